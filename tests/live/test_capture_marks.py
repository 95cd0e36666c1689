r"""Marks in a typed line: what is understood, what stays words, and that words are kept exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.cleaning import clean_line
from facilitator.live.capture_line import Search, Typed, escape, search_themes, understand
from tests.makers import Day, themed_plan

GROUPS = Day(groups=4).state.open_groups()
THEMES = themed_plan().themes
OFFERED = ("role", "drift", "voice")
NONE: tuple[str, ...] = ()

steady = settings(derandomize=True, deadline=None, database=None, max_examples=400)


@pytest.mark.parametrize(
    ("line", "words", "themes", "echoes"),
    [
        (
            "everyone thought someone else was ringing #1 +4",
            "everyone thought someone else was ringing",
            ["role"],
            ["G4"],
        ),
        ("#2 start again", "start again", ["drift"], NONE),
        ("start #3 again #1", "start again", ["voice", "role"], NONE),
        ("#1 #1", "", ["role"], NONE),
        ("#4 misses", "#4 misses", NONE, NONE),
        ("#0", "#0", NONE, NONE),
        ("#12 bus", "#12 bus", NONE, NONE),
        ("we are#1", "we are#1", NONE, NONE),
        ("#drift so it went", "so it went", ["drift"], NONE),
        ("#DRI so", "so", ["drift"], NONE),
        ("#confusion so", "so", ["role"], NONE),
        ("#whose so", "so", ["role"], NONE),
        ("#nothing so", "#nothing so", NONE, NONE),
        ("#d so", "#d so", NONE, NONE),
        ("# 1", "# 1", NONE, NONE),
        ("+4", "", NONE, ["G4"]),
        ("+2+4 +1", "", NONE, ["G2", "G4", "G1"]),
        ("+2 +2", "", NONE, ["G2"]),
        ("+9 lives", "+9 lives", NONE, NONE),
        ("+2+9", "+2+9", NONE, NONE),
        ("two +", "two +", NONE, NONE),
        ("1+4", "1+4", NONE, NONE),
        ("+4yrs", "+4yrs", NONE, NONE),
        ("+ 4", "+ 4", NONE, NONE),
        (r"\#1 on the list", "#1 on the list", NONE, NONE),
        (r"\+4 years", "+4 years", NONE, NONE),
        (r"\\#1", r"\#1", NONE, NONE),
        (r"a\#1", r"a\#1", NONE, NONE),
        (r"\n C:\x", r"\n C:\x", NONE, NONE),
        ("so   many  #1  spaces", "so   many  spaces", ["role"], NONE),
    ],
)
def test_marks(line: str, words: str, themes: list[str], echoes: list[str]) -> None:
    """Only a word of its own is a mark, and only one that means something."""
    typed = understand(line, GROUPS, THEMES, OFFERED)
    assert (typed.group, typed.words, list(typed.themes), list(typed.echoes)) == ("", words, list(themes), list(echoes))


def test_a_whole_line() -> None:
    """Group, words, a theme by number, one by search, two groups."""
    assert understand("3: left it #1 to others +2 #start +4", GROUPS, THEMES, OFFERED) == Typed(
        "G3", "left it to others #start", ("role",), ("role",), ("G2", "G4")
    )
    assert understand("3: left it #voice", GROUPS, THEMES) == Typed(
        "G3", "left it", ("voice",), (), (), (Search("voice", ("voice",)),)
    )


def test_without_suggestions_a_figure_is_a_figure() -> None:
    """`#1` means nothing then."""
    assert understand("#1 +7", GROUPS, THEMES) == Typed("", "#1 +7")


@pytest.mark.parametrize(
    ("line", "words"),
    [(r"\3: times", "3: times"), (r"2: \3: times", "3: times"), (r"\\3: x", r"\3: x"), (r"\33", r"\33")],
)
def test_a_number_at_the_start_can_be_words(line: str, words: str) -> None:
    """With a backslash."""
    assert understand(line, GROUPS).words == words


def test_a_search_finds_the_best_first() -> None:
    """The id or label itself, then a word of the label, the id, a keyword, a part."""
    assert search_themes(THEMES, "voice") == ("voice",)
    assert search_themes(THEMES, "her") == ("voice",)
    assert search_themes(THEMES, "asked") == ("voice",)
    assert search_themes(THEMES, "ro") == ("role",)
    assert search_themes(THEMES, "oi") == ("voice",)
    assert search_themes(THEMES, "r") == ("role", "voice", "drift")
    assert search_themes(THEMES, "zz") == ()


said = st.text(st.sampled_from("ab #+\\1234:,.\t\u00e9\x1b"), max_size=30) | st.text(max_size=30)
offers = st.sampled_from([NONE, OFFERED])


@steady
@given(said, offers)
def test_escaped_words_come_back_exactly(words: str, offered: tuple[str, ...]) -> None:
    """Whatever they are."""
    assert understand(escape(words), GROUPS, THEMES, offered) == Typed("", clean_line(words))


@steady
@given(said, offers)
def test_every_line_is_understood(line: str, offered: tuple[str, ...]) -> None:
    """Nothing fails; what is no mark is kept, in order; what is kept is clean."""
    typed = understand(line, GROUPS, THEMES, offered)
    assert clean_line(typed.words) == typed.words
    left = iter(clean_line(line))
    assert all(sign in left for sign in typed.words)
    assert set(typed.suggested) <= set(typed.themes)


marks = st.sampled_from(
    [("#1", "role", ""), ("#2", "drift", ""), ("+4", "", "G4"), ("+2", "", "G2"), ("#voice", "voice", "")]
)
plain = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=6).map(clean_line).filter(bool)


@steady
@given(st.lists(plain, max_size=6), st.lists(st.tuples(st.integers(0, 6), marks), max_size=4))
def test_marks_may_stand_anywhere(words: list[str], put: list[tuple[int, tuple[str, str, str]]]) -> None:
    """Between any two words, and the words are the same without them."""
    pieces = escape(" ".join(words)).split(" ") if words else []
    for place, (mark, _, _) in sorted(put, key=lambda one: -one[0]):
        pieces.insert(min(place, len(pieces)), mark)
    typed = understand(" ".join(pieces), GROUPS, THEMES, OFFERED)
    assert set(typed.themes) == {theme for _, (_, theme, _) in put if theme}
    assert set(typed.echoes) == {group for _, (_, _, group) in put if group}
    assert typed.words == " ".join(words)
