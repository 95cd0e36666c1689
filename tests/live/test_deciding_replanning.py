"""Backdating and a changed agenda: what happens, or why not."""

from __future__ import annotations

import pytest

from facilitator.agenda.model import Cue, Item
from facilitator.live import commands as c
from facilitator.live import events as e
from facilitator.live.facts.base import Command
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
    assert day.does(c.Backdate(360.0)) == (e.ItemBackdated("aim", 360.0),)
    assert (f"{day.row('welcome').ends:%H:%M}", f"{day.row('aim').begins:%H:%M}") == ("09:40", "09:40")
    day.does(c.Undo())
    assert (f"{day.row('welcome').ends:%H:%M}", f"{day.row('aim').begins:%H:%M}") == ("09:46", "09:46")


def test_the_day_began_earlier() -> None:
    """One key, one step to take back."""
    day = Day().at("09:37")
    assert day.does(c.Backdate(300.0)) == (e.ItemEntered("welcome", running=True), e.ItemBackdated("welcome", 300.0))
    assert f"{day.row('welcome').begins:%H:%M}" == "09:32"
    day.does(c.Undo())
    assert (day.state.current, day.state.phase) == ("", "waiting")


def test_only_the_clock_ran() -> None:
    """It is started if it stands; one key, one step to take back."""
    day = started().at("10:00").goes_to("ex1").wait(minutes=6)
    assert day.does(c.Backdate(300.0, "clock")) == (e.ClockStarted("ex1"), e.ItemBackdated("ex1", 300.0, "clock"))
    assert day.here().clock.left == 15 * 60
    day.does(c.Undo())
    assert (day.here().clock.left, day.here().clock.state) == (20 * 60, "not started")
    day.does(c.Redo())
    assert day.here().clock.left == 15 * 60


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (c.Backdate(0.0), "more than none"),
        (c.Backdate(-60.0), "more than none"),
        (c.Backdate(float("nan")), "more than none"),
        (c.Backdate(13 * 3600.0), "not more than twelve hours"),
        (c.Backdate(17 * 60.0), "Aim began at most 16 min earlier: then the item before it began."),
        (c.Backdate(60.0, "clock"), "The clock of Aim has stood for 0 min only."),
    ],
)
def test_what_cannot_have_been(wish: Command, why: str) -> None:
    """In words."""
    assert why in started().wait(minutes=16).goes_to("aim").refuses(wish)


def test_the_item_before_can_have_been_skipped_over_altogether() -> None:
    """It then took no time at all."""
    day = started().wait(minutes=16).goes_to("aim")
    day.does(c.Backdate(16 * 60.0))
    assert day.row("welcome").ends == day.row("welcome").begins


def test_a_stay_does_not_begin_before_the_last_one_ended() -> None:
    """Begun again, or come back to."""
    day = started().wait(minutes=4)
    day.does(c.RepeatItem())
    assert "The day was at Welcome then already" in day.wait(minutes=1).refuses(c.Backdate(60.0))
    day.goes_to("aim").wait(minutes=3).goes_to("welcome").wait(minutes=1)
    assert "The day was at Welcome then already" in day.refuses(c.Backdate(240.0))
    day.does(c.Backdate(180.0))
    (looked,) = day.state.items["aim"].visits
    assert looked.left is not None
    assert looked.left.wall == looked.entered.wall


def test_a_clock_that_was_set_back_to_its_full_time_stood_no_longer_than_this_stay() -> None:
    """The first try was another."""
    day = started().at("10:00").goes_to("ex1")
    day.does(c.ToggleClock())
    day.wait(minutes=9).does(c.RepeatItem())
    assert "has stood for 2 min only" in day.wait(minutes=2).refuses(c.Backdate(180.0, "clock"))


def test_a_day_whose_items_are_all_skipped_has_nothing_to_begin_with() -> None:
    """There is no item to have begun."""
    day = Day(small_plan(ITEMS[:1]))
    day.does(c.SkipItem("welcome"))
    assert "no item to begin with" in day.refuses(c.Backdate(60.0))


# -- a changed agenda ------------------------------------------------------------------------------------------


def test_an_item_is_put_in() -> None:
    """With an id of its own, never used again."""
    day = started()
    assert day.does(c.InsertItem(" Energiser\x1b[2J ", 5, "aim")) == (
        e.ItemInserted(Item("x1", "Energiser[2J", 5), "aim"),
    )
    assert order(day) == "welcome aim x1 ex1 back1 lunch ex2 back2 close"
    day.does(c.Undo(), c.InsertItem("Another", 5, "close"))
    assert order(day) == f"{AS_PLANNED} x2"
    day.does(c.GoTo("x2"))
    assert (day.here().title, day.here().clock.left) == ("Another", 300)


