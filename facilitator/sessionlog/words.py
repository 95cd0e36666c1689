"""Days, times and lengths in the words of the exports; English whatever the machine's language is.

Local time comes from a run's own record, so that the same run reads the same on any machine, in any zone.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from facilitator.agenda.times_of_day import as_said
from facilitator.live.queries.schedule import length_words
from facilitator.live.stamp import Offsets, offset_at

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_words(day: date) -> str:
    """A date as it is said: "Monday 23 November 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def time_words(at: datetime, day: date) -> str:
    """A time of day to the minute; with its date when that is not `day`."""
    clock = as_said(at)
    return clock if at.date() == day else f"{clock} on {at.day} {MONTHS[at.month - 1]} {at.year}"


def second_words(at: datetime, day: date) -> str:
    """A time of day to the second; with its date when that is not `day`."""
    clock = as_said(at, seconds=True)
    return clock if at.date() == day else f"{clock} on {at.day} {MONTHS[at.month - 1]} {at.year}"


def moment_words(at: datetime) -> str:
    """A moment with its date: "14:05 on 24 November 2026"."""
    return f"{as_said(at)} on {at.day} {MONTHS[at.month - 1]} {at.year}"


def span_words(seconds: float) -> str:
    """A length: "40 s", "12 min", "1 h 20 min"; never a sign."""
    whole = int(abs(seconds) + 0.5)
    return length_words((whole + 30) // 60) if whole >= 60 else f"{whole} s"


def against_plan(over: float) -> str:
    """A length against its plan, to the nearest minute: "6 min over", "3 min under"; "as planned" within a minute."""
    if abs(over) < 60:
        return "as planned"
    return f"{length_words(int(abs(over) + 30) // 60)} {'over' if over > 0 else 'under'}"


def local_time(instant: datetime, offsets: Offsets) -> datetime:
    """The local time at an instant, with the offset that then held; UTC where the run has no record of it."""
    return instant.astimezone(timezone(timedelta(minutes=offset_at(offsets, instant))))
