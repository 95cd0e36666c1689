"""Lines that name a person or tell where one lives are marked; ordinary flipchart lines are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.live.numbers_in_lines import numbers
from facilitator.live.personal_data import TELLING, WORDS, invented_names, looks_personal
from tests.themes.flipchart import day, phrases


def marked(text: str, *known: str) -> list[tuple[str, str]]:
    """What is marked in a line, each with its kind."""
    return [(mark.kind, text[mark.start : mark.end]) for mark in looks_personal(text, known)]


@pytest.mark.parametrize(
    ("line", "kind", "stretch"),
    [
        ("Mrs Patel never rang back", "name", "Mrs Patel"),
        ("mr ahmed said no", "name", "mr ahmed"),
        ("GP Dr Khan sat on it", "name", "Dr Khan"),
        ("spoke to Jane Smith about it", "name", "Jane Smith"),
        ("Mrs O'Neill next door", "name", "Mrs O'Neill"),
        ("John O'Brien knew", "name", "John O'Brien"),
        ("JANE SMITH knew", "name", "JANE SMITH"),
        ("nobody asked Kayleigh", "name", "Kayleigh"),
        ("the boy was called Zephyr", "name", "Zephyr"),
        ("Sarah-Jane Jones left", "name", "Sarah-Jane Jones"),
        ("lives at 14 Acacia Road", "address", "14 Acacia Road"),
        ("flat 3, 22 high street", "address", "flat 3, 22 high street"),
        ("dob 3/4/2009", "date of birth", "dob 3/4/2009"),
        ("born 12 March 2008 at home", "date of birth", "born 12 March 2008"),
        ("D.O.B. 12.3.08", "date of birth", "D.O.B. 12.3.08"),
        ("came from M14 5RT", "postcode", "M14 5RT"),
        ("m145rt again", "postcode", "m145rt"),
        ("ring 07700 900123", "phone number", "07700 900123"),
        ("ring 0161 496 0000", "phone number", "0161 496 0000"),
        ("or +44 7700 900123", "phone number", "+44 7700 900123"),
        ("write to a.b@example.org.uk", "e-mail", "a.b@example.org.uk"),
        ("no. 943 476 5919", "NHS number", "943 476 5919"),
        ("9434765919 on the form", "NHS number", "9434765919"),
    ],
)
def test_what_looks_personal_is_marked(line: str, kind: str, stretch: str) -> None:
    """With its kind and exactly its stretch."""
    assert marked(line) == [(kind, stretch)]


@pytest.mark.parametrize(
    "line",
    [
        "Health Visitor told Social Care on Monday",
        "called Duty twice in March",
        "met with Housing",
        "Dr didnt ask, Miss noticed, Ms told no one",
        "PC said NFA, DC called back",
        "CP plan 12/3/09, s47 not done",
        "12 missed contacts across 5 services 2007-09",
        "7 people 2 bedrooms",
        "3 months on and nothing",
        "943 476 5918 is no NHS number",
        "Mark the date, June was too late",
        "Working Together 2010 not followed",
        "A&E wrote 3 weeks later",
        "two streets away, 40 miles away",
        "4 Road users",
    ],
)
def test_what_only_looks_so_is_left_alone(line: str) -> None:
    """Agencies, roles, days, months, figures."""
    assert marked(line) == []


def test_the_plans_own_people_may_stand() -> None:
    """They are invented, and named on every flipchart; but anyone else's surname beside them is not."""
    known = invented_names(day())
    assert {"Robin", "Jodie", "Craig", "Maureen", "Ellie", "Tess", "Jamie", "Helen", "Martin", "Ruth"} <= known
    assert marked("Martin kept Ruth and Helen apart in Tenter Row", *known) == []
    assert marked("Martin kept them apart") == [("name", "Martin")]
    assert marked("spoke to Kyle, not Robin", *known) == [("name", "Kyle")]


def test_two_marks_never_overlap() -> None:
    """The longer one stays; they come in the order of the line."""
    assert marked("Jane Smith, 14 Acacia Road, M14 5RT, 0161 496 0000") == [
        ("name", "Jane Smith"),
        ("address", "14 Acacia Road"),
        ("postcode", "M14 5RT"),
        ("phone number", "0161 496 0000"),
    ]


def test_few_ordinary_lines_are_marked() -> None:
    """At most one in fifty of the flipchart lines and of the themes' own examples."""
    plan = day()
    known = invented_names(plan)
    lines = [*(phrase.text for phrase in phrases()), *(line for theme in plan.themes for line in theme.examples)]
    assert len(lines) > 1000
    assert sum(bool(looks_personal(line, known)) for line in lines) <= len(lines) / 50


def test_every_kind_has_words_for_the_lead() -> None:
    """A sentence can be made of each."""
    (mark,) = looks_personal("Mrs Patel")
    assert mark.words == "looks like somebody's name"
    assert all(words.startswith("looks like") for words in WORDS.values())


@given(st.text())
def test_any_text_is_looked_at(text: str) -> None:
    """Nothing raises; every mark is a stretch of the line, in order and apart from the next."""
    end = 0
    for mark in looks_personal(text):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


places = st.sampled_from(["gir 0AA", "M14 5RT", "m145rt", "14 Acacia Road", "2b, High Street", "flat 3", "22", "Row"])
told = st.sampled_from(
    ["dob", "1/2/09", "born 1 may 08", "a@b.uk", "0161 496 0000", "943 476 5919", "Group 1", ",", "9"]
)


@given(st.lists(places | told, max_size=5).map(" ".join) | st.text("0123456789@. ,-/abGIRow", max_size=24))
def test_whatever_gives_a_number_away_is_looked_at(line: str) -> None:
    """The quick look before the close one misses nothing that the close one marks."""
    assert TELLING.search(line) or not list(numbers(line, frozenset()))
