"""What does not fit says so: groups beyond the board's edges, longer columns, hints, labels, lead-ins."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from facilitator.agenda.model import Page
from facilitator.console.painting.board import board_lines
from facilitator.console.painting.ink import ink
from facilitator.console.painting.lettering import shortened
from facilitator.console.painting.offers import Offer, offer_lines
from facilitator.console.painting.room import room_lines
from facilitator.console.painting.side import side
from facilitator.console.widgets.panels import Today
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.issues import CaptureIssue, EchoIssue
from facilitator.live.facts.room import ShowInRoom
from facilitator.live.queries.room_view import room_look
from tests.console.stage import lead
from tests.console.test_panels import fit
from tests.makers import Day, started

INK = ink("dark")


def reported(groups: int, each: int = 1) -> Day:
    """A report-back of so many groups with so many issues each."""
    day = started(groups=groups).goes_to("ex1").goes_to("back1")
    for group in range(1, groups + 1):
        for number in range(1, each + 1):
            day.does(CaptureIssue(f"G{group}", f"said {number} by {group}, and then some more of it"))
    return day


def shown(day: Day, width: int, height: int, group: str) -> list[str]:
    """The board with a group in hand."""
    lines = board_lines(day.view(), width, height, INK, group, "")
    fit(lines, width, height)
    return [line.text for line in lines]


def test_groups_beyond_the_edges_are_counted() -> None:
    """At the side where they are; none where all of them show."""
    day = reported(6)
    assert "4 more →" in shown(day, 50, 20, "G1")[1]
    assert "←" not in shown(day, 50, 20, "G1")[1]
    assert "← 4 more" in shown(day, 50, 20, "G6")[1]
    both = shown(day, 44, 20, "G3")[1]
    assert "← 1" in both or "← 2" in both
    assert "→" in both
    assert not any(sign in shown(day, 130, 20, "G6")[1] for sign in "←→")


@pytest.mark.parametrize("groups", range(1, 13))
def test_every_group_can_be_brought_into_sight_and_those_beyond_are_counted(groups: int) -> None:
    """In windows from a phone's to a wall's: the one in hand stands there, and the counts make up the rest."""
    day = reported(groups, 3)
    for width in (17, 20, 36, 54, 80, 91, 120, 200):
        for height in (4, 5, 8, 14):
            for group in range(1, groups + 1):
                rows = shown(day, width, height, f"G{group}")
                names = rows[1].split("│")
                assert "▶" in rows[1]
                beyond = sum(map(int, re.findall(r"\d+", " ".join(re.findall(r"← \d+|\d+(?: more)? →", rows[1])))))
                assert len(names) + beyond == groups
                assert all("↑" in rows[row] or "said 1" in column for row, column in _tops(rows))


def _tops(rows: list[str]) -> list[tuple[int, str]]:
    """For each column, the line in which it must say that something stands above, and all of its words."""
    columns = list(zip(*(row.split("│") for row in rows[2:]), strict=True))
    return [
        (2 + next((y for y, cell in enumerate(column) if "↑" in cell), 0), " ".join(" ".join(column).split()))
        for column in columns
    ]


async def test_five_groups_stand_side_by_side_in_a_window_of_120(tmp_path: Path) -> None:
    """The first is there when the last is in hand."""
    async with lead(tmp_path, reported(5), size=(120, 36)) as stage:
        for _ in range(5):
            assert all(stage.shows(f"Group {number} (") for number in range(1, 6))
            await stage.press("tab")


def test_a_long_column_says_that_it_goes_on() -> None:
    """Above and below what shows."""
    day = reported(3, 8)
    rows = "\n".join(shown(day, 80, 14, "G1"))
    assert "↑ more above" in rows
    assert "↓ more below" not in rows
    chosen = board_lines(day.view(), 80, 14, INK, "G1", "E1-G1-4")
    rows = "\n".join(line.text for line in chosen)
    assert "↓ more below" in rows
    assert "said 4 by 1" in rows
    assert "more" not in "\n".join(shown(reported(3), 80, 14, "G1")).replace("some more", "").replace("more of", "")


async def test_in_a_wide_window_the_board_takes_the_place_of_the_list_when_it_needs_it(tmp_path: Path) -> None:
    """Six groups side by side; four leave the list where it is."""
    for groups, there in ((6, False), (4, True)):
        async with lead(tmp_path, reported(groups), size=(200, 60)) as stage:
            assert stage.lead.query_one(Today).display is there
            assert all(stage.shows(f"said 1 by {group}") for group in range(1, groups + 1))


@given(st.integers(0, 90))
def test_a_hint_loses_whole_parts(width: int) -> None:
    """Never half a word, unless nothing else is left."""
    hint = "enter saves · tab next group · ↑ board · esc out, draft kept"
    short = shortened(hint, width)
    assert cell_len(short) <= width
    assert hint.startswith(short) or width < len("enter saves")
    assert not short.endswith(("·", " "))


@given(st.lists(st.text("abc ", min_size=1, max_size=50).map(str.strip), min_size=1, max_size=3), st.integers(44, 160))
def test_themes_share_the_line(labels: list[str], width: int) -> None:
    """A short label leaves its cells to the others, and nothing is cut that fits."""
    (line, _) = offer_lines(Offer(tuple((label, False) for label in labels)), width, 2, INK)
    fit([line], width, 1)
    whole = " themes: " + "  ".join(f"#{number} {label}" for number, label in enumerate(labels, 1))
    assert "……" not in line.text
    assert line.text.rstrip() == whole.rstrip() or len(whole) > width


def test_a_lead_in_never_stands_alone() -> None:
    """Where its words do not fit any more."""
    day = started()
    deck = day.state.plan.decks["welcome.md"]
    page = Page(
        "Hello", deck.pages[0].blocks, notes=("One line of a note.\nAsk:\n- why\n- how\n- who\n- when\n- where",)
    )
    plan = replace(day.state.plan, decks={**day.state.plan.decks, "welcome.md": replace(deck, pages=(page,))})
    view = started(plan).view()
    for height in range(14, 30):
        rows = [line.text.strip("│ ") for line in side(view, 26, height, INK)]
        for above, below in pairwise(rows):
            assert not (above == "Ask:" and below.startswith("…"))


def test_the_rooms_board_says_that_there_is_more() -> None:
    """In its last line."""
    day = reported(6, 6)
    day.does(ShowInRoom("board"))
    lines = room_lines(room_look(day.state, day.now), 80, 24, INK)
    assert lines[-1].text.strip().startswith("part 1 of ")
    few = reported(3)
    few.does(ShowInRoom("board"))
    assert not any("part 1" in line.text for line in room_lines(room_look(few.state, few.now), 80, 24, INK))


def test_columns_of_the_rooms_board_keep_apart() -> None:
    """Words about other groups are as long as they are; they wrap."""
    day = reported(3)
    day.does(EchoIssue("E1-G1-1", "G2"), EchoIssue("E1-G1-1", "G3"), ShowInRoom("board"))
    lines = [line.text for line in room_lines(room_look(day.state, day.now), 80, 24, INK)]
    assert any("also from 2 other" in line for line in lines)
    assert {line[x : x + 2] for line in lines[3:] for x in (26, 52)} == {"  "}


@pytest.mark.parametrize("keys", ["g", "question_mark", "e", "T", "i", "m"])
async def test_the_time_stays_in_sight_whatever_opens(tmp_path: Path, keys: str) -> None:
    """In the frame, second by second."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("t", keys)
        assert stage.screen is not stage.lead
        assert stage.shows("09:30 · 20:00 left")
        await stage.turn(75)
        assert stage.shows("09:31 · 18:45 left")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 36)], ids=str)
async def test_a_question_is_never_cut(tmp_path: Path, size: tuple[int, int]) -> None:
    """After a crash it asks what the clocks are to do; the keys stand below it where there is no room beside."""
    day = started().goes_to("ex1")
    day.does(ToggleClock())
    day.clock.reboot(30, 22 * 60 + 37)
    async with lead(tmp_path, day, size=size) as stage:
        assert stage.top == "PickScreen"
        inside = [part for row in stage.rows() for part in re.findall("│([^│]*)│", row)]
        text = " ".join(" ".join(inside).split())
        assert "Did the day go on meanwhile?" in text
        assert stage.shows("Everything waited")
