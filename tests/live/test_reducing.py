"""The fold: what steps change, taking them back, and events that name what nobody knows."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.agenda import (
    GoTo,
    ItemEntered,
    ItemRestored,
    ItemSkipped,
    NextItem,
    NextPage,
    PageTurned,
    PreviousItem,
    RepeatItem,
    SkipItem,
    TurnTo,
)
from facilitator.live.facts.base import Event
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone, Redo, Undo
from facilitator.live.facts.clocks import ChangeClock, ClockChanged, ClockPaused, ClockSet, ClockStarted, ToggleClock
from facilitator.live.facts.day import EndRun, GapNoted, ReopenRun, RunEnded, RunReopened, RunStarted
from facilitator.live.facts.entries import AddNote, EntryEdited, EntryWithdrawn, NoteAdded
from facilitator.live.facts.groups import GroupClosed, GroupRenamed, GroupReopened, RenameGroup
from facilitator.live.facts.issues import (
    CaptureIssue,
    EditIssue,
    IssueCaptured,
    IssueEdited,
    IssueMoved,
    IssueWithdrawn,
)
from facilitator.live.queries.view import look
from facilitator.live.rules import evolve, reducing, replay
from facilitator.live.rules.reducing import split_number
from facilitator.live.rules.registry import STEPS, WHOLE
from facilitator.live.state import State
from tests.makers import Day, long_day, small_plan, stamp, started, without_place


def test_every_kind_of_event_can_be_folded() -> None:
    """By exactly one rule each."""
    assert {*STEPS, *WHOLE} == set(KINDS)
    assert not {*STEPS} & {*WHOLE}


STRANGE: list[Event] = [
    ItemEntered("nowhere", skipping=True, again=True, running=True),
    ItemSkipped("nowhere"),
    ItemRestored("nowhere"),
    PageTurned("nowhere", 3),
    ClockStarted("nowhere"),
    ClockPaused("nowhere"),
    ClockChanged("nowhere", 60.0),
    ClockSet("nowhere", 60.0),
    IssueEdited("E9-G9-9", "x"),
    IssueWithdrawn("E9-G9-9"),
    IssueMoved("E9-G9-9", "G1"),
    IssueMoved("E1-G1-1", "G9"),
    GroupRenamed("G9", "x"),
    GroupClosed("G9"),
    GroupReopened("G9"),
    EntryEdited("N9", "x"),
    EntryWithdrawn("N9"),
    ChangeUndone(99),
    ChangeRedone(99),
    ChangeRedone(1),
]


def day_with_words() -> Day:
    """A day with an issue of group 1 on its board."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked her"))
    return day.wait(60)


@pytest.mark.parametrize("event", STRANGE, ids=lambda event: type(event).__name__)
def test_an_event_that_names_something_unknown_changes_nothing(event: Event) -> None:
    """It is counted, and the day can still be looked at."""
    day = day_with_words()
    before = day.state
    day.happens(event)
    assert without_place(day.state) == without_place(before)
    assert day.state.seq == before.seq + 1
    assert day.state.last == day.now
    day.view()


@pytest.mark.parametrize("event", [*STRANGE, NoteAdded("N1", "x"), GapNoted(5.0), RunEnded(), RunReopened()])
def test_before_the_start_events_are_survived(event: Event) -> None:
    """As in a journal whose first pages were damaged."""
    state = evolve(State(), Recorded(1, stamp("09:00"), "lead", event))
    assert state.seq == 1
    opened = evolve(state, msgspec.structs.replace(Day().entries[0], seq=2))
    assert look(opened, stamp("09:30")).seq == 2


def test_a_second_start_changes_nothing() -> None:
    """The plan of a run is the one it began with."""
    day = day_with_words()
    before = day.state
    start = day.entries[0].event
    assert isinstance(start, RunStarted)
    day.happens(msgspec.structs.replace(start, plan=small_plan(small_plan().items[:1])))
    assert without_place(day.state) == without_place(before)


def test_words_of_an_unknown_group_and_exercise_are_kept() -> None:
    """Whoever said them."""
    day = day_with_words().happens(IssueCaptured("E7-G9-1", "gone", "G9", "still said", "gone"))
    assert day.state.issues["E7-G9-1"].said == "still said"
    day.view()


