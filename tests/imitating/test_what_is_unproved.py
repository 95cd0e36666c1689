"""What other systems may do to a day: each has a test here, and what no test can prove a line that says how to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.documents import DOCS

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
SYSTEMS = {"Windows", "macOS", "Windows, macOS", "everywhere"}

RISKS = {
    "a file is held open by Word or a scanner": "test_held_by_others.py",
    "the clock steps, the lid is closed, the machine starts again": "test_boots_and_clocks.py",
    "names are reserved, differ in capitals, or hold what is forbidden": "test_names_of_files.py",
    "paths are long": "test_names_of_files.py",
    "a console has another code page": "test_code_pages.py",
    "a console cannot draw half blocks": "test_plain_glyphs.py",
    "keys come as Windows sends them": "test_keys_of_windows.py",
    "data lies on a network drive or a stick": "test_drives.py",
    "Terminal.app keeps page keys and has 256 colours": "test_terminals.py",
    "terminals differ in what they can": "test_terminals.py",
}
"""What may happen on somebody's Windows or Mac laptop, and where it is imitated."""


class Line(NamedTuple):
    """A line of the list."""

    on: str
    what: str
    imitated: str
    prove: str


def lines() -> list[Line]:
    """The list of what is not proved."""
    text = (DOCS / "unproved.md").read_text(encoding="utf-8")
    rows = [row.strip("| ").split(" | ") for row in text.splitlines() if row.startswith("| ")]
    return [Line(*row) for row in rows[2:]] if all(len(row) == 4 for row in rows[2:]) else []


LINES = lines()


def test_the_list_can_be_read() -> None:
    """Four cells in every line."""
    assert len(LINES) > 10


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.what[:40])
def test_each_line_says_how_it_is_imitated_and_how_to_prove_it(line: Line) -> None:
    """By tests that are there, or why there is none; and by something to do."""
    assert line.on in SYSTEMS
    assert len(line.prove.split()) >= 3
    named = re.findall(r"`(tests/[\w./]+)`", line.imitated)
    assert all((ROOT / path).exists() for path in named)
    assert named or line.imitated.startswith(("none", "built", "the workflow"))


@pytest.mark.parametrize("risk", RISKS)
def test_each_risk_has_a_test_and_its_line(risk: str) -> None:
    """What is imitated is told with what it cannot prove, here and in the list."""
    name = RISKS[risk]
    assert (HERE / name).exists()
    assert any(name in line.imitated for line in LINES)


def test_each_imitation_is_told() -> None:
    """With what it proves and what it cannot."""
    told = (HERE / "README.md").read_text(encoding="utf-8")
    rows = [row for row in told.splitlines() if row.startswith("| `")]
    assert all(row.count(" | ") == 3 for row in rows)
    for path in sorted(HERE.glob("*.py")):
        if path.name not in ("__init__.py", "conftest.py", Path(__file__).name):
            assert f"`{path.name}`" in told or f"(`{path.name}`" in told, path.name
    assert {path.name for path in HERE.glob("test_*.py")} - {Path(__file__).name} == set(RISKS.values())
