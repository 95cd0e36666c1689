"""The painted panels in any size: never wider or higher than their place, and what must be read is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip

from facilitator.console.key import footer_keys
from facilitator.console.painting.bars import day_bar, footer
from facilitator.console.painting.board import board_lines, neighbours, where_words
from facilitator.console.painting.ink import ink
from facilitator.console.painting.sheet import Content, Row, sheet_lines
from facilitator.console.painting.side import side
from facilitator.console.painting.today import heading, today
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.widgets.canvas import difference
from facilitator.controller import Saving
from facilitator.live.facts.agenda import GoTo, NextItem
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.queries.view import Board, View
from tests.console.test_screens import break_, ended, exercise, report_back, talk, waiting
from tests.makers import Day, small_plan

INK = ink("dark")
WIDTHS, HEIGHTS = st.integers(1, 220), st.integers(1, 70)


def odd() -> Day:
    """A day with wide and long words in every place."""
    plan = small_plan()
    items = tuple(replace(item, title=f"漢字 {item.title} 👩‍👩‍👧 " * 4, prompts=("長い" * 40,)) for item in plan.items)
    made = Day(replace(plan, title="한글 " * 30, items=items), groups=("漢字" * 20, "b"), begins="09:30")
    made.does(NextItem(), GoTo("back1"), CaptureIssue("G1", "長い言葉" * 50))
    return made.wait(minutes=47)


VIEWS = {made.__name__: made().view() for made in (waiting, talk, exercise, report_back, break_, ended, odd)}
NAMES = st.sampled_from(sorted(VIEWS))


def text_of(strip: Strip) -> str:
    """A strip's text."""
    return "".join(segment.text for segment in strip)


def fit(strips: list[Strip], width: int, height: int) -> None:
    """Every strip is as wide as it says and as asked, and there are not too many."""
    assert len(strips) <= height
    for strip in strips:
        assert sum(cell_len(segment.text) for segment in strip) == strip.cell_length == width, text_of(strip)


@settings(deadline=None)
@given(NAMES, WIDTHS, HEIGHTS)
def test_the_list_of_the_day_fits(name: str, width: int, height: int) -> None:
    """At any point of any day."""
    fit(today(VIEWS[name], width, height, INK), width, height)


@settings(deadline=None)
@given(NAMES, WIDTHS, HEIGHTS)
def test_the_side_panel_fits(name: str, width: int, height: int) -> None:
    """Clock, private words, and what the room sees."""
    fit(side(VIEWS[name], width, height, INK), width, height)


@settings(deadline=None)
@given(NAMES, WIDTHS, st.sampled_from([1, 2, 3, 4, 6, 8]), st.booleans())
def test_the_bar_fits(name: str, width: int, height: int, seconds: bool) -> None:
    """As many lines as there are, however long the titles: with the ribbon, the hours and the headline."""
    bar = day_bar(VIEWS[name], width, height, INK, seconds)
    assert len(bar) == height
    fit(bar, width, height)


@settings(deadline=None)
@given(st.sampled_from(["report_back", "odd"]), WIDTHS, HEIGHTS, st.sampled_from(["", "G1", "G2", "G4"]), st.booleans())
def test_the_board_fits(name: str, width: int, height: int, group: str, chosen: bool) -> None:
    """Whoever is in hand."""
    lines = board_lines(VIEWS[name], width, height, INK, group, "E1-G1-1" if chosen else "")
    fit(lines, width, height)


@settings(deadline=None)
@given(NAMES, WIDTHS, st.integers(0, 12), st.sampled_from(["", "The disk is full."]))
def test_the_footer_fits(name: str, width: int, waiting: int, trouble: str) -> None:
    """With trouble or without."""
    view = VIEWS[name]
    fit(
        [footer(footer_keys(LeadScreen.KEYS, view, "lead"), Saving(view.last, waiting, trouble), (), width, INK)],
        width,
        1,
    )


@given(st.text(max_size=60), st.text(max_size=30), st.integers(1, 120))
def test_a_heading_fits(title: str, aside: str, width: int) -> None:
    """Whatever a plan calls its items."""
    title, aside = (
        part.encode("ascii", "ignore").decode().translate(dict.fromkeys(range(32))) for part in (title, aside)
    )
    fit([heading(title.replace("\x7f", ""), aside.replace("\x7f", ""), width, INK)], width, 1)


def board_of(view: View) -> Board:
    """The board of a view that has one."""
    assert view.board is not None
    return view.board


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 120])
@pytest.mark.parametrize("made", [talk, exercise, break_])
def test_the_bar_keeps_the_time_left_in_any_window(made: Callable[[], Day], width: int) -> None:
    """The expected times give way, the time left never."""
    for height in (2, 3, 4):
        assert "left" in text_of(day_bar(made().view(), width, height, INK)[1])


def test_the_current_item_is_always_in_the_list() -> None:
    """However low the window."""
    for height in range(2, 20):
        assert any("▶" in text_of(strip) for strip in today(VIEWS["break_"], 40, height, INK))


