"""What the events about a look beside the day and a message to the room do to the room's screen. None is a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from facilitator.live import events
from facilitator.live.room_state import Peek, Room
from facilitator.live.state import State


def _peeked(room: Room, event: events.RoomPeeked, state: State) -> Room:
    if state.started is None or state.plan.position(event.item) < 0:
        return room
    return replace(room, peek=Peek(event.item, max(0, event.page), max(0, event.part)))


ROOM: dict[type, Callable[[Room, Any, State], Room]] = {
    events.RoomPeeked: _peeked,
    events.RoomPeekEnded: lambda room, event, state: replace(room, peek=None),
    events.RoomMessageShown: lambda room, event, state: replace(room, message=event.text),
    events.RoomMessageTaken: lambda room, event, state: replace(room, message=""),
}
"""What these events make of the room's screen."""


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