def test_a_number_that_is_taken_keeps_its_first_words() -> None:
    """Numbers never change their meaning."""
    day = day_with_words().happens(IssueCaptured("E1-G1-1", "ex1", "G1", "other words", "ex1"))
    assert day.state.issues["E1-G1-1"].said == "nobody asked her"


@pytest.mark.parametrize(
    ("identifier", "split"),
    [
        ("E1-G3-4", ("E1-G3-", 4)),
        ("N12", ("N", 12)),
        ("G5", ("G", 5)),
        ("", ("", 0)),
        ("N", ("N", 0)),
        ("7", ("", 7)),
        ("N" + "9" * 5000, ("N", 0)),
        ("N\u0663", ("N\u0663", 0)),
    ],
)
def test_numbers_are_told_from_their_series(identifier: str, split: tuple[str, int]) -> None:
    """Also in ids that no program gave out."""
    assert split_number(identifier) == split


def test_turned_pages_survive_a_visit_elsewhere() -> None:
    """Coming back shows the page that was left."""
    day = started()
    day.does(TurnTo(2), GoTo("aim"), GoTo("welcome"))
    assert day.here().page_number == 3


def test_leaving_stops_the_clock_and_ends_the_stay() -> None:
    """At the same moment."""
    day = started().wait(90)
    day.does(NextItem())
    left = day.state.items["welcome"]
    assert (left.clock.since, left.clock.banked) == (None, 90.0)
    assert [(visit.entered, visit.left) for visit in left.visits] == [(stamp("09:30"), stamp("09:31:30"))]


def test_coming_back_goes_on_with_the_same_clock_and_another_stay() -> None:
    """The time away is not counted."""
    day = started().wait(90)
    day.does(NextItem())
    day.wait(600).does(PreviousItem())
    day.wait(30)
    assert day.here().clock.left == 600 - 90 - 30
    assert len(day.state.items["welcome"].visits) == 2


def test_undo_of_entering_gives_the_former_item_its_clock_back_as_if_never_left() -> None:
    """It ran on all the while."""
    day = started().wait(60)
    before = day.state
    day.does(NextItem())
    day.wait(45).does(Undo())
    assert day.state.items == before.items
    assert day.here().id == "welcome"
    assert day.here().clock.left == 600 - 60 - 45
    assert day.here().clock.state == "running"


def test_undo_of_the_very_first_entering_waits_again() -> None:
    """Nothing has begun."""
    day = started()
    day.does(Undo())
    assert (day.state.phase, day.state.current) == ("waiting", "")
    assert day.view().now is None


def test_going_to_a_page_is_one_step_and_the_page_stays_turned() -> None:
    """Undo goes back to the item before, and further to the start."""
    day = started()
    day.does(GoTo("aim", 1))
    assert (day.here().id, day.here().page_number) == ("aim", 2)
    day.does(Undo())
    assert (day.here().id, day.state.pages) == ("welcome", {"aim": 1})
    day.does(Undo())
    assert day.state.current == ""


def test_again_is_one_step_and_gives_the_full_time() -> None:
    """From the first page, in a new stay; undo brings the old clock back."""
    day = started()
    day.does(ChangeClock(120.0), NextPage())
    day.wait(400).does(RepeatItem())
    assert (day.here().clock.left, day.here().clock.allotted, day.here().page_number) == (600, 600, 1)
    assert [visit.left is None for visit in day.state.items["welcome"].visits] == [False, True]
    day.wait(10).does(Undo())
    assert (day.here().clock.left, day.here().clock.allotted) == (720 - 410, 720)
    assert len(day.state.items["welcome"].visits) == 1


def test_skipping_this_item_marks_it_and_undo_takes_the_mark_away() -> None:
    """It was never skipped then."""
    day = started()
    day.does(NextItem(skipping=True))
    assert day.state.items["welcome"].skipped
    day.does(Undo())
    assert not day.state.items["welcome"].skipped


def test_going_to_a_skipped_item_holds_it() -> None:
    """After all."""
    day = started()
    day.does(SkipItem("aim"), GoTo("aim"))
    assert not day.state.items["aim"].skipped


def test_an_ended_day_stands_still_and_a_reopened_one_goes_on_where_it_was() -> None:
    """With what was left, in a new stay."""
    day = started().wait(60)
    day.does(EndRun())
    day.wait(3600)
    assert (day.view().phase, day.here().clock.left, day.here().clock.state) == ("ended", 540, "paused")
    day.does(ReopenRun())
    assert (day.view().phase, day.here().id, day.here().clock.left) == ("running", "welcome", 540)
    assert len(day.state.items["welcome"].visits) == 2


