"""Plain mode as a screen reader gets it: the real program, by a pipe and in a pseudo-terminal."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.terminal.driver import Terminal, environment, facilitator, posix_only
from tests.terminal.lead import LINE_OPEN, Lead

pytestmark = [pytest.mark.terminal]

DAY = ("run", "demonstration", "--rehearse", "1")
BY_LINES = (
    *("next", "next page", "n", "start", "2 nobody asked the child", "note slow down", "undo", "redo"),
    *("next item", "3 nursery wrote it down", "n", "blank", "blank", "n", "end", ""),
)


def plain(folder: Path, *arguments: str, lines: tuple[str, ...] = (), end: str = "\n") -> list[str]:
    """Lead a day by lines that come through a pipe; the lines it answers with."""
    done = subprocess.run(
        facilitator("--data", str(folder), *arguments, "--plain"),
        input=("\n".join(lines) + end).encode(),
        env=environment(folder.parent),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"\x1b" not in done.stdout + done.stderr
    return done.stdout.decode("utf-8").splitlines()


def happened(folder: Path) -> list[tuple[str, str]]:
    """What the run's archive says has happened: kinds, and the words that were typed."""
    command = facilitator("--data", str(folder), "export", "--format", "json", "--output", str(folder / "out"))
    printed = subprocess.run(command, env=environment(folder.parent), capture_output=True, check=True)
    path = folder.parent / printed.stdout.decode("utf-8").splitlines()[0]
    entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
    return [(entry["event"]["kind"], entry["event"].get("text", "")) for entry in entries]


def by_keys(folder: Path) -> None:
    """The same day with the keys."""
    with Lead(folder, *DAY) as lead:
        lead.ready()
        lead.terminal.press("space")
        lead.at("Hello, and four keys")
        lead.terminal.press("space")
        lead.terminal.wait("Four keys do most of the work")
        lead.next_item("Exercise: the fete")
        lead.press("t", "The clock runs")
        lead.press("2", LINE_OPEN)
        lead.terminal.settle()
        lead.capture("E1-G2-1", "nobody asked the child", "nobody asked the child")
        lead.close_line()
        lead.jot("o", ("Note for yourself", "slow down"))
        lead.terminal.wait("The note is kept")
        lead.press("u", "Taken back")
        lead.press("U", "Done again")
        lead.next_item("The groups report")
        lead.terminal.wait(LINE_OPEN)
        lead.terminal.settle()
        lead.capture("E1-G3-1", "3: nursery wrote it down", "nursery wrote it down")
        lead.close_line()
        lead.next_item("Tea")
        lead.press("b", "it is blank")
        lead.press("b", "The room sees when")
        lead.next_item("What else there is, and goodbye")
        lead.press("E", "End the day?")
        lead.press("enter", "files to pass on in")
        lead.terminal.press("q")
        assert lead.terminal.wait_end() == 0


@posix_only
def test_a_day_by_lines_is_the_day_by_keys(tmp_path: Path) -> None:
    """Event for event and word for word; the log is written although the input ends with the day."""
    said = plain(tmp_path / "lines", *DAY, lines=BY_LINES)
    assert "E1-G2-1 kept: nobody asked the child" in said
    assert any("files to pass on" in line for line in said)
    assert {path.suffix for path in (tmp_path / "lines" / "exports").iterdir()} >= {".csv", ".docx", ".html", ".md"}
    by_keys(tmp_path / "keys")
    assert happened(tmp_path / "lines") == happened(tmp_path / "keys")


def test_the_end_of_the_input_leaves_the_day_open(tmp_path: Path) -> None:
    """Also in the middle of a line; it goes on where it was, and says so."""
    folder = tmp_path / "data"
    said = plain(folder, *DAY, lines=("next", "n", "1 first words", "n"), end="")
    assert any(line.startswith("Item 3 of 5") for line in said)
    said = plain(folder, "resume", lines=("said", "n"))
    assert any(line.startswith("Item 3 of 5: The groups report") for line in said)
    assert "E1-G1-1 first words" in said
    assert any(line.startswith("Item 4 of 5") for line in said)


@posix_only
def test_in_a_terminal_nothing_is_drawn(tmp_path: Path) -> None:
    """Not one escape sequence; a prompt says what a line is for; the window that is closed leaves the day open."""
    folder = tmp_path / "data"
    command = facilitator("--data", str(folder), *DAY, "--plain")
    with Terminal(command, (80, 24), environment(tmp_path)) as terminal:
        terminal.wait("The day has not begun")
        terminal.type_text("next\n")
        terminal.wait("Item 1 of 5")
        terminal.type_text("note\n")
        terminal.wait("Note for yourself: ")
        terminal.type_text("slow do")
        terminal.resize(50, 20)  # what is typed is the terminal's own until Enter
        terminal.type_text("wn\n")
        terminal.wait("The note is kept.")
        assert b"\x1b" not in terminal.raw
        assert terminal.hang_up()
    assert ("note.added", "slow down") in happened(folder)
    assert any("slow down" in line for line in plain(folder, "resume", lines=("list", ".")))


def test_what_excludes_each_other_is_refused(tmp_path: Path) -> None:
    """Plain mode tells the lead alone, and asks nothing on a screen."""
    for option in ("--one-screen", "--ask"):
        command = facilitator("--data", str(tmp_path), "run", "demonstration", "--plain", option)
        done = subprocess.run(command, env=environment(tmp_path), capture_output=True, check=False)
        assert done.returncode == 2
        assert b"--plain" in done.stderr
