"""What nobody foresaw is still said in words, with the details in a file; and quiet ends stay quiet."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.cli.commands import runs
from facilitator.cli.speaking import lost_reader
from facilitator.journal.port import WriteRefused
from facilitator.live.facts.base import Refused
from tests.cli.conftest import Ask
from tests.cli.days import ended_day

ROOT = Path(__file__).resolve().parents[2]


def raising(error: BaseException) -> Callable[[Namespace], int]:
    """A command that fails."""

    def act(asked: Namespace) -> int:
        raise error

    return act


def test_the_unforeseen_is_written_down(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trainer reads that nothing is lost and where the details are; the file holds the traceback."""
    monkeypatch.setattr(runs, "list_runs", raising(ZeroDivisionError("by \x1b[31m zero")))
    code, lines, said = ask("runs")
    assert (code, lines) == (1, [])
    assert "did not foresee" in said
    assert "Nothing typed was lost" in said
    (file,) = folder.glob("facilitator-problem-*.txt")
    assert str(file) in said
    assert "ZeroDivisionError: by" in file.read_text(encoding="utf-8")


def test_details_go_elsewhere_when_the_data_folder_takes_none(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be: the system's temporary folder is used, and others may not read it."""
    monkeypatch.setattr(runs, "list_runs", raising(ZeroDivisionError("zero")))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "blocked").write_text("in the way")
    code, _, said = ask("runs", "--data", "blocked")
    assert code == 1
    (file,) = (tmp_path / "temporary").iterdir()
    assert str(file) in said
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_any_place_for_details_that_is_said(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Still no traceback."""
    monkeypatch.setattr(runs, "list_runs", raising(ZeroDivisionError("zero")))
    (tmp_path / "blocked").write_text("in the way")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "blocked"))
    code, _, said = ask("runs", "--data", "blocked")
    assert code == 1
    assert "could not be written down" in said


@pytest.mark.parametrize("error", [WriteRefused("The disk is full."), Refused("The day has ended.")])
def test_what_the_layers_below_explain_is_passed_on(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Their sentence, and nothing else."""
    monkeypatch.setattr(runs, "list_runs", raising(error))
    assert ask("runs") == (1, [], f"{error}\n")


def test_ctrl_c_is_quiet(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever pressed it knows."""
    monkeypatch.setattr(runs, "list_runs", raising(KeyboardInterrupt()))
    assert ask("runs") == (1, [], "")


def test_a_reader_that_has_gone_is_no_problem(folder: Path) -> None:
    """`facilitator runs | head -0` ends well: nothing on stderr, not even from the interpreter's last flush."""
    ended_day(folder)
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen(
        [sys.executable, "-m", "facilitator", "runs"], cwd=ROOT, stdout=writer, stderr=subprocess.PIPE
    ) as process:
        os.close(writer)
        _, said = process.communicate()
    assert (process.returncode, said) == (0, b"")


def test_a_damaged_journal_is_recovered_and_said(ask: Ask, folder: Path) -> None:
    """The list is printed, and what happened to the file is on stderr."""
    run = ended_day(folder)
    journal = folder / "journal.db"
    content = bytearray(journal.read_bytes())
    content[:16] = b"x" * 16
    journal.write_bytes(content)
    code, _, said = ask("runs")
    assert code == 0
    assert "damaged" in said
    assert run


@pytest.mark.skipif(os.name == "nt", reason="a window that is closed on Windows ends the process")
def test_a_window_that_went_while_it_was_asked_about_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking a terminal that has gone raises an error of its own kind, which says the same."""
    import termios

    monkeypatch.setattr("facilitator.cli.speaking.is_terminal", lambda stream: False)
    assert lost_reader(termios.error(errno.EIO, "Input/output error"))
    assert lost_reader(OSError(errno.EIO, "Input/output error"))
    assert not lost_reader(termios.error(errno.EINVAL, "Invalid argument"))
    assert not lost_reader(OSError(errno.EIO, "Input/output error", "journal.db"))
