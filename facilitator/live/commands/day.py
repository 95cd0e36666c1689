"""Opening and closing the day."""

from __future__ import annotations

from datetime import date, datetime

from facilitator.agenda.model import Plan
from facilitator.live.commands.base import Command


class StartRun(Command, frozen=True):
    """Open a delivery of a plan. The instants are worked out from the plan's times where the zone is known.

    `planned_at` is when the plan itself begins, where the day is to begin at another time; None where it is the same.
    `opened_at` is the machine's own time where the run's clock pretends another, as a rehearsal's does.
    """

    plan: Plan
    day: date
    starts_at: datetime
    finishes_at: datetime
    fixed: dict[str, datetime]
    offsets: tuple[tuple[datetime, int], ...]
    groups: tuple[str, ...]
    trainers: tuple[str, ...] = ()
    venue: str = ""
    rehearsal: float = 0.0
    planned_at: datetime | None = None
    opened_at: datetime | None = None


class EndRun(Command, frozen=True):
    """Close the day."""


class ReopenRun(Command, frozen=True):
    """Open a closed day again."""


class NoteGap(Command, frozen=True):
    """Put on record that the laptop was away, and whether running clocks ran on."""

    seconds: float
    counted: bool = True
    slept: bool = False
