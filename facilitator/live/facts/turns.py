"""The order in which groups report back. Without an item, the report-back the day is at."""

from __future__ import annotations

from typing import Literal

from facilitator.live.facts.base import Command, Event

Order = Literal["round-robin", "group by group", "gallery walk"]
"""How a report-back goes: one new issue each in turn, each group all at once, or everyone walks round the charts."""


# -- what may be asked -------------------------------------------------------------------------------------------------


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


# -- what then happened ------------------------------------------------------------------------------------------------


class TurnsOrdered(Event, frozen=True, tag="turns.ordered"):
    """How a report-back goes, and the groups in the order in which they begin."""

    item: str
    order: Order
    groups: tuple[str, ...]


class TurnGiven(Event, frozen=True, tag="turn.given"):
    """It is a group's turn now, because the one before it has had its turn or because the trainer chose it."""

    item: str
    group: str


class TurnPassed(Event, frozen=True, tag="turn.passed"):
    """A group had nothing new this time; it is the turn of `to` now ("": nobody is left)."""

    item: str
    group: str
    to: str = ""


class TurnsFinished(Event, frozen=True, tag="turns.finished"):
    """A group has said all it had; it is the turn of `to` now ("": nobody is left)."""

    item: str
    group: str
    to: str = ""
