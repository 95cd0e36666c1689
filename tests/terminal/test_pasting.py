"""A timetable that a terminal pastes, with its marks round it, into a folder where there is nothing yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.driver import Terminal, environment, facilitator, posix_only

pytestmark = [pytest.mark.terminal, posix_only]


def test_a_pasted_timetable_is_shown_and_becomes_a_plan(tmp_path: Path) -> None:
    """Several lines at once are no Enter in the middle of them."""
    folder = tmp_path / "data"
    with Terminal(facilitator("--data", str(folder)), env=environment(tmp_path)) as terminal:
        terminal.wait("Start a day")
        terminal.settle()
        terminal.press("b")
        terminal.wait("paste the lines of a timetable")
        terminal.paste("09:00 - 09:10 Welcome  Ann\r\n09:10\u00a0Exercise 1 (30 mins)\r\n09:40 Close\r\n")
        terminal.wait("3 lines pasted")
        terminal.press("enter")
        terminal.settle()
        terminal.type_text("Our day")
        terminal.wait("Our day")
        terminal.press("enter", "enter")
        terminal.wait("what each row becomes")
        assert "Exercise 1" in terminal.settle()
        assert not (folder / "plans").exists()
        terminal.press("enter")
        terminal.wait_gone("what each row becomes")
        terminal.settle()
    assert "Welcome  Ann" in (folder / "plans" / "our-day.yaml").read_text(encoding="utf-8")
