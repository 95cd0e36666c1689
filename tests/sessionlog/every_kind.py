"""A day with two exercises in which every kind of event happens, and the review that follows it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from facilitator.agenda.model import (
    Case,
    CaseEvent,
    CaseStage,
    CaseView,
    Deck,
    Item,
    LearningPoint,
    Outcome,
    Page,
    Paragraph,
    Plan,
    Span,
    Theme,
    ThemeGroup,
)
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import (
    CatchUpTaken,
    Cut,
    GoTo,
    ItemBackdated,
    ItemInserted,
    ItemMoved,
    ItemRestored,
    ItemSkipped,
    ItemSplit,
    NextItem,
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
    ToggleClock,
)
from facilitator.live.facts.day import EndRun, GapNoted, RunEnded, RunReopened, StartRun
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
from facilitator.live.rules import evolve
from tests.sessionlog.day import NINE, Teller

THEMES = (
    Theme("eyes", "child", "Seeing through the child's eyes"),
    Theme("else", "work", "Not assuming others know or act"),
    Theme("letters", "work", "Letters instead of calls"),
    Theme("start", "work", "Start-again syndrome"),
    Theme("well", "child", "Somebody stayed with it", strength=True),
)


def plan() -> Plan:
    """Two exercises on two cases, one of them on hypotheses; outcomes, themes and learning points."""
    robin = Case(
        "robin.md",
        "Robin",
        (Page("Robin", (Paragraph((Span("Robin is four."),)),), notes=("Read slowly: PRIVATE-PAGE-NOTE.",)),),
        points=(
            LearningPoint("LP1", "Nobody spoke with the child PRIVATE-POINT", ("eyes",)),
            LearningPoint("LP2", "Twelve missed visits, no total PRIVATE-POINT", ("letters",)),
        ),
        chronology=(
            CaseEvent("e1", "Thu 6 Oct 2005", "The midwife writes a letter", ("GP",), {"letters": 1}),
            CaseEvent("e2", "Tue 2 Sep 2008", "A gate is fitted", what_if="Had it been told of, who would have asked?"),
            CaseEvent("e3", "Tue 24 Feb 2009", "The home is said to be tidy", ("GP",)),
            CaseEvent("e4", "Fri 17 Apr 2009", "Never uncovered PRIVATE-COVERED"),
        ),
        views=(
            CaseView("midwifery", ("e1",)),
            CaseView("housing", ("e2",)),
            CaseView("nursery", ("e3", "e4")),
            CaseView("GP", ()),
        ),
        stages=(CaseStage("The start", "Who knew?", 0, "e1"), CaseStage("The end", "What now?", 1, "e3")),
    )
    wren = Case("wren.md", "Wren", (Page("Wren", ()),), points=(LearningPoint("LP1", "Who leads? PRIVATE-POINT"),))
    return Plan(
        id="two-cases",
        title="Two cases",
        starts=time(9, 30),
        finishes=time(12, 0),
        organisation="MSCB Training Pool",
        items=(
            Item("w01", "Welcome", 10, deck="welcome.md", prompts=("PRIVATE-PROMPT",)),
            Item("x01", "Exercise 1", 20, kind="exercise", case="robin.md", capture="issues", outcomes=("LO1",)),
            Item("r01", "Report-back 1", 30, kind="report-back", least=15, of="x01", outcomes=("LO1",)),
            Item("b01", "Coffee", 15, kind="break"),
            Item("x02", "Exercise 2", 20, kind="exercise", case="wren.md", capture="hypotheses", outcomes=("LO2",)),
            Item("r02", "Report-back 2", 30, kind="report-back", of="x02", outcomes=("LO2",)),
            Item("k01", "Learning theory", 15, priority="could", outcomes=("LO3",)),
            Item("c01", "Close", 10),
        ),
        outcomes=(
            Outcome("LO1", "Say what a review is for"),
            Outcome("LO2", "Test a hypothesis"),
            Outcome("LO3", "Name a theory"),
        ),
        groups=4,
        theme_groups=(ThemeGroup("child", "The child"), ThemeGroup("work", "Working together")),
        themes=THEMES,
        decks={"welcome.md": Deck("welcome.md", (Page("Welcome", ()),))},
        cases={"robin.md": robin, "wren.md": wren},
    )


def hear(teller: Teller, *happened: Event, by: str = "lead", every: float = 5.0) -> Teller:
    """Record events as they are, letting `every` seconds pass before each."""
    for event in happened:
        teller.seconds += every
        recorded = Recorded(teller.state.seq + 1, teller.now, by, event)
        teller.entries.append(recorded)
        teller.state = evolve(teller.state, recorded)
    return teller


def start() -> StartRun:
    """The day opened with four groups."""
    return StartRun(
        plan=plan(),
        day=date(2026, 11, 23),
        starts_at=NINE + timedelta(minutes=30),
        finishes_at=NINE + timedelta(hours=3),
        fixed={},
        offsets=((datetime(2026, 11, 22, 12, tzinfo=UTC), 0),),
        groups=("Group 1", "Group 2", "Herons", "Group 4"),
        trainers=("Priya Shah", "co-trainer"),
        venue="Town hall",
    )


def first_half() -> Teller:
    """To the end of the first report-back."""
    teller = Teller().do(start()).wait(31).do(NextItem())
    hear(
        teller,
        AttendanceCounted("Police", 3),
        AttendanceCounted("Social care", 9),
        AttendanceCounted("Health", 7),
        AttendanceCounted("Health", 2, "G1"),
        TallyTaken("T1", "outcome", "How sure are you?", (4, 6, 5, 3, 1), "LO1", "1-5", "start", "w01"),
        RoomViewChosen("clock"),
        SecondClockStarted(120.0, "Energiser"),
        SecondClockPaused(),
        SecondClockResumed(),
        SecondClockChanged(30.0),
        SecondClockClosed(),
    )
    teller.wait(14).do(NextItem(), ToggleClock())
    hear(
        teller,
        ItemBackdated("x01", 120.0),
        GroupObserved("G4", "x01", "stuck"),
        NudgeSent("U1", "Group 4 is stuck PRIVATE-NUDGE", "G4"),
        NudgeSeen("U1"),
        RoomHeld(),
        RoomSupportShown(),
        RoomSupportHidden(),
        RoomPeeked("w01", 0),
        RoomPeekEnded(),
        RoomMessageShown("Back in 5 minutes PRIVATE-MESSAGE"),
        RoomMessageTaken(),
        RoomReleased(),
    )
    teller.wait(19).do(NextItem())
    hear(teller, StageBroughtUp("robin.md", 1), every=0)
    hear(
        teller,
        TurnsOrdered("r01", "round-robin", ("G1", "G2", "G3", "G4")),
        TurnGiven("r01", "G1"),
        IssueCaptured("E1-G1-1", "x01", "G1", "No one asked the child", "r01"),
        IssueTagged("E1-G1-1", "eyes", True),
        IssueLinked("E1-G1-1", "robin.md", "LP1", True),
        TurnGiven("r01", "G2"),
        IssueCaptured("E1-G2-1", "x01", "G2", "Everyone thought someone else was ringing", "r01"),
        IssueEchoed("E1-G2-1", "G4"),
        IssueEchoed("E1-G2-1", "G3"),
        IssueEchoWithdrawn("E1-G2-1", "G3"),
        IssueTagged("E1-G2-1", "else"),
        IssueTagged("E1-G2-1", "start"),
        IssueUntagged("E1-G2-1", "start"),
        IssueLinked("E1-G2-1", "robin.md", "LP2"),
        IssueUnlinked("E1-G2-1", "robin.md", "LP2"),
        TurnPassed("r01", "G3", "G4"),
        IssueCaptured("E1-G4-1", "x01", "G4", "Left it to the others to call", "r01"),
        IssueMerged("E1-G4-1", "E1-G1-1"),
        IssueSplit("E1-G4-1"),
        IssueMerged("E1-G4-1", "E1-G2-1"),
        IssueCaptured("E1-G3-1", "x01", "G3", "Mrs Khan wrote it down PRIVATE-NAME", "r01"),
        WordsJudged("E1-G3-1", "Mrs Khan wrote it down PRIVATE-NAME", False),
        IssueCaptured("E1-G3-2", "x01", "G3", "Dr Okafor was never rung", "r01"),
        WordsJudged("E1-G3-2", "Dr Okafor was never rung", True),
        IssueTagged("E1-G3-2", "letters"),
        TurnsFinished("r01", "G4", ""),
        GroupReadBack("G2", "x01", "confirmed"),
        TallyTaken("T2", "issue", "Seen in your own work?", (17, 2), "E1-G2-1", "yes-no", "", "r01"),
        TallyTaken("T3", "question", "Withdrawn question PRIVATE-TALLY", (9, 8), "", "yes-no"),
        TallyWithdrawn("T3"),
        ThemeAdded(Theme("x-kit", "work", "Equipment nobody checked")),
        ThemeRenamed("x-kit", "Kit nobody checked"),
        ThemeMerged("x-kit", "letters"),
        every=20,
    )
    hear(
        teller,
        StageBroughtUp("robin.md", 2),
        EventUncovered("robin.md", "e1"),
        EventUncovered("robin.md", "e2"),
        EventTold("robin.md", "e2", "nursery"),
        EventTold("robin.md", "e2", "GP"),
        EventUntold("robin.md", "e2", "GP"),
        EventUncovered("robin.md", "e4"),
        EventCovered("robin.md", "e4"),
        EventUncovered("robin.md", "e3"),
        every=0,
    )
    return teller.wait(25)


def every_kind() -> Teller:
    """The whole day, its end, and what was added to it on the days after."""
    teller = first_half()
    cuts = (Cut("r02", 300.0), Cut("k01", skipped=True))
    hear(
        teller,
        CatchUpTaken("finish", cuts, 720.0, "Report-back 2 to 25 min, leave out Learning theory"),
        ItemInserted(Item("y01", "Stretch", 5), "r01"),
        ItemSplit("r02", 20, Item("y02", "Report-back 2, second part", 10, kind="report-back", of="x02")),
        ItemMoved("b01", "x02"),
        RoomBlanked(),
    )
    teller.do(NextItem()).wait(5).do(NextItem(), ToggleClock()).wait(12)
    hear(teller, RoomUnblanked(), ClockPaused("x02"), ClockStarted("x02"), every=30)
    hear(teller, InterruptionBegun(), InterruptionExplained("Fire alarm"), InterruptionEnded(), every=40)
    hear(teller, ClockChanged("x02", 60.0), ClockSet("x02", 120.0), GapNoted(65.0), every=30)
    teller.do(NextItem()).wait(10).do(NextItem())
    hear(
        teller,
        IssueCaptured("E2-G1-1", "x02", "G1", "She was afraid of the meeting", "r02"),
        HypothesisDetailed("E2-G1-1", "Two letters unanswered", "Ask how she was invited"),
        HypothesisJudged("E2-G1-1", "tested", "The room was upstairs", "Ask where to meet"),
        IssueTagged("E2-G1-1", "eyes"),
        IssueCaptured("E2-G2-1", "x02", "G2", "The nursery held on to her", "r02", True),
        IssueTagged("E2-G2-1", "well"),
        IssueEdited("E2-G2-1", "The nursery held on"),
        IssueCaptured("E2-G2-2", "x02", "G2", "Somebody said too much PRIVATE-WITHDRAWN", "r02"),
        IssueWithdrawn("E2-G2-2"),
        IssueCaptured("E2-G4-1", "x02", "G1", "Nobody held the list", "r02"),
        IssueMoved("E2-G4-1", "G4"),
        NoteAdded("N1", "Cold room PRIVATE-NOTE", "r02"),
        ParkingAdded("P1", "Who chairs?", "r02", "Board"),
        EntrySettled("P1", "The independent chair"),
        ParkingAdded("P2", "Never mind PRIVATE-PARKED", "r02"),
        EntryWithdrawn("P2"),
        ActionAdded("A1", "Send the slides", "r02", "trainers", "Friday"),
        ActionAdded("A2", "Ring the nursery", "r02", "social care", "by Easter"),
        EntryEdited("A1", "Send slides and notes", "trainers", "Monday"),
        PledgeMade("PL1", "Ring, not only write", "c01", "Police"),
        PledgeMade("PL2", "Ask the child first", "c01", "Social care"),
        GroupAdded("G5", 5, "Late table"),
        GroupRenamed("G5", "Window"),
        GroupClosed("G5"),
        GroupReopened("G5"),
        GroupClosed("G5"),
        ItemSkipped("c01"),
        ItemRestored("c01"),
        PageTurned("x02", 0),
        every=12,
    )
    hear(teller, IssueCaptured("E2-G1-2", "x02", "G1", "Slip of the key PRIVATE-SLIP", "r02"), every=3)
    hear(teller, ChangeUndone(teller.state.seq), every=2)
    hear(teller, ChangeRedone(teller.state.seq - 1), ChangeUndone(teller.state.seq - 1), every=2)
    teller.wait(12).do(NextItem()).wait(9).do(GoTo("c01"))
    hear(
        teller,
        TallyTaken("T4", "outcome", "How sure are you?", (0, 1, 5, 8, 5), "LO1", "1-5", "end", "c01"),
    )
    teller.wait(8).do(EndRun())
    return _reviewed(teller.wait(24 * 60))


def _reviewed(teller: Teller) -> Teller:
    """The day after: something forgotten, comments, the debrief."""
    hear(
        teller,
        RunReopened(),
        IssueCaptured("E2-G3-1", "x02", "G3", "Forgotten until the next day", "c01", True),
        RunEnded(),
        IssueTagged("E2-G3-1", "start"),
        CommentMade("C1", "The split worked PRIVATE-COMMENT", "KL", "r02", NINE + timedelta(days=2), "C9"),
        CommentMade("C2", "Not this PRIVATE-COMMENT", "KL"),
        CommentWithdrawn("C2"),
        DebriefWritten("worked", "Round-robin PRIVATE-DEBRIEF", "PS"),
        DebriefWritten("cause", "The case was long PRIVATE-DEBRIEF", "PS", "x01"),
        RetentionSet(date(2027, 5, 23)),
        PhotographAttached("PH1", "G2", "5e" * 32, 1600, 1200, "the left half PRIVATE-PHOTOGRAPH"),
        PhotographCaptioned("PH1", "the left sheet PRIVATE-CAPTION"),
        PhotographAttached("PH2", "G1", "5f" * 32, 1200, 1600, "blurred PRIVATE-PHOTOGRAPH"),
        PhotographRemoved("PH2"),
        PhotographAttached("PH3", "G1", "60" * 32, 1200, 1600, "sharp PRIVATE-PHOTOGRAPH"),
        every=30,
    )
    return teller
