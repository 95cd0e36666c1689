"""The colours of the console, by what they mean.

Every meaning also has a word or a sign on the screen, so nothing is lost without colour. Contrast of text against
its ground is at least 4.5 to 1 in every theme (7 to 1 in high contrast); a test computes it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.color import Color

from facilitator.agenda.model import KindId
from facilitator.console.painting.lettering import named, wrap_runs
from facilitator.console.painting.spots import offered

KINDS: tuple[KindId, ...] = ("talk", "exercise", "report-back", "break")
"""The kinds of item that have a colour, in the order of a palette's."""
KIND_SIGNS: dict[KindId, str] = {"talk": "≡", "exercise": "◆", "report-back": "»", "break": "≈"}
"""What tells a kind of item where colours do not."""


class Palette(NamedTuple):
    """The colours of one theme, as "#rrggbb"."""

    name: str
    dark: bool
    ground: str
    """Behind everything."""
    panel: str
    """Behind bars and the line in hand."""
    line: str
    """Rules and frames."""
    text: str
    quiet: str
    """Text that can wait."""
    accent: str
    """Where we are: the current item, the running clock."""
    accent_ground: str
    """Behind the current row."""
    good: str
    """In hand, saved, done."""
    warn: str
    """Soon over, behind."""
    over: str
    """Time is up, not saved."""
    on_strong: str
    """Text on a ground of accent, warn or over."""
    talk: str
    """Items of each kind; each also has a sign of its own."""
    work: str
    report: str
    rest: str


DARK = Palette(
    name="dark",
    dark=True,
    ground="#12161c",
    panel="#1b222b",
    line="#3a4653",
    text="#e8e6e1",
    quiet="#9aa7b4",
    accent="#7cc4ff",
    accent_ground="#1d3448",
    good="#8fd694",
    warn="#f2c14e",
    over="#ff8a75",
    on_strong="#0d1116",
    talk="#8db1d8",
    work="#58c7a9",
    report="#cfa3f2",
    rest="#cdb58c",
)
LIGHT = Palette(
    name="light",
    dark=False,
    ground="#faf8f3",
    panel="#ecebe6",
    line="#c4bcab",
    text="#22262b",
    quiet="#5d6570",
    accent="#0b5c8e",
    accent_ground="#d6e8f4",
    good="#216b34",
    warn="#7d5200",
    over="#ab2412",
    on_strong="#ffffff",
    talk="#2f5f95",
    work="#0b6b58",
    report="#74389c",
    rest="#6b5a33",
)
CONTRAST = Palette(
    name="high contrast",
    dark=True,
    ground="#000000",
    panel="#000000",
    line="#ffffff",
    text="#ffffff",
    quiet="#ffffff",
    accent="#ffff00",
    accent_ground="#00005f",
    good="#00ff66",
    warn="#ffd000",
    over="#ff9d8a",
    on_strong="#000000",
    talk="#9fd0ff",
    work="#5dffd0",
    report="#e6b8ff",
    rest="#ffe0a0",
)
PALETTES = {palette.name: palette for palette in (DARK, LIGHT, CONTRAST)}


DIM = 0.32
"""How much of its colour is left in what lies below something modal."""
PAST = 0.20
"""How much of a kind's colour is left in what is over."""


Signs = tuple[tuple[str, str], ...]
"""What the trainer's own keys are called on the screen, by the commands' ids."""


