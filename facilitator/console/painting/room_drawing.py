"""A drawing made of characters in larger letters: its words grow, its lines are drawn anew between them.

Columns and rows in which no letter stands need not be as wide and as high as those of letters, so a drawing grows more
than its window has columns for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from rich.cells import cell_len

from facilitator.console.painting.block_face import ALIKE
from facilitator.console.painting.frames import frame, is_frame
from facilitator.console.painting.grids import Grid, drawn, packed, settable
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.pages import Line

ARROWS = "►◄▲▼"
DOT = "●"
LEAST = 2
"""Cells of a column, and lines of a row, that hold an arrowhead at least."""

Lines = tuple[str, ...]


def spread(lines: Lines, grid: Grid, width: int, style: Ink) -> tuple[int, Callable[[], list[Line]]]:
    """How many lines a drawing takes with letters of this size, and what draws it; none where it does not fit."""
    rows = _rows(lines)
    columns = _columns(rows)
    if columns is None or not settable([[(row, style.plain)] for row in rows], grid):
        return 0, list
    wide = _widths(rows, columns, grid, width)
    high = [_height(row, grid) for row in rows]
    if sum(wide) > width:
        return 0, list

    def draw() -> list[Line]:
        return [line for row, tall in zip(rows, high, strict=True) for line in _row(row, wide, tall, grid, style)]

    return sum(high), draw


@lru_cache(maxsize=64)
def _rows(lines: Lines) -> Lines:
    """The drawing without what is empty round it, each row as long as the longest."""
    kept = [line.translate(ALIKE).rstrip() for line in lines]
    left = min((len(line) - len(line.lstrip()) for line in kept if line), default=0)
    kept = [line[left:] for line in kept]
    wide = max(map(len, kept), default=0)
    return tuple(line.ljust(wide) for line in kept)


@lru_cache(maxsize=64)
def _columns(rows: Lines) -> tuple[bool, ...] | None:
    """For each column whether a letter stands in it, or the gap between two words; None: it has wide characters."""
    if any(cell_len(row) != len(row) for row in rows):
        return None
    letters = [[_is_letter(sign) for sign in row] for row in rows]
    for row, line in zip(rows, letters, strict=True):
        for x in range(1, len(row) - 1):
            line[x] = line[x] or (row[x] == " " and _is_letter(row[x - 1]) and _is_letter(row[x + 1]))
    return tuple(map(any, zip(*letters, strict=True)))


def _is_letter(sign: str) -> bool:
    return sign != " " and sign not in ARROWS and sign != DOT and not is_frame(sign)


def _widths(rows: Lines, columns: Sequence[bool], grid: Grid, width: int) -> list[int]:
    """Cells of each column: those of letters have what letters take, the others share the rest."""
    free, count = width - sum(columns) * grid.wide, len(columns) - sum(columns)
    share = max(1, min(grid.wide, free // max(1, count)))
    heads = [any(row[x] in ARROWS for row in rows) for x in range(len(columns))]
    return [
        grid.wide if letters else max(share, LEAST if head else 1) for letters, head in zip(columns, heads, strict=True)
    ]


def _height(row: str, grid: Grid) -> int:
    """Lines of a row: half as many where no letter stands."""
    if any(map(_is_letter, row)):
        return grid.high
    return max(grid.high // 2, LEAST if any(sign in "▲▼" for sign in row) else 1)


def _row(row: str, wide: Sequence[int], high: int, grid: Grid, style: Ink) -> Iterator[Line]:
    """One row of a drawing as lines of the screen."""
    tiles = [(_tile(sign, across, high, grid), sign) for sign, across in zip(row, wide, strict=True)]
    for y in range(high):
        runs = groupby(tiles, key=lambda tile: _is_letter(tile[1]) or tile[1] == " ")
        yield [("".join(tile[y] for tile, _ in run), style.plain if words else style.quiet) for words, run in runs]


def _tile(sign: str, wide: int, high: int, grid: Grid) -> Sequence[str]:
    """What stands for a sign in so many cells and lines."""
    if sign == " ":
        return [" " * wide] * high
    if _is_letter(sign):
        return drawn(sign, grid)
    across, down = (2 * wide if grid.fine else wide), 2 * high
    if is_frame(sign):
        return packed(frame(sign, across, down, grid.scale), grid.fine)
    most = max(3, across // 2 + 1 if grid.fine else across)
    flat = min(down, most) if sign in "►◄" else down
    head = [[False] * across] * ((down - flat) // 2) + _head(sign, across, flat)
    return packed([*head, *[[False] * across] * (down - len(head))], grid.fine)


def _head(sign: str, across: int, down: int) -> list[list[bool]]:
    """An arrowhead or a dot that fills its place."""

    def inside(x: float, y: float) -> bool:
        match sign:
            case "►":
                return abs(2 * y - 1) <= 1 - x
            case "◄":
                return abs(2 * y - 1) <= x
            case "▲":
                return abs(2 * x - 1) <= y
            case "▼":
                return abs(2 * x - 1) <= 1 - y
        return (2 * x - 1) ** 2 + (2 * y - 1) ** 2 <= 1

    return [[inside((x + 0.5) / across, (y + 0.5) / down) for x in range(across)] for y in range(down)]
