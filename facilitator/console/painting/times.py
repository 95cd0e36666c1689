"""Times and lengths as people read them, and when a clock's figures flash."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from facilitator.agenda.times_of_day import WRITING, as_said
from facilitator.live.queries.view import Now, SecondFace, View, whole_minutes
from facilitator.live.stamp import Offsets, Stamp, between, offset_at


def local_clock(instant: datetime, offsets: Offsets, seconds: bool = False) -> str:
    """An aware UTC instant as the local time of day: "11:17", or to the second "11:17:02"."""
    return as_said(instant + timedelta(minutes=offset_at(offsets, instant)), seconds)


def time_column(words: str) -> str:
    """A time, or nothing, as wide as the longest one, so that times stand under each other."""
    return words.rjust(WRITING.cells)


def face(seconds: int) -> str:
    """Seconds left as a clock face: "12:59", "1:02:30", and how far over as "-0:45"."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if seconds < 0 else ""
    return f"{sign}{hours}:{minutes:02}:{rest:02}" if hours else f"{sign}{minutes}:{rest:02}"


def left_words(seconds: int) -> str:
    """Seconds left in words: "12:59 left", or "0:45 over"."""
    return f"{face(abs(seconds))} over" if seconds < 0 else f"{face(seconds)} left"


def second_words(second: SecondFace) -> str:
    """The second clock in words: "Group 3: 2:30 left, paused"."""
    paused = "" if second.running else ", paused"
    return f"{second.name or 'Second clock'}: {left_words(second.left)}{paused}"


def about_left_words(seconds: int) -> str:
    """Seconds left in words to the minute: "12 min left", "less than 1 min left", "time is up", "3 min over"."""
    if 0 < seconds < 60:
        return "less than 1 min left"
    minutes = whole_minutes(seconds)
    return f"{abs(minutes)} min {'over' if minutes < 0 else 'left'}" if minutes else "time is up"


def away_words(seconds: float) -> str:
    """A stretch of time as said aloud: "40 s", "3 min 40 s", "1 h 12 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def time_words(view: View | None) -> str:
    """The time, and what is left of the item: what the lead never has to close a sheet to see."""
    if view is None:
        return ""
    time = local_clock(view.at, view.offsets)
    return time if view.now is None or view.phase == "ended" else f"{time} · {left_words(view.now.clock.left)}"


# -- when the clock's figures are reversed after time is up ------------------------------------------------------------
# A flash that was counted by timers would stay lit for good when one of them came once too often or not at all.


FLASHES, FLASH = 3, 0.6
"""How often the clock flashes when time is up, and seconds for each: fewer than two a second, which harms nobody."""


class Flashing(msgspec.Struct, frozen=True):
    """What flashes: an item's clock, since a moment of the real clock (a rehearsal's own one runs faster)."""

    item: str
    since: Stamp

    def goes_on(self, now: Now | None, at: Stamp) -> bool:
        """Whether it still flashes: the same item, out of time, and FLASHES not over."""
        here = now is not None and now.id == self.item and now.clock.left <= 0
        return here and between(self.since, at) < FLASHES * FLASH

    def lit(self, now: Now | None, at: Stamp) -> bool:
        """Whether the figures are reversed at this moment: in the first half of each flash."""
        return self.goes_on(now, at) and between(self.since, at) % FLASH < FLASH / 2
