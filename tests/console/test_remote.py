"""A presenter remote in a pocket: from every place its keys turn pages, move a mark, or do nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import Stage, lead
from tests.makers import Day, started

REMOTE = ("f5", "full_stop", "b", "pagedown", "pageup", "shift+f5", "escape", "pagedown", "pageup", "f5")
"""What remotes send, in a bad order."""


def talk() -> Day:
    """A day in its first talk."""
    return started()


def exercise() -> Day:
    """A day in its exercise, the clock running, something on the board."""
    day = started().goes_to("ex1")
    day.does(ToggleClock(), CaptureIssue("G1", "one"), AddNote("a note"))
    return day


def report_back() -> Day:
    """A day in its report-back."""
    return exercise().goes_to("back1")


def ended() -> Day:
    """A day that has ended."""
    day = exercise()
    day.does(EndRun())
    return day


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        (Day, ()),
        (talk, ()),
        (exercise, ()),
        (exercise, ("tab",)),
        (exercise, ("tab", "up")),
        (report_back, ()),
        (report_back, ("up",)),
        (report_back, ("up", "enter")),
        (exercise, ("o",)),
        (exercise, ("a",)),
        (exercise, ("C",)),
        (exercise, ("F",)),
        (exercise, ("g",)),
        (exercise, ("m",)),
        (exercise, ("l",)),
        (exercise, ("i",)),
        (exercise, ("question_mark",)),
        (exercise, ("E",)),
        (ended, ()),
    ],
)
async def test_a_remote_does_no_harm(tmp_path: Path, day: Callable[[], Day], opened: tuple[str, ...]) -> None:
    """Whatever is open, only pages are turned and the room is blanked, and its two blanking keys cancel out."""
    async with lead(tmp_path, day()) as stage:
        await stage.press(*opened)
        stage.appended()
        phase = stage.view.phase
        before = stage.state.issues, stage.state.entries, stage.state.groups
        await stage.press(*REMOTE)
        allowed = {"page.turned", "room.blanked", "room.unblanked"} | (
            {"item.entered"} if phase == "waiting" else set()
        )
        assert set(stage.happened()) <= allowed
        assert stage.app.return_code is None
        assert not stage.state.room.blank
        assert (stage.state.issues, stage.state.entries, stage.state.groups) == before
        if phase != "waiting":
            assert stage.view.phase == phase


async def words_kept(stage: Stage) -> None:
    """Type a full stop and a b, as words."""
    await stage.press(*"a.b")


async def test_in_a_line_their_letters_are_letters(tmp_path: Path) -> None:
    """A full stop and a b are what people type."""
    async with lead(tmp_path, report_back()) as stage:
        await words_kept(stage)
        assert stage.line.value == "a.b"
        await stage.press("f5", "pagedown", "pageup")
        assert stage.line.value == "a.b"
        assert set(stage.happened()) <= {"page.turned"}


async def test_escape_never_stops_a_clock(tmp_path: Path) -> None:
    """Nor leaves the program."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("escape", "escape", "escape")
        assert stage.now.clock.state == "running"
        assert stage.app.return_code is None
        assert stage.happened() == []
