"""Few words for a whole room, drawn in block letters as large as its window allows; none of them is ever left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.style import Style

from facilitator.agenda.model import Block, Heading, ListLine, Paragraph
from facilitator.console.painting.block_face import drawable, drawn, wide
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.pages import Line, block_lines, shown

SIZES = (8, 6, 4, 3, 2, 1)
"""Pixels of a window for one of a letter."""
LONGEST_HEADING, LONGEST_TEXT = 4, 6
"""Lines of a heading in block letters, and of the text under it in ordinary ones, at most."""
READING = 68
"""Cells across that such text is counted in."""


class Piece(NamedTuple):
    """Words that stand together: a heading, or some of the text, with how they look in ordinary letters.

    `close` tells that no gap stands before them, as between the lines of one list.
    """

    text: str
    shade: Style
    plain: tuple[Line, ...]
    heading: bool = False
    close: bool = False


def pieces_of(blocks: Sequence[Block], width: int, style: Ink) -> list[Piece]:
    """A short page as pieces: a heading and up to six lines, in words alone. Nothing for any other page."""
    column = max(1, min(width, READING))
    found: list[Piece] = []
    for number, block in enumerate(blocks):
        if not isinstance(block, Heading | Paragraph | ListLine) or any(span.strike for span in block.spans):
            return []
        words = "".join(shown(span.text) for span in block.spans)
        if isinstance(block, ListLine):
            words = f"{'  ' * block.depth}{block.marker or '•'} {words}"
        heading = isinstance(block, Heading)
        close = isinstance(block, ListLine) and number > 0 and isinstance(blocks[number - 1], ListLine)
        lines = tuple(block_lines((block,), column, style))
        found.append(Piece(words, style.title if heading else style.plain, lines, heading, close))
    text = sum(len(piece.plain) for piece in found if not piece.heading)
    return found if text <= LONGEST_TEXT and any(piece.heading for piece in found) else []


def piece(text: str, shade: Style, heading: bool = False) -> Piece:
    """Words of the console's own as a piece."""
    return Piece(text, shade, ([(text, shade)],), heading)


def enlarged(pieces: Sequence[Piece], width: int, height: int) -> list[Line]:
    """The pieces as large as they fit, the text first, the headings at least as large; nothing where none fits.

    Text for which there is no room in block letters stands in ordinary ones below its heading.
    """
    if not pieces or not all(drawable(one.text) for one in pieces if one.heading):
        return []
    text = all(drawable(one.text) for one in pieces)
    for small in (*(SIZES if text else ()), 0):
        for large in (size for size in SIZES if small <= size <= 2 * small + 4):
            lines = _set(pieces, large, small, width, height)
            if lines:
                return lines
    return []


def _set(pieces: Sequence[Piece], large: int, small: int, width: int, height: int) -> list[Line]:
    """The pieces at these sizes (0: ordinary letters); nothing where they do not fit."""
    found: list[Line] = []
    for one in pieces:
        scale = large if one.heading else small
        if found and not (one.close and not scale):
            found += [[]] * max(1, scale // 2)
        if not scale:
            found += one.plain
        else:
            rows = list(_wrapped(one.text, width // scale))
            if not rows or (one.heading and len(rows) > LONGEST_HEADING):
                return []
            found += [[(row, one.shade)] for words in rows for row in drawn(words, scale)]
        if len(found) > height:
            return []
    return _bare(found) if max(map(_size, found), default=0) <= width else []


def _wrapped(text: str, width: int) -> Iterator[str]:
    """A text in lines of at most so many pixels; no line at all where a word is wider."""
    lines = [line.split(" ") for line in text.split("\n")]
    if any(wide(word) > width for words in lines for word in words):
        return
    for words in lines:
        line = words[0]
        for word in words[1:]:
            if wide(f"{line} {word}") > width:
                yield line
                line = word
            else:
                line = f"{line} {word}"
        yield line


def _size(line: Line) -> int:
    return sum(len(text) for text, _ in line)


def _bare(lines: list[Line]) -> list[Line]:
    """Lines without those at their end in which nothing stands."""
    while lines and not "".join(text for text, _ in lines[-1]).strip():
        lines = lines[:-1]
    return lines
