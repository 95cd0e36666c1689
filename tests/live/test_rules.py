"""Given what happened, when something is asked for, then these events, or a refusal in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf, nan

import msgspec
import pytest

from facilitator.agenda.model import Item, Plan
from facilitator.live.facts.agenda import (
    AdvanceByClock,
    GoTo,
    ItemEntered,
    ItemRestored,
    ItemSkipped,
    NextItem,
    NextPage,
    PageTurned,
    PreviousItem,
    PreviousPage,
    RepeatItem,
    RestoreItem,
    SkipItem,
    TurnTo,
)
from facilitator.live.facts.base import AfterTheEnd, Command, Event
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone, Redo, Undo
from facilitator.live.facts.clocks import (
    ChangeClock,
    ChangeSecondClock,
    ClockChanged,
    ClockPaused,
    ClockSet,
    ClockStarted,
    CloseSecondClock,
    SetClock,
    StartSecondClock,
    ToggleClock,
    ToggleSecondClock,
)
from facilitator.live.facts.day import EndRun, GapNoted, NoteGap, ReopenRun, RunEnded, RunReopened, StartRun
from facilitator.live.facts.entries import (
    ActionAdded,
    AddAction,
    AddNote,
    AddParking,
    EditEntry,
    EntryEdited,
    EntryWithdrawn,
    NoteAdded,
    ParkingAdded,
    WithdrawEntry,
)
from facilitator.live.facts.groups import (
    AddGroup,
    CloseGroup,
    GroupAdded,
    GroupClosed,
    GroupRenamed,
    GroupReopened,
    JoinGroups,
    RenameGroup,
    ReopenGroup,
)
from facilitator.live.facts.interruptions import BeginInterruption, EndInterruption, ExplainInterruption
from facilitator.live.facts.issues import (
    CaptureIssue,
    EditIssue,
    IssueCaptured,
    IssueEdited,
    IssueMoved,
    IssueWithdrawn,
    MoveIssue,
    WithdrawIssue,
)
from facilitator.live.facts.room import (
    EndPeek,
    PeekAt,
    SeeNudge,
    SendNudge,
    ShowInRoom,
    ShowMessage,
    TakeMessage,
    ToggleBlank,
    ToggleHold,
    ToggleSupport,
    TurnPart,
    TurnPeek,
)
from facilitator.live.facts.wall import BringUpStage, CoverEvent, TellAgency, UncoverEvent
from facilitator.live.queries.day import page_count
from facilitator.live.rules.groups import MOST_GROUPS
from tests.live.replanning import REPLANNING
from tests.live.wishes import AFTERWARDS, ROUND_THE_WORDS
from tests.makers import ITEMS, Day, small_plan, start_command, started

Given = Sequence[Command]


class Row(msgspec.Struct, frozen=True):
    """One row of a table: what was asked for before, what is asked for now, and what then happens (or why not)."""

    given: Given
    when: Command
    then: tuple[Event, ...] | str


def check(row: Row, day: Day) -> None:
    """Drive a day through a row, a minute to each command."""
    for wish in row.given:
        day.does(wish)
        day.wait(minutes=1)
    if isinstance(row.then, str):
        assert row.then in day.refuses(row.when)
    else:
        assert day.does(row.when) == row.then


def rows(table: dict[str, Row]) -> Callable[[Callable[[Row], None]], Callable[[Row], None]]:
    """Run a test for every row of a table, under its name."""
    names: Iterable[str] = table
    return pytest.mark.parametrize("row", table.values(), ids=names)


def entered(item: str, *, skipping: bool = False, again: bool = False, running: bool = True) -> ItemEntered:
    """The event of entering an item whose clock starts with it."""
    return ItemEntered(item, skipping=skipping, again=again, running=running)


BEGIN = NextItem()

MOVING = {
    "the first space starts the day": Row([], NextPage(), (entered("welcome"),)),
    "n starts the day": Row([], NextItem(), (entered("welcome"),)),
    "s leaves nothing to skip before the day begins": Row([], NextItem(skipping=True), (entered("welcome"),)),
    "next page": Row([BEGIN], NextPage(), (PageTurned("welcome", 1),)),
    "from the last page of a talk on": Row([BEGIN, TurnTo(2)], NextPage(), (entered("aim"),)),
    "an exercise waits for its clock": Row([BEGIN, GoTo("ex1", 2)], NextPage(), "has not been started"),
    "an exercise holds while its clock runs": Row(
        [BEGIN, GoTo("ex1", 2), ToggleClock()], NextPage(), "still running. ⟦item.next:n⟧ goes on"
    ),
    "a paused exercise lets go": Row(
        [BEGIN, GoTo("ex1", 2), ToggleClock(), ToggleClock()], NextPage(), (entered("back1"),)
    ),
    "a report-back holds": Row([BEGIN, GoTo("back1")], NextPage(), "still running"),
    "a break holds": Row([BEGIN, GoTo("lunch")], NextPage(), "still running"),
    "n leaves a running exercise": Row([BEGIN, GoTo("ex1"), ToggleClock()], NextItem(), (entered("back1"),)),
    "the last page of the last item": Row([BEGIN, GoTo("close")], NextPage(), "⟦run.end:E⟧ ends the day"),
    "n at the last item": Row([BEGIN, GoTo("close")], NextItem(), "⟦run.end:E⟧ ends the day"),
    "n goes past what is skipped": Row([BEGIN, SkipItem("aim")], NextItem(), (entered("ex1", running=False),)),
    "page back": Row([BEGIN, NextPage()], PreviousPage(), (PageTurned("welcome", 0),)),
    "page back at the first": Row([BEGIN], PreviousPage(), "⟦item.previous:N⟧ goes back to the item before"),
    "page back before the day": Row([], PreviousPage(), "has not begun"),
    "turn to a page": Row([BEGIN], TurnTo(2), (PageTurned("welcome", 2),)),
    "turn beyond the last": Row([BEGIN], TurnTo(99), (PageTurned("welcome", 2),)),
    "turn before the first": Row([BEGIN, NextPage()], TurnTo(-5), (PageTurned("welcome", 0),)),
    "turn to where we are": Row([BEGIN], TurnTo(0), ()),
    "turn before the day": Row([], TurnTo(1), "has not begun"),
    "N goes back": Row([BEGIN, NextItem()], PreviousItem(), (entered("welcome"),)),
    "N at the first item": Row([BEGIN], PreviousItem(), "the first item"),
    "N before the day": Row([], PreviousItem(), "has not begun"),
    "N goes past what was skipped": Row(
        [BEGIN, NextItem(), NextItem(skipping=True)], PreviousItem(), (entered("welcome"),)
    ),
    "N to an exercise whose clock was started goes on with it": Row(
        [BEGIN, GoTo("ex1"), ToggleClock(), NextItem()], PreviousItem(), (entered("ex1"),)
    ),
    "N to an exercise whose clock never ran waits": Row(
        [BEGIN, GoTo("ex1"), NextItem()], PreviousItem(), (entered("ex1", running=False),)
    ),
    "go to": Row([BEGIN], GoTo("lunch"), (entered("lunch"),)),
    "go to the first before the day begins": Row([], GoTo("aim"), (entered("aim"),)),
    "go to a page": Row([BEGIN], GoTo("aim", 1), (entered("aim"), PageTurned("aim", 1))),
    "go to the page it shows anyway": Row([BEGIN], GoTo("aim", 0), (entered("aim"),)),
    "go to a page of this item": Row([BEGIN], GoTo("welcome", 2), (PageTurned("welcome", 2),)),
    "go to this page of this item": Row([BEGIN], GoTo("welcome", 0), ()),
    "go to where we are": Row([BEGIN], GoTo("welcome"), "at this item already"),
    "go nowhere": Row([BEGIN], GoTo("nowhere"), "no such item"),
    "go to what was skipped": Row([BEGIN, SkipItem("ex1")], GoTo("ex1"), (entered("ex1", running=False),)),
    "again from its first page": Row([BEGIN], RepeatItem(), (entered("welcome", again=True),)),
    "again from another page": Row(
        [BEGIN, NextPage()], RepeatItem(), (entered("welcome", again=True), PageTurned("welcome", 0))
    ),
    "an exercise again waits for its clock": Row(
        [BEGIN, GoTo("ex1"), ToggleClock()], RepeatItem(), (entered("ex1", again=True, running=False),)
    ),
    "again before the day": Row([], RepeatItem(), "has not begun"),
    "skip one to come": Row([BEGIN], SkipItem("lunch"), (ItemSkipped("lunch"),)),
    "skip it twice": Row([BEGIN, SkipItem("lunch")], SkipItem("lunch"), "skipped already"),
    "skip this one": Row([BEGIN], SkipItem("welcome"), (entered("aim", skipping=True),)),
    "skip what was held": Row([BEGIN, NextItem()], SkipItem("welcome"), "held already"),
    "skip the last item while there": Row([BEGIN, GoTo("close")], SkipItem("close"), "⟦run.end:E⟧ ends the day"),
    "skip nothing": Row([BEGIN], SkipItem("nowhere"), "no such item"),
    "restore": Row([BEGIN, SkipItem("lunch")], RestoreItem("lunch"), (ItemRestored("lunch"),)),
    "restore what is not skipped": Row([BEGIN], RestoreItem("lunch"), "not skipped"),
    "restore nothing": Row([BEGIN], RestoreItem("nowhere"), "no such item"),
}


@rows(MOVING)
def test_items_and_pages(row: Row) -> None:
    """Moving about in the day."""
    check(row, Day().at("09:30"))


CLOCKS = {
    "pause": Row([BEGIN], ToggleClock(), (ClockPaused("welcome"),)),
    "go on": Row([BEGIN, ToggleClock()], ToggleClock(), (ClockStarted("welcome"),)),
    "start an exercise": Row([BEGIN, GoTo("ex1")], ToggleClock(), (ClockStarted("ex1"),)),
    "no clock before the day": Row([], ToggleClock(), "has not begun"),
    "more": Row([BEGIN], ChangeClock(300.0), (ClockChanged("welcome", 300.0),)),
    "less": Row([BEGIN], ChangeClock(-300.0), (ClockChanged("welcome", -300.0),)),
    "all of it": Row([BEGIN], ChangeClock(-600.0), (ClockChanged("welcome", -600.0),)),
    "more than all of it": Row([BEGIN], ChangeClock(-601.0), "no time left to take away"),
    "too much": Row([BEGIN], ChangeClock(12 * 3600.0), "longer than twelve hours"),
    "no change": Row([BEGIN], ChangeClock(0.0), ()),
    "no number": Row([BEGIN], ChangeClock(nan), "twelve hours"),
    "for ever": Row([BEGIN], ChangeClock(inf), "twelve hours"),
    "change before the day": Row([], ChangeClock(60.0), "has not begun"),
    "set": Row([BEGIN], SetClock(120.0), (ClockSet("welcome", 120.0),)),
    "set to nothing": Row([BEGIN], SetClock(0.0), (ClockSet("welcome", 0.0),)),
    "set to what is left": Row([BEGIN], SetClock(540.0), ()),
    "set below nothing": Row([BEGIN], SetClock(-1.0), "from nothing to twelve hours"),
    "set beyond": Row([BEGIN], SetClock(12 * 3600.0 + 1), "from nothing to twelve hours"),
    "set to no number": Row([BEGIN], SetClock(nan), "from nothing to twelve hours"),
    "set before the day": Row([], SetClock(60.0), "has not begun"),
}


@rows(CLOCKS)
def test_clocks(row: Row) -> None:
    """Starting, pausing and changing the current item's clock."""
    check(row, Day().at("09:30"))


