"""Entries of a list that come one by one: each press shows the room the next one."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Heading, ListLine, Page, Span
from facilitator.agenda.plan_reader import read_plan
from facilitator.journal.codec import decode, encode
from facilitator.live.facts.agenda import NextPage, PageTurned, PreviousPage, RepeatItem, TurnTo
from facilitator.live.facts.room import ToggleHold
from facilitator.live.queries.room_view import RoomView, room_look
from facilitator.live.queries.room_words import room_words
from tests.agenda.writing import write_tree
from tests.journal import samples
from tests.makers import Day, small_plan, started


def revealing() -> Page:
    """A heading and three lines, of which the last two come together."""
    lines = tuple(ListLine(0, "", (Span(word),)) for word in ("one", "two", "with two"))
    return Page("Lines", (Heading(1, (Span("Lines"),)), *lines), steps=(0, 1, 2, 2))


def day() -> Day:
    """A day at a talk of three pages, the second of which comes line by line."""
    plan = small_plan()
    deck = plan.decks["welcome.md"]
    pages = (deck.pages[0], revealing(), deck.pages[2])
    return started(replace(plan, decks={**plan.decks, "welcome.md": replace(deck, pages=pages)}))


def seen(made: Day) -> list[str]:
    """What the room reads."""
    view: RoomView = room_look(made.state, made.now)
    return ["".join(span.text for span in getattr(block, "spans", ())) for block in view.blocks]


def test_space_shows_the_next_line_and_then_the_next_page() -> None:
    """The room sees only what was shown so far; both are told in words."""
    made = day()
    assert made.does(NextPage()) == (PageTurned("welcome", 1),)
    assert seen(made) == ["Lines"]
    assert room_look(made.state, made.now).coming == 3
    assert room_words(made.state).endswith("page 2 of 3 of Welcome, 0 of 2 lines")
    assert made.does(NextPage()) == (PageTurned("welcome", 1, 1),)
    assert seen(made) == ["Lines", "one"]
    assert made.does(NextPage()) == (PageTurned("welcome", 1, 2),)
    assert seen(made) == ["Lines", "one", "two", "with two"]
    assert room_words(made.state).endswith("page 2 of 3 of Welcome")
    assert made.does(NextPage()) == (PageTurned("welcome", 2),)


def test_going_back_takes_lines_away_and_finds_the_page_before_whole() -> None:
    """As it was left."""
    made = day()
    made.does(TurnTo(2))
    assert made.does(PreviousPage()) == (PageTurned("welcome", 1, 2),)
    assert seen(made) == ["Lines", "one", "two", "with two"]
    assert made.does(PreviousPage()) == (PageTurned("welcome", 1, 1),)
    assert made.does(PreviousPage()) == (PageTurned("welcome", 1, 0),)
    assert made.does(PreviousPage()) == (PageTurned("welcome", 0),)


def test_a_room_that_is_held_keeps_its_lines() -> None:
    """Whatever the lead turns to meanwhile."""
    made = day()
    made.does(NextPage(), NextPage(), ToggleHold(), NextPage(), NextPage())
    assert seen(made) == ["Lines", "one"]


def test_lines_are_shown_again_after_a_restart_and_anew_when_the_item_is_repeated() -> None:
    """What is on record says how far it went."""
    made = day()
    made.does(NextPage(), NextPage())
    now = made.view().now
    assert now is not None
    assert (now.step, now.steps) == (1, 2)
    made.does(RepeatItem())
    assert seen(made) == ["welcome 1"]
    made.does(NextPage())
    assert seen(made) == ["Lines"]


def test_a_page_turned_before_there_were_steps_shows_all_of_it() -> None:
    """An old run's plan has none, and its events say nothing of them."""
    whole = replace(revealing(), steps=())
    assert whole.blocks_at(0) == whole.blocks
    assert PageTurned("welcome", 1).step == 0


@pytest.mark.parametrize("step", [0, 7])
def test_what_is_on_record_is_small_and_read_as_before(step: int) -> None:
    """A page without such lines is written as it always was."""
    (recorded,) = samples.record([PageTurned("a01", 1, step)], after=0)
    written = encode(recorded)
    assert (b"step" in str(written).encode()) == (step > 0)
    assert [one.event for one in decode([written])] == [recorded.event]


def test_a_deck_with_stars_is_read_so(tmp_path: Path) -> None:
    """From the file to the room."""
    deck = "# Second page {{ quiet room }}\n\n* one\n* two\n"
    path = write_tree(tmp_path, {"content/welcome.md": deck})
    plan = read_plan(path).plan
    assert plan is not None
    assert plan.decks["content/welcome.md"].pages[0].steps == (0, 1, 2)
