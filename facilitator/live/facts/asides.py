"""What is put before the room for a while, beside the day: another page, or a few words. None of it is a step."""

from __future__ import annotations

from typing import ClassVar

from facilitator.live.facts.base import Command, Event, Name, Words

# -- what may be asked -------------------------------------------------------------------------------------------------


class PeekAt(Command, frozen=True):
    """Show the room a page, counted from 0, of any item; item, clock and turn stay."""

    after_the_end: ClassVar[bool] = True

    item: Name
    page: int = 0


class TurnPeek(Command, frozen=True):
    """Show the room the page before (-1) or after (1) the one it sees, also of the item before or after.

    Turned to where the day is, the look is over.
    """

    after_the_end: ClassVar[bool] = True

    way: int


class EndPeek(Command, frozen=True):
    """Let the room see again what the day is at."""

    after_the_end: ClassVar[bool] = True


class ShowMessage(Command, frozen=True):
    """Put a few words on the room's screen, above whatever it shows, in place of any that stand there."""

    after_the_end: ClassVar[bool] = True

    text: Words


class TakeMessage(Command, frozen=True):
    """Take them away."""

    after_the_end: ClassVar[bool] = True


# -- what then happened ------------------------------------------------------------------------------------------------


class RoomPeeked(Event, frozen=True, tag="room.peeked"):
    """The room is shown a page (from 0) of an item, while item, clock and turn stay as they are.

    `part` of it, counted from 0, where the room's window does not hold all of it.
    """

    item: str
    page: int
    part: int = 0


class RoomPeekEnded(Event, frozen=True, tag="room.peek_ended"):
    """The room sees again what the day is at."""

    told: ClassVar[str] = "The room saw what the day was at again."


class RoomMessageShown(Event, frozen=True, tag="room.message_shown"):
    """A few words stand on the room's screen, above whatever it shows."""

    told: ClassVar[str] = "A message stood on the room's screen."
    typed: ClassVar[tuple[str, ...]] = ("text",)

    text: str


class RoomMessageTaken(Event, frozen=True, tag="room.message_taken"):
    """They stand there no more."""

    told: ClassVar[str] = "The message left the room's screen."
