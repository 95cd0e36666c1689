"""A night in which the clocks go back an hour, at 10:45 UTC here: every time on every screen is its own hour's."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.painting.bars import footer
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_lines
from facilitator.console.painting.side import nudge_lines
from facilitator.controller import Saving
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.room import SendNudge, ShowInRoom
from facilitator.live.queries.room_view import room_look
from tests.console.block_reader import words_on
from tests.console.stage import RUN, lead
from tests.makers import Day, at

BACK = ((at("00:00"), 60), (at("10:45"), 0))
"""Local time is an hour ahead of UTC until 10:45 UTC, then it is UTC."""


def night(now: str, item: str, begins: str = "09:30") -> Day:
    """A day in that night, begun and at an item since this time."""
    day = Day(offsets=BACK).at(begins)
    day.does(NextItem())
    return day.at(now).goes_to(item)


def room_words(day: Day, width: int, height: int) -> str:
    """What can be read in the room's window."""
    return words_on([strip.text for strip in room_lines(room_look(day.state, day.now), width, height, ink("dark"))])


def test_the_room_reads_when_a_break_ends_by_the_clock_of_that_hour() -> None:
    """At 11:20 by the old clock, a break of half an hour ends at 10:50 by the new one."""
    assert "Back 10:50" in room_words(night("10:20", "lunch"), 14, 4)
    assert "Back 11:10" in room_words(night("10:40", "lunch"), 14, 4)
    assert "Back 11:40" in room_words(night("10:10", "lunch"), 14, 4)


def test_the_room_reads_until_when_a_task_goes_by_the_clock_of_that_hour() -> None:
    """Twenty minutes from 11:30 by the old clock."""
    day = night("10:30", "ex1")
    day.does(ToggleClock(), ShowInRoom("clock"))
    assert "until 10:50" in room_words(day, 80, 24)


def test_the_room_reads_when_the_day_begins_by_the_clock_of_that_hour() -> None:
    """Opened before the clocks change, begun after it."""
    day = Day(offsets=((at("00:00"), 60), (at("09:15"), 0)))
    assert "We begin at 09:30" in room_words(day, 80, 24)


async def test_the_lead_reads_one_hour_in_the_panel_and_in_the_list(tmp_path: Path) -> None:
    """The clock's end and the next item's beginning are the same moment."""
    day = night("10:30", "ex1")
    day.does(ToggleClock())
    async with lead(tmp_path, day) as stage:
        assert stage.shows("ends 10:50")
        assert any("10:50" in row and "Report-back 1" in row for row in stage.rows())
        assert not stage.shows("ends 11:50")


@pytest.mark.parametrize(("item", "ends"), [("ex1", "ends 10:50"), ("lunch", "ends 11:00")])
async def test_the_scribe_reads_it_too(tmp_path: Path, item: str, ends: str) -> None:
    """In her own window."""
    day = night("10:30", item)
    if item == "ex1":
        day.does(ToggleClock())
    async with lead(tmp_path, day, window="scribe") as stage:
        assert stage.shows(ends)


def test_what_is_past_keeps_the_time_it_had() -> None:
    """What was sent, and saved, before the clocks went back: its hour is the old one, on every screen."""
    day = night("10:40", "ex1")
    day.does(SendNudge("Group 2 is stuck"), by="scribe")
    day.wait(minutes=10)
    assert "11:40" in "\n".join(strip.text for strip in nudge_lines(day.view(), 40, ink("dark")))
    assert "saved 11:40:00" in footer([], Saving(at("10:40"), 0, ""), BACK, 80, ink("dark")).text


async def test_an_absence_is_told_from_the_hour_it_began_in(tmp_path: Path) -> None:
    """Left at 11:40 by the old clock, back at 10:55 by the new one."""
    day = night("10:40", "ex1")
    journal = day.journal(RUN)
    day.wait(minutes=15)
    async with lead(tmp_path, day, journal) as stage:
        assert stage.shows("11:40")
        assert not stage.shows("10:40")
