"""The second clock: what is typed for it, what it may do, and that the main one never notices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.live.capture_line import read_second
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.clocks import ChangeSecondClock, CloseSecondClock, StartSecondClock, ToggleSecondClock
from facilitator.live.queries.view import SecondFace, pulse, until_pulse
from tests.live.test_properties import steady
from tests.makers import Day, folded, started


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2 energiser", (120.0, "energiser")),
        ("2:30", (150.0, "")),
        ("2:30 Group 3", (150.0, "Group 3")),
        (" :45 ", (45.0, "")),
        ("5 min", (300.0, "")),
        ("5 min walk", (300.0, "walk")),
        ("5m", (300.0, "")),
        ("3 minutes Group 1", (180.0, "Group 1")),
        ("720", (43200.0, "")),
        ("721", None),
        ("0", None),
        ("2:75", None),
        ("2:30Group", None),
        ("energiser", None),
        ("-2", None),
        ("", None),
        ("\u0663", (180.0, "")),
    ],
)
def test_what_is_typed(typed: str, read: tuple[float, str] | None) -> None:
    """Minutes, or minutes and seconds, and what it is for."""
    assert read_second(typed) == read


@steady
@given(st.text())
def test_anything_can_be_typed(typed: str) -> None:
    """Nothing fails, and no length is absurd."""
    read = read_second(typed)
    assert read is None or 0 < read[0] <= 12 * 3600


def second(day: Day) -> SecondFace | None:
    """The second clock as screens see it."""
    return day.view().second


def test_it_runs_pauses_goes_on_changes_and_goes_away() -> None:
    """Beside the main one, which runs on as if nothing were."""
    day = started()
    day.does(StartSecondClock(150.0, "Group\x1b 3"))
    assert second(day) == SecondFace("Group 3", running=True, left=150)
    day.wait(30).does(ToggleSecondClock())
    assert second(day.wait(60)) == SecondFace("Group 3", running=False, left=120)
    day.does(ToggleSecondClock(), ChangeSecondClock(60.0))
    assert second(day.wait(200)) == SecondFace("Group 3", running=True, left=-20)
    day.does(CloseSecondClock())
    assert second(day) is None
    assert day.here().clock.left == 600 - 290
    assert day.row("aim").begins == started().row("aim").begins


def test_each_of_its_steps_is_undone() -> None:
    """Closing brings it back as it was; starting takes it away."""
    day = started()
    day.does(StartSecondClock(60.0), ChangeSecondClock(60.0), CloseSecondClock(), Undo())
    assert second(day) == SecondFace("", running=True, left=120)
    day.does(Undo(), Undo())
    assert second(day) is None


def test_it_survives_a_restart_and_another_item() -> None:
    """It is a function of what happened and of now."""
    day = started()
    day.does(StartSecondClock(600.0, "energiser"), NextItem())
    day.wait(100)
    day.clock.reboot(uptime=5.0, seconds=20)
    assert folded(day.entries) == day.state
    assert second(day) == SecondFace("energiser", running=True, left=480)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (ToggleSecondClock(), "There is no second clock. 0 starts one."),
        (ChangeSecondClock(60.0), "There is no second clock. 0 starts one."),
        (CloseSecondClock(), "There is no second clock. 0 starts one."),
        (StartSecondClock(0.0), "A second clock can be set from one second to twelve hours."),
        (StartSecondClock(float("nan")), "A second clock can be set from one second to twelve hours."),
        (StartSecondClock(1e9), "A second clock can be set from one second to twelve hours."),
        (StartSecondClock(60.0, "x" * 41), "What a second clock is for has at most 40 characters; that is 41."),
    ],
)
def test_what_is_refused_without_one(wish: Command, words: str) -> None:
    """In words."""
    assert started().refuses(wish) == words


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (StartSecondClock(60.0), "A second clock is there already. 0 shows it; close it first."),
        (ChangeSecondClock(-61.0), "The second clock has no time left to take away."),
        (ChangeSecondClock(1e9), "A second clock cannot be longer than twelve hours."),
        (ChangeSecondClock(float("nan")), "A second clock cannot be longer than twelve hours."),
    ],
)
def test_what_is_refused_with_one(wish: Command, words: str) -> None:
    """In words; and no change is no event."""
    day = started()
    day.does(StartSecondClock(60.0))
    assert day.refuses(wish) == words
    assert day.does(ChangeSecondClock(0.0)) == ()


@pytest.mark.parametrize("begin", [0.0, 0.25, 7.5, 149.9, 151.0])
def test_the_pulse_follows_both_clocks(begin: float) -> None:
    """Each shown second of either is looked at, and nothing in between."""
    day = started().wait(0.6)
    day.does(StartSecondClock(150.0))
    day.wait(begin)
    before, wait = pulse(day.state, day.now), until_pulse(day.state, day.now)
    assert 0 < wait <= 1
    assert pulse(day.state, day.wait(wait - 0.001).now) == before
    assert pulse(day.state, day.wait(0.002).now) != before
