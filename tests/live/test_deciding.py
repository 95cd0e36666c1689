"""Given what happened, when something is asked for, then these events, or a refusal in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf, nan

import msgspec
import pytest

from facilitator.agenda.model import Item, Plan
from facilitator.live import commands as c
from facilitator.live import events as e
from facilitator.live.facts import AnyEvent
from facilitator.live.facts.base import Command
from facilitator.live.facts.room import ShowInRoom, ToggleBlank, ToggleHold, ToggleSupport
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
    then: tuple[AnyEvent, ...] | str


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


def entered(item: str, *, skipping: bool = False, again: bool = False, running: bool = True) -> e.ItemEntered:
    """The event of entering an item whose clock starts with it."""
    return e.ItemEntered(item, skipping=skipping, again=again, running=running)


BEGIN = c.NextItem()

MOVING = {
    "the first space starts the day": Row([], c.NextPage(), (entered("welcome"),)),
    "n starts the day": Row([], c.NextItem(), (entered("welcome"),)),
    "s leaves nothing to skip before the day begins": Row([], c.NextItem(skipping=True), (entered("welcome"),)),
    "next page": Row([BEGIN], c.NextPage(), (e.PageTurned("welcome", 1),)),
    "from the last page of a talk on": Row([BEGIN, c.TurnTo(2)], c.NextPage(), (entered("aim"),)),
    "an exercise waits for its clock": Row([BEGIN, c.GoTo("ex1", 2)], c.NextPage(), "has not been started"),
    "an exercise holds while its clock runs": Row(
        [BEGIN, c.GoTo("ex1", 2), c.ToggleClock()], c.NextPage(), "still running. n goes on"
    ),
    "a paused exercise lets go": Row(
        [BEGIN, c.GoTo("ex1", 2), c.ToggleClock(), c.ToggleClock()], c.NextPage(), (entered("back1"),)
    ),
    "a report-back holds": Row([BEGIN, c.GoTo("back1")], c.NextPage(), "still running"),
    "a break holds": Row([BEGIN, c.GoTo("lunch")], c.NextPage(), "still running"),
    "n leaves a running exercise": Row([BEGIN, c.GoTo("ex1"), c.ToggleClock()], c.NextItem(), (entered("back1"),)),
    "the last page of the last item": Row([BEGIN, c.GoTo("close")], c.NextPage(), "E ends the day"),
    "n at the last item": Row([BEGIN, c.GoTo("close")], c.NextItem(), "E ends the day"),
    "n goes past what is skipped": Row([BEGIN, c.SkipItem("aim")], c.NextItem(), (entered("ex1", running=False),)),
    "page back": Row([BEGIN, c.NextPage()], c.PreviousPage(), (e.PageTurned("welcome", 0),)),
    "page back at the first": Row([BEGIN], c.PreviousPage(), "N goes back to the item before"),
    "page back before the day": Row([], c.PreviousPage(), "has not begun"),
    "turn to a page": Row([BEGIN], c.TurnTo(2), (e.PageTurned("welcome", 2),)),
    "turn beyond the last": Row([BEGIN], c.TurnTo(99), (e.PageTurned("welcome", 2),)),
    "turn before the first": Row([BEGIN, c.NextPage()], c.TurnTo(-5), (e.PageTurned("welcome", 0),)),
    "turn to where we are": Row([BEGIN], c.TurnTo(0), ()),
    "turn before the day": Row([], c.TurnTo(1), "has not begun"),
    "N goes back": Row([BEGIN, c.NextItem()], c.PreviousItem(), (entered("welcome"),)),
    "N at the first item": Row([BEGIN], c.PreviousItem(), "the first item"),
    "N before the day": Row([], c.PreviousItem(), "has not begun"),
    "N goes past what was skipped": Row(
        [BEGIN, c.NextItem(), c.NextItem(skipping=True)], c.PreviousItem(), (entered("welcome"),)
    ),
    "N to an exercise whose clock was started goes on with it": Row(
        [BEGIN, c.GoTo("ex1"), c.ToggleClock(), c.NextItem()], c.PreviousItem(), (entered("ex1"),)
    ),
    "N to an exercise whose clock never ran waits": Row(
        [BEGIN, c.GoTo("ex1"), c.NextItem()], c.PreviousItem(), (entered("ex1", running=False),)
    ),
    "go to": Row([BEGIN], c.GoTo("lunch"), (entered("lunch"),)),
    "go to the first before the day begins": Row([], c.GoTo("aim"), (entered("aim"),)),
    "go to a page": Row([BEGIN], c.GoTo("aim", 1), (entered("aim"), e.PageTurned("aim", 1))),
    "go to the page it shows anyway": Row([BEGIN], c.GoTo("aim", 0), (entered("aim"),)),
    "go to a page of this item": Row([BEGIN], c.GoTo("welcome", 2), (e.PageTurned("welcome", 2),)),
    "go to this page of this item": Row([BEGIN], c.GoTo("welcome", 0), ()),
    "go to where we are": Row([BEGIN], c.GoTo("welcome"), "at this item already"),
    "go nowhere": Row([BEGIN], c.GoTo("nowhere"), "no such item"),
    "go to what was skipped": Row([BEGIN, c.SkipItem("ex1")], c.GoTo("ex1"), (entered("ex1", running=False),)),
    "again from its first page": Row([BEGIN], c.RepeatItem(), (entered("welcome", again=True),)),
    "again from another page": Row(
        [BEGIN, c.NextPage()], c.RepeatItem(), (entered("welcome", again=True), e.PageTurned("welcome", 0))
    ),
    "an exercise again waits for its clock": Row(
        [BEGIN, c.GoTo("ex1"), c.ToggleClock()], c.RepeatItem(), (entered("ex1", again=True, running=False),)
    ),
    "again before the day": Row([], c.RepeatItem(), "has not begun"),
    "skip one to come": Row([BEGIN], c.SkipItem("lunch"), (e.ItemSkipped("lunch"),)),
    "skip it twice": Row([BEGIN, c.SkipItem("lunch")], c.SkipItem("lunch"), "skipped already"),
    "skip this one": Row([BEGIN], c.SkipItem("welcome"), (entered("aim", skipping=True),)),
    "skip what was held": Row([BEGIN, c.NextItem()], c.SkipItem("welcome"), "held already"),
    "skip the last item while there": Row([BEGIN, c.GoTo("close")], c.SkipItem("close"), "E ends the day"),
    "skip nothing": Row([BEGIN], c.SkipItem("nowhere"), "no such item"),
    "restore": Row([BEGIN, c.SkipItem("lunch")], c.RestoreItem("lunch"), (e.ItemRestored("lunch"),)),
    "restore what is not skipped": Row([BEGIN], c.RestoreItem("lunch"), "not skipped"),
    "restore nothing": Row([BEGIN], c.RestoreItem("nowhere"), "no such item"),
}


@rows(MOVING)
def test_items_and_pages(row: Row) -> None:
    """Moving about in the day."""
    check(row, Day().at("09:30"))


CLOCKS = {
    "pause": Row([BEGIN], c.ToggleClock(), (e.ClockPaused("welcome"),)),
    "go on": Row([BEGIN, c.ToggleClock()], c.ToggleClock(), (e.ClockStarted("welcome"),)),
    "start an exercise": Row([BEGIN, c.GoTo("ex1")], c.ToggleClock(), (e.ClockStarted("ex1"),)),
    "no clock before the day": Row([], c.ToggleClock(), "has not begun"),
    "more": Row([BEGIN], c.ChangeClock(300.0), (e.ClockChanged("welcome", 300.0),)),
    "less": Row([BEGIN], c.ChangeClock(-300.0), (e.ClockChanged("welcome", -300.0),)),
    "all of it": Row([BEGIN], c.ChangeClock(-600.0), (e.ClockChanged("welcome", -600.0),)),
    "more than all of it": Row([BEGIN], c.ChangeClock(-601.0), "no time left to take away"),
    "too much": Row([BEGIN], c.ChangeClock(12 * 3600.0), "longer than twelve hours"),
    "no change": Row([BEGIN], c.ChangeClock(0.0), ()),
    "no number": Row([BEGIN], c.ChangeClock(nan), "twelve hours"),
    "for ever": Row([BEGIN], c.ChangeClock(inf), "twelve hours"),
    "change before the day": Row([], c.ChangeClock(60.0), "has not begun"),
    "set": Row([BEGIN], c.SetClock(120.0), (e.ClockSet("welcome", 120.0),)),
    "set to nothing": Row([BEGIN], c.SetClock(0.0), (e.ClockSet("welcome", 0.0),)),
    "set to what is left": Row([BEGIN], c.SetClock(540.0), ()),
    "set below nothing": Row([BEGIN], c.SetClock(-1.0), "from nothing to twelve hours"),
    "set beyond": Row([BEGIN], c.SetClock(12 * 3600.0 + 1), "from nothing to twelve hours"),
    "set to no number": Row([BEGIN], c.SetClock(nan), "from nothing to twelve hours"),
    "set before the day": Row([], c.SetClock(60.0), "has not begun"),
}


@rows(CLOCKS)
def test_clocks(row: Row) -> None:
    """Starting, pausing and changing the current item's clock."""
    check(row, Day().at("09:30"))


