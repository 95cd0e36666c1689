"""A small day, driven by commands with fixed stamps, so that every byte of its exports is known."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from facilitator.agenda.model import Case, Deck, Item, Page, Paragraph, Plan, Span, Table
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import GoTo, NextItem, NextPage, RepeatItem, RestoreItem, SkipItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ChangeClock, SetClock, ToggleClock
from facilitator.live.facts.day import EndRun, NoteGap, ReopenRun, StartRun
from facilitator.live.facts.entries import AddAction, AddNote, AddParking, EditEntry, WithdrawEntry
from facilitator.live.facts.groups import AddGroup, CloseGroup, RenameGroup, ReopenGroup
from facilitator.live.facts.issues import CaptureIssue, EditIssue, MoveIssue, WithdrawIssue
from facilitator.live.rules import decide, evolve
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

RUN = "2026-11-23-heron"
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

MARKUP = "[bold red]Not[/] heard [@click=app.quit]here[/] <script>alert(1)</script> & *star* _under_ `code`"
ESCAPES = "Red \x1b[31mflag\x1b[0m missed\x07, bell\x00 and\x9b2J nul"
FORMULA = '=HYPERLINK("http://example.invalid";"click")'
SPACED_FORMULA = "+44 not called back"
PIPES = "GP | school | police: nobody | asked \\| who"
RIGHT_TO_LEFT = "\u202egnihton was said\u202c in שלום and العربية"
EMOJI = "Pram in hallway 👩‍👩‍👧‍👦 blocked 🚪 again 🇬🇧"
CJK = "記録が共有されなかった"
LINES = "First line\nsecond line\r\n- third line\n# fourth"
LONG = "Nobody joined it up. " * 476 + "End."
NAMED = "Sarah at the corner shop said so"

HOSTILE = (MARKUP, ESCAPES, FORMULA, SPACED_FORMULA, PIPES, RIGHT_TO_LEFT, EMOJI, CJK, LINES, LONG)
"""Words that have gone wrong somewhere."""


def small_plan() -> Plan:
    """Five items, one exercise with a fictional case, and titles that are not harmless."""
    story = Page("Robin", (Paragraph((Span("Robin is four.", strong=True),)),), notes=("Read slowly.",))
    handout = Page("Chronology", (Table(((Span("week"),),), (((Span("one | two"),),),)),), role="handout")
    return Plan(
        id="small-day",
        title="A small day | with [markup]",
        starts=time(9, 30),
        finishes=time(12, 0),
        organisation="MSCB Training Pool",
        items=(
            Item("a01", "Welcome & introductions", 10, deck="welcome.md"),
            Item(
                "a02",
                "Exercise 1",
                20,
                kind="exercise",
                fixed=True,
                case="robin.md",
                capture="issues",
                issues=(5, 6),
            ),
            Item("a03", "Report-back | all *groups*", 30, kind="report-back", least=20, of="a02", case="robin.md"),
            Item("a04", "Coffee", 15, kind="break", at=time(10, 40)),
            Item("a05", "=What now?", 30, priority="could"),
        ),
        groups=2,
        decks={"welcome.md": Deck("welcome.md", (Page("Welcome", ()), Page("Ground rules", ())))},
        cases={"robin.md": Case("robin.md", "Robin", (story, handout), warning="Neglect.")},
    )


class Teller:
    """Gives commands one after another, on a clock that only moves when it is told to."""

    def __init__(self, begins: datetime = NINE) -> None:
        """At `begins`, with nothing recorded."""
        self.state = State()
        self.entries: list[Recorded] = []
        self.begins = begins
        self.seconds = 0.0

    @property
    def now(self) -> Stamp:
        """This moment."""
        return Stamp(self.begins + timedelta(seconds=self.seconds), 5000.0 + self.seconds, "boot-1")

    def wait(self, minutes: float) -> Teller:
        """Let time pass."""
        self.seconds += minutes * 60
        return self

    def do(self, *given: Command, by: str = "lead", every: float = 0.0) -> Teller:
        """Give commands, letting `every` seconds pass before each."""
        for command in given:
            self.seconds += every
            for event in decide(self.state, command, self.now):
                recorded = Recorded(self.state.seq + 1, self.now, by, event)
                self.entries.append(recorded)
                self.state = evolve(self.state, recorded)
        return self


def start(plan: Plan | None = None, rehearsal: float = 0.0) -> StartRun:
    """Opening the small day at its planned time."""
    return StartRun(
        plan=plan or small_plan(),
        day=date(2026, 11, 23),
        starts_at=NINE + timedelta(minutes=30),
        finishes_at=NINE + timedelta(hours=3),
        fixed={"a04": NINE + timedelta(minutes=100)},
        offsets=((datetime(2026, 11, 22, 12, tzinfo=UTC), 0),),
        groups=("Group 1", "Herons & *friends*"),
        trainers=("AB", "co-trainer"),
        venue="Town hall",
        rehearsal=rehearsal,
    )


def opened() -> Teller:
    """The small day opened, with nothing entered."""
    return Teller().do(start())


def at_exercise() -> Teller:
    """The small day six minutes late in its exercise, its clock started."""
    teller = opened().wait(34).do(NextItem(), NextPage(), every=2)
    return teller.wait(12).do(NextItem(), ToggleClock(), every=5)


def at_report_back() -> Teller:
    """The clock paused, stretched and set; then the groups' words, with corrections of every kind."""
    teller = at_exercise()
    teller.wait(5).do(ToggleClock()).wait(3).do(ToggleClock())
    teller.do(ChangeClock(300), ChangeClock(-60), SetClock(600), every=20)
    teller.do(CaptureIssue("G1", "Typed too early"), Undo(), every=3)
    teller.wait(10).do(NextItem())
    teller.do(*(CaptureIssue("G1", text) for text in HOSTILE), every=15)
    teller.do(CaptureIssue("G2", NAMED), EditIssue("E1-G2-1", "Neighbours knew"), every=8)
    teller.do(CaptureIssue("G2", "Sam Jones again"), WithdrawIssue("E1-G2-2"), by="scribe", every=8)
    teller.do(CaptureIssue("G1", "Really group two's"), MoveIssue("E1-G1-12", "G2"), every=8)
    return teller