EX1 = [BEGIN, GoTo("ex1")]
SAID = [*EX1, CaptureIssue("G3", "nobody asked her")]


def captured(number: int, text: str = "so", group: str = "G3", item: str = "ex1") -> IssueCaptured:
    """The event of capturing in the first exercise."""
    return IssueCaptured(f"E1-{group}-{number}", "ex1", group, text, item)


ISSUES = {
    "capture": Row(EX1, CaptureIssue("G3", "so"), (captured(1),)),
    "number by number": Row(SAID, CaptureIssue("G3", "so"), (captured(2),)),
    "each group counts its own": Row(SAID, CaptureIssue("G1", "so"), (captured(1, group="G1"),)),
    "in the report-back": Row([*SAID, NextItem()], CaptureIssue("G3", "so"), (captured(2, item="back1"),)),
    "after the report-back": Row([*SAID, GoTo("lunch")], CaptureIssue("G3", "so"), (captured(2, item="lunch"),)),
    "for an exercise by name": Row(
        SAID, CaptureIssue("G3", "so", "ex2"), (IssueCaptured("E2-G3-1", "ex2", "G3", "so", "ex1"),)
    ),
    "for the second exercise": Row(
        [*SAID, GoTo("ex2")], CaptureIssue("G3", "so"), (IssueCaptured("E2-G3-1", "ex2", "G3", "so", "ex2"),)
    ),
    "back at a report-back it is the exercise that is reported on": Row(
        [*SAID, GoTo("ex2"), GoTo("back1")], CaptureIssue("G3", "so"), (captured(2, item="back1"),)
    ),
    "back at a talk it is the exercise held last": Row(
        [*SAID, GoTo("ex2"), GoTo("ex1"), GoTo("aim")], CaptureIssue("G3", "so"), (captured(2, item="aim"),)
    ),
    "before any exercise": Row([BEGIN], CaptureIssue("G3", "so"), "No exercise has begun"),
    "for no exercise": Row(EX1, CaptureIssue("G3", "so", "lunch"), "No exercise has begun"),
    "for nobody": Row(EX1, CaptureIssue("G9", "so"), "no such group"),
    "no words": Row(EX1, CaptureIssue("G3", " \x1b \n"), "no words to save yet"),
    "too many words": Row(EX1, CaptureIssue("G3", "x" * 10_001), "10,001 characters"),
    "just enough words": Row(EX1, CaptureIssue("G3", "x" * 10_000), (captured(1, "x" * 10_000),)),
    "words that steer": Row(EX1, CaptureIssue("G3", " a\x1b[31m [b]\u202e  c\nd "), (captured(1, "a[31m [b]  c d"),)),
    "a group that has left may still be written up": Row(
        [*EX1, CloseGroup("G3")], CaptureIssue("G3", "so"), (captured(1),)
    ),
    "an undone number is not given again": Row([*SAID, Undo()], CaptureIssue("G3", "so"), (captured(2),)),
    "edit": Row(SAID, EditIssue("E1-G3-1", "nobody asked"), (IssueEdited("E1-G3-1", "nobody asked"),)),
    "edit to the same": Row(SAID, EditIssue("E1-G3-1", " nobody asked her "), ()),
    "edit to nothing": Row(SAID, EditIssue("E1-G3-1", " "), "no words"),
    "edit nothing": Row(SAID, EditIssue("E1-G3-9", "x"), "no issue E1-G3-9"),
    "edit what was withdrawn": Row(
        [*SAID, WithdrawIssue("E1-G3-1")], EditIssue("E1-G3-1", "x"), "E1-G3-1 has been withdrawn"
    ),
    "withdraw": Row(SAID, WithdrawIssue("E1-G3-1"), (IssueWithdrawn("E1-G3-1"),)),
    "withdraw twice": Row([*SAID, WithdrawIssue("E1-G3-1")], WithdrawIssue("E1-G3-1"), "has been withdrawn"),
    "withdraw what was undone": Row([*SAID, Undo()], WithdrawIssue("E1-G3-1"), "has been withdrawn"),
    "move": Row(SAID, MoveIssue("E1-G3-1", "G1"), (IssueMoved("E1-G3-1", "G1"),)),
    "move to where it is": Row(SAID, MoveIssue("E1-G3-1", "G3"), "Group 3's already"),
    "move to nobody": Row(SAID, MoveIssue("E1-G3-1", "G9"), "no such group"),
    "move what was withdrawn": Row([*SAID, Undo()], MoveIssue("E1-G3-1", "G1"), "has been withdrawn"),
    "a moved issue leaves its number behind": Row(
        [*SAID, MoveIssue("E1-G3-1", "G1")], CaptureIssue("G3", "so"), (captured(2),)
    ),
}


