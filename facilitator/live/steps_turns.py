"""What report-back turns, walking round, reading back, tallies and attendance do to the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.live import events
from facilitator.live.events import Recorded
from facilitator.live.state import Attendance, Observation, ReadBack, State, Tally, Turns
from facilitator.live.swapping import Changes, appear, swap

NOBODY = Turns()

TurnEvent = events.TurnsOrdered | events.TurnGiven | events.TurnPassed | events.TurnsFinished


def _given(turns: Turns, group: str, recorded: Recorded) -> Turns:
    """The turn handed to a group; to nobody where it is ""."""
    given = {**turns.given, group: turns.given.get(group, 0) + 1} if group else turns.given
    return replace(turns, now=group, since=recorded.at if group else None, given=given)


def _turns(change: Callable[[Turns, Any, Recorded], Turns]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to the turns of its report-back."""

    def step(state: State, recorded: Recorded, event: TurnEvent) -> Changes:
        after = change(state.turns.get(event.item, NOBODY), event, recorded)
        return appear(state, "turns", event.item, NOBODY, after)

    return step


def _ordered(turns: Turns, event: events.TurnsOrdered, recorded: Recorded) -> Turns:
    return replace(turns, order=event.order, groups=event.groups)


def _turn(turns: Turns, event: events.TurnGiven, recorded: Recorded) -> Turns:
    again = tuple(group for group in turns.finished if group != event.group)
    return _given(replace(turns, finished=again), event.group, recorded)


def _passed(turns: Turns, event: events.TurnPassed, recorded: Recorded) -> Turns:
    return _given(replace(turns, passed=(*turns.passed, event.group)), event.to, recorded)


def _finished(turns: Turns, event: events.TurnsFinished, recorded: Recorded) -> Turns:
    """A group is through; when it was another's turn, that goes on as it was."""
    others = tuple(group for group in turns.finished if group != event.group)
    through = replace(turns, finished=(*others, event.group))
    return through if turns.now not in ("", event.group) else _given(through, event.to, recorded)


# -- walking round, reading back, counting ----------------------------------------------------------------------


def _observed(state: State, recorded: Recorded, event: events.GroupObserved) -> Changes:
    seen = state.walk.get(event.group, ())
    return appear(state, "walk", event.group, (), (*seen, Observation(event.item, event.standing, recorded.at)))


def _read_back(state: State, recorded: Recorded, event: events.GroupReadBack) -> Changes:
    key = f"{event.exercise}/{event.group}"
    return appear(state, "read_backs", key, (), (*state.read_backs.get(key, ()), ReadBack(event.result, recorded.at)))


def _counted(state: State, recorded: Recorded, event: events.AttendanceCounted) -> Changes:
    after = Attendance(event.agency, event.group, event.count)
    return appear(state, "attendance", f"{event.agency}/{event.group}", replace(after, count=0), after)


def _tallied(state: State, recorded: Recorded, event: events.TallyTaken) -> Changes:
    after = Tally(
        event.id,
        event.about,
        event.question,
        event.counts,
        recorded.at,
        event.ref,
        event.scale,
        event.moment,
        event.item,
    )
    return appear(state, "tallies", event.id, replace(after, withdrawn=True), after)


def _tally_withdrawn(state: State, recorded: Recorded, event: events.TallyWithdrawn) -> Changes:
    tally = state.tallies.get(event.id)
    return swap(state, "tallies", event.id, replace(tally, withdrawn=True)) if tally is not None else ()


STEPS: dict[type, Callable[[State, Recorded, Any], Changes]] = {
    events.TurnsOrdered: _turns(_ordered),
    events.TurnGiven: _turns(_turn),
    events.TurnPassed: _turns(_passed),
    events.TurnsFinished: _turns(_finished),
    events.GroupObserved: _observed,
    events.GroupReadBack: _read_back,
    events.AttendanceCounted: _counted,
    events.TallyTaken: _tallied,
    events.TallyWithdrawn: _tally_withdrawn,
}
"""What these events change."""
