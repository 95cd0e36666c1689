"""The next page in small, for the lead of a wide window."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.painting.ink import ink
from facilitator.console.painting.next_page import coming, next_page
from facilitator.live.facts.agenda import NextPage
from facilitator.live.facts.day import EndRun
from tests.console.stage import lead
from tests.console.test_lead_room import PRIVATE, day
from tests.makers import Day, started


def test_what_comes_is_the_next_page_or_the_first_of_the_next_item() -> None:
    """Before the start it is the very first; a break has none to show, and after the end nothing comes."""
    assert coming(Day().view())[:2] == ("Welcome", "page 1 of 3")
    made = started()
    assert coming(made.view())[:2] == ("welcome 2", "page 2 of 3")
    made.does(NextPage(), NextPage())
    assert coming(made.view())[:2] == ("Aim", "page 1 of 2")
    title, which, page = coming(made.goes_to("back1").view())
    assert (title, which, page) == ("Lunch", "", None)
    assert coming(made.goes_to("close").view()) == ("", "", None)
    made.does(EndRun())
    assert next_page(made.view(), 45, 40, ink("dark")) == []


@pytest.mark.parametrize("space", range(30))
def test_it_takes_no_more_than_it_is_given_and_marks_what_it_leaves_out(space: int) -> None:
    """A few lines at least, or none."""
    lines = next_page(started().view(), 45, space, ink("dark"))
    assert len(lines) <= space
    assert [strip.cell_length for strip in lines] == [45] * len(lines)
    assert bool(lines) is (space >= 5)
    if lines:
        assert lines[0].text.startswith(" Next: welcome 2")
        assert "welcome 2" in lines[1].text


@pytest.mark.parametrize(
    ("size", "there"), [((80, 24), False), ((120, 36), False), ((160, 45), True), ((200, 60), True)]
)
async def test_it_stands_under_the_notes_in_wide_windows(tmp_path: Path, size: tuple[int, int], there: bool) -> None:
    """And turns with the pages; the notes of the page itself are all still there."""
    async with lead(tmp_path, day(), size=size) as stage:
        assert stage.shows("Next: ") is there
        if there:
            assert stage.shows(PRIVATE)
            await stage.press("n")
            assert stage.shows("Next: aim 2")
            assert stage.shows("page 2 of 2")