@rows(ISSUES)
def test_issues(row: Row) -> None:
    """Capturing what groups say, and putting it right."""
    check(row, Day().at("09:30"))


GROUPS = {
    "add": Row([], AddGroup(), (GroupAdded("G5", 5, "Group 5"),)),
    "add by name": Row([], AddGroup(" The  Owls\n"), (GroupAdded("G5", 5, "The  Owls"),)),
    "add a name that is taken": Row([], AddGroup("group 2"), "a group called group 2 already"),
    "an undone group's number is not given again": Row(
        [AddGroup(), Undo()], AddGroup(), (GroupAdded("G6", 6, "Group 6"),)
    ),
    "rename": Row([], RenameGroup("G2", "Owls"), (GroupRenamed("G2", "Owls"),)),
    "rename to its own name": Row([], RenameGroup("G2", "Group 2"), ()),
    "rename in another case": Row([], RenameGroup("G2", "GROUP 2"), (GroupRenamed("G2", "GROUP 2"),)),
    "rename to a taken name": Row([], RenameGroup("G2", "GROUP 1"), "a group called GROUP 1 already"),
    "rename to a name whose group has left": Row(
        [CloseGroup("G1")], RenameGroup("G2", "Group 1"), (GroupRenamed("G2", "Group 1"),)
    ),
    "rename to nothing": Row([], RenameGroup("G2", "\t"), "needs a name"),
    "rename nobody": Row([], RenameGroup("G9", "Owls"), "no such group"),
    "close": Row([], CloseGroup("G2"), (GroupClosed("G2"),)),
    "close twice": Row([CloseGroup("G2")], CloseGroup("G2"), "Group 2 has left already"),
    "close the last": Row(
        [CloseGroup("G1"), CloseGroup("G2"), CloseGroup("G3")], CloseGroup("G4"), "at least one group"
    ),
    "close nobody": Row([], CloseGroup("G9"), "no such group"),
    "reopen": Row([CloseGroup("G2")], ReopenGroup("G2"), (GroupReopened("G2"),)),
    "reopen what is open": Row([], ReopenGroup("G2"), "Group 2 is here already"),
    "reopen when its name was taken meanwhile": Row(
        [CloseGroup("G1"), RenameGroup("G2", "Group 1")], ReopenGroup("G1"), "a group called Group 1 already"
    ),
    "reopen nobody": Row([], ReopenGroup("G9"), "no such group"),
    "no room": Row([AddGroup() for _ in range(4, MOST_GROUPS)], AddGroup(), "room for 12 groups"),
    "no room for one that comes back": Row(
        [CloseGroup("G1"), *(AddGroup() for _ in range(3, MOST_GROUPS))], ReopenGroup("G1"), "room for 12 groups"
    ),
}


