"""Pieces of a Word file that python-docx has no words for: fields, bookmarks, borders, shading. Only for `word`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import msgspec
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from facilitator.sessionlog.account.bars import WIDTH, MinutesBar

FONT, SIZE = "Arial", 9
"""On every computer, and large for its points."""


MOST_IN_PROPERTY = 255
"""Characters that a property of a Word file may have; python-docx raises ValueError for more."""


def as_property(text: str) -> str:
    """A text as a property of the file holds it, with a mark where it is cut."""
    return text if len(text) <= MOST_IN_PROPERTY else f"{text[: MOST_IN_PROPERTY - 1]}…"


def set_up(document: Document, title: str, made: datetime) -> None:
    """A4, margins, quiet headings, a British spelling; the file's dates are the run's and name nobody."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = as_property(title), "", ""
    properties.language = "en-GB"
    moment = made.replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = moment
    properties.last_modified_by, properties.revision = "", 1
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21 - WIDE) / 2)
        section.top_margin, section.bottom_margin = Cm(1.9), Cm(1.6)
        section.header_distance, section.footer_distance = Cm(1), Cm(0.9)
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].font.size = Pt(SIZE)
    document.styles["Normal"].element.get_or_add_rPr().append(element("w:lang", val="en-GB"))
    spacing = document.styles["Normal"].paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(0), Pt(2), 1.0
    for level, size in ((1, 14), (2, 11), (3, 10), (4, 9.5)):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string("0B6170" if level == 1 else "1B222C")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12 if level == 1 else 6), Pt(2)
    for name, size in (("Title", 18), ("Subtitle", 10)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor.from_string("0B6170")
        style.paragraph_format.space_after = Pt(4)


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of Word's own language, with attributes of it."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def heading(document: Document, words: str, level: int, small: bool = False) -> Paragraph:
    """A heading of this level, from 1. Its style is set by its id: looking styles up by name takes half an export."""
    made = document.add_paragraph()
    made._p.style = f"Heading{level}"
    run = made.add_run(words)
    if small:
        run.font.size = Pt(SIZE)
        made.paragraph_format.space_before = Pt(3)
    return made


def bullet(paragraph: Paragraph) -> None:
    """Make a paragraph an entry of a list."""
    paragraph._p.style = "ListBullet"


def cells(table: Table) -> list[list[_Cell]]:
    """All cells, row by row; none of ours are merged."""
    return [[_Cell(found, table) for found in row.tc_lst] for row in table._tbl.tr_lst]


def run_over_pages(document: Document, title: str, day: str) -> None:
    """What the day was and when over every page, and its number below."""
    section = document.sections[0]
    across = Cm(WIDE)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (head, foot):
        paragraph.style = document.styles["Normal"]
        paragraph.paragraph_format.tab_stops.add_tab_stop(across, WD_TAB_ALIGNMENT.RIGHT)
    quiet = Look(colour="566170", points=9)
    write(head, f"{title}\t{day}", quiet)
    write(foot, "\tPage ", quiet)
    _field(foot, "PAGE", "1")
    write(foot, " of ", quiet)
    _field(foot, "NUMPAGES", "1")


WIDE = 17.6
"""Centimetres between the margins."""


HIGHEST = 21.0
"""Centimetres of the highest picture: it stands on one page with its words."""


def picture(document: Document, content: bytes, words: str, width: int, height: int) -> None:
    """A JPEG of so many pixels as wide as the text, or lower where it would not stand on a page; `words` say it."""
    across = min(WIDE, HIGHEST * width / height) if width and height else WIDE
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(content), width=Cm(across))
    shape._inline.docPr.set("descr", words)


