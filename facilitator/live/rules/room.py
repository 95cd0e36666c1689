"""The participants' screen, and what the scribe tells the lead silently. None of it is a step.

Undo takes back what was said and done, and must not bring a picture back to a screen that people look at.
"""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts.room import (
    NudgeSeen,
    NudgeSent,
    RoomBlanked,
    RoomHeld,
    RoomReleased,
    RoomSupportHidden,
    RoomSupportShown,
    RoomUnblanked,
    RoomViewChosen,
    SeeNudge,
    SendNudge,
    ShowInRoom,
    ToggleBlank,
    ToggleHold,
    ToggleSupport,
    TurnPart,
)
from facilitator.live.queries.day import exercise_at, place_shown
from facilitator.live.refused import Refused
from facilitator.live.rules.registry import Events, Parts, decides, rewrites
from facilitator.live.stamp import Stamp
from facilitator.live.state import Nudge, State


@decides(ShowInRoom)
def _show(state: State, command: ShowInRoom, now: Stamp) -> Events:
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
    return () if wanted == (shown.view, shown.exercise, shown.group) else (RoomViewChosen(*wanted),)


@decides(TurnPart)
def _part(state: State, command: TurnPart, now: Stamp) -> Events:
    part = max(0, command.part)
    if state.room.support:
        return () if part == state.room.support_part else (RoomSupportShown(part),)
    if state.room.held is not None:
        raise Refused("The room is held. h lets it follow again.")
    shown = place_shown(state.room, state)
    return () if part == shown.part else (RoomViewChosen(shown.view, shown.exercise, shown.group, part),)


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


@decides(ToggleBlank)
def _blank(state: State, command: ToggleBlank, now: Stamp) -> Events:
    return (RoomUnblanked() if state.room.blank else RoomBlanked(),)


@decides(ToggleHold)
def _hold(state: State, command: ToggleHold, now: Stamp) -> Events:
    return (RoomReleased() if state.room.held is not None else RoomHeld(),)


@decides(ToggleSupport)
def _support(state: State, command: ToggleSupport, now: Stamp) -> Events:
    if state.room.support:
        return (RoomSupportHidden(),)
    if state.plan.support not in state.plan.decks:
        raise Refused("This plan has no support page.")
    return (RoomSupportShown(),)


# -- the scribe's nudges -----------------------------------------------------------------------------------------------


LONGEST_NUDGE = 120
"""Characters; more cannot be taken in at a glance."""


@decides(SendNudge)
def _send(state: State, command: SendNudge, now: Stamp) -> Events:
    text = clean_line(command.text)
    if not text:
        raise Refused("There are no words to send yet.")
    if len(text) > LONGEST_NUDGE:
        raise Refused(f"That is {len(text)} characters; the lead can take in {LONGEST_NUDGE} at a glance.")
    if command.group and command.group not in state.groups:
        raise Refused("There is no such group.")
    return (NudgeSent(f"U{state.counts.get('U', 0) + 1}", text, command.group),)


@decides(SeeNudge)
def _see(state: State, command: SeeNudge, now: Stamp) -> Events:
    nudge = next((nudge for nudge in state.nudges if nudge.id == command.id), None)
    if nudge is None:
        raise Refused(f"There is no nudge {clean_line(command.id)}.")
    return () if nudge.seen else (NudgeSeen(nudge.id),)


# -- what it changes ---------------------------------------------------------------------------------------------------


@rewrites(RoomViewChosen)
def _chosen(state: State, recorded: Recorded, event: RoomViewChosen, own: set[str]) -> Parts:
    shown = replace(state.room, view=event.view, item=state.current, exercise=event.exercise, group=event.group)
    part_page = state.pages.get(state.current, 0)
    return {"room": replace(shown, part=max(0, event.part), part_page=part_page)}


@rewrites(RoomBlanked)
def _blanked(state: State, recorded: Recorded, event: RoomBlanked, own: set[str]) -> Parts:
    return {"room": replace(state.room, blank=True)}


@rewrites(RoomUnblanked)
def _unblanked(state: State, recorded: Recorded, event: RoomUnblanked, own: set[str]) -> Parts:
    return {"room": replace(state.room, blank=False)}


@rewrites(RoomHeld)
def _held(state: State, recorded: Recorded, event: RoomHeld, own: set[str]) -> Parts:
    return {"room": replace(state.room, held=place_shown(state.room, state))}


@rewrites(RoomReleased)
def _released(state: State, recorded: Recorded, event: RoomReleased, own: set[str]) -> Parts:
    return {"room": replace(state.room, held=None)}


@rewrites(RoomSupportShown)
def _support_shown(state: State, recorded: Recorded, event: RoomSupportShown, own: set[str]) -> Parts:
    return {"room": replace(state.room, support=True, support_part=event.part)}


@rewrites(RoomSupportHidden)
def _support_hidden(state: State, recorded: Recorded, event: RoomSupportHidden, own: set[str]) -> Parts:
    return {"room": replace(state.room, support=False)}


@rewrites(NudgeSent)
def _nudged(state: State, recorded: Recorded, event: NudgeSent, own: set[str]) -> Parts:
    counts = {**state.counts, "U": state.counts.get("U", 0) + 1}
    return {"nudges": (*state.nudges, Nudge(event.id, event.text, event.group, recorded.at)), "counts": counts}


@rewrites(NudgeSeen)
def _seen(state: State, recorded: Recorded, event: NudgeSeen, own: set[str]) -> Parts:
    return {"nudges": tuple(replace(n, seen=True) if n.id == event.id else n for n in state.nudges)}
