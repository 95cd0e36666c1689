"""The lead's keys for the day: pages, items, clocks, undo, the end. Real keys, and what the journal got."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.live.facts.agenda import ItemEntered, PageTurned
from facilitator.live.facts.clocks import ClockChanged, ClockSet, ToggleClock
from facilitator.live.facts.entries import AddAction, AddParking
from tests.console.stage import Stage, lead
from tests.makers import Day, started


@pytest.mark.parametrize("key", ["space", "right", "pagedown"])
async def test_pages_are_turned_on(tmp_path: Path, key: str) -> None:
    """Through the pages of a talk and on to the next item; `back` keys turn back."""
    async with lead(tmp_path, started()) as stage:
        await stage.press(key, key)
        assert stage.appended() == [PageTurned("welcome", 1), PageTurned("welcome", 2)]
        assert (stage.now.page_number, stage.now.pages) == (3, 3)
        assert stage.shows("welcome 3")
        await stage.press(key)
        assert stage.happened() == ["item.entered"]
        assert stage.now.id == "aim"


@pytest.mark.parametrize("key", ["left", "pageup"])
async def test_pages_are_turned_back(tmp_path: Path, key: str) -> None:
    """To the first page of the item, and no further."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("space", key)
        assert stage.now.page_number == 1
        await stage.press(key)
        assert stage.happened() == ["page.turned", "page.turned"]
        assert "first page" in stage.said


async def test_space_begins_the_day(tmp_path: Path) -> None:
    """The welcome card says so, and the first item's clock runs."""
    async with lead(tmp_path, Day()) as stage:
        assert stage.shows("Press space to begin.")
        assert stage.shows("not begun")
        await stage.press("space")
        assert stage.appended() == [ItemEntered("welcome", running=True)]
        assert stage.now.clock.state == "running"
        assert stage.shows("10:00 left")


@pytest.mark.parametrize("item", ["ex1", "back1", "lunch"])
@pytest.mark.parametrize("key", ["space", "pagedown", "right"])
async def test_turning_pages_never_leaves_what_runs(tmp_path: Path, item: str, key: str) -> None:
    """An exercise, a report-back and a break are left by `n` alone while their clock runs."""
    day = started().goes_to(item)
    if item == "ex1":
        day.does(ToggleClock())
    async with lead(tmp_path, day) as stage:
        if stage.bench.typing is not None:
            await stage.press("escape")
        for _ in range(5):
            await stage.press(key)
        assert stage.now.id == item
        assert stage.now.clock.state == "running"
        assert set(stage.happened()) <= {"page.turned"}
        assert "n goes on" in stage.said
        await stage.press("n")
        assert stage.now.id != item


async def test_an_exercise_that_was_not_started_is_not_left_either(tmp_path: Path) -> None:
    """A page too many must not lose the exercise."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        for _ in range(6):
            await stage.press("space")
        assert stage.now.id == "ex1"
        assert "t starts its clock" in stage.said


async def test_items_forth_and_back(tmp_path: Path) -> None:
    """`n` and `N`; the clock of the one before goes on."""
    async with lead(tmp_path, started()) as stage:
        await stage.turn(60)
        await stage.press("n")
        assert stage.now.id == "aim"
        await stage.press("N")
        assert stage.now.id == "welcome"
        assert stage.now.clock.left == 540
        await stage.press("N")
        assert stage.happened() == ["item.entered", "item.entered"]
        assert "first item" in stage.said


async def test_the_last_item_is_left_by_ending_the_day(tmp_path: Path) -> None:
    """`n` on it says how."""
    async with lead(tmp_path, started().goes_to("close")) as stage:
        await stage.press("n", "space")
        assert stage.happened() == []
        assert "E ends the day" in stage.said


async def test_the_clock_starts_and_pauses(tmp_path: Path) -> None:
    """`t` does both, and the words and the colour of the face follow."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        assert stage.now.clock.state == "not started"
        assert stage.shows("t starts")
        await stage.press("t")
        await stage.turn(30)
        assert stage.now.clock.left == 20 * 60 - 30
        await stage.press("t")
        await stage.turn(60)
        assert stage.now.clock.left == 20 * 60 - 30
        assert stage.happened() == ["clock.started", "clock.paused"]
        assert stage.shows("paused")


@pytest.mark.parametrize(
    ("key", "seconds"),
    [
        ("plus", 60),
        ("equals_sign", 60),
        ("minus", -60),
        ("right_square_bracket", 300),
        ("left_square_bracket", -300),
    ],
)
async def test_minutes_are_added_and_taken_at_a_price(tmp_path: Path, key: str, seconds: float) -> None:
    """The same line says what it costs, and how to take it back."""
    async with lead(tmp_path, started()) as stage:
        await stage.press(key)
        assert stage.appended() == [ClockChanged("welcome", seconds)]
        assert stage.now.clock.left == 600 + seconds
        assert "finish 12:" in stage.said
        assert "u takes it back" in stage.said


async def test_the_clock_is_set_in_minutes(tmp_path: Path) -> None:
    """`T`: minutes, or minutes and seconds; anything else is asked for again."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("C")
        assert stage.head == "Minutes left on the clock"
        await stage.enter("soon")
        assert "such as 12" in stage.said
        assert stage.line.value == "soon"
        await stage.enter("3:30")
        assert stage.appended() == [ClockSet("welcome", 210.0)]
        assert stage.now.clock.left == 210
        assert stage.bench.typing is None


async def test_an_empty_time_changes_nothing(tmp_path: Path) -> None:
    """Enter by mistake must not run the clock out."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("C", "enter")
        assert stage.happened() == []
        assert stage.now.clock.left == 600


