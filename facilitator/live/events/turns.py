"""The order in which groups report back."""

from __future__ import annotations

from typing import Literal

from facilitator.live.events.base import Event

Order = Literal["round-robin", "group by group", "gallery walk"]
"""How a report-back goes: one new issue each in turn, each group all at once, or everyone walks round the charts."""


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
