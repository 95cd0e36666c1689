"""A small face for running text in larger letters than ordinary ones: each sign in three pixels by six.

Whatever stands in lines of runs can be set in it, with its colours, its frames and its bars: a cell of the one becomes
four cells by three of the other, or by four with air between the lines, and twice that again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from facilitator.console.painting.block_face import doubled
from facilitator.console.painting.pages import Line

ACROSS, DOWN = 4, 6
"""Pixels of a sign with the gap behind it, and its rows; the last one is below the line."""

DRAWN = """
A .#.|#.#|###|#.#|#.#
B ##.|#.#|##.|#.#|##.
C .##|#..|#..|#..|.##
D ##.|#.#|#.#|#.#|##.
E ###|#..|##.|#..|###
F ###|#..|##.|#..|#..
G .##|#..|#.#|#.#|.##
H #.#|#.#|###|#.#|#.#
I ###|.#.|.#.|.#.|###
J ..#|..#|..#|#.#|.#.
K #.#|#.#|##.|#.#|#.#
L #..|#..|#..|#..|###
M #.#|###|###|#.#|#.#
N #.#|###|###|###|#.#
O .#.|#.#|#.#|#.#|.#.
P ##.|#.#|##.|#..|#..
Q .#.|#.#|#.#|.#.|..#
R ##.|#.#|##.|#.#|#.#
S .##|#..|.#.|..#|##.
T ###|.#.|.#.|.#.|.#.
U #.#|#.#|#.#|#.#|###
V #.#|#.#|#.#|#.#|.#.
W #.#|#.#|###|###|#.#
X #.#|#.#|.#.|#.#|#.#
Y #.#|#.#|.#.|.#.|.#.
Z ###|..#|.#.|#..|###
a ...|##.|.##|#.#|.##
b #..|##.|#.#|#.#|##.
c ...|.##|#..|#..|.##
d ..#|.##|#.#|#.#|.##
e ...|.#.|#.#|##.|.##
f ..#|.#.|###|.#.|.#.
g ...|.##|#.#|#.#|.##|##.
h #..|##.|#.#|#.#|#.#
i .#.|...|.#.|.#.|.#.
j ..#|...|..#|..#|..#|##.
k #..|#.#|##.|##.|#.#
l ##.|.#.|.#.|.#.|.##
m ...|###|###|#.#|#.#
n ...|##.|#.#|#.#|#.#
o ...|.#.|#.#|#.#|.#.
p ...|##.|#.#|#.#|##.|#..
q ...|.##|#.#|#.#|.##|..#
r ...|#.#|##.|#..|#..
s ...|.##|#..|.##|##.
t .#.|###|.#.|.#.|.##
u ...|#.#|#.#|#.#|.##
v ...|#.#|#.#|#.#|.#.
w ...|#.#|#.#|###|###
x ...|#.#|.#.|.#.|#.#
y ...|#.#|#.#|#.#|.##|##.
z ...|###|..#|#..|###
0 ###|#.#|#.#|#.#|###
1 .#.|##.|.#.|.#.|###
2 ##.|..#|.#.|#..|###
3 ##.|..#|.#.|..#|##.
4 #.#|#.#|###|..#|..#
5 ###|#..|##.|..#|##.
6 .##|#..|###|#.#|###
7 ###|..#|..#|.#.|.#.
8 ###|#.#|###|#.#|###
9 ###|#.#|###|..#|##.
. ...|...|...|...|.#.
, ...|...|...|...|.#.|#..
: ...|.#.|...|...|.#.
; ...|.#.|...|...|.#.|#..
! .#.|.#.|.#.|...|.#.
? ##.|..#|.#.|...|.#.
' .#.|.#.
" #.#|#.#
\u2018 ..#|.#.
\u2019 .#.|#..
\u201c .##|##.
\u201d ##.|.##
- ...|...|###
\u2013 ...|...|####
\u2014 ...|...|...|####
( ..#|.#.|.#.|.#.|..#
) #..|.#.|.#.|.#.|#..
[ .##|.#.|.#.|.#.|.##
] ##.|.#.|.#.|.#.|##.
< ..#|.#.|#..|.#.|..#
> #..|.#.|..#|.#.|#..
/ ..#|..#|.#.|#..|#..
\\ #..|#..|.#.|..#|..#
& .#.|#..|.#.|#.#|.##
+ ...|.#.|###|.#.
= ...|###|...|###
% #.#|..#|.#.|#..|#.#
\u2026 ...|...|...|...|#.#
\u00b7 ...|...|.#.
\u2022 ...|.##|.##
\u2023 ...|#..|##.|#..
* #.#|.#.|#.#
# #.#|###|#.#|###|#.#
\u00a3 .##|.#.|###|.#.|###
@ .#.|#.#|###|#..|.##
_ ...|...|...|...|...|###
\u2192 ...|.#.|####|.#.
\u2190 ...|.#..|####|.#..
\u00d7 ...|#.#|.#.|#.#
\u00b0 .#.|#.#|.#.
\u2713 ...|..#|..#|#.#|.#.
\u25cf ...|###|###|###
\u25d0 ...|###|##.|###
\u25c6 .#.|###|###|###|.#.
\u25c7 ...|.#.|#.#|.#.
\u2500 ....|....|####
\u2502 .#..|.#..|.#..|.#..|.#..|.#..
\u250c ....|....|.###|.#..|.#..|.#..
\u2510 ....|....|##..|.#..|.#..|.#..
\u2514 .#..|.#..|.###
\u2518 .#..|.#..|##..
\u258e #...|#...|#...|#...|#...|#...
\u2588 ####|####|####|####|####|####
\u2580 ####|####|####
\u2584 ....|....|....|####|####|####
\u2591 #.#.|....|.#.#|....|#.#.
"""
"""Each sign, and its rows from the top; rows that are left out are empty. Frames and bars fill their cell."""


class Grid(NamedTuple):
    """How large signs are set: how many cells one takes across and down, and how many pixels one of its own."""

    wide: int
    high: int
    scale: int


GRIDS = (Grid(16, 14, 4), Grid(8, 8, 2), Grid(8, 6, 2), Grid(4, 4, 1), Grid(4, 3, 1))
"""All of them, the largest first."""
LEAST = 10
"""Signs in a line at least."""

Pixels = tuple[tuple[bool, ...], ...]


def _signs() -> dict[str, Pixels]:
    found = {" ": ((False,) * ACROSS,) * DOWN}
    for line in DRAWN.strip().splitlines():
        sign, _, rows = line.partition(" ")
        drawn = rows.split("|")
        drawn += [""] * (DOWN - len(drawn))
        found[sign] = tuple(tuple(row[x : x + 1] == "#" for x in range(ACROSS)) for row in drawn)
    return found


SIGNS = _signs()
"""The pixels of each sign."""
SAME = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NON-BREAKING HYPHEN}": "-", "━": "─", "▌": "▎"})
"""Signs that look like another in this face."""


def settable(lines: Sequence[Line]) -> bool:
    """Whether every sign of some lines can be set in this face."""
    return all(sign in SIGNS for line in lines for text, _ in line for sign in text.translate(SAME))


@lru_cache(maxsize=1024)
def drawn(sign: str, grid: Grid) -> tuple[str, ...]:
    """A sign as rows of half blocks, `grid.high` of them; its slanting edges are smoothed where it grows."""
    rows = [list(row) for row in SIGNS[sign]]
    scale = grid.scale
    while scale > 1:
        rows, scale = doubled(rows), scale // 2
    rows += [[False] * grid.wide] * (2 * grid.high - len(rows))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return tuple("".join(" ▀▄█"[upper + 2 * lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs)


GAP_OF_WORDS = 2
"""Pixels of a space between two words of a line in which signs are as wide as they need to be."""


@lru_cache(maxsize=64)
def close_set(words: str) -> tuple[str, ...]:
    """A line of words as three rows of half blocks, each sign only as wide as it is; every sign must be settable."""
    rows: list[list[bool]] = [[] for _ in range(DOWN)]
    for number, sign in enumerate(words.translate(SAME)):
        pixels = SIGNS[sign]
        used = [x for x in range(ACROSS) if any(row[x] for row in pixels)]
        for row, drawn_row in zip(rows, pixels, strict=True):
            row += [False] * bool(number)
            row += drawn_row[used[0] : used[-1] + 1] if used else [False] * GAP_OF_WORDS
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return tuple("".join(" ▀▄█"[upper + 2 * lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs)


def magnified(lines: Sequence[Line], grid: Grid) -> list[Line]:
    """Lines in this face, `grid.high` for one; every sign must be settable."""
    found: list[Line] = []
    for line in lines:
        runs = [([drawn(sign, grid) for sign in text.translate(SAME)], shade) for text, shade in line]
        found += [[("".join(sign[y] for sign in signs), shade) for signs, shade in runs] for y in range(grid.high)]
    return found


def larger(
    make: Callable[[int, int], Sequence[Line]],
    width: int,
    height: int,
    grids: Sequence[Grid] = GRIDS,
    longest: int | None = None,
) -> list[Line]:
    """Lines in the largest of these sizes in which a window holds them all; none where that is none.

    `make` gives the lines for so many signs across and down. No word is broken that is not broken in a wide window: so
    it is tried, unless `longest` says how many signs across keep all words whole.
    """
    for grid in grids:
        across, down = width // grid.wide, height // grid.high
        if across < LEAST or down < 1:
            continue
        lines = make(across, down)
        fits = len(lines) <= down and all(_size(line) <= across for line in lines) and settable(lines)
        if not fits or (longest is not None and longest > across):
            continue
        if longest is not None or words_in(lines) == words_in(make(max(width, WIDEST), down)):
            return magnified(lines, grid)
    return []


WIDEST = 400
"""Signs in a line in which nothing needs to be broken."""


def _size(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)


def words_in(lines: Sequence[Line]) -> list[str]:
    """The words in some lines, whatever their order."""
    words = (word for line in lines for word in "".join(text for text, _ in line).split())
    return sorted(word for word in words if any(map(str.isalnum, word)))
