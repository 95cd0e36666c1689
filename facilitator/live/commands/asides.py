"""What a trainer can put before the room for a while, beside the day."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class PeekAt(Command, frozen=True):
    """Show the room a page, counted from 0, of any item; item, clock and turn stay."""

    item: str
    page: int = 0


class TurnPeek(Command, frozen=True):
    """Show the room the page before (-1) or after (1) the one it sees, also of the item before or after.

    Turned to where the day is, the look is over.
    """

    way: int


class EndPeek(Command, frozen=True):
    """Let the room see again what the day is at."""


class ShowMessage(Command, frozen=True):
    """Put a few words on the room's screen, above whatever it shows, in place of any that stand there."""

    text: str


class TakeMessage(Command, frozen=True):
    """Take them away."""
