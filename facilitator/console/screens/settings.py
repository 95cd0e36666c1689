"""The settings: each a row with what holds and what it is for; arrows change it at once, and it is kept at once."""

from __future__ import annotations

from typing import NamedTuple, cast

from msgspec.structs import asdict
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.times_of_day import WAYS
from facilitator.console.bell import ring
from facilitator.console.key import key
from facilitator.console.painting.dates import DATES, date_words
from facilitator.console.painting.ink import PALETTES, Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.sheet import Content, Row, sheet_lines
from facilitator.console.painting.spots import Spot
from facilitator.console.program import program
from facilitator.console.screens.over import OverTheDay, open_over
from facilitator.console.screens.own_keys import OwnKeysScreen
from facilitator.console.settings import READ, SOUNDS, SettingChanges
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine


class Setting(NamedTuple):
    """A setting: its name in the file, what it is called, what it is for, and its values (none: it is typed)."""

    name: str
    title: str
    about: str
    values: tuple[tuple[object, str], ...] = ()
    later: bool = False
    """Whether it holds only from the next start on."""


YES_NO: tuple[tuple[object, str], ...] = ((True, "yes"), (False, "no"))
ON_OFF: tuple[tuple[object, str], ...] = ((True, "on"), (False, "off"))

TIMES: tuple[tuple[object, str], ...] = ((WAYS[0], "14:05"), (WAYS[1], "2:05 pm"))
"""Each way with a time in it."""

COLOURS: tuple[tuple[object, str], ...] = tuple((name, name) for name in PALETTES)

SETTINGS = (
    Setting("theme", "Colours here", "The console's own windows.", COLOURS),
    Setting(
        "room_theme", "Colours in the room", "A bright room needs light ones.", tuple((n, n) for n in PALETTES), True
    ),
    Setting(
        *("bell", "Bell when time is up", "Never while a case is read."),
        (("plan", "where the plan asks for it"), ("on", "always"), ("off", "never")),
    ),
    Setting("bell_sound", "How it rings", "b rings it now.", tuple((sound, sound) for sound in SOUNDS)),
    Setting("mouse", "Mouse", "Off, the terminal's own selecting works as anywhere.", ON_OFF, True),
    Setting("one_screen", "Participants see this screen", "Then the day opens in the room's layout.", YES_NO, True),
    Setting("reviewer", "Your initials", "They sign comments in the review; a role will do."),
    Setting("room_size", "The room's window", "Columns and rows, such as 60x16: what has to come in parts is named."),
    Setting("dates", "Dates", "As they are written on the screens.", tuple((way, way) for way in DATES)),
    Setting("times", "Times", "As people read them; both ways are understood where one is typed.", TIMES),
    Setting(
        *("csv", "Tables (CSV)", "As the spreadsheet here expects them; Excel in most of Europe wants semicolons."),
        (("comma", "parted by commas"), ("semicolon", "parted by semicolons")),
    ),
    Setting(
        *("glyphs", "Bars and figures", "Plain, where the terminal's font shows squares or question marks."),
        (("auto", "as the terminal can"), ("plain", "plain characters"), ("full", "full")),
        True,
    ),
    Setting("keys", "Keys", "All commands with their keys; enter lists them, to give one another."),
)
"""All of them, in the order in which they stand."""


