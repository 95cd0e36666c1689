"""The walk-round sheet: how each group gets on with the exercise, and how long ago the trainer looked in."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Literal

import msgspec

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.facts.groups import Standing
from facilitator.live.stamp import Stamp, between, is_later
from facilitator.live.state import Group, Observation, State

LONGEST_WAIT = 6 * 60
"""Seconds after which a group that is not done has waited long enough for a visit."""


class Visited(msgspec.Struct, frozen=True):
    """One group: how it was last seen ("": not yet), when (aware UTC), whole minutes since, and visits so far.

    For a group that has not been visited the minutes are those the exercise's clock has run. `overdue`: it has waited
    longer than `LONGEST_WAIT` while the clock runs.
    """

    group: Group
    standing: Standing | Literal[""]
    seen: datetime | None
    minutes: int
    overdue: bool
    visits: int = 0


class WalkRound(msgspec.Struct, frozen=True):
    """The sheet: the exercise it is for (its id and title, "" where none is going on), and the groups in the room."""

    item: str
    title: str
    rows: tuple[Visited, ...]


def walk_round(state: State, now: Stamp) -> WalkRound:
    """The sheet for the exercise that is going on."""
    item = exercise_going_on(state)
    if item is None:
        return WalkRound("", "", tuple(Visited(group, "", None, 0, False) for group in state.open_groups()))
    return WalkRound(item.id, item.title, tuple(_visited(state, item, group, now) for group in state.open_groups()))


def overdue(state: State, now: Stamp) -> tuple[Group, ...]:
    """The groups that nobody has looked in on for too long, the longest wait first; none while the clock stands."""
    rows = [row for row in walk_round(state, now).rows if row.overdue]
    return tuple(row.group for row in sorted(rows, key=lambda row: -row.minutes))


def exercise_going_on(state: State) -> Item | None:
    """The item the day is at, if groups work in it."""
    item = state.item if state.started is not None and state.phase == "running" else None
    return item if item is not None and kind_of(item).at_work else None


def _last(state: State, item: Item, group: Group) -> Observation | None:
    """What was last seen of the group in this item, also before a detour; not what was seen before it began again."""
    seen = [one for one in state.walk.get(group.id, ()) if one.item == item.id]
    visits = state.items[item.id].visits
    anew = [later.entered for earlier, later in pairwise(visits) if earlier.left == later.entered]
    if not seen or (anew and not is_later(seen[-1].at, anew[-1])):
        return None
    return seen[-1]


def _visited(state: State, item: Item, group: Group, now: Stamp) -> Visited:
    clock, last = state.items[item.id].clock, _last(state, item, group)
    waited = countdown.used(clock, now) if last is None else between(last.at, now)
    standing: Standing | Literal[""] = "" if last is None else last.standing
    late = clock.since is not None and standing != "done" and waited >= LONGEST_WAIT
    visits = sum(one.item == item.id for one in state.walk.get(group.id, ()))
    return Visited(group, standing, last.at.wall if last else None, int(waited // 60), late, visits)