EX1 = [BEGIN, c.GoTo("ex1")]
SAID = [*EX1, c.CaptureIssue("G3", "nobody asked her")]


def captured(number: int, text: str = "so", group: str = "G3", item: str = "ex1") -> e.IssueCaptured:
    """The event of capturing in the first exercise."""
    return e.IssueCaptured(f"E1-{group}-{number}", "ex1", group, text, item)


ISSUES = {
    "capture": Row(EX1, c.CaptureIssue("G3", "so"), (captured(1),)),
    "number by number": Row(SAID, c.CaptureIssue("G3", "so"), (captured(2),)),
    "each group counts its own": Row(SAID, c.CaptureIssue("G1", "so"), (captured(1, group="G1"),)),
    "in the report-back": Row([*SAID, c.NextItem()], c.CaptureIssue("G3", "so"), (captured(2, item="back1"),)),
    "after the report-back": Row([*SAID, c.GoTo("lunch")], c.CaptureIssue("G3", "so"), (captured(2, item="lunch"),)),
    "for an exercise by name": Row(
        SAID, c.CaptureIssue("G3", "so", "ex2"), (e.IssueCaptured("E2-G3-1", "ex2", "G3", "so", "ex1"),)
    ),
    "for the second exercise": Row(
        [*SAID, c.GoTo("ex2")], c.CaptureIssue("G3", "so"), (e.IssueCaptured("E2-G3-1", "ex2", "G3", "so", "ex2"),)
    ),
    "back at a report-back it is the exercise that is reported on": Row(
        [*SAID, c.GoTo("ex2"), c.GoTo("back1")], c.CaptureIssue("G3", "so"), (captured(2, item="back1"),)
    ),
    "back at a talk it is the exercise held last": Row(
        [*SAID, c.GoTo("ex2"), c.GoTo("ex1"), c.GoTo("aim")], c.CaptureIssue("G3", "so"), (captured(2, item="aim"),)
    ),
    "before any exercise": Row([BEGIN], c.CaptureIssue("G3", "so"), "No exercise has begun"),
    "for no exercise": Row(EX1, c.CaptureIssue("G3", "so", "lunch"), "No exercise has begun"),
    "for nobody": Row(EX1, c.CaptureIssue("G9", "so"), "no such group"),
    "no words": Row(EX1, c.CaptureIssue("G3", " \x1b \n"), "no words to save yet"),
    "too many words": Row(EX1, c.CaptureIssue("G3", "x" * 10_001), "10,001 characters"),
    "just enough words": Row(EX1, c.CaptureIssue("G3", "x" * 10_000), (captured(1, "x" * 10_000),)),
    "words that steer": Row(EX1, c.CaptureIssue("G3", " a\x1b[31m [b]\u202e  c\nd "), (captured(1, "a[31m [b]  c d"),)),
    "a group that has left may still be written up": Row(
        [*EX1, c.CloseGroup("G3")], c.CaptureIssue("G3", "so"), (captured(1),)
    ),
    "an undone number is not given again": Row([*SAID, c.Undo()], c.CaptureIssue("G3", "so"), (captured(2),)),
    "edit": Row(SAID, c.EditIssue("E1-G3-1", "nobody asked"), (e.IssueEdited("E1-G3-1", "nobody asked"),)),
    "edit to the same": Row(SAID, c.EditIssue("E1-G3-1", " nobody asked her "), ()),
    "edit to nothing": Row(SAID, c.EditIssue("E1-G3-1", " "), "no words"),
    "edit nothing": Row(SAID, c.EditIssue("E1-G3-9", "x"), "no issue E1-G3-9"),
    "edit what was withdrawn": Row(
        [*SAID, c.WithdrawIssue("E1-G3-1")], c.EditIssue("E1-G3-1", "x"), "E1-G3-1 has been withdrawn"
    ),
    "withdraw": Row(SAID, c.WithdrawIssue("E1-G3-1"), (e.IssueWithdrawn("E1-G3-1"),)),
    "withdraw twice": Row([*SAID, c.WithdrawIssue("E1-G3-1")], c.WithdrawIssue("E1-G3-1"), "has been withdrawn"),
    "withdraw what was undone": Row([*SAID, c.Undo()], c.WithdrawIssue("E1-G3-1"), "has been withdrawn"),
    "move": Row(SAID, c.MoveIssue("E1-G3-1", "G1"), (e.IssueMoved("E1-G3-1", "G1"),)),
    "move to where it is": Row(SAID, c.MoveIssue("E1-G3-1", "G3"), "Group 3's already"),
    "move to nobody": Row(SAID, c.MoveIssue("E1-G3-1", "G9"), "no such group"),
    "move what was withdrawn": Row([*SAID, c.Undo()], c.MoveIssue("E1-G3-1", "G1"), "has been withdrawn"),
    "a moved issue leaves its number behind": Row(
        [*SAID, c.MoveIssue("E1-G3-1", "G1")], c.CaptureIssue("G3", "so"), (captured(2),)
    ),
}


