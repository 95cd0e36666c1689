"""Nothing advances by itself, except an item whose plan says so, once, at its time, and never twice in a stay."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.live.facts.agenda import AdvanceByClock, ItemEntered, PreviousItem, SkipItem
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.queries.day import is_due
from tests.live.test_properties import Act, act, programs, steady
from tests.makers import ITEMS, Day, small_plan, started

LIVE = Path(__file__).resolve().parents[2] / "facilitator"


def self_moving(number: int = 0) -> Day:
    """A day in its first item, where one item moves on by itself."""
    items = [replace(item, advances=at == number) for at, item in enumerate(ITEMS)]
    return started(small_plan(items))


def test_it_moves_on_when_its_time_is_up() -> None:
    """Not a second before; and the entry says that nobody pressed a key."""
    day = self_moving().wait(599)
    assert not is_due(day.state, day.now)
    assert day.does(AdvanceByClock("welcome")) == ()
    day.wait(1)
    assert is_due(day.state, day.now)
    assert day.does(AdvanceByClock("welcome")) == (ItemEntered("aim", running=True, by_clock=True),)
    assert day.does(AdvanceByClock("welcome")) == ()


@pytest.mark.parametrize("number", range(1, len(ITEMS)))
def test_an_item_that_does_not_say_so_waits(number: int) -> None:
    """For a key, for ever."""
    day = self_moving(number)
    for _ in range(20):
        day.wait(100)
        assert day.does(AdvanceByClock("welcome")) == ()


def test_not_while_its_clock_stands() -> None:
    """A pause is a pause."""
    day = self_moving().wait(599)
    day.does(ToggleClock())
    day.wait(30)
    assert not is_due(day.state, day.now)
    day.does(ToggleClock())
    assert is_due(day.state, day.wait(2).now)


def test_who_goes_back_stays() -> None:
    """The item is over, and the trainer wants to be there."""
    day = self_moving().wait(603)
    day.does(AdvanceByClock("welcome"))
    day.wait(5).does(PreviousItem())
    for _ in range(30):
        assert not is_due(day.state, day.wait(1).now)


def test_not_after_a_while() -> None:
    """A laptop that slept through the end of a break does not jump when it wakes."""
    day = self_moving().wait(661)
    assert not is_due(day.state, day.now)


def test_the_last_item_has_nowhere_to_go() -> None:
    """Nor does a day that has ended, or has not begun."""
    day = self_moving(len(ITEMS) - 1).goes_to("close").wait(601)
    assert not is_due(day.state, day.now)
    assert not is_due(Day().state, Day().now)
    day = self_moving().wait(601)
    day.does(EndRun())
    assert not is_due(day.state, day.now)


def test_it_skips_what_is_skipped() -> None:
    """As the key does."""
    day = self_moving()
    day.does(SkipItem("aim"))
    day.wait(600)
    assert day.does(AdvanceByClock("welcome")) == (ItemEntered("ex1", by_clock=True),)


@steady
@given(programs, st.lists(st.integers(0, 7), max_size=3))
def test_no_other_command_moves_by_the_clock(program: list[Act], advancing: list[int]) -> None:
    """Whatever else is asked for, in whatever order, however late: no entry is by clock."""
    items = [replace(item, advances=number in advancing) for number, item in enumerate(ITEMS)]
    day = Day(small_plan(items))
    for one in program:
        act(day, one)
    assert not [e for e in day.entries if isinstance(e.event, ItemEntered) and e.event.by_clock]


def names_of(path: Path) -> set[str]:
    """Every name, attribute and keyword that a module's code uses, and what it imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
        elif isinstance(node, ast.ImportFrom):
            found.update(alias.name for alias in node.names)
    return found


def test_one_place_decides_and_one_asks() -> None:
    """No other module of the program makes such an entry, and only the lead's screen asks for one."""
    files = {path: names_of(path) for path in LIVE.rglob("*.py")}
    makers = {path.name for path, names in files.items() if "by_clock" in names and path.parent.name == "rules"}
    assert makers == {"agenda.py"}
    askers = {path.name for path, names in files.items() if "AdvanceByClock" in names and path.parent.name != "facts"}
    assert askers == {"agenda.py", "cues.py"}
