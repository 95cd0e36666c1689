"""The order in which groups report back. Without an item, the report-back the day is at."""

from __future__ import annotations

from typing import ClassVar, Literal

from facilitator.live.facts.base import Command, Event, Name, Names

Order = Literal["round-robin", "group by group", "gallery walk"]
"""How a report-back goes: one new issue each in turn, each group all at once, or everyone walks round the charts."""


# -- what may be asked -------------------------------------------------------------------------------------------------


class OrderTurns(Command, frozen=True):
    """Say how a report-back goes; without groups, in the order in which they would begin anyway."""

    at_hand: ClassVar[str] = "item"

    order: str
    groups: Names = ()
    item: Name = ""


class GiveTurn(Command, frozen=True):
    """Give this group the turn; a group that was through has more to say."""

    at_hand: ClassVar[str] = "item"

    group: Name
    item: Name = ""


class NextTurn(Command, frozen=True):
    """The group has had its turn: on to the next."""

    at_hand: ClassVar[str] = "item"

    item: Name = ""


class PassTurn(Command, frozen=True):
    """The group whose turn it is has nothing new this time."""

    at_hand: ClassVar[str] = "item"

    item: Name = ""


class FinishTurns(Command, frozen=True):
    """A group has said all it had; without one, the group whose turn it is."""

    at_hand: ClassVar[str] = "item"

    group: Name = ""
    item: Name = ""


# -- what then happened ------------------------------------------------------------------------------------------------


class TurnsOrdered(Event, frozen=True, tag="turns.ordered"):
    """How a report-back goes, and the groups in the order in which they begin."""

    undo: ClassVar[str] = "the order of turns"

    item: str
    order: Order
    groups: tuple[str, ...]


class TurnGiven(Event, frozen=True, tag="turn.given"):
    """It is a group's turn now, because the one before it has had its turn or because the trainer chose it."""

    told: ClassVar[str] = "It was {group}'s turn."
    undo: ClassVar[str] = "handing on the turn"

    item: str
    group: str


class TurnPassed(Event, frozen=True, tag="turn.passed"):
    """A group had nothing new this time; it is the turn of `to` now ("": nobody is left)."""

    undo: ClassVar[str] = "passing"

    item: str
    group: str
    to: str = ""


class TurnsFinished(Event, frozen=True, tag="turns.finished"):
    """A group has said all it had; it is the turn of `to` now ("": nobody is left)."""

    undo: ClassVar[str] = "finishing a group's turns"

    item: str
    group: str
    to: str = ""
