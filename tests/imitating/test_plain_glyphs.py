"""A console whose font has neither bars, frames nor half blocks: everything is drawn in plain characters."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from facilitator.console import raster_font
from facilitator.console.painting.plain_glyphs import STANDS_FOR, plain
from facilitator.console.settings import SettingsFile
from facilitator.console.terminals import draws_coarsely, draws_plainly
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.day import EndRun
from tests.console.room_stage import room
from tests.console.stage import RUN, lead
from tests.console.test_screens import SHOTS, SMALL, USUAL, exercise
from tests.makers import Day, small_plan

SCREENS = ["talk", "report-back", "board", "second-clock", "cue", "ended", "help", "price"]

HEADLINE = range(3, 9)
"""The lines with the item and how the day stands: in letters of half blocks, or in words where there are none."""
FIGURES = "ended"
"""The screen with the figures of the day: tiles, or words where there are no half blocks."""


def strange(text: str) -> set[str]:
    """The characters that such a font may not have: all but ASCII and what people's own letters are."""
    return {sign for sign in text if not (sign.isascii() or sign.isalnum() or "\u00a0" <= sign <= "\u00ff")}


@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_is_in_plain_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """On the console of Linux; every line is as wide as it was, and each state is still in words."""
    shot = SHOTS[name]
    shown = {}
    for term in ("xterm-256color", "linux"):
        monkeypatch.setenv("TERM", term)
        made = shot.day()
        journal = made.journal()
        journal.touch(RUN, made.now.wall)
        async with lead(tmp_path, made, journal, USUAL) as stage:
            await stage.press(*shot.keys)
            shown[term] = stage.shown()
    assert strange(shown["xterm-256color"])
    assert not strange(shown["linux"])
    before, after = shown["xterm-256color"].splitlines(), shown["linux"].splitlines()
    for number, (line, drawn) in enumerate(zip(before, after, strict=True)):
        assert plain(line) == drawn or number in HEADLINE or name == FIGURES, number
    assert not set("".join(after[HEADLINE.start : HEADLINE.stop])) & set("#_")


async def test_it_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a console that does not say what it is; and the other way round."""
    for glyphs, term, any_strange in (("plain", "xterm", False), ("full", "linux", True), ("auto", "dumb", False)):
        monkeypatch.setenv("TERM", term)
        (tmp_path / "settings.yaml").write_text(f"glyphs: {glyphs}\n", encoding="utf-8")
        async with lead(tmp_path, exercise(), size=SMALL) as stage:
            assert bool(strange(stage.shown())) is any_strange
    (tmp_path / "settings.yaml").write_text("glyphs: pretty\n", encoding="utf-8")
    assert "glyphs should be auto, plain or full" in SettingsFile(tmp_path).told[0]


@pytest.mark.parametrize("end", [False, True])
async def test_the_rooms_window_is_too(monkeypatch: pytest.MonkeyPatch, end: bool) -> None:
    """Its clock in large figures; after the end the address in letters, not as a code that nobody could scan."""
    monkeypatch.setenv("TERM", "linux")
    made = exercise()
    if end:
        made = Day(replace(small_plan(), feedback="https://example.org/feedback"))
        made.at("09:34").does(NextItem(), EndRun())
    async with room(made) as stage:
        text = stage.shown()
    assert not strange(text)
    assert "https://example.org/feedback" in text if end else "#" in text


def test_nothing_moves() -> None:
    """Each plain character is as wide as what it stands for, and nothing stands for two."""
    signs = "".join(STANDS_FOR.values())
    assert len(set(signs)) == len(signs)
    assert [cell_len(plain(sign)) for sign in signs] == [1] * len(signs)
    for text in ("Größe \u5b66\u4e60 naïve", "3 \u00d7 4 \u2013 \u201cyes\u201d\u2026", "😀 ok", "e\u0301"):
        assert cell_len(plain(text)) == cell_len(text)
    assert plain("Größe \u5b66\u4e60") == "Größe \u5b66\u4e60"


def test_it_is_chosen_by_itself_where_the_terminal_tells() -> None:
    """Or where the console of Windows has one of the fonts of old."""
    assert draws_plainly("auto", {"TERM": "linux"})
    assert draws_plainly("auto", {"TERM": "xterm-256color"}, raster=True)
    assert not draws_plainly("auto", {"TERM": "xterm-256color"})
    assert not draws_plainly("full", {"TERM": "linux"}, raster=True)


def test_only_the_old_console_of_windows_does_without_quarter_blocks() -> None:
    """Its fonts have half blocks alone; whoever says `full` has others."""
    assert draws_coarsely("auto", {}, windows=True)
    assert not draws_coarsely("auto", {"WT_SESSION": "0-1"}, windows=True)
    assert not draws_coarsely("auto", {"TERM": "xterm-256color"})
    assert not draws_coarsely("full", {}, windows=True)


class Filled(Protocol):
    """A structure that is handed to the system by reference."""

    _obj: Any


class Kernel:
    """What the console of Windows answers about its font."""

    def __init__(self, family: int | None) -> None:
        """Have a font of this family; None: there is no console."""
        self.family = family

        def standard(number: object) -> int:
            return 7

        self.GetStdHandle = standard

    def GetCurrentConsoleFontEx(self, handle: object, largest: object, font: Filled) -> int:
        """As Windows has it: 1 and the font filled in, or 0."""
        if self.family is None:
            return 0
        assert font._obj.size == 84
        font._obj.family = self.family
        return 1


@pytest.mark.parametrize(("family", "raster"), [(48, True), (54, False), (None, False)])
def test_a_raster_font_is_recognised(monkeypatch: pytest.MonkeyPatch, family: int | None, raster: bool) -> None:
    """ "Terminal" has no outlines, Consolas has; without a console nobody knows."""
    assert not raster_font.has_raster_font()
    monkeypatch.setattr(raster_font, "WINDOWS", True)
    monkeypatch.setattr("ctypes.CDLL", lambda name: Kernel(family))
    assert raster_font.has_raster_font() is raster


def test_a_console_that_does_not_answer_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it ends the program."""

    def missing(name: str) -> object:
        raise OSError("no kernel32")

    monkeypatch.setattr(raster_font, "WINDOWS", True)
    monkeypatch.setattr("ctypes.CDLL", missing)
    assert not raster_font.has_raster_font()
