"""Times as people here write them: on every screen, in plain mode, on paper and in what is read; never in tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.agenda.times_of_day import WAYS, WRITING
from facilitator.console.screens.setup import start_time
from facilitator.console.settings import FILE, SettingsFile
from facilitator.live.queries.room_view import room_look
from facilitator.serving.scene import face_of, scene_of
from facilitator.sessionlog.choices import EVERYTHING
from facilitator.sessionlog.formats import FORMATS, render
from facilitator.sessionlog.paper.formats import rendered
from tests.console.block_reader import words_on
from tests.console.room_stage import room
from tests.console.stage import Stage, lead, on_stage
from tests.console.test_home import home
from tests.console.test_plain import told
from tests.console.walks import OVER, busy, setting_up
from tests.makers import Day, HandClock, started
from tests.pictures.gallery import PICTURES, lunch, opened
from tests.sessionlog.readers import readable
from tests.sessionlog.test_formats import log_of
from tests.sessionlog.test_paper import twin_of

TIME = re.compile(r"(?<![\d:.-])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])(?::[0-5]\d)?")
"""What looks like a time of day; lengths do too, but for the words behind them."""
SAID = re.compile(r"\s*(?:[ap]m\b)")
LENGTH = re.compile(r"\s*(?:left|over|of|for|a turn)\b")
"""What stands behind a length of minutes and seconds."""
ASIDE = re.compile(r"begins in \d+:\d\d(:\d\d)?|minutes or \d:\d\d|\d:\d\d, paused")
"""Lengths that have their words before them."""


def with_24_hours(text: str) -> list[str]:
    """The times of a text that are not written with half a day's hours, each with what stands around it."""
    text = ASIDE.sub("", text)
    return [
        text[max(0, found.start() - 30) : found.end() + 20]
        for found in TIME.finditer(text)
        if not SAID.match(text, found.end()) and not LENGTH.match(text, found.end())
    ]


def in_halves(folder: Path) -> Path:
    """A data folder whose settings ask for the 12 hours of half a day."""
    (folder / FILE).write_text('times: "12 h"\n', encoding="utf-8")
    return folder


def sizes_of(name: str) -> tuple[tuple[int, int], ...]:
    """A small window for every picture, and a large one where it tells more times."""
    more = name in ("home", "waiting", "exercise", "break", "ended", "review-summary")
    return ((80, 24), (200, 60)) if more else ((80, 24),)


async def kept(stage: Stage, keys: tuple[str, ...] = ()) -> None:
    """No time of 24 hours is on the screen after these keys."""
    await stage.app.workers.wait_for_complete()
    await stage.settle()
    await stage.press(*keys)
    assert with_24_hours(stage.shown()) == [], keys


@pytest.mark.parametrize(("name", "size"), [(name, size) for name in PICTURES for size in sizes_of(name)])
async def test_no_screen_has_a_time_of_24_hours_where_12_are_wanted(
    name: str, size: tuple[int, int], tmp_path: Path
) -> None:
    """In a small window and in a large one."""
    app, clock = opened(PICTURES[name], in_halves(tmp_path))
    async with on_stage(app, clock, size) as stage:
        await kept(stage, PICTURES[name].keys)
        assert not with_24_hours(words_on(stage.rows()))


async def test_no_sheet_over_the_day_has_one(tmp_path: Path) -> None:
    """Whatever opens over a late report-back."""
    async with lead(in_halves(tmp_path), busy(), size=(80, 24)) as stage:
        for keys in OVER:
            for _ in range(4):
                await stage.press("escape")
            await kept(stage, keys)


async def test_neither_has_the_menu_or_the_editor(tmp_path: Path) -> None:
    """What a step would do to lunch, and the table of a day with its fields; a typed time is understood."""
    async with lead(in_halves(tmp_path), busy()) as stage:
        await kept(stage, ("f10",))
        for _ in range(5):
            await kept(stage, ("right",))
        assert re.search(r"\d:\d\d pm", stage.shown())
    async with on_stage(home(tmp_path), HandClock(), (200, 60)) as stage:
        await kept(stage, ("n",))
        await kept(stage, ("e",))
        await kept(stage, ("enter",))


async def test_the_rooms_window_and_page_have_none(tmp_path: Path) -> None:
    """When we are back, in large letters and as the browser gets it."""
    async with room(lunch(), folder=in_halves(tmp_path)) as stage:
        assert not with_24_hours(stage.words())
    day = lunch()
    view = room_look(day.state, day.now)
    face = face_of(view)
    assert face is not None
    assert re.fullmatch(r"\d+:\d\d pm", face.figures)
    assert not with_24_hours(f"{scene_of(view, 'dark', lambda picture: '')} {face}")


async def test_plain_mode_tells_none(tmp_path: Path) -> None:
    """The status and the day, said."""
    in_halves(tmp_path)
    heard = await told(tmp_path, busy(), "where", "coming")
    text = "\n".join(line for lines in heard for line in lines)
    assert re.search(r"\d:\d\d [ap]m", text)
    assert not with_24_hours(text)


def test_what_is_read_of_a_day_follows_and_what_machines_read_never_does() -> None:
    """Tables, workbooks and archives are the same byte for byte."""
    log = log_of("every kind")
    usual = render(log, FORMATS, "full", EVERYTHING)
    paper = Path("today.md")
    before = rendered(twin_of("under way"), paper).decode()
    WRITING.follow(WAYS[1])
    after = render(log, FORMATS, "full", EVERYTHING)
    for name, content in after.items():
        if name.endswith((".csv", ".json", ".xlsx", ".yaml")):
            assert content == usual[name], name
        elif name.endswith((".md", ".docx", ".html")):
            assert content != usual[name], name
            assert not with_24_hours(re.sub(r"<style.*?</style>|T\d\d:\d\d\S*", "", readable(name, content))), name
    printed = rendered(twin_of("under way"), paper).decode()
    assert with_24_hours(before)
    assert not with_24_hours(printed)


async def test_the_setting_is_changed_on_its_screen_and_holds_at_once(tmp_path: Path) -> None:
    """The clock behind the settings follows, and so does the file."""
    async with lead(tmp_path, started()) as stage:
        assert with_24_hours(stage.shown())
        await stage.press("f9", *["down"] * 9, "right")
        assert stage.shows("2:05 pm")
        await stage.press("escape")
        assert not with_24_hours(stage.shown())
        assert SettingsFile(tmp_path).now.times == "12 h"


@pytest.mark.parametrize("written", ["12 h", "12", "12h", '"12 h"'])
def test_the_file_may_say_it_in_its_own_way(written: str, tmp_path: Path) -> None:
    """What cannot be followed is told."""
    (tmp_path / FILE).write_text(f"times: {written}\n")
    assert SettingsFile(tmp_path).now.times == "12 h"
    (tmp_path / FILE).write_text("times: sundial\n")
    assert "times should be 24 h or 12 h" in SettingsFile(tmp_path).told[0]
    assert not WRITING.halves


@pytest.mark.parametrize("typed", ["1:05 pm", "13:05", "1.05pm", "13.05", "1:05 p.m."])
@pytest.mark.parametrize("way", WAYS)
async def test_a_start_is_understood_in_both_ways_whatever_is_written(typed: str, way: str, tmp_path: Path) -> None:
    """At the setup."""
    (tmp_path / FILE).write_text(f"times: {way}\n")
    async with setting_up(tmp_path, Day()) as stage:
        found = start_time(typed, stage.app.local_time())
        assert found is not None
        assert (found.hour, found.minute) == (13, 5)
