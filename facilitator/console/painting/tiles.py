"""Rows of a sheet as tiles: the name in the frame, how it stands in words, and a figure that is seen from afar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.console.painting import small_face
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, strip_of
from facilitator.console.painting.spots import Spot, spotted

WIDEST, NARROWEST = 40, 22
"""Cells of a tile."""
HIGH = 7
"""Lines of a tile."""


class Tile(NamedTuple):
    """A tile: its name, how it stands, a figure such as "8 min" ("": none), words under it, its colour, its spot."""

    name: str
    standing: str
    figure: str
    words: str
    shade: Style
    spot: Spot


def beside_each_other(count: int, width: int) -> int:
    """How many tiles stand in a row."""
    most = max(1, width // NARROWEST)
    rows = -(-count // most)
    return max(1, -(-count // rows)) if count else 1


def tiles_height(count: int, width: int) -> int:
    """How many lines so many tiles take."""
    return HIGH * -(-count // beside_each_other(count, width))


def tile_lines(tiles: Sequence[Tile], at: int, width: int, style: Ink) -> list[Strip]:
    """The tiles, row by row; the one in hand has a frame that stands out, and the sign of what is in hand."""
    beside = beside_each_other(len(tiles), width)
    size = min(WIDEST, width // beside)
    lines: list[Strip] = []
    for first in range(0, len(tiles), beside):
        drawn = [_tile(tile, first + n == at, size, style) for n, tile in enumerate(tiles[first : first + beside])]
        for y in range(HIGH):
            shown = zip(drawn, tiles[first : first + beside], strict=True)
            runs = [(text, spotted(shade, tile.spot)) for one, tile in shown for text, shade in one[y]]
            lines.append(strip_of(runs, width, style.plain))
    return lines


def _tile(tile: Tile, here: bool, size: int, style: Ink) -> list[list[Run]]:
    edge = style.accent if here else style.line
    name = clip(f"{'▶ ' if here else ''}{tile.name}", size - 6)
    rule = "─" * max(0, size - cell_len(name) - 5)
    figure = small_face.close_set(tile.figure) if tile.figure and not style.plainly else ("", tile.figure, "")
    inside: list[tuple[str, Style]] = [(tile.standing, tile.shade), *((row, tile.shade) for row in figure)]
    inside.append((tile.words, style.quiet))
    body: list[list[Run]] = [[(" │", edge), (fill(f" {text}", size - 3), shade), ("│", edge)] for text, shade in inside]
    top: list[Run] = [(" ╭ ", edge), (name, style.title if here else style.strong), (f" {rule}╮", edge)]
    return [top, *body, [(f" ╰{'─' * (size - 3)}╯", edge)]]
