"""What begins at home besides a day: a rehearsal at a speed of choice, and the details of a plan."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda.scaffold import new_plan
from tests.console.stage import on_stage
from tests.console.test_home import home
from tests.console.test_own_copy import mark
from tests.makers import HandClock


async def test_a_rehearsal_begins_at_the_plans_start_at_a_speed_of_choice(tmp_path: Path) -> None:
    """R on Home asks, r takes the usual one at once; the clock is the plan's, whatever the hour."""
    async with on_stage(home(tmp_path), HandClock("21:40:00"), (100, 30)) as stage:
        await mark(stage, "demonstration")
        await stage.press("R")
        assert stage.shows("How fast is the rehearsal to run?")
        assert stage.shows("As it will be")
        await stage.press(*"5 times", "enter")
        assert stage.view.rehearsal == 5.0
        assert stage.controller.clock.now().wall.strftime("%H:%M") == "10:00"
        await stage.press("q")
    async with on_stage(home(tmp_path), HandClock("21:41:00"), (100, 30)) as stage:
        await mark(stage, "demonstration")
        await stage.press("r")
        assert stage.view.rehearsal == 20.0


async def test_setup_rehearses_with_what_is_typed(tmp_path: Path) -> None:
    """ctrl+r, as it will be; esc goes back to the lines."""
    async with on_stage(home(tmp_path), HandClock("21:40:00"), (80, 24)) as stage:
        await mark(stage, "demonstration")
        await stage.press("enter")
        assert stage.shows("ctrl+r rehearse")
        await stage.put("3")
        await stage.press("ctrl+r", "escape")
        assert stage.top == "SetupScreen"
        await stage.press("ctrl+r", *"as it", "enter")
        assert stage.view.rehearsal == 1.0
        assert len(stage.state.groups) == 3


async def test_details_are_filled_in_from_home_and_stand_in_the_own_plan(tmp_path: Path) -> None:
    """f, what is open, Enter; a bundled plan says how."""
    path = new_plan("First aid", tmp_path / "plans")
    async with on_stage(home(tmp_path), HandClock(), (100, 30)) as stage:
        await mark(stage, "First aid")
        await stage.press("f")
        assert stage.top == "DetailsScreen"
        await stage.press(*"Room 4", "enter", "enter")
        assert stage.shows("The details stand in First aid now")
        assert 'quiet room: "Room 4"' in path.read_text(encoding="utf-8")
        await stage.press("f")
        assert stage.shows("Nothing is left to fill in in First aid.")
