"""A second may pass while a screen is coming up or being taken down; it does no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.console.desks.windows import Windows
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.canvas import Canvas
from facilitator.live.facts.clocks import StartSecondClock
from tests.console.stage import RUN, Stage, lead, on_stage
from tests.console.test_home import home
from tests.makers import Day, HandClock, started


class HomeList(Canvas):
    """Something that no lead's screen has."""


UNASKED: dict[str, Callable[[Stage], object]] = {
    "the ticker": lambda stage: stage.lead._tick_on(),
    "the greeting": lambda stage: stage.lead._begin(),
    "the look for other windows": lambda stage: stage.desk(Windows).look_around(),
    "a pause in typing": lambda stage: stage.thinking._sense(),
    "getting ready to think": lambda stage: stage.thinking._get_ready(),
}
"""What the lead's screen does without a key."""


def reporting() -> Day:
    """In a report-back, with a second clock."""
    day = started().goes_to("ex1").goes_to("back1")
    day.does(StartSecondClock(60.0, "energiser"))
    return day


async def take_down(stage: Stage) -> None:
    """Take away what stands on the screen on top, as while it is being removed; the screen itself is still there."""
    await stage.screen.query("*").remove()


@pytest.mark.parametrize("what", UNASKED)
@pytest.mark.parametrize("window", ["lead", "scribe"])
async def test_what_a_screen_does_by_itself(tmp_path: Path, window: str, what: str) -> None:
    """Neither an error nor a word to the journal once its parts are gone."""
    async with lead(tmp_path, reporting(), window=window) as stage:
        await stage.press(*"half")
        stage.clock.wait(1)
        UNASKED[what](stage)
        before = stage.app.journal.signs(RUN)
        await take_down(stage)
        stage.clock.wait(1)
        UNASKED[what](stage)
        assert stage.app.journal.signs(RUN) == before


async def test_the_ticker_goes_on_after_a_second_that_found_parts_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the clock would stand still, and drafts would no longer be kept."""
    async with lead(tmp_path, reporting()) as stage:
        waits: list[bool] = []
        monkeypatch.setattr(stage.lead, "_wait", lambda: waits.append(stage.lead.whole))
        stage.lead._tick_on()
        await stage.middle.remove()
        stage.lead._tick_on()
        assert waits == [True, False]


async def test_a_thought_that_comes_too_late(tmp_path: Path) -> None:
    """Nobody is there to hear it."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.put("nobody asked her")
        thinking = stage.thinking
        await take_down(stage)
        await thinking.sense()


@pytest.mark.parametrize(
    "keys", ["w", "f", "fh", "fa", "fm", "fr", "fo", "fn", "fy", "E", "0", "r", "e", "T", "g", "question_mark"]
)
async def test_what_stands_over_the_day(tmp_path: Path, keys: str) -> None:
    """The day looks different while a sheet is taken down, or has not come up yet."""
    day = reporting().wait(minutes=100)
    journal = day.journal()
    journal.touch(RUN, day.now.wall)  # the laptop was there all the time
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("escape", *([keys] if len(keys) > 2 else keys))
        over = stage.screen
        assert over is not stage.lead
        await take_down(stage)
        if isinstance(over, Sheet):
            over.follow(stage.view)
            over.renew()
            over.on_resize()
        else:
            assert isinstance(over, OverTheDay)
            over.follow(stage.view)
        await stage.turn(2)


async def test_home(tmp_path: Path) -> None:
    """Another line is marked at the last moment."""
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        screen = stage.screen
        assert isinstance(screen, HomeScreen)
        await take_down(stage)
        screen._tell_about()
