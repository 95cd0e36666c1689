"""How a talk keeps up with its clock: pages by their weight, words only beyond a minute."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.agenda.model import (
    Bar,
    Bars,
    Block,
    Deck,
    Drawing,
    Heading,
    Item,
    ListLine,
    Page,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
)
from facilitator.live.facts.agenda import TurnTo
from facilitator.live.facts.clocks import ChangeClock, ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.queries.pace import TURNING, pace, pace_words, weight, weights_so_far
from tests.live.test_properties import steady
from tests.makers import Day, small_plan, started


def words(count: int) -> tuple[Span, ...]:
    """So many words."""
    return (Span(" ".join(["word"] * count)),)


def talk(*lengths: int, minutes: int = 20) -> Day:
    """A day in a talk with pages of so many words each."""
    pages = tuple(Page(f"p{length}", (Paragraph(words(length)),)) for length in lengths)
    plan = small_plan([Item("talk", "Talk", minutes, deck="talk.md"), Item("next", "Next", 10)])
    return started(replace(plan, decks={"talk.md": Deck("talk.md", pages)}))


@pytest.mark.parametrize(
    ("block", "heavier"),
    [
        (Heading(1, words(3)), 3),
        (Paragraph(words(10)), 10),
        (Quote(words(4)), 4),
        (ListLine(0, "", words(4)), 9),
        (Drawing(("a", "b")), 10),
        (Rule(), 0),
        (Picture("x.png", "three short words"), 8),
        (Bars((Bar("two words", 1, 2), Bar("one", 1, 2))), 13),
        (Table((words(1), words(1)), ((words(2), words(3)),)), 17),
    ],
)
def test_a_page_weighs_what_there_is_to_say_about_it(block: Block, heavier: float) -> None:
    """Words, and more for each line of a list, a table or a drawing."""
    assert weight(Page("x", (block,))) == TURNING + heavier
    assert weight(Page("x", ())) == TURNING


def test_a_long_page_has_more_time_than_a_short_one() -> None:
    """Of twenty minutes, a page of 180 words beside one of none has eighteen."""
    day = talk(180, 0).wait(minutes=17)
    assert pace(day.state, day.now) == 0
    assert pace(day.state, day.wait(minutes=2).now) == pytest.approx(3600 / 60, abs=130)


def test_slower_and_faster_in_words() -> None:
    """Four pages of five minutes each."""
    day = talk(10, 10, 10, 10)
    day.does(TurnTo(2))
    day.wait(minutes=6)
    assert day.here().pace == "4 min faster than planned"
    day.wait(minutes=6)
    assert day.here().pace == ""
    day.wait(minutes=4)
    assert day.here().pace == "1 min slower than planned"
    day.wait(minutes=3)
    assert day.here().pace == "4 min slower than planned"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, ""), (59.9, ""), (-59.9, ""), (60, "1 min slower than planned"), (-150, "2 min faster than planned")],
)
def test_nothing_within_a_minute(seconds: float, said: str) -> None:
    """Either way."""
    assert pace_words(seconds) == said


def test_more_time_means_more_for_each_page() -> None:
    """The shares follow the clock."""
    day = talk(10, 10).wait(minutes=13)
    assert day.here().pace == "3 min slower than planned"
    day.does(ChangeClock(600.0))
    assert day.here().pace == ""


@pytest.mark.parametrize("item", ["ex1", "back1", "lunch"])
def test_only_talks_are_judged(item: str) -> None:
    """The pages of an exercise do not tell how far people have come."""
    day = started().goes_to(item)
    if item == "ex1":
        day.does(ToggleClock())
    assert day.wait(minutes=15).here().pace == ""


def test_time_that_is_over_and_a_single_page_have_no_pace() -> None:
    """The clock says it; and nothing before the day or after it."""
    assert talk(10, 10).wait(minutes=20).here().pace == ""
    assert talk(10).wait(minutes=15).here().pace == ""
    assert pace(Day().state, Day().now) == 0
    day = talk(10, 10).wait(minutes=15)
    day.does(EndRun())
    assert pace(day.state, day.now) == 0


@steady
@given(st.lists(st.integers(0, 300), min_size=2, max_size=8), st.integers(0, 1199), st.integers(0, 7))
def test_at_every_moment_one_page_is_on_pace(lengths: list[int], second: int, page: int) -> None:
    """The shares lie end to end; a page further on is never slower."""
    day = talk(*lengths).wait(second)
    found = []
    for number in range(len(lengths)):
        day.does(TurnTo(number))
        found.append(pace(day.state, day.now))
    assert 0 in found
    assert found == sorted(found, reverse=True)
    assert all(abs(seconds) <= 1200 for seconds in found)


def test_pages_are_weighed_once_a_plan() -> None:
    """Not at every key and every second; another plan's item of the same name is weighed anew."""
    day = talk(40, 40)
    before = pace(day.state, day.clock.now())
    item = day.state.item
    assert item is not None
    assert weights_so_far(day.state.plan, item) is weights_so_far(day.state.plan, item)
    other = talk(400, 40)
    assert weights_so_far(other.state.plan, item) != weights_so_far(day.state.plan, item)
    assert pace(day.state, day.clock.now()) == before
