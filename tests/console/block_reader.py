"""Reads block letters back from a screen: what a person sees from the last row, as words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from facilitator.console.painting.block_face import LETTERS, ROWS, SPACE, drawn
from facilitator.console.painting.grids import COARSE, GRIDS, QUARTERS, Grid, signs_of
from facilitator.console.painting.grids import drawn as tile
from facilitator.console.painting.room_large import SIZES

BLOCKS = frozenset(QUARTERS)
QUARTERED = BLOCKS - frozenset(" ▀▄█")
FRAMES = "─│┌┐└┘├┤┬┴┼▎█░▀▄▏▍▌▋▊▉"
WORDS = re.compile(r"[^\0 ]+(?: [^\0 ]+)*")
EVERY = (*GRIDS, *(grid for grid in COARSE if grid not in GRIDS))


Columns = tuple[tuple[str, ...], ...]
"""A picture from left to right."""


@cache
def signs(scale: int) -> dict[tuple[str, ...], list[tuple[str, Columns]]]:
    """Every letter at a size, the widest first, by the first column of its picture."""
    found: dict[tuple[str, ...], list[tuple[str, Columns]]] = {}
    for sign in LETTERS:
        columns = tuple(zip(*drawn(sign, scale), strict=True))
        found.setdefault(columns[0], []).append((sign, columns))
    return {first: sorted(ones, key=lambda one: -len(one[1])) for first, ones in found.items()}


def height(scale: int) -> int:
    """How many lines of a screen a line of letters takes."""
    return -(-ROWS * scale // 2)


@lru_cache(maxsize=50_000)
def read_line(rows: tuple[str, ...], scale: int) -> str:
    """The words of one line of letters of this size; "" where it is none."""
    if not all(set(row) <= BLOCKS for row in rows):
        return ""
    wide = max(map(len, rows))
    rows = tuple(row.ljust(wide) for row in rows)
    end = max((len(row.rstrip()) for row in rows), default=0)
    start = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=end)

    if start >= end or tuple(row[start] for row in rows) not in signs(scale):
        return ""
    columns, empty = tuple(zip(*rows, strict=True)), (" ",) * len(rows)
    columns += (empty,) * (scale * SPACE)
    known = signs(scale)

    def from_here(x: int) -> str | None:
        for sign, picture in known.get(columns[x], ()):
            after = x + len(picture)
            if columns[x:after] != picture:
                continue
            if after >= end:
                return sign
            if any(column != empty for column in columns[after : after + scale]):
                continue
            rest = from_here(after + scale)
            if rest is not None:
                return sign + rest
        across = (SPACE + 1) * scale
        if x < end and all(column == empty for column in columns[x : x + across]):
            rest = from_here(x + across)
            return None if rest is None else " " + rest
        return None

    return (from_here(start) or "") if start < end else ""


@cache
def small_signs(grid: Grid) -> dict[tuple[str, ...], str]:
    """Every sign of a size, by its picture; where two look alike, the one that is written more often."""
    known = [*signs_of(grid), *FRAMES]
    return {tile(sign, grid)[: rows_of(grid)]: sign for sign in reversed(known)}


@cache
def rows_of(grid: Grid) -> int:
    """Lines of the screen in which a sign of this size has something."""
    return min(grid.high, -(-len(signs_of(grid)["A"]) * grid.scale // 2))


@lru_cache(maxsize=50_000)
def read_small(rows: tuple[str, ...], grid: Grid) -> str:
    """The words of one line of the small face in this size; "" where it is none."""
    wide = max(map(len, rows), default=0)
    rows = tuple(row.ljust(wide) for row in rows)
    start = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=wide)
    end = max((len(row.rstrip()) for row in rows), default=0)
    signs = small_signs(grid)
    for first in range(start, max(-1, start - grid.wide), -1):
        found = []
        for x in range(first, end, grid.wide):
            sign = signs.get(tuple(row[x : x + grid.wide].ljust(grid.wide) for row in rows))
            if sign is None:
                break
            found.append(sign)
        else:
            return "".join(found)
    return ""


def read(lines: Sequence[str]) -> list[str]:
    """A screen's lines, with the words in place of the block letters; of two that stand side by side, both."""
    found: list[str] = []
    y = 0
    while y < len(lines):
        for cut in (max(map(len, lines)), max(map(len, lines)) // 2):
            words, rows = _at([line[:cut] for line in lines[y:]])
            if words:
                found += [words, *(line[cut:] for line in lines[y : y + rows])]
                y += rows
                break
        else:
            found.append(lines[y])
            y += 1
    unread = groupby(found, lambda line: bool(set(line) <= BLOCKS and line.strip()))
    return [line for blocks, run in unread for line in (read_loose([*run]) if blocks else run)]


class Stretch(NamedTuple):
    """Words that were found somewhere: how many letters they have, where they begin, and how large they are."""

    letters: int
    y: int
    x: int
    text: str
    grid: Grid


def read_loose(lines: Sequence[str]) -> list[str]:
    """What stands among lines and boxes, wherever; the lines themselves where nothing does."""
    if not any(set(line) & QUARTERED for line in lines):
        return list(lines)
    wide = max(map(len, lines))
    rows = [line.ljust(wide) for line in lines]
    found = [stretch for grid in GRIDS for stretch in _stretches(rows, grid)]
    taken: set[tuple[int, int]] = set()
    kept: list[Stretch] = []
    beside = Counter((one.y, one.grid) for one in found if one.letters)
    for stretch in sorted(found, key=lambda one: (-one.letters, -beside[one.y, one.grid])):
        area = {
            (y, x)
            for y in range(stretch.y, stretch.y + rows_of(stretch.grid))
            for x in range(stretch.x, stretch.x + len(stretch.text) * stretch.grid.wide)
        }
        certain = stretch.letters > 1 or any(stretch.grid == one.grid for one in kept)
        if certain and not area & taken:
            taken |= area
            kept.append(stretch)
    kept.sort(key=lambda one: (one.y, one.x))
    return [" ".join(one.text for one in row) for _, row in groupby(kept, lambda one: one.y)] or list(lines)


def _stretches(rows: Sequence[str], grid: Grid) -> list[Stretch]:
    """All that can be read in letters of a size, wherever it begins."""
    known, high, found = small_signs(grid), rows_of(grid), []
    for y in range(len(rows) - high + 1):
        if not any(row.strip() for row in rows[y : y + high]):
            continue
        signs = [
            known.get(tuple(row[x : x + grid.wide] for row in rows[y : y + high]), "")
            for x in range(len(rows[0]) - grid.wide + 1)
        ]
        for first in range(grid.wide):
            line = "".join(sign if sign and sign not in FRAMES else "\0" for sign in signs[first :: grid.wide])
            for words in WORDS.finditer(line):
                letters = sum(map(str.isalnum, words[0]))
                found.append(Stretch(letters, y, first + words.start() * grid.wide, words[0], grid))
    return found


def sides(lines: Sequence[str]) -> list[list[str]]:
    """A screen as its two sides, parted where nothing stands in any line; one side where it stands all together."""
    wide = max(map(len, lines), default=0)
    rows = [line.ljust(wide) for line in lines]
    empty = [all(row[x] == " " for row in rows) for x in range(wide)]
    cuts = [x for x in range(wide // 4, 3 * wide // 4) if all(empty[x - 2 : x + 2])]
    cut = min(cuts, key=lambda x: abs(x - wide // 2), default=0)
    return [[row[:cut] for row in rows], [row[cut:] for row in rows]] if cut else [list(lines)]


def words_on(lines: Sequence[str]) -> str:
    """All words of a screen, whatever letters they are in; first of the whole of it, then of each of its sides."""
    halves = sides([line.rstrip() for line in lines])
    read_ones = [read([line.rstrip() for line in lines]), *(read(half) for half in halves if len(halves) > 1)]
    return " ".join(" ".join(" ".join(one).split()) for one in read_ones)


def _may_be_letters(lines: Sequence[str]) -> bool:
    """Whether a line of block letters can begin here: nothing but blocks stands in its first rows."""
    return all(set(line) <= BLOCKS for line in lines[:4])


def _at(lines: Sequence[str]) -> tuple[str, int]:
    """The words that begin at the first of these lines, and over how many they go."""
    if not set(lines[0]) <= BLOCKS or not any(line.strip() for line in lines[: SIZES[0]]):
        return "", 0
    for scale in SIZES if _may_be_letters(lines) else ():
        rows, least = [*lines, *[""] * height(scale)][: height(scale)], height(scale) - scale
        end = next((y for y in range(least, len(rows)) if not set(rows[y]) <= BLOCKS), len(rows))
        rows[end:] = [""] * (len(rows) - end)  # what stands below a line in which no letter goes under it
        if words := read_line(tuple(rows), scale):
            return words, end
    clear = next((y for y, line in enumerate(lines) if not set(line) <= BLOCKS), len(lines))
    for grid in EVERY:
        high = rows_of(grid)
        small = (*lines[:high], *[""] * (high - len(lines)))
        if clear >= min(high, len(lines)) and any(map(str.isalnum, words := read_small(small, grid))):
            return words, min(high, len(lines))
    return "", 0
