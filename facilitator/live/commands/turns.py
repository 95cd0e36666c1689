"""The order in which groups report back. Without an item, the report-back the day is at."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class OrderTurns(Command, frozen=True):
    """Say how a report-back goes; without groups, in the order in which they would begin anyway."""

    order: str
    groups: tuple[str, ...] = ()
    item: str = ""


class GiveTurn(Command, frozen=True):
    """Give this group the turn; a group that was through has more to say."""

    group: str
    item: str = ""


class NextTurn(Command, frozen=True):
    """The group has had its turn: on to the next."""

    item: str = ""


class PassTurn(Command, frozen=True):
    """The group whose turn it is has nothing new this time."""

    item: str = ""


class FinishTurns(Command, frozen=True):
    """A group has said all it had; without one, the group whose turn it is."""

    group: str = ""
    item: str = ""
