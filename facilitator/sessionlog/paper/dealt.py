"""A case as its agencies saw it, dealt to the groups: what each group reads where it plays its own part alone."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from facilitator.agenda.model import Case, Item
from facilitator.live.queries.telling import CasePart, case_of, parts_now
from facilitator.live.state import State


class AgencyPart(msgspec.Struct, frozen=True):
    """What one agency knew, oldest first, as (when, what); nothing where none of it has been told yet."""

    agency: str
    knew: tuple[tuple[str, str], ...]


class GroupPart(msgspec.Struct, frozen=True):
    """What one group reads of a case: the part of each agency that is dealt to it. `when` is for the trainer alone."""

    case: str
    fictional: bool
    warning: str
    group: str
    when: str
    agencies: tuple[AgencyPart, ...]


AS_A_JIGSAW = "for {item}, instead of the whole text, if each group is to play its own part"
DEALT = "for {item}; the whole text comes after it"


def group_parts(state: State) -> Iterator[GroupPart]:
    """Each exercise whose case tells what agencies saw: a part for each group in the room, in their order."""
    done: set[str] = set()
    for exercise in state.plan.exercises():
        case = case_of(state, exercise)
        if case is not None and case.views and case.id not in done:
            done.add(case.id)
            yield from _parts(state, exercise, case)


def _parts(state: State, exercise: Item, case: Case) -> Iterator[GroupPart]:
    names = {group.number: group.name for group in state.open_groups()}
    when = (DEALT if exercise.views else AS_A_JIGSAW).format(item=exercise.title)
    for part in parts_now(state, case):
        yield GroupPart(
            case=case.title,
            fictional=case.fictional,
            warning=case.warning,
            group=names[part.group],
            when=when,
            agencies=tuple(_agency(case, part, agency) for agency in part.agencies),
        )


def _agency(case: Case, part: CasePart, agency: str) -> AgencyPart:
    """What this agency alone knew, of what the group may read by now."""
    seen = {event for view in case.views if view.agency == agency for event in view.events}
    return AgencyPart(agency, tuple((event.date, event.text) for event in part.events if event.id in seen))