def test_the_newest_issue_is_always_on_the_board() -> None:
    """And the chosen one, when there is one."""
    made = report_back()
    for number in range(30):
        made.does(CaptureIssue("G1", f"said {number}"))
    view = made.view()
    for height in range(8, 40):
        shown = "".join(map(text_of, board_lines(view, 80, height, INK, "G1", "")))
        assert "said 29" in shown
        assert "said 7 " in "".join(map(text_of, board_lines(view, 80, height, INK, "G1", "E1-G1-10")))


def test_the_group_in_hand_is_always_on_the_board() -> None:
    """With twelve groups in a narrow window."""
    made = Day(groups=12)
    made.does(NextItem(), GoTo("back1"))
    view = made.view()
    for number in range(1, 13):
        assert f"▶Group {number}" in text_of(board_lines(view, 60, 10, INK, f"G{number}", "")[1])


def test_neighbours_on_the_board() -> None:
    """Up and down in the column, sideways to the next column that says anything."""
    board = board_of(VIEWS["report_back"])
    assert neighbours(board, "E1-G1-1") == {"up": "", "down": "E1-G1-2", "left": "", "right": "E1-G2-1"}
    assert neighbours(board, "E1-G3-1") == {"up": "", "down": "", "left": "E1-G2-1", "right": ""}
    assert neighbours(board, "E1-G2-2")["right"] == "E1-G3-1"
    assert neighbours(board, "gone") == {}
    assert where_words(board, "E1-G2-1") == "E1-G2-1, Group 2"
    assert where_words(board, "gone") == "gone"


def test_an_ended_day_has_no_clock() -> None:
    """No time can be up any more."""
    shown = "\n".join(map(text_of, side(VIEWS["ended"], 30, 20, INK)))
    assert "TIME" not in shown
    assert "1 parked question" in shown
    assert "no notes" in shown


@given(
    st.lists(st.sampled_from("ab漢 "), min_size=1, max_size=8),
    st.lists(st.sampled_from("ab漢 "), min_size=1, max_size=8),
)
def test_what_changed_in_a_line_lies_within_the_difference(old: list[str], new: list[str]) -> None:
    """Outside of it both lines are the same, cell by cell."""
    from facilitator.console.painting.lettering import strip_of

    before, after = (strip_of([(sign, INK.plain) for sign in signs], 20, INK.plain) for signs in (old, new))
    if before == after:
        return
    region = difference(3, before, after)
    assert Region(0, 3, 20, 1).contains_region(region)
    assert text_of(before.crop(0, region.x)) == text_of(after.crop(0, region.x))
    assert text_of(before.crop(region.right, 20)) == text_of(after.crop(region.right, 20))


def test_the_difference_is_no_larger_than_what_changed() -> None:
    """A ticking second costs few bytes, behind wide characters as well."""
    from facilitator.console.painting.lettering import strip_of

    before, after = (
        strip_of([("漢字 ", INK.plain), (sign, INK.accent), (" left", INK.quiet)], 20, INK.plain) for sign in "12"
    )
    assert difference(0, before, after) == Region(5, 0, 1, 1)


def test_a_second_inside_a_line_of_one_style_is_a_sign_wide() -> None:
    """Neighbours of one style are one segment, and still only what changed is written."""
    from facilitator.console.painting.lettering import strip_of

    before, after = (strip_of([(f"12:0{sign} left, ends 11:30", INK.plain)], 30, INK.plain) for sign in "12")
    assert len(list(before)) == 1
    assert difference(0, before, after) == Region(4, 0, 1, 1)


@pytest.mark.parametrize("height", range(6, 34))
def test_what_the_side_panel_has_no_room_for_is_marked(height: int) -> None:
    """Below the clock's words; what the room sees is kept whole, because the lead must know it."""
    view = report_back().view()
    whole = [text_of(strip).strip() for strip in side(view, 34, 120, INK)]
    lines = [text_of(strip).strip() for strip in side(view, 34, height, INK)]
    sees = [line for line in whole[whole.index(next(line for line in whole if "The room sees" in line)) :] if line]
    marked = "… more than fits here" in lines
    assert marked or [line for line in lines if line][-len(sees) :] == sees
    if len(sees) < height:
        assert [line for line in lines if line][-len(sees) :] == sees


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(0, 29), st.integers(20, 120), st.integers(8, 40))
def test_rows_of_a_sheet_that_are_out_of_sight_are_marked(count: int, at: int, width: int, height: int) -> None:
    """At the side where they are; the one in hand is in sight."""
    rows = tuple(Row(f"r{number}", f"row {number} and some words") for number in range(count))
    strips = sheet_lines(Content("Rows", rows=rows), f"r{min(at, count - 1)}", width, height, INK)
    fit(strips, width, height)
    lines = [text_of(strip) for strip in strips]
    shown = {row.id for row in rows if any(f"row {row.id[1:]} " in line for line in lines)}
    assert f"r{min(at, count - 1)}" in shown
    assert ("r0" in shown) or any("↑" in line and "more" in line for line in lines)
    assert (f"r{count - 1}" in shown) or any("↓" in line and "more" in line for line in lines)
