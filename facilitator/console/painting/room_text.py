"""A page's words on the room's screen: as large as they fit, else in ordinary letters, with as much air as there is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.measuring import widest_drawing
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of, wrap
from facilitator.console.painting.pages import Line, block_lines
from facilitator.console.painting.room_clocks import asked_for
from facilitator.console.painting.room_large import Piece, enlarged, growing, piece, pieces_of
from facilitator.console.painting.room_parts import fitted
from facilitator.live.queries.room_view import RoomView

READING = 68
"""Cells across that text for a room takes at most; a drawing may be wider."""


def blank(width: int, style: Ink) -> Strip:
    """An empty line."""
    return strip_of([], width, style.plain)


def size_of(line: Line) -> int:
    """Cells across that a line takes."""
    return sum(cell_len(text) for text, _ in line)


def set_block(lines: Sequence[Line], width: int, style: Ink) -> list[Strip]:
    """Lines as one block in the middle: their beginnings stay below each other."""
    left = max(0, (width - max(map(size_of, lines), default=0)) // 2)
    return [strip_of([(" " * left, style.plain), *line], width, style.plain) for line in lines]


def centre_rows(rows: list[Strip], width: int, height: int, style: Ink) -> list[Strip]:
    """Strips a little above the middle of exactly `height` lines."""
    above = max(0, (height - len(rows)) * 2 // 5)
    rows = [*[blank(width, style)] * above, *rows][:height]
    return rows + [blank(width, style)] * (height - len(rows))


def text_lines(view: RoomView, width: int, height: int, style: Ink) -> list[Line]:
    """The blocks and what has to be said with them in ordinary letters, in as much air as the height gives."""
    column = max(1, min(width - 4, max(READING, widest_drawing(view.blocks))))
    titles: list[Line] = [[(text, style.title)] for text in wrap(view.title, column)]
    lines = block_lines(fitted(view.blocks, column), column, style) if view.blocks else titles
    if len(lines) > height > 0:
        column = max(1, width - 4)
        lines = block_lines(fitted(view.blocks, column), column, style) if view.blocks else lines
    lines += remarks(view, column, style)
    airy = aired(lines)
    return airy if len(airy) <= height - 4 else lines


def remarks(view: RoomView, column: int, style: Ink) -> list[Line]:
    """What has to be said with a page, each after a gap."""
    lines: list[Line] = []
    if view.warning:
        lines += [[], *([(text, style.quiet)] for text in wrap(f"Content warning: {view.warning}", column))]
    if view.cue:
        lines += [[], *([(text, style.warn)] for text in wrap(view.cue, column))]
    return lines


def aired(lines: Sequence[Line]) -> list[Line]:
    """Lines with a gap twice as high wherever there is one, for a screen that has the room."""
    found: list[Line] = []
    for line in lines:
        found += [line] if line else [[], []]
    return found


def large_lines(view: RoomView, width: int, height: int, style: Ink, *, ordinary: bool = True) -> list[Line]:
    """The same in larger letters, with how many issues are asked for; nothing where there is no room for them.

    Where lines come one by one, as large as all of them may need, so that those that are there stay where they are.
    """
    if style.plainly:
        return []
    pieces = pieces_for(view, style)
    if view.stepped:
        return growing(pieces, view.coming, width - 4, height, style)
    return enlarged(pieces, width - 4, height, style, ordinary)


def pieces_for(view: RoomView, style: Ink) -> list[Piece]:
    """The blocks and what has to be said with them as pieces."""
    pieces = pieces_of(view.blocks, style) if view.blocks else [piece(view.title, style.title, heading=True)]
    said = [(f"Content warning: {view.warning}" if view.warning else "", style.quiet), (view.cue, style.warn)]
    said += [(text, shade) for line in asked_for(view, style) for text, shade in line]
    return [*pieces, *(piece(text, shade) for text, shade in said if text)]
