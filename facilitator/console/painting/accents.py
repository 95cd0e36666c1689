"""Letters with marks, put together out of a face's own letters and a few marks: all of Latin that Europe writes.

Over a tall letter there is no room for a mark, so it is set lower first: of rows that are alike one goes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise

Pixels = tuple[tuple[bool, ...], ...]
"""Rows of pixels."""

FIRST, LAST = 0xC0, 0x17F
"""The letters of Latin-1 and of Latin Extended-A."""
MARKED = "".join(map(chr, range(FIRST, LAST + 1))) + "ǍǎǏǐǑǒǓǔǦǧǨǩǪǫȘșȚțẀẁẂẃẄẅẞẼẽỲỳẠạẸẹỌọ"
"""These, and the letters beyond them that names of today have."""

HIGH = {
    "\u0300": "#.|.#",
    "\u0301": ".#|#.",
    "\u0302": ".#.|#.#",
    "\u0303": ".#..#|#.##.",
    "\u0304": "###|...",
    "\u0306": "#..#|.##.",
    "\u0307": "#|.",
    "\u0308": "#.#|...",
    "\u030a": "##|##",
    "\u030b": ".#.#|#.#.",
    "\u030c": "#.#|.#.",
    "\u0326^": "##|#.",
}
"""Marks of two rows, over a letter."""
LOW = {"\u0323": ".|#", "\u0326": ".#|#.", "\u0327": ".#|##", "\u0328": "#.|##"}
"""Marks of two rows, under a letter."""

HIGH_SMALL = {
    "\u0300": "#..|...",
    "\u0301": "..#|...",
    "\u0302": ".#.|...",
    "\u0303": "##.|...",
    "\u0304": "###|...",
    "\u0306": "#.#|...",
    "\u0307": ".#.|...",
    "\u0308": "#.#|...",
    "\u030a": ".#.|...",
    "\u030b": ".##|...",
    "\u030c": "#.#|...",
    "\u0326^": ".#.|...",
}
"""The same for small letters: one row and a gap, in which not all of them can be told apart."""
LOW_SMALL = {"\u0323": ".#.", "\u0326": ".#.", "\u0327": ".#.", "\u0328": "..#"}

DOTTED = "ij"
"""Letters that lose their dot under a mark."""


def pixels_of(drawn: str, across: int = 0) -> list[list[bool]]:
    """Rows as they are drawn in a module's text, at least `across` pixels wide."""
    return [[pixel == "#" for pixel in row.ljust(across, ".")] for row in drawn.split("|")]


class Face(Mapping[str, Pixels]):
    """The signs of a face, each worked out when it is first asked for: no screen shows more than a few of them."""

    def __init__(self, draw: Callable[[str], Pixels | None], *signs: Iterable[str]) -> None:
        """Draw a sign by `draw`, which has none for what the face does not hold; `signs` are all that it may hold."""
        self._draw, self._signs = draw, signs
        self._drawn: dict[str, Pixels | None] = {}

    def __getitem__(self, sign: str) -> Pixels:
        """The pixels of a sign. Raises KeyError where there are none."""
        if sign not in self._drawn:
            self._drawn[sign] = self._draw(sign)
        found = self._drawn[sign]
        if found is None:
            raise KeyError(sign)
        return found

    def __iter__(self) -> Iterator[str]:
        """Every sign that there is."""
        return (sign for sign in dict.fromkeys(chain(*self._signs)) if sign in self)

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


def rows_by_sign(drawn: str) -> dict[str, str]:
    """What a module's text draws: each line is a sign, a space, and its rows."""
    return {sign: rows for sign, _, rows in (line.partition(" ") for line in drawn.strip().splitlines())}


def with_mark(sign: str, letters: Mapping[str, Pixels], above: int) -> Pixels | None:
    """A letter with a mark, if it can be put together out of these letters, whose tall ones stand `above` pixels high.

    Small faces have room for one row of a mark, taller ones for two.
    """
    two = above >= 7
    base, *marks = list(unicodedata.normalize("NFD", sign))
    if sign not in MARKED or len(marks) != 1 or base not in letters:
        return None
    mark = marks[0]
    if mark == "\u0327" and base not in "cCsStT":
        mark = "\u0326" if base != "g" else "\u0326^"  # what Latvian writes is a comma, over a g
    high, low = (HIGH, LOW) if two else (HIGH_SMALL, LOW_SMALL)
    if mark in high:
        return _over(letters[base], pixels_of(high[mark]), base, above)
    if mark in low:
        return _under(letters[base], pixels_of(low[mark]), above, 2 if two else 1)
    return None


def _over(letter: Pixels, mark: list[list[bool]], base: str, above: int) -> Pixels:
    rows = [list(row) for row in letter]
    if base in DOTTED:
        rows[:2] = [[False] * len(rows[0])] * 2
    first = next(number for number, row in enumerate(rows) if any(row))
    body, room = rows[first:above], above - len(mark)
    if len(body) > room:
        body = _lower(body, len(body) - room)
        if base == "O" and room > 3:  # else it is an o
            body[0] = body[-1] = [True] * len(body[0])
    rows = [*[[False] * len(rows[0])] * (room - len(body)), *body, *rows[above:]]
    wide = max(len(rows[0]), len(mark[0]))
    return tuple(tuple(_centred(row, wide)) for row in (*_widened(mark, wide), *rows))


def _under(letter: Pixels, mark: list[list[bool]], above: int, high: int) -> Pixels:
    wide = max(len(letter[0]), len(mark[0]))
    rows = [_centred(list(row), wide) for row in letter]
    for number, row in enumerate(_widened(mark[-high:], wide)):
        rows[above + number] = [one or other for one, other in zip(row, rows[above + number], strict=True)]
    return tuple(map(tuple, rows))


def _lower(rows: list[list[bool]], less: int) -> list[list[bool]]:
    """Rows with so many fewer, two at most: first of those that are alike, then of those next to the ends."""
    rows = list(rows)
    for last in (False, True)[:less]:
        alike = [number for number, (one, other) in enumerate(pairwise(rows)) if one == other]
        at = (alike[-1] if last else alike[0]) if alike else (len(rows) - 2 if last else 1)
        del rows[at]
    return rows


def _widened(rows: list[list[bool]], wide: int) -> Iterator[list[bool]]:
    return (_centred(row, wide) for row in rows)


def _centred(row: list[bool], wide: int) -> list[bool]:
    left = (wide - len(row)) // 2
    return [False] * left + row + [False] * (wide - left - len(row))
