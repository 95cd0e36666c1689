"""A face for large words: each letter as nine rows of pixels, seven above the line and two below it.

Letters are as wide as they need to be. Every sign here has its own picture, so that whoever reads the pixels back gets
the words; a text with a sign that is not here is set in ordinary letters instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from facilitator.console.painting.accents import MARKED, Face, Pixels, pixels_of, rows_by_sign, with_mark

ROWS, ABOVE = 9, 7
"""Rows of a letter, and how many of them stand above the line."""

DRAWN = """
A .###.|#...#|#...#|#####|#...#|#...#|#...#
B ####.|#...#|#...#|####.|#...#|#...#|####.
C .####|#....|#....|#....|#....|#....|.####
D ####.|#...#|#...#|#...#|#...#|#...#|####.
E #####|#....|#....|####.|#....|#....|#####
F #####|#....|#....|####.|#....|#....|#....
G .####|#....|#....|#..##|#...#|#...#|.####
H #...#|#...#|#...#|#####|#...#|#...#|#...#
I ###|.#.|.#.|.#.|.#.|.#.|###
J ..###|...#.|...#.|...#.|...#.|#..#.|.##..
K #...#|#..#.|#.#..|##...|#.#..|#..#.|#...#
L #....|#....|#....|#....|#....|#....|#####
M #...#|##.##|#.#.#|#.#.#|#...#|#...#|#...#
N #...#|##..#|#.#.#|#.#.#|#..##|#...#|#...#
O .###.|#...#|#...#|#...#|#...#|#...#|.###.
P ####.|#...#|#...#|####.|#....|#....|#....
Q .###.|#...#|#...#|#...#|#.#.#|#..#.|.##.#
R ####.|#...#|#...#|####.|#.#..|#..#.|#...#
S .####|#....|#....|.###.|....#|....#|####.
T #####|..#..|..#..|..#..|..#..|..#..|..#..
U #...#|#...#|#...#|#...#|#...#|#...#|.###.
V #...#|#...#|#...#|#...#|#...#|.#.#.|..#..
W #...#|#...#|#...#|#.#.#|#.#.#|##.##|#...#
X #...#|#...#|.#.#.|..#..|.#.#.|#...#|#...#
Y #...#|#...#|.#.#.|..#..|..#..|..#..|..#..
Z #####|....#|...#.|..#..|.#...|#....|#####
a .....|.....|.###.|....#|.####|#...#|.####
b #....|#....|####.|#...#|#...#|#...#|####.
c ....|....|.###|#...|#...|#...|.###
d ....#|....#|.####|#...#|#...#|#...#|.####
e .....|.....|.###.|#...#|#####|#....|.####
f ..##|.#..|####|.#..|.#..|.#..|.#..
g .....|.....|.####|#...#|#...#|#...#|.####|....#|.###.
h #....|#....|####.|#...#|#...#|#...#|#...#
i #|.|#|#|#|#|#
j ..#|...|..#|..#|..#|..#|..#|..#|##.
k #...|#...|#..#|#.#.|##..|#.#.|#..#
l #.|#.|#.|#.|#.|#.|.#
m .....|.....|##.#.|#.#.#|#.#.#|#.#.#|#.#.#
n .....|.....|####.|#...#|#...#|#...#|#...#
o .....|.....|.###.|#...#|#...#|#...#|.###.
p .....|.....|####.|#...#|#...#|#...#|####.|#....|#....
q .....|.....|.####|#...#|#...#|#...#|.####|....#|....#
r ....|....|#.##|##..|#...|#...|#...
s ....|....|.###|#...|.##.|...#|###.
t .#..|.#..|####|.#..|.#..|.#..|..##
u .....|.....|#...#|#...#|#...#|#...#|.####
v .....|.....|#...#|#...#|#...#|.#.#.|..#..
w .....|.....|#.#.#|#.#.#|#.#.#|#.#.#|.#.#.
x .....|.....|#...#|.#.#.|..#..|.#.#.|#...#
y .....|.....|#...#|#...#|#...#|#...#|.####|....#|.###.
z ....|....|####|...#|.##.|#...|####
0 .###.|#...#|#..##|#.#.#|##..#|#...#|.###.
1 .#.|##.|.#.|.#.|.#.|.#.|###
2 .###.|#...#|....#|...#.|..#..|.#...|#####
3 ####.|....#|....#|.###.|....#|....#|####.
4 #..#.|#..#.|#..#.|#####|...#.|...#.|...#.
5 #####|#....|####.|....#|....#|#...#|.###.
6 .###.|#....|#....|####.|#...#|#...#|.###.
7 #####|....#|...#.|...#.|..#..|..#..|..#..
8 .###.|#...#|#...#|.###.|#...#|#...#|.###.
9 .###.|#...#|#...#|.####|....#|....#|.###.
. .|.|.|.|.|.|#
, ..|..|..|..|..|..|.#|#.
: .|.|#|.|.|.|#
; ..|..|.#|..|..|..|.#|#.
! #|#|#|#|#|.|#
? ###.|...#|...#|.##.|.#..|....|.#..
' #|#
" #.#|#.#
\u2018 .#|#.|##
\u2019 ##|.#|#.
\u201c .#..#|#..#.|##.##
\u201d ##.##|.#..#|#..#.
- ...|...|...|###
\u2013 ....|....|....|####
\u2014 ......|......|......|######
( .#|#.|#.|#.|#.|#.|.#
) #.|.#|.#|.#|.#|.#|#.
/ ....#|....#|...#.|..#..|.#...|#....|#....
& .##..|#..#.|#.#..|.#...|#.#.#|#..#.|.##.#
+ .....|.....|..#..|..#..|#####|..#..|..#..
= ....|....|####|....|####
% ##..#|##.#.|...#.|..#..|.#...|.#.##|#..##
\u2026 .....|.....|.....|.....|.....|.....|#.#.#
\u00b7 .|.|.|#
\u2022 ...|...|.#.|###|.#.
* ...|#.#|.#.|#.#
# .#.#.|.#.#.|#####|.#.#.|#####|.#.#.|.#.#.
\u00a3 ..##.|.#..#|.#...|###..|.#...|.#...|#####
@ .###.|#...#|#.###|#.#.#|#.##.|#....|.####
_ .....|.....|.....|.....|.....|.....|.....|#####
[ ##|#.|#.|#.|#.|#.|##
] ##|.#|.#|.#|.#|.#|##
{ .##|.#.|.#.|#..|.#.|.#.|.##
} ##.|.#.|.#.|..#|.#.|.#.|##.
< ...#|..#.|.#..|#...|.#..|..#.|...#
> #...|.#..|..#.|...#|..#.|.#..|#...
\\ #....|#....|.#...|..#..|...#.|....#|....#
| #|#|#|#|#|#|#|#|#
~ .....|.....|.....|.#...|#.#.#|...#.
^ ..#..|.#.#.|#...#
` #.|.#
$ ..#..|.####|#.#..|.###.|..#.#|####.|..#..
\u20ac .####|#....|####.|#....|####.|#....|.####
\u00a2 ..#..|.####|#.#..|#.#..|#.#..|.####|..#..
\u00a5 #...#|.#.#.|#####|..#..|#####|..#..|..#..
\u00a4 .....|#...#|.###.|#...#|.###.|#...#
\u00a7 .###|#...|.##.|#..#|.##.|...#|###.
\u00b6 .####|###.#|###.#|.##.#|..#.#|..#.#|..#.#
\u00a9 .###.|#...#|#.###|#.#..|#.###|#...#|.###.
\u00ae .###.|#...#|###.#|##..#|###.#|#.#.#|.###.
\u2122 ###.#.#|.#..###|.#..#.#
\u00ac .....|.....|.....|#####|....#|....#
\u00a6 #|#|#|.|#|#|#
\u00b5 .....|.....|#...#|#...#|#...#|#...#|####.|#....|#....
\u00bf ..#.|....|..#.|.##.|#...|#...|.###
\u00a1 .|.|#|.|#|#|#|#|#
\u00ab .....|.....|..#.#|.#.#.|#.#..|.#.#.|..#.#
\u00bb .....|.....|#.#..|.#.#.|..#.#|.#.#.|#.#..
\u2039 ...|...|..#|.#.|#..|.#.|..#
\u203a ...|...|#..|.#.|..#|.#.|#..
\u201e .....|.....|.....|.....|.....|.....|.#..#|.#..#|#..#.
\u2020 ..#..|..#..|#####|..#..|..#..|..#..|..#..
\u2021 ..#..|#####|..#..|..#..|..#..|#####|..#..
\u00b0 .#.|#.#|.#.
\u00b1 ..#..|..#..|#####|..#..|..#..|.....|#####
\u00d7 ...|...|...|#.#|.#.|#.#
\u00f7 .....|..#..|.....|#####|.....|..#..
\u00b9 .#|##|.#|.#
\u00b2 ##.|..#|.#.|###
\u00b3 ##.|.##|..#|##.
\u00aa .##|#.#|.##|...|###
\u00ba .#.|#.#|.#.|...|###
\u00bd #...#|#..#.|#.#..|.#.##|#...#|...#.|..###
\u00bc #...#|#..#.|#.#..|.#...|#.#.#|..###|....#
\u00be ##..#|.#.#.|###..|.#...|#.#.#|..###|....#
\u00a8 #.#
\u00af ####
\u00b4 .#|#.
\u00b8 ..|..|..|..|..|..|.#|.#|##
\u00df .##.|#..#|#..#|#.#.|#..#|#..#|#.#.
\u00e6 ......|......|##.##.|..#..#|######|#.#...|.##.##
\u0153 ......|......|.#.##.|#.#..#|#.####|#.#...|.#.##.
\u00c6 .#####|#.#...|#.#...|#####.|#.#...|#.#...|#.####
\u0152 .#####|#.#...|#.#...|#.###.|#.#...|#.#...|.#####
\u00f8 .....|.....|.####|#..##|#.#.#|##..#|####.
\u00d8 .####|#..##|#..##|#.#.#|##..#|##..#|####.
\u00f0 .##..|..##.|.####|#...#|#...#|#...#|.###.
\u0110 .####.|.#...#|.#...#|####.#|.#...#|.#...#|.####.
\u0111 ....#|..###|.####|#...#|#...#|#...#|.####
\u00fe #....|#....|####.|#...#|#...#|#...#|####.|#....|#....
\u00de #....|####.|#...#|#...#|####.|#....|#....
\u0142 .#..|.#..|.##.|##..|.#..|.#..|..#.
\u0141 .#...|.#...|.#.#.|.##..|##...|.#...|.####
\u0127 #....|###..|####.|#...#|#...#|#...#|#...#
\u0126 #...#|#####|#...#|#####|#...#|#...#|#...#
\u0131 .|.|#|#|#|#|#
\u014b .....|.....|####.|#...#|#...#|#...#|#...#|....#|..##.
\u014a ####.|#...#|#...#|#...#|#...#|#...#|#...#|....#|..##.
\u0167 .#..|.#..|####|.#..|###.|.#..|..##
\u0166 #####|..#..|..#..|.###.|..#..|..#..|..#..
\u017f ..##|.#..|.#..|##..|.#..|.#..|.#..
\u0138 ....|....|#..#|#.#.|##..|#.#.|#..#
\u0149 #.....|#.....|..###.|..#..#|..#..#|..#..#|..#..#
\u0133 #..#|....|#..#|#..#|#..#|#..#|#..#|...#|.##.
\u0132 #..#|#..#|#..#|#..#|#..#|#..#|#.#.
\u013a ..#|.#.|#..|#..|#..|#..|.#.
\u0140 #..|#..|#.#|#..|#..|#..|.#.
\u013f #....|#....|#..#.|#....|#....|#....|#####
\u1e9e .####|#...#|#..#.|#.##.|#...#|#...#|#.##.
\u2192 .....|..#..|...#.|#####|...#.|..#..
\u2190 .....|..#..|.#...|#####|.#...|..#..
\u2191 ..#..|.###.|#.#.#|..#..|..#..|..#..|..#..
\u2193 ..#..|..#..|..#..|..#..|#.#.#|.###.|..#..
\u2713 .....|....#|...##|#.##.|###..|.#...
\u2717 .....|##.##|.###.|..#..|.###.|##.##
\u2023 ...|...|#..|##.|###|##.|#..
\u25cf .....|.###.|#####|#####|#####|.###.
\u25cb .....|.###.|#...#|#...#|#...#|.###.
\u25d0 .....|.###.|###.#|###.#|###.#|.###.
\u25c6 .....|..#..|.###.|#####|.###.|..#..
\u25c7 .....|..#..|.#.#.|#...#|.#.#.|..#..
\u25a0 .....|#####|#####|#####|#####|#####
\u25a1 .....|#####|#...#|#...#|#...#|#####
\u25b2 .....|..#..|..#..|.###.|.###.|#####
\u25bc .....|#####|.###.|.###.|..#..|..#..
\u25ba .....|#....|###..|#####|###..|#....
\u25c4 .....|....#|..###|#####|..###|....#
\u2264 ...#|.##.|#...|.##.|...#|....|####
\u2265 #...|.##.|...#|.##.|#...|....|####
\u2248 .....|.#...|#.#.#|...#.|.#...|#.#.#|...#.
\u2260 ....#|...#.|#####|..#..|#####|.#...|#....
"""
"""Each sign, and its rows from the top; rows that are left out are empty."""

SPACE = 3
"""Pixels of a space, beside the one that stands between any two letters."""


DRAWN_ROWS = rows_by_sign(DRAWN)


def _letter(sign: str) -> Pixels | None:
    rows = DRAWN_ROWS.get(sign)
    if rows is None:
        return with_mark(sign, LETTERS, ABOVE)
    drawn = pixels_of(rows)
    drawn += [[False] * len(drawn[0])] * (ROWS - len(drawn))
    return tuple(map(tuple, drawn))


LETTERS = Face(_letter, DRAWN_ROWS, MARKED)
"""The pixels of each sign."""

ALIKE = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        **dict.fromkeys("\N{NON-BREAKING HYPHEN}\N{HYPHEN}", "-"),
        "\N{MINUS SIGN}": "\N{EN DASH}",
        "\N{SINGLE LOW-9 QUOTATION MARK}": ",",
        "\N{MODIFIER LETTER APOSTROPHE}": "\N{RIGHT SINGLE QUOTATION MARK}",
        "\N{LATIN CAPITAL LETTER ETH}": "\N{LATIN CAPITAL LETTER D WITH STROKE}",
        "▶": "►",
        "◀": "◄",
        "▸": "‣",
        "✔": "✓",
        "✘": "✗",
        "✕": "✗",
        "◦": "○",
        "▪": "■",
        "\N{BULLET OPERATOR}": "·",
    }
)
"""Signs that look like another in every face."""


def drawable(text: str) -> bool:
    """Whether every sign of a text can be drawn."""
    return all(sign in LETTERS or sign in " \n" for sign in text.translate(ALIKE))


def wide(text: str) -> int:
    """How many pixels wide a line of text is."""
    widths = (SPACE if sign == " " else len(LETTERS[sign][0]) for sign in text.translate(ALIKE))
    return sum(widths) + max(0, len(text) - 1)


@lru_cache(maxsize=512)
def drawn(text: str, scale: int) -> tuple[str, ...]:
    """A line of text as rows of half blocks, `scale` pixels for one; its slanting edges are smoothed where it grows."""
    rows: list[list[bool]] = [[] for _ in range(ROWS)]
    for number, sign in enumerate(text.translate(ALIKE)):
        for y, row in enumerate(rows):
            row += [False] * bool(number)
            row += [False] * SPACE if sign == " " else LETTERS[sign][y]
    for times in STEPS[scale]:
        rows = doubled(rows) if times == 2 else tripled(rows)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return tuple(
        "".join(" ▀▄█"[upper + 2 * lower] for upper, lower in zip(rows[y], rows[y + 1], strict=True))
        for y in range(0, len(rows), 2)
    )


STEPS: dict[int, tuple[int, ...]] = {1: (), 2: (2,), 3: (3,), 4: (2, 2), 6: (3, 2), 8: (2, 2, 2)}
"""How each size grows out of the letters as they are drawn; there are no others."""


Around = tuple[bool, bool, bool, bool, bool, bool, bool, bool, bool]
"""A pixel with the eight round it, row by row."""


def _around(rows: list[list[bool]]) -> Iterator[Iterator[Around]]:
    """Every pixel with those round it, a row at a time; beyond the edge there are none."""
    empty = [False] * len(rows[0])
    for three in zip([empty, *rows[:-1]], rows, [*rows[1:], empty], strict=True):
        yield zip(*(shifted for row in three for shifted in ([False, *row[:-1]], row, [*row[1:], False])), strict=True)


def doubled(rows: list[list[bool]]) -> list[list[bool]]:
    """Pixels twice as large: a corner between two that are alike takes their colour, so that slants are no stairs."""
    found: list[list[bool]] = []
    for row in _around(rows):
        upper: list[bool] = []
        lower: list[bool] = []
        for _, above, _, left, here, right, _, below, _ in row:
            upper += [left if left == above != below and above != right else here]
            upper += [right if right == above != below and above != left else here]
            lower += [left if left == below != above and below != right else here]
            lower += [right if right == below != above and below != left else here]
        found += [upper, lower]
    return found


def tripled(rows: list[list[bool]]) -> list[list[bool]]:
    """The same, three times as large; between two corners their side follows, unless that would thicken a stroke."""
    found: list[list[bool]] = []
    for row in _around(rows):
        three: list[list[bool]] = [[], [], []]
        for nw, above, ne, left, here, right, sw, below, se in row:
            cuts = (
                left == above != below and above != right,
                right == above != below and above != left,
                left == below != above and below != right,
                right == below != above and below != left,
            )
            top = (cuts[0] and here != ne) or (cuts[1] and here != nw)
            west = (cuts[2] and here != nw) or (cuts[0] and here != sw)
            east = (cuts[1] and here != se) or (cuts[3] and here != ne)
            foot = (cuts[3] and here != sw) or (cuts[2] and here != se)
            three[0] += [left if cuts[0] else here, above if top else here, right if cuts[1] else here]
            three[1] += [left if west else here, here, right if east else here]
            three[2] += [left if cuts[2] else here, below if foot else here, right if cuts[3] else here]
        found += three
    return found
