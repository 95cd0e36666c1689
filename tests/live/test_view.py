"""What a screen may read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from facilitator.live.facts.agenda import GoTo, NextPage, PageTurned, RestoreItem, SkipItem, TurnTo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import NoteGap
from facilitator.live.facts.entries import AddAction, AddNote, AddParking
from facilitator.live.facts.groups import CloseGroup, RenameGroup
from facilitator.live.facts.issues import CaptureIssue, MoveIssue, WithdrawIssue
from facilitator.live.queries.view import Milestone, board_of, look, pulse, until_pulse
from facilitator.live.stamp import offset_at
from facilitator.live.state import State
from tests.makers import ITEMS, Day, at, small_plan, stamp, started


def test_a_run_that_has_not_started_cannot_be_looked_at() -> None:
    """There is no plan to show."""
    with pytest.raises(ValueError, match="not been started"):
        look(State(), stamp("09:00"))


def test_waiting_for_the_day_to_begin() -> None:
    """No item yet, no board, but the whole day ahead."""
    view = Day().view()
    assert (view.phase, view.now, view.board, view.drift) == ("waiting", None, None, "on time")
    assert [row.item.id for row in view.rows] == [item.id for item in ITEMS]
    assert view.milestones == (
        Milestone("Lunch", at("11:00"), at("11:00")),
        Milestone("finish", at("12:20"), at("12:20")),
    )


def test_the_current_item_and_its_page() -> None:
    """Title, place in the day, page, prompts, and what comes next."""
    day = started()
    day.does(NextPage())
    now = day.here()
    assert (now.id, now.word, now.title, now.position, now.holds) == ("welcome", "Talk", "Welcome", 1, False)
    assert (now.page and now.page.title, now.page_number, now.pages) == ("welcome 2", 2, 3)
    assert now.prompts == ("Fire exits",)


def test_an_exercise_shows_its_deck_then_the_story_and_a_report_back_the_handout() -> None:
    """The case is marked as fictional on its own pages only, its warning is always there."""
    day = started().goes_to("ex1")
    titles, fictional = [], []
    for number in range(3):
        day.does(TurnTo(number))
        now = day.here()
        titles.append(now.page.title if now.page else "")
        fictional.append(now.fictional)
    assert titles == ["task 1", "Robin is born", "Robin is two"]
    assert fictional == [False, True, True]
    assert day.here().case_warning == "Neglect"
    plan = small_plan([ITEMS[2], replace(ITEMS[3], case="robin.md")])
    back = started(plan).goes_to("back1").here()
    assert (back.pages, back.page and back.page.title) == (1, "What was learned")


def test_an_item_without_pages_shows_its_title() -> None:
    """One page, with nothing on it."""
    now = started().goes_to("lunch").here()
    assert (now.page, now.page_number, now.pages) == (None, 1, 1)


@pytest.mark.parametrize("page", [-7, 99])
def test_a_page_that_is_not_there_shows_the_nearest(page: int) -> None:
    """As when a run is carried on with another edition of a deck."""
    day = started().happens(PageTurned("welcome", page))
    assert day.here().page_number == (1 if page < 0 else 3)


def test_the_clocks_face() -> None:
    """Whole seconds, three states, and when it will be over."""
    day = started().goes_to("ex1")
    face = day.here().clock
    assert (face.state, face.left, face.ends, face.phase, face.phase_left) == ("not started", 1200, None, "read", 300)
    day.does(ToggleClock())
    day.wait(360.5)
    face = day.here().clock
    assert (face.state, face.left, face.phase, face.phase_left) == ("running", 840, "discuss", 540)
    assert face.ends == at("09:50")
    day.does(ToggleClock())
    assert (day.here().clock.state, day.here().clock.ends) == ("paused", None)


def test_over_time() -> None:
    """Below nothing, and when it was over."""
    day = started().wait(630)
    face = day.here().clock
    assert (face.left, face.ends, face.phase) == (-30, at("09:40"), "")


@pytest.mark.parametrize(
    ("minutes", "cue"),
    [
        (0, ""),
        (9.9, ""),
        (10, "Half way"),
        (17.9, "Half way"),
        (18, "Two minutes"),
        (20, "Pens down"),
        (35, "Pens down"),
    ],
)
def test_cues(minutes: float, cue: str) -> None:
    """The words of the last cue whose minute has come."""
    day = started().goes_to("ex1")
    day.does(ToggleClock())
    assert day.wait(minutes=minutes).here().cue == cue


def test_no_cue_before_the_clock_runs() -> None:
    """Even where the first cue is as long as the item."""
    item = replace(ITEMS[2], cues=(replace(ITEMS[2].cues[0], minutes=20),))
    assert started(small_plan([item])).here().cue == ""


def test_milestones_leave_out_what_is_past_or_skipped() -> None:
    """From lunch on only the finish is a milestone."""
    day = started()
    day.does(SkipItem("lunch"))
    assert [milestone.name for milestone in day.view().milestones] == ["finish"]
    day.does(RestoreItem("lunch"), GoTo("lunch"))
    assert [milestone.name for milestone in day.view().milestones] == ["finish"]


def test_a_late_milestone_keeps_its_planned_time() -> None:
    """The bar says both."""
    day = started().at("11:05")
    lunch, finish = day.view().milestones
    assert (lunch.planned, lunch.expected) == (at("11:00"), at("12:15"))
    assert (finish.planned, finish.expected) == (at("12:20"), at("13:35"))


def said(day: Day) -> dict[str, list[str]]:
    """The board: words by group name."""
    board = day.view().board
    assert board is not None
    return {column.group.name: [issue.text for issue in column.issues] for column in board.columns}


def test_the_board() -> None:
    """Every group has a column, withdrawn words are off it, moved ones stand with their group."""
    day = started(groups=3).goes_to("ex1")
    day.does(CaptureIssue("G1", "one"), CaptureIssue("G1", "two"), CaptureIssue("G2", "three"))
    assert said(day) == {"Group 1": ["one", "two"], "Group 2": ["three"], "Group 3": []}
    day.does(WithdrawIssue("E1-G1-1"), MoveIssue("E1-G1-2", "G2"), RenameGroup("G3", "Owls"))
    assert said(day) == {"Group 1": [], "Group 2": ["two", "three"], "Owls": []}
    board = day.view().board
    assert board is not None
    assert (board.exercise, board.number, board.title, board.asked) == ("ex1", 1, "Exercise 1", (5, 6))


def test_a_group_that_left_keeps_its_column_if_it_said_something() -> None:
    """Its words stay on the board."""
    day = started(groups=3).goes_to("ex1")
    day.does(CaptureIssue("G1", "one"), CloseGroup("G1"), CloseGroup("G2"))
    assert said(day) == {"Group 1": ["one"], "Group 3": []}
    assert [group.id for group in day.view().groups] == ["G3"]


def test_each_exercise_has_its_own_board() -> None:
    """What was said in the first stays off the second's."""
    day = started(groups=1).goes_to("ex1")
    day.does(CaptureIssue("G1", "one"), GoTo("ex2"))
    assert said(day) == {"Group 1": []}
    assert [len(column.issues) for column in board_of(day.state, "ex1").columns] == [1]


