"""When something happened, in a way that survives a stepped wall clock, a closed lid, a crash and a restart.

A wall clock can be set; a running clock cannot, but starts again with the machine. A `Stamp` carries both, with the
name of the boot in which the running clock counts, so that the time between two stamps is right whichever of the
two clocks can be trusted.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

HALF = timedelta(milliseconds=500)

SET = 30.0
"""Seconds by which the wall clock has to jump until that is worth a word."""


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """One moment.

    `wall` is an aware UTC instant. `run` is seconds of a clock that goes on through sleep and never steps; it can be
    compared only with another stamp of the same `boot`. `boot` names this start of this machine.
    """

    wall: datetime
    run: float
    boot: str


class WallSet(msgspec.Struct, frozen=True):
    """The laptop's wall clock was put forward by so many `seconds` (negative: back), before `at`."""

    at: Stamp
    seconds: float


def between(earlier: Stamp, later: Stamp) -> float:
    """Seconds from one stamp to the other; never negative.

    The running clock decides within one boot; across boots only the wall clock can, and where that has been set
    back the answer is 0 rather than time that never passed.
    """
    if earlier.boot == later.boot and later.run >= earlier.run:
        return later.run - earlier.run
    return max(0.0, (later.wall - earlier.wall).total_seconds())


def was_set(earlier: Stamp, later: Stamp) -> float:
    """Seconds by which the wall clock was put forward between two stamps (negative: back).

    0 where nobody can tell, and where it is not worth a word. Every event that is read asks this, in as few steps as
    it takes.
    """
    if earlier.boot != later.boot or later.run < earlier.run:
        return 0.0
    seconds = (later.wall - earlier.wall).total_seconds() - (later.run - earlier.run)
    return 0.0 if -SET < seconds < SET else seconds


def is_later(one: Stamp, other: Stamp) -> bool:
    """Whether a stamp was taken after another: by the running clock within one boot, else by the wall clock."""
    return one.run > other.run if one.boot == other.boot else one.wall > other.wall


def after(stamp: Stamp, seconds: float) -> datetime:
    """The wall time `seconds` after a stamp (before it when negative), as an aware UTC instant."""
    return stamp.wall + timedelta(seconds=seconds)


def whole(instant: datetime) -> datetime:
    """The nearest whole second.

    What adds up to the same instant on every look (now, and what is left) differs by microseconds, because the two
    clocks are read one after the other; nothing shown may flicker for that.
    """
    return (instant + HALF).replace(microsecond=0)


Offsets = tuple[tuple[datetime, int], ...]
"""From each instant on, how many minutes local time is ahead of UTC; before the first, the first holds."""


def offset_at(offsets: Offsets, instant: datetime) -> int:
    """Minutes that local time was ahead of UTC at an instant, by the run's own record; 0 when it has none."""
    minutes = offsets[0][1] if offsets else 0
    for since, value in offsets:
        if since <= instant:
            minutes = value
    return minutes
