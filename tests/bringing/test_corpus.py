"""Every timetable of the corpus becomes the plan that stands beside it, and no word of it is lost."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from facilitator.agenda.plan_reader import read_plan
from facilitator.bringing.bring import look, look_at_text
from facilitator.bringing.draft import plan_text
from facilitator.bringing.grids import grids_of
from facilitator.bringing.spans import find_span
from facilitator.bringing.writing import write
from tests.bringing.corpus import FOLDER, NAMES, bring_out

WORD = re.compile(r"[^\W\d_]+")


@pytest.mark.parametrize("name", NAMES)
def test_a_timetable_becomes_its_plan(tmp_path: Path, name: str) -> None:
    """Item by item; `UPDATE_GOLDEN=1` writes the plans anew, to be read."""
    brought = look(bring_out(name, tmp_path))
    text = "\n".join(plan_text(day, f"Day {number}", brought.source) for number, day in enumerate(brought.days, 1))
    golden = FOLDER / f"{Path(name).stem}.yaml"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_day_of_it_can_be_run(tmp_path: Path, name: str) -> None:
    """Without a warning that matters."""
    brought = look(bring_out(name, tmp_path))
    for number in range(len(brought.days)):
        reading = read_plan(write(brought, number, f"Day {number}", tmp_path / "plans"))
        assert reading.plan is not None
        assert [str(problem) for problem in reading.problems if problem.matters] == []


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith((".xlsx", ".docx"))])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_its_text_can_be_pasted_instead(tmp_path: Path, name: str, ends: str) -> None:
    """The same days come out of it, whichever program it was copied from."""
    path = bring_out(name, tmp_path)
    text = path.read_text(encoding="utf-8-sig").replace("\n", ends)
    assert look_at_text(text).days == look(path).days


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost(tmp_path: Path, name: str) -> None:
    """Each word of the source, but for times, lengths and the heads of columns, is in the plans as often as it was."""
    path = bring_out(name, tmp_path)
    brought = look(path)
    written = Counter(WORD.findall("\n".join(plan_text(day, "", "") for day in brought.days)))
    heads = {"time", "start", "end", "duration", "length", "minutes", "timings", "when", "day"}
    for grid in grids_of(path):
        head = True
        for row in grid.rows:
            words = Counter(word for cell in row for word in WORD.findall(_untimed(cell)))
            if head and any(cell.casefold() in heads for cell in row):
                head = False
                continue
            missing = words - written
            assert not missing, (row, missing)


def _untimed(cell: str) -> str:
    """A cell's words without its times."""
    while (cut := find_span(cell)) is not None:
        cell = cut.rest
    return cell
