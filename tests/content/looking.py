"""Ways to look at a plan's words: the text of a page, the events of a case, what is wrong with a date.

Whatever looks for mistakes answers with the mistakes, so that a test can show it spoilt content as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from facilitator.agenda.model import (
    Bar,
    Bars,
    Block,
    Case,
    Drawing,
    Heading,
    ListLine,
    Page,
    Paragraph,
    Plan,
    Quote,
    Span,
    Table,
)
from facilitator.console.painting.ink import ink
from facilitator.console.painting.pages import block_lines, page_lines

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})[a-z]* (?P<day>\d{{1,2}})"
    rf" (?P<month>{'|'.join(MONTHS)})[a-z]*(?: (?P<year>\d{{4}}))?"
)

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<![\d-])(?:\+44|0044|\(?0\d)[\d\s()-]{7,}\d")
WEB = re.compile(r"(?:https?://|www\.)(?P<host>[\w.-]+)")

WORKING_TOGETHER = "check working together 2026"
MOVES = re.compile(
    r"working days|\b6 months|six months|time limits?\b|by when\b|serious harm|safeguarding partners"
    r"|rapid review|local review|practice review panel|notif",
    re.IGNORECASE,
)
"""What guidance may since have changed: the limits, the present words, and what they mean."""


class Shown(NamedTuple):
    """A page and where it stands."""

    where: str
    page: Page


class Event(NamedTuple):
    """One row of a case's story."""

    when: str
    agency: str
    happened: str


def words_of(spans: Iterable[Span]) -> str:
    """Spans as plain text."""
    return "".join(span.text for span in spans)


def text_of(block: Block) -> str:
    """A block as plain text, a row of a table as one line."""
    match block:
        case Heading() | Paragraph() | ListLine() | Quote():
            return words_of(block.spans)
        case Drawing():
            return "\n".join(block.lines)
        case Bars():
            return "\n".join(f"{bar.label} {bar.value} of {bar.of}" for bar in block.bars)
        case Table():
            return "\n".join(" | ".join(map(words_of, row)) for row in (block.header, *block.rows))
        case _:
            return ""


def page_text(page: Page) -> str:
    """What the room reads on a page."""
    return "\n".join(map(text_of, page.blocks))


def notes_text(page: Page) -> str:
    """What only the trainer reads beside a page."""
    return "\n".join(page.notes)


def deck_pages(plan: Plan) -> list[Shown]:
    """Every page of every deck, the support page too."""
    return [Shown(f"{deck.id} {n}", page) for deck in plan.decks.values() for n, page in enumerate(deck.pages, 1)]


def case_pages(plan: Plan) -> list[Shown]:
    """Every page of every case, hand-outs too."""
    return [Shown(f"{case.id} {n}", page) for case in plan.cases.values() for n, page in enumerate(case.pages, 1)]


def background_pages(plan: Plan) -> list[Shown]:
    """Every page of the trainer's background."""
    return [Shown(f"{note.id} {n}", page) for note in plan.background.values() for n, page in enumerate(note.pages, 1)]


def case_called(plan: Plan, title: str) -> Case:
    """The plan's case with this title."""
    return next(case for case in plan.cases.values() if case.title == title)


def page_called(plan: Plan, title: str) -> Page:
    """The page with this title, of any deck or case."""
    return next(shown.page for shown in (*deck_pages(plan), *case_pages(plan)) if shown.page.title == title)


def tables(page: Page) -> list[Table]:
    """The tables of a page."""
    return [block for block in page.blocks if isinstance(block, Table)]


def rows_of(page: Page) -> list[list[str]]:
    """The rows of a page's only table, as text."""
    (table,) = tables(page)
    return [[words_of(cell) for cell in row] for row in table.rows]


def bars_of(page: Page) -> list[Bar]:
    """Every bar of a page."""
    return [bar for block in page.blocks if isinstance(block, Bars) for bar in block.bars]


