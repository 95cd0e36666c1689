"""The slides of an OpenDocument show (.odp): titles, text with its levels, tables, notes, pictures, which are hidden.

It is a zip of XML. Nothing in it is run or followed: entities, links and what lies outside it are left alone.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.bringing.opened import NotATimetable, packed
from facilitator.bringing.slides import MOST_PICTURE, SHOWN, Image, Line, Piece, Rows, Slide, counted, headed

Part = Any
"""An element of lxml, which tells no types."""

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
MOST_XML = 50_000_000
DEEPEST = 5
"""How far in a line of a list is still told apart."""


def named(name: str) -> str:
    """A name such as `text:p` as lxml has it."""
    space, _, local = name.partition(":")
    return f"{{{NAMES[space]}}}{local}"


def open_slides_of(path: Path) -> tuple[Slide, ...]:
    """Every slide in its order. Raises NotATimetable."""
    from lxml import etree

    packed(path)
    try:
        with zipfile.ZipFile(path) as pack:
            root = etree.fromstring(_content(pack, path), etree.XMLParser(resolve_entities=False, no_network=True))
            hidden = set(_hidden(root))
            pages = root.iterfind(".//office:presentation/draw:page", NAMES)
            found = [_slide(page, pack, hidden) for page in pages]
    except (etree.XMLSyntaxError, KeyError, ValueError, RuntimeError, OSError, zipfile.BadZipFile) as error:
        raise NotATimetable(
            f"{path.name} cannot be read as slides; it may have a password. Save it again as .odp or .pptx."
        ) from error
    return counted(found, path)


def _content(pack: zipfile.ZipFile, path: Path) -> bytes:
    if pack.getinfo("content.xml").file_size > MOST_XML:
        raise NotATimetable(f"{path.name} holds far more words than any slides; it is not opened.")
    return pack.read("content.xml")


def _hidden(root: Part) -> Iterator[str]:
    """The looks whose slides are not shown."""
    for style in root.iterfind(".//style:style", NAMES):
        for look in style.iterfind("style:drawing-page-properties", NAMES):
            if look.get(named("presentation:visibility")) == "hidden":
                yield style.get(named("style:name")) or ""


def _slide(page: Part, pack: zipfile.ZipFile, hidden: set[str]) -> Slide:
    title, notes = "", []
    found: list[list[Piece]] = []
    for shape in page:
        if shape.tag == named("presentation:notes"):
            notes += [piece.words for piece in _pieces(shape, pack, 0) if isinstance(piece, Line)]
        elif not title and shape.get(named("presentation:class")) == "title":
            title = clean_line(" ".join(piece.words for piece in _pieces(shape, pack, 0) if isinstance(piece, Line)))
        else:
            found.append(list(_pieces(shape, pack, 0)))
    title, pieces = headed(title, found)
    look = page.get(named("draw:style-name")) or ""
    return Slide(title, pieces, "\n".join(notes), look in hidden, "")


def _pieces(part: Part, pack: zipfile.ZipFile, level: int) -> Iterator[Piece]:
    """What a part of a slide shows, in its order. `level` counts from 0."""
    if not isinstance(part.tag, str):
        return
    if part.tag in (named("text:p"), named("text:h")):
        for words in clean(_words(part)).split("\n"):
            if words.strip():
                yield Line(min(level, DEEPEST), clean_line(words))
        for inner in part.iterfind(".//draw:*", NAMES):
            yield from _pieces(inner, pack, level)
    elif part.tag == named("table:table"):
        yield Rows(_cells(part))
    elif part.tag == named("draw:frame"):
        yield from _frame(part, pack, level)
    else:
        if part.tag == named("text:list") and part.getparent().tag == named("text:list-item"):
            level += 1
        for inner in part:
            yield from _pieces(inner, pack, level)


def _frame(frame: Part, pack: zipfile.ZipFile, level: int) -> Iterator[Piece]:
    """A frame: its table or its text; a picture only where it is not one of a table that is there as well."""
    inner = [one for one in frame if isinstance(one.tag, str)]
    told = [one for one in inner if one.tag not in (named("draw:image"), named("svg:title"), named("svg:desc"))]
    pieces = [piece for one in told for piece in _pieces(one, pack, level)]
    yield from pieces
    pictures = [] if pieces else [one for one in inner if one.tag == named("draw:image")]
    words = next((one.text for one in inner if one.tag in (named("svg:desc"), named("svg:title")) and one.text), "")
    if pictures:
        yield _image(pictures, clean_line(words), pack)
        for one in pictures[:1]:
            for paragraph in one:
                yield from _pieces(paragraph, pack, level)
    elif words:
        yield Line(level, clean_line(words))


def _image(pictures: list[Part], words: str, pack: zipfile.ZipFile) -> Image:
    """The first of several forms of a picture that the room can show; without one its words stay."""
    for one in pictures:
        name = one.get(named("xlink:href")) or ""
        ending = PurePosixPath(name).suffix.lstrip(".").lower()
        if ending in SHOWN and name in pack.namelist() and pack.getinfo(name).file_size <= MOST_PICTURE:
            return Image(pack.read(name), ending, words)
    return Image(b"", "", words)


def _cells(table: Part) -> tuple[tuple[str, ...], ...]:
    """The cells; all rows are made as long as the longest."""
    rows = []
    for row in table.iterfind(".//table:table-row", NAMES):
        cells = [cell for cell in row if cell.tag in (named("table:table-cell"), named("table:covered-table-cell"))]
        rows.append([clean_line(" ".join(_words(p) for p in cell.iterfind(".//text:p", NAMES))) for cell in cells])
    longest = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (longest - len(row))) for row in rows if any(row))


def _words(part: Part) -> str:
    """The words of a paragraph, with the spaces, tabs and breaks that are elements of their own."""
    found = [part.text or ""]
    for inner in part:
        if inner.tag == named("text:s"):
            found.append(" " * min(int(inner.get(named("text:c")) or 1), 100))
        elif inner.tag == named("text:tab"):
            found.append("\t")
        elif inner.tag == named("text:line-break"):
            found.append("\n")
        elif isinstance(inner.tag, str) and not inner.tag.startswith(f"{{{NAMES['draw']}}}"):
            found.append(_words(inner))
        found.append(inner.tail or "")
    return "".join(found)
