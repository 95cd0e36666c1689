"""Pages of decks edited as text: every other page, and the front matter, stay byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.deck_reader import read_deck
from facilitator.agenda.editing import pages
from facilitator.agenda.editing.pages import DeckText
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.files import Source, Tree
from facilitator.agenda.placeholders import Details

CONTENT = Path(__file__).resolve().parents[3] / "content"

DECK = """\
---
marp: true
title: "Three"  # remark
---

# One

First words

<!-- a private note
with --- in it

---
-->

---

<!-- _class: handout -->

# Two

```
---
```

---

---

Three
* * *
# Four"""

DIVIDED = "---\nheadingDivider: 1\n---\n# One\n\nwords\n\n# Two\n\nmore\n"
BARE = "Only words"
EMPTY = ""
DECKS = {
    "deck": DECK,
    "Windows": "\ufeff" + DECK.replace("\n", "\r\n"),
    "divided": DIVIDED,
    "bare": BARE,
    "smart rule": "# One\n\n\u2014\n\n# Two\n",
    **{path.relative_to(CONTENT).as_posix(): path.read_bytes().decode() for path in sorted(CONTENT.rglob("a0*.md"))},
    **{path.name: path.read_bytes().decode() for path in sorted(CONTENT.rglob("cases/*.md"))},
}


def shown(text: str) -> list[str]:
    """The pages as the reader has them: what stands on each, and its notes."""
    source = Source(Path("d.md"), "d.md", "d.md", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    return [
        f"{page.blocks} {page.notes}" for page in read_deck(source, Tree(Path("plan.yaml")), Details({})).deck.pages
    ]


@pytest.mark.parametrize("name", DECKS)
def test_opening_changes_nothing_and_finds_every_page(name: str) -> None:
    """As many as the reader shows."""
    deck = DeckText.of(DECKS[name])
    assert deck.text == DECKS[name]
    assert len(deck.pages) == len(shown(DECKS[name]))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["set", "put in", "delete", "move", "duplicate"]),
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from(
            ["# New\n\nwords", "a line\n\n\n", "- one\n- two", "<!-- a note -->", "x\r\ny", "Text\n\n| a |\n|---|"]
        ),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("name", DECKS)
@settings(derandomize=True, max_examples=15, deadline=None, database=None)
@given(steps=STEPS)
def test_edits_of_pages_come_out_as_meant(name: str, steps: list[tuple[str, int, int, str]]) -> None:
    """The reader shows the pages that were meant, in their order, each as it was before or as it was typed."""
    deck = DeckText.of(DECKS[name])
    wanted = [one.rstrip("\r\n") for one in deck.pages]
    for kind, first, second, words in steps:
        at = first % len(wanted)
        typed = words.replace("\r\n", "\n").strip("\n").replace("\n", deck.end)
        after = list(wanted)
        try:
            if kind == "set":
                new = pages.set_page(deck, at, words)
                after[at] = typed
            elif kind == "put in":
                at = first % (len(wanted) + 1)
                new = pages.put_in(deck, at, words)
                after.insert(at, typed)
            elif kind == "delete":
                new = pages.delete(deck, at)
                del after[at]
            elif kind == "move":
                new = pages.move(deck, at, second % len(wanted))
                after.insert(second % len(wanted), after.pop(at))
            else:
                new = pages.duplicate(deck, at)
                after.insert(at + 1, after[at])
        except EditRefused:
            continue
        assert new.front == deck.front
        assert [one.rstrip("\r\n") for one in new.pages] == after, kind
        assert len(shown(new.text)) == len(after)
        assert DeckText.of(new.text).text == new.text
        deck, wanted = new, after


def test_a_page_changes_its_own_lines_alone() -> None:
    """Notes, rules and the empty part between two of them stay."""
    deck = pages.set_page(DeckText.of(DECK), 1, "# Deux\n")
    before, after = DECK.split("<!-- _class: handout -->\n\n# Two\n\n```\n---\n```\n")
    assert deck.text == f"{before}# Deux\n{after}"


def test_typed_dashes_part_pages_and_it_is_said() -> None:
    """Nobody wonders where the rest of the page is."""
    deck = pages.set_page(DeckText.of(DECK), 0, "# One\n\n---\n\n# And a half")
    assert len(deck.pages) == 5
    assert deck.said == "A line of dashes parts pages: this is 2 pages now."


@pytest.mark.parametrize("typed", ["```\nnever closed", "<!-- never closed"])
def test_what_would_swallow_other_pages_is_refused(typed: str) -> None:
    """And nothing has changed."""
    deck = DeckText.of(DECK)
    with pytest.raises(EditRefused, match="would change other pages too"):
        pages.set_page(deck, 0, typed)


def test_a_picture_stands_at_the_foot_of_its_page() -> None:
    """With its words, and a path that Markdown reads."""
    deck = pages.with_picture(DeckText.of(DECK), 1, "pictures/a ladder.png", "A [long] ladder")
    assert deck.pages[1].endswith("```\n\n![A (long) ladder](pictures/a%20ladder.png)\n")
    with pytest.raises(EditRefused, match="what the picture shows"):
        pages.with_picture(deck, 1, "x.png", " ")


def test_a_deck_cut_in_two_has_all_its_pages_once() -> None:
    """And its front matter twice."""
    deck = DeckText.of(DECK)
    first, second = pages.cut(deck, 2)
    assert (*first.pages, *second.pages) == deck.pages
    assert first.front == second.front == deck.front


def test_the_line_of_a_page() -> None:
    """For an editor that opens there."""
    deck = DeckText.of(DECK)
    lines = DECK.split("\n")
    assert [lines[deck.line_of(page) - 1] for page in range(4)] == [
        "# One",
        "<!-- _class: handout -->",
        "Three",
        "# Four",
    ]


def test_a_page_behind_words_without_a_blank_line() -> None:
    """Dashes right below text would make a heading of it."""
    assert pages.put_in(DeckText.of(BARE), 1, "# More").text == "Only words\n\n---\n\n# More\n"


def test_the_last_page_stays() -> None:
    """A deck needs one."""
    with pytest.raises(EditRefused, match="needs a page"):
        pages.delete(DeckText.of(BARE), 0)
    assert DeckText.of(EMPTY).pages == ()
    assert pages.put_in(DeckText.of(EMPTY), 0, "# One").pages == ("# One\n",)
