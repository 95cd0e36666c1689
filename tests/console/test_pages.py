"""Pages of any blocks in any width: every line exactly as wide as asked, every word there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda import measuring
from facilitator.agenda.model import (
    Bar,
    Bars,
    Block,
    Drawing,
    Heading,
    ListLine,
    Page,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
)
from facilitator.console.painting.ink import DARK, Ink, ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.pages import COLUMN, TWO_COLUMNS, block_lines, page_lines

LETTERS = st.sampled_from("abcdefgh  ABC.,#[]/ß漢字あ👍é")
TEXTS = st.text(LETTERS, max_size=80)
SPANS = st.lists(
    st.builds(Span, text=TEXTS, strong=st.booleans(), emphasis=st.booleans(), code=st.booleans()), max_size=4
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose rows are equally long."""
    count = draw(st.integers(1, 5))
    cells = st.lists(SPANS, min_size=count, max_size=count).map(tuple)
    header = draw(cells) if draw(st.booleans()) else ()
    return Table(header, tuple(draw(st.lists(cells, min_size=1, max_size=4))))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, level=st.integers(1, 6), spans=SPANS),
    st.builds(Paragraph, spans=SPANS),
    st.builds(ListLine, depth=st.integers(0, 4), marker=st.sampled_from(["", "1.", "12."]), spans=SPANS),
    st.builds(Quote, spans=SPANS),
    st.builds(Drawing, lines=st.lists(TEXTS, max_size=6).map(tuple)),
    st.builds(
        Bars,
        bars=st.lists(st.builds(Bar, label=TEXTS, value=st.integers(0, 500), of=st.integers(0, 100)), max_size=3).map(
            tuple
        ),
    ),
    tables(),
    st.builds(Picture, path=st.just("logo.png"), alternative=TEXTS),
    st.just(Rule()),
)
PAGES = st.builds(Page, title=TEXTS, blocks=st.lists(BLOCKS, max_size=6).map(tuple))


def text_of(strip: Strip) -> str:
    """A strip's text."""
    return "".join(segment.text for segment in strip)


@settings(deadline=None)
@given(PAGES, st.integers(1, 210), st.integers(0, 60), st.sampled_from(["dark", "light", "high contrast"]))
def test_every_line_is_exactly_as_wide_as_asked(page: Page, width: int, height: int, theme: str) -> None:
    """Any blocks, any window, any theme."""
    for strip in page_lines(page, width, height, theme):
        assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == width


@settings(deadline=None)
@given(st.lists(st.builds(Paragraph, spans=SPANS) | st.builds(Quote, spans=SPANS), max_size=6), st.integers(30, 210))
def test_running_text_is_all_there(blocks: list[Paragraph | Quote], width: int) -> None:
    """Every letter, in order."""
    page = Page("", tuple(blocks))
    shown = "".join(text_of(strip) for strip in page_lines(page, width, 10_000, "dark"))
    said = "".join(span.text for block in blocks for span in block.spans)
    assert shown.replace(" ", "").replace("▎", "") == said.replace(" ", "")


@settings(deadline=None)
@given(
    st.lists(st.builds(Paragraph, spans=SPANS), min_size=1, max_size=12),
    st.integers(TWO_COLUMNS, 210),
    st.integers(3, 20),
)
def test_two_columns_hold_what_one_holds(blocks: list[Paragraph], width: int, height: int) -> None:
    """Two columns drop nothing."""
    page = Page("", tuple(blocks))
    shown = "".join(text_of(strip) for strip in page_lines(page, width, height, "dark"))
    said = "".join(span.text for block in blocks for span in block.spans)
    assert sorted(shown.replace(" ", "")) == sorted(said.replace(" ", ""))


@settings(deadline=None)
@given(tables(), st.integers(40, 120))
def test_a_table_keeps_every_letter(table: Table, width: int) -> None:
    """However narrow its columns."""
    lines = block_lines((table,), width, Ink(DARK))
    shown = "".join(text for line in lines for text, _ in line)
    said = "".join(span.text for row in (table.header, *table.rows) for cell in row for span in cell)
    assert sorted(shown.replace(" ", "").replace("─", "")) == sorted(said.replace(" ", ""))


