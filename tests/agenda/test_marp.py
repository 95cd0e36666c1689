"""What Marp shows, we show, or say that we don't: the corpus against what Marp made of it."""

from __future__ import annotations

import re

import pytest

from facilitator.agenda.deck_inline import plain_text
from facilitator.agenda.model import Heading, ListLine, Page, Paragraph, Span
from tests.documents import all_that_people_read

from .decks import deck, pages
from .marp.agreement import HERE, compared, figure, golden

DIFFERENT = {
    "colours.md": "a picture that is gone is a frame with its name, not an empty half of the page",
    "em-dash-fences.md": "a long dash is read as the three hyphens that it was",
    "empty-list-items.md": "an entry with nothing in it is left out",
    "empty-pages.md": "a first page between two rulers keeps its words, which Marp takes for front matter",
    "header-markdown.md": "a picture beside words comes after them",
    "html-style-script.md": "a script is left out, where Marp shows its text",
    "image-link.md": "backgrounds that are gone are frames with their names",
    "notes-of-other-tools.md": "notes of other programs stay private, and a note beside a directive is kept",
    "picture-address.md": "nothing is loaded from elsewhere, so the end of the address stands for the picture",
    "pictures.md": "a picture that is gone is a frame with its name",
}
"""The decks whose pages differ from Marp's, and why."""
SILENT = ("empty-list-items.md", "header-markdown.md")
"""Those among them in which nothing is lost that anybody could miss."""


def test_the_golden_data_is_of_this_corpus() -> None:
    """A deck that is new needs its golden page: node make.mjs."""
    assert set(golden()) == {path.name for path in (HERE / "decks").glob("*.md")}


@pytest.mark.parametrize("name", sorted(golden()))
def test_each_deck_is_as_marp_has_it_or_is_known_to_differ(name: str) -> None:
    """Words in order, notes, page numbers and steps."""
    different = [one for one in compared() if one.deck == name and not one.all]
    assert bool(different) == (name in DIFFERENT), different


@pytest.mark.parametrize("name", sorted(set(DIFFERENT) - set(SILENT)))
def test_where_we_differ_the_author_is_told(name: str) -> None:
    """In a warning."""
    assert deck((HERE / "decks" / name).read_text(encoding="utf-8")).problems


def test_the_readme_has_the_figure() -> None:
    """As the command prints it."""
    readme = all_that_people_read()
    assert figure(compared()) in " ".join(readme.split())


def test_lines_break_where_the_author_broke_them() -> None:
    """In a paragraph, a list, a table."""
    (page,) = pages("# A\n\none\ntwo\n\n- a\n  b\n\n| x |\n| - |\n| c<br>d |\n")
    assert page.blocks[1:3] == (Paragraph((Span("one\ntwo"),)), ListLine(0, "", (Span("a\nb"),)))
    assert "c\\nd" in str(page.blocks[3])


def test_a_scoped_directive_holds_for_its_page_alone() -> None:
    """And the others from their page on."""
    source = "---\nheader: Top\n---\n# A\n\n***\n\n<!-- _header: Once -->\n<!-- class: lead -->\n# B\n\n___\n\n# C\n"
    found = pages(source)
    assert [plain_text(page.header) for page in found] == ["Top", "Once", "Top"]
    assert [page.classes for page in found] == [(), ("lead",), ("lead",)]


def seen(page: Page, step: int) -> list[str]:
    """The words of each block that is seen at a step."""
    return [plain_text(getattr(block, "spans", ())) for block in page.blocks_at(step)]


def test_entries_of_stars_come_one_by_one() -> None:
    """With what stands inside them; the others at once."""
    (page,) = pages("# A\n\n* one\n\n  - in one\n* two\n\n- at once\n")
    assert page.last_step == 2
    assert seen(page, 0) == ["A", "at once"]
    assert seen(page, 1) == ["A", "one", "in one", "at once"]
    assert page.blocks_at(2) == page.blocks


def test_a_link_keeps_its_words_and_its_address_is_for_the_trainer() -> None:
    """Strikes and pictures by name are kept too; a name that is none stays."""
    (page,) = pages("# :wave: :nothing:\n\n[the form](https://example.org/f) ~~old~~\n")
    assert page.blocks[0] == Heading(1, (Span("👋 :nothing:"),))
    assert page.blocks[1] == Paragraph(
        (Span("the form", link="https://example.org/f"), Span(" "), Span("old", strike=True))
    )
    assert page.notes == ("the form: https://example.org/f",)


@pytest.mark.parametrize("text", ["Note: ask B", "Notes: ask B", "speaker_note: ask B"])
def test_a_line_that_looks_like_a_note_is_shown_and_told(text: str) -> None:
    """It may be meant for everyone."""
    reading = deck(f"# A\n\n{text}\n")
    assert text in str(reading.deck.pages[0].blocks)
    assert any(problem.matters and "the room sees this line" in problem.what for problem in reading.problems)


@pytest.mark.parametrize(
    "text", ["???\n\nask B", "???\nask B\n\n- ask B", "::: notes\nask B\n:::", "::: notes\n\nask B\n\n:::"]
)
def test_notes_of_other_programs_are_kept_from_the_room(text: str) -> None:
    """And from there on the deck goes on as before."""
    reading = deck(f"# A\n\n{text}\n\n---\n\n# B\n\nafter\n")
    assert [page.title for page in reading.deck.pages] == ["A", "B"]
    first, second = reading.deck.pages
    assert "ask B" not in str(first.blocks)
    assert "ask B" in " ".join(first.notes)
    assert "after" in str(second.blocks)
    assert any(problem.matters and "kept private" in problem.what for problem in reading.problems)


def test_three_question_marks_alone_are_a_question() -> None:
    """Nothing is kept from anybody."""
    assert "???" in str(pages("# A\n\n???\n\n---\n\n# B\n")[0].blocks)


def test_no_note_is_left_on_a_page_whatever_its_ending() -> None:
    """Torn by an empty line inside a tag, in a table, set in, never closed."""
    for source in (
        "words <!-- SECRET\n\nSECRET -->\n\nafter\n",
        "<div>\n<!-- SECRET\n\nSECRET -->\n</div>\n\nafter\n",
        "| a |\n| - |\n| <!-- SECRET --> |\n\nafter\n",
        "    <!-- SECRET -->\n\nafter\n",
        "after <!-- SECRET\n",
    ):
        reading = deck(f"# A\n\n{source}")
        seen = "".join(str(page.blocks) for page in reading.deck.pages)
        assert "SECRET" not in seen, source
        assert "after" in seen, source
        assert "SECRET" in "".join(note for page in reading.deck.pages for note in page.notes), source
        assert not re.search("<!--|-->", seen)
