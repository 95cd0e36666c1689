"""The current item's clock."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class ToggleClock(Command, frozen=True):
    """Start the current item's clock, or pause it."""


class ChangeClock(Command, frozen=True):
    """Give the current item more time, or less."""

    seconds: float


class SetClock(Command, frozen=True):
    """Set the current item's clock so that this much is left."""

    seconds: float
