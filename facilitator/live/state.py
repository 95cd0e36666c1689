"""What a run's events add up to.

A `State` is frozen, and so are its mappings: `evolve` makes a new one, so that screens can compare by identity.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from facilitator.agenda.model import Item, Plan
from facilitator.live.facts.day import RunStarted
from facilitator.live.facts.groups import Progress
from facilitator.live.facts.review import DebriefPart
from facilitator.live.facts.turns import Order
from facilitator.live.learned import Learned
from facilitator.live.photograph_state import Photograph
from facilitator.live.room_state import Room, WallState
from facilitator.live.stamp import Stamp, WallSet
from facilitator.live.standstill import Gap, Interruption


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
    """How an item has gone so far: its stays, whether it is skipped, its clock.

    `won` is how many seconds it gave up when time was won back.
    """

    clock: Clock
    visits: tuple[Visit, ...] = ()
    skipped: bool = False
    won: float = 0.0


class Group(msgspec.Struct, frozen=True):
    """The participants round one table. `id` ("G3") and `number` never change; `closed` when they have left.

    `former` are the names it had before, the oldest first.
    """

    id: str
    number: int
    name: str
    closed: bool = False
    former: tuple[str, ...] = ()


class Wording(msgspec.Struct, frozen=True):
    """An issue's words from a moment on, and the window that typed them."""

    text: str
    at: Stamp
    by: str


class Testing(msgspec.Struct, frozen=True):
    """What is known of a hypothesis: what it is based on, how to test it, where it stands and what came of it."""

    based_on: str = ""
    how_to_test: str = ""
    standing: Literal["open", "tested", "discarded", "new"] = "open"
    finding: str = ""
    recommended: str = ""


