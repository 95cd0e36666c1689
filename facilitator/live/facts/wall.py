"""A case as it was known then: the wall of events, what others might have been told, and the stages it is told in."""

from __future__ import annotations

from typing import ClassVar

from facilitator.live.facts.base import Command, Event

# -- what may be asked -------------------------------------------------------------------------------------------------


class UncoverEvent(Command, frozen=True):
    """Hang an event on the wall of its case; both are named by their ids."""

    case: str
    event: str


class CoverEvent(Command, frozen=True):
    """Take an event off the wall again."""

    case: str
    event: str


class TellAgency(Command, frozen=True):
    """Suppose that an agency had been told of an event that it did not know, or not wholly; once more: it was not."""

    case: str
    event: str
    agency: str


class BringUpStage(Command, frozen=True):
    """Bring up the next stage of the case that the day is at."""


# -- what then happened ------------------------------------------------------------------------------------------------


class EventUncovered(Event, frozen=True, tag="wall.event_uncovered"):
    """An event of a case hangs on the wall, with who knew of it at the time."""

    told: ClassVar[str] = "{event} was uncovered on the wall of {case}."
    undo: ClassVar[str] = "uncovering an event"

    case: str
    event: str


class EventCovered(Event, frozen=True, tag="wall.event_covered"):
    """It hangs there no more."""

    told: ClassVar[str] = "{event} was covered again on the wall of {case}."
    undo: ClassVar[str] = "covering an event"

    case: str
    event: str


class EventTold(Event, frozen=True, tag="wall.event_told"):
    """The room supposes that an agency had been told of an event: what if?"""

    told: ClassVar[str] = "The room asked: what if {agency} had been told of {event}?"
    undo: ClassVar[str] = "supposing that somebody had been told"

    case: str
    event: str
    agency: str


class EventUntold(Event, frozen=True, tag="wall.event_untold"):
    """It supposes so no more."""

    told: ClassVar[str] = "The room no longer supposed that {agency} had been told of {event}."
    undo: ClassVar[str] = "supposing so no more"

    case: str
    event: str
    agency: str


class StageBroughtUp(Event, frozen=True, tag="wall.stage_brought_up"):
    """A case has been told up to the end of this stage, counted from 1."""

    undo: ClassVar[str] = "the next part of the case"

    case: str
    stage: int
