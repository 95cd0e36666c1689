"""Backdating and a changed agenda: what happens, or why not."""

from __future__ import annotations

import pytest

from facilitator.agenda.model import Cue, Item
from facilitator.live.facts.agenda import (
    Backdate,
    GoTo,
    InsertItem,
    ItemBackdated,
    ItemEntered,
    ItemInserted,
    ItemSplit,
    MoveItem,
    NextItem,
    RepeatItem,
    SkipItem,
    SplitItem,
    TurnTo,
)
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ClockStarted, ToggleClock
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.queries.day import exercise_number
from tests.makers import ITEMS, Day, small_plan, started


def order(day: Day) -> str:
    """The items of the day."""
    return " ".join(item.id for item in day.state.plan.items)


AS_PLANNED = "welcome aim ex1 back1 lunch ex2 back2 close"


# -- backdating ------------------------------------------------------------------------------------------------


def test_an_item_began_earlier_and_the_one_before_it_ended_earlier() -> None:
    """Both keep their true times from now on."""
    day = started().wait(minutes=16).goes_to("aim")
    assert day.does(Backdate(360.0)) == (ItemBackdated("aim", 360.0),)
    assert (f"{day.row('welcome').ends:%H:%M}", f"{day.row('aim').begins:%H:%M}") == ("09:40", "09:40")
    day.does(Undo())
    assert (f"{day.row('welcome').ends:%H:%M}", f"{day.row('aim').begins:%H:%M}") == ("09:46", "09:46")


def test_the_day_began_earlier() -> None:
    """One key, one step to take back."""
    day = Day().at("09:37")
    assert day.does(Backdate(300.0)) == (ItemEntered("welcome", running=True), ItemBackdated("welcome", 300.0))
    assert f"{day.row('welcome').begins:%H:%M}" == "09:32"
    day.does(Undo())
    assert (day.state.current, day.state.phase) == ("", "waiting")


def test_only_the_clock_ran() -> None:
    """It is started if it stands; one key, one step to take back."""
    day = started().at("10:00").goes_to("ex1").wait(minutes=6)
    assert day.does(Backdate(300.0, "clock")) == (ClockStarted("ex1"), ItemBackdated("ex1", 300.0, "clock"))
    assert day.here().clock.left == 15 * 60
    day.does(Undo())
    assert (day.here().clock.left, day.here().clock.state) == (20 * 60, "not started")
    day.does(Redo())
    assert day.here().clock.left == 15 * 60


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (Backdate(0.0), "more than none"),
        (Backdate(-60.0), "more than none"),
        (Backdate(float("nan")), "more than none"),
        (Backdate(13 * 3600.0), "not more than twelve hours"),
        (Backdate(17 * 60.0), "Aim began at most 16 min earlier: then the item before it began."),
        (Backdate(60.0, "clock"), "The clock of Aim has stood for 0 min only."),
    ],
)
def test_what_cannot_have_been(wish: Command, why: str) -> None:
    """In words."""
    assert why in started().wait(minutes=16).goes_to("aim").refuses(wish)


def test_the_item_before_can_have_been_skipped_over_altogether() -> None:
    """It then took no time at all."""
    day = started().wait(minutes=16).goes_to("aim")
    day.does(Backdate(16 * 60.0))
    assert day.row("welcome").ends == day.row("welcome").begins


def test_a_stay_does_not_begin_before_the_last_one_ended() -> None:
    """Begun again, or come back to."""
    day = started().wait(minutes=4)
    day.does(RepeatItem())
    assert "The day was at Welcome then already" in day.wait(minutes=1).refuses(Backdate(60.0))
    day.goes_to("aim").wait(minutes=3).goes_to("welcome").wait(minutes=1)
    assert "The day was at Welcome then already" in day.refuses(Backdate(240.0))
    day.does(Backdate(180.0))
    (looked,) = day.state.items["aim"].visits
    assert looked.left is not None
    assert looked.left.wall == looked.entered.wall


def test_a_clock_that_was_set_back_to_its_full_time_stood_no_longer_than_this_stay() -> None:
    """The first try was another."""
    day = started().at("10:00").goes_to("ex1")
    day.does(ToggleClock())
    day.wait(minutes=9).does(RepeatItem())
    assert "has stood for 2 min only" in day.wait(minutes=2).refuses(Backdate(180.0, "clock"))


def test_a_day_whose_items_are_all_skipped_has_nothing_to_begin_with() -> None:
    """There is no item to have begun."""
    day = Day(small_plan(ITEMS[:1]))
    day.does(SkipItem("welcome"))
    assert "no item to begin with" in day.refuses(Backdate(60.0))


# -- a changed agenda ------------------------------------------------------------------------------------------


def test_an_item_is_put_in() -> None:
    """With an id of its own, never used again."""
    day = started()
    assert day.does(InsertItem(" Energiser\x1b[2J ", 5, "aim")) == (ItemInserted(Item("x1", "Energiser[2J", 5), "aim"),)
    assert order(day) == "welcome aim x1 ex1 back1 lunch ex2 back2 close"
    day.does(Undo(), InsertItem("Another", 5, "close"))
    assert order(day) == f"{AS_PLANNED} x2"
    day.does(GoTo("x2"))
    assert (day.here().title, day.here().clock.left) == ("Another", 300)


