"""A rehearsed day that begins twenty minutes late and is brought back to finish on time, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Plan
from facilitator.live.facts.agenda import CatchUpTaken, ItemSkipped
from facilitator.live.facts.clocks import ClockChanged
from facilitator.sessionlog.build import session_log
from tests.benchmarks.days import bundled_day
from tests.console.stage import RUN, Stage, lead
from tests.makers import Day, small_plan, start_command


def rehearsed(plan: Plan, begins: str) -> Day:
    """A run of a plan, opened as a rehearsal twenty times faster, at this time of the made day."""
    day = Day(plan, begins=begins)
    day.entries.clear()
    day.states[1:] = []
    day.does(replace(start_command(plan), rehearsal=20.0))
    return day


def minute(stage: Stage) -> None:
    """A minute of the day goes by, which is three seconds of a rehearsal."""
    stage.clock.wait(60)
    stage.lead.tick()


async def hold(stage: Stage) -> None:
    """Hold the current item for as long as its clock has: start it if it waits, and come out of the typed line."""
    if stage.bench.typing is not None:
        await stage.press("escape")
    if stage.now.clock.state == "not started":
        await stage.press("t")
    while stage.now.clock.left > 0:
        minute(stage)
    await stage.settle()


@pytest.mark.parametrize("choice", ["1", "2", "3"])
async def test_twenty_minutes_late_and_home_on_time(tmp_path: Path, choice: str) -> None:
    """Whichever of the three ways is taken; nothing else is done than to hold what there is for the time it has."""
    plan = bundled_day()
    async with lead(tmp_path, rehearsed(plan, "09:50"), size=(120, 36)) as stage:
        await stage.press("space")
        assert stage.shows("REHEARSAL")
        assert stage.view.drift == "20 min behind"
        await stage.press("r")
        assert stage.shows("20 min behind: lunch 12:45 instead of 12:25, finish 16:20 instead of 16:00")
        await stage.press(choice, "enter")
        assert "lunch 12:25 and finish 16:00 hold" in stage.said
        await stage.turn(1)
        assert (stage.view.drift, [row for row in stage.rows() if "min behind" in row]) == ("on time", [])
        while True:
            await hold(stage)
            if all(row.mark not in ("next", "later") for row in stage.view.rows):
                break
            await stage.press("n")
            if stage.now.id == "a12":
                assert stage.view.milestones[-1].expected.strftime("%H:%M") == "16:00"
                while stage.clock.now().wall.strftime("%H:%M") < "12:25":
                    minute(stage)
        await stage.press("E", "enter")
        log = session_log(RUN, stage.app.journal.read(RUN))
        assert log.facts.ended is not None
        assert log.facts.ended.strftime("%H:%M") == "16:00"
        assert (log.facts.drift, log.facts.rehearsal) == ("on time", 20.0)
        assert sum(isinstance(entry.event, CatchUpTaken) for entry in log.entries) == 1
        assert not any(isinstance(entry.event, ClockChanged | ItemSkipped) for entry in log.entries)
        (line,) = [line for line in log.timeline if line.kind == "catch_up.taken"]
        assert line.text.startswith("To reach Lunch on time, 20 min late: ")


async def test_given_back_the_day_is_late_again(tmp_path: Path) -> None:
    """Undo restores every expected time, and the keys offer the same ways once more."""
    async with lead(tmp_path, rehearsed(small_plan(), "09:50")) as stage:
        await stage.press("space")
        before = stage.view
        await stage.press("r", "enter", "u")
        assert [row.begins for row in stage.view.rows] == [row.begins for row in before.rows]
        assert stage.view.milestones == before.milestones
        await stage.press("r", "enter")
        assert stage.happened() == ["item.entered", "catch_up.taken", "change.undone", "catch_up.taken"]
