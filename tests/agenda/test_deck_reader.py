"""Marp Markdown into pages of blocks: what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.model import (
    Bar,
    Bars,
    Block,
    Drawing,
    Heading,
    ListLine,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
)

from .decks import blocks, deck, pages, problems


def text(words: str) -> tuple[Span, ...]:
    """Plain words as spans."""
    return (Span(words),)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("# Title", [Heading(1, text("Title"))]),
        ("### Lower", [Heading(3, text("Lower"))]),
        ("Upper\n=====", [Heading(1, text("Upper"))]),
        ("one\nline  \nmore\\\nstill", [Paragraph(text("one\nline\nmore\nstill"))]),
        (
            "a **b** *c* ***d*** `e  f` g",
            [
                Paragraph(
                    (
                        Span("a "),
                        Span("b", strong=True),
                        Span(" "),
                        Span("c", emphasis=True),
                        Span(" "),
                        Span("d", strong=True, emphasis=True),
                        Span(" "),
                        Span("e  f", code=True),
                        Span(" g"),
                    )
                )
            ],
        ),
        (
            "[words](https://example.org) <https://a.b>",
            [
                Paragraph(
                    (
                        Span("words", link="https://example.org"),
                        Span(" "),
                        Span("https://a.b", link="https://a.b"),
                    )
                )
            ],
        ),
        ("\\*as it is\\* &amp; 1 &lt; 2", [Paragraph(text("*as it is* & 1 < 2"))]),
        ("[nope] [bold]x[/bold]", [Paragraph(text("[nope] [bold]x[/bold]"))]),
        (
            "- a\n  - b\n    - c\n- d",
            [
                ListLine(0, "", text("a")),
                ListLine(1, "", text("b")),
                ListLine(2, "", text("c")),
                ListLine(0, "", text("d")),
            ],
        ),
        ("3. c\n4) d", [ListLine(0, "3.", text("c")), ListLine(0, "4)", text("d"))]),
        ("- a\n\n  more", [ListLine(0, "", text("a")), Paragraph(text("more"))]),
        ("-\n\nafter", [Paragraph(text("after"))]),
        ("> said *so*\n> here", [Quote((Span("said "), Span("so", emphasis=True), Span("\nhere")))]),
        ("> a\n>\n> ***\n>\n> b", [Quote(text("a")), Rule(), Quote(text("b"))]),
        (
            "| a | b |\n| --- | --- |\n| **c** | |\n| d | e | f |",
            [
                Table(
                    (text("a"), text("b")),
                    (((Span("c", strong=True),), ()), (text("d"), text("e"))),
                )
            ],
        ),
        ("| | |\n|---|---|\n| a | b |", [Table((), ((text("a"), text("b")),))]),
        ("```diagram\n ┌──┐\n │\tx\n```", [Drawing((" ┌──┐", " │  x"))]),
        ("~~~\n---\n<!-- shown -->\n~~~", [Drawing(("---", "<!-- shown -->"))]),
        ("    code\n     more", [Drawing(("code", " more"))]),
        ("```\n```", []),
        (
            "```bars\nReviews: with drugs: 17 of 50\n\n  Others : 0 of 9\n```",
            [Bars((Bar("Reviews: with drugs", 17, 50), Bar("Others", 0, 9)))],
        ),
        ("#\n\nwords", [Paragraph(text("words"))]),
    ],
)
def test_markdown_becomes_blocks(source: str, found: list[Block]) -> None:
    """Each kind of block, and what CommonMark makes of odd cases."""
    assert blocks(source + "\n\n<!-- so that there is a page -->\n") == tuple(found)


def test_dashes_part_pages_wherever_they_cannot_mean_anything_else() -> None:
    """Not in fences, lists or notes."""
    source = "# A\n\n---\n\n# B\n\n- - -\n\n# C\n\n```\n---\n```\n\n- x\n\n  ---\n\n<!--\n---\n-->\n\n----\n\n# D\n"
    assert [page.title for page in pages(source)] == ["A", "B", "C", "D"]


@pytest.mark.parametrize("source", ["\n\n---\n\n# A\n\n---\n\n---\n", "# A\n---\n"])
def test_pages_with_nothing_on_them_are_no_pages(source: str) -> None:
    """A rule at the top or the end makes none."""
    assert len(deck(source).deck.pages) == 1


def test_a_page_is_called_by_its_first_heading_without_its_styles() -> None:
    """And by nothing where it has none."""
    (first, second) = pages("words\n\n## The *first* `one`\n\n# Another\n\n---\n\nno heading\n")
    assert (first.title, second.title) == ("The first one", "")


def test_front_matter_gives_the_title_and_anything_for_marp() -> None:
    """Themes of Marp's have keys of their own."""
    reading = deck("---\nmarp: true\ntitle: Welcome\nheadingDivider: 2\nmy-own: [1, 2]\n---\n# A\n")
    assert reading.problems == ()
    assert reading.deck.title == "Welcome"
    assert reading.lines == (7,)


