"""What hangs on the wall, what others might have been told, and how far a case has been told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.model import Case, CaseEvent
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import PageTurned
from facilitator.live.facts.base import Refused
from facilitator.live.facts.wall import (
    BringUpStage,
    CoverEvent,
    EventCovered,
    EventTold,
    EventUncovered,
    EventUntold,
    StageBroughtUp,
    TellAgency,
    UncoverEvent,
)
from facilitator.live.queries.telling import (
    case_of,
    events_told,
    first_page_of_stage,
    stage_of,
    stage_to_come,
    wall_state,
)
from facilitator.live.room_state import BARE, WallState
from facilitator.live.rules.registry import Changes, Events, appear, decides, reduces
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

MOST_STAGES = 1000
"""A run from elsewhere may name any number; no case has as many stages."""


def _event(state: State, case_id: str, event_id: str) -> tuple[Case, CaseEvent]:
    """An event that may be seen by now."""
    case = state.plan.cases.get(case_id)
    event = next((one for one in case.chronology if one.id == event_id), None) if case is not None else None
    if case is None or event is None:
        raise Refused("There is no such event in this plan's cases.")
    if event not in events_told(state, case):
        raise Refused(
            "This event belongs to a part of the case that has not been told yet. "
            "⟦stage.next:J⟧ brings up the next part."
        )
    return case, event


@decides(UncoverEvent)
def _uncover(state: State, command: UncoverEvent, now: Stamp) -> Events:
    case, event = _event(state, command.case, command.event)
    if event.id in wall_state(state, case.id).uncovered:
        return ()
    return (EventUncovered(case.id, event.id),)


@decides(CoverEvent)
def _cover(state: State, command: CoverEvent, now: Stamp) -> Events:
    if command.event not in wall_state(state, command.case).uncovered:
        return ()
    return (EventCovered(command.case, command.event),)


@decides(TellAgency)
def _tell(state: State, command: TellAgency, now: Stamp) -> Events:
    case, event = _event(state, command.case, command.event)
    view = next((one for one in case.views if one.agency == command.agency), None)
    if view is None:
        raise Refused("There is no such agency on this wall.")
    if (event.id, view.agency) in wall_state(state, case.id).told:
        return (EventUntold(case.id, event.id, view.agency),)
    if event.id not in wall_state(state, case.id).uncovered:
        raise Refused("Uncover the event first; then ask what others would have made of it.")
    if event.id in view.events:
        raise Refused(f"This was known already: {view.agency} needed nobody to tell it.")
    return (EventTold(case.id, event.id, view.agency),)


@decides(BringUpStage)
def _bring_up(state: State, command: BringUpStage, now: Stamp) -> Events:
    """The next stage, and where the day is at its story, the first page of it."""
    item = state.item
    case = case_of(state, item)
    if item is None or case is None or not case.stages:
        raise Refused("This item has no case that is told in stages.")
    if stage_to_come(state, case) is None:
        raise Refused("Every part of the case has been told.")
    number = stage_of(state, case) + 1
    brought: Events = (StageBroughtUp(case.id, number),)
    if item.case != case.id or item.of:
        return brought
    page = first_page_of_stage(state, item, case, number)
    return brought if page == state.pages.get(item.id, 0) else (*brought, PageTurned(item.id, page))


# -- what it changes ---------------------------------------------------------------------------------------------------


WallEvent = EventUncovered | EventCovered | EventTold | EventUntold | StageBroughtUp


def _on_wall(change: Callable[[WallState, Any], WallState]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to the wall of its case."""

    def step(state: State, recorded: Recorded, event: WallEvent) -> Changes:
        return appear(state, "wall", event.case, BARE, change(wall_state(state, event.case), event))

    return step


def _uncovered(wall: WallState, event: EventUncovered) -> WallState:
    return replace(wall, uncovered=tuple(dict.fromkeys((*wall.uncovered, event.event))))


def _covered(wall: WallState, event: EventCovered) -> WallState:
    """What was supposed of an event goes with it."""
    return replace(
        wall,
        uncovered=tuple(one for one in wall.uncovered if one != event.event),
        told=tuple(pair for pair in wall.told if pair[0] != event.event),
    )


def _told(wall: WallState, event: EventTold) -> WallState:
    return replace(wall, told=tuple(dict.fromkeys((*wall.told, (event.event, event.agency)))))


def _untold(wall: WallState, event: EventUntold) -> WallState:
    return replace(wall, told=tuple(pair for pair in wall.told if pair != (event.event, event.agency)))


def _brought_up(wall: WallState, event: StageBroughtUp) -> WallState:
    return replace(wall, stage=max(0, min(event.stage, MOST_STAGES)))


reduces(EventUncovered)(_on_wall(_uncovered))
reduces(EventCovered)(_on_wall(_covered))
reduces(EventTold)(_on_wall(_told))
reduces(EventUntold)(_on_wall(_untold))
reduces(StageBroughtUp)(_on_wall(_brought_up))