class Ink:
    """Ready-made styles of one palette, and the words for keys; `plain` is ordinary text on the ground."""

    def __init__(self, palette: Palette, signs: Signs = (), plainly: bool = False, coarse: bool = False) -> None:
        """Mix the styles of a palette; `signs` are those of the trainer's own keys.

        `plainly`: the terminal has no half blocks, so nothing is drawn that is nothing without them.
        `coarse`: it has those, but no quarter ones.
        """
        self.palette = palette
        self.plainly, self.coarse = plainly, coarse
        self._own = dict(signs)
        self.ground = Color.parse(palette.ground)
        ground = f"on {palette.ground}"
        self.plain = Style.parse(f"{palette.text} {ground}")
        self.strong = Style.parse(f"bold {palette.text} {ground}")
        self.emphasis = Style.parse(f"italic {palette.text} {ground}")
        self.quiet = Style.parse(f"{palette.quiet} {ground}")
        self.line = Style.parse(f"{palette.line} {ground}")
        self.accent = Style.parse(f"{palette.accent} {ground}")
        self.title = Style.parse(f"bold {palette.accent} {ground}")
        self.good = Style.parse(f"{palette.good} {ground}")
        self.warn = Style.parse(f"bold {palette.warn} {ground}")
        self.over = Style.parse(f"bold {palette.over} {ground}")
        behind = self.ground.blend(Color.parse(palette.quiet), DIM).hex
        self.behind = Style.parse(f"{behind} {ground}")
        """What lies below something modal: to be seen, not to be read."""
        self.bar = Style.parse(f"{palette.text} on {palette.panel}")
        self.bar_strong = Style.parse(f"bold {palette.text} on {palette.panel}")
        self.bar_quiet = Style.parse(f"{palette.quiet} on {palette.panel}")
        self.bar_accent = Style.parse(f"bold {palette.accent} on {palette.panel}")
        self.bar_good = Style.parse(f"{palette.good} on {palette.panel}")
        self.bar_warn = Style.parse(f"bold {palette.warn} on {palette.panel}")
        self.bar_over = Style.parse(f"bold {palette.over} on {palette.panel}")
        self.here = Style.parse(f"bold {palette.text} on {palette.accent_ground}")
        self.here_quiet = Style.parse(f"{palette.text} on {palette.accent_ground}")
        self.key = Style.parse(f"bold {palette.accent} on {palette.panel}")
        self.alarm = Style.parse(f"bold {palette.on_strong} on {palette.over}")
        self.notice = Style.parse(f"bold {palette.on_strong} on {palette.warn}")
        self.chip = Style.parse(f"bold {palette.on_strong} on {palette.accent}")
        colours = (palette.talk, palette.work, palette.report, palette.rest)
        panel = Color.parse(palette.panel)
        mixed = {kind: panel.blend(Color.parse(colour), PAST).hex for kind, colour in zip(KINDS, colours, strict=True)}
        found = dict(zip(KINDS, colours, strict=True))
        self.kind = {kind: Style.parse(f"{colour} {ground}") for kind, colour in found.items()}
        """The sign of an item's kind, on the ground."""
        self.kind_here = dict.fromkeys(KINDS, self.here)
        """The same in the row in hand: there the sign alone tells it, as few colours can be read on that ground."""
        self.stretch = {kind: Style.parse(f"{palette.on_strong} on {colour}") for kind, colour in found.items()}
        """A stretch of the day that lies ahead."""
        self.stretch_past = {kind: Style.parse(f"{palette.text} on {colour}") for kind, colour in mixed.items()}
        """A stretch that is over."""

    def sign(self, command: str, usual: str) -> str:
        """What the key of a command is called."""
        return self._own.get(command, usual)

    def offers(self, words: str, shade: Style) -> list[tuple[str, Style]]:
        """A sentence as runs, with the signs of the keys that are really bound; a click on what it offers does it."""
        return offered(words, shade, self._own)

    def offers_in_parts(self, words: str, shade: Style, width: int) -> list[list[tuple[str, Style]]]:
        """The same in lines of at most `width` cells, broken where a dot parts what is offered.

        So no key stands without its word; only a part that is longer than a line is broken elsewhere.
        """
        lines: list[str] = []
        for part in words.split(" · "):
            if lines and cell_len(self.named(f"{lines[-1]} · {part}")) <= width:
                lines[-1] += f" · {part}"
            else:
                lines.append(part)
        return [runs for line in lines for runs in wrap_runs(self.offers(line, shade), width)]

    def named(self, words: str) -> str:
        """A sentence as it is to be painted: with the signs of the keys that are really bound."""
        return named(words, self._own)


@cache
def ink(name: str, signs: Signs = (), plainly: bool = False, coarse: bool = False, halves: bool = False) -> Ink:
    """The ink of a theme by its name; the dark one for a name that is not ours.

    `halves`: times are written with the hours of half a day. That is another ink, so that what was painted with the one
    before is not kept.
    """
    return Ink(PALETTES.get(name, DARK), signs, plainly, coarse)