def columns(document: Document, count: int) -> None:
    """From here on the text stands in so many columns, on the same page."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    found = section._sectPr.find(qn("w:cols"))
    if found is not None:
        section._sectPr.remove(found)
    section._sectPr.append(element("w:cols", num=str(count), space="400"))


def contents(document: Document, entries: Sequence[tuple[str, str]]) -> None:
    """A list of contents with page numbers, each entry a link.

    The numbers are fields that Word and LibreOffice work out when they open the file. A table of contents of Word's
    own would have to be brought up to date by hand before it had any.
    """
    for title, key in entries:
        entry = document.add_paragraph()
        entry.paragraph_format.tab_stops.add_tab_stop(Cm(WIDE / 2 - 0.6), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        link = element("w:hyperlink", anchor=_anchor(key), history="1")
        entry._p.append(link)
        _text(_inside(link, qn("w:r")), f"{title}\t")
        _part_of_field(link, "begin", dirty=True)
        _code(link, f" PAGEREF {_anchor(key)} \\h ")
        _part_of_field(link, "separate")
        _text(_inside(link, qn("w:r")), "\u2013")
        _part_of_field(link, "end")


def _field(paragraph: Paragraph, code: str, now: str) -> None:
    """A number that Word works out; `now` stands there until it has."""
    _part_of_field(paragraph._p, "begin")
    _code(paragraph._p, f" {code} ")
    _part_of_field(paragraph._p, "separate")
    write(paragraph, now, Look(colour="566170", points=9))
    _part_of_field(paragraph._p, "end")


def _part_of_field(parent: BaseOxmlElement, kind: str, dirty: bool = False) -> None:
    mark = element("w:fldChar", fldCharType=kind)
    if dirty:
        mark.set(qn("w:dirty"), "true")
    _inside(parent, qn("w:r")).append(mark)


def _code(parent: BaseOxmlElement, words: str) -> None:
    code = _inside(_inside(parent, qn("w:r")), qn("w:instrText"))
    code.set(qn("xml:space"), "preserve")
    code.text = words


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


def dress(table: Table, headed: bool, close: bool) -> None:
    """Thin lines below rows; the first row repeated on every page; rows kept whole; `close`: with narrow edges."""
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for edge in ("bottom", "insideH"):
        borders.append(element(f"w:{edge}", val="single", sz="4", space="0", color="D5DAE1"))
    properties.append(borders)
    table.autofit = False
    edges = element("w:tblCellMar")
    for side, width in (("left", 30 if close else 0), ("right", 30 if close else 110)):
        edges.append(element(f"w:{side}", w=str(width), type="dxa"))
    properties.append(edges)
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
    parts = [int(Cm(WIDE) * weight / sum(weights)) for weight in weights]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, parts, strict=True):
        column.w = Emu(width)
    for row in table._tbl.tr_lst:
        for found, width in zip(row.tc_lst, parts, strict=True):
            found.width = Emu(width)


class Look(msgspec.Struct, frozen=True):
    """How a run of words looks; `colour` and `ground` are "" and `points` 0 for what the paragraph has."""

    bold: bool = False
    italic: bool = False
    colour: str = ""
    points: int = 0
    ground: str = ""


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
    if marks or look.ground:
        properties = _inside(run, qn("w:rPr"))
        for tag, value in marks:
            mark = _inside(properties, qn(tag))
            if value:
                mark.set(qn("w:val"), value)
        if look.ground:
            properties.append(element("w:shd", val="clear", color="auto", fill=look.ground))
    _text(run, words)


def _text(run: BaseOxmlElement, words: str) -> None:
    """Words in a run, with its line breaks and tabs as Word has them."""
    for place, line in enumerate(words.split("\n")):
        if place:
            _inside(run, qn("w:br"))
        for number, piece in enumerate(line.split("\t")):
            if number:
                _inside(run, qn("w:tab"))
            part = _inside(run, qn("w:t"))
            part.set(qn("xml:space"), "preserve")
            part.text = piece


def draw(paragraph: Paragraph, bar: MinutesBar) -> None:
    """A bar, drawn as spaces on a ground, so that whoever listens to the page hears only the numbers beside it."""
    lines: list[tuple[tuple[int, str], ...]] = [((bar.planned, PLAN),)] if bar.planned else []
    lines.append(((bar.within, "0B6170"), (bar.beyond, "B4500F")))
    for place, line in enumerate(lines):
        if place:
            write(paragraph, "\n", Look(points=SMALL))
        for units, colour in line:
            count = -(-units * SPACES // WIDTH)
            if count:
                write(paragraph, "\u00a0" * count, Look(points=SMALL, ground=colour))
        write(paragraph, "\u2060", Look(points=SMALL))  # spaces at the end of a line would not be drawn


SPACES, SMALL, PLAN = 30, 6, "B9C2CD"
"""Spaces of the longest bar, how high it is in points, and the colour of what was planned."""


def tighten(paragraph: Paragraph, to: str) -> None:
    """A paragraph as a table's cell has it, set to a side ("": the left one); before anything is written in it."""
    properties = _inside(paragraph._p, qn("w:pPr"))
    spacing = _inside(properties, qn("w:spacing"))
    spacing.set(qn("w:before"), "20")
    spacing.set(qn("w:after"), "20")
    if to:
        _inside(properties, qn("w:jc")).set(qn("w:val"), to)


SHADES = ("", "D9EDF0", "B3DBE1", "7DC0CA", "58AEBB", "3E9CAA")
"""White to the page's blue-green, never so dark that black on it cannot be read."""


def shade(cell: _Cell, strength: int) -> None:
    """The colour behind a cell; none for 0."""
    if strength:
        cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=SHADES[strength]))
