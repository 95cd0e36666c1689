"""Two keys read at once: the second never reaches a screen that the first has closed, nor overtakes what it opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.app import ConsoleApp
from facilitator.console.screens.home import HomeScreen
from tests.console.stage import Stage, lead, on_stage
from tests.console.test_typing_ahead import burst
from tests.console.walks import OVER, OVER_REVIEW, busy, reviewed
from tests.makers import HandClock, StubbornJournal, started

TWICE = ("\r\r", "\x1b\x1b", "\r\x1b", "\x1b\r", "\r\r\r\x1b\x1b\x1b")


async def home_again(stage: Stage) -> None:
    """Out of whatever is open."""
    for _ in range(6):
        if stage.top == "LeadScreen" and stage.place == "lead":
            return
        await stage.press("escape")
    raise AssertionError(f"{stage.top} does not close")


@pytest.mark.parametrize("opener", OVER, ids=lambda keys: " ".join(keys))
async def test_two_keys_at_once_close_once(tmp_path: Path, opener: tuple[str, ...]) -> None:
    """On every list and sheet over the lead's screen, and the day goes on."""
    async with lead(tmp_path, busy()) as stage:
        for keys in TWICE:
            await home_again(stage)
            await stage.press(*opener)
            await burst(stage, keys)
            assert len(stage.app.screen_stack) in (1, 2)
        await home_again(stage)
        await stage.press("t")
        assert stage.app.is_running


@pytest.mark.parametrize("opener", OVER_REVIEW, ids=lambda keys: " ".join(keys))
async def test_two_keys_at_once_in_the_review(tmp_path: Path, opener: tuple[str, ...]) -> None:
    """The same where a run is read."""
    async with reviewed(tmp_path, busy()) as stage:
        for keys in TWICE:
            await stage.press(*opener)
            await burst(stage, keys)
            while len(stage.app.screen_stack) > 2:
                await stage.press("escape")
            if len(stage.app.screen_stack) == 1:
                break
        assert stage.app.is_running


async def test_two_escapes_leave_the_setup_once(tmp_path: Path) -> None:
    """The second has nothing to close at home."""
    app = ConsoleApp(StubbornJournal(), tmp_path, HandClock())
    async with on_stage(app, HandClock(), (120, 36)) as stage:
        await stage.press("enter")
        assert stage.top == "SetupScreen"
        await burst(stage, "\x1b\x1b")
        assert isinstance(stage.screen, HomeScreen)


async def test_letters_before_a_list_stands_narrow_it(tmp_path: Path) -> None:
    """Not one is lost or taken for a command, and Enter chooses what they leave."""
    async with lead(tmp_path, started()) as stage:
        await burst(stage, "glunch\r")
        assert stage.now.id == "lunch"
        assert stage.happened() == ["item.entered"]


async def test_a_form_opens_before_the_next_letter(tmp_path: Path) -> None:
    """What a sheet gives is done at once: letters typed on are words of the pledge, not forms or commands."""
    async with lead(tmp_path, started()) as stage:
        await burst(stage, "fpask the child\r\r")
        assert stage.happened() == ["pledge.made"]
        await stage.press("escape")
        await burst(stage, "fpwho rings\x1bt")
        assert stage.happened() == ["clock.paused"]
        assert stage.bench.drafts.of("pledge") == "who rings"


async def test_nothing_pressed_after_leaving_is_done(tmp_path: Path) -> None:
    """`q` and `n` in one read: the day stays where it was."""
    async with lead(tmp_path, started()) as stage:
        before = stage.seq
        await burst(stage, "qnnn")
        assert [entry.event for entry in stage.app.journal.read(stage.bench.controller.run, before)] == []


async def test_a_paste_goes_before_the_enter_after_it(tmp_path: Path) -> None:
    """As when both are read at once."""
    from textual import events

    async with lead(tmp_path, started()) as stage:
        await stage.press("o")
        stage.app.post_message(events.Paste("who rings the school"))
        await burst(stage, "\ro")
        assert stage.happened() == ["note.added"]
        assert stage.line.value == ""
