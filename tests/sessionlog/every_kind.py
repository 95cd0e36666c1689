"""A day with two exercises in which every kind of event happens, and the review that follows it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from facilitator.agenda.model import (
    Case,
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
from facilitator.live import commands, events
from facilitator.live.facts import AnyEvent, Recorded
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


def hear(teller: Teller, *happened: AnyEvent, by: str = "lead", every: float = 5.0) -> Teller:
    """Record events as they are, letting `every` seconds pass before each."""
    for event in happened:
        teller.seconds += every
        recorded = Recorded(teller.state.seq + 1, teller.now, by, event)
        teller.entries.append(recorded)
        teller.state = evolve(teller.state, recorded)
    return teller


def start() -> commands.StartRun:
    """The day opened with four groups."""
    return commands.StartRun(
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
    teller = Teller().do(start()).wait(31).do(commands.NextItem())
    hear(
        teller,
        events.AttendanceCounted("Police", 3),
        events.AttendanceCounted("Social care", 9),
        events.AttendanceCounted("Health", 7),
        events.AttendanceCounted("Health", 2, "G1"),
        events.TallyTaken("T1", "outcome", "How sure are you?", (4, 6, 5, 3, 1), "LO1", "1-5", "start", "w01"),
        events.RoomViewChosen("clock"),
        events.SecondClockStarted(120.0, "Energiser"),
        events.SecondClockPaused(),
        events.SecondClockResumed(),
        events.SecondClockChanged(30.0),
        events.SecondClockClosed(),
    )
    teller.wait(14).do(commands.NextItem(), commands.ToggleClock())
    hear(
        teller,
        events.ItemBackdated("x01", 120.0),
        events.GroupObserved("G4", "x01", "stuck"),
        events.NudgeSent("U1", "Group 4 is stuck PRIVATE-NUDGE", "G4"),
        events.NudgeSeen("U1"),
        events.RoomHeld(),
        events.RoomSupportShown(),
        events.RoomSupportHidden(),
        events.RoomReleased(),
    )
    teller.wait(19).do(commands.NextItem())
    hear(
        teller,
        events.TurnsOrdered("r01", "round-robin", ("G1", "G2", "G3", "G4")),
        events.TurnGiven("r01", "G1"),
        events.IssueCaptured("E1-G1-1", "x01", "G1", "No one asked the child", "r01"),
        events.IssueTagged("E1-G1-1", "eyes", True),
        events.IssueLinked("E1-G1-1", "robin.md", "LP1", True),
        events.TurnGiven("r01", "G2"),
        events.IssueCaptured("E1-G2-1", "x01", "G2", "Everyone thought someone else was ringing", "r01"),
        events.IssueEchoed("E1-G2-1", "G4"),
        events.IssueEchoed("E1-G2-1", "G3"),
        events.IssueEchoWithdrawn("E1-G2-1", "G3"),
        events.IssueTagged("E1-G2-1", "else"),
        events.IssueTagged("E1-G2-1", "start"),
        events.IssueUntagged("E1-G2-1", "start"),
        events.IssueLinked("E1-G2-1", "robin.md", "LP2"),
        events.IssueUnlinked("E1-G2-1", "robin.md", "LP2"),
        events.TurnPassed("r01", "G3", "G4"),
        events.IssueCaptured("E1-G4-1", "x01", "G4", "Left it to the others to call", "r01"),
        events.IssueMerged("E1-G4-1", "E1-G1-1"),
        events.IssueSplit("E1-G4-1"),
        events.IssueMerged("E1-G4-1", "E1-G2-1"),
        events.IssueCaptured("E1-G3-1", "x01", "G3", "Mrs Khan wrote it down PRIVATE-NAME", "r01"),
        events.WordsJudged("E1-G3-1", "Mrs Khan wrote it down PRIVATE-NAME", False),
        events.IssueCaptured("E1-G3-2", "x01", "G3", "Dr Okafor was never rung", "r01"),
        events.WordsJudged("E1-G3-2", "Dr Okafor was never rung", True),
        events.IssueTagged("E1-G3-2", "letters"),
        events.TurnsFinished("r01", "G4", ""),
        events.GroupReadBack("G2", "x01", "confirmed"),
        events.TallyTaken("T2", "issue", "Seen in your own work?", (17, 2), "E1-G2-1", "yes-no", "", "r01"),
        events.TallyTaken("T3", "question", "Withdrawn question PRIVATE-TALLY", (9, 8), "", "yes-no"),
        events.TallyWithdrawn("T3"),
        events.ThemeAdded(Theme("x-kit", "work", "Equipment nobody checked")),
        events.ThemeRenamed("x-kit", "Kit nobody checked"),
        events.ThemeMerged("x-kit", "letters"),
        every=20,
    )
    return teller.wait(25)


def every_kind() -> Teller:
    """The whole day, its end, and what was added to it on the days after."""
    teller = first_half()
    cuts = (events.Cut("r02", 300.0), events.Cut("k01", skipped=True))
    hear(
        teller,
        events.CatchUpTaken("finish", cuts, 720.0, "Report-back 2 to 25 min, leave out Learning theory"),
        events.ItemInserted(Item("y01", "Stretch", 5), "r01"),
        events.ItemSplit("r02", 20, Item("y02", "Report-back 2, second part", 10, kind="report-back", of="x02")),
        events.ItemMoved("b01", "x02"),
        events.RoomBlanked(),
    )
    teller.do(commands.NextItem()).wait(5).do(commands.NextItem(), commands.ToggleClock()).wait(12)
    hear(teller, events.RoomUnblanked(), events.ClockPaused("x02"), events.ClockStarted("x02"), every=30)
    hear(teller, events.ClockChanged("x02", 60.0), events.ClockSet("x02", 120.0), events.GapNoted(65.0), every=30)
    teller.do(commands.NextItem()).wait(10).do(commands.NextItem())
    hear(
        teller,
        events.IssueCaptured("E2-G1-1", "x02", "G1", "She was afraid of the meeting", "r02"),
        events.HypothesisDetailed("E2-G1-1", "Two letters unanswered", "Ask how she was invited"),
        events.HypothesisJudged("E2-G1-1", "tested", "The room was upstairs", "Ask where to meet"),
        events.IssueTagged("E2-G1-1", "eyes"),
        events.IssueCaptured("E2-G2-1", "x02", "G2", "The nursery held on to her", "r02", True),
        events.IssueTagged("E2-G2-1", "well"),
        events.IssueEdited("E2-G2-1", "The nursery held on"),
        events.IssueCaptured("E2-G2-2", "x02", "G2", "Somebody said too much PRIVATE-WITHDRAWN", "r02"),
        events.IssueWithdrawn("E2-G2-2"),
        events.IssueCaptured("E2-G4-1", "x02", "G1", "Nobody held the list", "r02"),
        events.IssueMoved("E2-G4-1", "G4"),
        events.NoteAdded("N1", "Cold room PRIVATE-NOTE", "r02"),
        events.ParkingAdded("P1", "Who chairs?", "r02", "Board"),
        events.JottingSettled("P1", "The independent chair"),
        events.ParkingAdded("P2", "Never mind PRIVATE-PARKED", "r02"),
        events.JottingWithdrawn("P2"),
        events.ActionAdded("A1", "Send the slides", "r02", "trainers", "Friday"),
        events.ActionAdded("A2", "Ring the nursery", "r02", "social care", "by Easter"),
        events.JottingEdited("A1", "Send slides and notes", "trainers", "Monday"),
        events.PledgeMade("PL1", "Ring, not only write", "c01", "Police"),
        events.PledgeMade("PL2", "Ask the child first", "c01", "Social care"),
        events.GroupAdded("G5", 5, "Late table"),
        events.GroupRenamed("G5", "Window"),
        events.GroupClosed("G5"),
        events.GroupReopened("G5"),
        events.GroupClosed("G5"),
        events.ItemSkipped("c01"),
        events.ItemRestored("c01"),
        events.PageTurned("x02", 0),
        every=12,
    )
    hear(teller, events.IssueCaptured("E2-G1-2", "x02", "G1", "Slip of the key PRIVATE-SLIP", "r02"), every=3)
    hear(teller, events.ChangeUndone(teller.state.seq), every=2)
    hear(teller, events.ChangeRedone(teller.state.seq - 1), events.ChangeUndone(teller.state.seq - 1), every=2)
    teller.wait(12).do(commands.NextItem()).wait(9).do(commands.GoTo("c01"))
    hear(
        teller,
        events.TallyTaken("T4", "outcome", "How sure are you?", (0, 1, 5, 8, 5), "LO1", "1-5", "end", "c01"),
    )
    teller.wait(8).do(commands.EndRun())
    return _reviewed(teller.wait(24 * 60))


def _reviewed(teller: Teller) -> Teller:
    """The day after: something forgotten, comments, the debrief."""
    hear(
        teller,
        events.RunReopened(),
        events.IssueCaptured("E2-G3-1", "x02", "G3", "Forgotten until the next day", "c01", True),
        events.RunEnded(),
        events.IssueTagged("E2-G3-1", "start"),
        events.CommentMade("C1", "The split worked PRIVATE-COMMENT", "KL", "r02", NINE + timedelta(days=2), "C9"),
        events.CommentMade("C2", "Not this PRIVATE-COMMENT", "KL"),
        events.CommentWithdrawn("C2"),
        events.DebriefWritten("worked", "Round-robin PRIVATE-DEBRIEF", "PS"),
        events.DebriefWritten("cause", "The case was long PRIVATE-DEBRIEF", "PS", "x01"),
        events.RetentionSet(date(2027, 5, 23)),
        every=30,
    )
    return teller
