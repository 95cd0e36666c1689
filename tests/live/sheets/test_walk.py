"""The walk-round sheet: standing, minutes since the last visit, and who has waited too long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.live.facts.agenda import RepeatItem
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.groups import CloseGroup, GroupObserved, Progress
from facilitator.live.queries.groups import LONGEST_WAIT, exercise_going_on, overdue, walk_round
from facilitator.live.rules.groups import STANDINGS
from tests.makers import Day, started


def exercise() -> Day:
    """The exercise with its clock running."""
    day = started().goes_to("ex1")
    day.does(ToggleClock())
    return day


def seen(group: str, standing: Progress, item: str = "ex1") -> GroupObserved:
    """The trainer looked in."""
    return GroupObserved(group, item, standing)


def test_nobody_is_walked_round_to_outside_an_exercise() -> None:
    """The groups are there, but nothing presses."""
    day = started().wait(minutes=30)
    sheet = walk_round(day.state, day.now)
    assert (sheet.item, [row.standing for row in sheet.rows]) == ("", [""] * 4)
    assert overdue(day.state, day.now) == ()
    assert exercise_going_on(day.state) is None


def test_a_group_not_visited_waits_as_long_as_the_clock_has_run() -> None:
    """A clock that has not been started lets nobody wait."""
    day = started().goes_to("ex1").wait(minutes=10)
    assert not overdue(day.state, day.now)
    day.does(ToggleClock())
    day.wait(LONGEST_WAIT - 1)
    assert not overdue(day.state, day.now)
    assert [row.minutes for row in walk_round(day.state, day.now).rows] == [5] * 4
    day.wait(1)
    assert [group.id for group in overdue(day.state, day.now)] == ["G1", "G2", "G3", "G4"]


def test_a_visit_starts_the_wait_anew_and_done_ends_it() -> None:
    """The longest wait comes first."""
    day = exercise().wait(minutes=2).happens(seen("G2", "stuck"), seen("G4", "done"))
    day.wait(minutes=3).happens(seen("G1", "on task"))
    day.wait(minutes=4)
    sheet = walk_round(day.state, day.now)
    assert [(row.standing, row.minutes, row.overdue) for row in sheet.rows] == [
        ("on task", 4, False),
        ("stuck", 7, True),
        ("", 9, True),
        ("done", 7, False),
    ]
    assert [group.id for group in overdue(day.state, day.now)] == ["G3", "G2"]


def test_what_was_seen_in_another_exercise_does_not_count() -> None:
    """A detour forgets nothing; what was seen before the exercise began again is forgotten."""
    day = exercise().wait(minutes=1).happens(seen("G1", "done"))
    day.wait(1).goes_to("ex2").wait(1).does(ToggleClock())
    assert walk_round(day.state, day.now).rows[0].standing == ""
    day.goes_to("ex1")
    assert walk_round(day.state, day.now).rows[0].standing == "done"
    day.wait(1).does(RepeatItem())
    assert walk_round(day.state, day.now).rows[0].standing == ""
    day.wait(1).happens(seen("G1", "settling"))
    assert walk_round(day.state, day.now).rows[0].standing == "settling"


def test_a_paused_clock_and_an_ended_day_press_nobody() -> None:
    """The sheet still tells how long it is."""
    day = exercise().wait(minutes=8)
    day.does(ToggleClock())
    assert not overdue(day.state, day.now)
    assert walk_round(day.state, day.now).rows[0].minutes == 8
    day.does(EndRun())
    assert walk_round(day.state, day.now).item == ""


def test_a_group_that_left_is_not_visited() -> None:
    """Only those in the room are on the sheet."""
    day = exercise()
    day.does(CloseGroup("G2"))
    assert [row.group.id for row in walk_round(day.state, day.now).rows] == ["G1", "G3", "G4"]


@given(visits=st.lists(st.tuples(st.integers(0, 900), st.sampled_from(("G1", "G2")), st.sampled_from(STANDINGS))))
def test_who_is_overdue_is_who_waited(visits: list[tuple[int, str, Progress]]) -> None:
    """Whatever was seen when: the sheet and the nudge agree, and nobody seen lately is overdue."""
    day = exercise()
    for wait, group, standing in visits:
        day.wait(wait).happens(seen(group, standing))
    rows = {row.group.id: row for row in walk_round(day.state, day.now).rows}
    assert {group.id for group in overdue(day.state, day.now)} == {name for name, row in rows.items() if row.overdue}
    if visits:
        assert not rows[visits[-1][1]].overdue
        assert rows[visits[-1][1]].standing == visits[-1][2]
