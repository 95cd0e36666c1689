"""What is taken out of text where it enters, and above all what is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.cleaning import FOLD, LONGEST_LINE, clean, clean_line

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
"""Text of any characters at all, lone surrogates and controls among them."""


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("two\r\nlines", "two\nlines"),
        ("old\rMac", "old\nMac"),
        ("PowerPoint\x0bbreak", "PowerPoint\nbreak"),
        ("next\x85line", "next\nline"),
        ("U+2028\u2028and\u2029U+2029", "U+2028\nand\nU+2029"),
        ("tab\tstays", "tab\tstays"),
        ("\x1b]52;c;aGk=\x07", "]52;c;aGk="),
        ("\x9b31mred", "31mred"),
        ("nul\0 bell\a delete\x7f", "nul bell delete"),
        ("left\u202eright\u2066in\u2069\u200e\u200f", "leftrightin"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("\ud83d\ude00", "\U0001f600"),
        ("escaped byte \udcff", "escaped byte \ufffd"),
    ],
)
def test_what_a_terminal_would_obey_goes_and_line_ends_become_one(text: str, cleaned: str) -> None:
    """The rest of an escape sequence may be words, and stays."""
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क्\u200dष",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "naïve, café, Łódź, Ελλάδα, 北京",
        "e\u0301",
        "a\u00a0b",
        "[bold]not markup[/bold]",
    ],
)
def test_words_of_every_script_stay_as_they_are(text: str) -> None:
    """Joiners, accents, wide letters, brackets."""
    assert clean(text) == text
    assert clean_line(text) == text


def test_a_line_is_one_line_and_keeps_the_spaces_inside_it() -> None:
    """A group's words are kept exactly."""
    assert clean_line("  GP  letters\n\t filed \r\n ") == "GP  letters filed"
    assert clean_line("\n\t ") == ""


def test_a_line_of_the_greatest_length_is_kept_whole() -> None:
    """Nothing is cut in silence."""
    assert len(clean_line("x" * LONGEST_LINE)) == LONGEST_LINE == 10_000


@settings(derandomize=True, max_examples=200)
@given(ANY_TEXT)
def test_clean_text_has_nothing_left_to_clean(text: str) -> None:
    """Whatever came in; and it can be stored."""
    once = clean(text)
    assert clean(once) == once
    assert not [c for c in once if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    once.encode("utf-8")
    line = clean_line(text)
    assert clean_line(line) == line
    assert "\n" not in line
    assert "\t" not in line


@settings(derandomize=True, max_examples=200)
@given(st.text(st.characters(categories=("L", "M", "N", "P", "S")), max_size=60))
def test_letters_marks_and_signs_are_never_touched(text: str) -> None:
    """Of any script that there is."""
    assert clean(text) == text


def test_a_long_run_of_spaces_is_looked_at_once() -> None:
    """A break is looked for from the first space of a run; from each of them, a long run takes its length squared."""
    assert FOLD.search("a   \n  b") is not None
    assert all(FOLD.match("a   \n  b", inside) is None for inside in (2, 3))
    assert clean_line("a   \n \t b  c\n\n d") == "a b  c d"
