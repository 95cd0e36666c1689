"""The plan's items against what became of them, as the session log holds it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from facilitator.agenda.model import KindId
from facilitator.sessionlog.model_base import LogRecord, Mark


class Stay(LogRecord, frozen=True):
    """One stay at an item; `left` is None if the day was still there at the last event."""

    entered: datetime
    left: datetime | None
    seconds: float


class Pause(LogRecord, frozen=True):
    """A stretch in which an item's clock was stopped by hand."""

    began: datetime
    seconds: float


CauseKind = Literal[
    "started late",
    "inserted",
    "split",
    "extended",
    "shortened",
    "won back",
    "waited for its clock",
    "paused",
    "laptop away",
    "begun again",
    "backdated",
    "overran",
    "finished early",
    "left for a while",
    "skipped",
    "passed over",
    "not reached",
]


class Cause(LogRecord, frozen=True):
    """What made an item begin later or take longer than planned, by `seconds`; negative where it was the other way.

    `by` is the window whose key it was ("": nobody's). One that does not `counts` corrects a time and explains none.
    """

    kind: CauseKind
    seconds: float
    by: str = ""
    at: datetime | None = None
    counts: bool = True


class Timing(LogRecord, frozen=True):
    """One item of the day against what became of it, in the order the day had in the end.

    `seconds` is the time spent there over all stays, by clocks that never step. `over` is that less the planned
    length, negative when it was shorter; None unless the item was held and left. `added` and `taken` are what its
    clock was given and what was taken off, both counted upwards. An item that was put in has no planned minutes, and
    the parts of one that was cut in two share those it had. `causes` tell who or what made the difference
    (`facilitator.sessionlog.causes`).
    """

    number: int
    item: str
    title: str
    kind: KindId
    mark: Mark
    planned_start: datetime
    planned_minutes: int
    began: datetime | None
    ended: datetime | None
    seconds: float
    over: float | None
    stays: tuple[Stay, ...]
    pauses: tuple[Pause, ...]
    added: float
    taken: float
    causes: tuple[Cause, ...] = ()
