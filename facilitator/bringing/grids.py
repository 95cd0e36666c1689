"""Rows of cells out of any file that holds a timetable: text, CSV, spreadsheets, Word, Markdown, HTML.

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

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_ROWS, MOST_CELLS = 2_000, 40
LONGEST_CELL = 5_000
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of Office begins that has a password, or that is older than 2007."""


class Grid(msgspec.Struct, frozen=True):
    """A table, a sheet, or the lines of a text. Every row has at least one cell with words."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class NotATimetable(Exception):
    """Nothing can be read from the file; says why in a sentence."""


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
        cells = tuple(clean_line(cell)[:LONGEST_CELL] for _, cell in zip(range(MOST_CELLS), row, strict=False))
        if any(cells):
            kept.append(cells)
        if len(kept) > MOST_ROWS:
            raise NotATimetable(f"There are more rows than any timetable has ({MOST_ROWS:,}).")
    return Grid(clean_line(name), tuple(kept))


def _text(path: Path) -> str:
    """A file's text, whatever program wrote it."""
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return clean(data.decode("utf-16", "replace"))
    if b"\0" in data:
        raise NotATimetable(f"{path.name} is not a text; export it as .csv, .xlsx or .docx and try again.")
    try:
        return clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return clean(data.decode("cp1252", "replace"))


Tables = Iterator[tuple[str, Iterable[Iterable[str]]]]


def _csv(path: Path) -> Tables:
    text = _text(path)
    head = "\n".join(text.splitlines()[:20])
    between = max("\t;,|", key=lambda sign: (head.count(sign), sign == ","))
    yield "", csv.reader(io.StringIO(text), delimiter=between)


def _lines(path: Path) -> Tables:
    """Text as it is pasted out of an e-mail: a tab, a bar or three spaces stand between columns."""
    yield "", (_columns(line) for line in _text(path).splitlines())


def _columns(line: str) -> list[str]:
    """The cells of a line of text; an empty one between two signs is a cell too."""
    for sign in ("\t", "|"):
        if line.strip().count(sign) > (sign == "|"):
            return line.strip(" |").split(sign)
    return [cell for cell in re.split(r" {3,}", line.strip()) if cell.strip()]


def _markdown(path: Path) -> Tables:
    """Its tables; where it has none, its lines."""
    lines = _text(path).splitlines()
    rule = re.compile(r"\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*")
    if not any("|" in line for line in lines):
        yield "", ([re.sub(r"^\s*(?:[#>*+-]|\d+[.)])+\s+", "", line)] for line in lines)
        return
    name, rows = "", []
    for line in lines:
        if "|" in line:
            if not rule.fullmatch(line):
                rows.append([_unmarked(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))])
        elif line.strip():
            if rows:
                yield name, rows
            name, rows = _unmarked(line.strip("# ")), []
    yield name, rows


def _unmarked(text: str) -> str:
    return re.sub(r"\*\*|__|`|<br\s*/?>", " ", text).replace("\\|", "|")


def _html(path: Path) -> Tables:
    from facilitator.bringing.html_tables import tables_in

    yield from tables_in(_text(path))


def sized(path: Path, most: int = MOST_UNPACKED) -> None:
    """Ask that a file is there and no larger than `most` bytes, before anything reads it. Raises NotATimetable."""
    if not path.is_file():
        raise NotATimetable(f"There is no file {path}.")
    if path.stat().st_size > most:
        told = f"{path.name} has more than {most // 1_000_000} MB; save it with smaller pictures, or in parts."
        raise NotATimetable(told)


def packed(path: Path) -> None:
    """Look into a packed file before anything unpacks it. Raises NotATimetable."""
    sized(path)
    try:
        with zipfile.ZipFile(path) as pack:
            unpacked = sum(entry.file_size for entry in pack.infolist())
            if unpacked > MOST_UNPACKED or len(pack.infolist()) > 5_000:
                raise NotATimetable(f"{path.name} would unpack to far more than any timetable; it is not opened.")
    except zipfile.BadZipFile as error:
        with path.open("rb") as file:
            locked = file.read(len(LOCKED)) == LOCKED
        told = "has a password, or was saved by an old program; save it anew without" if locked else "is damaged, or is"
        raise NotATimetable(
            f"{path.name} {told}{'.' if locked else ' another kind of file than its name says.'}"
        ) from error
    except OSError as error:
        raise NotATimetable(f"{path} cannot be read: {error.strerror or error}.") from error


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
        return f"{value:%H:%M}" if value.year < 1901 else f"{value:%d %B %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, date):
        return f"{value:%d %B %Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _docx(path: Path) -> Tables:
    packed(path)
    from docx import Document

    try:
        document = Document(str(path))
        words = [[paragraph.text] for paragraph in document.paragraphs]
        if not document.tables:
            yield "", (_columns(row[0]) for row in words)
            return
        yield "", words
        for table in document.tables:
            yield "", [_once(cell.text for cell in row.cells) for row in table.rows]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise NotATimetable(f"{path.name} cannot be read as a Word document; save it again as .docx.") from error


def _once(cells: Iterable[str]) -> list[str]:
    """The cells of a row; one that is merged over several columns is given once, the others are empty."""
    kept: list[str] = []
    for cell in cells:
        kept.append("" if kept and cell and cell == next((one for one in reversed(kept) if one), "") else cell)
    return kept


READERS: dict[str, Callable[[Path], Tables]] = {
    **dict.fromkeys((".csv", ".tsv"), _csv),
    **dict.fromkeys((".xlsx", ".xlsm"), _xlsx),
    ".docx": _docx,
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".html", ".htm"), _html),
}
"""How a file is read, by its ending; every other one is taken for text."""
