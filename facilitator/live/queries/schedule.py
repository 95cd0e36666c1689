"""When each item is expected, worked out from what has happened so far: pure.

The rule: lateness so far carries forward; a fixed point soaks up what it can, for an item with a fixed time never
begins before it, and so does time that the plan leaves free before the finish. Breaks and other items keep their
length. An item takes what its clock has left: all of it when it has not been held, no time at all once it is over. So
an item that was held and lies ahead again, because the day went back, counts only what it had left, and does not wait
for its fixed point a second time.

Drift is positive when the day is behind, in seconds; screens never show the sign but say it in words. It is how late
the current item (or, after going back, the furthest of the items held already) will end, against the plan in the order
it has now. An item that was put in has no time in the plan, so it makes the day late by its length; the parts of an
item that was cut in two share the time it had. Where time was won back, lateness is judged against the plan as it was
changed: until the next fixed point (or the finish) the day is behind by no more than that point is expected late, so
that the words agree with the times beside them. A day that has ended is measured at its finish. Instants are whole
seconds, so that two looks in one second see the same day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.queries.interruptions import worked
from facilitator.live.queries.kept import kept
from facilitator.live.stamp import SET, Stamp, is_later, was_set, whole
from facilitator.live.state import ItemState, State

MINUTE = timedelta(minutes=1)

Mark = Literal["done", "now", "next", "later", "skipped", "passed over"]


class Expected(msgspec.Struct, frozen=True):
    """One item of the day as it stands now.

    `planned` and `begins` are when it was to begin and when it did or is expected to; `ends` when it did end or is
    expected to. `minutes` is its length now, after what was added or taken; what it took, once it is over. All
    instants are aware UTC.

    An item that was held and then skipped the rest of is "skipped", with the time it did take.
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


def planned_minutes(state: State) -> dict[str, int]:
    """How many of the plan's own minutes each item has: none if it was put in, and parts of one share what it had.

    However the day is changed while it runs, the sum stays what the plan says.
    """
    if state.started is None:
        return {}
    minutes = {item.id: item.minutes for item in state.started.plan.items}
    if state.agenda is None:
        return minutes
    unshared, last = dict(minutes), dict[str, str]()
    for item in state.agenda.items:
        whole_item = origin(state, item.id)
        minutes[item.id] = min(item.minutes, unshared.get(whole_item, 0))
        unshared[whole_item] = unshared.get(whole_item, 0) - minutes[item.id]
        last[whole_item] = item.id
    for whole_item, part in last.items():
        minutes[part] += unshared[whole_item]
    return minutes


def origin(state: State, item_id: str) -> str:
    """The item that this one was cut from, however often; the item itself when it was not."""
    for _ in state.cut_from:
        item_id = state.cut_from.get(item_id) or item_id
    return item_id


def planned_starts(state: State) -> dict[str, datetime]:
    """When each item begins by the plan alone, as aware UTC instants; one put in later, when the one before it ends."""
    return _yardstick(state).starts if state.started is not None else {}


def starts_in_order(state: State) -> dict[str, datetime]:
    """When each item was to begin by the plan in the order it has now; {} before the run has started."""
    return _laid_out(state, state.plan.items, planned_minutes(state)) if state.started is not None else {}


def _laid_out(state: State, items: Iterable[Item], minutes: dict[str, int]) -> dict[str, datetime]:
    """When items begin that follow each other without delay, each taking so many minutes, fixed ones not too soon."""
    started = state.started
    assert started is not None
    starts: dict[str, datetime] = {}
    at = started.plan_begins
    for item in items:
        if item.id in started.fixed:
            at = max(at, started.fixed[item.id])
        starts[item.id] = at
        at += MINUTE * minutes[item.id]
    return starts


class _Yardstick(msgspec.Struct, frozen=True):
    """What a day is measured against: each item's planned start, its end in the present order, and the finish.

    `slack` is the time that the plan leaves free between its last item and the finish.
    """

    starts: dict[str, datetime]
    ends: dict[str, datetime]
    finish: datetime
    slack: timedelta


@kept("started", "agenda", "cut_from")
def _yardstick(state: State) -> _Yardstick:
    started = state.started
    assert started is not None
    starts = _laid_out(state, started.plan.items, {item.id: item.minutes for item in started.plan.items})
    ends = {item.id: starts[item.id] + MINUTE * item.minutes for item in started.plan.items}
    over = max(started.plan_begins, *ends.values()) if ends else started.plan_begins
    finish = max(started.finishes_at, over)
    if state.agenda is not None:
        minutes = planned_minutes(state)
        order = _laid_out(state, state.agenda.items, minutes)
        ends = {item: start + MINUTE * minutes[item] for item, start in order.items()}
        starts = order | starts
    return _Yardstick(starts, ends, finish, finish - over)


def schedule(state: State, now: Stamp) -> Schedule:
    """The day as it stands at this moment. Raises ValueError before the run has started."""
    if state.started is None:
        raise ValueError("a day that has not been started has no schedule")
    plan = _yardstick(state)
    if state.phase == "ended":
        rows = tuple(_past(state, item, plan.starts[item.id]) for item in state.plan.items)
        finish = _ended(state, now)
        behind = (finish - plan.finish).total_seconds()
    else:
        rows, over, behind = _open(state, plan, now)
        finish = max(over, min(plan.finish, over + plan.slack))
        behind = _won_back(state, rows, behind, (finish - plan.finish).total_seconds())
    return Schedule(rows, whole(finish), plan.finish, round(behind))


