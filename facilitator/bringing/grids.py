"""Rows of cells out of anything that holds a timetable: pasted text, CSV, spreadsheets, Word, Markdown, HTML.

A file from elsewhere is never trusted: nothing in it is run or followed, what would unpack to more than any timetable
is refused unread, and every cell is cleaned.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.times_of_day import as_filed
from facilitator.bringing.columns import LOOKED_AT, heads_of
from facilitator.bringing.opened import NotATimetable, packed
from facilitator.bringing.slides import Rows
from facilitator.bringing.word_text import lines_of, word_text

MOST_BYTES = 20_000_000
MOST_ROWS, MOST_CELLS = 2_000, 40
LONGEST_CELL = 5_000
MOST_PASTED = 1_000_000
"""Characters of a text that is pasted; a timetable has some thousands."""

SPACES = str.maketrans({"\xa0": " ", "\u2007": " ", "\u202f": " ", "\u200b": None, "\ufeff": None})
"""The spaces that Word and mail programs put in place of plain ones, and those of no width."""


class Grid(msgspec.Struct, frozen=True):
    """A table, a sheet, or the lines of a text. Every row has at least one cell with words."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def grids_of(path: Path) -> tuple[Grid, ...]:
    """Every table in a file, in its order. Raises NotATimetable."""
    try:
        if not path.is_file():
            raise NotATimetable(f"There is no file {path}.")
        if path.stat().st_size > MOST_BYTES:
            raise NotATimetable(f"{path.name} is larger than any timetable ({MOST_BYTES // 1_000_000} MB).")
        read = READERS.get(path.suffix.lower(), _lines)
        grids = tuple(grid for name, rows in read(path) if (grid := _grid(name, rows)).rows)
    except OSError as error:
        raise NotATimetable(f"{path} cannot be read: {error.strerror or error}.") from error
    if not grids:
        raise NotATimetable(f"There are no words in {path.name}.")
    return grids


def _grid(name: str, rows: Iterable[Iterable[str]]) -> Grid:
    kept: list[tuple[str, ...]] = []
    for row in rows:
        first = (cell.translate(SPACES) for _, cell in zip(range(MOST_CELLS), row, strict=False))
        cells = tuple(clean_line(cell)[:LONGEST_CELL] for cell in first)
        if any(cells):
            kept.append(cells)
        if len(kept) > MOST_ROWS:
            raise NotATimetable(f"There are more rows than any timetable has ({MOST_ROWS:,}).")
    return Grid(clean_line(name), tuple(kept))


def text_of(path: Path) -> str:
    """A file's text, whatever program wrote it. Raises NotATimetable."""
    return text_in(path.read_bytes(), path.name)


def text_in(data: bytes, name: str) -> str:
    """The text that some bytes are; `name` says what holds them. Raises NotATimetable."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return clean(data.decode("utf-16", "replace"))
    if b"\0" in data:
        raise NotATimetable(f"{name} is not a text; export it as .csv, .xlsx or .docx and try again.")
    try:
        return clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return clean(data.decode("cp1252", "replace"))


def grids_in(text: str, name: str) -> tuple[Grid, ...]:
    """Every table in a text that was pasted, read by what it looks like. Raises NotATimetable."""
    if len(text) > MOST_PASTED:
        raise NotATimetable(f"{name} is longer than any timetable ({MOST_PASTED:,} characters).")
    text = clean(text)
    read = (
        _html_in
        if re.search(r"<(?:table|tr|html|body)\b", text, re.I)
        else _markdown_in
        if any(MARKDOWN_RULE.fullmatch(line) and "|" in line for line in text.splitlines())
        else _csv_in
        if _is_csv(text)
        else _pasted_in
    )
    grids = tuple(grid for part, rows in read(text) if (grid := _grid(part, rows)).rows)
    if not grids:
        raise NotATimetable(f"There are no words in {name}.")
    return grids


Tables = Iterator[tuple[str, Iterable[Iterable[str]]]]


def _csv(path: Path) -> Tables:
    yield from _csv_in(text_of(path))


def _csv_in(text: str) -> Tables:
    head = "\n".join(text.splitlines()[:20])
    between = max("\t;,|", key=lambda sign: (head.count(sign), sign == ","))
    yield "", csv.reader(io.StringIO(text), delimiter=between)


def _is_csv(text: str) -> bool:
    """Whether a comma or a semicolon parts the heads of columns from each other, or as many cells on every line."""
    first = [line for line in text.splitlines() if line.strip()][:LOOKED_AT]
    for sign in ",;":
        rows = list(csv.reader(first, delimiter=sign))
        alike = len(rows) > 1 and len({len(row) for row in rows}) == 1
        if any(heads_of(row) is not None for row in rows) or (alike and len(rows[0]) > 2):
            return True
    return False


def _lines(path: Path) -> Tables:
    """Text as it is pasted out of an e-mail: a tab, a bar or three spaces stand between columns."""
    yield "", (_columns(line) for line in text_of(path).splitlines())


def _pasted_in(text: str) -> Tables:
    """The same of a text in hand, in which a list's marks are not words."""
    yield "", (_columns(LIST_MARK.sub("", line)) for line in text.splitlines())


