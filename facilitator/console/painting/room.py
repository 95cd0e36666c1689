"""The room's screen: one large, calm picture at a time, centred, whatever the size of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from textual.strip import Strip

from facilitator.agenda.measuring import widest_drawing
from facilitator.agenda.model import Picture
from facilitator.console.painting.grids import grids_of, larger
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import clip, strip_of
from facilitator.console.painting.page_looks import inked
from facilitator.console.painting.pages import GUTTER, TWO_COLUMNS, Line, column_break
from facilitator.console.painting.room_board import board_lines, board_parts
from facilitator.console.painting.room_cards import beside_code, centred, middle, thanks_lines, title_lines
from facilitator.console.painting.room_clocks import clock_lines
from facilitator.console.painting.room_frame import framed
from facilitator.console.painting.room_large import enlarged, label, piece
from facilitator.console.painting.room_message import message_lines
from facilitator.console.painting.room_parts import turned
from facilitator.console.painting.room_pictured import Draw, pictured
from facilitator.console.painting.room_readable import bare, is_large, readable_parts, strips_of
from facilitator.console.painting.room_tasks import break_lines, task_lines
from facilitator.console.painting.room_text import blank, large_lines, set_block, text_lines
from facilitator.console.painting.wall import longest_of, wall_lines, wall_parts
from facilitator.live.queries.room_view import RoomClock, RoomView
from facilitator.live.room_state import FOLLOWING

FICTIONAL = "Fictional: written for training."
"""Stands at the bottom of every part of a page that tells an invented case."""


def room_lines(view: RoomView, width: int, height: int, style: Ink, draw: Draw | None = None) -> list[Strip]:
    """The whole screen: exactly `height` strips of `width` cells, the part of the view that it names."""
    parts, at = room_standing(view, width, height, style, draw)
    return parts[at]


def room_parts(view: RoomView, width: int, height: int, style: Ink, draw: Draw | None = None) -> list[list[Strip]]:
    """The screens that it takes to show all of a view, one after the other; one, where everything fits."""
    return room_standing(view, width, height, style, draw)[0]


def room_standing(
    view: RoomView, width: int, height: int, style: Ink, draw: Draw | None = None
) -> tuple[list[list[Strip]], int]:
    """The same, and which of them the view asks for, from 0."""
    following = 0
    style, frame = inked(style, view.frame), view.frame
    words = [FICTIONAL] * bool(view.fictional and height > 2) + ["REHEARSAL"] * bool(view.rehearsal and height > 1)
    mark = [
        centred(line, width, style)
        for text in words
        for line in label([(clip(text, width), style.quiet)], width, height * 2 // 3, style)
    ]
    said = message_lines(view.message, width, height - len(mark), style)
    above, below = framed(frame, width, height - len(mark) - len(said), style) if frame is not None else ([], [])
    above = [*said, *above]
    room = height - len(mark) - len(above) - len(below)
    images = any(isinstance(block, Picture) for block in view.blocks)
    painted = pictured(view, width, room, style, draw) if draw is not None and images else None
    painted = painted or PAINTERS[view.shows](view, width, room, style)
    boards = view.shows in ("board", "read-back", "wall")
    read = None if images or (boards and is_large(painted)) else readable_parts(view, width, room, style)
    if read is not None:
        parts, following = read
    elif len(painted) <= room:
        parts = [[*painted, *[blank(width, style)] * (room - len(painted))]]
    elif view.wall is not None:
        parts = wall_parts(view, width, room, style)
    elif view.columns:
        parts, following = board_parts(view, width, room, style)
    else:
        parts = turned(painted, 2 if view.clock is not None else 0, width, room, style)
    at = following if view.part == FOLLOWING else min(view.part, len(parts) - 1)
    return [[*above, *part, *below, *mark] for part in parts], at


def waiting_lines(words: str, width: int, height: int, style: Ink) -> list[Strip]:
    """A few quiet words in the middle, while there is nothing to show yet."""
    lines = [] if style.plainly else enlarged([piece(words, style.quiet)], width - 4, height // 2, style)
    painted = middle(lines or piece(words, style.quiet).lines(width - 4), width, height, style)
    return [*painted, *[blank(width, style)] * (height - len(painted))]


# -- words ----------------------------------------------------------------------------------------------------


def _nothing(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    return []


def _page(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """The room's picture of a page of a deck."""
    if view.feedback:
        beside = large_lines(view, width // 2, height, style)
        coded = beside_code(beside or text_lines(view, width, height - 2, style), view.feedback, width, height, style)
        if coded:
            return coded
    text = large_lines(view, width, height - 2, style) or text_lines(view, width, height - 2, style)
    if len(text) > height and width >= TWO_COLUMNS:
        both = _columned(view, width, height, style)
        if both:
            return both
    head = _head(view, width, height, style) if view.blocks else []
    head = head if height - len(text) > len(head) + 3 else []
    room = height - len(head)
    above = max(0, (room - len(text) - view.coming) * 2 // 5)
    lead = view.frame is not None and "lead" in view.frame.classes
    parts = _parted(text) if lead else [text]
    lines = [strip for part in parts for strip in set_block(part, width, style)]
    return [*head, *[blank(width, style)] * above, *lines]


def _columned(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """A long page in two columns, read down the left one first; nothing where they do not hold it."""
    share = (width - 4 - GUTTER) // 2
    if widest_drawing(view.blocks) > share:
        return []
    text = text_lines(view, share + 4, 0, style)
    half = -(-len(text) // 2)
    split = next((at for at in range(half, height + 1) if column_break(text, at) == at), half)
    left, right = text[:split], text[split:]
    while right and not right[0]:
        right = right[1:]
    if max(len(left), len(right)) > height:
        return []
    rows = []
    for y in range(max(len(left), len(right))):
        one = strip_of([("  ", style.plain), *(left[y] if y < len(left) else [])], share + 2 + GUTTER, style.plain)
        two = strip_of(right[y] if y < len(right) else [], width - share - 2 - GUTTER, style.plain)
        rows.append(Strip.join([one, two]))
    return [*[blank(width, style)] * ((height - len(rows)) * 2 // 5), *rows]


def _parted(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines with each block by itself, and each gap between them."""
    return [list(part) for _, part in groupby(lines, key=bool)]


def _head(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """A quiet line with the item's name."""
    lines = label([(clip(view.title, width - 4), style.quiet)], width - 4, height * 2 // 3, style)
    return [blank(width, style), *(centred(line, width, style) for line in lines)]


# -- clocks ---------------------------------------------------------------------------------------------------

Timed = Callable[[RoomView, RoomClock, int, int, Ink], list[Strip]]


def _timed(paint: Timed) -> Callable[[RoomView, int, int, Ink], list[Strip]]:
    """What has a clock; a page where there is none."""

    def painted(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
        clock = view.clock
        return _page(view, width, height, style) if clock is None else paint(view, clock, width, height, style)

    return painted


# -- boards and walls -----------------------------------------------------------------------------------------


def _magnified(paint: Callable[[RoomView, int, int, Ink], list[Strip]]) -> Callable[..., list[Strip]]:
    """A board or a wall in larger letters, where all of it can stand in them."""

    def painted(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
        def lines(across: int, down: int) -> list[Line]:
            return [bare(strip) for strip in paint(view, across, down, style)]

        longest = longest_of(view.wall) if view.wall is not None else None
        found = [] if style.plainly else larger(lines, width, height, grids_of(style), longest)
        if not found:
            return paint(view, width, height, style)
        return [*[blank(width, style)] * ((height - len(found)) // 4), *strips_of(found, width, style)]

    return painted


PAINTERS: dict[str, Callable[[RoomView, int, int, Ink], list[Strip]]] = {
    "title": title_lines,
    "page": _page,
    "task": _timed(task_lines),
    "clock": _timed(clock_lines),
    "break": _timed(break_lines),
    "board": _magnified(board_lines),
    "read-back": _magnified(board_lines),
    "wall": _magnified(wall_lines),
    "part": _page,
    "support": _page,
    "thanks": thanks_lines,
    "blank": _nothing,
}
"""What paints each kind of picture."""
