"""Moving through the agenda."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class NextPage(Command, frozen=True):
    """Turn to the next page; from the last page of a talk, go to the next item."""


class PreviousPage(Command, frozen=True):
    """Turn back a page; never leaves the item."""


class TurnTo(Command, frozen=True):
    """Show this page of the current item, counted from 0."""

    page: int


class NextItem(Command, frozen=True):
    """Go to the next item that is to be held; at the start, the first."""

    skipping: bool = False


class PreviousItem(Command, frozen=True):
    """Go back to the item before this one; its clock goes on from where it was."""


class GoTo(Command, frozen=True):
    """Go to an item, and if asked straight to one of its pages."""

    item: str
    page: int | None = None


class RepeatItem(Command, frozen=True):
    """Start the current item again with its full time."""


class SkipItem(Command, frozen=True):
    """Do not hold this item. Skipping the current one goes on to the next."""

    item: str


class RestoreItem(Command, frozen=True):
    """Hold an item after all that was to be skipped."""

    item: str
