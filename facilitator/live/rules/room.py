"""The participants' screen, and what the scribe tells the lead silently. None of it is a step.

Undo takes back what was said and done, and must not bring a picture back to a screen that people look at.
"""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts import room as facts
from facilitator.live.facts.asides import RoomPeeked, RoomPeekEnded
from facilitator.live.queries.day import exercise_at, place_of_day, turn_now, turns_given
from facilitator.live.queries.telling import case_of, parts_now
from facilitator.live.refused import Refused
from facilitator.live.rules.guards import the_group
from facilitator.live.rules.registry import Events, Parts, decides, rewrites
from facilitator.live.stamp import Stamp
from facilitator.live.state import Nudge, State


@decides(facts.ShowInRoom)
def _show(state: State, command: facts.ShowInRoom, now: Stamp) -> Events:
    if state.room.held is not None:
        raise Refused("The room is held. h lets it follow again.")
    exercise, group = "", ""
    if command.view in ("board", "read-back"):
        exercise, group = _exercise(state, command.exercise), command.group
        if (group or command.view == "read-back") and group not in state.groups:
            raise Refused("There is no such group.")
    if command.view in ("wall", "part"):
        group = _on_the_wall(state, command)
    if command.view == "clock" and not state.current:
        raise Refused("There is no clock to show before the day has begun.")
    wanted = (command.view, exercise, group)
    shown = place_of_day(state.room, state)
    back: Events = (RoomPeekEnded(),) if state.room.peek is not None else ()
    same = wanted == (shown.view, shown.exercise, shown.group)
    return back if same else (*back, facts.RoomViewChosen(*wanted))


def _on_the_wall(state: State, command: facts.ShowInRoom) -> str:
    """The group whose part of the case is to be shown; "" for the wall."""
    case = case_of(state, state.item)
    if case is None or not case.chronology:
        raise Refused("This item has no case that says what happened when.")
    if command.view == "wall":
        return ""
    group = the_group(state, command.group)
    if not any(part.group == group.number for part in parts_now(state, case)):
        raise Refused(f"{group.name} has no part of this case.")
    return group.id


@decides(facts.TurnPart)
def _part(state: State, command: facts.TurnPart, now: Stamp) -> Events:
    part = max(0, command.part)
    if state.room.support:
        return () if part == state.room.support_part else (facts.RoomSupportShown(part),)
    peek = state.room.peek
    if peek is not None:
        return () if part == peek.part else (RoomPeeked(peek.item, peek.page, part),)
    if state.room.held is not None:
        raise Refused("The room is held. h lets it follow again.")
    shown = place_of_day(state.room, state)
    return () if part == shown.part else (facts.RoomViewChosen(shown.view, shown.exercise, shown.group, part),)


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


@decides(facts.ToggleBlank)
def _blank(state: State, command: facts.ToggleBlank, now: Stamp) -> Events:
    return (facts.RoomUnblanked() if state.room.blank else facts.RoomBlanked(),)


@decides(facts.ToggleHold)
def _hold(state: State, command: facts.ToggleHold, now: Stamp) -> Events:
    return (facts.RoomReleased() if state.room.held is not None else facts.RoomHeld(),)


@decides(facts.ToggleSupport)
def _support(state: State, command: facts.ToggleSupport, now: Stamp) -> Events:
    if state.room.support:
        return (facts.RoomSupportHidden(),)
    if state.plan.support not in state.plan.decks:
        raise Refused("This plan has no support page.")
    return (facts.RoomSupportShown(),)


# -- the scribe's nudges -----------------------------------------------------------------------------------------------


LONGEST_NUDGE = 120
"""Characters; more cannot be taken in at a glance."""


@decides(facts.SendNudge)
def _send(state: State, command: facts.SendNudge, now: Stamp) -> Events:
    text = clean_line(command.text)
    if not text:
        raise Refused("There are no words to send yet.")
    if len(text) > LONGEST_NUDGE:
        raise Refused(f"That is {len(text)} characters; the lead can take in {LONGEST_NUDGE} at a glance.")
    if command.group and command.group not in state.groups:
        raise Refused("There is no such group.")
    return (facts.NudgeSent(f"U{state.counts.get('U', 0) + 1}", text, command.group),)


@decides(facts.SeeNudge)
def _see(state: State, command: facts.SeeNudge, now: Stamp) -> Events:
    nudge = next((nudge for nudge in state.nudges if nudge.id == command.id), None)
    if nudge is None:
        raise Refused(f"There is no nudge {clean_line(command.id)}.")
    return () if nudge.seen else (facts.NudgeSeen(nudge.id),)


# -- what it changes ---------------------------------------------------------------------------------------------------


@rewrites(facts.RoomViewChosen)
def _chosen(state: State, recorded: Recorded, event: facts.RoomViewChosen, own: set[str]) -> Parts:
    """What is chosen anew begins with the group whose turn it is; what is only turned stays at that part."""
    before = place_of_day(state.room, state)
    turned = (event.view, event.exercise, event.group) == (before.view, before.exercise, before.group)
    shown = replace(state.room, view=event.view, item=state.current, exercise=event.exercise, group=event.group)
    return {
        "room": replace(
            shown,
            part=max(0, event.part),
            part_page=state.pages.get(state.current, 0),
            part_turn=turns_given(state) if turned or event.group else -1,
            follows=bool(event.group) and event.group == turn_now(state),
        )
    }


@rewrites(facts.RoomBlanked)
def _blanked(state: State, recorded: Recorded, event: facts.RoomBlanked, own: set[str]) -> Parts:
    return {"room": replace(state.room, blank=True)}


@rewrites(facts.RoomUnblanked)
def _unblanked(state: State, recorded: Recorded, event: facts.RoomUnblanked, own: set[str]) -> Parts:
    return {"room": replace(state.room, blank=False)}


@rewrites(facts.RoomHeld)
def _held(state: State, recorded: Recorded, event: facts.RoomHeld, own: set[str]) -> Parts:
    return {"room": replace(state.room, held=place_of_day(state.room, state))}


@rewrites(facts.RoomReleased)
def _released(state: State, recorded: Recorded, event: facts.RoomReleased, own: set[str]) -> Parts:
    return {"room": replace(state.room, held=None)}


@rewrites(facts.RoomSupportShown)
def _support_shown(state: State, recorded: Recorded, event: facts.RoomSupportShown, own: set[str]) -> Parts:
    return {"room": replace(state.room, support=True, support_part=event.part)}


@rewrites(facts.RoomSupportHidden)
def _support_hidden(state: State, recorded: Recorded, event: facts.RoomSupportHidden, own: set[str]) -> Parts:
    return {"room": replace(state.room, support=False)}


@rewrites(facts.NudgeSent)
def _nudged(state: State, recorded: Recorded, event: facts.NudgeSent, own: set[str]) -> Parts:
    counts = {**state.counts, "U": state.counts.get("U", 0) + 1}
    return {"nudges": (*state.nudges, Nudge(event.id, event.text, event.group, recorded.at)), "counts": counts}


@rewrites(facts.NudgeSeen)
def _seen(state: State, recorded: Recorded, event: facts.NudgeSeen, own: set[str]) -> Parts:
    return {"nudges": tuple(replace(n, seen=True) if n.id == event.id else n for n in state.nudges)}