def test_entries_and_gaps_are_there() -> None:
    """Notes, questions and actions in the order they were made."""
    day = started().wait(60)
    day.does(AddNote("n"), AddParking("p", "LA"), AddAction("a", "LA", "May"), NoteGap(30.0))
    view = day.view()
    assert [(j.id, j.kind, j.text) for j in view.entries] == [
        ("N1", "note", "n"),
        ("P1", "parking", "p"),
        ("A1", "action", "a"),
    ]
    assert [gap.item for gap in view.gaps] == ["welcome"]
    assert view.last == at("09:31")


@pytest.mark.parametrize(("instant", "minutes"), [("00:30", 0), ("01:00", 60), ("12:00", 60), ("14:00", -90)])
def test_local_time_by_the_runs_own_record(instant: str, minutes: int) -> None:
    """Each stretch has its own offset; before the first, the first holds."""
    offsets = ((at("00:45"), 0), (at("01:00"), 60), (at("13:00"), -90))
    assert offset_at(offsets, at(instant)) == minutes


def test_local_time_without_a_record_is_utc() -> None:
    """As in a run from elsewhere."""
    assert offset_at((), at("10:00")) == 0


def test_the_same_second_shows_the_same_view() -> None:
    """A tick in which nothing shown changed paints nothing."""
    day = started()
    day.wait(100.25)
    one = day.view()
    day.clock.turn(wall=0.25, run=0.250004)  # the two clocks are read one after the other
    assert day.view() == one
    day.wait(0.5)
    assert day.view() != one


@pytest.mark.parametrize("begin", [0.0, 0.25, 599.5, 600.0, 600.75, 700.5])
def test_the_pulse_beats_when_it_says_it_will(begin: float) -> None:
    """With a running clock it follows the seconds left, which need not change with the wall's."""
    day = started().wait(begin)
    day.clock.turn(wall=0.4)
    before = pulse(day.state, day.now)
    wait = until_pulse(day.state, day.now)
    assert 0 < wait <= 1
    assert pulse(day.state, day.wait(wait - 0.001).now) == before
    assert pulse(day.state, day.wait(0.002).now) != before


def test_the_pulse_of_a_clock_that_stands_is_the_walls() -> None:
    """The time of day is shown all the same."""
    day = Day().wait(0.75)
    before = pulse(day.state, day.now)
    assert until_pulse(day.state, day.now) == pytest.approx(0.25)
    assert pulse(day.state, day.wait(0.26).now) != before


def test_the_pulse_beats_with_every_event() -> None:
    """Also between two seconds."""
    day = started()
    before = pulse(day.state, day.now)
    day.does(NextPage())
    assert pulse(day.state, day.now) != before
    assert day.now.wall - at("09:30") == timedelta(0)
