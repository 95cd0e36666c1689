"""What a deck's author has round a page on the room's screen: header, footer and number."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.painting.grids import grids_of, height_of, magnified, settable
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import clip, strip_of, wrap_runs
from facilitator.console.painting.pages import Line
from facilitator.live.queries.room_view import RoomFrame

LARGE = 8
"""In larger letters they take at most this part of the window's lines."""

Both = tuple[list[Line], list[Line]]
"""The lines above a page, and those below it."""


def framed(frame: RoomFrame, width: int, height: int, style: Ink) -> tuple[list[Strip], list[Strip]]:
    """The lines above and below a page: its author's header, and the footer with the page's number."""
    above, below = _large(frame, width, height, style) or _ordinary(frame, max(1, width - 4), height, style)
    return _strips(above, width, style), _strips(below, width, style)


def _strips(lines: Sequence[Line], width: int, style: Ink) -> list[Strip]:
    return [strip_of([("  ", style.plain), *line], width, style.plain) for line in lines]


def _large(frame: RoomFrame, width: int, height: int, style: Ink) -> Both | None:
    """In the smallest of larger letters, which are still those of a footer; none where they take too much."""
    grid = grids_of(style)[-1]
    across = (width - 4) // grid.wide
    if style.plainly or across < 1:
        return None
    above, below = _lines(frame, across, style)
    high = height_of(above, grid) + height_of(below, grid)
    if high > height // LARGE or not settable([*above, *below], grid):
        return None
    return magnified(above, grid), magnified(below, grid)


def _ordinary(frame: RoomFrame, width: int, height: int, style: Ink) -> Both:
    header, footer = _lines(frame, width, style)
    if len(header) + len(footer) > height // 2:
        return _squeezed(header, footer, width, height // 2, style)
    return header, footer


def _lines(frame: RoomFrame, width: int, style: Ink) -> Both:
    """Both in lines of this width, the number at the right end of the last one."""
    header = wrap_runs([(span.text, style.quiet) for span in frame.header], width) if frame.header else []
    footer = wrap_runs([(span.text, style.quiet) for span in frame.footer], width) if frame.footer else []
    if frame.number:
        footer = footer or [[]]
        space = width - sum(cell_len(text) for text, _ in footer[-1]) - cell_len(frame.number)
        if space < 1:
            footer, space = [*footer, []], width - cell_len(frame.number)
        footer[-1] = [*footer[-1], (" " * max(0, space), style.plain), (frame.number, style.quiet)]
    return header, footer


def _squeezed(header: Sequence[Line], footer: Sequence[Line], width: int, room: int, style: Ink) -> Both:
    """What stands round a page in a window that keeps its lines for the page: a line each, or one, with a mark."""
    above, below = (" ".join("".join(text for text, _ in line) for line in lines).strip() for lines in (header, footer))
    if room >= 2 and above and below:
        return [[(clip(above, width), style.quiet)]], [[(clip(below, width), style.quiet)]]
    both = clip("  ".join(filter(None, (above, below))), width)
    return [], [[(both, style.quiet)]] if room and both else []
