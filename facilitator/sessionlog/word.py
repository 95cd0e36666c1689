"""The account of a session log as a Word file: real headings, lists and tables, and a list of contents.

python-docx is loaded only here. The same log gives the same bytes: the
file's own dates are the run's, and so are the times inside its archive.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator.agenda.cleaning import clean
from facilitator.sessionlog.account.blocks import (
    Account,
    Block,
    BulletList,
    Cell,
    Grid,
    LabelledFacts,
    Numbers,
    Photograph,
    Run,
    RunningText,
    Runs,
    Section,
)
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import read_name
from facilitator.sessionlog.zipped import same_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

ACCENT, QUIET, ALARM = "0B6170", "566170", "B4500F"
"""Colours of the page, as Word writes them."""

XML_FORBIDS = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, however it is written."""


def render(log: SessionLog, choices: Choices) -> dict[str, bytes]:
    """The one file of this format."""
    from facilitator.sessionlog.word_pieces import as_property

    document = _document(account_of(log, choices), log.facts.as_of)
    document.core_properties.identifier = as_property(text(log.facts.run))
    packed = io.BytesIO()
    document.save(packed)
    content = same_bytes(packed.getvalue())
    return {read_name(log, choices, "docx"): content}


def _document(account: Account, made: datetime) -> Document:
    from docx import Document as new_document

    from facilitator.sessionlog import word_pieces as pieces

    document = new_document()
    pieces.set_up(document, text(account.title), made.astimezone(UTC))
    alone = len(account.sections) == 1
    pieces.run_over_pages(document, text(f"{'Private: ' if account.full else ''}{account.title}"), account.day)
    document.add_paragraph("Summary" if alone else "Session log", style="Subtitle")
    document.add_heading(text(account.title), 0)
    document.add_paragraph(text(", ".join(account.subtitle)))
    _notice(document, "Full copy, private. " if account.full else "Copy to share: ", account.notice, account.full)
    if account.rehearsal:
        _notice(document, "Rehearsal. ", account.rehearsal, True)
    for place, section in enumerate(account.sections):
        _section(document, section, 1)
        if place == 0 and not alone:
            document.add_paragraph("Contents", style="Subtitle").paragraph_format.page_break_before = True
            pieces.columns(document, 2)
            pieces.contents(document, [(text(part.title), part.id) for part in account.sections])
            pieces.columns(document, 1)
    closing = document.add_paragraph()
    pieces.write(closing, text(f"Record of the day: run {account.run}"), pieces.Look(colour=QUIET))
    return document


def _notice(document: Document, label: str, words: str, alarm: bool) -> None:
    from facilitator.sessionlog import word_pieces as pieces

    paragraph = document.add_paragraph()
    paragraph.add_run(label).bold = True
    paragraph.add_run(text(words))
    pieces.frame(paragraph, ALARM if alarm else ACCENT)


def _section(document: Document, section: Section, level: int, small: bool = False) -> None:
    from facilitator.sessionlog import word_pieces as pieces

    heading = pieces.heading(document, text(section.title), min(level, 4), small)
    if level == 1:
        pieces.bookmark(heading, section.id)
    for place, block in enumerate(section.blocks, 1):
        following = section.blocks[place] if place < len(section.blocks) else None
        _block(document, block, leading=isinstance(following, Grid | BulletList))
    if section.beside and section.parts:
        pieces.columns(document, 2)
    for part in section.parts:
        _section(document, part, level + 1, section.beside)
    if section.beside and section.parts:
        pieces.columns(document, 1)


