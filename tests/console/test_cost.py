"""A key costs what it changes, and no more: counted in bytes, paintings and calls, never in seconds."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import FrameType

import pytest
from rich.console import RenderableType
from textual.events import Key, Paste
from textual.screen import Screen

from facilitator.console.base_app import BaseApp
from facilitator.console.painting import pages
from facilitator.console.sparing import SparingUpdate
from facilitator.console.widgets.canvas import Canvas
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.queries import pace
from tests.benchmarks.large import plan_of
from tests.console.stage import Stage, lead
from tests.makers import Day

USUAL = (120, 36)
MOST = 1.15
"""How many times the calls of a small day a key may take on a large one."""


def a_day(folder: Path, *, pages: int = 4, items: int = 3, groups: int = 4, issues: int = 8) -> Day:
    """A day in its talk after so many issues were captured; its clock runs."""
    folder.mkdir()
    day = Day(plan_of(folder, pages=pages, items=items, groups=groups), groups=groups).at("09:00")
    day.does(GoTo("ex"))
    for number in range(issues):
        day.does(CaptureIssue(f"G{number % groups + 1}", f"issue {number}: nobody asked", "ex"))
    day.does(GoTo("talk"))
    if day.state.items["talk"].clock.since is None:
        day.does(ToggleClock())
    return day


@contextmanager
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What would be written to a terminal of what differs."""
    told: list[str] = []
    before = BaseApp._display

    def display(app: BaseApp, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, SparingUpdate):
            told.append(renderable.render_segments(app.console))
        before(app, screen, renderable)

    with monkeypatch.context() as patched:
        patched.setattr(BaseApp, "_display", display)
        yield told


async def test_a_page_a_letter_and_a_second_are_few_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow line to a projector or another laptop is not kept busy."""
    async with lead(tmp_path, a_day(tmp_path / "day", pages=40), size=USUAL) as stage:
        with written(monkeypatch) as told:
            for key, most in (("right", 4000), ("plus", 1000), ("c", 0), ("x", 400)):
                told.clear()
                await stage.press(key)
                assert 0 < sum(map(len, told)) <= most or not most
            told.clear()
            await stage.turn(1)
            await stage.settle()
            assert 0 < sum(map(len, told)) <= 400


async def test_a_canvas_is_painted_once_for_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of what it shows has changed: the item, the clock, what is said and what is saved."""
    painted: Counter[str] = Counter()
    before = Canvas.repaint

    def repaint(canvas: Canvas, everything: bool = False) -> None:
        painted[type(canvas).__name__] += 1
        before(canvas, everything)

    async with lead(tmp_path, a_day(tmp_path / "day"), size=USUAL) as stage:
        await stage.press("right")
        monkeypatch.setattr(Canvas, "repaint", repaint)
        for key in ("right", "left", "plus", "minus", "t"):
            painted.clear()
            await stage.press(key)
            assert painted
            assert max(painted.values()) == 1, (key, painted)


async def test_what_a_plan_fixes_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by seconds nor by keys: how much a page weighs, how it is laid out, which blanks it has."""
    asked: Counter[str] = Counter()

    def counted(module: object, name: str) -> None:
        plain: Callable[..., object] = getattr(module, name)

        def again(*given: object, **named: object) -> object:
            asked[name] += 1
            return plain(*given, **named)

        monkeypatch.setattr(module, name, again)

    async with lead(tmp_path, a_day(tmp_path / "day", pages=30), size=USUAL) as stage:
        await stage.press("right", "left")
        for module, name in ((pace, "weight"), (pages, "block_lines"), (pages, "wrap_runs")):
            counted(module, name)
        await stage.press("right", "left", "plus", "minus", "right")
        await stage.turn(5)
        assert not asked


@asynccontextmanager
async def counting(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[int]]:
    """How many functions each key calls until it is shown."""
    calls: list[int] = []
    before = BaseApp._carry_through

    async def carry_through(app: BaseApp, event: Key | Paste) -> None:
        count = 0

        def called(frame: FrameType, event: str, given: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(called)
        try:
            await before(app, event)
        finally:
            sys.setprofile(None)
        calls.append(count)

    with monkeypatch.context() as patched:
        patched.setattr(stage.app._in_turn, "_carry_through", lambda event: carry_through(stage.app, event))
        yield calls


async def calls_of(folder: Path, day: Day, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """The calls of a page turn, a clock key and a letter, once what is kept is warm."""
    found: dict[str, int] = {}
    async with lead(folder, day, size=USUAL) as stage, counting(stage, monkeypatch) as calls:
        for name, opening, keys in (
            ("page", (), ("right", "left") * 3),
            ("clock", (), ("plus", "minus") * 3),
            ("letter", ("c",), ("x",) * 6),
        ):
            await stage.press(*opening, *keys)
            found[name] = min(calls[-2:])
    return found


LARGE: dict[str, tuple[Callable[[Path], Day], Callable[[Path], Day]]] = {
    "pages": (lambda folder: a_day(folder, pages=300), lambda folder: a_day(folder, pages=4)),
    "items": (lambda folder: a_day(folder, items=100), lambda folder: a_day(folder, items=32)),
    "issues": (
        lambda folder: a_day(folder, groups=12, issues=600),
        lambda folder: a_day(folder, groups=4, issues=20),
    ),
}


@pytest.mark.parametrize("kind", LARGE)
async def test_a_key_costs_the_same_on_a_large_day(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It changes one thing, so nothing on its way may count pages, items or issues."""
    large, small = LARGE[kind]
    many = await calls_of(tmp_path, large(tmp_path / "large"), monkeypatch)
    few = await calls_of(tmp_path, small(tmp_path / "small"), monkeypatch)
    assert {name: count for name, count in many.items() if count > MOST * few[name]} == {}, (many, few)
