"""Events to store: one of every kind, and days of any length."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from facilitator.agenda.model import Deck, Item, Page, Paragraph, Plan, Span, Theme
from facilitator.live import events
from facilitator.live.facts import AnyEvent, Recorded
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


def started(title: str = PLAN.title, groups: int = 4, rehearsal: float = 0.0) -> events.RunStarted:
    """The first event of a run."""
    plan = Plan(id=PLAN.id, title=title, starts=PLAN.starts, finishes=PLAN.finishes, items=PLAN.items, decks=PLAN.decks)
    return events.RunStarted(
        plan=plan,
        day=NINE.date(),
        starts_at=NINE,
        finishes_at=NINE + timedelta(hours=6, minutes=30),
        fixed={"a12": NINE + timedelta(hours=2, minutes=55)},
        offsets=((NINE, 0),),
        groups=tuple(events.GroupSeated(number, f"Group {number}") for number in range(1, groups + 1)),
        trainers=("KL",),
        venue="town hall",
        rehearsal=rehearsal,
    )


ONE_OF_EACH: tuple[AnyEvent, ...] = (
    started(),
    events.RunEnded(),
    events.RunReopened(),
    events.GapNoted(1260.5, counted=False, why="sleep"),
    events.ItemEntered("a08", skipping=True, again=True, running=True),
    events.ItemSkipped("a12"),
    events.ItemRestored("a12"),
    events.PageTurned("a01", 1),
    events.ClockStarted("a08"),
    events.ClockPaused("a08"),
    events.ClockChanged("a08", -60.0),
    events.ClockSet("a08", 300.0),
    events.IssueCaptured("E1-G3-4", "a08", "G3", HOSTILE, "a09"),
    events.IssueEdited("E1-G3-4", "No one asked him — 家"),
    events.IssueWithdrawn("E1-G3-4"),
    events.IssueMoved("E1-G3-4", "G2"),
    events.GroupAdded("G5", 5, "Window table"),
    events.GroupRenamed("G5", "Door table"),
    events.GroupClosed("G5"),
    events.GroupReopened("G5"),
    events.NoteAdded("N1", "Slow down here", "a08"),
    events.ParkingAdded("P1", "Who chairs?", "a08", "Health"),
    events.ActionAdded("A1", "Send the slides", "a09", "trainer", "Friday"),
    events.JottingEdited("A1", "Send slides and notes", "trainer", "Monday"),
    events.JottingWithdrawn("A1"),
    events.ChangeUndone(7),
    events.ChangeRedone(7),
    events.ItemBackdated("a08", 240.0, "clock"),
    events.ItemInserted(Item("x1", "Energiser", 5), "a08"),
    events.ItemSplit("a09", 20, Item("x2", "Report back, second part", 10, kind="report-back", of="a08")),
    events.ItemMoved("a12", "a01"),
    events.CatchUpTaken("a12", (events.Cut("a09", 300.0), events.Cut("x1", skipped=True)), 480.0, "Report back 25 min"),
    events.SecondClockStarted(120.0, "Energiser"),
    events.SecondClockPaused(),
    events.SecondClockResumed(),
    events.SecondClockChanged(-30.0),
    events.SecondClockClosed(),
    events.IssueEchoed("E1-G3-4", "G1"),
    events.IssueEchoWithdrawn("E1-G3-4", "G1"),
    events.IssueMerged("E1-G2-1", "E1-G3-4"),
    events.IssueSplit("E1-G2-1"),
    events.HypothesisDetailed("E1-G3-4", "Six missed visits", "Ask the health visitor"),
    events.HypothesisJudged("E1-G3-4", "tested", "She had moved", "Check the address first"),
    events.WordsJudged("E1-G3-4", HOSTILE, False),
    events.IssueTagged("E1-G3-4", "is-childs-eyes", True),
    events.IssueUntagged("E1-G3-4", "is-childs-eyes"),
    events.IssueLinked("E1-G3-4", "robin.md", "LP1", True),
    events.IssueUnlinked("E1-G3-4", "robin.md", "LP1"),
    events.ThemeAdded(Theme("x-letters", "th", "Letters nobody reads")),
    events.ThemeRenamed("x-letters", HOSTILE),
    events.ThemeMerged("x-letters", "th-comms"),
    events.TurnsOrdered("a09", "round-robin", ("G2", "G3", "G1")),
    events.TurnGiven("a09", "G2"),
    events.TurnPassed("a09", "G2", "G3"),
    events.TurnsFinished("a09", "G3"),
    events.GroupObserved("G2", "a08", "stuck"),
    events.GroupReadBack("G2", "a08", "confirmed"),
    events.AttendanceCounted("Police", 4, "G2"),
    events.JottingSettled("P1", "The Board's chair"),
    events.PledgeMade("PL1", "Ring, not only write", "a09", "Midwifery"),
    events.TallyTaken("T1", "outcome", "How sure are you?", (0, 2, 5, 8, 1), "LO1", "1-5", "start", "a01"),
    events.TallyWithdrawn("T1"),
    events.RoomViewChosen("board", "a08", "G2"),
    events.RoomBlanked(),
    events.RoomUnblanked(),
    events.RoomHeld(),
    events.RoomReleased(),
    events.RoomSupportShown(),
    events.RoomSupportHidden(),
    events.NudgeSent("U1", "Group 4 is stuck", "G4"),
    events.NudgeSeen("U1"),
    events.CommentMade("C1", HOSTILE, "KL", "E1-G3-4", NINE, "C7"),
    events.CommentWithdrawn("C1"),
    events.DebriefWritten("cause", "The first case was long", "KL", "a08"),
    events.RetentionSet(date(2027, 3, 2)),
    events.RecordLost(),
)


def stamp(seq: int) -> Stamp:
    """When event number `seq` happened: some seconds after the one before."""
    return Stamp(NINE + timedelta(seconds=5 * seq, microseconds=seq), 100.0 + 5 * seq, BOOT)


def record(found: Iterable[AnyEvent], after: int = 0, by: str = "lead") -> tuple[Recorded, ...]:
    """Events as the journal holds them, numbered from `after` + 1."""
    return tuple(Recorded(seq, stamp(seq), by, event) for seq, event in enumerate(found, after + 1))


def a_day(length: int, title: str = PLAN.title) -> tuple[Recorded, ...]:
    """A run of this many events: its start, then captures and page turns."""
    found: list[AnyEvent] = [started(title)]
    for number in range(1, length):
        if number % 3:
            found.append(events.PageTurned("a01", number % 2))
        else:
            found.append(events.IssueCaptured(f"E1-G1-{number // 3}", "a08", "G1", f"Issue {number} " * 8, "a08"))
    return record(found)
