"""The participants' screen, and what the scribe tells the lead silently. None of it is a step.

Undo takes back what was said and done, and must not bring a picture back to a screen that people look at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live import commands, events
from facilitator.live.facts import Recorded
from facilitator.live.queries.day import (
    exercise_at,
    place_shown,
)
from facilitator.live.refused import Refused
from facilitator.live.room_state import Room
from facilitator.live.rules.registry import Events, Parts, decides, rewrites
from facilitator.live.stamp import Stamp
from facilitator.live.state import (
    Nudge,
    State,
)


@decides(commands.ShowInRoom)
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
    shown = place_shown(state.room, state)
    return () if wanted == (shown.view, shown.exercise, shown.group) else (events.RoomViewChosen(*wanted),)


@decides(commands.TurnPart)
def _part(state: State, command: commands.TurnPart, now: Stamp) -> Events:
    part = max(0, command.part)
    if state.room.support:
        return () if part == state.room.support_part else (events.RoomSupportShown(part),)
    if state.room.held is not None:
        raise Refused("The room is held. h lets it follow again.")
    shown = place_shown(state.room, state)
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


@decides(commands.ToggleBlank)
def _blank(state: State, command: commands.ToggleBlank, now: Stamp) -> Events:
    return (events.RoomUnblanked() if state.room.blank else events.RoomBlanked(),)


@decides(commands.ToggleHold)
def _hold(state: State, command: commands.ToggleHold, now: Stamp) -> Events:
    return (events.RoomReleased() if state.room.held is not None else events.RoomHeld(),)


@decides(commands.ToggleSupport)
def _support(state: State, command: commands.ToggleSupport, now: Stamp) -> Events:
    if state.room.support:
        return (events.RoomSupportHidden(),)
    if state.plan.support not in state.plan.decks:
        raise Refused("This plan has no support page.")
    return (events.RoomSupportShown(),)


# -- the scribe's nudges -----------------------------------------------------------------------------------------------


LONGEST_NUDGE = 120
"""Characters; more cannot be taken in at a glance."""


@decides(commands.SendNudge)
def _send(state: State, command: commands.SendNudge, now: Stamp) -> Events:
    text = clean_line(command.text)
    if not text:
        raise Refused("There are no words to send yet.")
    if len(text) > LONGEST_NUDGE:
        raise Refused(f"That is {len(text)} characters; the lead can take in {LONGEST_NUDGE} at a glance.")
    if command.group and command.group not in state.groups:
        raise Refused("There is no such group.")
    return (events.NudgeSent(f"U{state.counts.get('U', 0) + 1}", text, command.group),)


@decides(commands.SeeNudge)
def _see(state: State, command: commands.SeeNudge, now: Stamp) -> Events:
    nudge = next((nudge for nudge in state.nudges if nudge.id == command.id), None)
    if nudge is None:
        raise Refused(f"There is no nudge {clean_line(command.id)}.")
    return () if nudge.seen else (events.NudgeSeen(nudge.id),)


# -- what it changes ---------------------------------------------------------------------------------------------------


def _on_screen(change: Callable[[Room, Any, State], Room]) -> Callable[[State, Recorded, Any, set[str]], Parts]:
    """What an event does to the room's screen."""

    def fold(state: State, recorded: Recorded, event: events.Event, own: set[str]) -> Parts:
        return {"room": change(state.room, event, state)}

    return fold


def _chosen(room: Room, event: events.RoomViewChosen, state: State) -> Room:
    shown = replace(room, view=event.view, item=state.current, exercise=event.exercise, group=event.group)
    return replace(shown, part=max(0, event.part), part_page=state.pages.get(state.current, 0))


def _held(room: Room, event: events.RoomHeld, state: State) -> Room:
    return replace(room, held=place_shown(room, state))


@rewrites(events.NudgeSent)
def _nudged(state: State, recorded: Recorded, event: events.NudgeSent, own: set[str]) -> Parts:
    counts = {**state.counts, "U": state.counts.get("U", 0) + 1}
    return {
        "nudges": (*state.nudges, Nudge(event.id, event.text, event.group, recorded.at)),
        "counts": counts,
    }


@rewrites(events.NudgeSeen)
def _seen(state: State, recorded: Recorded, event: events.NudgeSeen, own: set[str]) -> Parts:
    return {"nudges": tuple(replace(n, seen=True) if n.id == event.id else n for n in state.nudges)}


rewrites(events.RoomViewChosen)(_on_screen(_chosen))
rewrites(events.RoomBlanked)(_on_screen(lambda room, event, state: replace(room, blank=True)))
rewrites(events.RoomUnblanked)(_on_screen(lambda room, event, state: replace(room, blank=False)))
rewrites(events.RoomHeld)(_on_screen(_held))
rewrites(events.RoomReleased)(_on_screen(lambda room, event, state: replace(room, held=None)))
rewrites(events.RoomSupportShown)(
    _on_screen(lambda room, event, state: replace(room, support=True, support_part=event.part))
)
rewrites(events.RoomSupportHidden)(_on_screen(lambda room, event, state: replace(room, support=False)))
