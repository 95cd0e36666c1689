"""The pieces that a paper over the screen is put together from."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.agenda.model import Heading, ListLine, Paragraph, Span, Table


def title(text: str) -> Heading:
    """A heading within a paper."""
    return Heading(3, (Span(text),))


def words(text: str, strong: bool = False) -> Paragraph:
    """Running text of a paper."""
    return Paragraph((Span(text, strong=strong),))


def line(text: str) -> ListLine:
    """A line of a list of a paper."""
    return ListLine(0, "", (Span(text),))


def two_columns(rows: Iterable[tuple[str, str]]) -> Table:
    """Pairs side by side, the first of each standing out."""
    return Table((), tuple(((Span(first, code=True),), (Span(second),)) for first, second in rows))
