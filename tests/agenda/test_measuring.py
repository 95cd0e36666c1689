"""How high a page is: counted here, laid out by the console, and the two agree."""

from __future__ import annotations

import pytest

from facilitator.agenda.measuring import cells, height, page_height, widest_drawing, wrapped
from facilitator.agenda.model import (
    Bar,
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

ONE = (Span("word"),)
LONG = (Span("word " * 20),)
"""Ninety-nine cells of words."""


@pytest.mark.parametrize(
    ("text", "size"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("北京", 4), ("क्\u200dष", 2), ("│", 1), ("", 0)]
)
def test_a_text_takes_its_cells(text: str, size: int) -> None:
    """Wide letters two, joining ones none."""
    assert cells(text) == size


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("one two", 7, 1),
        ("one two", 6, 2),
        ("one  two", 7, 1),
        ("x" * 10, 10, 1),
        ("x" * 11, 10, 2),
        ("a " + "x" * 25, 10, 4),
        ("x" * 25 + " abcd", 10, 3),
        ("x" * 25 + " abcde", 10, 4),
        ("one", 0, 3),
        ("x" * 20 + " a", 10, 3),
    ],
)
def test_a_text_is_broken_at_spaces_or_inside_a_word_that_is_too_long(text: str, width: int, lines: int) -> None:
    """The last piece of a long word shares its line."""
    assert wrapped(text, width) == lines


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Heading(2, LONG), 3),
        (Paragraph(LONG), 3),
        (ListLine(0, "", LONG), 3),
        (ListLine(2, "10.", (Span("x" * 32),)), 1),
        (ListLine(2, "10.", (Span("x" * 33),)), 2),
        (Quote((Span("x" * 38),)), 1),
        (Quote((Span("x" * 39),)), 2),
        (Drawing(("a", "b", "c")), 3),
        (Bars((Bar("a", 1, 2), Bar("b", 1, 2))), 5),
        (Rule(), 1),
        (Picture("a.png", "a plan"), 3),
        (Table((ONE, ONE), ((ONE, ONE), (ONE, LONG))), 6),
        (Table((), ((ONE, ()),)), 1),
    ],
)
def test_a_block_takes_its_lines_at_forty_columns(block: Block, lines: int) -> None:
    """Each kind, at the edge where one line becomes two."""
    assert height(block, 40) == lines


def test_a_page_is_counted_below_its_title_with_the_gaps_between_blocks() -> None:
    """A title's own second line counts."""
    lines = (ListLine(0, "", ONE), ListLine(0, "", ONE))
    assert page_height(Page("word", (Heading(1, ONE), Paragraph(ONE), *lines, Paragraph(ONE))), 76) == 6
    assert page_height(Page("word", (Heading(1, LONG), Paragraph(ONE))), 76) == 2
    assert page_height(Page("", (Paragraph(ONE),)), 76) == 1
    assert page_height(Page("", ()), 76) == 0


def test_the_widest_drawn_line_is_known() -> None:
    """In cells, and of drawings only."""
    assert widest_drawing((Drawing(("a", "北京")), Drawing(("abc",)))) == 4
    assert widest_drawing((Paragraph(LONG),)) == 0
