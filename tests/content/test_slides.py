"""Slide by slide: the facts that stand on the room's pages, where participants can read them.

A fact that stands only in the trainer's notes does not count: the room never sees those.
"""

from __future__ import annotations

import re

import pytest

from facilitator.agenda.model import Plan
from tests.content.looking import case_called, deck_pages, page_text, story

FACTS: dict[int, tuple[str, ...]] = {
    1: ("Learning from Serious Case Reviews", "Manchester Safeguarding Children Board (MSCB)", "Training Pool"),
    2: (
        *(
            "serious case reviews (SCRs)",
            "Manchester's own",
            "elsewhere",
            "Manchester Safeguarding Children Board (MSCB)",
        ),
        *(
            "Working Together 2010, chapter 8",
            "lessons and recommendations",
            "themes that keep coming back",
            "yourself",
        ),
    ),
    3: (
        "a child has died",
        "abuse or neglect is known, or suspected",
        "suicide",
        "always",
        "never heard of the family",
    ),
    4: (
        *("parent, carer or close relation", "mentally ill", "known to misuse substances"),
        *("known to perpetrate domestic abuse", "police", "remand", "sentenced", "Young Offender Institution"),
        *("secure training centre", "secure children's home", "Mental Health Act 1983"),
    ),
    5: (
        *("serious harm", "physical, mental or both", "development", "abuse or neglect", "sexual abuse"),
        *("is being set up", "Domestic Violence, Crime and Victims Act 2004", "by an adult or by another child"),
    ),
    6: ("concern about how agencies, or disciplines, worked together", "Both halves are needed"),
    7: (
        "learn",
        "each alone and all together",
        "who will do what, by which date",
        "should be different",
        "safer children",
    ),
    8: ("coroner", "criminal courts", "discipline a worker"),
    9: ("SCR panel", "independent", "IMR authors", "agencies act", "WITHIN 6 MONTHS", "subgroup", "lessons out"),
    13: ("20 minutes", "five or six", "learning points", "flipchart", "speak for the group"),
    14: ("Reflective & reflexive practice", "ABSTRACT CONCEPTUALISATION", "experiential learning cycle, 1984"),
    15: (
        *("Chris Argyris and Donald Schön, 1978", "taken for granted", "better techniques", "governing variables"),
        *("questioned", "framing and the learning systems", "uncertain and keep changing", "mostly left as it is"),
    ),
    16: ("Lunch", "A trainer stays"),
    17: ("Serious Case Review 2: Child O & P", "not used here"),
    18: ("20 minutes", "five or six", "learning points", "flipchart", "speak for the group"),
    19: ("Break", "Next:"),
    20: (
        *("Learning lessons, taking action", "fifty reviews", "April 2007 to March 2008", "17 of 50", "15 of 50"),
        *("above all for very young babies", "frequently", "not understood, not accepted, not assessed"),
    ),
    21: ("risk to the children", "mental health trusts", "Learning difficulty or disability", "parenting"),
    22: ("signs, symptoms and risk factors", "latest event", "whole picture", "would have challenged for others"),
    23: ("talked with the children", "what parents told them", "keep workers far off"),
    24: ("No one counted them or asked what they meant", "one drug and alcohol service", "misses two is discharged"),
    25: (
        *("Nine children, six reviews", "8 of 9", "6 children, younger than in the Board's overview of 2009", "4 of 6"),
        *("significant: domestic abuse, and parents' misuse of alcohol", "Highlighted as well: mental health"),
    ),
    26: (
        "not recognised",
        "Inadequate assessment",
        "Communication within and between agencies",
        "Procedures",
        "review",
    ),
    27: (
        *("Record keeping", "Information sharing", "Parenting capacity", "indicators", "basic procedures"),
        *("child's perspective", "Focus on the child", "Respectful uncertainty", "possible neglect", "Training"),
        *("Not assuming others know or act", "improved practice", "improved outcomes"),
        *(
            "Quality assurance, by single agencies and by several",
            "Racial identity, culture, language, faith and disability",
        ),
    ),
    28: (
        *("Rule of optimism", "Stockholm syndrome", "Professional accommodation syndrome", "Concrete solutions"),
        *("Assessment paralysis", "Stereotyping", "Disguised or false compliance"),
    ),
    29: ("Omnipotence", "Role confusion", "Family and children unheard", "Start-again syndrome", "Unsafe working"),
    30: ("One parent", "leading", "Both parents", "if things stayed as they were", "all said the same"),
    31: ("Develop", "four", "based on", "test it", "Review", "new one", "Evaluate", "assessment say so", "recommend"),
    32: ("Thank you", "{{ feedback address }}"),
}
"""What each slide has to say, in this project's own words. Slides 10 to 12 left no text."""

