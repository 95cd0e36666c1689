"""The demonstration teaches: a line says what to try next and notices that it was done, until it is left."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda.library import bundled
from facilitator.agenda.plan_reader import read_plan
from facilitator.console.desks.teaching import LESSONS
from tests.console.stage import lead
from tests.makers import Day, started
from tests.pictures.__main__ import TOUR


def demonstration() -> Day:
    """The bundled demonstration, not begun."""
    reading = read_plan(bundled("sessions") / "demonstration.yaml")
    assert reading.plan is not None
    return Day(reading.plan, begins="10:00")


async def test_eight_steps_lead_through_a_day(tmp_path: Path) -> None:
    """Each is told, and that it was done, by the keys that it names."""
    told = []
    async with lead(tmp_path, demonstration(), size=(100, 30)) as stage:
        for keys in TOUR:
            await stage.press(*keys)
            told.append(next((row for row in stage.rows() if " of 8 " in row and ("Now" in row or "✓" in row)), ""))
        assert stage.state.phase == "ended"
        assert stage.shows("You know the keys of a quiet day")
    assert told[0].strip().startswith("1 of 8  Now: space begins the day.")
    assert "2 of 8  ✓ the day goes on. Now: space turns the page." in told[1]
    steps = [row.strip().split(" ")[0] for row in told if row]
    assert steps == sorted(steps)
    assert set(steps) == {str(number) for number in range(1, len(LESSONS) + 1)}


async def test_the_lessons_can_be_left_and_are_nowhere_else(tmp_path: Path) -> None:
    """L leaves them and goes on with them; any other day has neither the line nor the key."""
    async with lead(tmp_path, demonstration(), size=(80, 24)) as stage:
        assert stage.shows("1 of 8")
        await stage.press("L")
        assert not stage.shows("1 of 8")
        await stage.press("L", "space")
        assert stage.shows("2 of 8")
    async with lead(tmp_path, started()) as stage:
        assert not stage.shows("leaves the lessons")
        await stage.press("L")
        assert stage.happened() == []
        assert not any(key.id == "teaching.leave" for key in stage.bench.working("lead"))
