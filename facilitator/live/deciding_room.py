"""Deciding what the room's screen shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.live import commands, events
from facilitator.live.deciding_capture import exercise_at
from facilitator.live.events import AnyEvent
from facilitator.live.folding_room import place_of_day
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

Events = tuple[AnyEvent, ...]


def _show(state: State, command: commands.ShowInRoom, now: Stamp) -> Events:
    if state.room.held is not None:
        raise Refused("The room is held. h lets it follow again.")
    exercise, group = "", ""
    if command.view in ("board", "read-back"):
        exercise, group = _exercise(state, command.exercise), command.group
        if (group or command.view == "read-back") and group not in state.groups:
            raise Refused("There is no such group.")
    if command.view == "clock" and not state.current:
        raise Refused("There is no clock to show before the day has begun.")
    wanted = (command.view, exercise, group)
    shown = place_of_day(state.room, state)
    back: Events = (events.RoomPeekEnded(),) if state.room.peek is not None else ()
    same = wanted == (shown.view, shown.exercise, shown.group)
    return back if same else (*back, events.RoomViewChosen(*wanted))


def _part(state: State, command: commands.TurnPart, now: Stamp) -> Events:
    part = max(0, command.part)
    if state.room.support:
        return () if part == state.room.support_part else (events.RoomSupportShown(part),)
    peek = state.room.peek
    if peek is not None:
        return () if part == peek.part else (events.RoomPeeked(peek.item, peek.page, part),)
    if state.room.held is not None:
        raise Refused("The room is held. h lets it follow again.")
    shown = place_of_day(state.room, state)
    return () if part == shown.part else (events.RoomViewChosen(shown.view, shown.exercise, shown.group, part),)


def _exercise(state: State, exercise: str) -> str:
    """The exercise that is named, else the one that the day is at or was last at."""
    if exercise:
        if exercise not in {item.id for item in state.plan.exercises()}:
            raise Refused("There is no such exercise.")
        return exercise
    found = exercise_at(state)
    if found is None:
        raise Refused("No exercise has begun yet, so there is no board to send.")
    return found.id


def _blank(state: State, command: commands.ToggleBlank, now: Stamp) -> Events:
    return (events.RoomUnblanked() if state.room.blank else events.RoomBlanked(),)


def _hold(state: State, command: commands.ToggleHold, now: Stamp) -> Events:
    return (events.RoomReleased() if state.room.held is not None else events.RoomHeld(),)


def _support(state: State, command: commands.ToggleSupport, now: Stamp) -> Events:
    if state.room.support:
        return (events.RoomSupportHidden(),)
    if state.plan.support not in state.plan.decks:
        raise Refused("This plan has no support page.")
    return (events.RoomSupportShown(),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.ShowInRoom: _show,
    commands.TurnPart: _part,
    commands.ToggleBlank: _blank,
    commands.ToggleHold: _hold,
    commands.ToggleSupport: _support,
}
"""Which function answers which command; all of them also on a day that has ended."""
