"""The participants' screen, and what the scribe tells the lead silently."""

from __future__ import annotations

from typing import ClassVar, Literal

from facilitator.live.facts.base import AfterTheEnd, Command, Event, Name, Words

RoomShows = Literal["page", "clock", "board", "read-back", "wall", "part"]
"""What the room's screen is for now: the item's page, a large clock, the board, one group's words read back, the wall
of the item's case, or the part of that case which one group reads."""


# -- what may be asked -------------------------------------------------------------------------------------------------


class ShowInRoom(AfterTheEnd, frozen=True):
    """Choose what the room sees: the page, a large clock, the board, one group's words, the wall, one group's part.

    Of a board, the exercise's that the day is at or was last at unless one is named; `group` shows its words alone.
    """

    view: RoomShows
    exercise: str = ""
    group: Name = ""


class TurnPart(AfterTheEnd, frozen=True):
    """Show the room another part, counted from 0, of what its window does not hold all of."""

    part: int


class ToggleBlank(AfterTheEnd, frozen=True):
    """Blank the room's screen, or bring it back."""


class ToggleHold(AfterTheEnd, frozen=True):
    """Keep the room's screen at what it shows, or let it follow again."""


class ToggleSupport(AfterTheEnd, frozen=True):
    """Put the support page on the room's screen, or take it away."""


class SendNudge(Command, frozen=True):
    """Tell the lead something, about a group if one is named; nobody else sees it."""

    text: Words
    group: Name = ""


class SeeNudge(Command, frozen=True):
    """The lead has seen it."""

    id: Name


# -- what then happened ------------------------------------------------------------------------------------------------


class RoomViewChosen(Event, frozen=True, tag="room.view_chosen"):
    """The lead chose what the room sees.

    `part` of it, counted from 0, where the room's window does not hold all of it.
    Of a board, only the named `exercise` is shown, and of it only the named `group`, where they are named.
    """

    view: RoomShows
    exercise: str = ""
    group: str = ""
    part: int = 0


class RoomBlanked(Event, frozen=True, tag="room.blanked"):
    """The room's screen went dark."""

    told: ClassVar[str] = "The room's screen went dark."


class RoomUnblanked(Event, frozen=True, tag="room.unblanked"):
    """The room's screen came back."""

    told: ClassVar[str] = "The room's screen came back."


class RoomHeld(Event, frozen=True, tag="room.held"):
    """The room's screen stays at the item, the page and the view it shows, wherever the lead goes."""

    told: ClassVar[str] = "The room's screen was held where it was."


class RoomReleased(Event, frozen=True, tag="room.released"):
    """The room's screen follows the lead again."""

    told: ClassVar[str] = "The room's screen followed again."


class RoomSupportShown(Event, frozen=True, tag="room.support_shown"):
    """The support page is on the room's screen; `part` of it, from 0, where the window does not hold all of it."""

    part: int = 0


class RoomSupportHidden(Event, frozen=True, tag="room.support_hidden"):
    """The support page left the room's screen."""

    told: ClassVar[str] = "The support page left the room's screen."


class NudgeSent(Event, frozen=True, tag="nudge.sent"):
    """The scribe told the lead something, silently and privately."""

    told: ClassVar[str] = "The scribe told the lead something."
    typed: ClassVar[tuple[str, ...]] = ("text",)
    private: ClassVar[bool] = True

    id: str
    text: str
    group: str = ""


class NudgeSeen(Event, frozen=True, tag="nudge.seen"):
    """The lead has seen it."""

    told: ClassVar[str] = "The lead saw what the scribe had sent."
    private: ClassVar[bool] = True

    id: str


# -- what is put before the room for a while, beside the day: another page, or a few words. None of it is a step -------


# -- what may be asked -------------------------------------------------------------------------------------------------


class PeekAt(AfterTheEnd, frozen=True):
    """Show the room a page, counted from 0, of any item; item, clock and turn stay."""

    item: Name
    page: int = 0


class TurnPeek(AfterTheEnd, frozen=True):
    """Show the room the page before (-1) or after (1) the one it sees, also of the item before or after.

    Turned to where the day is, the look is over.
    """

    way: int


class EndPeek(AfterTheEnd, frozen=True):
    """Let the room see again what the day is at."""


class ShowMessage(AfterTheEnd, frozen=True):
    """Put a few words on the room's screen, above whatever it shows, in place of any that stand there."""

    text: Words


class TakeMessage(AfterTheEnd, frozen=True):
    """Take them away."""


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