def test_an_id_that_the_plan_has_is_not_given_out() -> None:
    """A plan may call its items x1 and x3."""
    day = started(small_plan([ITEMS[0], Item("x1", "One", 5), Item("x3", "Three", 5)]))
    day.does(*(c.InsertItem("More", 1, "x3") for _ in range(3)))
    assert order(day) == "welcome x1 x3 x5 x4 x2"


def test_an_item_is_cut_in_two() -> None:
    """The second part has the rest of the time, of the least and of the cues; its words go to the exercise."""
    day = started()
    (split,) = day.does(c.SplitItem("back1", 12))
    assert split == e.ItemSplit(
        "back1",
        12,
        Item("x1", "Report-back 1 (part 2)", 18, kind="report-back", least=8, of="ex1"),
    )
    (split,) = day.does(c.SplitItem("ex1", 15))
    assert isinstance(split, e.ItemSplit)
    assert (split.rest.of, split.rest.capture, split.rest.phases) == ("ex1", "", ())
    assert split.rest.cues == (Cue(2, "Two minutes"), Cue(0, "Pens down", public=True))
    day.does(c.GoTo("ex1"), c.CaptureIssue("G1", "one"), c.GoTo("x2"), c.CaptureIssue("G1", "two"))
    assert list(day.state.issues) == ["E1-G1-1", "E1-G1-2"]
    day.does(c.SplitItem("x2", 2))
    assert day.state.plan.item("x3").title == "Exercise 1 (part 3)"


def test_the_second_part_opens_where_the_first_one_stopped() -> None:
    """The same pages, from the one that was shown."""
    day = started()
    day.does(c.TurnTo(1), c.SplitItem("welcome", 4), c.NextItem())
    assert (day.here().title, day.here().page_number) == ("Welcome (part 2)", 2)


def test_an_item_is_moved() -> None:
    """Forward and back; undo brings it to its place."""
    day = started()
    day.does(c.MoveItem("close", "welcome"))
    assert order(day) == "welcome close aim ex1 back1 lunch ex2 back2"
    day.does(c.MoveItem("close", "lunch"), c.Undo(), c.Undo())
    assert order(day) == AS_PLANNED
    waiting = Day()
    waiting.does(c.MoveItem("aim", ""))
    assert order(waiting).startswith("aim welcome")


def test_exercises_keep_their_numbers_when_they_are_moved() -> None:
    """E1 stays E1, so that no number is given out twice."""
    day = started()
    day.does(c.MoveItem("ex2", "welcome"), c.GoTo("ex2"))
    assert (exercise_number(day.state, "ex1"), exercise_number(day.state, "ex2")) == (1, 2)


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (c.InsertItem("", 5, "aim"), "a title and its minutes"),
        (c.InsertItem("x" * 81, 5, "aim"), "too long"),
        (c.InsertItem("Energiser", 0, "aim"), "from one minute to twelve hours"),
        (c.InsertItem("Energiser", 721, "aim"), "from one minute to twelve hours"),
        (c.InsertItem("Energiser", 5, "nowhere"), "no such item"),
        (c.InsertItem("Energiser", 5, "welcome"), "What is past stays as it was"),
        (c.InsertItem("Energiser", 5, ""), "What is past stays as it was"),
        (c.SplitItem("nowhere", 5), "no such item"),
        (c.SplitItem("welcome", 5), "Welcome has been held or lies behind: what is past is not cut in two."),
        (c.SplitItem("aim", 0), "from 1 min to 19"),
        (c.SplitItem("aim", 20), "Aim has 20 min: the first part takes from 1 min to 19."),
        (c.MoveItem("nowhere", "aim"), "no such item"),
        (c.MoveItem("welcome", "aim"), "what is past is not moved"),
        (c.MoveItem("aim", "ex1"), "Aim is going on. Only what is still to come can be moved."),
        (c.MoveItem("close", "welcome"), "What is past stays as it was"),
        (c.MoveItem("close", ""), "What is past stays as it was"),
        (c.MoveItem("close", "nowhere"), "no such item"),
        (c.MoveItem("close", "close"), "is there already"),
        (c.MoveItem("close", "back2"), "is there already"),
        (c.MoveItem("back1", "aim"), "Report-back 1 goes back to Exercise 1, so it has to come after it."),
        (c.MoveItem("ex1", "lunch"), "Report-back 1 goes back to Exercise 1, so it has to come after it."),
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
    day.does(c.SplitItem("aim", 12))
    assert "Aim (part 2) goes back to Aim" in day.refuses(c.MoveItem("x1", "welcome"))


def test_an_item_held_before_is_not_moved_though_it_lies_ahead_again() -> None:
    """Its times are true times."""
    day = started().goes_to("close").wait(minutes=1).goes_to("welcome")
    assert "what is past is not moved" in day.refuses(c.MoveItem("close", "welcome"))


def test_an_item_can_be_put_after_the_last() -> None:
    """Also when the day is at it."""
    day = started().goes_to("close")
    day.does(c.InsertItem("Encore", 5, "close"), c.NextItem())
    assert day.here().title == "Encore"