def test_reopening_a_day_that_never_began_waits() -> None:
    """As it did before."""
    day = Day()
    day.does(EndRun(), ReopenRun())
    assert day.state.phase == "waiting"


def test_undo_of_capture_keeps_the_words_withdrawn_and_redo_brings_them_back() -> None:
    """Words are never gone."""
    day = day_with_words()
    before = day.state.issues
    day.does(Undo())
    issue = day.state.issues["E1-G1-1"]
    assert (issue.withdrawn, issue.said) == (True, "nobody asked her")
    day.wait(60).does(Redo())
    assert day.state.issues == before


def test_edits_keep_every_wording_with_its_hand() -> None:
    """The first is what was said, the last is shown."""
    day = day_with_words()
    day.does(EditIssue("E1-G1-1", "nobody asked the child"), by="scribe")
    issue = day.state.issues["E1-G1-1"]
    assert [(wording.text, wording.by) for wording in issue.wordings] == [
        ("nobody asked her", "lead"),
        ("nobody asked the child", "scribe"),
    ]
    assert (issue.text, issue.said) == ("nobody asked the child", "nobody asked her")


def test_each_window_takes_back_its_own() -> None:
    """Never what the other one did."""
    day = day_with_words()
    day.does(CaptureIssue("G2", "the scribe's"), by="scribe")
    day.does(Undo())
    assert day.state.issues["E1-G1-1"].withdrawn
    assert not day.state.issues["E1-G2-1"].withdrawn
    day.does(Undo("scribe"), by="scribe")
    assert day.state.issues["E1-G2-1"].withdrawn


def test_what_another_window_changed_since_cannot_be_taken_back() -> None:
    """Until that window has taken its own change back."""
    day = day_with_words()
    day.does(EditIssue("E1-G1-1", "better"), by="scribe")
    assert "Another window has changed this since" in day.refuses(Undo())
    day.does(Undo("scribe"), by="scribe")
    day.does(Undo())
    assert "cannot be done again" in day.tries(Redo("scribe"), by="scribe")
    assert day.state.issues["E1-G1-1"].said == "nobody asked her"


def test_what_another_window_changed_since_cannot_be_done_again() -> None:
    """The other's change stands."""
    day = day_with_words()
    day.does(RenameGroup("G1", "Owls"), Undo())
    day.does(RenameGroup("G1", "Larks"), by="scribe")
    assert "cannot be done again" in day.refuses(Redo())


def test_replaying_in_one_go_leaves_the_state_it_began_with_alone() -> None:
    """A replay writes only to mappings it made itself."""
    day = day_with_words()
    before = day.state
    kept = msgspec.json.encode(before.issues)
    more = Day()
    more.states, more.entries = [before], []
    more.clock = day.clock
    more.does(CaptureIssue("G1", "more"), EditIssue("E1-G1-1", "changed"), ToggleClock(), AddNote("x"))
    items, pages = before.items, before.pages
    assert replay(more.entries, before) == more.state
    assert (msgspec.json.encode(before.issues), before.items, before.pages) == (kept, items, pages)


def test_a_busy_day_folds_the_same_in_one_go_and_one_by_one() -> None:
    """Four hundred events of every usual kind."""
    entries = long_day(400)
    state = State()
    for entry in entries:
        state = evolve(state, entry)
    assert replay(entries) == state
    assert state.last is not None
    assert state.last.wall - entries[0].at.wall > timedelta(minutes=20)


def test_a_replay_makes_one_state_however_many_events_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """A state for each of thousands of events would take most of the time of coming back to a day."""
    entries, made = long_day(200), list[State]()

    def counted(thing: msgspec.Struct, **parts: object) -> object:
        if isinstance(thing, State):
            made.append(thing)
        return msgspec.structs.replace(thing, **parts)

    monkeypatch.setattr(reducing, "replace", counted)
    assert replay(entries).seq == entries[-1].seq
    assert len(made) == 1


def test_a_state_that_was_given_out_stays_as_it_is_while_the_day_goes_on() -> None:
    """Evolving and replaying write on a state of their own."""
    entries = long_day(60)
    before = replay(entries[:40])
    kept = msgspec.json.encode(before)
    evolve(before, entries[40])
    assert replay(entries[40:], before) == replay(entries)
    assert msgspec.json.encode(before) == kept
