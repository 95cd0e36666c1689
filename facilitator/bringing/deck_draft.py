"""Slides from elsewhere as a deck of one's own: Markdown as Marp reads it, word for word. Pure.

Every sign that would mean something in Markdown gets a backslash, so that what was typed is what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facilitator.agenda.yaml_writing import quoted
from facilitator.bringing.slides import Image, Line, Rows, Slide

MEANS = re.compile(r"([\\`*_{}\[\]<>#|~:$^&!])")
LISTED = re.compile(r"\s*(?:[-+=]|\d{1,9}[.)](?=\s|$))")
"""What would make a line one of a list, or underline the line before."""
PICTURES = "pictures"
"""The folder of the pictures, beside the decks."""
HIDDEN = "Hidden in the slides that this page was made of. Take it out if the room is not to see it."


def deck_text(slides: Sequence[Slide], title: str, first: int) -> str:
    """The deck of these slides. `first` is the number of the first one."""
    head = f"---\nmarp: true\ntitle: {quoted(title)}\n---\n\n"
    pages = (page_text(slide, number) for number, slide in enumerate(slides, first))
    return head + "\n---\n\n".join(pages)


def page_text(slide: Slide, number: int) -> str:
    """One page: title, text, tables, pictures, and its notes as private ones."""
    blocks = [f"# {escaped(slide.title)}"] if slide.title else []
    lines: list[str] = []
    for piece in (*slide.pieces, None):
        if isinstance(piece, Line):
            lines.append(f"{'  ' * piece.level}- {escaped(piece.words)}")
            continue
        if lines:
            blocks.append("\n".join(lines))
            lines = []
        if isinstance(piece, Rows) and piece.rows:
            blocks.append(table_text(piece))
        elif isinstance(piece, Image):
            blocks.append(_picture(piece, slide, number))
    blocks.append(f"<!-- slide: {number} -->")
    blocks += [note(words) for words in (HIDDEN if slide.hidden else "", slide.notes) if words]
    return "\n\n".join(blocks) + "\n"


def pictures_of(slide: Slide, number: int) -> Iterator[tuple[str, bytes]]:
    """The files of the pictures of a slide, by their names."""
    for image in (piece for piece in slide.pieces if isinstance(piece, Image)):
        if name := _picture_name(slide, number, image):
            yield name, image.data


def _picture_name(slide: Slide, number: int, image: Image) -> str:
    """The name of a picture's file; "" for one that is not kept."""
    at = [piece for piece in slide.pieces if isinstance(piece, Image)].index(image) + 1
    return f"slide-{number:03d}-{at}.{image.ending}" if image.data else ""


def escaped(words: str) -> str:
    """Words that Markdown takes for nothing but words."""
    plain = MEANS.sub(r"\\\1", words)
    listed = LISTED.match(plain)
    return f"{plain[: listed.end() - 1]}\\{plain[listed.end() - 1 :]}" if listed is not None else plain


def _picture(image: Image, slide: Slide, number: int) -> str:
    name = _picture_name(slide, number, image)
    words = escaped(image.words or "a picture of the slides")
    return f"![{words}]({PICTURES}/{name})" if name else f"*{words}*"


def table_text(table: Rows) -> str:
    """A table; its first row is its head."""
    head, *rows = table.rows
    lines = [_row(head), "|" + " --- |" * len(head), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"


def note(words: str) -> str:
    """A private note; a sign in it that would end it is taken apart, and Marp does not take it for an order."""
    told = words.replace("-->", "-- >").replace("--!>", "-- !>").replace("<!--", "<! --")
    ordered = all(re.match(r"\s*[_$]?[A-Za-z]\w*\s*:", line) for line in told.split("\n") if line.strip())
    return f"<!-- Notes\n{told}\n-->" if ordered else f"<!-- {told} -->"
