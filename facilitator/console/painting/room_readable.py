"""What a large window holds at once in ordinary letters alone, too small for the last row: in a few parts instead.

Only where larger letters need few parts. Small windows, in which ordinary letters are large, are none of its concern.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.measuring import widest_drawing
from facilitator.console.painting.grids import (
    QUARTERS,
    WIDEST,
    Grid,
    grids_of,
    height_of,
    magnified,
    settable,
    words_in,
)
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.pages import Line
from facilitator.console.painting.room_board import NARROWEST, board_parts
from facilitator.console.painting.room_large import enlarged
from facilitator.console.painting.room_parts import turned
from facilitator.console.painting.room_tasks import LOWEST, clock_head
from facilitator.console.painting.room_text import pieces_for, set_block, text_lines
from facilitator.console.painting.wall import longest_of, wall_parts
from facilitator.live.queries.room_view import RoomView

LEAST = (40, 12)
"""Signs of the letters that are read from the last row that a window holds at least, across and down."""
FEW = 2
"""So many parts are better than smaller letters."""
MOST = 4
"""Parts of a page at most; of a board there may be more, whose turns they follow, and of a wall."""

Parts = tuple[list[list[Strip]], int]
"""The screens of a view, and which of them it asks for, from 0."""


def readable_parts(view: RoomView, width: int, height: int, style: Ink) -> Parts | None:
    """The parts in larger letters; None where it is better as it is."""
    grids = [Grid(4, 3, 1)] if style.coarse else [Grid(3, 4, 1, True), grids_of(style)[-1]]
    if style.plainly or width // grids[0].wide < LEAST[0] or height // grids[0].high < LEAST[1]:
        return None
    if view.blocks and not view.columns and view.wall is None and _stands(view, width, height, style):
        return None
    found: Parts | None = None
    for grid in grids:
        found = _set(view, width, height, grid, style) or found
        if found is not None and len(found[0]) <= FEW:
            break
    return found


def _set(view: RoomView, width: int, height: int, grid: Grid, style: Ink) -> Parts | None:
    """The parts in letters of a size: as gaps are lower than lines, as many lines in each as there is room for."""
    across, down = width // grid.wide, height // grid.high
    for lines in dict.fromkeys((down * 3 // 2, down * 5 // 4, down * 9 // 8, down)):
        parts = _parts(view, across, lines, style)
        large = (
            [_large([bare(strip) for strip in part], height, grid) for part in parts[0]] if parts is not None else []
        )
        if parts is not None and all(large):
            return [strips_of(part, width, style) for part in large], parts[1]
    return None


def _large(lines: list[Line], height: int, grid: Grid) -> list[Line]:
    """A part that ends in which one it is, exactly so high; nothing where it has no room."""
    *body, foot = lines
    while body and not "".join(text for text, _ in body[-1]).strip():
        body.pop()
    spare = height - height_of(body, grid) - grid.high
    if spare < 0 or not settable(lines, grid):
        return []
    return [*magnified(body, grid), *[[]] * spare, *magnified([foot], grid)]


def is_large(painted: Sequence[Strip]) -> bool:
    """Whether what is painted stands in larger letters already."""
    return any(strip.text.strip() and set(strip.text) <= BLOCKS for strip in painted)


BLOCKS = frozenset(QUARTERS)


def _stands(view: RoomView, width: int, height: int, style: Ink) -> bool:
    """Whether all of a page can be seen in larger letters at once."""
    tall = height - 2 if view.clock is None else height - LOWEST
    return bool(enlarged(pieces_for(view, style), width - 4, tall, style, ordinary=False))


def _parts(view: RoomView, across: int, down: int, style: Ink) -> Parts | None:
    """What can be seen at once in a window of so many signs, where that takes few parts."""
    if view.columns:
        return _board(view, across, down, style)
    if view.wall is not None:
        parts = wall_parts(view, across, down, style) if longest_of(view.wall) <= across else []
        return (parts, min(max(view.part, 0), len(parts) - 1)) if parts else None
    if view.shows in ("page", "part", "support", "task") and view.blocks and not (view.stepped or view.feedback):
        return _page(view, across, down, style)
    return None


def _board(view: RoomView, across: int, down: int, style: Ink) -> Parts | None:
    words = (word for column in view.columns for one in column.issues for word in one.text.split())
    if max(map(cell_len, words), default=0) > NARROWEST * 2 // 3:
        return None
    parts, following = board_parts(view, across, down, style)
    return (parts, following) if 1 < len(parts) <= MOST * len(view.columns) else None


def _page(view: RoomView, across: int, down: int, style: Ink) -> Parts | None:
    if widest_drawing(view.blocks) > across - 4:
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
