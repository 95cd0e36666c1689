"""How wide the columns of a Word table are beside each other: no word is broken while the page has room for it."""

from __future__ import annotations

from facilitator.sessionlog.account.blocks import Grid

ACROSS = 92
"""Letters of a line of a table."""

EDGE, NARROW = 1, 7
"""Letters' room that parts two columns; it is twice that for a column of fewer letters than `NARROW`."""

DRAWN, FEWEST, MOST = 12, 2, 42
"""Letters' room for a bar; for a column at least; and beyond which one gets no wider."""


def widths(grid: Grid) -> list[int]:
    """The widths of all columns, to be seen in relation.

    Each column has the room of its longest word, and what is left goes to those that hold more.
    """
    floors = [_edged(_floor(grid, place)) for place in range(len(grid.head))]
    if grid.name == "matrix":
        fields = [place for place in range(1, len(floors)) if len(grid.head[place]) <= NARROW]
        field = max(_floor(grid, one) for one in fields) + EDGE
        floors = [field if place in fields else floor for place, floor in enumerate(floors)]
    wanted = [max(floor, _edged(_wanted(grid, place))) for place, floor in enumerate(floors)]
    left = ACROSS - sum(floors)
    more = [want - floor for want, floor in zip(wanted, floors, strict=True)]
    if left <= 0 or not sum(more):
        return [floor * 100 for floor in floors]
    return [floor * 100 + left * 100 * part // sum(more) for floor, part in zip(floors, more, strict=True)]


def _edged(letters: int) -> int:
    return letters + (2 * EDGE if letters < NARROW else EDGE)


def _texts(grid: Grid, place: int) -> list[str]:
    """What stands in a column, its head first."""
    return [grid.head[place], *(" ".join(run.text for run in row[place].runs) for row in grid.rows)]


def _floor(grid: Grid, place: int) -> int:
    """Room for the longest word, or for all of a cell that is not to be broken; the head is bold, and so wider."""
    if place in grid.drawn:
        return DRAWN
    head, *texts = _texts(grid, place)
    whole = bool(grid.rows) and all(row[place].tone in ("short", "over") for row in grid.rows if row[place].runs)
    pieces = texts if whole else [word for text in texts for word in text.split()]
    longest = max(map(len, pieces), default=0)
    bold = max((len(word) * 5 // 4 for word in head.split()), default=0)
    return min(max(FEWEST, longest, bold), MOST)


def _wanted(grid: Grid, place: int) -> int:
    """Room for what a column holds on average, and for its longest short cell."""
    if place in grid.drawn:
        return DRAWN
    lengths = [len(text) for text in _texts(grid, place)]
    longest = max((length for length in lengths if length <= MOST), default=0)
    return min(max(sum(lengths) // len(lengths), longest), MOST)
