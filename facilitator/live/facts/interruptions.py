"""An interruption: a fire alarm, somebody unwell. Every clock stands, and the room reads that the day goes on soon."""

from __future__ import annotations

from typing import ClassVar

from facilitator.live.facts.base import Command, Event, Words

# -- what may be asked -------------------------------------------------------------------------------------------------


class BeginInterruption(Command, frozen=True):
    """Stop every clock, and tell the room that the day goes on soon."""


class ExplainInterruption(Command, frozen=True):
    """Say what it was: of the interruption that lasts, else of the last one."""

    reason: Words


class EndInterruption(Command, frozen=True):
    """Go on: the clocks that ran run again, and the room sees what the day is at."""


# -- what then happened ------------------------------------------------------------------------------------------------


class InterruptionBegun(Event, frozen=True, tag="interruption.begun"):
    """The day was interrupted: the item's clock, the second clock and the turn stood from here on."""

    undo: ClassVar[str] = "the interruption"


class InterruptionExplained(Event, frozen=True, tag="interruption.explained"):
    """What it was, in the trainer's words."""

    told: ClassVar[str] = "What the interruption was:"
    typed: ClassVar[tuple[str, ...]] = ("reason",)
    undo: ClassVar[str] = "the reason of the interruption"
    undo_all: ClassVar[str] = "the interruption"

    reason: str


class InterruptionEnded(Event, frozen=True, tag="interruption.ended"):
    """The day went on, and with it the clocks that had run."""

    told: ClassVar[str] = "The day went on."
    undo: ClassVar[str] = "going on after the interruption"
