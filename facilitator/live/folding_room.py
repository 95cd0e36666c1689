"""What the events about the room's screen and the scribe's nudges do to the state. None of them is a step.

Undo takes back what was said and done, and must not bring a picture back to a screen that people look at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.live import events, folding_asides
from facilitator.live.events import Recorded
from facilitator.live.room_state import Room, RoomHold
from facilitator.live.state import Nudge, State

Parts = dict[str, Any]


def _room(change: Callable[[Room, Any, State], Room]) -> Callable[[State, Recorded, Any, set[str]], Parts]:
    """What an event does to the room's screen."""

    def fold(state: State, recorded: Recorded, event: events.Event, own: set[str]) -> Parts:
        return {"room": change(state.room, event, state)}

    return fold


def place_shown(room: Room, state: State) -> RoomHold:
    """The item, the page and the view that the room sees while nothing lies over them: beside the day, or of it."""
    peek = room.peek
    if peek is None:
        return place_of_day(room, state)
    here = peek.item == state.current and peek.page == state.pages.get(peek.item, 0)
    pages = state.plan.pages_of(state.plan.item(peek.item))
    last = pages[min(peek.page, len(pages) - 1)].last_step if pages else 0
    step = state.steps.get(peek.item, 0) if here else last
    return RoomHold(peek.item, peek.page, "page", step=step, part=peek.part, beside=True)


def place_of_day(room: Room, state: State) -> RoomHold:
    """The same where the room does not look beside the day."""
    if room.held is not None:
        return room.held
    page, step = state.pages.get(state.current, 0), state.steps.get(state.current, 0)
    if room.item != state.current:
        return RoomHold(state.current, page, "page", step=step)
    part = room.part if room.part_page == page else 0
    return RoomHold(state.current, page, room.view, room.exercise, room.group, step, part)


def _chosen(room: Room, event: events.RoomViewChosen, state: State) -> Room:
    shown = replace(room, view=event.view, item=state.current, exercise=event.exercise, group=event.group)
    return replace(shown, part=max(0, event.part), part_page=state.pages.get(state.current, 0))


def _held(room: Room, event: events.RoomHeld, state: State) -> Room:
    return replace(room, held=place_of_day(room, state))


def _nudged(state: State, recorded: Recorded, event: events.NudgeSent, own: set[str]) -> Parts:
    counts = {**state.counts, "U": state.counts.get("U", 0) + 1}
    return {
        "nudges": (*state.nudges, Nudge(event.id, event.text, event.group, recorded.at)),
        "counts": counts,
    }


def _seen(state: State, recorded: Recorded, event: events.NudgeSeen, own: set[str]) -> Parts:
    return {"nudges": tuple(replace(n, seen=True) if n.id == event.id else n for n in state.nudges)}


WHOLE: dict[type, Callable[[State, Recorded, Any, set[str]], Parts]] = {
    events.RoomViewChosen: _room(_chosen),
    events.RoomBlanked: _room(lambda room, event, state: replace(room, blank=True)),
    events.RoomUnblanked: _room(lambda room, event, state: replace(room, blank=False)),
    events.RoomHeld: _room(_held),
    events.RoomReleased: _room(lambda room, event, state: replace(room, held=None)),
    events.RoomSupportShown: _room(lambda room, event, state: replace(room, support=True, support_part=event.part)),
    events.RoomSupportHidden: _room(lambda room, event, state: replace(room, support=False)),
    **{kind: _room(change) for kind, change in folding_asides.ROOM.items()},
    events.NudgeSent: _nudged,
    events.NudgeSeen: _seen,
}
"""What these events make of parts of the state."""
