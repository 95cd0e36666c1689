"""The workbook: a sheet for each table, every cell of its own kind, and nothing turned into anything else."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from facilitator.live.facts.issues import CaptureIssue
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import render
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.rows import tables_of
from facilitator.sessionlog.sharing import shared
from facilitator.sessionlog.workbook import SHEETS, sheets_of
from tests.sessionlog import day
from tests.sessionlog.every_kind import every_kind
from tests.sessionlog.readers import needs_calc, sheets_in_calc

TYPED = ("24/7", "9-5", "00123", "1e5", "5 May", "12:30", "=1+1", "50%", "TRUE", "Friday 27 November 2026", "-", "+44")
"""Words that a spreadsheet would rather have as something else."""


def typed_day() -> SessionLog:
    """A day on which groups said all of that."""
    teller = day.at_report_back()
    teller.do(*(CaptureIssue("G2", words) for words in TYPED), every=4)
    return session_log(day.RUN, teller.entries)


def parts(content: bytes) -> dict[str, str]:
    """The parts of a workbook, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def workbook(log: SessionLog) -> bytes:
    """The one file of this format."""
    (content,) = render(log, ["xlsx"]).values()
    return content


def test_there_is_a_sheet_for_each_table_with_its_head_in_sight_and_filters() -> None:
    """In an order that a reader expects; none has a formula or a link."""
    found = parts(workbook(session_log(day.RUN, every_kind().entries)))
    names = re.findall(r'<sheet name="([^"]*)"', found["xl/workbook.xml"])
    assert names == list(SHEETS.values())
    sheets = [text for name, text in found.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(SHEETS)
    for text in sheets:
        assert 'state="frozen"' in text
        assert "<autoFilter " in text
        assert "<f>" not in text
        assert "<hyperlink" not in text


@pytest.mark.parametrize("which", [day.opened, day.full_day, every_kind])
def test_no_column_is_empty_in_every_row(which: object) -> None:
    """What is known of some rows alone stands in a column only where there is some of it."""
    assert callable(which)
    for copy in (shared(session_log(day.RUN, which().entries)), session_log(day.RUN, which().entries)):
        for table in sheets_of(tables_of(copy)):
            for place, name in enumerate(table.head):
                assert not table.rows or any(row[place] != "" for row in table.rows), (table.name, name)


def test_what_is_known_of_an_issue_stands_beside_it() -> None:
    """Its themes in one cell, and who else had it."""
    (issues, *_) = sheets_of(tables_of(session_log(day.RUN, every_kind().entries)))
    rows = {row[issues.head.index("issue")]: dict(zip(issues.head, row, strict=True)) for row in issues.rows}
    assert rows["E1-G2-1"]["theme"] == "Not assuming others know or act"
    assert rows["E1-G2-1"]["also said by"] == "Group 4"
    assert rows["E1-G4-1"]["put under"] == "E1-G2-1"
    assert rows["E2-G1-1"]["kind"] == "hypothesis"
    assert rows["E1-G1-1"]["day"] == date(2026, 11, 23)


def test_words_too_long_for_a_cell_are_cut_with_a_mark() -> None:
    """A cell holds 32,767 letters; what is longer says where the whole of it is."""
    log = session_log(day.RUN, day.at_report_back().entries)
    group = log.exercises[0].groups[0]
    from msgspec.structs import replace

    long = replace(group.issues[0], text="word " * 9000)
    changed = replace(log.exercises[0], groups=(replace(group, issues=(long, *group.issues[1:])),))
    found = parts(workbook(replace(log, exercises=(changed,), private=False)))
    assert "the whole of it is in the session log" in found["xl/sharedStrings.xml"]


@needs_calc
def test_calc_shows_what_was_typed_as_it_was_typed(tmp_path: Path) -> None:
    """As words; counts are numbers and days are dates there."""
    seen = sheets_in_calc(workbook(typed_day()), tmp_path)
    cells = [cell for rows in seen.values() for row in rows for cell in row]
    assert not [cell for cell in cells if cell.formula]
    said = {cell.words: cell.kind for cell in cells}
    assert {words: said.get(words) for words in TYPED} == dict.fromkeys(TYPED, "string")
    kinds = {cell.kind for cell in cells}
    assert {"string", "float", "date"} <= kinds


def test_a_wide_sheet_prints_over_several_pages_and_a_narrow_one_on_one() -> None:
    """Side by side, so that its letters stay large enough to read."""
    found = parts(workbook(session_log(day.RUN, every_kind().entries)))
    across = {}
    for number, name in enumerate(SHEETS, 1):
        (fit,) = re.findall(r"<pageSetup [^>]*>", found[f"xl/worksheets/sheet{number}.xml"])
        across[name] = int((re.findall(r'fitToWidth="(\d+)"', fit) or ["1"])[0])
    assert across["issues"] > 1
    assert across["attendance"] == 1


def test_the_full_copy_says_so_in_its_name() -> None:
    """And a rehearsal in every row."""
    (name,) = render(session_log(day.RUN, day.full_day().entries), ["xlsx"], "full")
    assert name.endswith("private tables.xlsx")
    log = session_log(day.RUN, day.Teller().do(day.start(rehearsal=60)).entries)
    assert f"{day.RUN} (rehearsal)" in parts(workbook(log))["xl/sharedStrings.xml"]


def test_the_same_log_gives_the_same_bytes_that_name_the_run() -> None:
    """So that a later export knows its own file."""
    log = session_log(day.RUN, day.full_day().entries)
    assert workbook(log) == workbook(log)
    assert day.RUN.encode() in workbook(log)[:1000]
    assert ElementTree.fromstring(parts(workbook(log))["docProps/core.xml"]) is not None