async def test_skipping_and_starting_again(tmp_path: Path) -> None:
    """`S` marks the item and goes on; `R` gives the full time again."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("S")
        assert stage.appended() == [ItemEntered("aim", skipping=True, running=True)]
        assert stage.view.rows[0].mark == "skipped"
        assert "Welcome is marked as skipped" in stage.said
        await stage.turn(120)
        await stage.press("R")
        assert stage.appended() == [ItemEntered("aim", again=True, running=True)]
        assert stage.now.clock.left == 20 * 60


async def test_undo_and_redo_say_what_they_did(tmp_path: Path) -> None:
    """Back to the start, and forth again."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("plus", "n")
        await stage.press("u")
        assert stage.now.id == "welcome"
        assert "going to this item" in stage.said
        await stage.press("u")
        assert stage.now.clock.allotted == 600
        assert "changing the clock" in stage.said
        await stage.press("U", "U")
        assert stage.now.id == "aim"
        assert stage.state.items["welcome"].clock.allotted == 660
        await stage.press("U")
        assert "nothing to do again" in stage.said


async def test_undo_works_while_typing(tmp_path: Path) -> None:
    """Where letters are letters, ctrl+z and ctrl+y do it."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await stage.enter("Nobody asked her")
        await stage.put("half a")
        await stage.press("ctrl+z")
        assert stage.texts() == []
        await stage.press("ctrl+y")
        assert stage.texts() == ["Nobody asked her"]
        assert stage.line.value == "half a"


async def end(stage: Stage) -> None:
    """End the day by its keys."""
    if stage.bench.typing is not None:
        await stage.press("escape")
    await stage.press("E", "enter")
    await stage.written()


async def test_ending_the_day_asks_and_names_what_is_open(tmp_path: Path) -> None:
    """Parked questions and actions that are nobody's; Esc goes back."""
    day = started()
    day.does(AddParking("Who pays?"), AddAction("Write to the school"))
    day.does(AddAction("Ring the GP", owner="nurse"))
    async with lead(tmp_path, day) as stage:
        await stage.press("E")
        assert stage.shows("End the day?")
        assert stage.shows("Who pays?")
        assert stage.shows("Write to the school")
        assert not stage.shows("Ring the GP")
        await stage.press("escape")
        assert stage.happened() == []
        await stage.press("E", "enter")
        assert stage.happened() == ["run.ended"]
        await stage.written()
        assert stage.shows("The day has ended")
        assert str(tmp_path / "exports") in stage.said
        assert stage.shows("exports")
        assert {path.suffix for path in (tmp_path / "exports").iterdir()} == {".md", ".html", ".docx", ".xlsx", ".csv"}


async def test_an_ended_day_stays_as_it_is_until_reopened(tmp_path: Path) -> None:
    """Keys that would change it say how to open it; `O` opens it; lists and exports still work."""
    async with lead(tmp_path, started()) as stage:
        await end(stage)
        stage.appended()
        for key in ("space", "n", "N", "t", "plus", "c", "o", "k", "a", "m", "g", "S", "R", "E"):
            await stage.press(key)
            assert stage.bench.typing is None, key
            assert len(stage.app.screen_stack) == 1, key
            assert "O opens it again" in stage.said, key
        assert stage.happened() == []
        await stage.press("x")
        await stage.written()
        assert "Exported:" in stage.said
        await stage.press("O")
        assert stage.happened() == ["run.reopened"]
        assert stage.now.id == "welcome"
        await stage.press("O")
        assert stage.happened() == []


async def test_ending_can_be_undone(tmp_path: Path) -> None:
    """Like every other step."""
    async with lead(tmp_path, started()) as stage:
        await end(stage)
        await stage.press("u")
        assert stage.view.phase == "running"
        assert stage.now.clock.state == "running"


async def test_the_bar_tells_where_the_day_stands(tmp_path: Path) -> None:
    """Behind in words, lunch and finish as expected beside as planned."""
    async with lead(tmp_path, started()) as stage:
        assert stage.shows("on time") or stage.shows("A small day")
        await stage.turn(16 * 60)
        bar = stage.rows()[0]
        assert "6 min behind" in bar
        assert "09:46" in bar
        assert "lunch 11:00" in bar
        assert stage.shows("6:00 over")
        await stage.press("E", "escape")
        assert stage.happened() == []


async def test_a_tick_never_writes(tmp_path: Path) -> None:
    """Time alone leaves no trace in the journal."""
    async with lead(tmp_path, started()) as stage:
        await stage.turn(3600)
        assert stage.happened() == []
        assert stage.now.clock.left == 600 - 3600


async def test_the_second_that_shows_is_the_right_one(tmp_path: Path) -> None:
    """The face follows the clock without a key being pressed."""
    async with lead(tmp_path, started()) as stage:
        for left in (599, 598, 597):
            await stage.turn(1)
            assert stage.now.clock.left == left
            assert stage.shows(f"9:{left - 540} left")


async def test_leaving_keeps_the_run_open(tmp_path: Path) -> None:
    """`q` ends the program, not the day."""
    day = started()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.turn(45)
        await stage.press("q")
        assert stage.app.return_code == 0
        assert stage.app._exit
    assert journal.touched("2026-03-02-abc") == day.now.wall
    assert journal.runs()[0].state == "running"
