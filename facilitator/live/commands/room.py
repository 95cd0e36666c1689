"""What a trainer can ask of the room's screen."""

from __future__ import annotations

from facilitator.live.commands.base import Command
from facilitator.live.events.room import RoomShows


class ShowInRoom(Command, frozen=True):
    """Choose what the room sees: the page, a large clock, the board, or one group's words read back.

    Of a board, the exercise's that the day is at or was last at unless one is named; `group` shows its words alone.
    """

    view: RoomShows
    exercise: str = ""
    group: str = ""


class TurnPart(Command, frozen=True):
    """Show the room another part, counted from 0, of what its window does not hold all of."""

    part: int


class ToggleBlank(Command, frozen=True):
    """Blank the room's screen, or bring it back."""


class ToggleHold(Command, frozen=True):
    """Keep the room's screen at what it shows, or let it follow again."""


class ToggleSupport(Command, frozen=True):
    """Put the support page on the room's screen, or take it away."""