@rows(ISSUES)
def test_issues(row: Row) -> None:
    """Capturing what groups say, and putting it right."""
    check(row, Day().at("09:30"))


GROUPS = {
    "add": Row([], c.AddGroup(), (e.GroupAdded("G5", 5, "Group 5"),)),
    "add by name": Row([], c.AddGroup(" The  Owls\n"), (e.GroupAdded("G5", 5, "The  Owls"),)),
    "add a name that is taken": Row([], c.AddGroup("group 2"), "a group called group 2 already"),
    "an undone group's number is not given again": Row(
        [c.AddGroup(), c.Undo()], c.AddGroup(), (e.GroupAdded("G6", 6, "Group 6"),)
    ),
    "rename": Row([], c.RenameGroup("G2", "Owls"), (e.GroupRenamed("G2", "Owls"),)),
    "rename to its own name": Row([], c.RenameGroup("G2", "Group 2"), ()),
    "rename in another case": Row([], c.RenameGroup("G2", "GROUP 2"), (e.GroupRenamed("G2", "GROUP 2"),)),
    "rename to a taken name": Row([], c.RenameGroup("G2", "GROUP 1"), "a group called GROUP 1 already"),
    "rename to a name whose group has left": Row(
        [c.CloseGroup("G1")], c.RenameGroup("G2", "Group 1"), (e.GroupRenamed("G2", "Group 1"),)
    ),
    "rename to nothing": Row([], c.RenameGroup("G2", "\t"), "needs a name"),
    "rename nobody": Row([], c.RenameGroup("G9", "Owls"), "no such group"),
    "close": Row([], c.CloseGroup("G2"), (e.GroupClosed("G2"),)),
    "close twice": Row([c.CloseGroup("G2")], c.CloseGroup("G2"), "Group 2 has left already"),
    "close the last": Row(
        [c.CloseGroup("G1"), c.CloseGroup("G2"), c.CloseGroup("G3")], c.CloseGroup("G4"), "at least one group"
    ),
    "close nobody": Row([], c.CloseGroup("G9"), "no such group"),
    "reopen": Row([c.CloseGroup("G2")], c.ReopenGroup("G2"), (e.GroupReopened("G2"),)),
    "reopen what is open": Row([], c.ReopenGroup("G2"), "Group 2 is here already"),
    "reopen when its name was taken meanwhile": Row(
        [c.CloseGroup("G1"), c.RenameGroup("G2", "Group 1")], c.ReopenGroup("G1"), "a group called Group 1 already"
    ),
    "reopen nobody": Row([], c.ReopenGroup("G9"), "no such group"),
    "no room": Row([c.AddGroup() for _ in range(4, MOST_GROUPS)], c.AddGroup(), "room for 12 groups"),
    "no room for one that comes back": Row(
        [c.CloseGroup("G1"), *(c.AddGroup() for _ in range(3, MOST_GROUPS))], c.ReopenGroup("G1"), "room for 12 groups"
    ),
}