def words(count: int) -> Paragraph:
    """A paragraph of so many words."""
    return Paragraph((Span(" ".join(f"word{number}" for number in range(count))),))


def test_a_long_page_takes_two_columns_where_the_window_is_wide() -> None:
    """And a narrow one keeps lines that can be read."""
    page = Page("Long", tuple(words(60) for _ in range(6)))
    narrow, wide = page_lines(page, 100, 20, "dark"), page_lines(page, 180, 20, "dark")
    assert len(wide) < len(narrow)
    assert all(cell_len(text_of(strip).rstrip()) <= COLUMN for strip in narrow)


def test_a_heading_never_ends_a_column() -> None:
    """Its text would stand in the next."""
    blocks: list[Block] = []
    for number in range(12):
        blocks += [Heading(2, (Span(f"HEAD{number}"),)), words(30)]
    for height in range(8, 30):
        left = [text_of(strip)[:COLUMN].strip() for strip in page_lines(Page("", tuple(blocks)), 180, height, "dark")]
        last = next(text for text in reversed(left) if text)
        assert not last.startswith("HEAD")


def test_what_the_room_does_not_see_yet_is_told_apart() -> None:
    """By a sign as well as by its colour, until the room sees it."""
    lines = (ListLine(0, "", (Span("one"),)), ListLine(0, "", (Span("two"),)))
    page = Page("T", (Heading(1, (Span("T"),)), *lines), steps=(0, 1, 2))
    found = [text_of(strip).rstrip() for strip in page_lines(page, 60, 20, "dark", 1)]
    assert found[3:] == ["• one", "┆ • two"]
    assert [text_of(strip).rstrip() for strip in page_lines(page, 60, 20, "dark", 2)][3:] == ["• one", "• two"]


def test_a_struck_word_and_a_broken_line_are_shown_so() -> None:
    """A line break in a cell makes its column no wider."""
    struck = Paragraph((Span("old", strike=True), Span(" new\nnext line")))
    table = Table((), (((Span("first\nsecond"),), (Span("x"),)),))
    lines = block_lines((struck, table), 60, ink("dark"))
    assert [text_of(strip_of(line, 60, ink("dark").plain)).rstrip() for line in lines] == [
        "old new",
        "next line",
        "",
        "first   x",
        "second",
    ]
    assert lines[0][0][1].strike


def test_a_drawing_is_kept_exactly_as_drawn() -> None:
    """Space by space."""
    drawing = Drawing(("+--+   +--+", "|a |-->| b|", "+--+   +--+"))
    shown = [text_of(strip).rstrip() for strip in page_lines(Page("", (drawing,)), 60, 20, "dark")]
    assert shown == ["+--+   +--+", "|a |-->| b|", "+--+   +--+"]


def test_bars_say_their_counts_and_are_drawn_to_scale() -> None:
    """Words and picture agree, also for nothing of nothing."""
    lines = block_lines((Bars((Bar("half", 5, 10), Bar("all", 4, 4), Bar("none", 0, 0))),), 42, Ink(DARK))
    texts = ["".join(text for text, _ in line) for line in lines]
    assert texts == ["half   5 of 10", "█" * 20 + "░" * 20, "", "all   4 of 4", "█" * 40, "", "none   0 of 0", "░" * 40]


def test_one_page_is_painted_once() -> None:
    """Turning back to a page costs nothing."""
    page = Page("", (words(5),))
    assert page_lines(page, 60, 20, "dark") is page_lines(page, 60, 20, "dark")
    assert page_lines(page, 60, 20, "light") != page_lines(page, 60, 20, "dark")


def test_a_list_of_any_depth_keeps_room_for_its_words() -> None:
    """However narrow the window is; and the check before the day counts the same lines."""
    for width in (12, 20, 40, 76):
        for depth in range(0, 60, 7):
            line = ListLine(depth, "", (Span("some words of a line"),))
            lines = block_lines((line,), width, ink("dark"))
            assert all(sum(len(text) for text, _ in row) <= width for row in lines)
            assert "".join(text for row in lines for text, _ in row).replace(" ", "")[1:] == "somewordsofaline"
            assert measuring.height(line, width) == len(lines)
