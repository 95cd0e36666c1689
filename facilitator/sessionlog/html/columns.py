"""How many letters' room each column of a table keeps on the page, so that no word in it is torn."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.sessionlog.account.blocks import Grid

WHOLE, ACROSS = 16, 38
"""Letters of a word that stay together; letters across a page of large print, or of a telephone that scrolls little."""


def rooms(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The longest word of each column, from its cells' words, as far as there is room for them; 0 for an empty one."""
    longest = [max((len(word) for text in texts for word in text.split()), default=0) for texts in columns]
    most = WHOLE
    while most > 1 and sum(min(letters, most) for letters in longest) > ACROSS:
        most -= 1
    return tuple(min(letters, most) for letters in longest)


def rooms_of(grid: Grid) -> tuple[int, ...]:
    """The same for a table of the account; 0 for a column of numbers, of times or of bars, which never break a line."""
    return rooms([[] if _unbroken(grid, place) else _words(grid, place) for place in range(len(grid.head))])


def _unbroken(grid: Grid, place: int) -> bool:
    tones = {row[place].tone for row in grid.rows if place < len(row) and row[place].runs}
    return place in grid.drawn or grid.name == "matrix" or (bool(tones) and tones <= {"number", "short"})


def _words(grid: Grid, place: int) -> list[str]:
    """What stands in a column, its head first; a bold head is a little wider than it is long."""
    cells = (run.text for row in grid.rows if place < len(row) for run in row[place].runs)
    return [f"{grid.head[place]}i", *cells]