def _block(document: Document, block: Block, leading: bool) -> None:
    """One block; words that are `leading` to a table or a list stay with it."""
    from facilitator.sessionlog import word_pieces as pieces

    match block:
        case RunningText():
            paragraph = document.add_paragraph()
            if leading:
                paragraph.paragraph_format.keep_with_next = True
            _write(paragraph, block.runs, quiet=block.tone == "quiet", large=block.tone == "lead")
        case BulletList():
            for runs in block.entries:
                entry = document.add_paragraph()
                pieces.bullet(entry)
                _write(entry, runs)
        case LabelledFacts():
            rows = tuple((Cell((Run(label, "quiet"),)), Cell((Run(words),))) for label, words in block.rows)
            _table(document, Grid(("", ""), rows))
        case Numbers():
            head = tuple(Cell((Run(number, "strong"),)) for number, _ in block.rows)
            _table(document, Grid(("",) * len(head), (head, tuple(Cell((Run(what),)) for _, what in block.rows))))
        case Photograph():
            _photograph(document, block)
        case Grid():
            _table(document, block)


def _photograph(document: Document, block: Photograph) -> None:
    """A picture as wide as the text, and under it what is said of it."""
    from facilitator.sessionlog import word_pieces as pieces

    if block.picture:
        pieces.picture(document, block.picture, text(block.words), block.width, block.height)
    paragraph = document.add_paragraph()
    _write(paragraph, block.said)
    if not block.picture:
        _write(paragraph, (Run(" (the picture is not here)", "mark"),))


def _table(document: Document, grid: Grid) -> None:
    """A table; its first row is repeated on every page, and a row is not torn apart."""
    from facilitator.sessionlog import word_pieces as pieces
    from facilitator.sessionlog.word_widths import widths

    headed = any(grid.head)
    table = document.add_table(rows=len(grid.rows) + headed, cols=len(grid.head))
    close = grid.name == "matrix"
    pieces.dress(table, headed, close)
    pieces.widen(table, widths(grid))
    rows = list(grid.rows)
    if headed:
        first = grid.rows[0] if grid.rows else tuple(Cell() for _ in grid.head)
        heads = ((Run(name, "strong"),) for name in grid.head)
        rows.insert(0, tuple(Cell(runs, tone=cell.tone) for runs, cell in zip(heads, first, strict=True)))
    for number, (drawn, row) in enumerate(zip(pieces.cells(table), rows, strict=True)):
        for place, (there, cell) in enumerate(zip(drawn, row, strict=True)):
            _fill(there, cell, grid.total and number == len(rows) - 1, close and place > 0)
            pieces.shade(there, cell.shade)
    pieces.part(document)


def _fill(there: _Cell, cell: Cell, strong: bool, close: bool) -> None:
    from facilitator.sessionlog import word_pieces as pieces

    paragraph = there.paragraphs[0]
    pieces.tighten(paragraph, "center" if close else "right" if cell.tone == "number" else "")
    if cell.bar is not None:
        pieces.draw(paragraph, cell.bar)
        return
    _write(paragraph, cell.runs, quiet=cell.tone == "off", strong=strong or cell.tone == "over")


def _write(
    paragraph: WordParagraph, runs: Runs, quiet: bool = False, strong: bool = False, large: bool = False
) -> None:
    """Put runs into a paragraph, with a space between them."""
    from facilitator.sessionlog import word_pieces as pieces

    for place, run in enumerate(runs):
        before, after = AROUND.get(run.mark, ("", "")) if place or run.mark != "quiet" else ("", "")
        look = pieces.Look(
            bold=strong or run.mark in ("id", "strong"),
            italic=run.mark == "mark",
            colour=QUIET if quiet or run.mark in ("quiet", "time", "theme") else ACCENT if run.mark == "id" else "",
            points=11 if large else 0,
        )
        pieces.write(paragraph, f"{' ' if place else ''}{before}{text(run.text)}{after}", look)


AROUND = {"typed": ("“", "”"), "theme": ("[", "]"), "quiet": ("(", ")")}
"""What stands round the words of a run, so that they are told apart without colour; a quiet line has none."""


def text(words: str) -> str:
    """Words that an XML file may hold, without control characters; tabs as spaces."""
    return XML_FORBIDS.sub("\ufffd", clean(words)).expandtabs(4)
