"""A Word document as headings, paragraphs, lines of lists, tables and pictures, in its order, and what is beside it.

It is a zip of XML, read as such, for python-docx leaves out what stands in content controls, text boxes and tracked
insertions. Nothing in it is run or followed: macros, entities, links and what lies outside it are left alone.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.bringing.opened import NotATimetable, packed
from facilitator.bringing.slides import MOST_PICTURE, SHOWN, Image, Line, Rows

Part = Any
"""An element of lxml, which tells no types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
ABOUT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MOST_XML = 50_000_000
OTHERS = re.compile(r"word/(?:footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
"""Parts whose words stand beside the text."""


class Head(msgspec.Struct, frozen=True):
    """A heading. `level` is 1 or more; the document's title has 0."""

    level: int
    words: str


class Words(msgspec.Struct, frozen=True):
    """A paragraph; a newline in it is a line break."""

    words: str


Block = Head | Words | Line | Rows | Image


class Text(msgspec.Struct, frozen=True):
    """What a document says. `beside` are its footnotes, comments, and what stands at the edges of its pages."""

    blocks: tuple[Block, ...]
    beside: tuple[str, ...] = ()


def word_text(path: Path) -> Text:
    """Everything in the document. Raises NotATimetable."""
    from lxml import etree

    packed(path)
    try:
        with zipfile.ZipFile(path) as pack:
            reading = _Reading(pack)
            body = reading.tree("word/document.xml").find(f"{W}body")
            blocks = tuple(reading.blocks(body)) if body is not None else ()
            beside = [reading.words(name) for name in sorted(pack.namelist()) if OTHERS.fullmatch(name)]
    except (etree.XMLSyntaxError, KeyError, ValueError, TypeError, RuntimeError, OSError, zipfile.BadZipFile) as error:
        raise NotATimetable(f"{path.name} cannot be read as a Word document; save it again as .docx.") from error
    return Text(blocks, tuple(words for words in beside if words))


def lines_of(block: Block) -> list[str]:
    """The words of a block, line by line."""
    if isinstance(block, Rows):
        return [" \u00b7 ".join(filter(None, row)) for row in block.rows]
    return [block.words] if isinstance(block, Head | Line | Image) else block.words.split("\n")


class _Reading:
    """One document: its looks and lists are read first, for they say what a paragraph is."""

    def __init__(self, pack: zipfile.ZipFile) -> None:
        self._pack = pack
        self._files = set(pack.namelist())
        self._looks = dict(self._names()) if "word/styles.xml" in self._files else {}
        self._pictures = dict(self._targets()) if "word/_rels/document.xml.rels" in self._files else {}

    def tree(self, name: str) -> Part:
        """A part of the document as XML."""
        from lxml import etree

        if self._pack.getinfo(name).file_size > MOST_XML:
            raise NotATimetable("The document holds far more words than any case; it is not opened.")
        return etree.fromstring(self._pack.read(name), etree.XMLParser(resolve_entities=False, no_network=True))

    def _names(self) -> Iterator[tuple[str, str]]:
        for style in self.tree("word/styles.xml").iter(f"{W}style"):
            name = style.find(f"{W}name")
            yield style.get(f"{W}styleId") or "", (name.get(f"{W}val") or "").casefold() if name is not None else ""

    def _targets(self) -> Iterator[tuple[str, str]]:
        """The files of pictures inside the document; what lies outside it is left out."""
        for relation in self.tree("word/_rels/document.xml.rels"):
            if relation.get("TargetMode") != "External" and (relation.get("Type") or "").endswith("/image"):
                yield relation.get("Id") or "", f"word/{relation.get('Target') or ''}"

    def words(self, name: str) -> str:
        """The words of a part that stands beside the text."""
        lines = (clean_line(_said(paragraph)) for paragraph in self.tree(name).iter(f"{W}p"))
        return "\n".join(line for line in lines if line)

    def blocks(self, parent: Part) -> Iterator[Block]:
        """What stands in a part of the body, in its order."""
        for part in parent:
            if part.tag == f"{W}p":
                yield from self._paragraph(part)
            elif part.tag == f"{W}tbl":
                yield self._table(part)
            elif isinstance(part.tag, str) and part.tag != FALLBACK:
                yield from self.blocks(part)

    def _paragraph(self, paragraph: Part) -> Iterator[Block]:
        words = clean(_said(paragraph)).strip()
        look, listed = self._look(paragraph)
        level = re.fullmatch(r"heading (\d)", look)
        if words and (look == "title" or level is not None):
            yield Head(int(level[1]) if level is not None else 0, clean_line(words))
        elif words and listed is not None:
            yield Line(listed, clean_line(words))
        elif words:
            yield Words("\n".join(filter(None, map(clean_line, words.split("\n")))))
        for part in _below(paragraph):
            if part.tag == BLIP:
                yield self._image(part)
            elif part.tag == f"{W}txbxContent":
                yield from self.blocks(part)

    def _look(self, paragraph: Part) -> tuple[str, int | None]:
        """The name of a paragraph's look, and its level in a list, None where it is in none."""
        about = paragraph.find(f"{W}pPr")
        if about is None:
            return "", None
        style = about.find(f"{W}pStyle")
        look = self._looks.get(style.get(f"{W}val") or "", "") if style is not None else ""
        numbered = about.find(f"{W}numPr")
        if numbered is not None:
            level = numbered.find(f"{W}ilvl")
            return look, min(int(level.get(f"{W}val") or 0), 5) if level is not None else 0
        deeper = re.fullmatch(r"list (?:bullet|number|paragraph)(?: (\d))?", look)
        return look, int(deeper[1] or 1) - 1 if deeper is not None else None

    def _table(self, table: Part) -> Rows:
        rows = []
        for row in table.iter(f"{W}tr"):
            cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
            told: list[str] = []
            for cell in cells:
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                told.append(clean_line(" ".join(_said(one) for one in cell.iter(f"{W}p"))))
                told += [""] * (min(int(span.get(f"{W}val") or 1), 50) - 1 if span is not None else 0)
            rows.append(told)
        longest = max(map(len, rows), default=0)
        return Rows(tuple((*row, *[""] * (longest - len(row))) for row in rows if any(row)))

    def _image(self, blip: Part) -> Image:
        name = self._pictures.get(blip.get(f"{R}embed") or "", "")
        about = next((one for above in blip.iterancestors() for one in above.iterchildren(ABOUT)), None)
        words = clean_line(about.get("descr") or "") if about is not None else ""
        ending = PurePosixPath(name).suffix.lstrip(".").lower()
        if ending in SHOWN and name in self._files and self._pack.getinfo(name).file_size <= MOST_PICTURE:
            return Image(self._pack.read(name), ending, words)
        return Image(b"", "", words)


def _below(part: Part) -> Iterator[Part]:
    """All that is in a paragraph, but neither what stands in a box of its own nor what is there twice."""
    for inner in part:
        if isinstance(inner.tag, str) and inner.tag != FALLBACK:
            yield inner
            if inner.tag != f"{W}txbxContent":
                yield from _below(inner)


def _said(paragraph: Part) -> str:
    """A paragraph's words; what was struck out while changes were tracked is not among them."""
    found = []
    for part in _below(paragraph):
        if part.tag == f"{W}t":
            found.append(part.text or "")
        elif part.tag == f"{W}tab":
            found.append(" " if part.getparent().tag != f"{W}tabs" else "")
        elif part.tag in (f"{W}br", f"{W}cr"):
            found.append("\n")
        elif part.tag == f"{W}noBreakHyphen":
            found.append("-")
    return "".join(found)
