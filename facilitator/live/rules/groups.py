"""The groups: who sits where, two put together, how they get on, what was read back to them, who is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts import groups as facts
from facilitator.live.facts.base import Event, Refused
from facilitator.live.facts.issues import IssueEchoed, IssueEchoWithdrawn, IssueMoved
from facilitator.live.facts.turns import TurnGiven
from facilitator.live.queries.day import exercise_at
from facilitator.live.rules.guards import MOST_PEOPLE, the_agency, the_group, the_item
from facilitator.live.rules.registry import Changes, Events, alters, appear, begin, decides, reduces, with_one
from facilitator.live.stamp import Stamp
from facilitator.live.state import Attendance, Group, Issue, Observation, ReadBack, State

MOST_GROUPS = 12
"""More groups than this do not fit a board, or a room."""


def refuse_name(name: str, present: Iterable[str]) -> None:
    """Refuse a group's name that is taken."""
    if name.casefold() in {other.casefold() for other in present}:
        raise Refused(f"There is a group called {name} already.")


def refuse_number(groups: int) -> None:
    """Refuse more groups than there is room for, and none."""
    if groups > MOST_GROUPS:
        raise Refused(f"There is room for {MOST_GROUPS} groups.")
    if not groups:
        raise Refused("A day needs at least one group.")


def _comes_in(state: State, name: str) -> None:
    """Refuse a group that comes in, for the first time or again, when it does not fit."""
    present = state.open_groups()
    refuse_number(len(present) + 1)
    refuse_name(name, (group.name for group in present))


@decides(facts.AddGroup)
def _add_group(state: State, command: facts.AddGroup, now: Stamp) -> Events:
    number = state.counts.get("G", 0) + 1
    name = clean_line(command.name) or f"Group {number}"
    _comes_in(state, name)
    return (facts.GroupAdded(f"G{number}", number, name),)


@decides(facts.RenameGroup)
def _rename(state: State, command: facts.RenameGroup, now: Stamp) -> Events:
    group, name = the_group(state, command.id), clean_line(command.name)
    if not name:
        raise Refused("A group needs a name.")
    if name == group.name:
        return ()
    refuse_name(name, (other.name for other in state.open_groups() if other.id != group.id))
    return (facts.GroupRenamed(group.id, name),)


@decides(facts.CloseGroup)
def _close(state: State, command: facts.CloseGroup, now: Stamp) -> Events:
    group = the_group(state, command.id)
    if group.closed:
        raise Refused(f"{group.name} has left already.")
    refuse_number(len(state.open_groups()) - 1)
    return (facts.GroupClosed(group.id),)


@decides(facts.ReopenGroup)
def _reopen_group(state: State, command: facts.ReopenGroup, now: Stamp) -> Events:
    group = the_group(state, command.id)
    if not group.closed:
        raise Refused(f"{group.name} is here already.")
    _comes_in(state, group.name)
    return (facts.GroupReopened(group.id),)


@decides(facts.JoinGroups)
def _join(state: State, command: facts.JoinGroups, now: Stamp) -> Events:
    """Close the one; whatever it said and whatever is still before it goes over to the other."""
    group, into = the_group(state, command.id), the_group(state, command.into)
    if group.id == into.id:
        raise Refused(f"{group.name} cannot be put together with itself.")
    for one in (group, into):
        if one.closed:
            raise Refused(f"{one.name} has left.")
    standing = (issue for issue in state.issues.values() if not issue.withdrawn)
    return (
        facts.GroupClosed(group.id, into.id),
        *(TurnGiven(item, into.id) for item, turns in state.turns.items() if turns.now == group.id),
        *(event for issue in standing for event in _over(issue, group.id, into.id)),
    )


def _over(issue: Issue, group: str, into: str) -> Iterator[Event]:
    """What makes an issue, or the mark on it, the other group's; nobody has a mark on what it said itself."""
    if issue.group == group:
        yield IssueMoved(issue.id, into)
        if into in issue.echoes:
            yield IssueEchoWithdrawn(issue.id, into)
    elif group in issue.echoes:
        yield IssueEchoWithdrawn(issue.id, group)
        if into != issue.group and into not in issue.echoes:
            yield IssueEchoed(issue.id, into)


