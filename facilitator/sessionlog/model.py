"""The session log: a run's events as a reader wants them, frozen.

Every moment in it is local time as the room's wall clock showed it (an aware datetime with a fixed offset), because
the run itself records how far local time was ahead of UTC. Lengths are seconds. Nothing is escaped or shortened:
that is for the formats. What is private is in here too; a format leaves it out unless it is asked for everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Literal

from facilitator.agenda.model import KindId, Plan
from facilitator.live.facts import Recorded
from facilitator.live.learned import Learned
from facilitator.sessionlog.model_issues import (
    ComparedLog,
    DayState,
    ExerciseLog,
    GroupLog,
    LogRecord,
    Mark,
    MatrixLog,
    PointLog,
    ReadBackLog,
    ThemeLog,
    TurnsLog,
    WallLog,
)
from facilitator.sessionlog.model_people import (
    AttendanceLog,
    CommentLog,
    DebriefLog,
    EntryLog,
    JudgedLog,
    NudgeLog,
    PhotographLog,
    TallyChange,
    TallyLog,
    WalkLog,
)

NO_PICTURES: Mapping[str, bytes] = {}

FAIR, SHORT = 0.5, 30.0
"""The share of its planned time, and the seconds, from which on an item counts as worked on."""


class Facts(LogRecord, frozen=True):
    """What the run was, and how its day went as a whole.

    `began` is when the first item was entered, `ended` when the day was closed; None until then. `as_of` is the
    last event: an unfinished day is told up to there. `drift` says in words how the day stood then. `reopened`
    counts how often the closed day was opened again. `rehearsal` is how many times faster the clock ran, 0 for a
    real day. `private` counts the trainer's notes and `comments` the comments and answers of the debrief, so that a
    copy without them can say what it leaves out; `held_back` counts the lines that a copy to share does not show
    because they may tell who somebody is, and `unseen` those of them that nobody has decided about. `photographs`
    counts those that stand. `delete_by` is
    the day by which the run is to be deleted. `moved_from` is when the plan itself begins and ends, where the whole
    day was moved to another hour.
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
    delete_by: date | None = None
    comments: int = 0
    held_back: int = 0
    unseen: int = 0
    photographs: int = 0
    moved_from: tuple[time, time] | None = None


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
    "interrupted",
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
    length, negative when it was shorter; None unless the item was planned, held and left. `added` and `taken` are what
    its clock was given and what was taken off, both counted upwards. An item that was put in has no planned minutes,
    and the parts of one that was cut in two share those it had. `causes` tell who or what made the difference
    (`facilitator.sessionlog.timings`). `leads` are those who led it by the plan: initials, in a copy to share.
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
    leads: tuple[str, ...] = ()

    @property
    def put_in(self) -> bool:
        """Whether it was put in on the day: it took time, and was never over or under any plan."""
        return self.planned_minutes == 0

    @property
    def worked_on(self) -> bool:
        """Whether it was held for a fair share of its time; a key that was pressed in passing is no work done."""
        return bool(self.stays) and self.seconds >= max(SHORT, self.planned_minutes * 60 * FAIR)


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
    a copy to be shared can leave them out. `private` lines are about what is the trainer's own. `amendment` tells that
    it was put in after the day had ended for good.
    """

    seq: int
    at: datetime
    by: str
    kind: str
    text: str
    words: str = ""
    private: bool = False
    amendment: bool = False


class UndoneStep(LogRecord, frozen=True):
    """A step that was taken back and stayed so: its line, and when it was taken back."""

    line: Line
    taken_back: datetime


class ChangeLog(LogRecord, frozen=True):
    """The day was changed while it ran: something put in, cut in two, moved, skipped or made shorter to win time back.

    `why` is the proposal that was taken, as the trainer read it ("": none was). `item` is the title of what was put
    in, moved, skipped or restored ("": several items). Of time won back, `behind` tells how late the day was expected
    to be, `won` how much was taken off clocks, `shorter` and `dropped` the titles of what gave way, `target` what was
    to be reached ("": the finish).
    """

    seq: int
    at: datetime
    by: str
    kind: str
    text: str
    why: str = ""
    item: str = ""
    behind: float = 0.0
    won: float = 0.0
    shorter: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    target: str = ""


class SecondClockLog(LogRecord, frozen=True):
    """A second clock: what it was for, how long it was given, and when it was put away (None: it was not)."""

    name: str
    began: datetime
    seconds: float
    ended: datetime | None = None


class InterruptionLog(LogRecord, frozen=True):
    """The day was interrupted: from when until when (None: it has not gone on), at which item, and why ("": not said).

    `moved` is by how many seconds that moved the finish, None where nobody can tell.
    """

    began: datetime
    ended: datetime | None
    seconds: float
    at_item: str
    reason: str = ""
    moved: float | None = None


class OutcomeLog(LogRecord, frozen=True):
    """What participants were to be able to do, with the items that served it: how many were held, for how long."""

    id: str
    text: str
    items: int
    held: int
    seconds: float


class SessionLog(LogRecord, frozen=True):
    """A run as it is read, reviewed and exported. `entries` are its events exactly, for the lossless archive.

    `themes` are those of the day as it ended. `matrices` have the whole day last where there is more than one
    exercise. `amendments` are the lines of what was put in after the day had ended; they stand in the `timeline` too.
    `private` is False for the copy that may be shared (`facilitator.sessionlog.sharing`): its entries, notes, nudges,
    walk, points, comments, debrief, photographs and pictures are empty. `pictures` are by digest, all that the run has,
    and `earlier` is what other runs on this laptop taught about names.
    """

    facts: Facts
    plan: Plan
    groups: tuple[GroupLog, ...]
    timings: tuple[Timing, ...]
    exercises: tuple[ExerciseLog, ...]
    notes: tuple[EntryLog, ...]
    parking: tuple[EntryLog, ...]
    actions: tuple[EntryLog, ...]
    gaps: tuple[GapLog, ...]
    undone: tuple[UndoneStep, ...]
    timeline: tuple[Line, ...]
    entries: tuple[Recorded, ...]
    pledges: tuple[EntryLog, ...] = ()
    themes: tuple[ThemeLog, ...] = ()
    matrices: tuple[MatrixLog, ...] = ()
    compared: tuple[ComparedLog, ...] = ()
    points: tuple[PointLog, ...] = ()
    turns: tuple[TurnsLog, ...] = ()
    read_backs: tuple[ReadBackLog, ...] = ()
    walk: tuple[WalkLog, ...] = ()
    nudges: tuple[NudgeLog, ...] = ()
    tallies: tuple[TallyLog, ...] = ()
    tally_changes: tuple[TallyChange, ...] = ()
    attendance: tuple[AttendanceLog, ...] = ()
    changes: tuple[ChangeLog, ...] = ()
    second_clocks: tuple[SecondClockLog, ...] = ()
    interruptions: tuple[InterruptionLog, ...] = ()
    outcomes: tuple[OutcomeLog, ...] = ()
    comments: tuple[CommentLog, ...] = ()
    debrief: tuple[DebriefLog, ...] = ()
    amendments: tuple[Line, ...] = ()
    judged: tuple[JudgedLog, ...] = ()
    walls: tuple[WallLog, ...] = ()
    photographs: tuple[PhotographLog, ...] = ()
    pictures: Mapping[str, bytes] = NO_PICTURES
    earlier: Learned = Learned()
    private: bool = True
