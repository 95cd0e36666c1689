"""Sentences about the wall, and about a case that is told in stages."""

from __future__ import annotations

from facilitator.agenda.model import CaseEvent
from facilitator.live.facts.wall import EventCovered, EventTold, EventUncovered, EventUntold, StageBroughtUp
from facilitator.live.state import State
from facilitator.sessionlog.sentence import Sentence, Told, tells


def _event(state: State, case_id: str, event_id: str) -> CaseEvent:
    """The event as the plan has it; one that it has not got is called by its id."""
    case = state.plan.cases.get(case_id) if state.started is not None else None
    found = [one for one in case.chronology if one.id == event_id] if case is not None else []
    return found[0] if found else CaseEvent(event_id, event_id, "")


def _title(state: State, case_id: str) -> str:
    case = state.plan.cases.get(case_id) if state.started is not None else None
    return case.title if case is not None else case_id


@tells(EventUncovered)
def _uncovered(state: State, event: EventUncovered, told: Told) -> Sentence:
    found = _event(state, event.case, event.event)
    return Sentence(f"{found.date} was uncovered on the wall of {_title(state, event.case)}.")


@tells(EventCovered)
def _covered(state: State, event: EventCovered, told: Told) -> Sentence:
    found = _event(state, event.case, event.event)
    return Sentence(f"{found.date} was covered again on the wall of {_title(state, event.case)}.")


@tells(EventTold)
def _told(state: State, event: EventTold, told: Told) -> Sentence:
    found = _event(state, event.case, event.event)
    return Sentence(f"The room asked: what if {event.agency} had been told of {found.date}?")


@tells(EventUntold)
def _untold(state: State, event: EventUntold, told: Told) -> Sentence:
    found = _event(state, event.case, event.event)
    return Sentence(f"The room no longer supposed that {event.agency} had been told of {found.date}.")


@tells(StageBroughtUp)
def _stage(state: State, event: StageBroughtUp, told: Told) -> Sentence:
    case = state.plan.cases.get(event.case) if state.started is not None else None
    stages = case.stages if case is not None else ()
    name = f": {stages[event.stage - 1].title}" if 0 < event.stage <= len(stages) else ""
    return Sentence(f"Part {event.stage} of {_title(state, event.case)} was brought up{name}.")
