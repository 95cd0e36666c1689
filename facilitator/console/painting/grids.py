"""Lines of runs in larger letters: every cell of ordinary ones becomes a tile of several, whatever stands in it.

Text keeps its columns, colours, frames and bars. A terminal that has quarter blocks draws twice as fine across, so that
more stands in a line, in better letters; one that has half blocks alone does without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from facilitator.console.painting import even_face, small_face
from facilitator.console.painting.accents import Pixels
from facilitator.console.painting.block_face import ABOVE, ALIKE, doubled
from facilitator.console.painting.frames import frame, is_frame
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.pages import Line

QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Each block by its quarters: 1 for the upper left, 2 the upper right, 4 the lower left, 8 the lower right."""


class Grid(NamedTuple):
    """How large signs are set: cells that one takes across and down, and how many pixels one of its own."""

    wide: int
    high: int
    scale: int
    fine: bool = False
    """Whether a pixel is a quarter of a cell, rather than its upper or lower half."""

    @property
    def across(self) -> int:
        """Pixels across."""
        return 2 * self.wide if self.fine else self.wide

    @property
    def even(self) -> bool:
        """Whether signs are those of the even face, broad ones or not."""
        return self.across // self.scale in (even_face.ACROSS, even_face.BROAD)

    @property
    def letter(self) -> float:
        """How many lines of the screen a capital letter is high."""
        return (ABOVE if self.even else small_face.ABOVE) * self.scale / 2


LARGE = (Grid(16, 14, 4), Grid(8, 8, 2), Grid(8, 6, 2))
GRIDS = (
    Grid(12, 18, 4, True),
    Grid(6, 10, 2, True),
    Grid(6, 8, 2, True),
    Grid(5, 5, 1, True),
    Grid(3, 5, 1, True),
    Grid(3, 4, 1, True),
    Grid(2, 4, 1, True),
    Grid(2, 3, 1, True),
)
"""All of them, the largest first."""
COARSE = (*LARGE, Grid(4, 4, 1), Grid(4, 3, 1))
"""Those that need half blocks alone."""
LEAST = 10
"""Signs in a line at least."""


def grids_of(style: Ink) -> tuple[Grid, ...]:
    """The sizes that a terminal can draw."""
    return COARSE if style.coarse else GRIDS


def signs_of(grid: Grid) -> Mapping[str, Pixels]:
    """The letters that there are in a size."""
    if grid.across // grid.scale == even_face.BROAD:
        return even_face.BROADER
    if grid.even:
        return even_face.SIGNS if 2 * grid.high >= even_face.DOWN * grid.scale else even_face.CLOSE
    return small_face.SIGNS


def settable(lines: Sequence[Line], grid: Grid) -> bool:
    """Whether every sign of some lines can be set in a size."""
    known = signs_of(grid)
    return all(sign in known or is_frame(sign) for line in lines for text, _ in line for sign in text.translate(ALIKE))


@lru_cache(maxsize=4096)
def drawn(sign: str, grid: Grid, high: int = 0) -> tuple[str, ...]:
    """A sign as rows of blocks, `grid.high` of them; its slanting edges are smoothed where it grows.

    Rules and gaps may have another height.
    """
    if sign == " ":
        return (" " * grid.wide,) * (high or grid.high)
    if is_frame(sign):
        return packed(frame(sign, grid.across, 2 * (high or grid.high), grid.scale), grid.fine)
    rows = [list(row) for row in signs_of(grid)[sign]]
    scale = grid.scale
    while scale > 1:
        rows, scale = doubled(rows), scale // 2
    rows += [[False] * grid.across] * (2 * grid.high - len(rows))
    return packed(rows, grid.fine)


def packed(rows: Sequence[Sequence[bool]], fine: bool) -> tuple[str, ...]:
    """Pixels as blocks; there is an even number of rows, and of columns where they are fine."""
    pairs = zip(rows[::2], rows[1::2], strict=True)
    if not fine:
        return tuple("".join(" ▀▄█"[up + 2 * down] for up, down in zip(*pair, strict=True)) for pair in pairs)
    return tuple(
        "".join(
            QUARTERS[one + 2 * two + 4 * three + 8 * four]
            for one, two, three, four in zip(up[::2], up[1::2], down[::2], down[1::2], strict=True)
        )
        for up, down in pairs
    )


def magnified(lines: Sequence[Line], grid: Grid, close: bool = True) -> list[Line]:
    """Lines in this size, `grid.high` for one, half of it for a gap if they may stand `close`; all must be settable."""
    found: list[Line] = []
    for line in lines:
        high = _height(line, grid) if close else grid.high
        runs = [([drawn(sign, grid, high) for sign in text.translate(ALIKE)], shade) for text, shade in line]
        found += [[("".join(sign[y] for sign in signs), shade) for signs, shade in runs] for y in range(high)]
    return found


def height_of(lines: Sequence[Line], grid: Grid) -> int:
    """Lines of the screen that some lines take in a size."""
    return sum(_height(line, grid) for line in lines)


def _height(line: Line, grid: Grid) -> int:
    return grid.high // 2 if all(set(text) <= GAPS for text, _ in line) else grid.high


GAPS = frozenset(" ─")
"""What stands in a gap between lines: nothing, or a rule."""


def larger(
    make: Callable[[int, int], Sequence[Line]],
    width: int,
    height: int,
    grids: Sequence[Grid],
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
        fits = (
            height_of(lines, grid) <= height and all(_size(line) <= across for line in lines) and settable(lines, grid)
        )
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
