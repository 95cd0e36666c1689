"""What is put before the room for a while, beside the day: another page, or a few words. None of it is a step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts import asides as facts
from facilitator.live.facts.room import RoomSupportHidden
from facilitator.live.refused import Refused
from facilitator.live.room_state import Peek
from facilitator.live.rules.registry import Events, Parts, decides, rewrites
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

Place = tuple[str, int]
"""An item and its page, counted from 0."""

LONGEST = 100
"""Characters of a message at most: more would leave too little of a small window for what it stands above."""


@decides(facts.PeekAt)
def _peek(state: State, command: facts.PeekAt, now: Stamp) -> Events:
    if state.plan.position(command.item) < 0:
        raise Refused("There is no such item.")
    pages = len(state.plan.pages_of(state.plan.item(command.item)))
    if not pages:
        raise Refused("That item has no page to show.")
    return _shown(state, (command.item, max(0, min(command.page, pages - 1))))


@decides(facts.TurnPeek)
def _turn(state: State, command: facts.TurnPeek, now: Stamp) -> Events:
    """From where the room looks, else from where the day is."""
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
    away: Events = (RoomSupportHidden(),) if room.support else ()
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
    if len(text) > LONGEST:
        over = len(text) - LONGEST
        raise Refused(f"A message to the room has at most {LONGEST} characters; this has {over} more.")
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


@rewrites(facts.RoomPeekEnded)
def _peek_ended(state: State, recorded: Recorded, event: facts.RoomPeekEnded, own: set[str]) -> Parts:
    return {"room": replace(state.room, peek=None)}


@rewrites(facts.RoomMessageShown)
def _message_shown(state: State, recorded: Recorded, event: facts.RoomMessageShown, own: set[str]) -> Parts:
    return {"room": replace(state.room, message=event.text)}


@rewrites(facts.RoomMessageTaken)
def _message_taken(state: State, recorded: Recorded, event: facts.RoomMessageTaken, own: set[str]) -> Parts:
    return {"room": replace(state.room, message="")}


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
