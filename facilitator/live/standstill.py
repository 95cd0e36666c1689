"""Stretches in which a day stood still, or the laptop was away, as parts of a run's state."""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.live.stamp import Stamp


class Gap(msgspec.Struct, frozen=True):
    """A stretch the laptop was away, ending `at`, during `item`; `counted` tells whether clocks ran on."""

    at: Stamp
    seconds: float
    counted: bool
    item: str
    why: Literal["restart", "sleep"] = "restart"


class Interruption(msgspec.Struct, frozen=True):
    """A stretch in which every clock stood, because of something outside the day; `ended` is None while it lasts.

    `item` is the one that was on. `clock` and `second` tell which of the two clocks ran when it began, and go on with
    the day. `reason` is what it was, in the trainer's words ("": not said).
    """

    began: Stamp
    item: str
    clock: bool = False
    second: bool = False
    reason: str = ""
    ended: Stamp | None = None