@rows(GROUPS)
def test_groups(row: Row) -> None:
    """Seating, naming, leaving, coming back."""
    check(row, Day().at("09:30"))


ENTRIES = {
    "note": Row([BEGIN], AddNote(" tired \n group"), (NoteAdded("N1", "tired group", "welcome"),)),
    "note before the day": Row([], AddNote("cold room"), (NoteAdded("N1", "cold room", ""),)),
    "next note": Row([AddNote("x"), Undo()], AddNote("y"), (NoteAdded("N2", "y", ""),)),
    "empty note": Row([], AddNote(" "), "no words"),
    "parking": Row([BEGIN], AddParking("who pays?", " LA "), (ParkingAdded("P1", "who pays?", "welcome", "LA"),)),
    "empty parking": Row([], AddParking(""), "no words"),
    "action": Row([BEGIN], AddAction("ask", "LA", " by May "), (ActionAdded("A1", "ask", "welcome", "LA", "by May"),)),
    "empty action": Row([], AddAction("", "LA"), "no words"),
    "edit": Row([AddNote("x")], EditEntry("N1", "y", "LA"), (EntryEdited("N1", "y", "LA", ""),)),
    "edit to the same": Row([AddAction("x", "LA", "May")], EditEntry("A1", " x", "LA", "May"), ()),
    "edit to nothing": Row([AddNote("x")], EditEntry("N1", ""), "no words"),
    "edit nothing": Row([], EditEntry("N7", "y"), "no entry N7"),
    "edit what was taken back": Row([AddNote("x"), Undo()], EditEntry("N1", "y"), "N1 has been taken back"),
    "take back": Row([AddNote("x")], WithdrawEntry("N1"), (EntryWithdrawn("N1"),)),
    "take back twice": Row([AddNote("x"), WithdrawEntry("N1")], WithdrawEntry("N1"), "has been taken back"),
    "take nothing back": Row([], WithdrawEntry("N1"), "no entry N1"),
}


