"""The tables as one workbook, to sort, filter and count in: a sheet for each, every cell of its own kind.

XlsxWriter is loaded only here. What is known of an issue or an entry stands beside it, so that nobody has to look it
up in another sheet, and a column is there only where something stands in it. Nothing is a formula or a link.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from facilitator.agenda.cleaning import clean
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import copy_name
from facilitator.sessionlog.rows import Cell, Row, Table, run_of, tables_of
from facilitator.sessionlog.words import day_words
from facilitator.sessionlog.zipped import same_bytes

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEETS = {
    "issues": "Issues",
    "timings": "Plan against actual",
    "themes": "Themes",
    "hands": "Hands",
    "attendance": "Attendance",
    "entries": "Parking, actions, pledges",
}
"""The tables that have a sheet, and what it is called; facts and causes stand beside what they are about."""

LONGEST = 32_000
"""Letters that a cell of a workbook can hold, with room for the mark where there were more."""

NARROW, WIDE = 8, 60
"""Letters' room of a column at least and at most."""

PRINTED = 210
"""Letters across one printed page that can still be read; a wider table goes over several side by side."""

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""Words stay words, and nothing is written beside the file that is asked for."""


def render(log: SessionLog, choices: Choices) -> dict[str, bytes]:
    """The one file of this format; the full copy has "private" in its name."""
    from xlsxwriter import Workbook

    packed = io.BytesIO()
    with Workbook(packed, PLAIN) as book:
        made = log.facts.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        book.set_properties(
            {"title": clean(log.facts.title), "author": "", "keywords": clean(log.facts.run), "created": made}
        )
        looks = _looks(book)
        run = run_of(log)
        for table in sheets_of(tables_of(log)):
            sheet = book.add_worksheet(table.name)
            sheet.set_header(f"&L&A&R{day_words(log.facts.day)}")
            _sheet(sheet, table, run, looks)
    return {copy_name(log, "tables.xlsx"): same_bytes(packed.getvalue())}


def sheets_of(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """The tables of the sheets: with their facts as columns, and without columns in which nothing stands."""
    by_name = {table.name: table for table in tables}
    facts = [row[-3:] for row in by_name["facts"].rows]
    why = [(row[2], "why", _cause(row)) for row in by_name["causes"].rows]
    found = []
    for name, title in SHEETS.items():
        table = by_name[name]
        about = "id" if name == "timings" else table.about
        wide = _beside(table, about, why if name == "timings" else facts) if about else table
        found.append(_without_empty(Table(title, wide.head, wide.rows)))
    return tuple(found)


def _cause(row: Row) -> str:
    _, _, _, kind, minutes, effect, _ = row
    return f"{kind}, {minutes} min {effect}"


def _beside(table: Table, about: str, facts: list[Any]) -> Table:
    """The table with a column for each kind of fact; several of one kind stand in one cell."""
    place = table.head.index(about)
    there = {row[place] for row in table.rows}
    mine = [fact for fact in facts if fact[0] in there]
    kinds = tuple(dict.fromkeys(str(kind) for _, kind, _ in mine))
    told: dict[tuple[object, str], list[Any]] = {}
    for of, kind, value in mine:
        told.setdefault((of, str(kind)), []).append(value)
    rows = []
    for row in table.rows:
        cells = (told.get((row[place], kind), []) for kind in kinds)
        rows.append((*row, *(found[0] if len(found) == 1 else "; ".join(map(str, found)) for found in cells)))
    return Table(table.name, (*table.head, *kinds), tuple(rows))


def _without_empty(table: Table) -> Table:
    """The table without columns in which nothing stands; one without rows keeps its head."""
    kept = [place for place in range(len(table.head)) if any(row[place] != "" for row in table.rows) or not table.rows]
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return Table(table.name, tuple(table.head[place] for place in kept), rows)


def _looks(book: Workbook) -> dict[str, Format]:
    """How heads, words, numbers, days and moments look; a date is read as it is said."""
    top = {"valign": "top", "font_name": "Arial", "font_size": 10}
    return {
        "head": book.add_format({**top, "bold": True, "bg_color": "#D9EDF0", "bottom": 1, "text_wrap": True}),
        "words": book.add_format({**top, "text_wrap": True, "num_format": "@"}),
        "number": book.add_format({**top, "num_format": "0"}),
        "minutes": book.add_format({**top, "num_format": "0.0"}),
        "day": book.add_format({**top, "num_format": "d mmmm yyyy", "align": "left"}),
        "moment": book.add_format({**top, "num_format": "d mmm yyyy hh:mm", "align": "left"}),
    }


def _sheet(sheet: Worksheet, table: Table, run: Row, looks: dict[str, Format]) -> None:
    """One sheet: its head stays in sight and can be filtered by; printed, its letters stay large enough to read."""
    rows = table.rows or ((*run, *("" for _ in table.head[len(run) :])),)
    across = 0
    for place, name in enumerate(table.head):
        sheet.write_string(0, place, name, looks["head"])
        longest = max(len(name), *(_width(row[place]) for row in rows))
        width = min(max(NARROW, longest + 2), WIDE)
        sheet.set_column(place, place, width)
        across += width
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, looks)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(table.head) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(-(-across // PRINTED), 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&RPage &P of &N")


def _width(cell: Cell) -> int:
    """Letters that a cell takes; a moment is written shorter than it is kept."""
    return 17 if isinstance(cell, date) else len(str(cell))


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, looks: dict[str, Format]) -> None:
    """A cell by its kind; an empty one is left empty."""
    match cell:
        case "":
            return
        case str():
            kept = clean(cell)
            cut = "\u2026 (the whole of it is in the session log)"
            words = kept if len(kept) <= LONGEST else f"{kept[:LONGEST]}{cut}"
            sheet.write_string(row, column, words, looks["words"])
        case datetime():
            sheet.write_datetime(row, column, cell, looks["moment"])
        case date():
            sheet.write_datetime(row, column, cell, looks["day"])
        case _:
            sheet.write_number(row, column, cell, looks["minutes" if isinstance(cell, float) else "number"])
