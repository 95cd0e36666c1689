"""Moving through the agenda, and changing it while the day runs."""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.agenda.model import Item
from facilitator.live.events.base import Event


class ItemEntered(Event, frozen=True, tag="item.entered"):
    """The day moved to an item; the one before it was left.

    `skipping` tells that the one before it is skipped rather than done, `again` that the item starts afresh with
    its full time, `running` whether its clock starts at once, `by_clock` that nobody pressed a key: the plan lets the
    item before it move on by itself.
    """

    item: str
    skipping: bool = False
    again: bool = False
    running: bool = False
    by_clock: bool = False


class ItemSkipped(Event, frozen=True, tag="item.skipped"):
    """An item that was still to come will not be held."""

    item: str


class ItemRestored(Event, frozen=True, tag="item.restored"):
    """An item that was to be skipped will be held after all."""

    item: str


class PageTurned(Event, frozen=True, tag="page.turned"):
    """An item shows another of its pages, counted from 0, or more or less of it.

    `step` is how many of the page's entries that come one by one are seen; it matters only where a page has such.
    """

    item: str
    page: int
    step: int = 0


class ItemBackdated(Event, frozen=True, tag="item.backdated"):
    """It turned out that something began `seconds` before it was entered or started.

    "item": the stay at the item began earlier, and its clock with it; the item before it ended earlier. "clock": only
    the clock ran all that time.
    """

    item: str
    seconds: float
    what: Literal["item", "clock"] = "item"


class ItemInserted(Event, frozen=True, tag="item.inserted"):
    """An item that the plan did not have was put after another ("" for the beginning of the day)."""

    item: Item
    after: str = ""


class ItemSplit(Event, frozen=True, tag="item.split"):
    """An item was cut in two: it keeps `minutes`, and the rest of its time follows as the new item `rest`."""

    item: str
    minutes: int
    rest: Item


class ItemMoved(Event, frozen=True, tag="item.moved"):
    """An item that was still to come was put after another ("" for the beginning of the day)."""

    item: str
    after: str = ""


class Cut(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one item gives up: `seconds` of its length, or all of it where it is `skipped`."""

    item: str
    seconds: float = 0.0
    skipped: bool = False


class CatchUpTaken(Event, frozen=True, tag="catch_up.taken"):
    """A way to win time back was taken: these cuts, to reach `target` (an item's id, or "finish") on time.

    `behind` is how many seconds the target was late before, `words` the proposal as the trainer read it.
    """

    target: str
    cuts: tuple[Cut, ...]
    behind: float = 0.0
    words: str = ""
