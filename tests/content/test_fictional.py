"""Nobody may take an invented case for a real one: every page of it says so, in every window, on every part."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.model import Plan
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import FICTIONAL, room_parts
from facilitator.live.facts.agenda import GoTo
from facilitator.live.queries.room_view import room_look
from tests.console.block_reader import words_on
from tests.console.stage import lead
from tests.makers import started

SIZES = [(40, 12), (60, 16), (80, 24), (120, 36), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
def test_every_part_of_every_page_in_the_room_says_it(days: dict[str, Plan], size: tuple[int, int]) -> None:
    """Story and hand-outs, in reading items, exercises and report-backs."""
    seen = 0
    for plan in days.values():
        day = started(plan)
        for item in plan.items:
            deck = len(plan.decks[item.deck].pages) if item.deck else 0
            for number in range(deck, len(plan.pages_of(item))):
                day.does(GoTo(item.id, number))
                told = [
                    FICTIONAL in words_on([strip.text for strip in part])
                    for part in room_parts(room_look(day.state, day.now), *size, ink("dark"))
                ]
                assert all(told), f"{item.id} page {number + 1}"
                seen += 1
    assert seen > 60


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_page_on_the_leads_screen_says_it(tmp_path: Path, first: Plan, size: tuple[int, int]) -> None:
    """However far a long page is scrolled."""
    exercise = first.item("a08")
    deck = len(first.decks[exercise.deck].pages)
    day = started(first)
    day.does(GoTo("a08", deck))
    async with lead(tmp_path, day, size=size) as stage:
        for number in range(deck, len(first.pages_of(exercise))):
            stage.bench.ask(GoTo("a08", number))
            await stage.settle()
            assert stage.now.page_number == number + 1
            for top in (0, stage.middle.overflow()):
                stage.middle.top = top
                await stage.settle()
                assert any(FICTIONAL in row for row in stage.rows()), f"page {number + 1}"
