"""What each kind of event changes, for the events that can be taken back.

A step names its changes (`Change`: where, before, after) instead of making a state, so that undo is the same list
read backwards and no kind of event needs an undo of its own. Each function takes the event it is for beside the
record it came in; which one that is, is looked up by type, because asking `isinstance` of a struct is slow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.live import countdown, events, steps_agenda, steps_review, steps_sense, steps_turns
from facilitator.live.events import Recorded
from facilitator.live.stamp import Stamp
from facilitator.live.state import Change, Clock, Group, Issue, Jotting, State, Visit, Wording
from facilitator.live.swapping import Changes, swap

# -- items -----------------------------------------------------------------------------------------------------


def _leave(state: State, recorded: Recorded, skipping: bool = False) -> Changes:
    """The current item left: its stay ended and its clock stopped."""
    item = state.items.get(state.current)
    if item is None:
        return ()
    visits = item.visits
    if visits and visits[-1].left is None:
        visits = (*visits[:-1], replace(visits[-1], left=recorded.at))
    after = replace(item, visits=visits, clock=countdown.pause(item.clock, recorded.at), skipped=skipping)
    return swap(state, "items", state.current, after)


def _entered(state: State, recorded: Recorded, event: events.ItemEntered) -> Changes:
    item = state.items.get(event.item)
    if item is None:
        return ()
    changes: Changes = ()
    if event.item != state.current:
        changes += _leave(state, recorded, event.skipping)
        item = replace(item, visits=(*item.visits, Visit(recorded.at)))
    elif event.again and item.visits:
        item = replace(item, visits=(*item.visits[:-1], replace(item.visits[-1], left=recorded.at), Visit(recorded.at)))
    if event.again:
        item = replace(item, clock=Clock(allotted=state.plan.item(event.item).minutes * 60.0))
    clock = countdown.start(item.clock, recorded.at) if event.running else item.clock
    changes += swap(state, "items", event.item, replace(item, clock=clock, skipped=False))
    changes += swap(state, "current", "", event.item)
    return changes + swap(state, "phase", "", "running")


def _ended(state: State, recorded: Recorded, event: events.RunEnded) -> Changes:
    return _leave(state, recorded) + swap(state, "phase", "", "ended")


def _reopened(state: State, recorded: Recorded, event: events.RunReopened) -> Changes:
    item = state.items.get(state.current)
    changes = swap(state, "phase", "", "running" if state.current else "waiting")
    if item is not None and item.visits and item.visits[-1].left is not None:
        changes += swap(state, "items", state.current, replace(item, visits=(*item.visits, Visit(recorded.at))))
    return changes


def _skipped(state: State, recorded: Recorded, event: events.ItemSkipped) -> Changes:
    item = state.items.get(event.item)
    return swap(state, "items", event.item, replace(item, skipped=True)) if item is not None else ()


def _restored(state: State, recorded: Recorded, event: events.ItemRestored) -> Changes:
    item = state.items.get(event.item)
    return swap(state, "items", event.item, replace(item, skipped=False)) if item is not None else ()


# -- clocks ----------------------------------------------------------------------------------------------------


ClockEvent = events.ClockStarted | events.ClockPaused | events.ClockChanged | events.ClockSet


def _clock(change: Callable[[Clock, Any, Stamp], Clock]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to its item's clock."""

    def step(state: State, recorded: Recorded, event: ClockEvent) -> Changes:
        item = state.items.get(event.item)
        if item is None:
            return ()
        return swap(state, "items", event.item, replace(item, clock=change(item.clock, event, recorded.at)))

    return step


# -- issues ----------------------------------------------------------------------------------------------------


def _captured(state: State, recorded: Recorded, event: events.IssueCaptured) -> Changes:
    if event.id in state.issues:
        return ()
    wording = Wording(event.text, recorded.at, recorded.by)
    issue = Issue(event.id, event.exercise, event.group, event.item, (wording,), late=event.late)
    return (Change("issues", event.id, replace(issue, withdrawn=True), issue),)


def _edited(state: State, recorded: Recorded, event: events.IssueEdited) -> Changes:
    issue = state.issues.get(event.id)
    if issue is None:
        return ()
    wording = Wording(event.text, recorded.at, recorded.by)
    return swap(state, "issues", event.id, replace(issue, wordings=(*issue.wordings, wording)))


def _withdrawn(state: State, recorded: Recorded, event: events.IssueWithdrawn) -> Changes:
    issue = state.issues.get(event.id)
    return swap(state, "issues", event.id, replace(issue, withdrawn=True)) if issue is not None else ()