@rows(GROUPS)
def test_groups(row: Row) -> None:
    """Seating, naming, leaving, coming back."""
    check(row, Day().at("09:30"))


JOTTINGS = {
    "note": Row([BEGIN], c.AddNote(" tired \n group"), (e.NoteAdded("N1", "tired group", "welcome"),)),
    "note before the day": Row([], c.AddNote("cold room"), (e.NoteAdded("N1", "cold room", ""),)),
    "next note": Row([c.AddNote("x"), c.Undo()], c.AddNote("y"), (e.NoteAdded("N2", "y", ""),)),
    "empty note": Row([], c.AddNote(" "), "no words"),
    "parking": Row([BEGIN], c.AddParking("who pays?", " LA "), (e.ParkingAdded("P1", "who pays?", "welcome", "LA"),)),
    "empty parking": Row([], c.AddParking(""), "no words"),
    "action": Row(
        [BEGIN], c.AddAction("ask", "LA", " by May "), (e.ActionAdded("A1", "ask", "welcome", "LA", "by May"),)
    ),
    "empty action": Row([], c.AddAction("", "LA"), "no words"),
    "edit": Row([c.AddNote("x")], c.EditJotting("N1", "y", "LA"), (e.JottingEdited("N1", "y", "LA", ""),)),
    "edit to the same": Row([c.AddAction("x", "LA", "May")], c.EditJotting("A1", " x", "LA", "May"), ()),
    "edit to nothing": Row([c.AddNote("x")], c.EditJotting("N1", ""), "no words"),
    "edit nothing": Row([], c.EditJotting("N7", "y"), "no entry N7"),
    "edit what was taken back": Row([c.AddNote("x"), c.Undo()], c.EditJotting("N1", "y"), "N1 has been taken back"),
    "take back": Row([c.AddNote("x")], c.WithdrawJotting("N1"), (e.JottingWithdrawn("N1"),)),
    "take back twice": Row([c.AddNote("x"), c.WithdrawJotting("N1")], c.WithdrawJotting("N1"), "has been taken back"),
    "take nothing back": Row([], c.WithdrawJotting("N1"), "no entry N1"),
}


