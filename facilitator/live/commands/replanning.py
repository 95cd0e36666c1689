"""What a trainer can ask for when the day goes otherwise than planned: see `facilitator.live.commands`."""

from __future__ import annotations

from typing import Literal

from facilitator.live.commands.base import Command
from facilitator.live.events import Cut


class Backdate(Command, frozen=True):
    """The current item began `seconds` before it was entered, or only its clock did; before the start, the day did."""

    seconds: float
    what: Literal["item", "clock"] = "item"


class InsertItem(Command, frozen=True):
    """Put in an item that the plan does not have, after another ("": before the first)."""

    title: str
    minutes: int
    after: str


class SplitItem(Command, frozen=True):
    """Cut an item in two: `minutes` stay with it, the rest of its time follows as an item of its own."""

    item: str
    minutes: int


class MoveItem(Command, frozen=True):
    """Hold an item that is still to come after another ("": before the first)."""

    item: str
    after: str


class TakeCatchUp(Command, frozen=True):
    """Take a proposal of `facilitator.live.catch_up`; it must still work."""

    target: str
    cuts: tuple[Cut, ...]
    words: str = ""