def full_day() -> Teller:
    """The whole small day: everything that can happen, and an item skipped."""
    teller = at_report_back()
    teller.do(NoteGap(125.0), NoteGap(40.0, counted=False, slept=True), every=1)
    teller.do(AddNote("Slow start; PRIVATE-NOTE"), AddNote("undone PRIVATE-NOTE"), Undo())
    teller.do(EditEntry("N1", "Slow start, cold room; PRIVATE-NOTE"), Undo(), Redo())
    teller.do(AddParking("Who | tells the school?", "Board"), AddParking("Not this one"))
    teller.do(WithdrawEntry("P2"), EditEntry("P1", "Who tells the school?", "Board"), every=4)
    teller.do(AddAction("Check the =thresholds", "social care", "by Easter"), every=4)
    teller.do(AddGroup("Late table"), RenameGroup("G3", "Window"), CloseGroup("G3"), every=2)
    teller.do(ReopenGroup("G3"), CloseGroup("G3"), every=2)
    teller.do(SkipItem("a05"), RestoreItem("a05"), SkipItem("a05"), every=2)
    teller.wait(15).do(NextItem()).wait(16)
    return teller.do(EndRun())


def reopened_day() -> Teller:
    """The small day ended too early, opened again for something forgotten, and not ended since."""
    teller = at_report_back().wait(10).do(EndRun()).wait(20 * 60).do(ReopenRun())
    return teller.do(CaptureIssue("G1", "Forgotten until the next morning"), every=30)


def jumping_day() -> Teller:
    """The small day taken in no order: forward, back, again, one item left as skipped, one never reached."""
    teller = opened().wait(30).do(NextItem()).wait(5).do(GoTo("a04"), every=3).wait(2)
    teller.do(GoTo("a01", page=1)).wait(4).do(RepeatItem()).wait(1)
    teller.do(NextItem()).wait(2).do(NextItem(skipping=True)).wait(4)
    return teller.do(EndRun())
