"""The keys for a day that goes otherwise than planned: `r` wins time back, `T` backdates, `e` changes the day."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.painting.bars import day_bar
from facilitator.console.painting.ink import ink
from facilitator.console.painting.today import today
from facilitator.console.screens.catch_up import CatchUpScreen
from facilitator.console.screens.change import ChangeScreen, DayList
from facilitator.console.screens.clocks import BackdateScreen, Beginnings
from facilitator.live.facts.agenda import CatchUpTaken, Cut, ItemBackdated, NextItem
from facilitator.live.facts.clocks import ClockStarted
from facilitator.live.facts.day import EndRun
from tests.console.stage import Stage, lead
from tests.live.test_golden_days import ELSEWHERE, opened
from tests.makers import Day, started


def late(minutes: int = 15) -> Day:
    """The small day in `aim`, so many minutes behind; ten of them are soaked up by the slack before lunch."""
    return started().wait(minutes=10 + minutes).goes_to("aim")


def order(stage: Stage) -> str:
    """The items of the day."""
    return " ".join(item.id for item in stage.state.plan.items)


# -- winning time back -----------------------------------------------------------------------------------------


async def test_a_proposal_is_taken_by_enter_and_given_back_by_undo(tmp_path: Path) -> None:
    """The line under the panels says what was won, the journal keeps it with its words."""
    async with lead(tmp_path, late()) as stage:
        await stage.press("r")
        assert isinstance(stage.screen, CatchUpScreen)
        assert stage.shows("15 min behind: lunch 11:05 instead of 11:00")
        assert stage.shows("Each of these reaches lunch on time")
        assert stage.shows("- Report-back 1 ")
        assert stage.shows("gets 25 min instead of 30")
        await stage.press("enter")
        (taken,) = stage.appended()
        assert taken == CatchUpTaken("lunch", (Cut("back1", 300.0),), 300.0, "Report-back 1 gets 25 min instead of 30")
        assert stage.said.startswith("All of it from Report-back 1: lunch 11:00 and finish 12:20 hold")
        assert "u takes it back" in stage.said
        assert stage.shows("on time")
        await stage.turn(120)
        assert not stage.shows("behind")  # nor does a cue say so
        await stage.press("u")
        assert stage.shows("15 min behind")
        assert stage.view.milestones[0].expected.strftime("%H:%M") == "11:05"
        assert "winning time back" in stage.said


async def test_leaving_the_list_changes_nothing(tmp_path: Path) -> None:
    """Escape, and r once more."""
    async with lead(tmp_path, late()) as stage:
        for key in ("escape", "r"):
            await stage.press("r", key)
            assert stage.top == "LeadScreen"
        assert stage.happened() == []


async def test_on_time_there_is_nothing_to_win(tmp_path: Path) -> None:
    """It says so, and opens nothing."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("r")
        assert stage.top == "LeadScreen"
        holds = "lunch 11:00 and finish 12:20 hold, 10 min to spare before lunch"
        assert stage.said == f"on time: {holds}. There is nothing to win back."


async def test_over_half_an_hour_it_asks_whether_a_start_was_missed(tmp_path: Path) -> None:
    """T leads from there to the minutes."""
    async with lead(tmp_path, late(45)) as stage:
        await stage.press("r")
        assert stage.shows("was a start missed? T tells")
        await stage.press("T")
        assert isinstance(stage.screen, BackdateScreen)


async def test_where_nothing_helps_it_says_how_much_could_be_won(tmp_path: Path) -> None:
    """And Enter takes nothing."""
    async with lead(tmp_path, late(29)) as stage:  # 19 late at lunch; 10 from back1, then 10 from lunch itself
        await stage.press("r")
        assert stage.shows("Lunch can no longer be reached on time. Each of these reaches finish on time:")
    async with lead(tmp_path, late(45)) as stage:
        await stage.press("r")
        assert stage.shows("all that the plan allows wins")
        await stage.press("enter")
        assert stage.happened() == []


async def test_a_proposal_that_no_longer_works_is_not_taken(tmp_path: Path) -> None:
    """The list is worked out again instead: the exercise's clock waits, and the day gets later."""
    async with lead(tmp_path, started().at("10:15").goes_to("ex1")) as stage:
        await stage.press("r")
        await stage.turn(240)
        await stage.press("enter")
        assert stage.happened() == []
        assert isinstance(stage.screen, CatchUpScreen)
        await stage.press("enter")
        assert stage.happened() == ["catch_up.taken"]


# -- it began earlier ------------------------------------------------------------------------------------------


async def test_the_item_began_earlier(tmp_path: Path) -> None:
    """The one before it ended earlier then, and the same line says what that does."""
    async with lead(tmp_path, started().wait(minutes=16).goes_to("aim")) as stage:
        await stage.press("T", "6")
        assert stage.shows("began at 09:40, 6 min earlier")
        await stage.press("enter")
        assert stage.appended() == [ItemBackdated("aim", 360.0)]
        holds = "lunch 11:00 and finish 12:20 hold, 10 min to spare before lunch"
        assert stage.said == f"Aim began 6 min earlier: {holds} · u takes it back"
        assert (stage.view.drift, stage.now.clock.left) == ("on time", 14 * 60)


async def test_only_the_clock_should_have_run(tmp_path: Path) -> None:
    """Offered first where the clock has not been started; it starts with it."""
    async with lead(tmp_path, started().at("10:00").goes_to("ex1")) as stage:
        await stage.turn(300)
        await stage.press("T")
        assert stage.screen.query_one(Beginnings).at == 1
        await stage.press("4", "enter")
        assert stage.appended() == [ClockStarted("ex1"), ItemBackdated("ex1", 240.0, "clock")]
        assert (stage.now.clock.state, stage.now.clock.left) == ("running", 16 * 60)


