"""How many lines a page takes at a width: pure counting, for a warning before the day rather than a surprise in it.

The console lays pages out with its own code; this one agrees with it to the line, save where a blank is still open and
the console shows other words for it, and never needs a terminal. How wide columns are is told here for both. A wide
character takes two cells.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from facilitator.agenda.model import (
    Bars,
    Block,
    Drawing,
    Heading,
    ListLine,
    Page,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
)

GAP = 2
"""Cells between the columns of a table."""

PICTURE_FRAME = 4
WIDEST_PICTURE = 60


def cells(text: str) -> int:
    """The cells that a text takes on a screen."""
    if text.isascii():
        return len(text)
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int) -> int:
    """The lines that a text takes, broken at spaces, or inside a word that is longer than a line. At least one."""
    if "\n" in text:
        return sum(wrapped(line, width) for line in text.split("\n"))
    width = max(1, width)
    lines, used = 1, 0
    for word in text.split(" "):
        size = cells(word)
        if not size:
            continue
        if used and used + 1 + size <= width:
            used += 1 + size
            continue
        lines += 1 if used else 0
        lines += (size - 1) // width
        used = (size - 1) % width + 1
    return lines


def page_height(page: Page, width: int) -> int:
    """The lines below the page's title, with the blank lines between blocks; lines of one list stand together."""
    blocks = page.blocks
    extra = 0
    if blocks and isinstance(blocks[0], Heading):
        extra = wrapped(_words(blocks[0].spans), width) - 1
        blocks = blocks[1:]
    gaps = sum(not (isinstance(before, ListLine) and isinstance(block, ListLine)) for before, block in pairwise(blocks))
    return extra + gaps + sum(height(block, width) for block in blocks)


def height(block: Block, width: int) -> int:
    """The lines that a block takes."""
    match block:
        case Heading() | Paragraph():
            return wrapped(_words(block.spans), width)
        case ListLine():
            return wrapped(_words(block.spans), width - indentation(block, width) - max(1, cells(block.marker)) - 1)
        case Quote():
            return wrapped(_words(block.spans), width - 2)
        case Drawing():
            return len(block.lines)
        case Bars():
            labels = (f"{bar.label}   {bar.value} of {bar.of}" for bar in block.bars)
            return (
                sum(1 if cells(label) <= width else wrapped(label, width) for label in labels) + 2 * len(block.bars) - 1
            )
        case Table():
            return _table_height(block, width)
        case Picture():
            inner = max(4, min(width, WIDEST_PICTURE) - PICTURE_FRAME)
            return 2 + wrapped(block.alternative or block.path, inner)
        case Rule():
            return 1


def indentation(line: ListLine, width: int) -> int:
    """How far a line of a list is set in: two cells a level, but never so far that no room is left for its words."""
    return 2 * min(line.depth, max(0, width // 6))


def widest_drawing(blocks: Sequence[Block]) -> int:
    """The cells of the longest line that is kept as drawn, which no screen can break; 0 where nothing is drawn."""
    return max((cells(line) for block in blocks if isinstance(block, Drawing) for line in block.lines), default=0)


def _words(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


def _table_height(table: Table, width: int) -> int:
    widths = column_widths(table, width)
    lines = sum(max(wrapped(cell, size) for cell, size in zip(row, widths, strict=False)) for row in _rows(table))
    return lines + bool(table.header)


def _rows(table: Table) -> list[list[str]]:
    """The words of a table, its head first where it has one."""
    return [[_words(cell) for cell in row] for row in (table.header, *table.rows) if row]


def column_widths(table: Table, width: int) -> list[int]:
    """The width of each column: narrow ones get what they need, wide ones share the rest in proportion."""
    rows = _rows(table)
    needs = [max(cells(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=False)]
    room = width - GAP * (len(needs) - 1)
    widths = dict(enumerate(needs))
    wide = set(widths)
    while wide and sum(widths.values()) > room:
        left = room - sum(size for column, size in widths.items() if column not in wide)
        fair = max(1, left // len(wide))
        narrow = {column for column in wide if needs[column] <= fair}
        wide -= narrow
        if not narrow:
            total = sum(needs[column] for column in wide)
            longest = {column: max(_longest_word(row[column]) for row in rows) for column in wide}
            widths |= {c: max(min(longest[c], fair), left * needs[c] // total, 1) for c in wide}
            break
    while sum(widths.values()) > room and max(widths.values()) > 1:
        widths[max(widths, key=lambda column: widths[column])] -= 1
    return list(widths.values())


def _longest_word(text: str) -> int:
    return max(map(cells, text.split()), default=0)
