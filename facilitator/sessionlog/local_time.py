"""Local time from a run's own record, so that the same run reads the same on any machine, in any zone."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from facilitator.live.queries.view import offset_at

Offsets = tuple[tuple[datetime, int], ...]
"""From each instant on, how many minutes local time was ahead of UTC (`RunStarted.offsets`)."""


def local_time(instant: datetime, offsets: Offsets) -> datetime:
    """The local time at an instant, with the offset that then held; UTC where the run has no record of it."""
    return instant.astimezone(timezone(timedelta(minutes=offset_at(offsets, instant))))
