"""A data folder of its own for every test, and a way to type a command line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

import pytest

from facilitator.cli import main


class Answer(NamedTuple):
    """What a command answered: its exit code, its lines on stdout, and what it said on stderr."""

    code: int
    lines: list[str]
    said: str


class Ask(Protocol):
    """Types a command line."""

    def __call__(self, *arguments: str) -> Answer:
        """The answer. No answer ever holds a traceback or a character that steers a terminal."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, which does not exist yet; the tester's own is out of reach."""
    folder = tmp_path / "data"
    monkeypatch.setenv("FACILITATOR_DATA", str(folder))
    for name in ("TEXTUAL_DRIVER", "FACILITATOR_JOURNAL", "FACILITATOR_POOL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def ask(folder: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Types command lines that use this folder."""

    def type_it(*arguments: str) -> Answer:
        code = main(arguments)
        out, said = capsys.readouterr()
        assert "Traceback" not in out + said
        assert not [c for c in out + said if c != "\n" and not c.isprintable()]
        return Answer(code, out.splitlines(), said)

    return type_it
