"""Pieces of a Word file that python-docx has no words for: fields, bookmarks, borders, shading. Only for `word`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from facilitator.sessionlog.account.blocks import Cell

FONT = "Calibri"


def set_up(document: Document, title: str, made: datetime) -> None:
    """A4, margins, quiet headings, a British spelling; the file's dates are the run's and name nobody."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = "en-GB"
    moment = made.replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = moment
    properties.last_modified_by, properties.revision = "", 1
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.7)
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].font.size = Pt(10)
    spacing = document.styles["Normal"].paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(0), Pt(3), 1.0
    for level, size in ((1, 16), (2, 13), (3, 11.5), (4, 11)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string("0B6170" if level == 1 else "1B222C")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(16 if level == 1 else 7), Pt(2)
    for name, size in (("Title", 20), ("Subtitle", 11)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor.from_string("0B6170")
        style.paragraph_format.space_after = Pt(4)


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of Word's own language, with attributes of it."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def heading(document: Document, words: str, level: int) -> Paragraph:
    """A heading of this level, from 1. Its style is set by its id: looking styles up by name takes half an export."""
    made = document.add_paragraph()
    made._p.style = f"Heading{level}"
    made.add_run(words)
    return made


def bullet(paragraph: Paragraph) -> None:
    """Make a paragraph an entry of a list."""
    paragraph._p.style = "ListBullet"


def cells(table: Table) -> list[list[_Cell]]:
    """All cells, row by row; none of ours are merged."""
    return [[_Cell(found, table) for found in row.tc_lst] for row in table._tbl.tr_lst]


def contents(document: Document, entries: Sequence[tuple[str, str]]) -> None:
    """A list of contents that Word brings up to date when asked; until then it shows the headings, each with a link."""
    first = document.add_paragraph()
    _field_part(first, "begin")
    instruction = first.add_run()._r
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = ' TOC \\o "1-2" \\h \\z \\u '
    instruction.append(code)
    _field_part(first, "separate")
    last = first
    for place, (title, key) in enumerate(entries):
        last = first if place == 0 else document.add_paragraph()
        link = element("w:hyperlink", anchor=_anchor(key), history="1")
        run = last.add_run(title)._r
        last._p.append(link)
        link.append(run)
        last.paragraph_format.space_after = Pt(2)
    _field_part(last, "end")


def _field_part(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def _anchor(key: str) -> str:
    return f"_Part_{key.replace('-', '_')}"


def bookmark(heading: Paragraph, key: str) -> None:
    """A place that the list of contents can link to."""
    number = str(sum(map(ord, key)))
    heading._p.insert(1, element("w:bookmarkStart", id=number, name=_anchor(key)))
    heading._p.append(element("w:bookmarkEnd", id=number))


def frame(paragraph: Paragraph, colour: str) -> None:
    """A bar at the left of a paragraph that must be seen."""
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz="24", space="8", color=colour))
    paragraph._p.get_or_add_pPr().append(borders)


def dress(table: Table, headed: bool) -> None:
    """Thin lines below rows; the first row repeated on every page; rows kept whole."""
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for edge in ("bottom", "insideH"):
        borders.append(element(f"w:{edge}", val="single", sz="4", space="0", color="D5DAE1"))
    properties.append(borders)
    table.autofit = False
    for number, row in enumerate(table.rows):
        row_properties = row._tr.get_or_add_trPr()
        row_properties.append(element("w:cantSplit"))
        if headed and number == 0:
            row_properties.append(element("w:tblHeader"))


def part(document: Document) -> None:
    """A thin empty line after a table: two that touch would be one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)


def widen(table: Table, weights: Sequence[int]) -> None:
    """Share the width of the page among the columns."""
    parts = [int(Cm(17) * weight / sum(weights)) for weight in weights]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, parts, strict=True):
        column.w = Emu(width)
    for row in table._tbl.tr_lst:
        for found, width in zip(row.tc_lst, parts, strict=True):
            found.width = Emu(width)


class Look(msgspec.Struct, frozen=True):
    """How a run of words looks; `colour` is "" and `points` 0 for what the paragraph has."""

    bold: bool = False
    italic: bool = False
    colour: str = ""
    points: int = 0


def _inside(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    """A new element at the end of another; its tag is a full name."""
    made: BaseOxmlElement = parent.makeelement(tag)
    parent.append(made)
    return made


def write(paragraph: Paragraph, words: str, look: Look) -> None:
    """Add a run of words. It is put together by hand: a day has thousands, and python-docx takes its time over each."""
    run = _inside(paragraph._p, qn("w:r"))
    marks = [("w:b", "")] * look.bold + [("w:i", "")] * look.italic
    marks += [("w:color", look.colour)] if look.colour else []
    marks += [("w:sz", str(look.points * 2))] if look.points else []
    if marks:
        properties = _inside(run, qn("w:rPr"))
        for tag, value in marks:
            mark = _inside(properties, qn(tag))
            if value:
                mark.set(qn("w:val"), value)
    for place, line in enumerate(words.split("\n")):
        if place:
            _inside(run, qn("w:br"))
        part = _inside(run, qn("w:t"))
        part.set(qn("xml:space"), "preserve")
        part.text = line


def tighten(paragraph: Paragraph, right: bool) -> None:
    """A paragraph as a table's cell has it; before anything is written in it."""
    properties = _inside(paragraph._p, qn("w:pPr"))
    spacing = _inside(properties, qn("w:spacing"))
    spacing.set(qn("w:before"), "20")
    spacing.set(qn("w:after"), "20")
    if right:
        _inside(properties, qn("w:jc")).set(qn("w:val"), "right")


def shades(rows: Sequence[Sequence[Cell]]) -> dict[tuple[int, int], str]:
    """A colour for each count of a matrix, darker for more; the last column adds up and the last row has no theme."""
    counts = {
        (number, place): int(leading)
        for number, row in enumerate(rows[:-1])
        for place, cell in enumerate(row[1:-1], 1)
        for leading in ["".join(run.text for run in cell.runs).partition(" ")[0]]
        if leading.isdigit()
    }
    most = max(counts.values(), default=0)
    return {where: _blend(count / most) for where, count in counts.items()} if most else {}


def _blend(strength: float) -> str:
    """White to the page's blue-green, never so dark that black on it cannot be read."""
    share = 0.15 + 0.5 * strength
    return "".join(f"{round(255 + (part - 255) * share):02X}" for part in (0x0B, 0x84, 0x98))


def shade(cell: _Cell, colour: str) -> None:
    """The colour behind a cell; none for ""."""
    if colour:
        cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))
