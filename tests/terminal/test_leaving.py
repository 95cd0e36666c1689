"""However the program ends, the terminal is as it was and the journal is whole."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.journal.place import journal_path
from facilitator.journal.recovery import open_journal
from tests.terminal.driver import Terminal, environment, facilitator, posix_only
from tests.terminal.lead import LINE_OPEN, Lead

pytestmark = [pytest.mark.terminal, posix_only]

WORDS = "half a sentence, still unf"


def typing(lead: Lead) -> None:
    """A day in its report-back, with words in the line."""
    lead.ready()
    for title in ("Hello", "Exercise", "The groups report"):
        lead.next_item(title)
    lead.terminal.wait(LINE_OPEN)
    lead.terminal.settle()
    lead.terminal.type_text(WORDS)
    lead.terminal.wait(WORDS)


def carries_on(folder: Path) -> None:
    """Resuming finds the item and the unfinished words."""
    with Lead(folder, "resume") as lead:
        lead.ready()
        lead.at("The groups report")
        lead.terminal.wait(WORDS)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT] + ([signal.SIGHUP] if os.name == "posix" else []))
def test_a_signal_leaves_the_terminal_clean(tmp_path: Path, number: signal.Signals) -> None:
    """And keeps what was being typed."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        typing(lead)
        if number == signal.SIGINT:  # which Python itself answers, so that only what is a second old is promised
            lead.wait_for_draft(WORDS)
        lead.terminal.send_signal(number)
        assert lead.terminal.wait_end() == 0
        assert lead.terminal.left_clean()
        assert not lead.terminal.orders()
        assert "stays open; carry on with" in lead.terminal.text
    carries_on(tmp_path / "data")


def test_ctrl_c_leaves_the_terminal_clean(tmp_path: Path) -> None:
    """As a key, which is how a terminal in raw mode sends it; once alone only warns."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        typing(lead)
        lead.terminal.press("ctrl+c")
        lead.terminal.wait("ctrl+c once more leaves")
        assert WORDS in lead.terminal.text
        lead.terminal.press("ctrl+c")
        assert lead.terminal.wait_end() == 0
        assert lead.terminal.left_clean()
    carries_on(tmp_path / "data")


def test_a_closed_window_ends_the_program(tmp_path: Path) -> None:
    """It must not go on without a terminal, eating the battery; what was typed is kept."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        typing(lead)
        assert lead.terminal.hang_up()
    assert not list(tmp_path.rglob("facilitator-problem-*"))
    carries_on(tmp_path / "data")


@pytest.mark.parametrize("arguments", [(), ("run", "demonstration"), ("review",)], ids=["home", "setup", "review"])
def test_a_closed_window_is_no_problem_to_report(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Wherever it is closed: nobody is there to be told, and nothing went wrong."""
    with Lead(tmp_path / "data", *arguments) as lead:
        lead.terminal.settle()
        assert lead.terminal.hang_up()
    assert not list(tmp_path.rglob("facilitator-problem-*"))


def test_being_told_to_go_on_without_a_pause_changes_nothing(tmp_path: Path) -> None:
    """As a closed window tells every program in it: the terminal is not opened again, and keys are not read twice."""
    with Lead(tmp_path / "data") as lead:
        lead.terminal.settle()
        opened = bytes(lead.terminal.raw).count(b"\x1b[?1049h")
        os.kill(lead.terminal.pid, signal.SIGCONT)
        lead.terminal.press("?")
        lead.terminal.wait("esc")
        lead.terminal.settle()
        assert bytes(lead.terminal.raw).count(b"\x1b[?1049h") == opened == 1


@pytest.mark.parametrize("arguments", [(), ("resume",), ("run", "demonstration")])
def test_a_dumb_terminal_gets_a_sentence(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """In place of a screen that it could not show."""
    with Terminal(facilitator(*arguments), env=environment(tmp_path, {"TERM": "dumb"})) as terminal:
        assert terminal.wait_end() == 1
        assert '"dumb"' in terminal.text
        assert b"\x1b" not in terminal.raw


def test_leaving_waits_for_the_session_log(tmp_path: Path) -> None:
    """The files that were asked for a moment before are all there, and the journal knows of them."""
    with Lead(tmp_path / "data", "run", "demonstration", "--starts", "now") as lead:
        typing(lead)
        lead.close_line()
        lead.terminal.press("x", "q")
        assert lead.terminal.wait_end() == 0
        assert lead.terminal.left_clean()
    written = {path.suffix for path in (tmp_path / "data" / "exports").iterdir()}
    assert written == {".csv", ".docx", ".xlsx", ".html", ".md"}
    journal = open_journal(journal_path(tmp_path / "data"), datetime.now(UTC)).journal
    (run,) = journal.runs()
    assert len(journal.exported(run.run)) == len(list((tmp_path / "data" / "exports").iterdir()))
    journal.close()
