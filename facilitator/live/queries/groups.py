"""The groups: how each gets on and how long ago the trainer looked in, who is here by agency, what was read back.

Counts, never names. Counting at each group too is left to the trainer.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Literal

import msgspec

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.facts.groups import Progress
from facilitator.live.queries.interruptions import worked
from facilitator.live.stamp import Stamp, is_later
from facilitator.live.state import Group, Issue, Observation, ReadBack, State

LONGEST_WAIT = 6 * 60
"""Seconds after which a group that is not done has waited long enough for a visit."""


class Visited(msgspec.Struct, frozen=True):
    """One group: how it was last seen ("": not yet), when (aware UTC), whole minutes since, and visits so far.

    For a group that has not been visited the minutes are those the exercise's clock has run. `overdue`: it has waited
    longer than `LONGEST_WAIT` while the clock runs.
    """

    group: Group
    standing: Progress | Literal[""]
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
    waited = countdown.used(clock, now) if last is None else worked(state, last.at, now)
    standing: Progress | Literal[""] = "" if last is None else last.standing
    late = clock.since is not None and standing != "done" and waited >= LONGEST_WAIT
    visits = sum(one.item == item.id for one in state.walk.get(group.id, ()))
    return Visited(group, standing, last.at.wall if last else None, int(waited // 60), late, visits)


class Agency(msgspec.Struct, frozen=True):
    """One kind of agency: how many people of it are here, and at each group (by id) where that was counted."""

    name: str
    count: int
    at: dict[str, int] = {}


class Mix(msgspec.Struct, frozen=True):
    """The agencies of the plan and any other that was counted, the groups in the room, and how many people are here."""

    agencies: tuple[Agency, ...]
    groups: tuple[Group, ...]
    total: int

    def at(self, group: str) -> int:
        """How many people were counted at a group."""
        return sum(agency.at.get(group, 0) for agency in self.agencies)


def agency_mix(state: State) -> Mix:
    """Everyone who was counted.

    Where an agency was counted at groups only, those add up; where it was counted for the room, that count stands.
    """
    names = dict.fromkeys(state.plan.agencies)
    names.update(dict.fromkeys(found.agency for found in state.attendance.values() if found.count))
    agencies = []
    for name in names:
        counted = [found for found in state.attendance.values() if found.agency == name and found.count]
        at = {found.group: found.count for found in counted if found.group}
        whole = next((found.count for found in counted if not found.group), 0)
        agencies.append(Agency(name, whole or sum(at.values()), at))
    return Mix(tuple(agencies), state.open_groups(), sum(agency.count for agency in agencies))


def mix_words(mix: Mix, group: str) -> str:
    """Which agencies sit at a group, the most first: "Police 2, Housing 1"; empty where nobody was counted."""
    here = sorted((-agency.at[group], agency.name) for agency in mix.agencies if agency.at.get(group))
    return ", ".join(f"{name} {-count}" for count, name in here)


class Read(msgspec.Struct, frozen=True):
    """One group's words of an exercise, and every time they were read back, oldest first."""

    group: Group
    issues: tuple[Issue, ...]
    answers: tuple[ReadBack, ...]


class ReadBacks(msgspec.Struct, frozen=True):
    """An exercise's groups that said something, in their order."""

    exercise: str
    title: str
    number: int
    groups: tuple[Read, ...]

    @property
    def unread(self) -> tuple[Group, ...]:
        """The groups whose words have not been read back yet."""
        return tuple(read.group for read in self.groups if not read.answers)


def read_backs(state: State, exercise: str) -> ReadBacks:
    """What there is to read back of an exercise; words that were merged are read with the group that said them."""
    said: dict[str, list[Issue]] = {}
    for issue in state.issues.values():
        if issue.exercise == exercise and not issue.withdrawn:
            said.setdefault(issue.group, []).append(issue)
    groups = sorted(state.groups.values(), key=lambda group: group.number)
    number = next((n for n, item in enumerate(state.plan.exercises(), 1) if item.id == exercise), 0)
    found = tuple(
        Read(group, tuple(said[group.id]), state.read_backs.get(f"{exercise}/{group.id}", ()))
        for group in groups
        if group.id in said
    )
    return ReadBacks(exercise, state.plan.item(exercise).title if number else "", number, found)