@rows(JOTTINGS)
def test_jottings(row: Row) -> None:
    """Notes, the parking lot, actions."""
    check(row, Day().at("09:30"))


RUN = {
    "start twice": Row([], start_command(), "already been started"),
    "end": Row([BEGIN], c.EndRun(), (e.RunEnded(),)),
    "end before anything": Row([], c.EndRun(), (e.RunEnded(),)),
    "end twice": Row([c.EndRun()], c.EndRun(), "The day has ended"),
    "nothing happens after the end": Row([BEGIN, c.EndRun()], c.NextPage(), "Reopen it first"),
    "no words after the end": Row([*EX1, c.EndRun()], c.CaptureIssue("G1", "x"), "Reopen it first"),
    "reopen": Row([BEGIN, c.EndRun()], c.ReopenRun(), (e.RunReopened(),)),
    "reopen an open day": Row([BEGIN], c.ReopenRun(), "still open"),
    "undo the end": Row([BEGIN, c.EndRun()], c.Undo(), (e.ChangeUndone(3),)),
    "a gap": Row([BEGIN], c.NoteGap(60.0), (e.GapNoted(60.0, True, "restart"),)),
    "a sleep": Row([BEGIN], c.NoteGap(60.0, False, True), (e.GapNoted(60.0, False, "sleep"),)),
    "a gap after the end": Row([c.EndRun()], c.NoteGap(60.0), (e.GapNoted(60.0, True, "restart"),)),
    "no gap": Row([BEGIN], c.NoteGap(0.0), ()),
    "a gap backwards": Row([BEGIN], c.NoteGap(-60.0), ()),
    "no number of a gap": Row([BEGIN], c.NoteGap(nan), ()),
    "an endless gap": Row([BEGIN], c.NoteGap(inf), ()),
    "undo nothing": Row([], c.Undo(), "nothing to take back"),
    "redo nothing": Row([BEGIN], c.Redo(), "nothing to do again"),
    "undo": Row([BEGIN, c.NextItem()], c.Undo(), (e.ChangeUndone(3),)),
    "undo past a page": Row([BEGIN, c.NextPage()], c.Undo(), (e.ChangeUndone(2),)),
    "undo further": Row([BEGIN, c.NextItem(), c.Undo()], c.Undo(), (e.ChangeUndone(2),)),
    "redo": Row([BEGIN, c.NextItem(), c.Undo()], c.Redo(), (e.ChangeRedone(3),)),
    "a new step forgets what could be done again": Row([BEGIN, c.Undo(), c.AddNote("x")], c.Redo(), "nothing"),
    "a page does not": Row([BEGIN, c.AddNote("x"), c.Undo(), c.NextPage()], c.Redo(), (e.ChangeRedone(3),)),
    "undo in a window that did nothing": Row([BEGIN], c.Undo("scribe"), "nothing to take back"),
}


