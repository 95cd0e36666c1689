"""Deciding what is put before the room for a while, beside the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.agenda.cleaning import clean_line
from facilitator.live import commands, events
from facilitator.live.events import AnyEvent
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

Events = tuple[AnyEvent, ...]
Place = tuple[str, int]
"""An item and its page, counted from 0."""

LONGEST = 100
"""Characters of a message at most: more would leave too little of a small window for what it stands above."""


def _peek(state: State, command: commands.PeekAt, now: Stamp) -> Events:
    if state.plan.position(command.item) < 0:
        raise Refused("There is no such item.")
    pages = len(state.plan.pages_of(state.plan.item(command.item)))
    if not pages:
        raise Refused("That item has no page to show.")
    return _shown(state, (command.item, max(0, min(command.page, pages - 1))))


def _turn(state: State, command: commands.TurnPeek, now: Stamp) -> Events:
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
    return (events.RoomPeekEnded(),) if places[wanted] == day else _shown(state, places[wanted])


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
    away: Events = (events.RoomSupportHidden(),) if room.support else ()
    there = peek is not None and (peek.item, peek.page, peek.part) == (*place, 0)
    return away if there else (*away, events.RoomPeeked(*place))


def _back(state: State, command: commands.EndPeek, now: Stamp) -> Events:
    return (events.RoomPeekEnded(),) if state.room.peek is not None else ()


def _message(state: State, command: commands.ShowMessage, now: Stamp) -> Events:
    text = clean_line(command.text)
    if not text:
        raise Refused("A message to the room needs words.")
    if len(text) > LONGEST:
        over = len(text) - LONGEST
        raise Refused(f"A message to the room has at most {LONGEST} characters; this has {over} more.")
    return () if text == state.room.message else (events.RoomMessageShown(text),)


def _take(state: State, command: commands.TakeMessage, now: Stamp) -> Events:
    return (events.RoomMessageTaken(),) if state.room.message else ()


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.PeekAt: _peek,
    commands.TurnPeek: _turn,
    commands.EndPeek: _back,
    commands.ShowMessage: _message,
    commands.TakeMessage: _take,
}
"""Which function answers which command; all of them also on a day that has ended."""