async def test_the_day_began_earlier(tmp_path: Path) -> None:
    """Before the first key: the first item is entered, and began then."""
    async with lead(tmp_path, Day().at("09:37")) as stage:
        await stage.press("T", "5")
        assert stage.shows("began at 09:32")
        await stage.press("enter")
        assert stage.happened() == ["item.entered", "item.backdated"]
        assert (stage.view.drift, stage.now.clock.left) == ("2 min behind", 300)


async def test_minutes_that_cannot_be_are_refused_in_words(tmp_path: Path) -> None:
    """The line stays open."""
    async with lead(tmp_path, started().wait(minutes=16).goes_to("aim")) as stage:
        await stage.press("T", "enter")
        assert stage.shows("Type how many minutes ago")
        await stage.enter("17")
        assert stage.shows("Aim began at most 16 min earlier")
        await stage.press("tab")
        await stage.enter("3")
        assert stage.shows("has stood for 0 min only")
        await stage.press("escape")
        assert (stage.top, stage.happened()) == ("LeadScreen", [])


# -- changing the day ------------------------------------------------------------------------------------------


async def test_an_item_is_put_in(tmp_path: Path) -> None:
    """After the one in hand, with its price; it can be undone from there."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("e", "i")
        assert isinstance(stage.screen, ChangeScreen)
        await stage.enter("Energiser 15 min")
        assert order(stage) == "welcome aim x1 ex1 back1 lunch ex2 back2 close"
        assert stage.shows("Energiser is put in: lunch 11:05 and finish 12:25, 5 min late")
        await stage.press("u")
        assert order(stage) == "welcome aim ex1 back1 lunch ex2 back2 close"
        await stage.press("escape")
        assert stage.top == "LeadScreen"


async def test_an_item_is_cut_in_two_and_its_second_part_moved_behind_lunch(tmp_path: Path) -> None:
    """Groups 3 and 4 report after lunch."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("e", "down", "down", "s")
        await stage.enter("18")
        assert order(stage) == "welcome aim ex1 back1 x1 lunch ex2 back2 close"
        assert stage.state.plan.item("x1").title == "Report-back 1 (part 2)"
        await stage.press("m", "down", "enter")
        assert order(stage) == "welcome aim ex1 back1 lunch x1 ex2 back2 close"
        assert stage.shows("Report-back 1 (part 2) is moved")
        assert stage.happened() == ["item.split", "item.moved"]


async def test_items_still_to_come_are_skipped_and_held_after_all(tmp_path: Path) -> None:
    """One key does both."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("e", "x")
        assert stage.shows("Aim is skipped")
        await stage.press("x")
        assert stage.shows("Aim is held after all")
        assert stage.happened() == ["item.skipped", "item.restored"]


async def test_what_is_past_stays_as_it_was(tmp_path: Path) -> None:
    """Each refusal is said in the list."""
    async with lead(tmp_path, late()) as stage:
        await stage.press("e", "up", "up", "m", "down", "enter")
        assert stage.shows("Welcome has been held or lies behind: what is past is not moved.")
        await stage.press("down", "m", "down", "enter")
        assert stage.shows("Aim is going on. Only what is still to come can be moved.")
        await stage.press("down", "down", "m", *["up"] * 4, "enter")
        assert stage.shows("What is past stays as it was")
        assert stage.happened() == []


async def test_words_that_lack_the_minutes_are_asked_for_again(tmp_path: Path) -> None:
    """Nothing is lost of them; empty closes the line."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("e", "i")
        await stage.enter("Energiser")
        assert stage.line.value == "Energiser"
        assert stage.shows("The minutes are missing")
        await stage.enter("")
        assert stage.screen.focused is None
        await stage.press("i", "escape", "s")
        await stage.enter("99")
        assert stage.shows("Aim has 20 min: the first part takes from 1 min to 19.")
        assert stage.happened() == []


async def test_the_list_follows_the_day_while_it_is_open(tmp_path: Path) -> None:
    """An overrun shows in it."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("e")
        await stage.turn(13 * 60)
        assert stage.shows("09:43 Aim")
        assert stage.shows("3 min behind")


async def test_moving_can_be_given_up(tmp_path: Path) -> None:
    """Escape leaves the item where it was, and a second one the list."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("e", "m", "down", "escape")
        assert stage.screen.query_one(DayList).moving == ""
        await stage.press("escape")
        assert (stage.top, stage.happened()) == ("LeadScreen", [])


@pytest.mark.parametrize("key", ["r", "T", "e"])
async def test_letters_typed_into_a_line_are_letters(tmp_path: Path, key: str) -> None:
    """None of these keys takes a word away."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("o", key)
        assert stage.line.value == key


async def test_after_the_end_they_do_nothing(tmp_path: Path) -> None:
    """But say why."""
    day = started()
    day.does(EndRun())
    async with lead(tmp_path, day) as stage:
        for key in ("r", "T", "e"):
            await stage.press(key)
            assert (stage.top, stage.said) == ("LeadScreen", "The day has ended. O opens it again.")


def test_the_bar_and_the_list_tell_each_time_by_its_own_offset() -> None:
    """In the night in which the clocks go back, times before and after it stand side by side."""
    day = opened(ELSEWHERE["the clocks go back, beyond it"])
    day.wait(minutes=40).does(NextItem())
    bar = "\n".join(strip.text for strip in day_bar(day.view(), 120, 2, ink("dark")))
    assert "break 02:10 (02:00)   finish 03:40 (03:30)" in bar
    listed = [strip.text[3:9] for strip in today(day.view(), 40, 6, ink("dark"))]
    assert listed[1:5] == ["23:40 ", "01:40 ", "02:10 ", "02:40 "]
