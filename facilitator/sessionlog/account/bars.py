"""The bars of the page, in whole units of its drawings, with the words that stand for each: pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from facilitator.sessionlog import words
from facilitator.sessionlog.model import Timing

WIDTH = 240
"""Units across of a drawing; the style sheet says how wide that is on account."""

FARTHEST = 1.6
"""How many times the longest planned length a bar may be; a longer one is cut off and says so."""


class MinutesBar(msgspec.Struct, frozen=True):
    """A bar, or an item's two: `planned`, and below it `within` the plan and `beyond` it. `cut`: with a broken edge."""

    planned: int
    within: int
    beyond: int
    cut: bool
    words: str


def time_bars(timings: Sequence[Timing]) -> tuple[MinutesBar, ...]:
    """The bars of all items on one scale."""
    longest = max((timing.planned_minutes * 60 for timing in timings), default=0)
    taken = max((timing.seconds for timing in timings), default=0.0)
    scale = max(60.0, longest, min(taken, (longest or taken) * FARTHEST))
    return tuple(_time_bar(timing, scale) for timing in timings)


def _time_bar(timing: Timing, scale: float) -> MinutesBar:
    def units(seconds: float) -> int:
        return round(WIDTH * min(max(seconds, 0.0), scale) / scale)

    planned, took = units(timing.planned_minutes * 60), units(timing.seconds)
    within = took if timing.put_in else min(planned, took)
    return MinutesBar(planned, within, took - within, timing.seconds > scale, _bar_words(timing))


def _bar_words(timing: Timing) -> str:
    if timing.put_in and timing.stays:
        return f"Put in on the day; took {words.span_words(timing.seconds)}."
    planned = f"Planned {words.span_words(timing.planned_minutes * 60)}"
    if not timing.stays:
        return f"{planned}; {timing.mark}."
    verdict = words.against_plan(timing.over) if timing.over is not None else timing.mark
    return f"{planned}; took {words.span_words(timing.seconds)}, {verdict}."


def share_of(value: int, whole: int) -> int:
    """The length of a bar that shows `value` of `whole`; whatever the numbers are, it stays inside its frame."""
    return WIDTH * min(max(value, 0), whole) // whole if whole > 0 else 0


def count_bar(value: int, most: int, what: str) -> MinutesBar:
    """The bar of a count against the largest beside it, with its words ("3 issues")."""
    return MinutesBar(0, share_of(value, most), 0, False, what)