# -- walking round, reading back, who is here --------------------------------------------------------------------------


STANDINGS: tuple[facts.Progress, ...] = get_args(facts.Progress)
"""How a group may get on with its exercise."""

RESULTS: tuple[facts.ReadBackResult, ...] = get_args(facts.ReadBackResult)
"""What may come of reading back."""


@decides(facts.ObserveGroup)
def _observe(state: State, command: facts.ObserveGroup, now: Stamp) -> Events:
    group = the_group(state, command.group)
    if group.closed:
        raise Refused(f"{group.name} has left.")
    standing = next((known for known in STANDINGS if known == command.standing), None)
    if standing is None:
        raise Refused(f"A group is {', '.join(STANDINGS[:-1])} or {STANDINGS[-1]}.")
    if not (command.item or state.current):
        raise Refused("The day has not begun: ⟦page.next:space⟧ starts the first item.")
    item = the_item(state, command.item or state.current)
    return (facts.GroupObserved(group.id, item.id, standing),)


@decides(facts.ReadBackGroup)
def _read_back(state: State, command: facts.ReadBackGroup, now: Stamp) -> Events:
    group = the_group(state, command.group)
    exercise = command.exercise or getattr(exercise_at(state), "id", "")
    if exercise not in {item.id for item in state.plan.exercises()}:
        raise Refused("No exercise has begun yet, so there is nothing to read back.")
    result = next((known for known in RESULTS if known == command.result), None)
    if result is None:
        raise Refused("What was read back is confirmed or corrected.")
    return (facts.GroupReadBack(group.id, exercise, result),)


@decides(facts.CountAttendance)
def _attendance(state: State, command: facts.CountAttendance, now: Stamp) -> Events:
    agency = the_agency(state, command.agency)
    if not agency:
        raise Refused("Which agency? A count needs its name.")
    if not 0 <= command.count <= MOST_PEOPLE:
        raise Refused(f"From 0 to {MOST_PEOPLE:,} people can be counted.")
    group = the_group(state, command.group).id if command.group else ""
    known = state.attendance.get(f"{agency}/{group}")
    if command.count == (known.count if known is not None else 0):
        return ()
    return (facts.AttendanceCounted(agency, command.count, group),)


# -- what it changes ---------------------------------------------------------------------------------------------------


@reduces(facts.GroupAdded)
def _added(state: State, recorded: Recorded, event: facts.GroupAdded) -> Changes:
    group = Group(event.id, event.number, event.name)
    return begin(state, "groups", replace(group, closed=True), group)


reduces(facts.GroupRenamed)(
    alters("groups", lambda one, event: replace(one, name=event.name, former=with_one(one.former, one.name)))
)
reduces(facts.GroupClosed)(alters("groups", lambda group, _: replace(group, closed=True)))
reduces(facts.GroupReopened)(alters("groups", lambda group, _: replace(group, closed=False)))


@reduces(facts.GroupObserved)
def _observed(state: State, recorded: Recorded, event: facts.GroupObserved) -> Changes:
    seen = state.walk.get(event.group, ())
    return appear(state, "walk", event.group, (), (*seen, Observation(event.item, event.standing, recorded.at)))


@reduces(facts.GroupReadBack)
def _was_read_back(state: State, recorded: Recorded, event: facts.GroupReadBack) -> Changes:
    key = f"{event.exercise}/{event.group}"
    return appear(state, "read_backs", key, (), (*state.read_backs.get(key, ()), ReadBack(event.result, recorded.at)))


@reduces(facts.AttendanceCounted)
def _counted(state: State, recorded: Recorded, event: facts.AttendanceCounted) -> Changes:
    after = Attendance(event.agency, event.group, event.count)
    return appear(state, "attendance", f"{event.agency}/{event.group}", replace(after, count=0), after)
