"""How far a case has been told, and which pages and events of it may be seen by now. Pure.

A case is told at once unless an item of the plan says otherwise, or the lead has brought up a stage of it. Told in
stages, it ends for everybody with the question of the last stage that was brought up, and its hand-outs wait for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import (
    Block,
    Case,
    CaseEvent,
    CaseStage,
    Heading,
    Item,
    Page,
    Paragraph,
    Plan,
    Quote,
    Span,
    Table,
)
from facilitator.live.room_state import BARE, WallState
from facilitator.live.state import State


def wall_state(state: State, case: str) -> WallState:
    """What was done with a case so far."""
    return state.wall.get(case, BARE)


def case_of(state: State, item: Item | None) -> Case | None:
    """The case that an item tells; for a report-back without one, that of its exercise."""
    return case_in(state.plan, item.id) if item is not None else None


def case_in(plan: Plan, item_id: str) -> Case | None:
    """The same, by the item's id in a plan."""
    return plan.cases_told.get(item_id)


def stage_of(state: State, case: Case) -> int:
    """How many stages of a case have been brought up; 0 where it is told at once."""
    if not case.stages:
        return 0
    done = state.wall.get(case.id)
    brought = min(done.stage, len(case.stages)) if done is not None else 0
    return brought or int(case.id in state.plan.told_in_stages)


def stage_to_come(state: State, case: Case) -> CaseStage | None:
    """The stage that would be brought up next; None where all have been."""
    number = stage_of(state, case)
    return case.stages[number] if number < len(case.stages) else None


def held_back(state: State, case: Case) -> bool:
    """Whether something of a case is still to come, so that nobody may see ahead."""
    return 0 < stage_of(state, case) < len(case.stages)


def events_told(state: State, case: Case) -> tuple[CaseEvent, ...]:
    """The events of the stages that have been brought up; all of them where a case is told at once."""
    if not held_back(state, case):
        return case.chronology
    ids = [event.id for event in case.chronology]
    ends = next((stage.event for stage in case.stages[stage_of(state, case) :] if stage.event), "")
    return case.chronology[: ids.index(ends)] if ends in ids else case.chronology


def pages_of(state: State, item: Item) -> tuple[Page, ...]:
    """The pages that an item steps through by now: its deck, then its case as far as that has been told."""
    plan = state.plan
    case = plan.cases.get(item.case)
    number = stage_of(state, case) if case is not None else 0
    if case is None or not number:
        return plan.pages_of(item)
    deck = plan.decks[item.deck].pages if item.deck else ()
    if kind_of(item).reports:
        return deck if held_back(state, case) else plan.pages_of(item)
    story = tuple(page for page in case.pages if not page.role)
    ends = [stage.page for stage in case.stages[1:]] + [len(story)]
    told: tuple[Page, ...] = ()
    for stage, end in list(zip(case.stages, ends, strict=True))[:number]:
        told += (*story[stage.page : end], question_page(stage))
    return deck + told


def first_page_of_stage(state: State, item: Item, case: Case, number: int) -> int:
    """Where the stage with this number, from 1, begins among an item's pages, counted from 0."""
    deck = len(state.plan.decks[item.deck].pages) if item.deck else 0
    return deck + case.stages[number - 1].page + number - 1


def parts_now(state: State, case: Case) -> tuple[CasePart, ...]:
    """What each group in the room reads of a case, as far as that has been told."""
    exercise = next((item for item in state.plan.items if item.case == case.id and item.capture), None)
    told = {event.id for event in events_told(state, case)}
    numbers = [group.number for group in state.open_groups()]
    return tuple(
        replace(part, events=tuple(event for event in part.events if event.id in told))
        for part in parts_of(case, exercise, numbers)
    )


@cache
def question_page(stage: CaseStage) -> Page:
    """The page at the end of a stage: its question."""
    return Page(stage.title, (Heading(1, (Span("Stop here"),)), Quote((Span(stage.question, strong=True),))))


# -- who reads which part of a case in a jigsaw, for hand-outs and for the room ----------------------------------------


class CasePart(msgspec.Struct, frozen=True):
    """What one group reads: its number, the agencies whose eyes it has, and what those knew, in order."""

    group: int
    agencies: tuple[str, ...]
    events: tuple[CaseEvent, ...]


def parts_of(case: Case, item: Item | None, groups: Sequence[int]) -> tuple[CasePart, ...]:
    """The part of each group, by the groups' numbers: as the item says, else the agencies are dealt in order.

    Where there are more groups than agencies, some agencies are dealt twice. None where nobody's view is told.
    """
    if not case.views or not groups:
        return ()
    named = {view.group: view.agencies for view in item.views} if item is not None else {}
    left = [view.agency for view in case.views if view.agency not in {one for all in named.values() for one in all}]
    without = [group for group in groups if group not in named]
    dealt: dict[int, list[str]] = {group: [] for group in without}
    hand = left or [view.agency for view in case.views]
    for place in range(max(len(hand), len(without)) if without else 0):
        dealt[without[place % len(without)]].append(hand[place % len(hand)])
    return tuple(_part(case, group, named.get(group) or tuple(dict.fromkeys(dealt[group]))) for group in groups)


def part_blocks(title: str, part: CasePart) -> tuple[Block, ...]:
    """The part of one group as a page: what happened, by date."""
    head = ((Span("When"),), (Span("What we knew"),))
    rows = tuple(((Span(event.date),), (Span(event.text),)) for event in part.events)
    nothing = Paragraph((Span("Nothing of this reached us."),))
    return (Heading(1, (Span(title),)), Table(head, rows) if rows else nothing)


def _part(case: Case, group: int, agencies: tuple[str, ...]) -> CasePart:
    seen = {event for view in case.views if view.agency in agencies for event in view.events}
    return CasePart(group, agencies, tuple(event for event in case.chronology if event.id in seen))
