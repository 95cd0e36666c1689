"""What only the trainer reads: notes on every page, background, and keys that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from facilitator.agenda.model import ListLine, Paragraph, Plan, Span
from facilitator.console.keys import KEYS
from tests.content.looking import (
    Shown,
    background_pages,
    case_pages,
    deck_pages,
    notes_text,
    page_text,
)

CONCEPTS = (
    *("kolb", "single-loop", "double-loop", "reflective-reflexive", "professional-dangerousness", "rule-of-optimism"),
    *("stockholm-syndrome", "professional-accommodation", "concrete-solutions", "assessment-paralysis"),
    *("stereotyping", "disguised-compliance", "omnipotence", "role-confusion", "unheard", "start-again"),
    *("unsafe-working", "hypothesising", "respectful-uncertainty", "pattern-not-episode"),
)
DISPUTED = ("kolb", "reflective-reflexive", "rule-of-optimism", "disguised-compliance")


def note_id(name: str) -> str:
    """The id of a background note of the first day."""
    return f"content/learning-from-serious-case-reviews/notes/{name}.md"


# -- notes ----------------------------------------------------------------------------------------------------


def test_every_page_has_private_notes(days: dict[str, Plan]) -> None:
    """Decks, cases and support pages of all three days."""
    for plan in days.values():
        for where, page in (*deck_pages(plan), *case_pages(plan)):
            assert page.notes, where
            assert notes_text(page).strip(), where


def test_notes_say_aim_time_and_how_sure(days: dict[str, Plan]) -> None:
    """In words that a trainer finds at a glance."""
    for plan in days.values():
        for where, page in (*deck_pages(plan), *case_pages(plan)):
            if not where.startswith(plan.support):
                notes = notes_text(page)
                assert re.search(r"^Aim: ", notes, re.MULTILINE), where
                assert re.search(r"^Tim(?:e|ing): ", notes, re.MULTILINE), where
                assert re.search(r"^(?:How sure|About this page|Answers): ", notes, re.MULTILINE), where


def test_notes_of_the_days_give_one_to_four_prompts(first: Plan, second: Plan) -> None:
    """More would not be read while standing."""
    for plan in (first, second):
        for where, page in deck_pages(plan):
            if not where.startswith(plan.support):
                asked = [line for line in notes_text(page).splitlines() if line.startswith("- ")]
                assert 1 <= len(asked) <= 4, where


def test_minutes_in_the_notes_do_not_outgrow_the_items(first: Plan) -> None:
    """Reading times of the first case fit its ten minutes."""
    case = next(case for case in first.cases.values() if case.title == "Robin")
    half = re.compile(r"^Timing: (half a minute|one minute and a half|one minute)", re.MULTILINE)
    length = {"half a minute": 0.5, "one minute": 1.0, "one minute and a half": 1.5}
    told = [half.search(notes_text(page)) for page in case.pages if not page.role]
    assert sum(length[found[1]] for found in told if found) <= 10


# -- background -------------------------------------------------------------------------------------------------


def test_there_are_twenty_concept_notes(first: Plan) -> None:
    """Twenty, and the set of hypotheses."""
    assert len(CONCEPTS) == len(set(CONCEPTS)) == 20
    assert set(first.background) == {note_id(name) for name in (*CONCEPTS, "four-hypotheses")}


@pytest.mark.parametrize("name", CONCEPTS)
def test_a_concept_note_is_short_and_within_reach(first: Plan, name: str) -> None:
    """60 to 150 words, named by an item, honest about its sources."""
    note = first.background[note_id(name)]
    words = len(" ".join(page_text(page) for page in note.pages).split())
    assert 60 <= words <= 150
    assert any(note_id(name) in item.background for item in first.items)
    assert "How sure:" in page_text(note.pages[-1])


@pytest.mark.parametrize("name", DISPUTED)
def test_an_honest_dispute_is_told(first: Plan, name: str) -> None:
    """Contested ideas are called so."""
    assert "Disputed." in page_text(first.background[note_id(name)].pages[0])


def test_items_name_the_notes_they_need(first: Plan) -> None:
    """The theory items have their theory."""
    for item, names in (
        ("a10", {"kolb", "reflective-reflexive"}),
        ("a11", {"single-loop", "double-loop"}),
        ("a21", {"hypothesising", "four-hypotheses"}),
    ):
        assert {note_id(name) for name in names} <= set(first.item(item).background)
    assert len(first.item("a19").background) >= 12


def test_the_four_hypotheses_are_within_reach_of_their_item(first: Plan) -> None:
    """Four, each with its ground, its test and its end."""
    (page,) = first.background[note_id("four-hypotheses")].pages
    assert [block.marker for block in page.blocks if isinstance(block, ListLine)] == ["1.", "2.", "3.", "4."]
    text = page_text(page)
    for word in ("control", "low and cut off", "Too many people", "We are making the picture"):
        assert word in text
    assert text.count("Rests on") == text.count("Test:") == text.count("Drop it if") == 4


def test_every_note_is_used(days: dict[str, Plan]) -> None:
    """No note lies about unread."""
    for plan in days.values():
        named = {name for item in plan.items for name in item.background}
        assert named == set(plan.background)
        assert background_pages(plan) or plan.id.endswith("practice-reviews")


# -- keys -------------------------------------------------------------------------------------------------------

DECLARED = {sign.lower() if len(sign) > 1 else sign for key in KEYS for sign in (key.sign, *key.keys.split(","))}
ALONE = re.compile(r"(?<![\w'\u2019#/&-])([b-zB-HJ-Z+?\[\]]|ctrl\+\w)(?![\w'\u2019&-])")
"""A letter or sign that stands alone, "a" and "I" aside: in the demonstration it can only be a key."""
NAMED = re.compile(r"\b[Tt]he (\S+) key\b|\b[Pp]ress(?:es)? (\S+?)[.,;:]?(?:\s|$)|\b(\S) (?:shows|finds)\b")


def is_declared(name: str) -> bool:
    """Whether a key of this name is declared: as screens write it, or as Textual calls it."""
    return (name.lower() if len(name) > 1 else name) in DECLARED


def keys_shown(shown: Shown) -> Iterator[str]:
    """The keys that a page of the demonstration names: short bold words, and signs that stand alone in its notes."""
    for block in shown.page.blocks:
        spans: tuple[Span, ...] = getattr(block, "spans", ())
        for span in spans:
            if (span.strong or span.code) and re.fullmatch(r"\S{1,7}", span.text) and not span.text.endswith(":"):
                yield span.text
            elif not span.strong:
                yield from ALONE.findall(span.text)
    for found in ALONE.finditer(notes_text(shown.page)):
        yield found[1]


def undeclared(shown: Shown) -> list[str]:
    """The keys a page names that no command has."""
    return [name for name in keys_shown(shown) if not is_declared(name)]


def test_the_demonstration_names_only_keys_that_exist(demonstration: Plan) -> None:
    """Whoever learns from it learns nothing false."""
    pages = (*deck_pages(demonstration), *case_pages(demonstration), *background_pages(demonstration))
    assert {shown.where: undeclared(shown) for shown in pages if undeclared(shown)} == {}
    named = {name for shown in pages for name in keys_shown(shown)}
    assert {"space", "←", "n", "t", "c", "u", "?", "g", "o", "k", "x", "E", "q", "i", "+", "Enter", "Esc"} <= named


def test_the_plan_of_the_demonstration_names_only_keys_that_exist(demonstration: Plan) -> None:
    """Aims, prompts and cues name keys too."""
    for item in demonstration.items:
        for text in (*item.aims, *item.prompts, *(cue.text for cue in item.cues)):
            assert [name for name in ALONE.findall(text) if not is_declared(name)] == []


def test_a_key_that_nobody_declared_is_noticed(demonstration: Plan) -> None:
    """On a page or in a note."""
    shown = deck_pages(demonstration)[0]
    page = msgspec.structs.replace(shown.page, blocks=(*shown.page.blocks, Paragraph((Span("%", strong=True),))))
    assert undeclared(Shown("spoilt", page)) == ["%"]
    noted = msgspec.structs.replace(shown.page, notes=("Press z to fly, ctrl+y to come back.",))
    assert undeclared(Shown("spoilt", noted)) == ["z"]


def test_notes_of_the_two_days_name_only_keys_that_exist(first: Plan, second: Plan) -> None:
    """They name few, and those work."""
    seen = set()
    for plan in (first, second):
        for where, page in (*deck_pages(plan), *case_pages(plan)):
            for found in NAMED.finditer(notes_text(page)):
                name = next(part for part in found.groups() if part)
                if found[1] or found[3]:
                    assert is_declared(name), f"{where}: {found[0]}"
                    seen.add(name)
    assert {"g", "i"} <= seen


def test_every_letter_the_demonstration_promises_does_what_it_says(demonstration: Plan) -> None:
    """Each key belongs to the command the page describes."""
    signs = {key.sign: key.id for key in KEYS if key.where == "lead"}
    expected = {"n": "item.next", "t": "clock.toggle", "c": "capture.open", "u": "undo", "g": "item.go"}
    expected |= {"o": "note.add", "k": "parking.add", "a": "action.add", "x": "export", "E": "run.end", "q": "leave"}
    expected |= {"m": "groups.open", "S": "item.skip", "+": "clock.add_1", "-": "clock.take_1", "]": "clock.add_5"}
    expected |= {"[": "clock.take_5", "i": "papers.read"}
    assert {sign: signs.get(sign) for sign in expected} == expected
    assert demonstration.items[0].title == "Hello, and four keys"
