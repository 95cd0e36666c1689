"""The second clock, beside the item's own. Lengths are seconds."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class StartSecondClock(Command, frozen=True):
    """Start a second clock of so many seconds; `name` says what it is for."""

    seconds: float
    name: str = ""


class ToggleSecondClock(Command, frozen=True):
    """Pause the second clock, or let it go on."""


class ChangeSecondClock(Command, frozen=True):
    """Give the second clock more time, or less."""

    seconds: float


class CloseSecondClock(Command, frozen=True):
    """Put the second clock away."""
