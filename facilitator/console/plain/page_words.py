"""A page, or a paper over the screen, as lines to be read aloud: pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facilitator.agenda.deck_inline import plain_text
from facilitator.agenda.model import Bars, Block, Drawing, Heading, ListLine, Paragraph, Picture, Quote, Span, Table

DRAWN = "".join(map(chr, (*range(0x2500, 0x25A0), 0x25B6, 0x25C0)))
"""Characters that draw lines and boxes, and say nothing."""

IN_HAND = "\N{BLACK RIGHT-POINTING TRIANGLE}"
"""What stands before the row that is in hand."""

NOT_DRAWN = str.maketrans(dict.fromkeys(DRAWN, " "))


def page_words(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of these blocks, in their order; what is drawn by the words in it."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain_text(block.spans)
            case ListLine():
                yield f"{block.marker or '-'} {plain_text(block.spans)}"
            case Quote():
                yield f"Quote: {plain_text(block.spans)}"
            case Drawing():
                yield "A drawing with the words:"
                yield from undrawn(block.lines)
            case Bars():
                yield from (f"{bar.label}: {bar.value} of {bar.of}" for bar in block.bars)
            case Table():
                yield from _table(block)
            case Picture():
                yield f"A picture: {block.alternative}"


def undrawn(lines: Iterable[str]) -> Iterator[str]:
    """Painted lines without what only draws; a line that says nothing is left out."""
    for line in lines:
        words = " ".join(line.replace(IN_HAND, " in hand: ").translate(NOT_DRAWN).split())
        if words:
            yield words


def _table(table: Table) -> Iterator[str]:
    heads = [plain_text(cell) for cell in table.header]
    for row in table.rows:
        yield _cells(heads, row)


def _cells(heads: Sequence[str], row: Sequence[tuple[Span, ...]]) -> str:
    """A row with the name of each column that has one."""
    cells = [plain_text(cell) for cell in row]
    named = [f"{head}: {cell}" if head else cell for head, cell in zip(heads or [""] * len(cells), cells, strict=True)]
    return "; ".join(named)
