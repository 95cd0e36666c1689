"""What is put before the room for a while, beside the day: another page, or a few words. None of these is a step."""

from __future__ import annotations

from facilitator.live.events.base import Event


class RoomPeeked(Event, frozen=True, tag="room.peeked"):
    """The room is shown a page (from 0) of an item, while item, clock and turn stay as they are.

    `part` of it, counted from 0, where the room's window does not hold all of it.
    """

    item: str
    page: int
    part: int = 0


class RoomPeekEnded(Event, frozen=True, tag="room.peek_ended"):
    """The room sees again what the day is at."""


class RoomMessageShown(Event, frozen=True, tag="room.message_shown"):
    """A few words stand on the room's screen, above whatever it shows."""

    text: str


class RoomMessageTaken(Event, frozen=True, tag="room.message_taken"):
    """They stand there no more."""
