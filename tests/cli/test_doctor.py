"""What `facilitator doctor` finds, in words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from facilitator.agenda.library import bundled
from facilitator.cli.commands import doctor
from tests.cli.conftest import Ask
from tests.cli.days import ended_day, unfinished_day


def line_about(lines: list[str], about: str) -> str:
    """The line about one thing."""
    (line,) = [line for line in lines if line.startswith(about)]
    return line


def test_a_laptop_that_is_ready(ask: Ask, folder: Path) -> None:
    """Everything is fine before the first run but the details of the bundled days; nothing is made."""
    code, lines, said = ask("doctor")
    assert (code, said) == (1, "")
    assert "none yet" in line_about(lines, "journal")
    assert "MB free" in line_about(lines, "disk")
    assert [line.split()[0] for line in lines if " LOOK " in line] == ["details"] * 2
    assert not folder.exists()


def test_details_are_named_until_they_are_filled_in_or_put_away(ask: Ask, folder: Path) -> None:
    """By their names; a dash under details puts one away on purpose."""
    text = (bundled("sessions") / "demonstration.yaml").read_text(encoding="utf-8").replace("../content/", "content/")
    (folder / "plans").mkdir(parents=True)
    shutil.copytree(bundled("content"), folder / "plans" / "content")
    for value, told in (('""', True), ('"-"', False), ("Room 4", False)):
        filled = text.replace("quiet room: the bench behind the tea tent", f"quiet room: {value}")
        (folder / "plans" / "mine.yaml").write_text(filled, encoding="utf-8")
        lines = ask("doctor").lines
        assert any("mine: NOT FILLED IN: quiet room" in line for line in lines) is told


def test_it_counts_what_is_there(ask: Ask, folder: Path) -> None:
    """Runs, and how many of them are unfinished."""
    ended_day(folder)
    unfinished_day(folder, day=1)
    assert "2 runs, 1 unfinished" in line_about(ask("doctor").lines, "journal")


def test_it_finds_what_needs_a_look(ask: Ask, folder: Path) -> None:
    """Another program's file in place of the journal, a plan with mistakes; exit code 1."""
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    header = bytearray(b"SQLite format 3\0".ljust(100, b"\0"))
    (folder / "journal.db").write_bytes(header)
    code, lines, _ = ask("doctor")
    assert code == 1
    assert "another program" in line_about(lines, "journal")
    assert any("broken cannot be run" in line for line in lines)


def test_a_full_disk_and_a_cloud_folder_are_said(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the day, not in the middle of it."""
    monkeypatch.setattr(doctor, "ROOM", 10**18)
    code, lines, _ = ask("doctor", "--data", str(tmp_path / "OneDrive" / "data"))
    assert code == 1
    assert "make room" in line_about(lines, "disk")
    assert "cloud" in line_about(lines, "folder")


class Size(NamedTuple):
    """The size of a window."""

    columns: int
    lines: int


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Gives the terminal a size."""

    def make(columns: int, rows: int) -> None:
        monkeypatch.setattr(doctor, "is_terminal", lambda stream: True)
        monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
        monkeypatch.setattr("os.get_terminal_size", lambda handle: Size(columns, rows))

    return make


def test_a_small_window_needs_a_look(ask: Ask, window: Callable[[int, int], None]) -> None:
    """With what to do about it."""
    window(60, 20)
    code, lines, _ = ask("doctor")
    assert code == 1
    assert "larger" in line_about(lines, "terminal")
    window(120, 36)
    assert " LOOK " not in line_about(ask("doctor").lines, "terminal")


@pytest.mark.parametrize(
    ("term", "colorterm", "no_color", "words"),
    [
        ("xterm-256color", "truecolor", "", "16 million"),
        ("xterm-256color", "", "", "256"),
        ("xterm", "", "", "16 (xterm)"),
        ("xterm-256color", "truecolor", "1", "NO_COLOR"),
        ("dumb", "", "", "no screen"),
    ],
)
def test_colours(
    ask: Ask,
    window: Callable[[int, int], None],
    monkeypatch: pytest.MonkeyPatch,
    term: str,
    colorterm: str,
    no_color: str,
    words: str,
) -> None:
    """As far as the environment tells."""
    window(120, 36)
    for name, value in (("TERM", term), ("COLORTERM", colorterm), ("NO_COLOR", no_color)):
        monkeypatch.setenv(name, value)
    assert words in line_about(ask("doctor").lines, "colours")


def test_a_plan_whose_warnings_matter_is_told_with_them(ask: Ask, folder: Path) -> None:
    """How many there are, and in full those that may cost words; the day can be run."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    (plans / "d.md").write_text("# One\n\n![x](gone.png)\n\na <b>b</b>\n", encoding="utf-8")
    (plans / "ours.yaml").write_text(
        'title: T\nstarts: "09:30"\nfinishes: "10:00"\nagenda:\n  - {id: a, title: A, minutes: 30, deck: d.md}\n',
        encoding="utf-8",
    )
    lines = ask("doctor").lines
    at = next(number for number, line in enumerate(lines) if " ours " in line)
    assert "ours can be run (no mistakes, 3 warnings, 1 of which matters)" in lines[at]
    assert "there is no file 'gone.png'" in lines[at + 1]
    assert "HTML" not in lines[at + 2]
