"""Timetables in the shapes that trainers have: text files beside this module, other documents made here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from docx import Document
from openpyxl import Workbook

FOLDER = Path(__file__).parent / "timetables"


def typed_cells(path: Path) -> None:
    """A spreadsheet whose times are times, lengths lengths, with a heading over it and an empty sheet beside it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[object]] = [
        ["Children in need: one day", None, None, None],
        [None, None, None, None],
        ["Start", "Length", "Session", "Led by"],
        [time(9, 30), timedelta(minutes=15), "Welcome", "AB"],
        [time(9, 45), timedelta(minutes=75), "Thresholds", "AB"],
        [datetime(1900, 1, 1, 11, 0, tzinfo=UTC).replace(tzinfo=None), timedelta(minutes=20), "Morning break", None],
        [time(11, 20), 40.0, "Exercise 1", "CD"],
        [time(12, 0), "30 mins", "Feedback", "CD"],
        [time(12, 30), None, "Lunch", None],
        [time(13, 15), None, "Finish", None],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    book.create_sheet("Sheet2")
    book.save(path)


def sheets_for_days(path: Path) -> None:
    """A sheet for each day, named so, and one that is no timetable."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Day 1"
    second, costs = book.create_sheet("Day 2"), book.create_sheet("Costs")
    for sheet, last in ((first, "Practice"), (second, "Review")):
        for row in (["Time", "Activity"], ["9.00-9.30", "Hello"], ["9.30-10.30", last]):
            sheet.append(row)
    costs.append(["Hall", 120])
    book.save(path)


def word_table(path: Path) -> None:
    """A Word document with a heading, a table with a merged row, and a line below."""
    document = Document()
    document.add_heading("Neglect: a half day", 1)
    document.add_paragraph("For health visitors and schools")
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("Time", "Session", "Facilitator", "Notes"),
        ("9.00 \u2013 9.15", "Welcome", "AB", "ground rules"),
        ("9.15 \u2013 10.00", "What it looks like", "AB", ""),
        ("10.00 \u2013 10.15", "Break", "", ""),
        ("10.15 \u2013 11.00", "Case study in groups", "CD", "five issues each"),
        ("11.00 \u2013 11.30", "Report back", "CD", ""),
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    merged = table.add_row().cells
    merged[0].merge(merged[3]).text = "Please leave the hall as you found it"
    document.add_paragraph("Questions to the office")
    document.save(str(path))


def word_lines(path: Path) -> None:
    """A Word document without any table: lines with tabs."""
    document = Document()
    lines = ("Team day", "09:30\tCoffee", "10:00\tLooking back", "11:00\tGroup work", "11:45\tFeedback", "12:15\tEnd")
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


MADE: dict[str, Callable[[Path], None]] = {
    "22-typed-cells.xlsx": typed_cells,
    "23-sheets-for-days.xlsx": sheets_for_days,
    "24-word-table.docx": word_table,
    "25-word-lines.docx": word_lines,
}

NAMES = sorted([*(path.name for path in FOLDER.iterdir() if path.suffix != ".yaml"), *MADE])


def bring_out(name: str, folder: Path) -> Path:
    """The file of this name: where it lies, or made in `folder`."""
    if name not in MADE:
        return FOLDER / name
    MADE[name](folder / name)
    return folder / name