def _columns(line: str) -> list[str]:
    """The cells of a line of text; an empty one between two signs is a cell too."""
    line = line.translate(SPACES)
    for sign in ("\t", "|"):
        if line.strip().count(sign) > (sign == "|"):
            return line.strip(" |").split(sign)
    return [cell for cell in re.split(r" {3,}", line.strip()) if cell.strip()]


MARKDOWN_RULE = re.compile(r"\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*")
"""The line under the heads of a table in Markdown."""

LIST_MARK = re.compile(r"^\s*(?:[#>*+\u2022\u00b7\u25aa-]|\d+[.)](?=\s))+\s+")
"""What a line of a list or a heading begins with."""


def _markdown(path: Path) -> Tables:
    yield from _markdown_in(text_of(path))


def _markdown_in(text: str) -> Tables:
    """Its tables; where it has none, its lines."""
    lines = text.splitlines()
    if not any("|" in line for line in lines):
        yield "", ([LIST_MARK.sub("", line)] for line in lines)
        return
    name, rows = "", []
    for line in lines:
        if "|" in line:
            if not MARKDOWN_RULE.fullmatch(line):
                rows.append([_unmarked(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))])
        elif line.strip():
            if rows:
                yield name, rows
            name, rows = _unmarked(line.strip("# ")), []
    yield name, rows


def _unmarked(text: str) -> str:
    return re.sub(r"\*\*|__|`|<br\s*/?>", " ", text).replace("\\|", "|")


def _html(path: Path) -> Tables:
    yield from _html_in(text_of(path))


def _html_in(text: str) -> Tables:
    from facilitator.bringing.html_tables import tables_in

    yield from tables_in(text)


def _xlsx(path: Path) -> Tables:
    packed(path)
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_CELLS, values_only=True)
                yield sheet.title, [[_cell(value) for value in row] for row in rows]
        finally:
            book.close()
    except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
        raise NotATimetable(f"{path.name} cannot be read as a spreadsheet; save it again, or as .csv.") from error


def _cell(value: object) -> str:
    """A cell's value as one would read it in the sheet."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return as_filed(value) if value.year < 1901 else f"{value:%d %B %Y}"
    if isinstance(value, time):
        return as_filed(value)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, date):
        return f"{value:%d %B %Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _docx(path: Path) -> Tables:
    """Its paragraphs, then its tables; where it has none, the columns of its lines."""
    text = word_text(path)
    lines = [line for block in text.blocks for line in lines_of(block) if not isinstance(block, Rows)]
    tables = [block.rows for block in text.blocks if isinstance(block, Rows)]
    beside = [[line] for words in text.beside for line in words.split("\n")]
    if tables:
        yield "", [[line] for line in lines]
    else:
        yield "", (_columns(line) for line in lines)
    for rows in tables:
        yield "", rows
    yield "", beside


READERS: dict[str, Callable[[Path], Tables]] = {
    **dict.fromkeys((".csv", ".tsv"), _csv),
    **dict.fromkeys((".xlsx", ".xlsm"), _xlsx),
    ".docx": _docx,
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".html", ".htm"), _html),
}
"""How a file is read, by its ending; every other one is taken for text."""
