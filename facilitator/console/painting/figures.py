"""The figures of a day as tiles: each a number that is seen from afar, and what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.console.painting import small_face
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, strip_of
from facilitator.live.queries.figures import Figures

LEAST = 18
"""Cells of a tile at least; narrower, the figures stand in one line of words."""


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
    """The tiles, as many beside each other as there is room for; one line of words where there are no half blocks."""
    tiles = tiles_of(figures, style)
    beside = next((count for count in (4, 2) if width // count >= LEAST), 0)
    if not beside or style.plainly:
        return [strip_of([(clip(figures.words, width), style.strong)], width, style.plain)]
    lines: list[Strip] = []
    for first in range(0, len(tiles), beside):
        row = tiles[first : first + beside]
        lines += [strip_of([], width, style.plain)] if first else []
        lines += _row(row, width // beside, width, style)
    return lines


def _row(tiles: Sequence[tuple[str, str, Style]], size: int, width: int, style: Ink) -> list[Strip]:
    """Tiles beside each other: three lines of figures, and under them what they count."""
    drawn = [small_face.close_set(figure) for figure, _, _ in tiles]
    lines = []
    for y in range(3):
        runs: list[Run] = [(fill(f"▎ {rows[y]}", size), tile[2]) for rows, tile in zip(drawn, tiles, strict=True)]
        lines.append(strip_of(runs, width, style.plain))
    words: list[Run] = []
    for _, text, shade in tiles:
        words += [("▎ ", shade), (fill(text, size - 2), style.quiet)]
    return [*lines, strip_of(words, width, style.plain)]
