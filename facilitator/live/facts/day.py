"""The day as a whole: its start, its end, and stretches the laptop was away."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Literal

import msgspec

from facilitator.agenda.model import Plan
from facilitator.live.facts.base import AfterTheEnd, Command, Event


class GroupSeated(msgspec.Struct, frozen=True):
    """A group as it sat down at the start: its number from 1, and the name the room uses for it."""

    number: int
    name: str


# -- what may be asked -------------------------------------------------------------------------------------------------


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


class ReopenRun(AfterTheEnd, frozen=True):
    """Open a closed day again."""


class NoteGap(AfterTheEnd, frozen=True):
    """Put on record that the laptop was away, and whether running clocks ran on."""

    seconds: float
    counted: bool = True
    slept: bool = False


# -- what then happened ------------------------------------------------------------------------------------------------


class RunStarted(Event, frozen=True, tag="run.started"):
    """A delivery of a plan was opened.

    It holds the whole `plan`, so that the run reads the same after its files have changed. `starts_at` is when the
    day is to begin, `finishes_at` the planned finish, `fixed` the instant of each item that has a fixed time.
    `planned_at` is when the plan itself begins, where the trainer said another time for a day that keeps the plan's
    fixed points; None where the two are the same, and where the plan was moved as a whole.
    `offsets` says how far local time was ahead of UTC, in minutes, from each instant on: all that is needed to
    tell local time later, on any machine. `rehearsal` is how many times faster than real the clock runs, 0 for a
    real day. `trainers` are initials or roles, never names. `opened_at` is the machine's own time for a rehearsal,
    whose stamps pretend another; None for a real day, and for rehearsals from before this was kept.
    """

    plan: Plan
    day: date
    starts_at: datetime
    finishes_at: datetime
    fixed: dict[str, datetime]
    offsets: tuple[tuple[datetime, int], ...]
    groups: tuple[GroupSeated, ...]
    trainers: tuple[str, ...] = ()
    venue: str = ""
    rehearsal: float = 0.0
    planned_at: datetime | None = None
    opened_at: datetime | None = None

    @property
    def plan_begins(self) -> datetime:
        """The start that the day is measured against."""
        return self.planned_at or self.starts_at


class RunEnded(Event, frozen=True, tag="run.ended"):
    """The day was closed; its clocks stopped."""

    told: ClassVar[str] = "The day was ended."
    undo: ClassVar[str] = "the end of the day"


class RunReopened(Event, frozen=True, tag="run.reopened"):
    """A closed day was opened again, for something that had been forgotten."""

    told: ClassVar[str] = "The ended day was opened again."
    undo: ClassVar[str] = "the reopening"


class RecordLost(Event, frozen=True, tag="record.lost"):
    """What stood here could not be read any more after the journal was damaged; it changes nothing."""

    told: ClassVar[str] = "What was recorded here could not be read any more after the journal was damaged."


class GapNoted(Event, frozen=True, tag="gap.noted"):
    """The laptop was away for `seconds`. `counted` tells whether clocks that were running ran on meanwhile."""

    undo: ClassVar[str] = "leaving out the time away"

    seconds: float
    counted: bool = True
    why: Literal["restart", "sleep"] = "restart"
