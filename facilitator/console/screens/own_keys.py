"""The keys: every command with its key, found by its name; another key is pressed, and kept where no other has it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key as Pressed

from facilitator.agenda.cleaning import clean_line
from facilitator.console.finding import find
from facilitator.console.key import Key, key, with_own
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.spots import Spot
from facilitator.console.program import ChangesKeys, program
from facilitator.console.sayings import wanted
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.pick import ChoiceList
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine

HINT = "enter: another key · del: the usual one · esc out"
PLACES = {"lead": "the day", "anywhere": "everywhere", "line": "while you type", "sheet": "every sheet"}
"""What places are called here, where that is not what they are called anywhere."""

FIRST = ("lead", "anywhere", "board", "line", "forms", "happened")
"""The places whose commands stand first."""

HOLDS = "It holds in this window now, in others from their next start."
USUAL = "Give the command in hand its usual key back; in a line with letters, take one away"


class OwnKeysScreen(OverTheDay[None]):
    """All commands with their keys. What is changed stands in `keys.yaml` at once, and holds at once."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    OwnKeysScreen #own-keys { width: 96; max-width: 96%; height: 90%; }
    OwnKeysScreen ChoiceList { height: 1fr; }
    OwnKeysScreen Message { height: 1; }
    """

    def __init__(self) -> None:
        """Begin with what is pressed most, on the day."""
        super().__init__()
        self._keys: dict[str, Key] = {}
        self._waiting = ""
        """The command that the next key is for; "" where none is asked for."""
        self._list, self._message = ChoiceList("Keys", HINT), Message()
        self._line = TypedLine(self, placeholder="in your own words: pause, fire alarm, another table")

    def compose(self) -> ComposeResult:
        """The list over words and the line."""
        with Vertical(id="own-keys", classes="frame"):
            yield self._list
            yield self._message
            yield self._line

    def on_mount(self) -> None:
        """List all."""
        super().on_mount()
        listed = self._changing.commands()
        listed.sort(key=lambda one: FIRST.index(one.where) if one.where in FIRST else len(FIRST))
        self._keys = {one.id: one for one in listed}
        self._show()
        self.set_focus(self._line, scroll_visible=False)

    @property
    def _changing(self) -> ChangesKeys:
        return program(self).changing_keys

    def _show(self, at: str = "") -> None:
        """List what the typed words mean, with the keys that hold now."""
        here = program(self)
        own = self._changing.own()
        keys = [with_own(one, here.signs) for one in self._keys.values()]
        choices = {one.id: self._choice(one, own=one.id in own) for one in keys}
        listed = [wanted(one) for one in keys]
        found = find(listed, clean_line(self._line.value), {})
        self._list.show([choices[name] for name in found], found.index(at) if at in found else 0)

    def _choice(self, one: Key, *, own: bool) -> Choice:
        usual = self._keys[one.id]
        sign = f"{one.sign} (usually {usual.sign})" if own else one.sign
        return Choice(
            one.id,
            one.label,
            f"{PLACES.get(one.where, one.where)} · {sign}",
            below=self._changing.stays(usual) or one.help,
        )

    @property
    def _chosen(self) -> Key | None:
        chosen = self._list.chosen
        return self._keys[chosen.id] if chosen is not None else None

    # -- keys ---------------------------------------------------------------------------------------------

    def take_key(self, event: Pressed) -> bool:
        """Take the key that was asked for, whatever it does elsewhere; Esc leaves things as they are."""
        if not self._waiting:
            return False
        one, self._waiting = self._keys[self._waiting], ""
        if event.key == "escape":
            self._message.words = f"{one.label}: as it was."
        else:
            self._done(one, self._changing.give(one, event.key))
        return True

    def _done(self, one: Key, trouble: str) -> None:
        """Let the file hold, and say so; or say why nothing was changed."""
        if not trouble:
            program(self).take_own_keys()
        sign = with_own(one, program(self).signs).sign
        self._message.words = trouble or f"{one.label}: {sign}. {HOLDS}"
        self._show(one.id)

    @key("own_keys.down", "down", "down", "The next command", 1, where="own keys")
    @key("own_keys.page_down", "pagedown", "on", "Ten commands on", 10, where="own keys")
    @key("own_keys.page_up", "pageup", "back", "Ten commands back", -10, where="own keys")
    def move(self, way: int) -> None:
        self._list.move(way)

    @key("own_keys.usual", "delete,backspace", "usual key", USUAL, where="own keys", first=True)
    def give_usual_back(self) -> None:
        if self._line.value:
            self._line.action_delete_left()
        elif (one := self._chosen) is not None:
            self._done(one, self._changing.give_back(one))

    # -- the line and the mouse ---------------------------------------------------------------------------

    def take_thing(self, spot: Spot) -> None:
        """Take a command in hand."""
        self._list.take(spot.name)

    def line_edited(self, line: TypedLine) -> None:
        """List what these words may mean."""
        self._message.words = ""
        self._show()

    def line_entered(self, line: TypedLine) -> None:
        """Ask for the new key of the command in hand, or say why it has none."""
        one = self._chosen
        if one is None:
            return
        stays = self._changing.stays(one)
        self._message.words = stays or f"Press the new key for “{one.label}” now. Esc leaves it as it is."
        self._waiting = "" if stays else one.id

    def line_left(self, line: TypedLine, key: str) -> None:
        """The letters away first, then out; the other keys move."""
        if key == "escape" and line.value:
            line.value = ""
        elif key == "escape":
            self.dismiss()
        else:
            self.move(-1 if key == "up" else 1)