def _moved(state: State, recorded: Recorded, event: events.IssueMoved) -> Changes:
    issue = state.issues.get(event.id)
    if issue is None or event.group not in state.groups:
        return ()
    return swap(state, "issues", event.id, replace(issue, group=event.group))


# -- groups ----------------------------------------------------------------------------------------------------


def _added(state: State, recorded: Recorded, event: events.GroupAdded) -> Changes:
    if event.id in state.groups:
        return ()
    group = Group(event.id, event.number, event.name)
    return (Change("groups", event.id, replace(group, closed=True), group),)


def _renamed(state: State, recorded: Recorded, event: events.GroupRenamed) -> Changes:
    group = state.groups.get(event.id)
    if group is None:
        return ()
    former = tuple(dict.fromkeys((*group.former, group.name)))
    return swap(state, "groups", event.id, replace(group, name=event.name, former=former))


def _closed(state: State, recorded: Recorded, event: events.GroupClosed) -> Changes:
    group = state.groups.get(event.id)
    return swap(state, "groups", event.id, replace(group, closed=True)) if group is not None else ()


def _back(state: State, recorded: Recorded, event: events.GroupReopened) -> Changes:
    group = state.groups.get(event.id)
    return swap(state, "groups", event.id, replace(group, closed=False)) if group is not None else ()


# -- notes, the parking lot and actions ------------------------------------------------------------------------


def _new(state: State, jotting: Jotting) -> Changes:
    if jotting.id in state.jottings:
        return ()
    return (Change("jottings", jotting.id, replace(jotting, withdrawn=True), jotting),)


def _noted(state: State, recorded: Recorded, event: events.NoteAdded) -> Changes:
    return _new(state, Jotting(event.id, "note", event.text, recorded.at, event.item))


def _parked(state: State, recorded: Recorded, event: events.ParkingAdded) -> Changes:
    return _new(state, Jotting(event.id, "parking", event.text, recorded.at, event.item, event.owner))


def _agreed(state: State, recorded: Recorded, event: events.ActionAdded) -> Changes:
    return _new(state, Jotting(event.id, "action", event.text, recorded.at, event.item, event.owner, event.by_when))


def _reworded(state: State, recorded: Recorded, event: events.JottingEdited) -> Changes:
    jotting = state.jottings.get(event.id)
    if jotting is None:
        return ()
    after = replace(jotting, text=event.text, owner=event.owner, by_when=event.by_when)
    return swap(state, "jottings", event.id, after)


def _settled(state: State, recorded: Recorded, event: events.JottingSettled) -> Changes:
    jotting = state.jottings.get(event.id)
    if jotting is None:
        return ()
    return swap(state, "jottings", event.id, replace(jotting, settled=True, how=event.how))


def _pledged(state: State, recorded: Recorded, event: events.PledgeMade) -> Changes:
    return _new(state, Jotting(event.id, "pledge", event.text, recorded.at, event.item, event.agency))


def _taken_back(state: State, recorded: Recorded, event: events.JottingWithdrawn) -> Changes:
    jotting = state.jottings.get(event.id)
    return swap(state, "jottings", event.id, replace(jotting, withdrawn=True)) if jotting is not None else ()


STEPS: dict[type, Callable[[State, Recorded, Any], Changes]] = {
    events.RunEnded: _ended,
    events.RunReopened: _reopened,
    events.ItemEntered: _entered,
    events.ItemSkipped: _skipped,
    events.ItemRestored: _restored,
    events.ClockStarted: _clock(lambda clock, event, at: countdown.start(clock, at)),
    events.ClockPaused: _clock(lambda clock, event, at: countdown.pause(clock, at)),
    events.ClockChanged: _clock(lambda clock, event, at: countdown.change(clock, event.seconds)),
    events.ClockSet: _clock(lambda clock, event, at: countdown.set_left(clock, event.seconds, at)),
    events.IssueCaptured: _captured,
    events.IssueEdited: _edited,
    events.IssueWithdrawn: _withdrawn,
    events.IssueMoved: _moved,
    events.GroupAdded: _added,
    events.GroupRenamed: _renamed,
    events.GroupClosed: _closed,
    events.GroupReopened: _back,
    events.NoteAdded: _noted,
    events.ParkingAdded: _parked,
    events.ActionAdded: _agreed,
    events.JottingEdited: _reworded,
    events.JottingWithdrawn: _taken_back,
    events.JottingSettled: _settled,
    events.PledgeMade: _pledged,
    **steps_agenda.STEPS,
    **steps_turns.STEPS,
    **steps_sense.STEPS,
    **steps_review.STEPS,
}
"""Events that can be taken back, each with what it changes."""