def test_an_id_that_the_plan_has_is_not_given_out() -> None:
    """A plan may call its items x1 and x3."""
    day = started(small_plan([ITEMS[0], Item("x1", "One", 5), Item("x3", "Three", 5)]))
    day.does(*(InsertItem("More", 1, "x3") for _ in range(3)))
    assert order(day) == "welcome x1 x3 x5 x4 x2"


def test_an_item_is_cut_in_two() -> None:
    """The second part has the rest of the time, of the least and of the cues; its words go to the exercise."""
    day = started()
    (split,) = day.does(SplitItem("back1", 12))
    assert split == ItemSplit(
        "back1",
        12,
        Item("x1", "Report-back 1 (part 2)", 18, kind="report-back", least=8, of="ex1"),
    )
    (split,) = day.does(SplitItem("ex1", 15))
    assert isinstance(split, ItemSplit)
    assert (split.rest.of, split.rest.capture, split.rest.phases) == ("ex1", "", ())
    assert split.rest.cues == (Cue(2, "Two minutes"), Cue(0, "Pens down", public=True))
    day.does(GoTo("ex1"), CaptureIssue("G1", "one"), GoTo("x2"), CaptureIssue("G1", "two"))
    assert list(day.state.issues) == ["E1-G1-1", "E1-G1-2"]
    day.does(SplitItem("x2", 2))
    assert day.state.plan.item("x3").title == "Exercise 1 (part 3)"


def test_the_second_part_opens_where_the_first_one_stopped() -> None:
    """The same pages, from the one that was shown."""
    day = started()
    day.does(TurnTo(1), SplitItem("welcome", 4), NextItem())
    assert (day.here().title, day.here().page_number) == ("Welcome (part 2)", 2)


def test_an_item_is_moved() -> None:
    """Forward and back; undo brings it to its place."""
    day = started()
    day.does(MoveItem("close", "welcome"))
    assert order(day) == "welcome close aim ex1 back1 lunch ex2 back2"
    day.does(MoveItem("close", "lunch"), Undo(), Undo())
    assert order(day) == AS_PLANNED
    waiting = Day()
    waiting.does(MoveItem("aim", ""))
    assert order(waiting).startswith("aim welcome")


def test_exercises_keep_their_numbers_when_they_are_moved() -> None:
    """E1 stays E1, so that no number is given out twice."""
    day = started()
    day.does(MoveItem("ex2", "welcome"), GoTo("ex2"))
    assert (exercise_number(day.state, "ex1"), exercise_number(day.state, "ex2")) == (1, 2)


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (InsertItem("", 5, "aim"), "a title and its minutes"),
        (InsertItem("x" * 81, 5, "aim"), "too long"),
        (InsertItem("Energiser", 0, "aim"), "from one minute to twelve hours"),
        (InsertItem("Energiser", 721, "aim"), "from one minute to twelve hours"),
        (InsertItem("Energiser", 5, "nowhere"), "no such item"),
        (InsertItem("Energiser", 5, "welcome"), "What is past stays as it was"),
        (InsertItem("Energiser", 5, ""), "What is past stays as it was"),
        (SplitItem("nowhere", 5), "no such item"),
        (SplitItem("welcome", 5), "Welcome has been held or lies behind: what is past is not cut in two."),
        (SplitItem("aim", 0), "from 1 min to 19"),
        (SplitItem("aim", 20), "Aim has 20 min: the first part takes from 1 min to 19."),
        (MoveItem("nowhere", "aim"), "no such item"),
        (MoveItem("welcome", "aim"), "what is past is not moved"),
        (MoveItem("aim", "ex1"), "Aim is going on. Only what is still to come can be moved."),
        (MoveItem("close", "welcome"), "What is past stays as it was"),
        (MoveItem("close", ""), "What is past stays as it was"),
        (MoveItem("close", "nowhere"), "no such item"),
        (MoveItem("close", "close"), "is there already"),
        (MoveItem("close", "back2"), "is there already"),
        (MoveItem("back1", "aim"), "Report-back 1 goes back to Exercise 1, so it has to come after it."),
        (MoveItem("ex1", "lunch"), "Report-back 1 goes back to Exercise 1, so it has to come after it."),
    ],
)
def test_what_is_past_stays_and_nonsense_is_refused(wish: Command, why: str) -> None:
    """In words, and nothing has changed."""
    day = started().wait(minutes=10).goes_to("aim")
    before = day.state
    assert why in day.refuses(wish)
    assert day.state is before


def test_a_part_is_not_moved_before_what_it_was_cut_from() -> None:
    """Part two after part one."""
    day = started()
    day.does(SplitItem("aim", 12))
    assert "Aim (part 2) goes back to Aim" in day.refuses(MoveItem("x1", "welcome"))


def test_an_item_held_before_is_not_moved_though_it_lies_ahead_again() -> None:
    """Its times are true times."""
    day = started().goes_to("close").wait(minutes=1).goes_to("welcome")
    assert "what is past is not moved" in day.refuses(MoveItem("close", "welcome"))


def test_an_item_can_be_put_after_the_last() -> None:
    """Also when the day is at it."""
    day = started().goes_to("close")
    day.does(InsertItem("Encore", 5, "close"), NextItem())
    assert day.here().title == "Encore"
