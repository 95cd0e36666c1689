"""The clock of an item, and the second clock beside it. Lengths are seconds."""

from __future__ import annotations

from typing import ClassVar

from facilitator.live.facts.base import Command, Event, Words

# -- what may be asked -------------------------------------------------------------------------------------------------


class ToggleClock(Command, frozen=True):
    """Start the current item's clock, or pause it."""


class ChangeClock(Command, frozen=True):
    """Give the current item more time, or less."""

    seconds: float


class SetClock(Command, frozen=True):
    """Set the current item's clock so that this much is left."""

    seconds: float


class StartSecondClock(Command, frozen=True):
    """Start a second clock of so many seconds; `name` says what it is for."""

    seconds: float
    name: Words = ""


class ToggleSecondClock(Command, frozen=True):
    """Pause the second clock, or let it go on."""


class ChangeSecondClock(Command, frozen=True):
    """Give the second clock more time, or less."""

    seconds: float


class CloseSecondClock(Command, frozen=True):
    """Put the second clock away."""


# -- what then happened ------------------------------------------------------------------------------------------------


class ClockStarted(Event, frozen=True, tag="clock.started"):
    """An item's clock went on, or began."""

    undo: ClassVar[str] = "starting the clock"

    item: str


class ClockPaused(Event, frozen=True, tag="clock.paused"):
    """An item's clock was stopped; what was left is kept."""

    told: ClassVar[str] = "The clock of {item} was paused."
    undo: ClassVar[str] = "pausing the clock"

    item: str


class ClockChanged(Event, frozen=True, tag="clock.changed"):
    """An item was given more time, or less where `seconds` is negative."""

    undo: ClassVar[str] = "changing the clock"

    item: str
    seconds: float


class ClockSet(Event, frozen=True, tag="clock.set"):
    """An item's clock was set so that `seconds` were left."""

    told: ClassVar[str] = "The clock of {item} was set to {seconds} left."
    undo: ClassVar[str] = "setting the clock"

    item: str
    seconds: float


class SecondClockStarted(Event, frozen=True, tag="second_clock.started"):
    """A second clock was started, for an energiser or one group's turn; the main one is untouched."""

    undo: ClassVar[str] = "the second clock"

    seconds: float
    name: str = ""


class SecondClockPaused(Event, frozen=True, tag="second_clock.paused"):
    """The second clock was stopped; what was left is kept."""

    told: ClassVar[str] = "The second clock was paused."
    undo: ClassVar[str] = "pausing the second clock"


class SecondClockResumed(Event, frozen=True, tag="second_clock.resumed"):
    """The second clock went on."""

    told: ClassVar[str] = "The second clock went on."
    undo: ClassVar[str] = "the second clock going on"


class SecondClockChanged(Event, frozen=True, tag="second_clock.changed"):
    """The second clock was given more time, or less where `seconds` is negative."""

    undo: ClassVar[str] = "changing the second clock"

    seconds: float


class SecondClockClosed(Event, frozen=True, tag="second_clock.closed"):
    """The second clock was put away."""

    told: ClassVar[str] = "The second clock was put away."
    undo: ClassVar[str] = "putting the second clock away"
