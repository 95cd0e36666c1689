"""Times of day: how they are written for people to read, how files hold them, and what of people's own is understood.

Nothing else in the program writes one, so that all that a person reads is written in one way. Which way that is holds
for the whole process, as a locale does: a window, the page it serves and the paper it prints are read by the same
people. Nothing that is kept, compared or read by a machine depends on it.
"""

from __future__ import annotations

import re
from datetime import datetime, time

WAYS = ("24 h", "12 h")
"""How a time may be written: "14:05", or "2:05 pm"."""


class Writing:
    """How times are written in this process: with 24 hours, until somebody's settings say otherwise."""

    halves = False
    """Whether they are written with the 12 hours of half a day, and which half it is."""

    def follow(self, way: str) -> None:
        """Write them in one of WAYS from now on."""
        self.halves = way == WAYS[1]

    @property
    def cells(self) -> int:
        """Cells of the longest time: what a column of them needs."""
        return 8 if self.halves else 5


WRITING = Writing()


def as_said(at: time | datetime, seconds: bool = False) -> str:
    """A local time as people here read it: "14:05", or "2:05 pm"; to the second if asked for."""
    if not WRITING.halves:
        return f"{at:%H:%M:%S}" if seconds else f"{at:%H:%M}"
    rest = f"{at:%M:%S}" if seconds else f"{at:%M}"
    return f"{at.hour % 12 or 12}:{rest} {'am' if at.hour < 12 else 'pm'}"


def hour_as_said(at: time | datetime) -> str:
    """A full hour on a scale of them: "14:00", or "2 pm"."""
    said = as_said(at)
    return said.replace(":00", "") if WRITING.halves else said


def as_filed(at: time | datetime) -> str:
    """A local time as plans hold it, whatever people read: "14:05"."""
    return f"{at:%H:%M}"


def minutes_as_filed(minutes: int) -> str:
    """Minutes since midnight as plans hold them; those of the next day as its own."""
    hours, rest = divmod(minutes % DAY, 60)
    return f"{hours:02d}:{rest:02d}"


PATTERN = r"([01][0-9]|2[0-3]):[0-5][0-9]"
"""The accepted form, as a regular expression that editors understand too."""

LIKE_A_TIME = re.compile(r"(\d{1,2})\s*(?:[:.h,]\s*(\d{1,2}))?(?::\d{2})?\s*([ap])?\.?(?:m\.?)?\s*\Z", re.IGNORECASE)


def read_time(text: str) -> time | None:
    """The time that "HH:MM" names; None for anything else."""
    if not re.fullmatch(PATTERN, text):
        return None
    return time(int(text[:2]), int(text[3:]))


def meant_time(text: str) -> str:
    """The accepted form of a time written in another way ("9.30", "4pm"); "" where that would be a guess."""
    found = LIKE_A_TIME.match(text.strip())
    if not found:
        return ""
    hour, minute, half = int(found[1]), int((found[2] or "0").ljust(2, "0")), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def minutes_into_day(at: time) -> int:
    """Whole minutes since midnight, for sums over a plan that has no date."""
    return at.hour * 60 + at.minute


DAY = 24 * 60
"""Minutes of a day."""


def minutes_of_plan(at: time, starts: time, finishes: time) -> int:
    """Minutes since the midnight before a plan starts; one that finishes earlier on the clock lasts over midnight."""
    return minutes_into_day(at) + (DAY if finishes < starts and at < starts else 0)


def clock_words(minutes: int) -> str:
    """Minutes since midnight as people read them, and in words where a plan runs past midnight."""
    days, rest = divmod(minutes, DAY)
    said = as_said(time(rest // 60, rest % 60))
    return said + (" on the next day" if days == 1 else f" {days} days on" if days else "")
