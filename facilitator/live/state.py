"""What a run's events add up to.

A `State` is frozen; `facilitator.live.evolve` makes the next one from an event. Its mappings are never changed in
place: a new one is made, so an old state stays what it was and screens can compare by identity.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.agenda.model import Item, Plan
from facilitator.live.events import RunStarted
from facilitator.live.stamp import Stamp


class Clock(msgspec.Struct, frozen=True):
    """An item's clock: `allotted` seconds, `banked` seconds used before `since`, the stamp it runs from.

    `since` is None while it stands. `started` tells that it has run at all, so that a clock waiting for the trainer
    differs from a paused one.
    """

    allotted: float
    banked: float = 0.0
    since: Stamp | None = None
    started: bool = False


class Visit(msgspec.Struct, frozen=True):
    """One stay at an item; `left` is None while the day is there."""

    entered: Stamp
    left: Stamp | None = None


class ItemState(msgspec.Struct, frozen=True):
    """How an item has gone so far: its stays, whether it is skipped, its clock."""

    clock: Clock
    visits: tuple[Visit, ...] = ()
    skipped: bool = False


class Group(msgspec.Struct, frozen=True):
    """The participants round one table. `id` ("G3") and `number` never change; `closed` when they have left."""

    id: str
    number: int
    name: str
    closed: bool = False


class Wording(msgspec.Struct, frozen=True):
    """An issue's words from a moment on, and the window that typed them."""

    text: str
    at: Stamp
    by: str


class Issue(msgspec.Struct, frozen=True):
    """One flipchart line. `wordings` starts with what was said first, kept for ever; the last is the present one."""

    id: str
    exercise: str
    group: str
    item: str
    wordings: tuple[Wording, ...]
    withdrawn: bool = False

    @property
    def text(self) -> str:
        """The present wording."""
        return self.wordings[-1].text

    @property
    def said(self) -> str:
        """The group's first words."""
        return self.wordings[0].text


class Jotting(msgspec.Struct, frozen=True):
    """A note ("N2"), a parking-lot entry ("P1") or an action ("A3"), with the item it was made at."""

    id: str
    kind: Literal["note", "parking", "action"]
    text: str
    at: Stamp
    item: str = ""
    owner: str = ""
    by_when: str = ""
    withdrawn: bool = False


class Gap(msgspec.Struct, frozen=True):
    """A stretch the laptop was away, ending `at`, during `item`; `counted` tells whether clocks ran on."""

    at: Stamp
    seconds: float
    counted: bool
    item: str
    why: Literal["restart", "sleep"] = "restart"


Part = Literal["phase", "current", "items", "groups", "issues", "jottings"]
Value = str | ItemState | Group | Issue | Jotting


class Change(msgspec.Struct, frozen=True):
    """One thing that a step changed: where it stands in the state, what it was and what it became.

    `key` is empty for the parts that are single values. Nothing that anyone said has ever been absent, so `before`
    of a new issue, jotting or group is the same one withdrawn or closed.
    """

    part: Part
    key: str
    before: Value
    after: Value


class Step(msgspec.Struct, frozen=True):
    """Something that can be taken back: the event's sequence number, its kind, and what it changed."""

    seq: int
    kind: str
    changes: tuple[Change, ...]


class Chain(msgspec.Struct, frozen=True):
    """A stack of steps that shares its tail with older stacks, so that pushing costs nothing."""

    step: Step
    rest: Chain | None = None


class State(msgspec.Struct, frozen=True):
    """Everything known about a run after its event number `seq` (0: nothing has happened).

    `done` and `undone` hold, for each window, the steps it can take back and those it can do again. `counts` are
    the highest numbers given out so far (issues by exercise and group, jottings by letter), never reused.
    """

    seq: int = 0
    started: RunStarted | None = None
    phase: Literal["waiting", "running", "ended"] = "waiting"
    current: str = ""
    items: dict[str, ItemState] = {}
    pages: dict[str, int] = {}
    groups: dict[str, Group] = {}
    issues: dict[str, Issue] = {}
    jottings: dict[str, Jotting] = {}
    gaps: tuple[Gap, ...] = ()
    counts: dict[str, int] = {}
    done: dict[str, Chain] = {}
    undone: dict[str, Chain] = {}
    first: Stamp | None = None
    last: Stamp | None = None

    @property
    def plan(self) -> Plan:
        """The plan this run delivers. Raises ValueError before the run has started."""
        if self.started is None:
            raise ValueError("this run has not started, so it has no plan yet")
        return self.started.plan

    @property
    def item(self) -> Item | None:
        """The item the day is at; None before the first."""
        return self.plan.item(self.current) if self.current else None

    def open_groups(self) -> tuple[Group, ...]:
        """The groups still in the room, by number."""
        return tuple(sorted((g for g in self.groups.values() if not g.closed), key=lambda group: group.number))
