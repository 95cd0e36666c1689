"""Fitting text into cells, for any text: nothing too wide, nothing lost, no wide character cut in two."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.console.painting.lettering import Run, beside, clip, fill, strip_of, wrap, wrap_runs

PLAIN, OTHER = Style.parse("white on black"), Style.parse("bold red on black")

LETTERS = st.sampled_from("abcxyz .,:;-#+[]/ßéÅ漢字한あ👍🏽👩‍👩‍👧é\u0301\u200d\ufe0f\u00a0") | st.characters(
    exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp")
)
TEXTS = st.text(LETTERS, max_size=120)
RUNS = st.lists(st.tuples(TEXTS, st.sampled_from([PLAIN, OTHER])), max_size=5)


def letters(text: str) -> str:
    """What must not get lost: everything but plain spaces."""
    return text.replace(" ", "")


def text_of(strip: Strip) -> str:
    """A strip's text."""
    return "".join(segment.text for segment in strip)


@given(TEXTS, st.integers(2, 60))
@example("漢字漢字漢字", 3)
@example("a漢" * 20, 2)
@example("👩‍👩‍👧" * 9, 5)
@example("word " * 30, 9)
def test_wrapped_lines_are_never_too_wide_and_lose_nothing(text: str, width: int) -> None:
    """For any text in any width."""
    lines = list(wrap(text, width))
    assert all(cell_len(line) <= width for line in lines)
    assert letters("".join(lines)) == letters(text)


@given(RUNS, st.integers(2, 60))
def test_wrapped_runs_keep_every_letter_in_its_style(runs: list[Run], width: int) -> None:
    """Styles survive wrapping."""
    lines = wrap_runs(runs, width)
    for shade in (PLAIN, OTHER):
        before = "".join(letters(text) for text, style in runs if style == shade)
        after = "".join(letters(text) for line in lines for text, style in line if style == shade)
        assert after == before


def test_words_stay_whole_where_they_can() -> None:
    """Only a word longer than a line is broken."""
    assert list(wrap("one two three", 7)) == ["one two", "three"]
    assert list(wrap("", 7)) == [""]
    assert list(wrap("unbreakable", 4)) == ["unbr", "eaka", "ble"]


def test_a_line_break_breaks_the_line() -> None:
    """Notes of several lines stay so."""
    assert list(wrap("first\nsecond\n\nlast one", 20)) == ["first", "second", "", "last one"]


def test_styles_change_inside_a_word() -> None:
    """A bold word and the comma behind it stay together."""
    assert wrap_runs([("bold", OTHER), ("ly went", PLAIN)], 12) == [
        [("bold", OTHER), ("ly", PLAIN), (" ", PLAIN), ("went", PLAIN)]
    ]
    for runs in ([("a bold", OTHER), ("ly", PLAIN)], [("a ", PLAIN), ("boldly", OTHER)]):
        assert ["".join(text for text, _ in line) for line in wrap_runs(runs, 6)] == ["a", "boldly"]


@given(TEXTS, st.integers(0, 60))
def test_clipped_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    """An ellipsis stands where something is missing."""
    clipped = clip(text, width)
    assert cell_len(clipped) <= width
    if cell_len(text) <= width:
        assert clipped == (text if width else "")
    elif width:
        assert clipped.endswith("…")
        assert text.startswith(clipped[:-1])


@given(TEXTS, st.integers(0, 60), st.booleans())
@example("漢字漢字", 4, False)
def test_filled_text_is_exactly_as_wide(text: str, width: int, right: bool) -> None:
    """Columns line up whatever they hold."""
    assert cell_len(fill(text, width, right)) == width


@given(RUNS, st.integers(1, 80))
@example([("漢漢", PLAIN), ("after", OTHER)], 4)
def test_a_strip_is_exactly_as_wide_as_asked(runs: list[Run], width: int) -> None:
    """Textual trusts the width that a strip claims."""
    strip = strip_of(runs, width, PLAIN)
    assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == width


@given(RUNS, st.integers(1, 80))
@example([("abc def gh", PLAIN), ("x", OTHER)], 5)
def test_nothing_stands_behind_the_sign_that_something_was_cut(runs: list[Run], width: int) -> None:
    """What follows the ellipsis would read as if it belonged."""
    text = "".join(part for part, _ in runs)
    shown = text_of(strip_of(runs, width, PLAIN)).rstrip()
    assert text.startswith(shown.removesuffix("…"))
    if cell_len(text) <= width:
        assert shown == text.rstrip()


@given(RUNS, RUNS, st.integers(1, 80))
def test_two_ends_of_a_line_are_exactly_as_wide_as_asked(left: list[Run], right: list[Run], width: int) -> None:
    """However much each end holds."""
    strip = beside(left, right, width, PLAIN)
    assert sum(cell_len(segment.text) for segment in strip) == width


def test_the_right_end_survives() -> None:
    """The clock matters more than the title."""
    assert text_of(beside([("a long title of a day", PLAIN)], [(" 11:17", PLAIN)], 14, PLAIN)) == "a long…  11:17"
