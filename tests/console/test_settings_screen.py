"""The settings by their keys: what is changed holds, is kept, and nothing else of the file is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.kept_lines import with_values
from facilitator.console.screens.settings import SettingRows
from facilitator.console.settings import FILE, Settings, SettingsFile
from tests.console.stage import Stage, lead, on_stage
from tests.console.test_home import home
from tests.makers import HandClock, started


def marked(stage: Stage) -> str:
    """The row in hand."""
    return next(line for line in stage.screen.query_one(SettingRows).lines_shown if "▶" in line)


async def test_settings_are_changed_by_arrows_and_kept_at_once(tmp_path: Path) -> None:
    """From home and from a day; the program left and opened again has them."""
    async with on_stage(home(tmp_path), HandClock(), (120, 36)) as stage:
        await stage.press("f9")
        assert stage.top == "SettingsScreen"
        await stage.press("right")
        assert (stage.app.theme, SettingsFile(tmp_path).now.theme) == ("light", "light")
        await stage.press("left", "down", "down", "right")
        assert "always" in marked(stage)
        await stage.press("f9", "escape")
        assert stage.top == "HomeScreen"
    async with lead(tmp_path, started()) as stage:
        await stage.press("f9", "down", "down")
        assert "always" in marked(stage)
        await stage.press("escape")
        assert stage.top == "LeadScreen"


async def test_initials_are_typed_and_what_cannot_be_is_refused_in_words(tmp_path: Path) -> None:
    """The line stays open with what was typed; Esc leaves what held before."""
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        await stage.press("f9", *["down"] * 7, "enter", *"wide", "enter")
        assert stage.shows("should be columns and rows, such as 60x16")
        await stage.put("60x16")
        await stage.press("enter")
        assert SettingsFile(tmp_path).now.room_size == "60x16"
        await stage.press("up", "enter", *"ab", "escape")
        assert SettingsFile(tmp_path).now.reviewer == ""
        assert stage.top == "SettingsScreen"


async def test_the_bell_is_rung_as_it_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one key, so that nobody waits for an item to end to hear it."""
    rung: list[int] = []
    monkeypatch.setattr("textual.app.App.bell", lambda app: rung.append(1))
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        await stage.press("f9", "b")
        assert rung == [1]
        assert stage.shows("The bell rang.")


async def test_dates_are_written_as_people_here_write_them(tmp_path: Path) -> None:
    """At home, from the next time it opens."""
    (tmp_path / FILE).write_text("dates: dots\n")
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        assert stage.shows("Monday 02.03.2026")


OWN = "# how we do it\r\ntheme: light   # the hall is bright\r\nnewer: [1, 2]\r\n\r\nbell: 'plan'\r\n"


def test_a_setting_is_changed_where_it_stands_and_all_else_stays_byte_for_byte(tmp_path: Path) -> None:
    """Comments, blank lines, quotes, ends of lines, and what only a newer version knows."""
    (tmp_path / FILE).write_bytes(OWN.encode())
    kept = SettingsFile(tmp_path)
    assert kept.change(theme="high contrast", reviewer="AB") == ""
    after = OWN.replace("theme: light", "theme: high contrast") + "reviewer: AB\r\n"
    assert (tmp_path / FILE).read_bytes() == after.encode()
    assert SettingsFile(tmp_path).now == Settings(theme="high contrast", reviewer="AB")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "mouse: no\n"),
        ("theme: dark", "theme: dark\nmouse: no\n"),
        ("mouse:\n", "mouse: no\n"),
        ("\ufeffmouse: on # as ever\n", "\ufeffmouse: no # as ever\n"),
        ("mouse: on\nmouse: on\n", "mouse: no\nmouse: no\n"),
    ],
)
def test_lines_of_any_kind_are_changed_in_place(before: str, after: str) -> None:
    """An empty file, one without a last end of line, a name without a value, a mark of its encoding, a name twice."""
    assert with_values(before, {"mouse": False}) == after


def test_a_list_between_braces_is_written_as_lines(tmp_path: Path) -> None:
    """Nothing that it says is lost."""
    (tmp_path / FILE).write_text("{theme: light, newer: this}\n")
    assert SettingsFile(tmp_path).change(bell="on") == ""
    assert (tmp_path / FILE).read_text() == "theme: light\nnewer: this\nbell: 'on'\n"
