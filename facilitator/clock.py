"""The clocks of this machine: the only place where the time is read.

`time.monotonic` stops while a Linux machine sleeps, so there the boot clock is taken; on macOS CLOCK_MONOTONIC and
on Windows `time.monotonic` run on through sleep. Under WSL2 the boot clock may stop while Windows sleeps; a boot
name then still makes restarts right.
"""

from __future__ import annotations

import sys
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from facilitator.live.stamp import Stamp

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class ClockSource(Protocol):
    """Something that knows what time it is."""

    def now(self) -> Stamp:
        """This moment."""


class SystemClock:
    """The machine's own clocks."""

    def __init__(self) -> None:
        """Find out which running clock goes on through sleep here, and what this boot is called."""
        self._boot = _boot_name()

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

    def now(self) -> Stamp:
        """This moment, on the rehearsal's clock."""
        run = (self._real.now().run - self._origin.run) * self._speed
        return Stamp(self._begins.wall + timedelta(seconds=run), self._begins.run + run, f"rehearsal:{self._begins.boot}")


def _running() -> float:
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


def _boot_name() -> str:
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return f"process:{uuid.uuid4()}"
