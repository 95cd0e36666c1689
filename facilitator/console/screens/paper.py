"""Something to read over the screen, and where it asks, to agree to: keys, notes, the end of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.agenda.model import Block
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import Key, key, with_own
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, strip_of
from facilitator.console.painting.pages import Line, block_lines, column_break, title, two_columns
from facilitator.console.painting.spots import does
from facilitator.console.painting.today import heading
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas, Painted


class Paper(Canvas):
    """Blocks of text that scroll."""

    top = Painted(0)

    def __init__(self, name: str, blocks: Sequence[Block], hint: str) -> None:
        """Take the heading, the text, and what the keys do."""
        super().__init__()
        self._name_line = name
        self._blocks = tuple(blocks)
        self._hint = hint

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Heading, text, and what the keys do."""
        body = paper_lines(self._blocks, width - 2, style)
        room = height - 3
        first = max(0, min(self.top, len(body) - room))
        lines = [heading(self._name_line, "", width, style), strip_of([], width, style.plain)]
        indent: Run = (" ", style.plain)
        lines += [strip_of([indent, *runs], width, style.plain) for runs in body[first : first + room]]
        lines += [strip_of([], width, style.plain)] * (height - 1 - len(lines))
        more = "↓ reads on" if first + room < len(body) else ""
        lines.append(
            beside(
                style.offers(f" {self._hint}", style.bar_quiet),
                [(f"{more} ", does(style.bar_accent, "paper.down"))],
                width,
                style.bar,
            )
        )
        return lines

    def scroll(self, way: int) -> None:
        """Scroll by screens, half a one at a time."""
        body = paper_lines(self._blocks, self.size.width - 2, self.ink)
        room = self.size.height - 3
        self.top = max(0, min(len(body) - room, self.top + way * max(1, room // 2)))


TWO, GUTTER = 140, 6
"""Cells from which on a paper has two columns, and those between them."""


def paper_lines(blocks: Sequence[Block], width: int, style: Ink) -> list[Line]:
    """The text in one column, or in two beside each other where there is room for them."""
    if width < TWO:
        return block_lines(blocks, width, style)
    half = (width - GUTTER) // 2
    lines = block_lines(blocks, half, style)
    at = column_break(lines, -(-len(lines) // 2))
    left, right = lines[:at], lines[at:]
    rows: list[Line] = []
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else []
        gap = " " * (half + GUTTER - sum(cell_len(text) for text, _ in one))
        rows.append([*one, (gap, style.plain), *(right[number] if number < len(right) else [])])
    return rows


CLOSE = "Close the paper; where it asks, without agreeing"


USUAL, WIDEST = 88, 180
"""Cells of a paper as it is usually; and of a window in which a long one takes two columns."""


class PaperScreen(OverTheDay[bool]):
    """A paper over the screen; gives True only where it asked and Enter agreed."""

    DEFAULT_CSS = """
    PaperScreen #paper { width: 88; max-width: 96%; height: 86%; }
    """

    def __init__(self, name: str, blocks: Sequence[Block], agree: str = "") -> None:
        """Show text; `agree` says what Enter does, where it asks."""
        super().__init__()
        self.heading = name
        self.blocks = blocks
        self.agreement = agree

    def compose(self) -> ComposeResult:
        """The paper."""
        hint = f"⟦paper.agree:enter⟧ {self.agreement} · ⟦paper.close:esc⟧ goes back"
        hint = hint if self.agreement else "⟦paper.close:esc⟧ closes"
        with Vertical(id="paper", classes="frame"):
            yield Paper(self.heading, self.blocks, hint)

    def on_mount(self) -> None:
        """Be no higher than the text needs."""
        paper, ink = self.query_one("#paper"), self.query_one(Paper).ink
        width = min(USUAL, self.size.width * 96 // 100) - 4
        lines = len(paper_lines(self.blocks, width, ink)) + 5
        if lines > self.size.height * 86 // 100 and self.size.width >= WIDEST:
            paper.styles.width = WIDEST - 16
            lines = len(paper_lines(self.blocks, WIDEST - 20, ink)) + 5
        paper.styles.height = min(lines, max(8, self.size.height * 86 // 100))

    @key("paper.close", "escape,q,question_mark", "close", CLOSE, where="paper")
    def close_paper(self) -> None:
        self.dismiss(False)

    @key("paper.agree", "enter", "agree", "Agree, where the paper asks; else close it", where="paper")
    def agree(self) -> None:
        self.dismiss(bool(self.agreement))

    @key("paper.down", "down,space,pagedown,right", "down", "Read on", 1, where="paper")
    @key("paper.up", "up,pageup,left", "up", "Read back", -1, where="paper")
    def read(self, way: int) -> None:
        self.query_one(Paper).scroll(way)


MOUSE = (
    ("click", "does what stands there: a key below, an offer, a heading; an issue, a line or a row is taken in hand"),
    ("twice", "opens it, as enter would"),
    ("right", "lists what can be done with it; the title opens the menu"),
    ("drag", "an issue to another group, an item to another place"),
    ("shift", "held down, the terminal's own selecting and copying works; mouse: off in settings.yaml has that always"),
)
"""What the mouse does."""


def mouse_help() -> list[Block]:
    """What the mouse does, under a heading."""
    return [title("With the mouse"), two_columns(MOUSE)]


def all_keys(keys: tuple[Key, ...], own: Mapping[str, str]) -> PaperScreen:
    """The commands of a screen that has no more than one place, and those that work everywhere, to be shown over it.

    `own` are the signs of the trainer's own keys by command.
    """
    found = (with_own(one, own) for one in (*keys, *Everywhere.KEYS))
    return PaperScreen("Keys", [two_columns((one.sign, one.help) for one in found), *mouse_help()])
