"""The wall and a case's label on the page in a browser: every word and sign of the wall, and nothing covered."""

from __future__ import annotations

from facilitator.console.painting.room import FICTIONAL
from facilitator.console.painting.wall import HALF, KNOWN, MINDFUL, TOLD, UNKNOWN
from facilitator.live.facts.agenda import GoTo
from facilitator.live.queries.room_view import room_look
from tests.console.test_wall_in_the_room import bundled_plan, hung, seen
from tests.makers import started
from tests.serving.test_scene import said, scene


def test_the_page_has_the_whole_wall_in_words() -> None:
    """Dates, events, who knew, what is supposed, and what falls out."""
    view = seen(hung(99, told=True))
    text = said(scene(view))
    assert view.wall is not None
    for row in view.wall.rows:
        assert row.date in text
        assert row.text in text
    for words in (*view.wall.sums, *view.wall.gaps, "suppose told: nursery", "With Tue 2 Sep 2008 in mind"):
        assert words in text
    for sign in (KNOWN, HALF, UNKNOWN, TOLD, MINDFUL):
        assert sign in text


def test_nothing_covered_is_in_the_page() -> None:
    """An empty wall says so."""
    text = said(scene(seen(hung(1))))
    assert "After worry about neglect" in text
    assert "First antenatal visit" not in text
    assert "Nothing hangs here yet." in said(scene(seen(hung(0))))


def test_every_part_of_every_page_of_a_case_says_that_it_is_invented() -> None:
    """It stands in the remark, which no part goes without."""
    day = started(bundled_plan())
    for item in ("a07", "a08", "a09"):
        deck = len(day.state.plan.decks[day.state.plan.item(item).deck].pages)
        for number in range(deck, len(day.state.plan.pages_of(day.state.plan.item(item)))):
            day.does(GoTo(item, number))
            assert FICTIONAL in scene(room_look(day.state, day.now)).remark, f"{item} {number}"
    assert FICTIONAL in scene(seen(hung(3))).remark
