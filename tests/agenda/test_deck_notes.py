"""Private notes and blanks: what is for the trainer stays with the trainer, and what is open is told."""

from __future__ import annotations

import pytest

from facilitator.agenda.deck_remarks import take_comments, understand
from facilitator.agenda.model import Drawing, Heading, Paragraph, Span

from .decks import deck, pages, problems


def test_comments_are_notes_of_their_page_one_each_and_are_never_shown() -> None:
    """On their own, inside a line, over several lines."""
    (first, second) = pages(
        "# A\n\n<!-- one -->\nwords <!-- two --> here\n<!--\n  three\n    more\n-->\n\n---\n\n<!-- four -->\n"
    )
    assert first.notes == ("one", "two", "three\n  more")
    assert second.notes == ("four",)
    assert "one" not in str(first.blocks)
    assert first.blocks[1:] == (Paragraph((Span("words  here"),)),)


@pytest.mark.parametrize(
    "place", ["- item\n  <!-- secret -->", "> quote\n> <!-- secret -->", "| a <!-- secret --> |\n|---|\n| b |"]
)
def test_a_comment_is_a_note_wherever_it_stands(place: str) -> None:
    """Also inside a list, a quote or a table."""
    (page,) = pages(f"# A\n\n{place}\n")
    assert page.notes == ("secret",)
    assert "secret" not in str(page.blocks)


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("Remember: ask A", "Remember: ask A"),
        ("Class: they sit in rows", "Class: they sit in rows"),
        ("Aim: x\nclass: y", "Aim: x\nclass: y"),
        ("_class: lead", ""),
        ("paginate: true\nclass: lead", ""),
        ("$theme: gaia", ""),
        ("fit", ""),
        ("   ", ""),
    ],
)
def test_only_what_marp_knows_is_a_directive(body: str, note: str) -> None:
    """And only where every line is one, as in Marp."""
    assert understand(body).note == note


@pytest.mark.parametrize("body", [" slide: 13 ", "slide:13", "Slide: 013"])
def test_a_page_takes_its_slide_number_from_a_comment(body: str) -> None:
    """However it is spaced."""
    (page,) = pages(f"# A\n\n<!--{body}-->\n")
    assert page.slide == 13
    assert page.notes == ()


@pytest.mark.parametrize(
    "body", ["_class: handout", "_class: lead handout", '_class: ["handout"]', "paginate: false\n_class: handout"]
)
def test_a_page_is_a_hand_out_by_its_class(body: str) -> None:
    """Alone or among other classes."""
    (page,) = pages(f"# A\n\n<!-- {body} -->\n")
    assert page.role == "handout"


@pytest.mark.parametrize(
    ("source", "start"),
    [
        (
            "# A\n\n<!-- slide: thirteen -->\n",
            "3:1: the slide number is 'thirteen'; expected a whole number from 1 to 9,999",
        ),
        ("# A\n\n<!-- slide: 0 -->\n", "3:1: the slide number is '0'"),
        (
            "# A\n\n<!-- class: handout -->\n",
            "3:1: 'class: handout' does not make this page a hand-out; did you mean '_class",
        ),
        ("# A\n\n<!-- _class: handuot -->\n", "3:1: '_class: handuot' does not make this page a hand-out"),
        ("# A\n\n<!-- never closed\n\n---\n\n# B\n", "3:1: a private note begins here with <!-- and is not closed"),
        ("# A\n\n<!-- open\n\n---\n\n# B\n\n<!-- two -->\n", "3:1: a private note begins inside another one"),
        ("# A\n\nwords <!-- open\n", "3:7: a private note begins here with <!-- and is not closed"),
        ("# A\n\nwords <!-- open\n\nrest -->\n", "3:7: a private note begins here with <!-- and is not closed"),
        ("# A\n\n    <!-- set in -->\n", "3:5: a note set in by four spaces would be shown to the room"),
        ("# A\n\n<!-- note --> and words\n", "3:15: text after --> on its line is no private note ('and words')"),
    ],
)
def test_a_note_that_would_leak_or_vanish_is_a_problem(source: str, start: str) -> None:
    """Each is told where the note begins."""
    assert any(line.startswith(start) for line in problems(source)), problems(source)


def test_comments_are_taken_out_one_by_one() -> None:
    """In a time that grows with the text and no faster."""
    assert take_comments("a<!--b-->c<!-- d\n-->e") == (["b", " d\n"], "ace")
    assert take_comments("a<!--b") == ([], "a<!--b")
    assert take_comments("<!-- " * 50_000)[0] == []


def test_blanks_are_filled_from_the_details_wherever_they_stand() -> None:
    """Titles, styles, drawings and notes; also over a line's end."""
    source = "# {{room}}\n\nGo to **{{ quiet\nroom }}** or `{{room}}`\n\n```\n{{ room }}\n```\n\n<!-- {{ room }} -->\n"
    reading = deck(source, details={"quiet room": "Room 4", "room": "Room 1"})
    (page,) = reading.deck.pages
    assert page.title == "Room 1"
    assert page.blocks[0] == Heading(1, (Span("Room 1"),))
    assert page.blocks[1] == Paragraph(
        (Span("Go to "), Span("Room 4", strong=True), Span(" or "), Span("Room 1", code=True))
    )
    assert page.blocks[2] == Drawing(("Room 1",))
    assert page.notes == ("Room 1",)
    assert reading.unfilled == ()


def test_a_value_is_text_and_never_markup() -> None:
    """Nor is it looked through for more blanks."""
    reading = deck("# A\n\n{{ x }}\n", details={"x": "<b>**not** bold</b> <!-- {{ y }} -->"})
    assert reading.deck.pages[0].blocks[1] == Paragraph((Span("<b>**not** bold</b> <!-- {{ y }} -->"),))
    assert reading.problems == ()
    assert reading.deck.pages[0].notes == ()


def test_a_blank_without_a_value_stays_and_is_told_with_its_place() -> None:
    """An empty value is none."""
    reading = deck("# A\n\nAt {{quiet  room}} or {{ x }}\n", details={"x": "", "y": "z"})
    assert reading.deck.pages[0].blocks[1] == Paragraph((Span("At {{ quiet room }} or {{ x }}"),))
    assert [(b.line, b.column, b.name) for b in reading.unfilled] == [(3, 4, "quiet room"), (3, 23, "x")]
