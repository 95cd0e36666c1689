"""A day led by the mouse alone, in a real pseudo-terminal, with the sequences that terminals send."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.driver import posix_only
from tests.terminal.lead import LINE_OPEN, Lead

pytestmark = [pytest.mark.terminal, posix_only]


def test_a_day_by_the_mouse_alone(tmp_path: Path) -> None:
    """From home to the end, typing only the words; then the terminal is as it was."""
    with Lead(tmp_path / "data") as lead:
        terminal = lead.terminal
        terminal.wait("Start a day")
        terminal.settle()
        terminal.click("A demonstration", -1, times=2)
        terminal.wait("how many, or their names")
        terminal.settle()
        for _ in range(5):  # four lines, and out of the last
            terminal.click("enter next")
            terminal.settle()
        lead.ready()
        led(lead)
        terminal.click("enter end the day")
        terminal.wait("The day has ended")
        terminal.wait("files to pass on in")
        terminal.settle()
        terminal.click("q leave", -1)  # the footer's, below what the page says of it
        assert terminal.wait_end() == 0
        assert terminal.left_clean()
        state = lead.state()
    assert [issue.group for issue in state.issues.values()] == ["G3", "G2"]
    assert [entry.kind for entry in state.entries.values()] == ["note"]


def led(lead: Lead) -> None:
    """The demonstration's items, with a clock, issues, the room, the menu and a list of an issue on the way."""
    terminal = lead.terminal
    terminal.click("space next page")
    lead.at("Hello")
    terminal.click("n next item")
    lead.at("Exercise")
    terminal.settle()
    terminal.click("t starts")
    terminal.wait("The clock runs")
    terminal.settle()
    terminal.click("left, ends", right=True)
    terminal.wait("5 min more")
    terminal.click("5 min more")
    terminal.wait("+5: ")
    terminal.settle()
    terminal.click("u takes it back")
    terminal.wait("Taken back")
    terminal.click("n next item")
    lead.at("The groups report")
    terminal.wait(LINE_OPEN)
    terminal.settle()
    lead.capture("E1-G1-1", "no one asked the child", "no one asked the child")
    terminal.settle()
    terminal.click("Tombola (")
    terminal.wait("Tombola (0 of")
    lead.capture("E1-G2-1", "letters were filed", "letters were filed")
    terminal.settle()
    terminal.drag("no one asked", "Brass band (")
    terminal.wait("is Brass band's now")
    terminal.settle()
    terminal.click("letters were", right=True)
    terminal.wait("Withdraw")
    terminal.settle()
    terminal.click((118, 34))  # beside it
    terminal.wait_gone("Withdraw")
    terminal.settle()
    terminal.click("esc back")
    terminal.settle()
    if LINE_OPEN in terminal.text:
        terminal.click("esc out")
        terminal.wait_gone(LINE_OPEN)
    terminal.click("n next item")
    lead.at("Tea")
    terminal.settle()
    terminal.click((4, 1))  # the title
    terminal.wait("Page ")
    terminal.settle()
    terminal.click(" Day ")
    terminal.wait("Parking lot")
    terminal.settle()
    terminal.click("A note for yourself")
    terminal.wait("Note for yourself")
    terminal.settle()
    terminal.type_text("slow down")
    terminal.wait("slow down")
    terminal.click("enter ")
    terminal.wait("The note is kept")
    terminal.click("n next item")
    lead.at("What else there is")
    terminal.settle()
    terminal.click((4, 1))
    terminal.wait("Page ")
    terminal.settle()
    terminal.click(" Day ")
    terminal.wait("Parking lot")
    terminal.settle()
    terminal.click("End the day")
    terminal.wait("End the day?")
    terminal.settle()


def test_moving_the_mouse_makes_the_program_write_nothing(tmp_path: Path) -> None:
    """The terminal is asked for movements with a button down alone, and such a movement over nothing paints nothing."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        lead.ready()
        asked = bytes(lead.terminal.raw)
        assert asked.rindex(b"\x1b[?1002h") > asked.rindex(b"\x1b[?1003l") > asked.rindex(b"\x1b[?1003h")
        lead.terminal.settle()
        before = len(lead.terminal.raw)
        for x in range(1, 110):
            lead.terminal.mouse(35, (x, 10))  # as a terminal would that tells of all of them
        lead.terminal.settle()
        assert len(lead.terminal.raw) - before < 1000  # a second that passes meanwhile


def test_with_the_mouse_off_the_terminal_keeps_it(tmp_path: Path) -> None:
    """`mouse: off` in the settings."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "settings.yaml").write_text("mouse: off\n", encoding="utf-8")
    with Lead(folder, "run", "demonstration", "--starts", "now") as lead:
        lead.ready()
        assert b"\x1b[?1000h" not in lead.terminal.raw
        assert b"\x1b[?1002h" not in lead.terminal.raw
