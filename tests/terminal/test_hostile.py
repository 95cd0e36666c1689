"""Hostile words and hostile windows in the real program: nothing crashes, nothing steers the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.driver import Terminal, environment, facilitator, posix_only
from tests.terminal.lead import LINE_OPEN, SAVED, Lead

pytestmark = [pytest.mark.terminal, posix_only]

PASTED = "before\x07 [/x] [@click=app.bell]press[/] \x9b2J\u202egnp.exe\u2066 äöü 漢字 \r\nafter"
KEPT = ["before [/x] [@click=app.bell]press[/] 2Jgnp.exe äöü 漢字", "after"]

ORDERS = "\x1b]52;c;b3duZWQ=\x07\x1b[2J\x1b]0;owned\x07"
"""Good terminals take these out of what they paste; Textual takes them for keys where one does not."""


def in_the_line(lead: Lead) -> None:
    """Go to the report-back, and into its line."""
    lead.ready()
    for title in ("Hello", "Exercise", "The groups report"):
        lead.next_item(title)
    lead.terminal.wait(LINE_OPEN)
    lead.terminal.settle()


def test_what_is_pasted_is_words_and_nothing_else(tmp_path: Path) -> None:
    """Markup stays as typed and control characters do not get in, on the screen, in the journal and after a resume."""
    folder = tmp_path / "data"
    with Lead(folder, "run", "demonstration", "--starts", "now") as lead:
        in_the_line(lead)
        lead.terminal.paste(PASTED)
        lead.terminal.wait("after")
        lead.press("enter", "2 issues kept")
        assert [issue.text for issue in lead.state().issues.values()] == KEPT
        lead.terminal.kill()
        assert not lead.terminal.orders()
    with Lead(folder, "resume") as lead:
        lead.ready()
        lead.terminal.wait("[/x]")
        lead.terminal.kill()
        assert not lead.terminal.orders()


def test_orders_that_are_pasted_never_reach_the_terminal(tmp_path: Path) -> None:
    """Whatever becomes of them as words."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        in_the_line(lead)
        lead.terminal.paste(ORDERS)
        lead.terminal.settle()
        lead.terminal.type_text("enough")
        lead.terminal.wait("enough")
        lead.terminal.press("enter")
        lead.terminal.wait("E1-G1-1 kept")
        for issue in lead.state().issues.values():
            assert not [letter for letter in issue.text if not letter.isprintable()]
        lead.terminal.kill()
        assert not lead.terminal.orders()


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (80, 24), (200, 60)], ids=str)
@pytest.mark.parametrize("colours", [{}, {"NO_COLOR": "1"}], ids=["colours", "no colours"])
def test_any_window_is_usable(tmp_path: Path, size: tuple[int, int], colours: dict[str, str]) -> None:
    """In a window too small for anything the program runs on, and shows everything once there is room."""
    argv = facilitator("--data", str(tmp_path / "data"), "run", "demonstration", "--starts", "now")
    with Terminal(argv, size, environment(tmp_path, colours)) as terminal:
        terminal.settle()
        terminal.resize(100, 30)
        terminal.wait(SAVED)
        terminal.settle()
        terminal.press("n")
        terminal.wait("Hello, and four keys")
        terminal.press("q")
        assert terminal.wait_end() == 0
        assert terminal.left_clean()


def test_resizing_while_typing_keeps_the_words(tmp_path: Path) -> None:
    """A window that is dragged smaller and larger again in the middle of a line."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        in_the_line(lead)
        for word, size in (("one ", (60, 20)), ("two ", (20, 5)), ("three ", (200, 50)), ("four", (120, 36))):
            lead.terminal.type_text(word)
            lead.terminal.resize(*size)
            lead.terminal.settle()
        lead.terminal.wait("one two three four")
        lead.press("enter", "E1-G1-1 kept: one two three four")


REPLIES = ("\x1b[?65;1;9c", "\x1b[1089::99;1;1089", "u", "\x1b]11;rgb:1e/2e", "/2e\x1b\\", "\x1b[<0;NaN;NaNM")
"""What terminals answer, some of it in two reads; none of it is a key but the one of the keyboard protocol."""


def test_what_a_terminal_answers_is_no_key(tmp_path: Path) -> None:
    """No help opens, no minutes are added, no line opens, nothing ends; the next key still works."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        lead.ready()
        before = lead.state().seq
        for reply in REPLIES:
            lead.terminal.type_text(reply)
            lead.terminal.look(0.02)
        lead.terminal.settle()
        assert lead.state().seq == before
        lead.next_item("Hello")
        lead.terminal.kill()