@rows(ENTRIES)
def test_entries(row: Row) -> None:
    """Notes, the parking lot, actions."""
    check(row, Day().at("09:30"))


RUN = {
    "start twice": Row([], start_command(), "already been started"),
    "end": Row([BEGIN], EndRun(), (RunEnded(),)),
    "end before anything": Row([], EndRun(), (RunEnded(),)),
    "end twice": Row([EndRun()], EndRun(), "The day has ended"),
    "nothing happens after the end": Row([BEGIN, EndRun()], NextPage(), "Reopen it first"),
    "no words after the end": Row([*EX1, EndRun()], CaptureIssue("G1", "x"), "Reopen it first"),
    "reopen": Row([BEGIN, EndRun()], ReopenRun(), (RunReopened(),)),
    "reopen an open day": Row([BEGIN], ReopenRun(), "still open"),
    "undo the end": Row([BEGIN, EndRun()], Undo(), (ChangeUndone(3),)),
    "a gap": Row([BEGIN], NoteGap(60.0), (GapNoted(60.0, True, "restart"),)),
    "a sleep": Row([BEGIN], NoteGap(60.0, False, True), (GapNoted(60.0, False, "sleep"),)),
    "a gap after the end": Row([EndRun()], NoteGap(60.0), (GapNoted(60.0, True, "restart"),)),
    "no gap": Row([BEGIN], NoteGap(0.0), ()),
    "a gap backwards": Row([BEGIN], NoteGap(-60.0), ()),
    "no number of a gap": Row([BEGIN], NoteGap(nan), ()),
    "an endless gap": Row([BEGIN], NoteGap(inf), ()),
    "undo nothing": Row([], Undo(), "nothing to take back"),
    "redo nothing": Row([BEGIN], Redo(), "nothing to do again"),
    "undo": Row([BEGIN, NextItem()], Undo(), (ChangeUndone(3),)),
    "undo past a page": Row([BEGIN, NextPage()], Undo(), (ChangeUndone(2),)),
    "undo further": Row([BEGIN, NextItem(), Undo()], Undo(), (ChangeUndone(2),)),
    "redo": Row([BEGIN, NextItem(), Undo()], Redo(), (ChangeRedone(3),)),
    "a new step forgets what could be done again": Row([BEGIN, Undo(), AddNote("x")], Redo(), "nothing"),
    "a page does not": Row([BEGIN, AddNote("x"), Undo(), NextPage()], Redo(), (ChangeRedone(3),)),
    "undo in a window that did nothing": Row([BEGIN], Undo("scribe"), "nothing to take back"),
}


