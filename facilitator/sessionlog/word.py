"""The account of a session log as a Word file: real headings, lists and tables, and a list of contents.

python-docx is loaded only here. The same log gives the same bytes: the
file's own dates are the run's, and so are the times inside its archive.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator.agenda.cleaning import clean
from facilitator.sessionlog.account.blocks import (
    Account,
    Block,
    BulletList,
    Cell,
    Grid,
    HeatMap,
    LabelledFacts,
    Numbers,
    Run,
    RunningText,
    Runs,
    Section,
)
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import copy_name

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

ACCENT, QUIET, ALARM = "0B6170", "566170", "B4500F"
"""Colours of the page, as Word writes them."""

PROPERTIES = "docProps/core.xml"
"""The part that holds a document's properties."""

FIRST = ("[Content_Types].xml", PROPERTIES)
"""The parts at the top: what tells readers that this is a document, and what tells this program whose."""

XML_FORBIDS = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, however it is written."""


def render(log: SessionLog) -> dict[str, bytes]:
    """The one file of this format."""
    document = _document(account_of(log), log.facts.as_of)
    document.core_properties.identifier = text(log.facts.run)
    packed = io.BytesIO()
    document.save(packed)
    content = _same_bytes(packed.getvalue())
    return {copy_name(log, "session log.docx"): content}


def _document(account: Account, made: datetime) -> Document:
    from docx import Document as new_document

    from facilitator.sessionlog import word_pieces as pieces

    document = new_document()
    pieces.set_up(document, text(account.title), made.astimezone(UTC))
    document.add_paragraph("Session log", style="Subtitle")
    document.add_heading(text(account.title), 0)
    document.add_paragraph(text(", ".join(account.subtitle)))
    _notice(document, "Full copy, private. " if account.full else "Copy to share: ", account.notice, account.full)
    if account.rehearsal:
        _notice(document, "Rehearsal. ", account.rehearsal, True)
    for place, section in enumerate(account.sections):
        _section(document, section, 1)
        if place == 0:
            document.add_paragraph("Contents", style="Subtitle").paragraph_format.page_break_before = True
            pieces.contents(document, [(text(part.title), part.id) for part in account.sections])
    return document


def _notice(document: Document, label: str, words: str, alarm: bool) -> None:
    from facilitator.sessionlog import word_pieces as pieces

    paragraph = document.add_paragraph()
    paragraph.add_run(label).bold = True
    paragraph.add_run(text(words))
    pieces.frame(paragraph, ALARM if alarm else ACCENT)


def _section(document: Document, section: Section, level: int) -> None:
    from facilitator.sessionlog import word_pieces as pieces

    heading = pieces.heading(document, text(section.title), min(level, 4))
    if level == 1:
        pieces.bookmark(heading, section.id)
    for place, block in enumerate(section.blocks, 1):
        following = section.blocks[place] if place < len(section.blocks) else None
        _block(document, block, leading=isinstance(following, Grid | BulletList))
    for part in section.parts:
        _section(document, part, level + 1)


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
        case Grid():
            _table(document, block)
        case HeatMap():
            return


def _table(document: Document, grid: Grid) -> None:
    """A table; its first row is repeated on every page, and a row is not torn apart."""
    from facilitator.sessionlog import word_pieces as pieces

    columns = [place for place in range(len(grid.head)) if place not in grid.drawn]
    headed = any(grid.head)
    table = document.add_table(rows=len(grid.rows) + headed, cols=len(columns))
    pieces.dress(table, headed)
    pieces.widen(table, [_weight(grid, place) for place in columns])
    rows = [[row[place] for place in columns] for row in grid.rows]
    shades = pieces.shades(rows) if grid.name == "matrix" else {}
    if headed:
        tones = [grid.rows[0][place].tone if grid.rows else "" for place in columns]
        heads = [(Run(grid.head[place], "strong"),) for place in columns]
        rows.insert(0, [Cell(runs, tone=tone) for runs, tone in zip(heads, tones, strict=True)])
    for number, (drawn, row) in enumerate(zip(pieces.cells(table), rows, strict=True)):
        for place, (there, cell) in enumerate(zip(drawn, row, strict=True)):
            _fill(there, cell, grid.total and number == len(rows) - 1)
            pieces.shade(there, shades.get((number - headed, place), ""))
    pieces.part(document)


FEWEST, MOST, EDGE = 5, 42, 4
"""Letters a column has room for at least, those beyond which it gets no wider, and what its edges take."""


def _weight(grid: Grid, place: int) -> int:
    """How wide a column is to be beside the others: by what it holds on average, and by its longest short cell."""
    lengths = [len(grid.head[place]), *(sum(len(run.text) + 1 for run in row[place].runs) for row in grid.rows)]
    average = sum(lengths) // len(lengths)
    longest = max((length for length in lengths if length <= MOST // 2), default=0)
    return min(max(FEWEST, average, longest), MOST) + EDGE


def _fill(there: _Cell, cell: Cell, strong: bool) -> None:
    from facilitator.sessionlog import word_pieces as pieces

    paragraph = there.paragraphs[0]
    pieces.tighten(paragraph, right=cell.tone == "number")
    _write(paragraph, cell.runs, quiet=cell.tone == "off", strong=strong)


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
            points=12 if large else 0,
        )
        pieces.write(paragraph, f"{' ' if place else ''}{before}{text(run.text)}{after}", look)


AROUND = {"typed": ("“", "”"), "theme": ("[", "]"), "quiet": ("(", ")")}
"""What stands round the words of a run, so that they are told apart without colour; a quiet line has none."""


def text(words: str) -> str:
    """Words that an XML file may hold, without control characters; tabs as spaces."""
    return XML_FORBIDS.sub("\ufffd", clean(words)).expandtabs(4)


def _same_bytes(packed: bytes) -> bytes:
    """The archive with one date for all its parts; the properties, which name the run, stand readable near its top."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w") as target:
        for part in sorted(source.infolist(), key=lambda part: part.filename not in FIRST):
            kept = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            kept.compress_type = zipfile.ZIP_STORED if part.filename == PROPERTIES else zipfile.ZIP_DEFLATED
            target.writestr(kept, source.read(part.filename))
    return out.getvalue()
