"""What each kind of event changes, for the events that can be taken back.

A step names its changes (`Change`: where, before, after) instead of making a state, so that undo is the same list
read backwards and no kind of event needs an undo of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from facilitator.live import countdown, events
from facilitator.live.events import Recorded
from facilitator.live.state import Change, Clock, Group, Issue, Jotting, Part, State, Value, Visit, Wording

Changes = tuple[Change, ...]


def _swap(state: State, part: Part, key: str, after: Value, absent: Value | None = None) -> Changes:
    """One change at a place of the state; `absent` stands for what was there when nothing was."""
    before = getattr(state, part) if not key else getattr(state, part).get(key, absent)
    if before is None or before == after:
        return ()
    return (Change(part, key, before, after),)


def _leave(state: State, recorded: Recorded, skipping: bool = False) -> Changes:
    """The current item left: its stay ended and its clock stopped."""
    item = state.items.get(state.current)
    if item is None:
        return ()
    visits = item.visits
    if visits and visits[-1].left is None:
        visits = (*visits[:-1], replace(visits[-1], left=recorded.at))
    after = replace(item, visits=visits, clock=countdown.pause(item.clock, recorded.at), skipped=skipping)
    return _swap(state, "items", state.current, after)


def _entered(state: State, recorded: Recorded) -> Changes:
    event = recorded.event
    assert isinstance(event, events.ItemEntered)
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
    changes += _swap(state, "items", event.item, replace(item, clock=clock, skipped=False))
    changes += _swap(state, "current", "", event.item)
    return changes + _swap(state, "phase", "", "running")


def _ended(state: State, recorded: Recorded) -> Changes:
    return _leave(state, recorded) + _swap(state, "phase", "", "ended")


def _reopened(state: State, recorded: Recorded) -> Changes:
    item = state.items.get(state.current)
    changes = _swap(state, "phase", "", "running" if state.current else "waiting")
    if item is not None and item.visits and item.visits[-1].left is not None:
        changes += _swap(state, "items", state.current, replace(item, visits=(*item.visits, Visit(recorded.at))))
    return changes


def _skipped(state: State, recorded: Recorded) -> Changes:
    event = recorded.event
    assert isinstance(event, events.ItemSkipped | events.ItemRestored)
    item = state.items.get(event.item)
    if item is None:
        return ()
    return _swap(state, "items", event.item, replace(item, skipped=isinstance(event, events.ItemSkipped)))


def _clock(state: State, recorded: Recorded) -> Changes:
    event, at = recorded.event, recorded.at
    assert isinstance(event, events.ClockStarted | events.ClockPaused | events.ClockChanged | events.ClockSet)
    item = state.items.get(event.item)
    if item is None:
        return ()
    match event:
        case events.ClockStarted():
            clock = countdown.start(item.clock, at)
        case events.ClockPaused():
            clock = countdown.pause(item.clock, at)
        case events.ClockChanged():
            clock = countdown.change(item.clock, event.seconds)
        case events.ClockSet():
            clock = countdown.set_left(item.clock, event.seconds, at)
    return _swap(state, "items", event.item, replace(item, clock=clock))


def _captured(state: State, recorded: Recorded) -> Changes:
    event = recorded.event
    assert isinstance(event, events.IssueCaptured)
    if event.id in state.issues:
        return ()
    wording = Wording(event.text, recorded.at, recorded.by)
    issue = Issue(event.id, event.exercise, event.group, event.item, (wording,))
    return _swap(state, "issues", event.id, issue, absent=replace(issue, withdrawn=True))


def _issue_changed(state: State, recorded: Recorded) -> Changes:
    event = recorded.event
    assert isinstance(event, events.IssueEdited | events.IssueWithdrawn | events.IssueMoved)
    issue = state.issues.get(event.id)
    if issue is None:
        return ()
    match event:
        case events.IssueEdited():
            wording = Wording(event.text, recorded.at, recorded.by)
            issue = replace(issue, wordings=(*issue.wordings, wording))
        case events.IssueWithdrawn():
            issue = replace(issue, withdrawn=True)
        case events.IssueMoved():
            issue = replace(issue, group=event.group)
    return _swap(state, "issues", event.id, issue)


def _group(state: State, recorded: Recorded) -> Changes:
    event = recorded.event
    match event:
        case events.GroupAdded():
            if event.id in state.groups:
                return ()
            group = Group(event.id, event.number, event.name)
            return _swap(state, "groups", event.id, group, absent=replace(group, closed=True))
        case events.GroupRenamed() if event.id in state.groups:
            return _swap(state, "groups", event.id, replace(state.groups[event.id], name=event.name))
        case events.GroupClosed() | events.GroupReopened() if event.id in state.groups:
            closed = isinstance(event, events.GroupClosed)
            return _swap(state, "groups", event.id, replace(state.groups[event.id], closed=closed))
        case _:
            return ()


def _jotted(state: State, recorded: Recorded) -> Changes:
    event, at = recorded.event, recorded.at
    match event:
        case events.NoteAdded():
            jotting = Jotting(event.id, "note", event.text, at, event.item)
        case events.ParkingAdded():
            jotting = Jotting(event.id, "parking", event.text, at, event.item, event.owner)
        case events.ActionAdded():
            jotting = Jotting(event.id, "action", event.text, at, event.item, event.owner, event.by_when)
        case _:
            return ()
    if event.id in state.jottings:
        return ()
    return _swap(state, "jottings", event.id, jotting, absent=replace(jotting, withdrawn=True))


def _jotting_changed(state: State, recorded: Recorded) -> Changes:
    event = recorded.event
    assert isinstance(event, events.JottingEdited | events.JottingWithdrawn)
    jotting = state.jottings.get(event.id)
    if jotting is None:
        return ()
    if isinstance(event, events.JottingEdited):
        after = replace(jotting, text=event.text, owner=event.owner, by_when=event.by_when)
    else:
        after = replace(jotting, withdrawn=True)
    return _swap(state, "jottings", event.id, after)


STEPS: dict[type, Callable[[State, Recorded], Changes]] = {
    events.RunEnded: _ended,
    events.RunReopened: _reopened,
    events.ItemEntered: _entered,
    events.ItemSkipped: _skipped,
    events.ItemRestored: _skipped,
    events.ClockStarted: _clock,
    events.ClockPaused: _clock,
    events.ClockChanged: _clock,
    events.ClockSet: _clock,
    events.IssueCaptured: _captured,
    events.IssueEdited: _issue_changed,
    events.IssueWithdrawn: _issue_changed,
    events.IssueMoved: _issue_changed,
    events.GroupAdded: _group,
    events.GroupRenamed: _group,
    events.GroupClosed: _group,
    events.GroupReopened: _group,
    events.NoteAdded: _jotted,
    events.ParkingAdded: _jotted,
    events.ActionAdded: _jotted,
    events.JottingEdited: _jotting_changed,
    events.JottingWithdrawn: _jotting_changed,
}
"""Events that can be taken back, each with what it changes."""
