"""What holds for expected times on every day there can be, however it is changed while it runs."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.live import countdown
from facilitator.live.facts.agenda import (
    GoTo,
    InsertItem,
    MoveItem,
    NextItem,
    PreviousItem,
    RepeatItem,
    SkipItem,
    SplitItem,
)
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ChangeClock, ToggleClock
from facilitator.live.queries.schedule import planned_minutes
from tests.live.replanning import replanning
from tests.makers import ITEMS, Day, small_plan

steady = settings(
    derandomize=True, deadline=None, database=None, max_examples=120, suppress_health_check=list(HealthCheck)
)

items = st.sampled_from([*(item.id for item in ITEMS), "x1", "x2"])
driving: st.SearchStrategy[Command] = st.one_of(
    st.just(NextItem()),
    st.builds(GoTo, items),
    st.just(ToggleClock()),
    st.builds(ChangeClock, st.sampled_from([60.0, 300.0, -300.0])),
    st.builds(SkipItem, items),
    st.sampled_from([Undo(), Redo(), RepeatItem(), PreviousItem()]),
)
waits = st.sampled_from([0.0, 20.0, 300.0, 1500.0])
programs = st.lists(st.tuples(waits, driving | replanning), min_size=3, max_size=25)


def driven(program: list[tuple[float, Command]], begins: str = "09:20") -> Day:
    """A day after all of it, refusals aside."""
    day = Day(begins=begins)
    for wait, wish in program:
        day.wait(wait).tries(wish)
    return day


@steady
@given(programs)
def test_the_plans_minutes_are_conserved(program: list[tuple[float, Command]]) -> None:
    """However items are put in, cut, moved and skipped, the day has as many planned minutes as the plan."""
    day = driven(program)
    minutes = planned_minutes(day.state)
    assert sum(minutes.values()) == small_plan().minutes
    assert min(minutes.values()) >= 0


@steady
@given(programs)
def test_expected_minutes_are_conserved(program: list[tuple[float, Command]]) -> None:
    """What is to come takes what its clocks have left, one after another; only a fixed point lets time lie idle."""
    day = driven(program)
    rows = [row for row in day.schedule().rows if row.mark in ("now", "next", "later")]
    at, idle, total = day.now.wall, 0.0, 0.0
    for row in rows:
        left = max(0.0, countdown.left(day.clock_of(row.item.id), day.now))
        begins = at if row.mark == "now" else row.begins
        wait = (begins - at).total_seconds()
        assert wait >= -1
        if wait > 1:
            assert row.fixed or (row is rows[0] and not day.state.current)
        assert (row.ends - begins).total_seconds() == pytest.approx(left, abs=1.5)
        at, idle, total = row.ends, idle + max(0.0, wait), total + left
    assert (at - day.now.wall).total_seconds() == pytest.approx(idle + total, abs=len(rows) + 1)
    if day.state.phase != "ended":
        assert day.schedule().finish == at or math.isclose((day.schedule().finish - at).total_seconds(), 0, abs_tol=1)


@steady
@given(programs)
def test_no_fixed_point_moves(program: list[tuple[float, Command]]) -> None:
    """Nothing that happens changes what was planned for it, and it never begins before its time unless held before."""
    day = driven(program)
    started = day.state.started
    assert started is not None
    for row in day.schedule().rows:
        if row.item.id in started.fixed:
            assert row.planned == started.fixed[row.item.id]
            if row.mark in ("next", "later") and not day.state.items[row.item.id].visits:
                assert row.begins >= row.planned
    assert day.schedule().planned_finish == started.finishes_at


@steady
@given(programs, st.sampled_from(["split", "move"]), items, st.integers(1, 19))
def test_cutting_and_moving_keep_the_total(
    program: list[tuple[float, Command]], what: str, item: str, minutes: int
) -> None:
    """The minutes of all rows add up to the same; only putting in adds, by just its own."""
    day = driven(program)
    before = sum(row.minutes for row in day.schedule().rows)
    wish: Command = SplitItem(item, minutes) if what == "split" else MoveItem(item, "close")
    if day.tries(wish) == "":
        assert sum(row.minutes for row in day.schedule().rows) == pytest.approx(before, abs=0.51)
    before = sum(row.minutes for row in day.schedule().rows)
    if day.tries(InsertItem("Extra", minutes, "close")) == "":
        assert sum(row.minutes for row in day.schedule().rows) == pytest.approx(before + minutes)


@steady
@given(programs, driving | replanning)
def test_undo_restores_every_expected_time(program: list[tuple[float, Command]], wish: Command) -> None:
    """Whatever was done last, at the same moment."""
    day = driven(program)
    before, steps = day.schedule(), day.state.done.get("lead")
    if isinstance(wish, Undo | Redo) or day.tries(wish):
        return
    while day.state.done.get("lead") != steps:
        day.does(Undo())
    assert day.schedule() == before


def test_the_clock_goes_on_meanwhile() -> None:
    """The properties above look at one moment; as time passes, expected times move only when something is late."""
    day = Day().at("09:30")
    day.does(NextItem())
    for _ in range(10):
        assert day.schedule().finish == day.wait(minutes=1).schedule().finish
    late = day.wait(minutes=15).schedule().finish
    assert late == day.schedule().planned_finish + timedelta(minutes=5)
