"""Files that are no timetable, or mean harm: words, never a traceback, and never anything half done."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused
from facilitator.agenda.yaml_places import load, plain
from facilitator.bringing import grids
from facilitator.bringing.bring import look
from facilitator.bringing.draft import plan_text, rows_of
from facilitator.bringing.grids import Grid, grids_of
from facilitator.bringing.opened import NotATimetable
from facilitator.bringing.timetable import LONGEST, days_of
from facilitator.bringing.writing import write


def refused(path: Path) -> str:
    """What is said of a file that no plan can be made of."""
    with pytest.raises(NotATimetable) as told:
        look(path)
    words = str(told.value)
    assert words.endswith(".")
    return words


@pytest.mark.parametrize("ending", [".xlsx", ".docx", ".csv", ".txt", ".html", ".md", ".pdf"])
@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2\3", b"PK\3\4 not really", b"\xff\xfe\x00", b"<<<<>>>>", b"| | |\n|-|-|"]
)
def test_what_is_no_timetable_is_told_so(tmp_path: Path, ending: str, data: bytes) -> None:
    """Whatever its name says it is."""
    path = tmp_path / f"file{ending}"
    path.write_bytes(data)
    assert refused(path)


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    """Both are."""
    assert "There is no file" in refused(tmp_path / "gone.csv")
    (tmp_path / "folder.csv").mkdir()
    assert "There is no file" in refused(tmp_path / "folder.csv")


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_a_bomb_is_not_opened(tmp_path: Path, ending: str) -> None:
    """A few hundred kilobytes that would unpack to a quarter of a gigabyte."""
    path = tmp_path / f"bomb{ending}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for number in range(25):
            pack.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * 10_000_000)
    assert "far more than any timetable" in refused(path)


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size alone is asked."""
    monkeypatch.setattr(grids, "MOST_BYTES", 1_000_000)
    path = tmp_path / "huge.csv"
    path.write_bytes(b"9.00,x\n" * 200_000)
    assert "larger than any timetable" in refused(path)


def test_a_sheet_with_a_million_rows_ends_in_words(tmp_path: Path) -> None:
    """More than a timetable has."""
    path = tmp_path / "rows.csv"
    path.write_text("9.00,x\n" * 3_000, encoding="utf-8")
    assert "more rows than any timetable" in refused(path)


def test_a_formula_is_its_value_and_is_never_run(tmp_path: Path) -> None:
    """What was never worked out is empty."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Time", "Activity"],
        ["9.00", '=HYPERLINK("http://x.example","open")'],
        ["9.30", "Talk"],
        ["10.00", "End"],
    ):
        sheet.append(row)
    book.save(tmp_path / "f.xlsx")
    (grid,) = grids_of(tmp_path / "f.xlsx")
    assert "HYPERLINK" not in str(grid)


@given(
    st.lists(
        st.lists(
            st.one_of(st.text(max_size=12), st.sampled_from(["9.00", "9-10", "20 min", "Time", "Activity", "Day 2"]))
        ),
        max_size=12,
    )
)
def test_any_rows_are_either_days_that_run_or_none(rows: list[list[str]]) -> None:
    """Every item has minutes that a plan may have, and a title."""
    made = days_of((Grid("", tuple(tuple(row) for row in rows if any(row))),))
    for day in made:
        assert all(0 < (entry.minutes or 0) <= LONGEST and entry.title for entry in day.entries)
        assert len(rows_of(day)) == len(day.entries)


@given(st.text(max_size=60))
def test_any_words_make_a_plan_that_runs(words: str) -> None:
    """In a title, a note, a name: hostile text, cleaned as cells are, is inert in YAML too."""
    words = clean_line(words)
    grid = Grid(
        "", (("Time", "Activity", "Who"), ("9.00", f"x{words}", words), ("9.30", "Break", ""), ("9.45", "x", words))
    )
    (day,) = days_of((grid,))
    node, problems = load(plan_text(day, f"x{words}", "file"), "plan")
    assert node is not None
    assert problems == ()
    found = plain(node)
    assert isinstance(found, dict)
    assert isinstance(found["agenda"], list)


def test_a_plan_that_is_there_stays(tmp_path: Path) -> None:
    """Nothing is written in its place."""
    path = tmp_path / "t.csv"
    path.write_text("Time,Activity\n9.00,Hello\n10.00,End\n", encoding="utf-8")
    brought = look(path)
    made = write(brought, 0, "Mine", tmp_path / "plans")
    before = made.read_bytes()
    with pytest.raises(NewPlanRefused, match="already"):
        write(brought, 0, "mine", tmp_path / "plans")
    assert made.read_bytes() == before
    assert read_plan(made).plan is not None
