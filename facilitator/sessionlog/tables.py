"""CSV tables for machines: one fact a row, no column that nothing ever stands in, and no cell that becomes another.

Every row names its run, so that the tables of several days can be put under each other. Whatever was typed stays what
it is in a spreadsheet too: a cell that one would take for a formula, a number, a date or a time is made text by an
apostrophe, and so is a piece of one that would begin a cell where cells are parted in another way.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from functools import lru_cache

from facilitator.agenda.cleaning import clean
from facilitator.sessionlog.choices import Choices, Separator
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import copy_name
from facilitator.sessionlog.rows import HEADS, Cell, Row, Table, run_of, tables_of

NAMES = tuple(f"{name}.csv" for name in HEADS)
"""The tables that are written, the same ones for every run."""

FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[ \u00a0]*[\t\r\n]")
"""What a spreadsheet may take for a formula, also after spaces; the wide forms count in some of them too."""

INNER = {
    ",": re.compile(r"([;\t\n])(?=[\s\"]*[=+\-@\uff1d\uff0b\uff0d\uff20])"),
    ";": re.compile(r"([,;\t\n])(?=[\s\"]*[=+\-@\uff1d\uff0b\uff0d\uff20])"),
}
"""What one that parts cells in another way takes for a formula, because it takes a new cell to begin there."""

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?"
CONVERTED = re.compile(
    r"\s*(?:"
    r"(?=\D*\d)[\d\s.,:/\\()%£$€¥'\u2010-\u2015\u2212+-]+(?:[ed][+-]?\d+)?\s*%?"  # 24/7, 9-5, 00123, 1e5, 12:30, £5
    rf"|(?:{DAY}\s*)?\d{{1,4}}(?:st|nd|rd|th)?[\s./-]*{MONTH}[\s,./-]*\d{{0,4}}"  # 5 May, Friday 27 November 2026
    rf"|(?:{DAY}\s*)?{MONTH}[\s,./-]*\d{{1,4}}(?:st|nd|rd|th)?[\s,./-]*\d{{0,4}}"  # May 5, Mar-27
    r"|\d{1,2}(?:[:.]\d{1,2}){0,2}\s*[ap]\.?m?\.?"  # 9 am
    r"|\d{4}-\d{1,2}-\d{1,2}t[\d:.+z-]*"
    r"|true|false|#\S*"
    r")\s*",
    re.IGNORECASE,
)
"""What one turns into a number, a date, a time or a truth when it opens a table."""


def render(log: SessionLog, choices: Choices) -> dict[str, bytes]:
    """The tables of one copy; the names of the full one begin with "private"."""
    return {
        copy_name(log, f"{table.name}.csv"): _written(table, run_of(log), choices.separator) for table in tables_of(log)
    }


def _written(table: Table, run: Row, separator: Separator) -> bytes:
    """The table as spreadsheets read it without asking: with a byte order mark, lines ended by CR LF.

    A table with nothing to tell has one row that names its run and no more, so that it is known whose it is.
    """
    rows = table.rows or ((*run, *("" for _ in table.head[len(run) :])),)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(table.head)
    writer.writerows([_plain(cell, separator) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell, separator: Separator) -> str | int:
    """A cell as it is written; where cells are parted at semicolons, a comma stands before decimals."""
    match cell:
        case str():
            return guarded(cell, separator)
        case int():
            return cell
        case float():
            return f"{cell:.1f}".replace(".", "," if separator == ";" else ".")
        case datetime():
            return cell.isoformat(" ")
        case date():
            return cell.isoformat()


@lru_cache(maxsize=4096)  # every row names its run, and most rows an exercise and a group
def guarded(text: str, separator: Separator = ",") -> str:
    """Words that no spreadsheet takes for a formula, and none turns into anything else."""
    kept = INNER[separator].sub(r"\1'", clean(text))
    return f"'{kept}" if FORMULA.match(kept) or CONVERTED.fullmatch(kept) else kept