class Issue(msgspec.Struct, frozen=True):
    """One flipchart line. `wordings` starts with what was said first, kept for ever; the last is the present one.

    `echoes` are the other groups that had it too, in the order in which they said so. `merged` names the issue it was
    put together with ("": it stands alone). `points` are learning points as (case, point). `late` tells that it was
    copied from a flipchart afterwards. `testing` is for hypotheses alone. `stage` is how many stages of the exercise's
    case had been brought up when it was said; 0 where that was told at once.
    """

    id: str
    exercise: str
    group: str
    item: str
    wordings: tuple[Wording, ...]
    withdrawn: bool = False
    echoes: tuple[str, ...] = ()
    merged: str = ""
    themes: tuple[str, ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    late: bool = False
    testing: Testing = Testing()
    stage: int = 0

    @property
    def text(self) -> str:
        """The present wording."""
        return self.wordings[-1].text

    @property
    def said(self) -> str:
        """The group's first words."""
        return self.wordings[0].text


EntryKind = Literal["note", "parking", "action", "pledge"]


class Entry(msgspec.Struct, frozen=True):
    """A note ("N2"), a parking-lot entry ("P1"), an action ("A3") or a pledge ("PL1"), with the item it was made at.

    A pledge's `owner` is an agency, never a person. `settled` tells that a question was answered or an action done,
    `how` says so in a few words.
    """

    id: str
    kind: EntryKind
    text: str
    at: Stamp
    item: str = ""
    owner: str = ""
    by_when: str = ""
    withdrawn: bool = False
    settled: bool = False
    how: str = ""


class SecondClock(msgspec.Struct, frozen=True):
    """The second clock, with what it is for."""

    name: str
    clock: Clock


class Turns(msgspec.Struct, frozen=True):
    """How a report-back goes: the groups in order, whose turn it is and since when, and who is through.

    `given` counts, for each group, the turns it has had, the present one included. `order` is "" until one is chosen.
    """

    order: Order | Literal[""] = ""
    groups: tuple[str, ...] = ()
    now: str = ""
    since: Stamp | None = None
    given: dict[str, int] = {}
    passed: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()


class Observation(msgspec.Struct, frozen=True):
    """How a group got on with an item when the trainer looked in."""

    item: str
    standing: Progress
    at: Stamp


class ReadBack(msgspec.Struct, frozen=True):
    """What a group said to what was read back to it, and when."""

    result: Literal["confirmed", "corrected"]
    at: Stamp


class Tally(msgspec.Struct, frozen=True):
    """Hands counted: what about, and how many for each answer."""

    id: str
    about: Literal["question", "issue", "outcome", "theme"]
    question: str
    counts: tuple[int, ...]
    at: Stamp
    ref: str = ""
    scale: Literal["1-5", "yes-no"] = "1-5"
    moment: Literal["", "start", "end"] = ""
    item: str = ""
    withdrawn: bool = False


class Attendance(msgspec.Struct, frozen=True):
    """How many people of one agency are here, or at one group."""

    agency: str
    group: str
    count: int


class Judgement(msgspec.Struct, frozen=True):
    """What the lead decided about words that look as if they told who somebody is, or are `nobody`'s name."""

    words: str
    share: bool
    decided: bool = True
    nobody: bool = False


class Comment(msgspec.Struct, frozen=True):
    """A co-facilitator's comment. `made` is the UTC instant of another copy it was first written in, if any."""

    id: str
    text: str
    author: str
    at: Stamp
    about: str = ""
    made: datetime | None = None
    origin: str = ""
    withdrawn: bool = False


class Debrief(msgspec.Struct, frozen=True):
    """One answer of the debrief form; an empty text says nothing."""

    part: DebriefPart
    item: str
    author: str
    text: str
    at: Stamp


class Nudge(msgspec.Struct, frozen=True):
    """What the scribe told the lead."""

    id: str
    text: str
    group: str
    at: Stamp
    seen: bool = False


Part = Literal[
    "phase",
    "current",
    "items",
    "groups",
    "issues",
    "entries",
    "agenda",
    "cut_from",
    "interruptions",
    "second",
    "turns",
    "walk",
    "read_backs",
    "tallies",
    "attendance",
    "judged",
    "photographs",
    "wall",
    "comments",
    "debriefs",
    "delete_by",
]
Value = (
    str
    | ItemState
    | Group
    | Issue
    | Entry
    | Plan
    | SecondClock
    | Turns
    | tuple[Observation, ...]
    | tuple[ReadBack, ...]
    | tuple[Interruption, ...]
    | Tally
    | Attendance
    | Judgement
    | Photograph
    | WallState
    | Comment
    | Debrief
    | date
    | None
)


class Change(msgspec.Struct, frozen=True):
    """One thing that a step changed: where it stands in the state, what it was and what it became.

    `key` is empty for the parts that are single values. Nothing that anyone said has ever been absent, so `before`
    of a new issue, entry or group is the same one withdrawn or closed, and of anything else new one that says
    nothing.
    """

    part: Part
    key: str
    before: Value
    after: Value


class Step(msgspec.Struct, frozen=True):
    """Something that can be taken back: the event's sequence number, its kind, what it changed, when, its batch."""

    seq: int
    kind: str
    changes: tuple[Change, ...]
    at: Stamp
    batch: int


class Chain(msgspec.Struct, frozen=True):
    """A stack of steps that shares its tail with older stacks, so that pushing costs nothing."""

    step: Step
    rest: Chain | None = None

    def batch(self) -> tuple[Step, ...]:
        """The steps on top that one press of a key led to, the topmost first."""
        steps, below = [self.step], self.rest
        while below is not None and below.step.batch == self.step.batch:
            steps.append(below.step)
            below = below.rest
        return tuple(steps)


class State(msgspec.Struct, frozen=True):
    """Everything known about a run after its event number `seq` (0: nothing has happened).

    `done` and `undone` hold, for each window, the steps it can take back and those it can do again. `counts` are
    the highest numbers given out so far (issues by exercise and group, entries by letter), never reused. `agenda` is
    the plan as it was changed while the day ran; None while it is the one the run started with. `cut_from` says which
    item the second part of one cut in two came from ("": undone). `turns` are by the report-back's id, `walk` by group,
    `read_backs` by "exercise/group", `attendance` by "agency/group", `judged` and `photographs` by id, `wall` by case,
    `debriefs` by "part/item/author". `earlier` is what other runs on this laptop taught about names: no event's doing.
    """

    seq: int = 0
    started: RunStarted | None = None
    phase: Literal["waiting", "running", "ended"] = "waiting"
    current: str = ""
    items: dict[str, ItemState] = {}
    pages: dict[str, int] = {}
    steps: dict[str, int] = {}
    groups: dict[str, Group] = {}
    issues: dict[str, Issue] = {}
    entries: dict[str, Entry] = {}
    gaps: tuple[Gap, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    wall_sets: tuple[WallSet, ...] = ()
    agenda: Plan | None = None
    cut_from: dict[str, str] = {}
    second: SecondClock | None = None
    turns: dict[str, Turns] = {}
    walk: dict[str, tuple[Observation, ...]] = {}
    read_backs: dict[str, tuple[ReadBack, ...]] = {}
    tallies: dict[str, Tally] = {}
    attendance: dict[str, Attendance] = {}
    judged: dict[str, Judgement] = {}
    photographs: dict[str, Photograph] = {}
    wall: dict[str, WallState] = {}
    comments: dict[str, Comment] = {}
    debriefs: dict[str, Debrief] = {}
    delete_by: date | None = None
    room: Room = Room()
    nudges: tuple[Nudge, ...] = ()
    counts: dict[str, int] = {}
    done: dict[str, Chain] = {}
    undone: dict[str, Chain] = {}
    first: Stamp | None = None
    last: Stamp | None = None
    earlier: Learned = Learned()

    @property
    def plan(self) -> Plan:
        """The plan this run delivers, as it stands now. Raises ValueError before the run has started."""
        if self.started is None:
            raise ValueError("this run has not started, so it has no plan yet")
        return self.agenda or self.started.plan

    @property
    def item(self) -> Item | None:
        """The item the day is at; None before the first."""
        return self.plan.item(self.current) if self.current else None

    def open_groups(self) -> tuple[Group, ...]:
        """The groups still in the room, by number."""
        return tuple(sorted((g for g in self.groups.values() if not g.closed), key=lambda group: group.number))
