"""The participants' screen, what lies over it for a while, and what the scribe tells the lead. None of it is a step.

Undo takes back what was said and done, and must not bring a picture back to a screen that people look at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts import room as facts
from facilitator.live.facts.base import Event, Refused
from facilitator.live.queries.day import exercise_at, place_of_day, turn_now, turns_given
from facilitator.live.queries.interruptions import has_support, interruption, is_dark
from facilitator.live.queries.telling import case_of, parts_now
from facilitator.live.room_state import Peek, Room
from facilitator.live.rules.guards import the_group
from facilitator.live.rules.registry import Events, Parts, decides, rewrites, without
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
    back: Events = (facts.RoomPeekEnded(),) if state.room.peek is not None else ()
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
        return () if part == peek.part else (facts.RoomPeeked(peek.item, peek.page, part),)
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
    return (facts.RoomUnblanked() if is_dark(state) else facts.RoomBlanked(),)


@decides(facts.ToggleHold)
def _hold(state: State, command: facts.ToggleHold, now: Stamp) -> Events:
    return (facts.RoomReleased() if state.room.held is not None else facts.RoomHeld(),)


@decides(facts.ToggleSupport)
def _support(state: State, command: facts.ToggleSupport, now: Stamp) -> Events:
    if has_support(state):
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


def _in_room(change: Callable[[Room, Any], Room]) -> Callable[[State, Recorded, Any, set[str]], Parts]:
    """What an event makes of the room, where that depends on nothing else of the state."""

    def rewrite(state: State, recorded: Recorded, event: Event, own: set[str]) -> Parts:
        return {"room": change(state.room, event)}

    return rewrite


rewrites(facts.RoomBlanked)(_in_room(lambda room, _: replace(room, blank=True, under=without(room.under, "blank"))))
rewrites(facts.RoomUnblanked)(_in_room(lambda room, _: replace(room, blank=False, under=without(room.under, "blank"))))
rewrites(facts.RoomReleased)(_in_room(lambda room, _: replace(room, held=None)))
rewrites(facts.RoomSupportShown)(
    _in_room(
        lambda room, event: replace(room, support=True, support_part=event.part, under=without(room.under, "support"))
    )
)
rewrites(facts.RoomSupportHidden)(_in_room(lambda room, _: replace(room, support=False)))
rewrites(facts.RoomPeekEnded)(_in_room(lambda room, _: replace(room, peek=None)))
rewrites(facts.RoomMessageShown)(_in_room(lambda room, event: replace(room, message=event.text)))
rewrites(facts.RoomMessageTaken)(_in_room(lambda room, _: replace(room, message="")))


@rewrites(facts.RoomHeld)
def _held(state: State, recorded: Recorded, event: facts.RoomHeld, own: set[str]) -> Parts:
    return {"room": replace(state.room, held=place_of_day(state.room, state))}


@rewrites(facts.NudgeSent)
def _nudged(state: State, recorded: Recorded, event: facts.NudgeSent, own: set[str]) -> Parts:
    counts = {**state.counts, "U": state.counts.get("U", 0) + 1}
    return {"nudges": (*state.nudges, Nudge(event.id, event.text, event.group, recorded.at)), "counts": counts}


@rewrites(facts.NudgeSeen)
def _seen(state: State, recorded: Recorded, event: facts.NudgeSeen, own: set[str]) -> Parts:
    return {"nudges": tuple(replace(n, seen=True) if n.id == event.id else n for n in state.nudges)}


# -- what is put before the room for a while, beside the day: another page, or a few words -----------------------------


Place = tuple[str, int]
"""An item and its page, counted from 0."""

LONGEST_MESSAGE = 100
"""Characters of a message at most: more would leave too little of a small window for what it stands above."""


@decides(facts.PeekAt)
def _peek(state: State, command: facts.PeekAt, now: Stamp) -> Events:
    _refuse_soon(state)
    if state.plan.position(command.item) < 0:
        raise Refused("There is no such item.")
    pages = len(state.plan.pages_of(state.plan.item(command.item)))
    if not pages:
        raise Refused("That item has no page to show.")
    return _shown(state, (command.item, max(0, min(command.page, pages - 1))))


@decides(facts.TurnPeek)
def _turn(state: State, command: facts.TurnPeek, now: Stamp) -> Events:
    """From where the room looks, else from where the day is."""
    _refuse_soon(state)
    day: Place = (state.current, state.pages.get(state.current, 0))
    peek = state.room.peek
    at = (peek.item, peek.page) if peek is not None else day
    places = _places(state, {day, at} if state.current else {at})
    if at not in places:
        raise Refused("The day has not begun, so no page comes before.")
    wanted = places.index(at) + (1 if command.way > 0 else -1)
    if not 0 <= wanted < len(places):
        raise Refused("There is no page before that." if wanted < 0 else "There is no page after that.")
    return (facts.RoomPeekEnded(),) if places[wanted] == day else _shown(state, places[wanted])


def _refuse_soon(state: State) -> None:
    """Refuse to show a page under the words that everybody is to read."""
    if interruption(state) is not None:
        raise Refused("The room reads “We go on soon” until the day goes on: ⟦happened.open:!⟧ goes on.")


def _places(state: State, kept: set[Place]) -> list[Place]:
    """Every page in the order of the day, less those of items that are left out; `kept` are there in any case."""
    found: list[Place] = []
    for item in state.plan.items:
        standing = state.items.get(item.id)
        left_out = standing is not None and standing.skipped
        pages = range(max(1, len(state.plan.pages_of(item))))
        told = bool(state.plan.pages_of(item)) and not left_out
        found += [(item.id, page) for page in pages if told or (item.id, page) in kept]
    return found


def _shown(state: State, place: Place) -> Events:
    """Only what is asked for last lies over the day, so the support page gives way."""
    room, peek = state.room, state.room.peek
    away: Events = (facts.RoomSupportHidden(),) if room.support else ()
    there = peek is not None and (peek.item, peek.page, peek.part) == (*place, 0)
    return away if there else (*away, facts.RoomPeeked(*place))


@decides(facts.EndPeek)
def _back(state: State, command: facts.EndPeek, now: Stamp) -> Events:
    return (facts.RoomPeekEnded(),) if state.room.peek is not None else ()


@decides(facts.ShowMessage)
def _message(state: State, command: facts.ShowMessage, now: Stamp) -> Events:
    text = clean_line(command.text)
    if not text:
        raise Refused("A message to the room needs words.")
    if len(text) > LONGEST_MESSAGE:
        over = len(text) - LONGEST_MESSAGE
        raise Refused(f"A message to the room has at most {LONGEST_MESSAGE} characters; this has {over} more.")
    return () if text == state.room.message else (facts.RoomMessageShown(text),)


@decides(facts.TakeMessage)
def _take(state: State, command: facts.TakeMessage, now: Stamp) -> Events:
    return (facts.RoomMessageTaken(),) if state.room.message else ()


# -- what it changes ---------------------------------------------------------------------------------------------------


@rewrites(facts.RoomPeeked)
def _peeked(state: State, recorded: Recorded, event: facts.RoomPeeked, own: set[str]) -> Parts:
    if state.started is None or state.plan.position(event.item) < 0:
        return {}
    return {"room": replace(state.room, peek=Peek(event.item, max(0, event.page), max(0, event.part)))}


def moved_on(state: State, parts: Mapping[str, Any]) -> bool:
    """Whether parts that a state is about to take mean that the day goes to another item, page or line, or ends.

    A look beside the day is over then, and no undo brings it back; so it is when the item it looks at is taken back.
    """
    peek, started = state.room.peek, state.started
    if "agenda" in parts and peek is not None and started is not None:
        plan = parts["agenda"] or started.plan
        if plan.position(peek.item) < 0:
            return True
    current = parts.get("current", state.current)
    here = (state.phase, state.current, state.pages.get(current, 0), state.steps.get(current, 0))
    pages, steps = parts.get("pages", state.pages), parts.get("steps", state.steps)
    return here != (parts.get("phase", state.phase), current, pages.get(current, 0), steps.get(current, 0))
