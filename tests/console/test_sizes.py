"""Any terminal: from 20 by 5 to 200 by 60, changed in the middle of a word, without colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.geometry import Region

from facilitator.application.opening import Setup
from facilitator.console.app import ConsoleApp
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.clocks import SetClock
from tests.console.stage import Stage, lead, on_stage
from tests.makers import Day, HandClock, StubbornJournal, small_plan, started

SIZES = [(1, 1), (20, 5), (40, 10), (80, 24), (120, 36), (200, 60)]


def fits(stage: Stage) -> None:
    """Every panel paints lines as wide as it is, and the screen is as wide as the terminal."""
    width, height = stage.app.size
    rows = stage.rows()
    assert len(rows) == height
    assert all(cell_len(row) <= width for row in rows)
    for canvas in stage.canvases():
        strips = canvas.render_lines(Region(0, 0, *canvas.size))
        assert all(strip.cell_length == canvas.size.width for strip in strips), canvas


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_whole_day_in_any_window(tmp_path: Path, size: tuple[int, int]) -> None:
    """Every phase and everything that opens: no exception, and the keys still work."""
    async with lead(tmp_path, Day(), size=size) as stage:
        fits(stage)
        await stage.press("space")
        fits(stage)
        stage.bench.ask(GoTo("ex1"))
        await stage.press("t")
        fits(stage)
        await stage.press("n", *"hello", "enter")
        fits(stage)
        assert stage.texts() == ["hello"]
        await stage.press("up")
        fits(stage)
        await stage.press("escape", "escape")
        for key in ("g", "m", "i", "question_mark", "E"):
            await stage.press(key)
            fits(stage)
            await stage.press("down", "escape")
        stage.bench.ask(GoTo("lunch"))
        stage.bench.ask(SetClock(1))
        await stage.turn(2)
        fits(stage)
        await stage.press("E", "enter")
        fits(stage)
        assert stage.view.phase == "ended"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_home_and_setup_in_any_window(tmp_path: Path, size: tuple[int, int]) -> None:
    """The way in."""
    clock = HandClock()
    async with on_stage(ConsoleApp(StubbornJournal(), tmp_path, clock), clock, size) as stage:
        fits(stage)
        await stage.press("down", "up")
        fits(stage)
    app = ConsoleApp(StubbornJournal(), tmp_path, clock, plan=small_plan(), setup=Setup(("A", "B")))
    async with on_stage(app, clock, size) as stage:
        fits(stage)
        await stage.press("tab", "tab", "tab", "tab", "enter")
        fits(stage)
        assert stage.view.phase == "waiting"


async def test_another_size_in_the_middle_of_a_word(tmp_path: Path) -> None:
    """Typed words, cursor and group stay."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await stage.press("tab", *"half")
        for size in (*SIZES[::-1], (120, 36)):
            await stage.resize(*size)
            fits(stage)
        await stage.press(*" a")
        assert stage.line.value == "half a"
        assert stage.head.startswith("Group 2")
        await stage.press("enter")
        assert [issue.group for issue in stage.state.issues.values()] == ["G2"]


async def test_another_size_while_something_is_open(tmp_path: Path) -> None:
    """Lists and papers follow."""
    async with lead(tmp_path, started()) as stage:
        for key in ("g", "question_mark", "E"):
            await stage.press(key)
            for size in ((20, 5), (200, 60), (80, 24)):
                await stage.resize(*size)
                fits(stage)
            await stage.press("escape")


async def test_a_narrow_window_keeps_what_matters(tmp_path: Path) -> None:
    """At 80 by 24: the time, the item, the time left, how far behind, and that all is saved."""
    async with lead(tmp_path, started().goes_to("ex1"), size=(80, 24)) as stage:
        await stage.press("t")
        await stage.turn(60)
        screen = stage.shown()
        for words in ("09:31", "Exercise 1", "19:00 left", "saved 09:30:00", "finish"):
            assert words in screen, words


async def test_in_the_smallest_window_the_words_in_the_line_are_seen(tmp_path: Path) -> None:
    """And the item, with its time."""
    async with lead(tmp_path, started().goes_to("back1"), size=(20, 5)) as stage:
        await stage.press(*"seen")
        assert stage.shows("seen")
        assert stage.shows("left")
        assert stage.shows("saved")


async def test_without_colours_everything_is_still_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: every state has a word or a sign."""
    monkeypatch.setenv("NO_COLOR", "1")
    journal_day = started()
    journal = journal_day.journal()
    async with lead(tmp_path, journal_day, journal) as stage:
        assert stage.app.no_color
        await stage.turn(11 * 60)
        screen = stage.shown()
        assert "▶" in screen
        assert "over" in screen
        assert "behind" in screen
        for strip in stage.screen._compositor.render_strips():
            for segment in strip:
                colour = segment.style.color if segment.style is not None and segment.text.strip() else None
                assert colour is None or colour.triplet is None or len(set(colour.triplet)) == 1
        await stage.press("D", "o", *"a note", "enter")
        assert stage.happened() == ["note.added"]
