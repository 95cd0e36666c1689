"""What a large window holds at once in ordinary letters alone, too small for the last row: in a few parts instead.

Only where larger letters need few parts. Small windows, in which ordinary letters are large, are none of its concern.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.measuring import widest_drawing
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.pages import Line
from facilitator.console.painting.room_board import NARROWEST, board_lines, board_parts
from facilitator.console.painting.room_large import enlarged
from facilitator.console.painting.room_parts import turned
from facilitator.console.painting.room_tasks import LOWEST, clock_head
from facilitator.console.painting.room_text import blank, pieces_for, set_block, text_lines
from facilitator.console.painting.small_face import GRIDS, WIDEST, magnified, settable, words_in
from facilitator.live.queries.room_view import RoomView

GRID = GRIDS[-1]
"""The letters that are read from the last row."""
LEAST = (40, 16)
"""Signs of them that a window holds at least, across and down."""
MOST = 3
"""Parts of a page at most; of a board there may be as many as groups, whose turns it follows."""

Parts = tuple[list[list[Strip]], int]
"""The screens of a view, and which of them it asks for, from 0."""


def readable_parts(view: RoomView, width: int, height: int, style: Ink) -> Parts | None:
    """The parts in larger letters; None where it is better as it is."""
    across, down = width // GRID.wide, height // GRID.high
    if style.plainly or across < LEAST[0] or down < LEAST[1]:
        return None
    parts = None
    if view.columns:
        parts = _board(view, across, down, style)
    elif view.shows in ("page", "part", "support", "task") and view.blocks and not (view.stepped or view.feedback):
        parts = _page(view, width, height, style)
    if parts is None or not all(settable([bare(strip) for strip in part]) for part in parts[0]):
        return None
    large = [strips_of(magnified([bare(strip) for strip in part], GRID), width, style) for part in parts[0]]
    return [[*part, *[blank(width, style)] * (height - len(part))] for part in large], parts[1]


def _board(view: RoomView, across: int, down: int, style: Ink) -> Parts | None:
    if len(board_lines(view, across, down, style)) <= down:
        return None  # it stands in larger letters as it is
    words = (word for column in view.columns for one in column.issues for word in one.text.split())
    if max(map(cell_len, words), default=0) > NARROWEST * 2 // 3:
        return None
    parts, following = board_parts(view, across, down, style)
    return (parts, following) if 1 < len(parts) <= len(view.columns) else None


def _page(view: RoomView, width: int, height: int, style: Ink) -> Parts | None:
    across, down = width // GRID.wide, height // GRID.high
    if widest_drawing(view.blocks) > across - 4:
        return None
    tall = height - 2 if view.clock is None else height - LOWEST
    if enlarged(pieces_for(view, style), width - 4, tall, ordinary=False):
        return None
    lines = text_lines(view, across, 0, style)
    if words_in(lines) != words_in(text_lines(view, WIDEST, 0, style)):
        return None
    above = clock_head(view, view.clock, across, style) if view.clock is not None else []
    parts = turned([*above, *set_block(lines, across, style)], len(above), across, down, style)
    return (parts, min(max(view.part, 0), len(parts) - 1)) if 1 < len(parts) <= MOST else None


def strips_of(lines: Sequence[Line], width: int, style: Ink) -> list[Strip]:
    """Lines as strips of a width."""
    return [strip_of(line, width, style.plain) for line in lines]


def bare(strip: Strip) -> Line:
    """A strip's runs."""
    return [(segment.text, segment.style or Style.null()) for segment in strip]
