"""When each item is expected, worked out from what has happened so far: pure.

The rule: lateness so far carries forward; a fixed point soaks up what it can, for an item with a fixed time never
begins before it. Breaks and other items keep their length. Drift is positive when the day is behind, in seconds;
screens never show the sign but say it in words.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

Mark = Literal["done", "now", "next", "later", "skipped", "passed over"]


class Expected(msgspec.Struct, frozen=True):
    """One item of the day as it stands now.

    `planned` and `begins` are when it was to begin and when it did or is expected to; `ends` when it did end or is
    expected to. `minutes` is its length now, after what was added or taken. All instants are aware UTC.
    """

    item: Item
    mark: Mark
    planned: datetime
    begins: datetime
    ends: datetime
    minutes: float
    fixed: bool = False


class Schedule(msgspec.Struct, frozen=True):
    """The whole day as it stands now: each item, the planned and expected finish, and how far behind (seconds)."""

    rows: tuple[Expected, ...]
    finish: datetime
    planned_finish: datetime
    behind: float


def planned_starts(state: State) -> dict[str, datetime]:
    """When each item begins by the plan alone, as aware UTC instants."""
    started = state.started
    if started is None:
        return {}
    starts: dict[str, datetime] = {}
    at = started.starts_at
    for item in started.plan.items:
        at = max(at, started.fixed.get(item.id, at))
        starts[item.id] = at
        at += timedelta(minutes=item.minutes)
    return starts


def schedule(state: State, now: Stamp) -> Schedule:
    """The day as it stands at this moment. Raises ValueError before the run has started."""
    started = state.started
    if started is None:
        raise ValueError("a day that has not been started has no schedule")
    planned = planned_starts(state)
    here = started.plan.position(state.current)
    at = max(now.wall, started.starts_at) if here < 0 else now.wall
    behind = max(0.0, (now.wall - started.starts_at).total_seconds()) if here < 0 else 0.0
    rows: list[Expected] = []
    upcoming: Literal["next", "later"] = "next"
    for index, item in enumerate(started.plan.items):
        standing = state.items[item.id]
        length = timedelta(seconds=standing.clock.allotted)
        fixed = item.id in started.fixed
        minutes = standing.clock.allotted / 60
        begin = planned[item.id]
        if index == here:
            begins = standing.visits[-1].entered.wall if standing.visits else now.wall
            ends = _end_of_current(state, item, now)
            mark: Mark = "done" if state.phase == "ended" else "now"
            behind = (ends - (begin + timedelta(minutes=item.minutes))).total_seconds()
            at = ends
        elif standing.skipped:
            mark, begins, ends = "skipped", at if index > here else begin, at if index > here else begin
        elif index < here or state.phase == "ended":
            begins, ends, mark = _past(state, item, begin)
        else:
            begins = max(at, started.fixed.get(item.id, at))
            ends = at = begins + length
            mark, upcoming = upcoming, "later"
        rows.append(Expected(item, mark, begin, begins, ends, minutes, fixed))
    planned_finish = max(started.finishes_at, max(planned[i.id] + timedelta(minutes=i.minutes) for i in started.plan.items))
    return Schedule(tuple(rows), at, planned_finish, behind)


def _end_of_current(state: State, item: Item, now: Stamp) -> datetime:
    """When the current item is expected to end: never before now, and then after what its clock has left."""
    standing = state.items[item.id]
    if state.phase == "ended" and standing.visits and standing.visits[-1].left is not None:
        return standing.visits[-1].left.wall
    return now.wall + timedelta(seconds=max(0.0, countdown.left(standing.clock, now)))


def _past(state: State, item: Item, planned: datetime) -> tuple[datetime, datetime, Mark]:
    """An item that lies behind: when it was held, or that it was passed over."""
    visits = state.items[item.id].visits
    if not visits:
        return planned, planned, "passed over"
    last = visits[-1].left or visits[-1].entered
    return visits[0].entered.wall, last.wall, "done"


def drift_words(behind: float) -> str:
    """How the day stands, in words: "6 min behind", "2 min in hand", or "on time" within a minute either way."""
    minutes = int(abs(behind) // 60)
    if minutes < 1:
        return "on time"
    return f"{length_words(minutes)} {'behind' if behind > 0 else 'in hand'}"


def length_words(minutes: int) -> str:
    """A length in hours and minutes: "45 min", "1 h 20 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
