"""The figures of a day as tiles: each a number that is seen from afar, and what it counts."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.console.painting import small_face
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, strip_of
from facilitator.live.queries.figures import Figures

LEAST, ROOMY = 12, 20
"""Cells of a tile at least, narrower, the figures stand in one line of words; and those from which on it says more."""


def tiles_of(figures: Figures, style: Ink) -> tuple[tuple[str, str, Style], ...]:
    """Each figure, what it counts, and its colour."""
    stand, _, words = figures.stand.partition(" ")
    if not stand.isdigit():
        stand, words = "✓", figures.stand
    owed = len(figures.owed)
    lacking = f", {figures.ownerless} without owner" if figures.ownerless else ""
    return (
        (stand, words, style.warn if figures.late else style.good),
        (str(figures.issues), f"issues, {count_words(figures.groups, 'group')}", style.accent),
        (str(len(figures.most)), "themes", style.accent),
        (str(owed), f"owed{lacking}", style.warn if owed else style.good),
    )


def figure_tiles(figures: Figures, width: int, style: Ink) -> list[Strip]:
    """The tiles: three lines of figures and under them what they count; one line of words where they cannot be."""
    tiles = tiles_of(figures, style)
    size = width // len(tiles)
    if size < LEAST or style.plainly:
        return [strip_of([(clip(figures.words, width), style.strong)], width, style.plain)]
    sizes = [size] * len(tiles)
    if size < ROOMY:
        tiles = tuple((figure, words.partition(",")[0], shade) for figure, words, shade in tiles)
        first = max(size, min(cell_len(tiles[0][1]) + 3, width - (LEAST - 1) * (len(tiles) - 1)))
        rest = (width - first) // (len(tiles) - 1)
        sizes = [first, *[rest] * (len(tiles) - 1)]
    drawn = [small_face.close_set(figure) for figure, _, _ in tiles]
    lines = []
    for y in range(3):
        rows = zip(drawn, tiles, sizes, strict=True)
        runs: list[Run] = [(fill(f"▎ {figure[y]}", size), shade) for figure, (_, _, shade), size in rows]
        lines.append(strip_of(runs, width, style.plain))
    words: list[Run] = []
    for (_, text, shade), size in zip(tiles, sizes, strict=True):
        words += [("▎ ", shade), (fill(text, size - 3) + " ", style.quiet)]
    return [*lines, strip_of(words, width, style.plain)]
