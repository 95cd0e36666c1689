"""Which run a window is opened on where nobody named one: asked where several lie open, and turned to the real day."""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.application.opening import Setup, open_run
from facilitator.cli import run_lookup
from facilitator.cli.run_lookup import ask_which
from facilitator.clock import SystemClock
from facilitator.console import app as console_app
from facilitator.journal.port import RunSummary

from .conftest import Ask
from .days import PLAN, journal_in


def run(name: str, hours: float, rehearsal: float = 0.0, state: str = "running") -> RunSummary:
    """A run that was opened and touched so many hours ago."""
    then = datetime.now(UTC) - timedelta(hours=hours)
    return RunSummary(name, "A small day", "small", "2026-03-02", state, 9, 3, 4, then, then, rehearsal)


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Somebody at a terminal, and what is typed there."""
    typed = io.StringIO()
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.setattr(run_lookup, "is_terminal", lambda stream: True)
    return typed


@pytest.mark.parametrize(("answer", "chosen"), [("2\n", "b"), ("\n", "a"), ("9\nx\n2\n", "b"), ("", "a")])
def test_several_that_lie_open_are_listed_and_asked_for(
    typing: io.StringIO, capsys: pytest.CaptureFixture[str], answer: str, chosen: str
) -> None:
    """Enter means the newest; nonsense is asked again; rehearsals are no choice while a real day lies open."""
    typing.write(answer)
    typing.seek(0)
    runs = (run("a", 1), run("b", 2), run("ended", 1, state="ended"), run("old", 48), run("reh", 0.5, 20.0))
    assert ask_which(runs) == chosen
    said = capsys.readouterr().out
    assert "More than one run is unfinished:" in said
    assert re.findall(r"^\W*\d +(\w+) ", said, re.MULTILINE) == ["a", "b"]
    assert "Which one? 1 to 2, Enter for 1: " in said


def test_rehearsals_are_asked_for_by_that_name_where_there_is_nothing_else(
    typing: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is to take one for the day."""
    typing.write("\n")
    typing.seek(0)
    assert ask_which((run("old", 3, 20.0), run("new", 1, 20.0))) == "new"
    assert "new  rehearsal of A small day, opened " in capsys.readouterr().out


@pytest.mark.parametrize("runs", [(), (run("a", 1),), (run("a", 1), run("reh", 1, 20.0))])
def test_nothing_is_asked_where_it_is_plain(typing: io.StringIO, runs: tuple[RunSummary, ...]) -> None:
    """One real day, whatever rehearsals lie there."""
    assert ask_which(runs) == ""


def test_nobody_is_asked_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script would wait for ever."""
    monkeypatch.setattr(run_lookup, "is_terminal", lambda stream: False)
    assert ask_which((run("a", 1), run("b", 2))) == ""


def opened_now(folder: Path, rehearsal: float = 0.0) -> str:
    """A run that was opened at this moment."""
    with journal_in(folder) as journal:
        return open_run(journal, SystemClock(), PLAN, Setup(groups=("Group 1",), rehearsal=rehearsal)).run


def test_a_window_that_turned_is_opened_again_on_the_real_day(
    ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And does not turn again."""
    opened: list[tuple[object, object]] = []
    rehearsed = opened_now(folder, 20.0)

    def run_console(journal: object, folder: Path, clock: object, **asked: object) -> int:
        opened.append((getattr(asked["controller"], "run", ""), asked["turns"]))
        if len(opened) > 1:
            return 0
        opened_now(folder)
        return console_app.TURNED

    monkeypatch.setenv("TEXTUAL_DRIVER", "a test's own")
    monkeypatch.setattr(console_app, "run_console", run_console)
    assert ask("scribe").code == 0
    assert [turns for _, turns in opened] == [True, False]
    assert opened[0][0] == rehearsed != opened[1][0]
