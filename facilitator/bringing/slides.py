"""The slides of a PowerPoint file: titles, text with its levels, tables, notes, pictures, which are hidden, sections.

Nothing in the file is run or followed: macros, links and what lies outside it are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.bringing.opened import NotATimetable, packed

Part = Any
"""Something of python-pptx: its shapes are told apart by what they have, not by their class."""

MOST_SLIDES = 500
"""In one file, and pages of a PDF."""
LONGEST_HEADING = 120
"""Characters up to which a first line may be the title."""
MOST_PICTURE = 20_000_000
SHOWN = ("png", "jpg", "jpeg", "gif", "bmp", "webp")
"""Kinds of pictures that the room can show; of others the words stay."""

EXTRA = "slides"
"""What has to be installed beside the program to read such a file."""

BESIDE = frozenset(("sldNum", "dt", "hdr", "ftr"))
"""Boxes on a page of notes that say the number, the date and what stands on every page."""
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
SECTION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}section"
NUMBER = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"


class Line(msgspec.Struct, frozen=True):
    """A line of text. `level` counts from 0."""

    level: int
    words: str


class Image(msgspec.Struct, frozen=True):
    """A picture: its bytes, the ending of its kind, and the words that stand for it."""

    data: bytes
    ending: str
    words: str


class Rows(msgspec.Struct, frozen=True):
    """A table; all rows have as many cells."""

    rows: tuple[tuple[str, ...], ...]


Piece = Line | Image | Rows


class Slide(msgspec.Struct, frozen=True):
    """One slide, its pieces in the order in which they lie on it."""

    title: str
    pieces: tuple[Piece, ...]
    notes: str
    hidden: bool
    section: str


def slides_of(path: Path) -> tuple[Slide, ...]:
    """Every slide in its order. Raises NotATimetable; ImportError where python-pptx is not installed."""
    from pptx import Presentation

    packed(path)
    try:
        show = Presentation(str(path))
        sections = dict(_sections(show))
        found = [_slide(slide, sections.get(str(slide.slide_id), "")) for slide in show.slides]
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise NotATimetable(f"{path.name} cannot be read as slides; save it again as .pptx.") from error
    return counted(found, path)


def counted(found: Sequence[Slide], path: Path) -> tuple[Slide, ...]:
    """The slides, where there are some and not too many. Raises NotATimetable."""
    if not found:
        raise NotATimetable(f"There are no slides in {path.name}.")
    if len(found) > MOST_SLIDES:
        raise NotATimetable(f"{path.name} has {len(found)} slides, more than any day ({MOST_SLIDES}).")
    return tuple(found)


def _sections(show: Part) -> Iterator[tuple[str, str]]:
    """The section of each slide by the slide's number in the file."""
    for section in show.part._element.iter(SECTION):
        for slide in section.iter(NUMBER):
            yield str(slide.get("id")), clean_line(section.get("name") or "")


def _slide(slide: Part, section: str) -> Slide:
    title = slide.shapes.title
    found = [list(_pieces(shape)) for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
    found.append(list(_smart_art(slide)))
    notes = _notes(slide) if slide.has_notes_slide else ""
    hidden = slide._element.get("show") == "0"
    heading = clean_line(title.text_frame.text) if title is not None and title.has_text_frame else ""
    heading, pieces = headed(heading, found)
    return Slide(heading, pieces, notes, hidden, section)


def headed(title: str, shapes: Sequence[Sequence[Piece]]) -> tuple[str, tuple[Piece, ...]]:
    """The title of a slide and its other pieces: without one, a short line over all else is it."""
    shapes = [shape for shape in shapes if shape]
    pieces = tuple(piece for shape in shapes for piece in shape)
    if not title and len(shapes) > 1 and len(shapes[0]) == 1:
        first = shapes[0][0]
        if isinstance(first, Line) and len(first.words) <= LONGEST_HEADING:
            return first.words, pieces[1:]
    return title, pieces


def _notes(slide: Part) -> str:
    """All that is written below a slide: Impress keeps it in a box that python-pptx does not take for the notes."""
    found = []
    for shape in slide.notes_slide.shapes:
        kind = shape.element.xpath(".//p:nvPr/p:ph/@type")
        if shape.has_text_frame and not BESIDE.intersection(kind):
            found.append(clean(shape.text_frame.text).strip())
    return "\n\n".join(filter(None, found))


def _pieces(shape: Part) -> Iterator[Piece]:
    """What one shape shows; a group's shapes one after the other."""
    if hasattr(shape, "shapes"):
        for inner in shape.shapes:
            yield from _pieces(inner)
    elif getattr(shape, "has_table", False):
        yield Rows(tuple(tuple(clean_line(cell.text) for cell in row.cells) for row in shape.table.rows))
    elif getattr(shape, "has_chart", False):
        yield from _chart(shape.chart)
    elif (image := _image(shape)) is not None:
        yield image
    elif getattr(shape, "has_text_frame", False):
        for paragraph in shape.text_frame.paragraphs:
            for words in re.split("[\v\n]", clean(paragraph.text)):
                if words.strip():
                    yield Line(min(int(paragraph.level or 0), 5), clean_line(words))


def _image(shape: Part) -> Image | None:
    try:
        image = shape.image
    except (AttributeError, ValueError, KeyError):  # not a picture, or one that lies outside the file
        return None
    properties = shape._element.xpath(".//p:cNvPr")
    words = clean_line((properties[0].get("descr") or "") if properties else "")
    ending = str(image.ext).lower()
    data = bytes(image.blob) if len(image.blob) <= MOST_PICTURE and ending in SHOWN else b""
    return Image(data, ending, words)


def _chart(chart: Part) -> Iterator[Piece]:
    """A chart as a table of its numbers."""
    title = (
        clean_line(chart.chart_title.text_frame.text) if chart.has_title and chart.chart_title.has_text_frame else ""
    )
    if title:
        yield Line(0, title)
    for plot in chart.plots:
        names = [clean_line(str(name)) for name in plot.categories]
        series = list(plot.series)
        rows = [("", *(clean_line(str(one.name)) for one in series))]
        rows += [(name, *(_number(one.values, at) for one in series)) for at, name in enumerate(names)]
        yield Rows(tuple(rows))


def _number(values: Part, at: int) -> str:
    value = values[at] if at < len(values) else None
    return "" if value is None else f"{value:g}"


def _smart_art(slide: Part) -> Iterator[Piece]:
    """The words of drawings that PowerPoint makes of lists, which lie in a part of their own."""
    from lxml import etree

    for relation in slide.part.rels.values():
        if relation.reltype.endswith("/diagramData") and not relation.is_external:
            tree = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            for words in tree.iter(DRAWN):
                if clean_line(words.text or ""):
                    yield Line(0, clean_line(words.text))
