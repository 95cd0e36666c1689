"""Deciding what happens to issues, groups, notes, the parking lot and actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Item
from facilitator.live import commands, events
from facilitator.live.events import AnyEvent
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import Group, Issue, Jotting, State

Events = tuple[AnyEvent, ...]

MOST_GROUPS = 12
"""More groups than this do not fit a board, or a room."""


def exercise_at(state: State) -> Item | None:
    """The exercise that captured words belong to now.

    The current item if it captures, what the current report-back reports on, else the exercise entered last.
    """
    item = state.item
    if item is not None and item.capture:
        return item
    if item is not None and item.of:
        return state.plan.item(item.of)
    held = [exercise for exercise in state.plan.exercises() if state.items[exercise.id].visits]
    return max(held, key=lambda exercise: state.items[exercise.id].visits[-1].entered.wall, default=None)


def exercise_number(state: State, exercise: str) -> int:
    """The number of an exercise in issue numbers: 1 for the first of the day; 0 if it is none."""
    return next((number for number, item in enumerate(state.plan.exercises(), 1) if item.id == exercise), 0)


def _words(text: str) -> str:
    text = clean_line(text)
    if not text:
        raise Refused("There are no words to save yet.")
    return text


def _group(state: State, group_id: str) -> Group:
    group = state.groups.get(group_id)
    if group is None:
        raise Refused("There is no such group.")
    return group


def _issue(state: State, issue_id: str) -> Issue:
    issue = state.issues.get(issue_id)
    if issue is None:
        raise Refused(f"There is no issue {clean_line(issue_id)}.")
    return issue


def _capture(state: State, command: commands.CaptureIssue, now: Stamp) -> Events:
    group = _group(state, command.group)
    text = _words(command.text)
    exercise = command.exercise or getattr(exercise_at(state), "id", "")
    number = exercise_number(state, exercise)
    if not number:
        raise Refused("No exercise has begun yet, so there is nothing to capture for. o takes a note instead.")
    series = f"E{number}-{group.id}-"
    issue_id = f"{series}{state.counts.get(series, 0) + 1}"
    return (events.IssueCaptured(issue_id, exercise, group.id, text, state.current),)


def _edit(state: State, command: commands.EditIssue, now: Stamp) -> Events:
    issue, text = _issue(state, command.id), _words(command.text)
    return () if text == issue.text else (events.IssueEdited(issue.id, text),)


def _withdraw(state: State, command: commands.WithdrawIssue, now: Stamp) -> Events:
    issue = _issue(state, command.id)
    if issue.withdrawn:
        raise Refused(f"{issue.id} has been withdrawn already.")
    return (events.IssueWithdrawn(issue.id),)


def _move(state: State, command: commands.MoveIssue, now: Stamp) -> Events:
    issue, group = _issue(state, command.id), _group(state, command.group)
    if issue.group == group.id:
        raise Refused(f"{issue.id} is {group.name}'s already.")
    return (events.IssueMoved(issue.id, group.id),)


def _add_group(state: State, command: commands.AddGroup, now: Stamp) -> Events:
    if len(state.open_groups()) >= MOST_GROUPS:
        raise Refused(f"There is room for {MOST_GROUPS} groups.")
    number = state.counts.get("G", 0) + 1
    name = _free_name(state, clean_line(command.name) or f"Group {number}", "")
    return (events.GroupAdded(f"G{number}", number, name),)


def _free_name(state: State, name: str, own: str) -> str:
    taken = (group for group in state.open_groups() if group.id != own and group.name.casefold() == name.casefold())
    if next(taken, None) is not None:
        raise Refused(f"There is a group called {name} already.")
    return name


def _rename(state: State, command: commands.RenameGroup, now: Stamp) -> Events:
    group, name = _group(state, command.id), clean_line(command.name)
    if not name:
        raise Refused("A group needs a name.")
    return () if name == group.name else (events.GroupRenamed(group.id, _free_name(state, name, group.id)),)


def _close(state: State, command: commands.CloseGroup, now: Stamp) -> Events:
    group = _group(state, command.id)
    if group.closed:
        raise Refused(f"{group.name} has left already.")
    if len(state.open_groups()) == 1:
        raise Refused("A day needs at least one group.")
    return (events.GroupClosed(group.id),)


def _reopen_group(state: State, command: commands.ReopenGroup, now: Stamp) -> Events:
    group = _group(state, command.id)
    if not group.closed:
        raise Refused(f"{group.name} is here already.")
    return (events.GroupReopened(group.id),)


def _next_id(state: State, letter: str) -> str:
    return f"{letter}{state.counts.get(letter, 0) + 1}"


def _note(state: State, command: commands.AddNote, now: Stamp) -> Events:
    return (events.NoteAdded(_next_id(state, "N"), _words(command.text), state.current),)


def _parking(state: State, command: commands.AddParking, now: Stamp) -> Events:
    text, owner = _words(command.text), clean_line(command.owner)
    return (events.ParkingAdded(_next_id(state, "P"), text, state.current, owner),)


def _action(state: State, command: commands.AddAction, now: Stamp) -> Events:
    text, owner, by_when = _words(command.text), clean_line(command.owner), clean_line(command.by_when)
    return (events.ActionAdded(_next_id(state, "A"), text, state.current, owner, by_when),)


def _jotting(state: State, jotting_id: str) -> Jotting:
    jotting = state.jottings.get(jotting_id)
    if jotting is None:
        raise Refused(f"There is no entry {clean_line(jotting_id)}.")
    return jotting


def _edit_jotting(state: State, command: commands.EditJotting, now: Stamp) -> Events:
    jotting, text = _jotting(state, command.id), _words(command.text)
    edited = events.JottingEdited(jotting.id, text, clean_line(command.owner), clean_line(command.by_when))
    same = (edited.text, edited.owner, edited.by_when) == (jotting.text, jotting.owner, jotting.by_when)
    return () if same else (edited,)


def _withdraw_jotting(state: State, command: commands.WithdrawJotting, now: Stamp) -> Events:
    jotting = _jotting(state, command.id)
    if jotting.withdrawn:
        raise Refused(f"{jotting.id} has been taken back already.")
    return (events.JottingWithdrawn(jotting.id),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.CaptureIssue: _capture,
    commands.EditIssue: _edit,
    commands.WithdrawIssue: _withdraw,
    commands.MoveIssue: _move,
    commands.AddGroup: _add_group,
    commands.RenameGroup: _rename,
    commands.CloseGroup: _close,
    commands.ReopenGroup: _reopen_group,
    commands.AddNote: _note,
    commands.AddParking: _parking,
    commands.AddAction: _action,
    commands.EditJotting: _edit_jotting,
    commands.WithdrawJotting: _withdraw_jotting,
}