def story(case: Case) -> list[Event]:
    """The events of a case, in the order in which they are told."""
    pages = [page for page in case.pages if not page.role and tables(page)]
    return [Event(*row) for page in pages for row in rows_of(page)]


class Dated(NamedTuple):
    """A date with its weekday, as somebody wrote it."""

    written: str
    weekday: str
    date: date


def dates_in(text: str, year: int | None = None) -> Iterator[Dated]:
    """The dates with a weekday in a text. One without a year is in the year of the one before, else in `year`."""
    for found in DATE.finditer(text):
        year = int(found["year"]) if found["year"] else year
        assert year is not None, f"{found[0]} has no year, and nothing says which"
        yield Dated(found[0], found["weekday"], date(year, MONTHS.index(found["month"]) + 1, int(found["day"])))


def wrong_weekdays(text: str, year: int | None = None) -> list[str]:
    """The dates of a text that fall on another weekday than it says."""
    return [dated.written for dated in dates_in(text, year) if WEEKDAYS[dated.date.weekday()] != dated.weekday]


def out_of_order(dates: Sequence[date]) -> list[date]:
    """The dates that do not come after the one before."""
    return [later for before, later in pairwise(dates) if later <= before]


def whole_months(since: date, until: date) -> int:
    """Months from one day to another, part months left off, below zero when it came earlier."""
    if until < since:
        return -whole_months(until, since)
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)


def contacts_in(text: str) -> list[str]:
    """E-mail addresses, telephone numbers and web addresses that are nobody's business to publish."""
    found = [match[0] for pattern in (E_MAIL, TELEPHONE) for match in pattern.finditer(text)]
    return found + [match[0] for match in WEB.finditer(text) if match["host"] not in ("example.org", "example.com")]


def too_big(shown: Shown, short: int = 12, lines: int = 20) -> list[str]:
    """What does not fit a small room: more short lines than `short` on a page of text, more `lines` on any page."""
    page = shown.page
    found = []
    count = len(page_lines(page, 76, 24, "facilitator-dark"))
    if count > lines:
        found.append(f"{shown.where}: {count} lines")
    if not any(isinstance(block, Drawing | Bars | Table) for block in page.blocks):
        body = page.blocks[1:] if page.blocks and isinstance(page.blocks[0], Heading) else page.blocks
        count = sum(1 for line in block_lines(body, 70, ink("facilitator-dark")) if line)
        if count > short:
            found.append(f"{shown.where}: {count} short lines")
    return found


def too_wide(shown: Shown, cells: int = 74) -> list[str]:
    """The lines of a page's drawings that are wider than the narrowest room."""
    drawn = (line for block in shown.page.blocks if isinstance(block, Drawing) for line in block.lines)
    return [f"{shown.where}: {line}" for line in drawn if cell_len(line) > cells]


DOWN = frozenset("│┌┐├┤┬┼║╔╗╠╣╦╬╪╤")
UP = frozenset("│└┘├┤┴┼║╚╝╠╣╩╬╪╧")
HEADS = frozenset("▲▼")


def loose_ends(shown: Shown) -> list[str]:
    """The characters of a page's drawings whose line goes up or down to nothing."""
    found = []
    for block in shown.page.blocks:
        lines = ["", *(block.lines if isinstance(block, Drawing) else ()), ""]
        for above, line, below, number in zip(lines, lines[1:], lines[2:], range(1, len(lines)), strict=False):
            for column, sign in enumerate(line):
                over, under = (other[column : column + 1] for other in (above, below))
                if (sign in UP and over not in DOWN | HEADS) or (sign in DOWN and under not in UP | HEADS):
                    found.append(f"{shown.where}: {sign} in line {number}, column {column + 1}")
    return found


def silent_about_change(shown: Shown) -> bool:
    """Whether a page says something that guidance may have changed, while its notes do not send anyone to check."""
    return bool(MOVES.search(page_text(shown.page))) and WORKING_TOGETHER not in notes_text(shown.page).lower()