@rows(RUN)
def test_the_run(row: Row) -> None:
    """Opening, ending and reopening a day; gaps; undo and redo."""
    check(row, Day().at("09:30"))


EVERY_COMMAND = [
    EndRun(),
    ReopenRun(),
    NoteGap(5.0),
    NextPage(),
    PreviousPage(),
    TurnTo(0),
    NextItem(),
    PreviousItem(),
    GoTo("aim"),
    RepeatItem(),
    SkipItem("aim"),
    RestoreItem("aim"),
    ToggleClock(),
    ChangeClock(60.0),
    SetClock(60.0),
    CaptureIssue("G1", "x"),
    EditIssue("E1-G1-1", "x"),
    WithdrawIssue("E1-G1-1"),
    MoveIssue("E1-G1-1", "G2"),
    AddGroup(),
    RenameGroup("G1", "x"),
    CloseGroup("G1"),
    ReopenGroup("G1"),
    JoinGroups("G1", "G2"),
    TurnPart(1),
    AddNote("x"),
    AddParking("x"),
    AddAction("x"),
    EditEntry("N1", "x"),
    WithdrawEntry("N1"),
    Undo(),
    Redo(),
    *ROUND_THE_WORDS,
    *AFTERWARDS,
    StartSecondClock(60.0),
    ToggleSecondClock(),
    ChangeSecondClock(60.0),
    CloseSecondClock(),
    AdvanceByClock("welcome"),
    SendNudge("stuck"),
    SeeNudge("U1"),
    *REPLANNING,
    SendNudge("x"),
    SeeNudge("U1"),
    ShowInRoom("page"),
    ToggleBlank(),
    ToggleHold(),
    ToggleSupport(),
    PeekAt("aim"),
    TurnPeek(-1),
    EndPeek(),
    ShowMessage("x"),
    TakeMessage(),
    UncoverEvent("robin.md", "e1"),
    CoverEvent("robin.md", "e1"),
    TellAgency("robin.md", "e1", "GP"),
    BringUpStage(),
    BeginInterruption(),
    ExplainInterruption("x"),
    EndInterruption(),
]
"""One of every kind but starting."""