class SettingRows(Canvas):
    """The settings, one in hand."""

    shown: Painted[Content] = Painted(Content(""))
    at = Painted("")

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The rows, and what the keys do."""
        lines = sheet_lines(self.shown, self.at, width, height - 1, style, airy=height > LOFTY)
        hint = " ⟦settings.next:→⟧ ⟦settings.previous:←⟧ change · ⟦settings.type:enter⟧ types or changes"
        hint += " · ⟦settings.ring:b⟧ rings the bell · ⟦settings.close:esc⟧ closes"
        return [*lines, strip_of([(style.named(hint), style.bar_quiet)], width, style.bar)]


LOFTY = 30
"""Lines from which on the rows stand apart."""


class SettingsScreen(OverTheDay[None]):
    """All settings. What is changed holds and is kept at once; other lines of the file stay as they are."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    SettingsScreen #settings { width: 96; max-width: 96%; height: 22; max-height: 100%; }
    SettingsScreen.-lofty #settings { height: 38; }
    SettingsScreen SettingRows { height: 1fr; }
    SettingsScreen TypedLine { display: none; }
    SettingsScreen.-typing TypedLine { display: block; }
    SettingsScreen Message { height: 1; }
    """

    def __init__(self) -> None:
        """Begin with the first in hand."""
        super().__init__()
        self._at = SETTINGS[0].name
        self._rows, self._line, self._message = SettingRows(), TypedLine(self), Message()

    def compose(self) -> ComposeResult:
        """The rows, the line to type in, words."""
        with Vertical(id="settings", classes="frame"):
            yield self._rows
            yield self._line
            yield self._message

    def on_mount(self) -> None:
        """Show what holds."""
        super().on_mount()
        self._show()

    @property
    def _setting(self) -> Setting:
        return next(one for one in SETTINGS if one.name == self._at)

    def _now(self, one: Setting) -> object:
        if one.name == "keys":
            own = len(program(self).changing_keys.own())
            return f"{own} of your own" if own else "the usual ones"
        return asdict(program(self).settings)[one.name]

    def _show(self) -> None:
        rows = []
        for one in SETTINGS:
            now = self._now(one)
            words = next((told for value, told in one.values if value == now), str(now) or "nothing yet")
            if one.name == "dates":
                words = date_words(program(self).localise(program(self).clock.now().wall).date(), str(now))
            about = one.about + (" It holds from the next start on." if one.later else "")
            rows.append(Row(one.name, one.title, words, (("", about),) if one.name == self._at else ()))
        path = program(self).folder / "settings.yaml"
        self._rows.shown = Content("Settings", "kept at once", (f"They stand in {path}.",), tuple(rows))
        self._rows.at = self._at

    def take_thing(self, spot: Spot) -> None:
        """Take the setting that was clicked in hand."""
        if any(one.name == spot.name for one in SETTINGS):
            self._at = spot.name
            self._show()

    @key("settings.up", "up,pageup", "up", "The setting above", -1, where="settings")
    @key("settings.down", "down,pagedown", "down", "The setting below", 1, where="settings")
    def move(self, way: int) -> None:
        names = [one.name for one in SETTINGS]
        self._at = names[max(0, min(len(names) - 1, names.index(self._at) + way))]
        self._show()

    @key("settings.next", "right,space", "change", "The next value", 1, where="settings")
    @key("settings.previous", "left", "change back", "The value before", -1, where="settings")
    def turn(self, way: int) -> None:
        one = self._setting
        if not one.values:
            self.type_value()
            return
        values = [value for value, _ in one.values]
        self._keep(one, values[(values.index(self._now(one)) + way) % len(values)])

    @key("settings.type", "enter", "change", "Type it, or take the next value", where="settings")
    def type_value(self) -> None:
        one = self._setting
        if one.values:
            self.turn(1)
            return
        if one.name == "keys":
            open_over(self.app, OwnKeysScreen(), lambda _: self._show())
            return
        self._line.value = str(self._now(one))
        self.add_class("-typing")
        self.set_focus(self._line, scroll_visible=False)

    @key("settings.ring", "b", "ring", "Ring the bell as it is set", where="settings")
    def ring_now(self) -> None:
        ring(self.app, program(self).settings.bell_sound)
        self._message.words = "The bell rang. Nothing heard? The terminal's own settings may have it off."

    @key("settings.close", "escape,q", "close", "Close the settings", where="settings")
    def close_settings(self) -> None:
        self.dismiss()

    def _keep(self, one: Setting, value: object) -> None:
        """Remember it, and let it hold where it can at once."""
        if one.name == "theme":
            self.app.theme = str(value)
        program(self).remember(**cast(SettingChanges, {one.name: value}))
        self._message.words = f"{one.title}: kept."
        self._show()

    def line_edited(self, line: TypedLine) -> None:
        """Nothing is told of a word half typed."""

    def line_entered(self, line: TypedLine) -> None:
        """Keep what was typed, or say what it should be."""
        one = self._setting
        try:
            value = READ[one.name](clean_line(line.value))
        except ValueError as problem:
            self._message.words = f"{one.title} {problem}."
            return
        self._leave_line()
        self._keep(one, value)

    def line_left(self, line: TypedLine, key: str) -> None:
        """Out of the line; what held before still does."""
        self._leave_line()

    def _leave_line(self) -> None:
        self.remove_class("-typing")
        self.set_focus(None)
