"""A face for large words: each letter as nine rows of pixels, seven above the line and two below it.

Letters are as wide as they need to be. Every sign here has its own picture, so that whoever reads the pixels back gets
the words; a text with a sign that is not here is set in ordinary letters instead.
"""

from __future__ import annotations

from functools import lru_cache

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
"""
"""Each sign, and its rows from the top; rows that are left out are empty."""

SPACE = 3
"""Pixels of a space, beside the one that stands between any two letters."""

Pixels = tuple[tuple[bool, ...], ...]
"""Rows of pixels."""


def _letters() -> dict[str, Pixels]:
    found = {}
    for line in DRAWN.strip().splitlines():
        sign, _, rows = line.partition(" ")
        drawn = rows.split("|")
        drawn += ["." * len(drawn[0])] * (ROWS - len(drawn))
        found[sign] = tuple(tuple(pixel == "#" for pixel in row) for row in drawn)
    return found


LETTERS = _letters()
"""The pixels of each sign."""


def drawable(text: str) -> bool:
    """Whether every sign of a text can be drawn."""
    return all(sign in LETTERS or sign in " \n" for sign in text)


def wide(text: str) -> int:
    """How many pixels wide a line of text is."""
    widths = (SPACE if sign == " " else len(LETTERS[sign][0]) for sign in text)
    return sum(widths) + max(0, len(text) - 1)


@lru_cache(maxsize=512)
def drawn(text: str, scale: int) -> tuple[str, ...]:
    """A line of text as rows of half blocks, `scale` pixels for one; its slanting edges are smoothed where it grows."""
    rows: list[list[bool]] = [[] for _ in range(ROWS)]
    for number, sign in enumerate(text):
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


def _around(rows: list[list[bool]], x: int, y: int) -> tuple[bool, ...]:
    """A pixel with the eight round it, row by row; beyond the edge there are none."""
    return tuple(
        0 <= v < len(rows) and 0 <= u < len(rows[v]) and rows[v][u]
        for v in (y - 1, y, y + 1)
        for u in (x - 1, x, x + 1)
    )


def doubled(rows: list[list[bool]]) -> list[list[bool]]:
    """Pixels twice as large: a corner between two that are alike takes their colour, so that slants are no stairs."""
    found: list[list[bool]] = []
    for y, row in enumerate(rows):
        upper: list[bool] = []
        lower: list[bool] = []
        for x in range(len(row)):
            _, above, _, left, here, right, _, below, _ = _around(rows, x, y)
            upper += [left if left == above != below and above != right else here]
            upper += [right if right == above != below and above != left else here]
            lower += [left if left == below != above and below != right else here]
            lower += [right if right == below != above and below != left else here]
        found += [upper, lower]
    return found


def tripled(rows: list[list[bool]]) -> list[list[bool]]:
    """The same, three times as large; between two corners their side follows, unless that would thicken a stroke."""
    found: list[list[bool]] = []
    for y, row in enumerate(rows):
        three: list[list[bool]] = [[], [], []]
        for x in range(len(row)):
            nw, above, ne, left, here, right, sw, below, se = _around(rows, x, y)
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