def _open(state: State, plan: _Yardstick, now: Stamp) -> tuple[tuple[Expected, ...], datetime, float]:
    """A day that is under way, or has not begun: its rows, when its last item ends, and how far behind it is.

    `at` is when the next item can begin. `reached` holds while every item so far was reached before: going back does
    not make the day late by itself, so lateness is told at the last item of that stretch.
    """
    started = state.started
    assert started is not None
    here = state.plan.position(state.current)
    at = now.wall if here >= 0 else max(now.wall, started.starts_at)
    behind = (at - started.plan_begins).total_seconds() if here < 0 else 0.0
    reached = True
    mark: Mark = "next"
    rows: list[Expected] = []
    before, ends = at, whole(at)
    for index, item in enumerate(state.plan.items):
        standing, begins = state.items[item.id], plan.starts[item.id]
        if index < here:
            rows.append(_past(state, item, begins))
        elif index == here:
            entered = standing.visits[-1].entered.wall if standing.visits else now.wall
            at = now.wall + _rest(standing, now)
            rows.append(_row(state, item, "now", begins, entered, at))
        elif standing.skipped:
            rows.append(_row(state, item, "skipped", begins, at, at))
        else:
            reached = reached and bool(standing.visits)
            begin = at if standing.visits else max(at, started.fixed.get(item.id, at))
            at = begin + _rest(standing, now)
            # a day may have a hundred of these, and every key and every second looks at all of them
            shown, ends = (ends if begin is before else whole(begin)), whole(at)
            fixed = item.id in started.fixed
            rows.append(Expected(item, mark, begins, shown, ends, standing.clock.allotted / 60, fixed))
            mark, before = "later", at
        if index >= here >= 0 and reached and not standing.skipped:
            behind = (at - plan.ends[item.id]).total_seconds()
    return tuple(rows), at, behind


def _won_back(state: State, rows: tuple[Expected, ...], behind: float, at_finish: float) -> float:
    """How late a day is once something was made shorter, or left out, on the way to the next fixed point.

    `at_finish` is how late the finish is expected. What was won before the last fixed point is spent.
    """
    here = max(0, state.plan.position(state.current))
    until, late = len(rows), at_finish
    for index, row in enumerate(rows[here:], here):
        if row.fixed and row.mark in ("next", "later") and not state.items[row.item.id].visits:
            until, late = index, (row.begins - row.planned).total_seconds()
            break
    since = max((index for index, row in enumerate(rows[: here + 1]) if row.fixed), default=0)
    won = [row for row in rows[since:until] if state.items[row.item.id].won]
    left_out = [row for row in rows[here + 1 : until] if row.mark == "skipped"]
    return min(behind, max(0.0, late)) if (won or left_out) and behind > 0 else behind


def _rest(standing: ItemState, now: Stamp) -> timedelta:
    """How long an item will still take: what its clock has left, which is its whole length if it was never held.

    So an item that was held before and lies ahead again, because the day went back, takes only what it had left.
    """
    clock = standing.clock
    left = clock.allotted - clock.banked if clock.since is None else countdown.left(clock, now)
    return timedelta(seconds=max(0.0, left))


def _ended(state: State, now: Stamp) -> datetime:
    """When a day that is over ended."""
    here = state.items.get(state.current)
    last = (here.visits[-1].left if here is not None and here.visits else None) or state.last or now
    return last.wall


def _past(state: State, item: Item, planned: datetime) -> Expected:
    """An item that lies behind: when it was held, that it was skipped, or that it was passed over."""
    standing = state.items[item.id]
    if not standing.visits:
        return _row(state, item, "skipped" if standing.skipped else "passed over", planned, planned, planned)
    last = standing.visits[-1].left or standing.visits[-1].entered
    mark: Mark = "skipped" if standing.skipped else "done"
    row = _row(state, item, mark, planned, standing.visits[0].entered.wall, last.wall)
    took = sum(worked(state, visit.entered, visit.left or visit.entered) for visit in standing.visits)
    return replace(row, minutes=took / 60)


def _row(state: State, item: Item, mark: Mark, planned: datetime, begins: datetime, ends: datetime) -> Expected:
    started = state.started
    assert started is not None
    minutes = state.items[item.id].clock.allotted / 60
    return Expected(item, mark, planned, whole(begins), whole(ends), minutes, item.id in started.fixed)


def clock_set(state: State, now: Stamp) -> float:
    """Seconds by which the wall clock was put forward (negative: back) since the last fixed point began, or ever.

    So much of how the day stands is no doing of anyone in the room. From a fixed point on nobody asks any more.
    """
    began: Stamp | None = None
    for item in state.started.fixed if state.started is not None else ():
        for visit in state.items[item].visits if item in state.items else ():
            began = visit.entered if began is None or is_later(visit.entered, began) else began
    seconds = sum(one.seconds for one in state.wall_sets if began is None or is_later(one.at, began))
    return seconds + (was_set(state.last, now) if state.last is not None else 0.0)


def clock_set_words(seconds: float) -> str:
    """That the wall clock was set, in a few words: "clock put forward 2 min"; "" where it was not."""
    if abs(seconds) < SET:
        return ""
    return f"clock put {'forward' if seconds > 0 else 'back'} {length_words(max(1, round(abs(seconds) / 60)))}"


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
