"""The session log: a run's events as a reader wants them, frozen.

Every moment in it is local time as the room's wall clock showed it (an aware datetime with a fixed offset), because
the run itself records how far local time was ahead of UTC. Lengths are seconds. Nothing is escaped or shortened:
that is for the formats. What is private is in here too; a format leaves it out unless it is asked for everything.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from facilitator.agenda.model import KindId
from facilitator.live.events import Recorded

DayState = Literal["waiting", "running", "ended", "reopened"]
Mark = Literal["held", "under way", "skipped", "passed over", "not reached", "to come"]
Standing = Literal["stands", "withdrawn", "taken back"]


class LogRecord(msgspec.Struct, frozen=True):
    """The ancestor of the session log's records."""


class Facts(LogRecord, frozen=True):
    """What the run was, and how its day went as a whole.

    `began` is when the first item was entered, `ended` when the day was closed; None until then. `as_of` is the
    last event: an unfinished day is told up to there. `drift` says in words how the day stood then. `reopened`
    counts how often the closed day was opened again. `rehearsal` is how many times faster the clock ran, 0 for a
    real day. `private` counts the trainer's notes, so that a copy without them can say what it leaves out.
    """

    run: str
    plan: str
    title: str
    organisation: str
    day: date
    venue: str
    trainers: tuple[str, ...]
    rehearsal: float
    planned_start: datetime
    planned_finish: datetime
    began: datetime | None
    ended: datetime | None
    as_of: datetime
    state: DayState
    drift: str
    reopened: int
    private: int


class GroupLog(LogRecord, frozen=True):
    """A group. `left` tells that it was closed and stayed so, `late` that it sat down after the start.

    `number` is 0 for a group that only its id is known of.
    """

    id: str
    number: int
    name: str
    left: bool = False
    late: bool = False


class Stay(LogRecord, frozen=True):
    """One stay at an item; `left` is None if the day was still there at the last event."""

    entered: datetime
    left: datetime | None
    seconds: float


class Pause(LogRecord, frozen=True):
    """A stretch in which an item's clock was stopped by hand."""

    began: datetime
    seconds: float


CauseKind = Literal[
    "started late",
    "inserted",
    "split",
    "extended",
    "shortened",
    "won back",
    "waited for its clock",
    "paused",
    "laptop away",
    "begun again",
    "backdated",
    "overran",
    "finished early",
    "left for a while",
    "skipped",
    "passed over",
    "not reached",
]


class Cause(LogRecord, frozen=True):
    """What made an item begin later or take longer than planned, by `seconds`; negative where it was the other way.

    `by` is the window whose key it was ("": nobody's). One that does not `counts` corrects a time and explains none.
    """

    kind: CauseKind
    seconds: float
    by: str = ""
    at: datetime | None = None
    counts: bool = True


class Timing(LogRecord, frozen=True):
    """One item of the day against what became of it, in the order the day had in the end.

    `seconds` is the time spent there over all stays, by clocks that never step. `over` is that less the planned
    length, negative when it was shorter; None unless the item was held and left. `added` and `taken` are what its
    clock was given and what was taken off, both counted upwards. An item that was put in has no planned minutes, and
    the parts of one that was cut in two share those it had. `causes` tell who or what made the difference
    (`facilitator.sessionlog.causes`).
    """

    number: int
    item: str
    title: str
    kind: KindId
    mark: Mark
    planned_start: datetime
    planned_minutes: int
    began: datetime | None
    ended: datetime | None
    seconds: float
    over: float | None
    stays: tuple[Stay, ...]
    pauses: tuple[Pause, ...]
    added: float
    taken: float
    causes: tuple[Cause, ...] = ()


class IssueLog(LogRecord, frozen=True):
    """One flipchart line.

    `said` is the group's first wording, which equals `text` unless it was edited (`edits` times). `at` and `by`
    tell when it was typed and in which window, `moved_from` the group it was first given to. "taken back" is the
    standing of a line that its window undid straight away; a "withdrawn" one was taken off the board.
    """

    id: str
    text: str
    said: str
    edits: int
    at: datetime
    by: str
    moved_from: str
    standing: Standing


class GroupIssues(LogRecord, frozen=True):
    """What one group said in one exercise, in the order of its numbers."""

    group: GroupLog
    issues: tuple[IssueLog, ...]

    @property
    def standing(self) -> tuple[IssueLog, ...]:
        """The issues that stand."""
        return tuple(issue for issue in self.issues if issue.standing == "stands")


class ExerciseLog(LogRecord, frozen=True):
    """One exercise with all groups' words; `number` is the one in issue numbers, 0 if the plan has no such exercise.

    `asked` is how many issues each group was asked for, (0, 0) if that was not said.
    """

    number: int
    item: str
    title: str
    case: str
    fictional: bool
    asked: tuple[int, int]
    groups: tuple[GroupIssues, ...]


class JottingLog(LogRecord, frozen=True):
    """A note (private), a parking-lot entry, an action or a pledge, with the title of the item it was made at."""

    id: str
    kind: Literal["note", "parking", "action", "pledge"]
    text: str
    at: datetime
    by: str
    at_item: str
    owner: str
    by_when: str
    standing: Standing


class GapLog(LogRecord, frozen=True):
    """A stretch the laptop was away; `counted` tells whether clocks that were running ran on."""

    began: datetime
    ended: datetime
    seconds: float
    counted: bool
    at_item: str
    why: Literal["restart", "sleep"]


class Line(LogRecord, frozen=True):
    """One event in plain words.

    `text` never holds words that were typed about a case or by a group; those are in `words` (empty: none), so that
    a copy to be shared can leave them out. `private` lines are about the trainer's own notes.
    """

    seq: int
    at: datetime
    by: str
    kind: str
    text: str
    words: str = ""
    private: bool = False


class UndoneStep(LogRecord, frozen=True):
    """A step that was taken back and stayed so: its line, and when it was taken back."""

    line: Line
    taken_back: datetime


class SessionLog(LogRecord, frozen=True):
    """A run as it is read, reviewed and exported. `entries` are its events exactly, for the lossless archive."""

    facts: Facts
    groups: tuple[GroupLog, ...]
    timings: tuple[Timing, ...]
    exercises: tuple[ExerciseLog, ...]
    notes: tuple[JottingLog, ...]
    parking: tuple[JottingLog, ...]
    actions: tuple[JottingLog, ...]
    gaps: tuple[GapLog, ...]
    undone: tuple[UndoneStep, ...]
    timeline: tuple[Line, ...]
    entries: tuple[Recorded, ...]