WRONG: dict[int, tuple[str, ...]] = {
    4: ("on record",),
    5: ("has begun",),
    20: ("often",),
    22: ("first signs",),
    25: ("6 of 9",),
}
"""Words that bent a fact once."""


def words_of_slide(plan: Plan, number: int) -> str:
    """All that the room reads from this slide on, up to the page of another one."""
    pages = [page for _, page in deck_pages(plan)]
    (first,) = (at for at, page in enumerate(pages) if page.slide == number)
    deck = next(deck for deck in plan.decks.values() if pages[first] in deck.pages)
    own = [pages[first]]
    for page in deck.pages[deck.pages.index(pages[first]) + 1 :]:
        if page.slide:
            break
        own.append(page)
    return " ".join("\n".join(map(page_text, own)).split())


@pytest.mark.parametrize(("number", "fact"), [(number, fact) for number, facts in FACTS.items() for fact in facts])
def test_the_room_reads_the_fact(first: Plan, number: int, fact: str) -> None:
    """On the slide's own page or on one that carries it on."""
    assert fact.casefold() in words_of_slide(first, number).casefold()


def test_every_slide_that_left_words_has_facts(first: Plan) -> None:
    """None was forgotten in the table above."""
    assert {*FACTS, 10, 11, 12} == {page.slide for _, page in deck_pages(first) if page.slide} == set(range(1, 33))


@pytest.mark.parametrize(("number", "words"), [(number, words) for number, found in WRONG.items() for words in found])
def test_no_fact_is_bent(first: Plan, number: int, words: str) -> None:
    """What once said more, or less, than is known."""
    (page,) = (page for _, page in deck_pages(first) if page.slide == number)
    assert words not in page_text(page)


def test_people_may_sit_out_the_next_part(first: Plan) -> None:
    """Said on the comfort break's own page."""
    (deck,) = (deck for deck in first.decks.values() if deck.id.endswith("a06-comfort-break.md"))
    assert "If you would sooner not do the next part, tell a trainer" in page_text(deck.pages[0])


# -- what the cases' hand-outs say is in their events ---------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "agency", "words"),
    [
        ("Robin", "nursery", "Craig collects, and smells of drink"),
        ("Robin", "nursery", "Jodie once nods off"),
        ("Robin", "health visiting", "knows of the methadone, not the drink"),
        ("Robin", "health visiting", "Graded Care Profile"),
        ("Robin", "eye clinic", "squint"),
        ("Tess and Jamie", "police", "no MARAC"),
        ("Tess and Jamie", "police", "IDVA"),
        ("Tess and Jamie", "assessment team", "assessment follows"),
        ("Tess and Jamie", "school", "Tess is tired"),
    ],
)
def test_what_an_agency_knew_stands_in_the_story(
    first: Plan, second: Plan, title: str, agency: str, words: str
) -> None:
    """The hand-out of who knew what takes nothing from outside the story, on either day."""
    for plan in (first, second):
        told = [event.happened for event in story(case_called(plan, title)) if agency in event.agency]
        assert any(words in happened for happened in told)


def test_who_robin_is_can_be_found(first: Plan, second: Plan) -> None:
    """Heritage and faith are told, and that no form has them."""
    for plan in (first, second):
        text = " ".join(" ".join(map(page_text, case_called(plan, "Robin").pages)).split())
        assert re.search(r"came from Barbados.*chapel.*heritage, faith or language.*not stated", text)
