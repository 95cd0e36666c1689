"""A rehearsal is marked wherever it shows, its seconds pass as they should, and a real day knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.clock import RehearsalClock
from facilitator.console.desks.cues import CuesDesk
from facilitator.console.painting.ink import DARK, Ink
from facilitator.console.painting.room import room_lines
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.running import GRACE
from facilitator.live.facts import Recorded
from facilitator.live.facts.clocks import ChangeClock
from facilitator.live.facts.day import RunStarted
from facilitator.live.facts.room import ShowInRoom, ToggleBlank
from facilitator.live.queries.room_view import room_look
from facilitator.live.rules import replay
from facilitator.live.state import State
from tests.console.block_reader import words_on
from tests.console.stage import RUN, lead
from tests.console.test_screens import break_, ended, exercise, report_back, talk, waiting
from tests.makers import Day, StubbornJournal


def rehearsed(day: Day, speed: float = 20.0) -> State:
    """The day as a rehearsal."""
    return replay(entries_of(day, speed))


def entries_of(day: Day, speed: float) -> list[Recorded]:
    """Its events, opened as a rehearsal."""
    first, *rest = day.entries
    assert isinstance(first.event, RunStarted)
    return [replace(first, event=replace(first.event, rehearsal=speed)), *rest]


def journal_of(day: Day, speed: float) -> StubbornJournal:
    """A journal that holds it."""
    journal = StubbornJournal()
    journal.append(RUN, 0, entries_of(day, speed))
    return journal


def shown(state: State, day: Day, width: int, height: int) -> str:
    """The room's screen as text."""
    strips = room_lines(room_look(state, day.now), width, height, Ink(DARK))
    assert len(strips) == height
    return words_on([strip.text for strip in strips])


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (30, 4)])
@pytest.mark.parametrize("made", [waiting, talk, exercise, report_back, break_, ended])
def test_the_rooms_screen_says_so(made: Callable[[], Day], size: tuple[int, int]) -> None:
    """At every moment, in every size; a real day's never does, and blank is blank."""
    day = made()
    assert "REHEARSAL" in shown(rehearsed(day), day, *size)
    assert "REHEARSAL" not in shown(day.state, day, *size)
    if day.state.phase != "ended":
        day.does(ToggleBlank())
        assert shown(rehearsed(day), day, *size).strip() == ""


def test_every_view_of_the_room_says_so() -> None:
    """The large clock and the board too."""
    for wish in (ShowInRoom("clock"), ShowInRoom("board")):
        day = report_back()
        day.does(wish)
        assert "REHEARSAL" in shown(rehearsed(day), day, 80, 24)


@pytest.mark.parametrize(("speed", "wait"), [(0.0, 1.0), (1.0, 1.0), (2.0, 0.5), (20.0, 0.2)])
async def test_the_screen_follows_a_faster_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speed: float, wait: float
) -> None:
    """It looks after every second of the rehearsal, as far as eyes can follow; a real day costs no more than before."""
    waits: list[float] = []
    monkeypatch.setattr(LeadScreen, "set_timer", lambda screen, delay, callback: waits.append(delay))
    day = talk()
    journal = journal_of(day, speed)
    async with lead(tmp_path, day, journal):
        assert waits
    assert waits[0] == pytest.approx(max(0.2, wait + GRACE), abs=0.02)


async def test_a_cue_comes_twenty_times_as_soon(tmp_path: Path) -> None:
    """What takes ten minutes of a real day takes half a minute."""
    day = exercise()
    clock = RehearsalClock(day.clock, 20.0, day.now)
    day.does(ChangeClock(300.0))
    async with lead(tmp_path, day, journal_of(day, 20.0), clock=clock) as stage:
        assert stage.desk(CuesDesk).cues.text != "Half way"
        await stage.turn(15.2)
        assert stage.desk(CuesDesk).cues.text == "Half way"
