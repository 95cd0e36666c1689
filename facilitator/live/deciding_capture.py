"""Deciding what happens to issues, groups, notes, the parking lot and actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Item
from facilitator.live import commands, events
from facilitator.live.events import AnyEvent
from facilitator.live.finding import next_id, the_group, the_issue, the_jotting, the_words
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp, is_later
from facilitator.live.state import State

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
    exercises = state.plan.exercises()
    if item is not None and item.of:
        reported = next((exercise for exercise in exercises if exercise.id == item.of), None)
        if reported is not None:
            return reported
    last: tuple[Stamp, Item] | None = None
    for exercise in exercises:
        for visit in state.items[exercise.id].visits[-1:]:
            if last is None or is_later(visit.entered, last[0]):
                last = visit.entered, exercise
    return last[1] if last is not None else None


def exercise_number(state: State, exercise: str) -> int:
    """The number of an exercise in issue numbers: 1 for the first of the day; 0 if it is none.

    An exercise keeps its number when it is moved; one that was put in comes after those of the plan.
    """
    if state.started is None:
        return 0
    numbered = [item.id for item in state.started.plan.exercises()]
    numbered += [item.id for item in state.plan.exercises() if item.id not in numbered]
    return numbered.index(exercise) + 1 if exercise in numbered else 0


def _capture(state: State, command: commands.CaptureIssue, now: Stamp) -> Events:
    group = the_group(state, command.group)
    text = the_words(command.text)
    exercise = command.exercise or getattr(exercise_at(state), "id", "")
    number = exercise_number(state, exercise)
    if not number:
        raise Refused(
            "No exercise has begun yet, so there is nothing to capture for. ⟦note.add:o⟧ takes a note instead."
        )
    series = f"E{number}-{group.id}-"
    issue_id = f"{series}{state.counts.get(series, 0) + 1}"
    captured = events.IssueCaptured(issue_id, exercise, group.id, text, state.current, command.late)
    return (captured, *_marks(state, command, captured), *_beside(state, command.under, captured))


def _beside(state: State, under: str, captured: events.IssueCaptured) -> Events:
    """Put the words together with the issue that they repeat, if they do; with the one it was put under itself.

    Refused where the group stands behind that issue already: then the words are either a new issue, or no news.
    """
    if not under:
        return ()
    issue = the_issue(state, under)
    issue = the_issue(state, issue.merged) if issue.merged in state.issues else issue
    group = the_group(state, captured.group)
    if group.id == issue.group:
        raise Refused(f"{group.name} said {issue.id} itself.")
    if group.id in issue.echoes:
        raise Refused(f"{issue.id} has {group.name}'s mark already.")
    if issue.exercise != captured.exercise:
        raise Refused(f"{issue.id} is from another exercise.")
    return (events.IssueMerged(captured.id, issue.id),)


def _marks(state: State, command: commands.CaptureIssue, captured: events.IssueCaptured) -> Events:
    """What was typed beside the words. A mark that makes no sense here is left out: nothing stops words."""
    offered = set(command.suggested)
    echoes = (group for group in dict.fromkeys(command.echoes) if group in state.groups and group != captured.group)
    known = {theme.id for theme in state.plan.themes}
    themes = (theme for theme in dict.fromkeys(command.themes) if theme in known)
    case = state.plan.cases.get(state.plan.item(captured.exercise).case)
    brings_out = {point.id for point in case.points} if case is not None else set()
    points = (point for point in dict.fromkeys(command.points) if point in brings_out)
    return (
        *(events.IssueEchoed(captured.id, group) for group in echoes),
        *(events.IssueTagged(captured.id, theme, theme in offered) for theme in themes),
        *(events.IssueLinked(captured.id, case.id, point, point in offered) for point in points if case is not None),
    )


def _edit(state: State, command: commands.EditIssue, now: Stamp) -> Events:
    issue, text = the_issue(state, command.id), the_words(command.text)
    return () if text == issue.text else (events.IssueEdited(issue.id, text),)


def _withdraw(state: State, command: commands.WithdrawIssue, now: Stamp) -> Events:
    return (events.IssueWithdrawn(the_issue(state, command.id).id),)


def _move(state: State, command: commands.MoveIssue, now: Stamp) -> Events:
    issue, group = the_issue(state, command.id), the_group(state, command.group)
    if issue.group == group.id:
        raise Refused(f"{issue.id} is {group.name}'s already.")
    return (events.IssueMoved(issue.id, group.id),)


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


def _join(state: State, name: str) -> None:
    """Refuse a group that comes in, for the first time or again, when it does not fit."""
    present = state.open_groups()
    refuse_number(len(present) + 1)
    refuse_name(name, (group.name for group in present))


def _add_group(state: State, command: commands.AddGroup, now: Stamp) -> Events:
    number = state.counts.get("G", 0) + 1
    name = clean_line(command.name) or f"Group {number}"
    _join(state, name)
    return (events.GroupAdded(f"G{number}", number, name),)


def _rename(state: State, command: commands.RenameGroup, now: Stamp) -> Events:
    group, name = the_group(state, command.id), clean_line(command.name)
    if not name:
        raise Refused("A group needs a name.")
    if name == group.name:
        return ()
    refuse_name(name, (other.name for other in state.open_groups() if other.id != group.id))
    return (events.GroupRenamed(group.id, name),)


def _close(state: State, command: commands.CloseGroup, now: Stamp) -> Events:
    group = the_group(state, command.id)
    if group.closed:
        raise Refused(f"{group.name} has left already.")
    refuse_number(len(state.open_groups()) - 1)
    return (events.GroupClosed(group.id),)


def _reopen_group(state: State, command: commands.ReopenGroup, now: Stamp) -> Events:
    group = the_group(state, command.id)
    if not group.closed:
        raise Refused(f"{group.name} is here already.")
    _join(state, group.name)
    return (events.GroupReopened(group.id),)


def _note(state: State, command: commands.AddNote, now: Stamp) -> Events:
    return (events.NoteAdded(next_id(state, "N"), the_words(command.text), state.current),)


def _parking(state: State, command: commands.AddParking, now: Stamp) -> Events:
    text, owner = the_words(command.text), clean_line(command.owner)
    return (events.ParkingAdded(next_id(state, "P"), text, state.current, owner),)


def _action(state: State, command: commands.AddAction, now: Stamp) -> Events:
    text, owner, by_when = the_words(command.text), clean_line(command.owner), clean_line(command.by_when)
    return (events.ActionAdded(next_id(state, "A"), text, state.current, owner, by_when),)


def _edit_jotting(state: State, command: commands.EditJotting, now: Stamp) -> Events:
    jotting, text = the_jotting(state, command.id), the_words(command.text)
    edited = events.JottingEdited(jotting.id, text, clean_line(command.owner), clean_line(command.by_when))
    same = (edited.text, edited.owner, edited.by_when) == (jotting.text, jotting.owner, jotting.by_when)
    return () if same else (edited,)


def _withdraw_jotting(state: State, command: commands.WithdrawJotting, now: Stamp) -> Events:
    return (events.JottingWithdrawn(the_jotting(state, command.id).id),)


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