def test_each_page_knows_the_line_it_begins_on() -> None:
    """Its first block or note, not the rule above."""
    assert deck("---\ntitle: x\n---\n\n# A\n\n---\n\n<!-- note -->\n\n# B\n").lines == (5, 9)


@pytest.mark.parametrize(
    ("source", "start"),
    [
        ("", " has no pages; expected a heading"),
        ("---\ntitle: x\n---\n", " has no pages"),
        ("---\ntitle: [x\n---\n# A\n", "2:8: a bracket is opened and not closed"),
        ("---\ntitle: 2010\n---\n# A\n", "2:8: 'title' is a number, not text"),
        ("---\n# A\n---\n# B\n", "2:1: between the two lines of dashes at the top there is no 'key: value'"),
        ("---\n- a\n---\n# B\n", "2:1: between the two lines of dashes at the top there is no 'key: value'"),
        (
            "# A\n\nwords\n---\n",
            "3:1: a line of dashes right below text makes a heading of it, not a new page",
        ),
        ("# A\n\na <b>c</b>\n", "3:3: HTML is left out, its words are kept ('<b>'); expected Markdown"),
        ("# A\n\n<div>\nx\n</div>\n", "3:1: HTML is left out, its words are kept ('<div>')"),
        ("# A\n\n<script>alert(1)</script>\n", "3:1: HTML"),
        ("# A\n\n```bars\nx: 1 of 2\nx: 3 of 2\n```\n", "5:1: 'x: 3 of 2' is not a bar; expected 'Label: 17 of 50'"),
        ("# A\n\n```bars\nmany\n```\n", "4:1: 'many' is not a bar"),
        ("# A\n\n```bars\nx: 0 of 0\n```\n", "4:1: 'x: 0 of 0' is not a bar"),
        ("# A\n\n```\nnever\n\n---\n\n# B\n", "3:1: a fence opened with ``` is never closed"),
        ("# A\n\n```", "3:1: a fence opened with ``` is never closed"),
        ("# A\n\n" + "x" * 5001 + "\n", "3:1: this line is longer than 5,000 characters"),
        ("# A\n\n---\n\n" * 301, "1199:1: there are more than 300 pages"),
    ],
)
def test_what_cannot_be_shown_is_a_problem(source: str, start: str) -> None:
    """With its line, and what to do about it."""
    assert any(line.startswith(start) for line in problems(source)), problems(source)


def test_control_characters_never_reach_a_page_however_they_are_written() -> None:
    """Raw, or as an HTML entity, in any block."""
    source = (
        "# A\x1b[31m &#27;]0;x&#7; b\u202ec &#x202e;\n\n`\x1b` \x9b\n\n```diagram\n\x1b[2J\n```\n\n<!-- n\x07ote -->\n"
    )
    reading = deck(source)
    assert reading.problems == ()
    whole = str(reading.deck)
    assert not [c for c in whole if ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e"]
    assert reading.deck.pages[0].title == "A[31m \ufffd]0;x\ufffd bc"


def test_a_picture_is_checked_and_told_by_its_place_in_the_tree(tmp_path: Path) -> None:
    """Words for Marp do not stand for the picture."""
    (tmp_path / "a plan.png").write_bytes(b"")
    reading = deck("# A\n\nSee ![bg right:40% A plan of the room](a%20plan.png) here.\n", tmp_path)
    assert reading.problems == ()
    assert reading.deck.pages[0].blocks[1:] == (
        Paragraph(text("See  here.")),
        Picture("a plan.png", "A plan of the room"),
    )


@pytest.mark.parametrize(
    ("source", "start"),
    [
        ("![x](none.png)", "1:1: picture: there is no file 'none.png'"),
        ("words ![x](../out.png)", "1:7: picture: '../out.png' leads out of the plan's folder"),
        ("![x](https://example.org/x.png)", "1:1: picture: 'https://example.org/x.png' is an address"),
        ("![x](data:image/png;base64,AAAA)", "1:1: picture: 'data:image/png;base64,AAAA' is an address"),
        ("![x](/etc/passwd)", "1:1: picture: '/etc/passwd' is a path from the root of a disk"),
        ("![x]()", "1:1: picture: '' is not a file"),
        ("![](there.png)", "1:1: a picture has no words for those who cannot see it"),
    ],
)
def test_a_picture_that_is_missing_or_elsewhere_is_a_problem(tmp_path: Path, source: str, start: str) -> None:
    """One without words is only a warning."""
    (tmp_path / "there.png").write_bytes(b"")
    found = deck(source, tmp_path).problems
    assert all(problem.warning for problem in found)
    assert any(str(problem).replace("warning: ", "").startswith(f"d.md:{start}") for problem in found)