def test_the_list_above_is_whole() -> None:
    """A new command is added to it."""
    there = {*Command.__subclasses__(), *AfterTheEnd.__subclasses__()}
    assert {type(wish) for wish in EVERY_COMMAND} | {StartRun, AfterTheEnd} == there


@pytest.mark.parametrize("wish", EVERY_COMMAND, ids=lambda wish: type(wish).__name__)
def test_nothing_can_be_asked_of_a_run_that_has_not_started(wish: Command) -> None:
    """Each is refused in the same words."""
    day = Day()
    day.states[-1] = day.states[0]
    assert "not been started" in day.refuses(wish)


# -- starting --------------------------------------------------------------------------------------------------


def test_a_start_holds_the_plan_and_names_every_group() -> None:
    """Names are cleaned, and an empty one is a number."""
    day = Day(groups=("", " Owls\x1b ", "Group 3"))
    start = day.state.started
    assert start is not None
    assert [(seat.number, seat.name) for seat in start.groups] == [(1, "Group 1"), (2, "Owls"), (3, "Group 3")]
    assert (start.plan, start.trainers, start.venue) == (small_plan(), ("AB",), "Town hall")
    assert list(day.state.groups) == ["G1", "G2", "G3"]


@pytest.mark.parametrize(
    ("groups", "words"),
    [((), "at least one group"), (("A",) * 2, "called A already"), (tuple(map(str, range(13))), "room for 12")],
)
def test_a_start_with_groups_that_do_not_fit(groups: tuple[str, ...], words: str) -> None:
    """None, too many, or two of one name."""
    day = Day()
    day.states[-1] = day.states[0]
    assert words in day.refuses(start_command(groups=groups))


def plan_of(*items: Item) -> Plan:
    """A plan of other items."""
    return small_plan(items)


def test_an_item_without_pages_has_one_page_and_space_leaves_it() -> None:
    """Its title is its page."""
    bare = Item("bare", "Bare", 5)
    day = started(plan_of(bare, ITEMS[0]))
    assert page_count(day.state, bare) == 1
    assert day.does(NextPage()) == (entered("welcome"),)


def test_a_report_back_on_what_captures_nothing_falls_back_to_the_last_exercise() -> None:
    """Words are kept rather than refused."""
    talk_back = Item("talkback", "Talk back", 5, kind="report-back", of="welcome")
    day = started(plan_of(ITEMS[0], ITEMS[2], talk_back)).goes_to("ex1").wait(5).goes_to("talkback")
    assert day.does(CaptureIssue("G1", "x")) == (IssueCaptured("E1-G1-1", "ex1", "G1", "x", "talkback"),)


def test_the_exercise_held_last_is_told_by_the_running_clock() -> None:
    """A wall clock that was set back does not send words to the wrong board."""
    day = started().goes_to("ex1")
    day.clock.turn(wall=-3600, run=60)
    day.goes_to("ex2").wait(60).goes_to("close")
    (event,) = day.does(CaptureIssue("G1", "x"))
    assert isinstance(event, IssueCaptured)
    assert event.exercise == "ex2"


def test_an_item_may_say_itself_how_its_clock_starts() -> None:
    """Before its kind does."""
    by_hand = msgspec.structs.replace(ITEMS[0], clock="hand")
    by_itself = msgspec.structs.replace(ITEMS[2], clock="entry")
    day = Day(plan_of(by_hand, by_itself))
    assert day.does(NextItem()) == (entered("welcome", running=False),)
    assert day.does(NextItem()) == (entered("ex1"),)
