"""Moving through the agenda, and changing it while the day runs."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from facilitator.agenda.model import Item
from facilitator.live.facts.base import Command, Event, Name, Words


class Cut(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one item gives up: `seconds` of its length, or all of it where it is `skipped`."""

    item: str
    seconds: float = 0.0
    skipped: bool = False


# -- what may be asked -------------------------------------------------------------------------------------------------


class NextPage(Command, frozen=True):
    """Turn to the next page; from the last page of a talk, go to the next item."""


class PreviousPage(Command, frozen=True):
    """Turn back a page; never leaves the item."""


class TurnTo(Command, frozen=True):
    """Show this page of the current item, counted from 0."""

    page: int


class NextItem(Command, frozen=True):
    """Go to the next item that is to be held; at the start, the first."""

    skipping: bool = False


class PreviousItem(Command, frozen=True):
    """Go back to the item before this one; its clock goes on from where it was."""


class GoTo(Command, frozen=True):
    """Go to an item, and if asked straight to one of its pages."""

    item: Name
    page: int | None = None


class RepeatItem(Command, frozen=True):
    """Start the current item again with its full time."""


class SkipItem(Command, frozen=True):
    """Do not hold this item. Skipping the current one goes on to the next."""

    item: Name


class RestoreItem(Command, frozen=True):
    """Hold an item after all that was to be skipped."""

    item: Name


class AdvanceByClock(Command, frozen=True):
    """Leave this item for the next, because its time is up and its plan lets it move on by itself."""

    item: Name


class Backdate(Command, frozen=True):
    """The current item began `seconds` before it was entered, or only its clock did; before the start, the day did."""

    seconds: float
    what: Literal["item", "clock"] = "item"


class InsertItem(Command, frozen=True):
    """Put in an item that the plan does not have, after another ("": before the first)."""

    title: Words
    minutes: int
    after: Name


class SplitItem(Command, frozen=True):
    """Cut an item in two: `minutes` stay with it, the rest of its time follows as an item of its own."""

    item: Name
    minutes: int


class MoveItem(Command, frozen=True):
    """Hold an item that is still to come after another ("": before the first)."""

    item: Name
    after: Name


class TakeCatchUp(Command, frozen=True):
    """Take a proposal of `facilitator.live.queries.catch_up`; it must still work."""

    target: str
    cuts: tuple[Cut, ...]
    words: str = ""


# -- what then happened ------------------------------------------------------------------------------------------------


class ItemEntered(Event, frozen=True, tag="item.entered"):
    """The day moved to an item; the one before it was left.

    `skipping` tells that the one before it is skipped rather than done, `again` that the item starts afresh with
    its full time, `running` whether its clock starts at once, `by_clock` that nobody pressed a key: the plan lets the
    item before it move on by itself.
    """

    undo: ClassVar[str] = "going to this item"

    item: str
    skipping: bool = False
    again: bool = False
    running: bool = False
    by_clock: bool = False


class ItemSkipped(Event, frozen=True, tag="item.skipped"):
    """An item that was still to come will not be held."""

    told: ClassVar[str] = "{item} was taken out of the day."
    undo: ClassVar[str] = "skipping"

    item: str


class ItemRestored(Event, frozen=True, tag="item.restored"):
    """An item that was to be skipped will be held after all."""

    told: ClassVar[str] = "{item} was put back into the day."
    undo: ClassVar[str] = "bringing an item back"

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

    undo: ClassVar[str] = "backdating"

    item: str
    seconds: float
    what: Literal["item", "clock"] = "item"


class ItemInserted(Event, frozen=True, tag="item.inserted"):
    """An item that the plan did not have was put after another ("" for the beginning of the day)."""

    undo: ClassVar[str] = "putting an item in"
    gives: ClassVar[str] = "item.id"

    item: Item
    after: str = ""


class ItemSplit(Event, frozen=True, tag="item.split"):
    """An item was cut in two: it keeps `minutes`, and the rest of its time follows as the new item `rest`."""

    undo: ClassVar[str] = "cutting an item in two"
    gives: ClassVar[str] = "rest.id"

    item: str
    minutes: int
    rest: Item


class ItemMoved(Event, frozen=True, tag="item.moved"):
    """An item that was still to come was put after another ("" for the beginning of the day)."""

    undo: ClassVar[str] = "moving an item"

    item: str
    after: str = ""


class CatchUpTaken(Event, frozen=True, tag="catch_up.taken"):
    """A way to win time back was taken: these cuts, to reach `target` (an item's id, or "finish") on time.

    `behind` is how many seconds the target was late before, `words` the proposal as the trainer read it.
    """

    undo: ClassVar[str] = "winning time back"

    target: str
    cuts: tuple[Cut, ...]
    behind: float = 0.0
    words: str = ""
