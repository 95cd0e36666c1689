"""A drawing made of characters as lines, arrowheads and words, so that a page can draw it sharp at any size.

Everything is told in cells: one is `ACROSS` wide and `DOWN` high, as a terminal's is. What stands in a cell and is no
part of a line stays a letter; so code, which has none, is letters alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from rich.cells import cell_len

ACROSS, DOWN = 10, 20
"""The size of a cell, in the drawing's own units."""

Way = tuple[int, int]

UP, RIGHT, BELOW, LEFT = (0, -1), (1, 0), (0, 1), (-1, 0)
WAYS: dict[str, tuple[Way, ...]] = {
    "UP": (UP,),
    "RIGHT": (RIGHT,),
    "DOWN": (BELOW,),
    "LEFT": (LEFT,),
    "VERTICAL": (UP, BELOW),
    "HORIZONTAL": (LEFT, RIGHT),
}
"""How the names of box characters tell where their lines lead."""

ARROWS: dict[str, Way] = {
    **dict.fromkeys("►▶", RIGHT),
    **dict.fromkeys("◄◀", LEFT),
    **dict.fromkeys("▲", UP),
    **dict.fromkeys("▼", BELOW),
}
DOT = "●"
WORDS = re.compile(r"\S+(?: \S+)*")


class Words(msgspec.Struct, frozen=True):
    """Letters that stand together: where they begin, and how many cells they take."""

    column: int
    row: int
    cells: int
    text: str


class Diagram(msgspec.Struct, frozen=True):
    """A drawing: its size in units; its lines, broken lines and filled shapes as SVG writes paths; its words."""

    width: int
    height: int
    lines: str
    broken: str
    shapes: str
    words: tuple[Words, ...]


def diagram_of(lines: Sequence[str]) -> Diagram:
    """A drawing's lines as something to draw."""
    cells = [_cells(line) for line in lines]
    solid: list[str] = []
    broken: list[str] = []
    shapes: list[str] = []
    words: list[Words] = []
    for row, line in enumerate(cells):
        for column, sign in enumerate(line):
            if sign in ARROWS:
                shapes.append(_arrow(column, row, ARROWS[sign]))
            elif sign == DOT:
                shapes.append(_dot(column, row))
            elif _is_box(sign):
                (broken if "DASH" in unicodedata.name(sign) else solid).extend(_box(column, row, sign))
        words += _words(row, line)
    width = max(map(len, cells), default=1)
    return Diagram(
        max(1, width) * ACROSS, max(1, len(cells)) * DOWN, "".join(solid), "".join(broken), "".join(shapes), (*words,)
    )


def _cells(line: str) -> list[str]:
    """What stands in each cell; a wide character leaves the one after it empty, a mark stays with its letter."""
    found: list[str] = []
    for sign in line:
        size = cell_len(sign)
        if size == 0 and found:
            found[-1] += sign
        else:
            found += [sign, *[""] * (size - 1)]
    return found


def _is_box(sign: str) -> bool:
    return len(sign) == 1 and "─" <= sign <= "╿" and "DIAGONAL" not in unicodedata.name(sign)


def _is_drawn(sign: str) -> bool:
    return sign in ARROWS or sign == DOT or _is_box(sign)


def _words(row: int, line: Sequence[str]) -> Iterator[Words]:
    """The stretches of letters in a line, which end where a line is drawn or where more than one cell is empty."""
    text = "".join(" " if _is_drawn(sign) else sign[:1] or "\0" for sign in line)
    for found in WORDS.finditer(text):
        whole = "".join(line[found.start() : found.end()])
        yield Words(found.start(), row, found.end() - found.start(), whole)


def _middle(column: int, row: int) -> tuple[int, int]:
    return column * ACROSS + ACROSS // 2, row * DOWN + DOWN // 2


def _box(column: int, row: int, sign: str) -> Iterator[str]:
    """The lines of a box character: from the middle of its cell to each side that its name tells; double ones twice."""
    x, y = _middle(column, row)
    for (dx, dy), double in _sides(unicodedata.name(sign)):
        for off in (-2, 2) if double else (0,):
            side, up = (off, 0) if dy else (0, off)
            yield f"M{x + side - 2 * dx * double} {y + up - 2 * dy * double}"
            yield f"L{x + side + dx * ACROSS // 2} {y + up + dy * DOWN // 2}"


def _sides(name: str) -> Iterator[tuple[Way, bool]]:
    """Where the lines of a box character lead, and whether each is double."""
    words = name.split()
    for word, after in pairwise([*words, ""]):
        for way in WAYS.get(word, ()):
            yield way, after == "DOUBLE" or (words[2:3] == ["DOUBLE"] and "SINGLE" not in words)


def _arrow(column: int, row: int, way: Way) -> str:
    """A head that fills its cell, with its point where the way leads."""
    x, y = _middle(column, row)
    dx, dy = way
    if dx:
        return f"M{x + 5 * dx} {y}L{x - 5 * dx} {y - 6}L{x - 5 * dx} {y + 6}Z"
    return f"M{x} {y + 10 * dy}L{x - 6} {y - 3 * dy}L{x + 6} {y - 3 * dy}ZM{x} {y}L{x} {y - 10 * dy}"


def _dot(column: int, row: int) -> str:
    x, y = _middle(column, row)
    return f"M{x - 5} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"
