"""Times as trainers write them: one form is accepted, the others are understood well enough to suggest it."""

from __future__ import annotations

import re
from datetime import time

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
    """Minutes since midnight as "HH:MM", and in words where a plan runs past midnight."""
    days, rest = divmod(minutes, 24 * 60)
    return f"{rest // 60:02d}:{rest % 60:02d}" + (
        " on the next day" if days == 1 else f" {days} days on" if days else ""
    )