@rows(RUN)
def test_the_run(row: Row) -> None:
    """Opening, ending and reopening a day; gaps; undo and redo."""
    check(row, Day().at("09:30"))


EVERY_COMMAND = [
    c.EndRun(),
    c.ReopenRun(),
    c.NoteGap(5.0),
    c.NextPage(),
    c.PreviousPage(),
    c.TurnTo(0),
    c.NextItem(),
    c.PreviousItem(),
    c.GoTo("aim"),
    c.RepeatItem(),
    c.SkipItem("aim"),
    c.RestoreItem("aim"),
    c.ToggleClock(),
    c.ChangeClock(60.0),
    c.SetClock(60.0),
    c.CaptureIssue("G1", "x"),
    c.EditIssue("E1-G1-1", "x"),
    c.WithdrawIssue("E1-G1-1"),
    c.MoveIssue("E1-G1-1", "G2"),
    c.AddGroup(),
    c.RenameGroup("G1", "x"),
    c.CloseGroup("G1"),
    c.ReopenGroup("G1"),
    c.JoinGroups("G1", "G2"),
    c.TurnPart(1),
    c.AddNote("x"),
    c.AddParking("x"),
    c.AddAction("x"),
    c.EditJotting("N1", "x"),
    c.WithdrawJotting("N1"),
    c.Undo(),
    c.Redo(),
    *ROUND_THE_WORDS,
    *AFTERWARDS,
    c.StartSecondClock(60.0),
    c.ToggleSecondClock(),
    c.ChangeSecondClock(60.0),
    c.CloseSecondClock(),
    c.AdvanceByClock("welcome"),
    c.SendNudge("stuck"),
    c.SeeNudge("U1"),
    *REPLANNING,
    c.SendNudge("x"),
    c.SeeNudge("U1"),
    ShowInRoom("page"),
    ToggleBlank(),
    ToggleHold(),
    ToggleSupport(),
]
"""One of every kind but starting."""


def test_the_list_above_is_whole() -> None:
    """A new command is added to it."""
    assert {type(wish) for wish in EVERY_COMMAND} | {c.StartRun} == set(Command.__subclasses__())


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
    assert day.does(c.NextPage()) == (entered("welcome"),)


def test_a_report_back_on_what_captures_nothing_falls_back_to_the_last_exercise() -> None:
    """Words are kept rather than refused."""
    talk_back = Item("talkback", "Talk back", 5, kind="report-back", of="welcome")
    day = started(plan_of(ITEMS[0], ITEMS[2], talk_back)).goes_to("ex1").wait(5).goes_to("talkback")
    assert day.does(c.CaptureIssue("G1", "x")) == (e.IssueCaptured("E1-G1-1", "ex1", "G1", "x", "talkback"),)


def test_the_exercise_held_last_is_told_by_the_running_clock() -> None:
    """A wall clock that was set back does not send words to the wrong board."""
    day = started().goes_to("ex1")
    day.clock.turn(wall=-3600, run=60)
    day.goes_to("ex2").wait(60).goes_to("close")
    (event,) = day.does(c.CaptureIssue("G1", "x"))
    assert isinstance(event, e.IssueCaptured)
    assert event.exercise == "ex2"


def test_an_item_may_say_itself_how_its_clock_starts() -> None:
    """Before its kind does."""
    by_hand = msgspec.structs.replace(ITEMS[0], clock="hand")
    by_itself = msgspec.structs.replace(ITEMS[2], clock="entry")
    day = Day(plan_of(by_hand, by_itself))
    assert day.does(c.NextItem()) == (entered("welcome", running=False),)
    assert day.does(c.NextItem()) == (entered("ex1"),)
