"""The fields of a case are filled in where its file asks for them; nothing else of the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda.case_blanks import ASKED
from facilitator.agenda.case_reader import read_case
from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.editing.case_fields import case_fields, with_case_fields
from facilitator.agenda.editing.pages import DeckText
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.files import Source, Tree
from facilitator.agenda.model import Case
from facilitator.agenda.placeholders import Details

TOP = '---\nmarp: true\n# For you alone.\ntitle: "Hart"   # as it was\n'
BLANKS = """fictional: false   # true where it is made up
# warning: What it contains that may be hard to read
# went_right:
#   - What people did well
# learning_points:
#   - id: p1
#     text: What the case should bring out
"""
STORY = "---\n\n# Hart\n\nNobody asked.\n\n---\n\nThe end.\n"
FILLED = {
    "fictional": "yes",
    "warning": 'A child is "hurt": #1',
    "went_right": "The midwife rang; she came back",
    "learning_points": "Ask the child; - Look",
}


def read(text: str) -> tuple[Case, list[str]]:
    """The case that a file's text is, and what is said of it."""
    path = Path("/plans/case.md")
    reading = read_case(Source(path, "case.md", "case.md", text.replace("\r\n", "\n")), Tree(path), Details({}))
    return reading.case, [str(problem) for problem in reading.problems]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_missing_is_filled_in_and_all_else_stays(end: str) -> None:
    """The lines that ask give way to what was typed; the story and every other line stay byte for byte."""
    deck = DeckText.of((TOP + BLANKS + STORY).replace("\n", end))
    fields = case_fields(deck)
    assert fields.missing == tuple(ASKED)
    text = with_case_fields(deck, FILLED).text
    assert text.startswith(TOP.replace("\n", end))
    assert text.endswith(STORY.replace("\n", end))
    case, problems = read(text)
    assert (case.fictional, case.warning) == (True, FILLED["warning"])
    assert case.went_right == ("The midwife rang", "she came back")
    assert [(point.id, point.text) for point in case.points] == [("p1", "Ask the child"), ("p2", "- Look")]
    assert problems == []
    again = case_fields(DeckText.of(text))
    assert (again.missing, again.values) == ((), FILLED)


def test_what_is_missing_is_told() -> None:
    """Where its file asks for it, and what it is."""
    _, (problem,) = read(TOP + BLANKS + STORY)
    assert problem.startswith("case.md:5:1: warning: the case does not say yet whether it is made up, what may be hard")
    assert read(TOP + STORY)[1] == []


def test_a_dash_leaves_one_open_for_good() -> None:
    """It is asked for no more."""
    deck = with_case_fields(DeckText.of(TOP + BLANKS + STORY), {"fictional": "no", "warning": "-"})
    assert case_fields(deck).missing == ("went_right", "learning_points")
    assert "warning" not in deck.front
    assert "fictional: false\n" in deck.front


def test_learning_points_keep_their_names_and_themes() -> None:
    """Those that stay, and one whose words are changed in its place; one more gets a name of its own."""
    points = "learning_points:\n  - id: voice   # hers\n    text: Ask\n    themes: [x-1]\n  - id: p1\n    text: Look\n"
    deck = with_case_fields(DeckText.of(TOP + points + STORY), {"learning_points": "Ask the child; Look; Ring back"})
    case, _ = read(deck.text)
    assert [(one.id, one.text, one.themes) for one in case.points] == [
        ("voice", "Ask the child", ("x-1",)),
        ("p1", "Look", ()),
        ("p2", "Ring back", ()),
    ]


def test_a_case_without_front_matter_gets_one() -> None:
    """Its story stays as it is."""
    deck = with_case_fields(DeckText.of("# Hart\n\nNobody asked.\n"), {"warning": "Neglect"})
    assert deck.text == "---\nwarning: Neglect\n---\n\n# Hart\n\nNobody asked.\n"


def test_what_one_line_cannot_hold_is_left_to_a_text_editor() -> None:
    """An entry with a semicolon in it would come apart."""
    text = f"{TOP}went_right:\n  - He rang; nobody came\n{STORY}"
    assert case_fields(DeckText.of(text)).elsewhere == ("went_right",)
    assert with_case_fields(DeckText.of(text), {"went_right": "x"}).text == text


def test_what_cannot_be_is_refused() -> None:
    """In words; nothing is changed."""
    deck = DeckText.of(TOP + BLANKS + STORY)
    with pytest.raises(EditRefused, match="Yes or no"):
        with_case_fields(deck, {"fictional": "perhaps"})
    with pytest.raises(EditRefused, match="cannot be read"):
        case_fields(DeckText.of(f"---\ntitle: [\n{STORY}"))


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=4).map(";".join))
def test_any_words_come_back_as_they_were_typed(warning: str, points: str) -> None:
    """Whatever is in them, and the story stays."""
    deck = with_case_fields(DeckText.of(TOP + BLANKS + STORY), {"warning": warning, "learning_points": points})
    case, _ = read(deck.text)
    wanted = clean_line(warning)
    assert case.warning == ("" if wanted == "-" else wanted)
    entries = [one.strip() for one in clean_line(points).split(";") if one.strip()]
    assert [point.text for point in case.points] == ([] if entries == ["-"] else entries)
    assert deck.text.endswith(STORY)
