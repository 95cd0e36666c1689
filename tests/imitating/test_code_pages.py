"""Consoles and pipes of another code page: no command and no error ends at a letter that it does not know."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from facilitator.cli import main
from facilitator.cli.commands import runs
from facilitator.cli.parser import NAMES
from tests.cli.days import ended_day, rename

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("cp1252", "cp437", "cp850", "ascii")
STRANGE = "\u5b66\u4e60 \u2192 \u00dcbung \U0001f600"
"""What none of them holds whole."""

WORK = {
    "plans": ("plans",),
    "check": ("check", f"{STRANGE}.yaml"),
    "new": ("new", STRANGE),
    "runs": ("runs",),
    "export": ("export", "last", "--format", "md", "--output", STRANGE),
    "import": ("import", f"{STRANGE}.json"),
    "delete": ("delete", STRANGE),
    "search": ("search", STRANGE),
    "backup": ("backup", f"{STRANGE}.db"),
    "restore": ("restore", f"{STRANGE} not there.db"),
    "print": ("print", "last", "--output", f"{STRANGE}.html"),
    "suggest": ("suggest", "--plan", STRANGE),
    "doctor": ("doctor",),
    "run": ("run", STRANGE),
    "resume": ("resume", STRANGE),
    "scribe": ("scribe", STRANGE),
    "review": ("review", STRANGE),
    "room": ("room", STRANGE),
    "remote": ("remote", STRANGE, "--share", "127.0.0.1"),
    "edit": ("edit", STRANGE),
    "bring": ("bring", f"{STRANGE}.pptx", "--into", STRANGE),
    "pool": ("pool", "push", STRANGE, "--pool", f"postgresql:///{STRANGE.replace(' ', '')}"),
}
"""Something that each command does or refuses, with strange letters in it."""


class Said(NamedTuple):
    """What a command line came to: its exit code, and the bytes that went to stdout and to stderr."""

    code: int
    out: bytes
    err: bytes


Type = Callable[..., Said]


@pytest.fixture
def on_page(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Type:
    """Types a command line where output has a code page, and input is nothing."""
    data = folder.parent / STRANGE
    monkeypatch.setenv("FACILITATOR_DATA", str(data))

    def type_it(page: str, *arguments: str, typed: bytes = b"") -> Said:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding=page))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=page, write_through=True))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding=page, write_through=True))
            code = main(arguments)
            said = Said(code, out.getvalue(), err.getvalue())
        assert b"Traceback" not in said.out + said.err
        assert b"did not foresee" not in said.err
        return said

    return type_it


def test_every_command_is_typed_here() -> None:
    """A new one is not left out."""
    assert set(WORK) == set(NAMES)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("command", NAMES)
def test_help_is_readable_on_every_page(on_page: Type, command: str, page: str) -> None:
    """All of it is ASCII, so that whatever shows it shows it right."""
    said = on_page(page, command, "--help")
    assert (said.code, said.err) == (0, b"")
    assert said.out.isascii()
    assert b"usage" in said.out.lower()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("command", NAMES)
def test_a_slip_is_told_on_every_page(on_page: Type, command: str, page: str) -> None:
    """With what was typed, whole."""
    slip = f"--{STRANGE.replace(' ', '')}"
    said = on_page(page, *WORK[command], slip)
    assert said.code == 2
    assert slip in said.err.decode("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_command_does_its_work_on_every_page(on_page: Type, folder: Path, page: str) -> None:
    """Or says in words why it cannot; the strange letters arrive as they are, in UTF-8."""
    data = folder.parent / STRANGE
    rename(data, ended_day(data), "2026-11-23-plover")
    strange = 0
    for command, arguments in WORK.items():
        said = on_page(page, *arguments)
        assert said.code in (0, 1, 2), command
        told = (said.out + said.err).decode("utf-8")
        assert told or command == "suggest"
        assert "\ufffd" not in told
        strange += "\u5b66" in told
    assert strange >= 8


@pytest.mark.parametrize("page", PAGES)
def test_what_nobody_foresaw_is_told_on_every_page(on_page: Type, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    """With the folder in which the details are."""

    def fail(asked: Namespace) -> int:
        raise ZeroDivisionError(STRANGE)

    monkeypatch.setattr(runs, "list_runs", fail)
    err = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding=page, write_through=True))
    assert main(["runs"]) == 1
    assert "did not foresee" in (told := err.getvalue().decode("utf-8"))
    assert STRANGE in told


@pytest.mark.parametrize("page", PAGES)
def test_an_answer_that_cannot_be_read_agrees_to_nothing(
    on_page: Type, folder: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """Bytes that the page does not know, where "yes" is asked for."""
    data = folder.parent / STRANGE
    run = ended_day(data)
    monkeypatch.setattr(runs, "is_terminal", lambda stream: True)
    said = on_page(page, "delete", run, typed=b"\x81\x8d\xff\xfe\n")
    assert said.code == 1
    assert run in on_page(page, "runs").out.decode("utf-8")


def test_output_is_utf8_whatever_the_system_says(folder: Path) -> None:
    """In a process of its own, told by the environment: a redirected Windows console, for one."""
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    code = "from facilitator.cli import main; raise SystemExit(main(['--data', '\\u00dcbung', 'runs']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=False)
    assert done.returncode == 0
    assert "Übung" in done.stderr.decode("utf-8")
