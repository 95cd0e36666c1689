"""The arithmetic of one item's clock: pure functions of (clock, now), in seconds.

Nothing here ticks. What is left is worked out from stamps each time it is asked for, so it is right after sleep, a
crash or a restart, and it goes below zero when time is over: overtime is information.
"""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.agenda.model import Item, Phase
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import Clock


def used(clock: Clock, now: Stamp) -> float:
    """Seconds the clock has run so far."""
    return clock.banked + (between(clock.since, now) if clock.since is not None else 0.0)


def left(clock: Clock, now: Stamp) -> float:
    """Seconds left; negative when over."""
    return clock.allotted - used(clock, now)


def start(clock: Clock, now: Stamp) -> Clock:
    """The clock running from now; unchanged if it already runs."""
    return clock if clock.since is not None else replace(clock, since=now, started=True)


def pause(clock: Clock, now: Stamp) -> Clock:
    """The clock stopped with what is left kept; unchanged if it is stopped."""
    return clock if clock.since is None else replace(clock, banked=used(clock, now), since=None)


def change(clock: Clock, seconds: float) -> Clock:
    """More time, or less."""
    return replace(clock, allotted=clock.allotted + seconds)


def set_left(clock: Clock, seconds: float, now: Stamp) -> Clock:
    """The clock with exactly this much left; it goes on running if it ran."""
    return replace(clock, allotted=used(clock, now) + seconds)


def leave_out(clock: Clock, seconds: float, now: Stamp) -> Clock:
    """A running clock with the last `seconds` not counted; a stopped one is unchanged.

    Never more is left out than the clock ran: the absence is told by the wall clock, which may have been set.
    """
    if clock.since is None:
        return clock
    return replace(clock, banked=clock.banked - min(max(0.0, seconds), between(clock.since, now)))


def phase_of(item: Item, clock: Clock, now: Stamp) -> tuple[Phase, float] | None:
    """The phase the item is in and the seconds left of it; None when it has none or time is over.

    The last phase takes what was added to the item. What was taken from it is taken from the end: no phase has more
    left than the item.
    """
    remaining = left(clock, now)
    if not item.phases or remaining <= 0:
        return None
    end, spent = 0.0, used(clock, now)
    for phase in item.phases[:-1]:
        end += phase.minutes * 60
        if spent < end:
            return phase, min(end - spent, remaining)
    return item.phases[-1], remaining
