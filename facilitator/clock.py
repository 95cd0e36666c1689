"""The clocks of this machine: the only place where the time is read.

`time.monotonic` stops while a Linux machine sleeps, so there the boot clock is taken; on macOS CLOCK_MONOTONIC and
on Windows `time.monotonic` run on through sleep, and both begin with the boot, so that two programs can compare theirs.
Under WSL2 the boot clock may stop while Windows sleeps; a boot name then still makes restarts right.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from typing import Protocol

from facilitator.boot_name import boot_name
from facilitator.live.stamp import Stamp, after, between

REHEARSAL = "rehearsal:"
"""What the boot of a rehearsal's stamps begins with: they are never compared with real ones."""


class ClockSource(Protocol):
    """Something that knows what time it is."""

    def now(self) -> Stamp:
        """This moment."""


class SystemClock:
    """The machine's own clocks."""

    def __init__(self) -> None:
        """Find out which running clock goes on through sleep here, and what this boot is called."""
        self._boot = boot_name()

    def now(self) -> Stamp:
        """This moment."""
        return Stamp(datetime.now(UTC), _running(), self._boot)


class RehearsalClock:
    """A clock that runs `speed` times as fast as another, from a given moment on."""

    def __init__(self, real: ClockSource, speed: float, begins: Stamp | None = None) -> None:
        """Run `speed` (above 0) times as fast as `real`, reading `begins` now (default: the real time)."""
        self._real = real
        self._speed = speed
        self._origin = real.now()
        self._begins = begins or self._origin
        self._boot = f"{REHEARSAL}{self._begins.boot.removeprefix(REHEARSAL)}"

    def now(self) -> Stamp:
        """This moment, on the rehearsal's clock."""
        passed = between(self._origin, self._real.now()) * self._speed
        return Stamp(after(self._begins, passed), self._begins.run + passed, self._boot)


def _running() -> float:
    if sys.platform == "linux":
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":
        seconds = time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        seconds = time.monotonic()
    return seconds
