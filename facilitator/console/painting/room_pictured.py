"""Pages with pictures on the room's screen: each picture where the page has it, its words as large as there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from msgspec.structs import replace
from textual.strip import Strip

from facilitator.agenda.measuring import widest_drawing
from facilitator.agenda.model import Block, Picture
from facilitator.console.painting.grids import Grid, grids_of, larger
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, strip_of, wrap
from facilitator.console.painting.pages import Line, block_lines
from facilitator.console.painting.room_cards import centred
from facilitator.console.painting.room_clocks import asked_for, back_line, back_lines, clock_lines, shade_of, standing
from facilitator.console.painting.room_parts import fitted
from facilitator.console.painting.room_tasks import SHORTEST, WIDE, side_by_side
from facilitator.console.painting.room_text import READING, blank, centre_rows, remarks, size_of
from facilitator.console.painting.times import face
from facilitator.live.queries.room_view import RoomView

SMALLEST = 10
"""Lines from which on a task's picture is shown under its time, in a window too narrow for both side by side."""
LOWEST = 5
"""Lines that a picture takes at least beside words; a lower one is drawn large in a part of its own."""

MOST = 200
"""Lines that words beside a picture are tried in."""

Draw = Callable[[Picture, int, int], Sequence[Sequence[Run]]]
"""Gives a picture's lines within a width and height; none when it cannot be shown."""

Section = tuple[Picture | None, list[Line]]
"""A stretch of words of a page, or a picture with the words below it."""


def pictured(view: RoomView, width: int, height: int, style: Ink, draw: Draw) -> list[Strip] | None:
    """Whatever shows a page with pictures; None where the time leaves no room for them."""
    clock = view.clock
    if view.shows in ("page", "support"):
        return _illustrated(view, width, height, style, draw)
    half, found = width // 2, [block for block in view.blocks if isinstance(block, Picture)]
    shown = view.shows in ("task", "break") and clock is not None
    if clock is None or not shown or not any(draw(picture, half, height // 2) for picture in found):
        return None
    page = replace(view, shows="page", clock=None)
    if width >= WIDE:
        rows = centre_rows(_illustrated(page, half, height, style, draw), half, height, style)
        if view.shows == "break":
            right = back_lines(view, clock, width - half, height, style)
        else:
            right = clock_lines(replace(view, cue=""), clock, width - half, height, style)
        return side_by_side(rows, right, half, width, style)
    if height < SMALLEST:
        return None
    if view.shows == "break":
        below = _illustrated(page, width, height - SHORTEST, style, draw)
        if len(below) + SHORTEST <= height:
            return [*back_lines(view, clock, width, SHORTEST, style), *below]
        return [*back_line(view, clock, width, style), *_illustrated(page, width, height - 2, style, draw)]
    line: Line = [(face(clock.left), shade_of(clock, style)), ("  ", style.plain), *standing(view, clock, style)]
    return [centred(line, width, style), blank(width, style), *_illustrated(page, width, height - 2, style, draw)]


def _illustrated(view: RoomView, width: int, height: int, style: Ink, draw: Draw) -> list[Strip]:
    """A page with pictures, each where the page has it: they share the height that the words leave.

    The words are larger than ordinary ones where that leaves half of the height to the pictures.
    """
    sections, room = _sections(view, width, style, draw, None), 0
    for grid in (*(() if style.plainly else grids_of(style)), None):
        sections = _sections(view, width, style, draw, grid)
        count = sum(picture is not None for picture, _ in sections)
        room = (height - sum(len(lines) for _, lines in sections) - len(sections) - 1) // max(1, count)
        if sections and room * max(1, count) >= height // 2 and room >= LOWEST:
            break
    left = max(0, (width - max((size_of(x) for one, lines in sections for x in lines if not one), default=0)) // 2)
    room = room if room >= LOWEST else max(2, height - 6)  # then it takes several parts
    found = [blank(width, style)] * (sections[0][0] is not None)
    for picture, lines in sections:
        if picture is not None:
            found += [centred(list(line), width, style) for line in draw(picture, width - 4, room)]
            found += [centred(line, width, style) for line in lines]
        else:
            found += [strip_of([(" " * left, style.plain), *line], width, style.plain) for line in lines]
        found.append(blank(width, style))
    return found


def _sections(view: RoomView, width: int, style: Ink, draw: Draw, grid: Grid | None) -> list[Section]:
    """A page from top to bottom, its words in the small face of a size; nothing where they cannot stand in it."""
    found: list[Section] = []
    for drawn, run in groupby(
        view.blocks, lambda block: isinstance(block, Picture) and bool(draw(block, width - 4, LOWEST))
    ):
        blocks = tuple(run)
        if drawn:
            for picture in (block for block in blocks if isinstance(block, Picture)):
                found.append((picture, _words(_caption(picture, style), width, grid)))
        elif grid is not None and widest_drawing(blocks) > (width - 4) // grid.wide:
            return []
        else:
            found.append((None, _words(_blocks(blocks, style), width, grid)))
    said = [*remarks(view, READING, style), *([[], *asked_for(view, style)] if view.asked[1] else [])]
    if said:
        found.append((None, _words(_remarks(view, style), width, grid)))
    whole = all(lines or (picture is not None and not picture.alternative) for picture, lines in found)
    return found if whole else []


Make = Callable[[int], list[Line]]
"""Gives lines for a width."""


def _words(make: Make, width: int, grid: Grid | None) -> list[Line]:
    """Lines in the small face of a size, else in ordinary letters; nothing where they cannot stand in it."""
    if grid is None:
        return make(max(1, min(width - 4, READING)))
    return larger(lambda across, _: make(min(across, READING)), width - 4, MOST * grid.high, (grid,))


def _caption(picture: Picture, style: Ink) -> Make:
    """The words below a picture that is drawn."""
    return lambda width: [[(text, style.quiet)] for text in wrap(picture.alternative, width) if text]


def _blocks(blocks: Sequence[Block], style: Ink) -> Make:
    return lambda width: block_lines(fitted(blocks, width), width, style)


def _remarks(view: RoomView, style: Ink) -> Make:
    """What has to be said with a page."""
    return lambda width: [*remarks(view, width, style), *([[], *asked_for(view, style)] if view.asked[1] else [])][1:]
