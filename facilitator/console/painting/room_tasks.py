"""What has words and a clock on the room's screen: a task, a large clock, a break."""

from __future__ import annotations

from msgspec.structs import replace
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.pages import Line
from facilitator.console.painting.room_cards import centred, middle
from facilitator.console.painting.room_clocks import (
    asked_for,
    back_line,
    back_lines,
    back_words,
    clock_lines,
    figures_of,
    shade_of,
    standing,
)
from facilitator.console.painting.room_large import label
from facilitator.console.painting.room_text import blank, centre_rows, large_lines, set_block, text_lines
from facilitator.console.painting.times import face
from facilitator.live.queries.room_view import RoomClock, RoomView

WIDE = 110
"""From this width on, a task and its clock stand side by side where that makes either larger."""
HEAD = 7
"""A time over many words takes at most this part of the lines."""
SHORTEST = 8
"""Lines that the time of a break takes at least over its page, to be more than a line."""
TALL, LOWEST = 12, 8
"""Lines that a clock takes below a task in larger letters, and that it takes at least."""


def task_lines(view: RoomView, clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """The task with how many issues are asked for, and the clock in all the space that is left."""
    words = words_of(view)
    stacked = [*text_lines(words, width, 0, style), *([[], *asked_for(view, style)] if view.asked[1] else [])]
    free = height - len(stacked)
    tall = max(free - 5, 3) if free >= 6 else 0
    half = width // 2
    if width >= WIDE:
        both = _beside(words, clock, width, height, style)
        if both:
            return both
    large: list[Line] = []
    for under in (TALL, LOWEST) if height >= 2 * TALL else ():
        large = large or large_lines(words, width, height - under, style, ordinary=False)
    stacked, tall = (large, height - len(large) - 5) if large else (stacked, tall)
    both = _beside(words, clock, width, height, style, ordinary=True) if width >= WIDE and not large else []
    if both and (half - 8) // 4 > tall:
        return both
    if not large and (headed := _headed(clock_line(view, clock, style), words, width, height, style)):
        return headed
    if tall < 3:
        return _cramped(view, stacked, clock, width, height, style)
    below = label(standing(view, clock, style), width, height, style)
    figures = figures_of(face(clock.left), width - max(2, width // 8), tall - len(below) + 1, shade_of(clock, style))
    space = max(0, height - len(stacked) - len(figures) - len(below) - 2)
    lines = [blank(width, style)] * (1 + space // 3)
    lines += set_block(stacked, width, style)
    lines += [blank(width, style)] * (1 + space // 3)
    lines += [centred(line, width, style) for line in figures]
    lines += [blank(width, style)] * (space >= 1)
    return [*lines, *(centred(line, width, style) for line in below)]


def words_of(view: RoomView) -> RoomView:
    """The same without its clock: what is to be read."""
    return replace(view, shows="page", clock=None, columns=(), feedback="", frame=None)


def _beside(
    words: RoomView, clock: RoomClock, width: int, height: int, style: Ink, *, ordinary: bool = False
) -> list[Strip]:
    """The task at the left, its clock at the right; nothing where the left half is too small for the task.

    The task stands in larger letters, unless ordinary ones will do.
    """
    half = width // 2
    text = large_lines(words, half, height - 2, style, ordinary=ordinary)
    if not text and ordinary:
        text = [*text_lines(words, half, height, style), *([[], *asked_for(words, style)] if words.asked[1] else [])]
    if not text or len(text) > height:
        return []
    left = centre_rows(set_block(text, half, style), half, height, style)
    below = label(standing(words, clock, style), width - half, height, style)
    figures = figures_of(face(clock.left), width - half - 8, height - 5 - len(below), shade_of(clock, style))
    right = middle([*figures, [], *below], width - half, height, style)
    return side_by_side(left, right, half, width, style)


def side_by_side(left: list[Strip], right: list[Strip], half: int, width: int, style: Ink) -> list[Strip]:
    """Two halves as one; the right one is filled up."""
    right = [*right, *[blank(width - half, style)] * (len(left) - len(right))]
    return [Strip.join([one, two]) for one, two in zip(left, right, strict=True)]


def _cramped(view: RoomView, text: list[Line], clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """A small window: the clock in one line, then the task."""
    if height < 8:
        return clock_lines(view, clock, width, height, style)
    return [*clock_head(view, clock, width, style), *set_block(text, width, style)]


def clock_head(view: RoomView, clock: RoomClock, width: int, style: Ink) -> list[Strip]:
    """The clock in one line, with a gap below it."""
    return [centred(clock_line(view, clock, style), width, style), blank(width, style)]


def clock_line(view: RoomView, clock: RoomClock, style: Ink) -> Line:
    """The clock and how it stands, in one line."""
    return [(face(clock.left), shade_of(clock, style)), ("  ", style.plain), *standing(view, clock, style)]


def _headed(head: Line, words: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """Many words in a large window: the time in a line over all of it, below that the words as large as they fit."""
    if width < WIDE or style.plainly:
        return []
    above = label(head, width - 4, height, style, HEAD)
    text = large_lines(words, width, height - len(above) - 2, style, ordinary=False)
    if len(above) < 2 or not text:
        return []
    rows = [centred(line, width, style) for line in above]
    return [blank(width, style), *rows, blank(width, style), *set_block(text, width, style)]


def break_lines(view: RoomView, clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """When everyone is back, as large as can be, and what the break's page says."""
    if not view.blocks:
        return back_lines(view, clock, width, height, style)
    half, words = width // 2, words_of(view)
    text = large_lines(words, half, height, style, ordinary=False) if width >= WIDE else []
    if not text and (headed := _headed(back_words(view, clock, style), words, width, height, style)):
        return headed
    text = text or large_lines(words, half, height, style) or text_lines(words, half, 0, style)
    if width >= WIDE and len(text) <= height:
        left = centre_rows(set_block(text, half, style), half, height, style)
        return side_by_side(left, back_lines(view, clock, width - half, height, style), half, width, style)
    text = text_lines(words, width, 0, style)
    free = height - len(text) - 2
    if free >= SHORTEST:
        large = large_lines(words, width, height - 2 - max(SHORTEST, height // 2), style)
        text = large or text
        above = back_lines(view, clock, width, height - len(text) - 2, style)
        return [*above, blank(width, style), *set_block(text, width, style)]
    if height < 8:
        return back_lines(view, clock, width, height, style)
    return [*back_line(view, clock, width, style), *set_block(text, width, style)]
