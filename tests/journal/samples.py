"""Events to store: one of every kind, and days of any length."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from facilitator.agenda.model import Deck, Item, Page, Paragraph, Plan, Span, Theme
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import (
    CatchUpTaken,
    Cut,
    ItemBackdated,
    ItemEntered,
    ItemInserted,
    ItemMoved,
    ItemRestored,
    ItemSkipped,
    ItemSplit,
    PageTurned,
)
from facilitator.live.facts.base import Event
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone
from facilitator.live.facts.clocks import (
    ClockChanged,
    ClockPaused,
    ClockSet,
    ClockStarted,
    SecondClockChanged,
    SecondClockClosed,
    SecondClockPaused,
    SecondClockResumed,
    SecondClockStarted,
)
from facilitator.live.facts.day import GapNoted, GroupSeated, RecordLost, RunEnded, RunReopened, RunStarted
from facilitator.live.facts.entries import (
    ActionAdded,
    EntryEdited,
    EntrySettled,
    EntryWithdrawn,
    NoteAdded,
    ParkingAdded,
    PledgeMade,
)
from facilitator.live.facts.groups import (
    AttendanceCounted,
    GroupAdded,
    GroupClosed,
    GroupObserved,
    GroupReadBack,
    GroupRenamed,
    GroupReopened,
)
from facilitator.live.facts.interruptions import InterruptionBegun, InterruptionEnded, InterruptionExplained
from facilitator.live.facts.issues import (
    HypothesisDetailed,
    HypothesisJudged,
    IssueCaptured,
    IssueEchoed,
    IssueEchoWithdrawn,
    IssueEdited,
    IssueMerged,
    IssueMoved,
    IssueSplit,
    IssueWithdrawn,
    WordsJudged,
)
from facilitator.live.facts.photographs import PhotographAttached, PhotographCaptioned, PhotographRemoved
from facilitator.live.facts.review import CommentMade, CommentWithdrawn, DebriefWritten, RetentionSet
from facilitator.live.facts.room import (
    NudgeSeen,
    NudgeSent,
    RoomBlanked,
    RoomHeld,
    RoomMessageShown,
    RoomMessageTaken,
    RoomPeeked,
    RoomPeekEnded,
    RoomReleased,
    RoomSupportHidden,
    RoomSupportShown,
    RoomUnblanked,
    RoomViewChosen,
)
from facilitator.live.facts.tallies import TallyTaken, TallyWithdrawn
from facilitator.live.facts.themes import (
    IssueLinked,
    IssueTagged,
    IssueUnlinked,
    IssueUntagged,
    ThemeAdded,
    ThemeMerged,
    ThemeRenamed,
)
from facilitator.live.facts.turns import TurnGiven, TurnPassed, TurnsFinished, TurnsOrdered
from facilitator.live.facts.wall import EventCovered, EventTold, EventUncovered, EventUntold, StageBroughtUp
from facilitator.live.stamp import Stamp

NINE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BOOT = "8b5e3f70-1111-2222-3333-444455556666"
HOSTILE = "Quote \" back\\slash 'single' <b>&amp; 家族 👩🏽‍🏫 שלום \u202eRTL\u202c zero\u0000 line\nend \u2028 null"

PLAN = Plan(
    id="lscr",
    title="Learning from Serious Case Reviews",
    starts=time(9, 30),
    finishes=time(16, 0),
    items=(
        Item(id="a01", title="Welcome", minutes=10, deck="welcome"),
        Item(id="a08", title="Exercise 1", minutes=20, kind="exercise", capture="issues", issues=(5, 6)),
        Item(id="a09", title="Report back", minutes=30, kind="report-back", of="a08"),
        Item(id="a12", title="Lunch", minutes=45, kind="break", at=time(12, 25)),
    ),
    decks={"welcome": Deck("welcome", (Page("Welcome", (Paragraph((Span("Good morning"),)),)), Page("Aims", ())))},
)


def started(title: str = PLAN.title, groups: int = 4, rehearsal: float = 0.0) -> RunStarted:
    """The first event of a run."""
    plan = Plan(id=PLAN.id, title=title, starts=PLAN.starts, finishes=PLAN.finishes, items=PLAN.items, decks=PLAN.decks)
    return RunStarted(
        plan=plan,
        day=NINE.date(),
        starts_at=NINE,
        finishes_at=NINE + timedelta(hours=6, minutes=30),
        fixed={"a12": NINE + timedelta(hours=2, minutes=55)},
        offsets=((NINE, 0),),
        groups=tuple(GroupSeated(number, f"Group {number}") for number in range(1, groups + 1)),
        trainers=("KL",),
        venue="town hall",
        rehearsal=rehearsal,
    )


ONE_OF_EACH: tuple[Event, ...] = (
    started(),
    RunEnded(),
    RunReopened(),
    GapNoted(1260.5, counted=False, why="sleep"),
    ItemEntered("a08", skipping=True, again=True, running=True),
    ItemSkipped("a12"),
    ItemRestored("a12"),
    PageTurned("a01", 1),
    ClockStarted("a08"),
    ClockPaused("a08"),
    ClockChanged("a08", -60.0),
    ClockSet("a08", 300.0),
    IssueCaptured("E1-G3-4", "a08", "G3", HOSTILE, "a09"),
    IssueEdited("E1-G3-4", "No one asked him — 家"),
    IssueWithdrawn("E1-G3-4"),
    IssueMoved("E1-G3-4", "G2"),
    GroupAdded("G5", 5, "Window table"),
    GroupRenamed("G5", "Door table"),
    GroupClosed("G5"),
    GroupReopened("G5"),
    NoteAdded("N1", "Slow down here", "a08"),
    ParkingAdded("P1", "Who chairs?", "a08", "Health"),
    ActionAdded("A1", "Send the slides", "a09", "trainer", "Friday"),
    EntryEdited("A1", "Send slides and notes", "trainer", "Monday"),
    EntryWithdrawn("A1"),
    ChangeUndone(7),
    ChangeRedone(7),
    ItemBackdated("a08", 240.0, "clock"),
    ItemInserted(Item("x1", "Energiser", 5), "a08"),
    ItemSplit("a09", 20, Item("x2", "Report back, second part", 10, kind="report-back", of="a08")),
    ItemMoved("a12", "a01"),
    CatchUpTaken("a12", (Cut("a09", 300.0), Cut("x1", skipped=True)), 480.0, "Report back 25 min"),
    SecondClockStarted(120.0, "Energiser"),
    SecondClockPaused(),
    SecondClockResumed(),
    SecondClockChanged(-30.0),
    SecondClockClosed(),
    IssueEchoed("E1-G3-4", "G1"),
    IssueEchoWithdrawn("E1-G3-4", "G1"),
    IssueMerged("E1-G2-1", "E1-G3-4"),
    IssueSplit("E1-G2-1"),
    HypothesisDetailed("E1-G3-4", "Six missed visits", "Ask the health visitor"),
    HypothesisJudged("E1-G3-4", "tested", "She had moved", "Check the address first"),
    WordsJudged("E1-G3-4", HOSTILE, False),
    IssueTagged("E1-G3-4", "is-childs-eyes", True),
    IssueUntagged("E1-G3-4", "is-childs-eyes"),
    IssueLinked("E1-G3-4", "robin.md", "LP1", True),
    IssueUnlinked("E1-G3-4", "robin.md", "LP1"),
    ThemeAdded(Theme("x-letters", "th", "Letters nobody reads")),
    ThemeRenamed("x-letters", HOSTILE),
    ThemeMerged("x-letters", "th-comms"),
    TurnsOrdered("a09", "round-robin", ("G2", "G3", "G1")),
    TurnGiven("a09", "G2"),
    TurnPassed("a09", "G2", "G3"),
    TurnsFinished("a09", "G3"),
    GroupObserved("G2", "a08", "stuck"),
    GroupReadBack("G2", "a08", "confirmed"),
    AttendanceCounted("Police", 4, "G2"),
    EntrySettled("P1", "The Board's chair"),
    PledgeMade("PL1", "Ring, not only write", "a09", "Midwifery"),
    TallyTaken("T1", "outcome", "How sure are you?", (0, 2, 5, 8, 1), "LO1", "1-5", "start", "a01"),
    TallyWithdrawn("T1"),
    RoomViewChosen("board", "a08", "G2"),
    RoomBlanked(),
    RoomUnblanked(),
    RoomHeld(),
    RoomReleased(),
    RoomSupportShown(),
    RoomSupportHidden(),
    NudgeSent("U1", "Group 4 is stuck", "G4"),
    NudgeSeen("U1"),
    CommentMade("C1", HOSTILE, "KL", "E1-G3-4", NINE, "C7"),
    CommentWithdrawn("C1"),
    DebriefWritten("cause", "The first case was long", "KL", "a08"),
    RetentionSet(date(2027, 3, 2)),
    RecordLost(),
    RoomPeeked("a08", 1),
    RoomPeekEnded(),
    RoomMessageShown("Back in 5 minutes, at 11:25"),
    RoomMessageTaken(),
    EventUncovered("robin.md", "e1"),
    EventCovered("robin.md", "e1"),
    EventTold("robin.md", "e1", "Nursery — 家"),
    EventUntold("robin.md", "e1", "Nursery — 家"),
    StageBroughtUp("robin.md", 2),
    PhotographAttached("PH1", "G2", "5e" * 32, 1600, 1200, HOSTILE),
    PhotographCaptioned("PH1", "The left half"),
    PhotographRemoved("PH1"),
    InterruptionBegun(),
    InterruptionExplained(HOSTILE),
    InterruptionEnded(),
)


def stamp(seq: int) -> Stamp:
    """When event number `seq` happened: some seconds after the one before."""
    return Stamp(NINE + timedelta(seconds=5 * seq, microseconds=seq), 100.0 + 5 * seq, BOOT)


def record(found: Iterable[Event], after: int = 0, by: str = "lead") -> tuple[Recorded, ...]:
    """Events as the journal holds them, numbered from `after` + 1."""
    return tuple(Recorded(seq, stamp(seq), by, event) for seq, event in enumerate(found, after + 1))


def a_day(length: int, title: str = PLAN.title) -> tuple[Recorded, ...]:
    """A run of this many events: its start, then captures and page turns."""
    found: list[Event] = [started(title)]
    for number in range(1, length):
        if number % 3:
            found.append(PageTurned("a01", number % 2))
        else:
            found.append(IssueCaptured(f"E1-G1-{number // 3}", "a08", "G1", f"Issue {number} " * 8, "a08"))
    return record(found)
