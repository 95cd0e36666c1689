"""Keys in one burst, as after a slow moment or from a paste without brackets: each goes where the one before led."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events as keys
from textual.keys import _character_to_key

from facilitator.application.opening import Setup
from facilitator.console.app import ConsoleApp
from facilitator.live.facts.entries import ActionAdded, NoteAdded, ParkingAdded
from tests.console.stage import Stage, lead, on_stage
from tests.makers import HandClock, StubbornJournal, small_plan, started, themed_plan

NAMES = {
    "\x10": "ctrl+p",
    "?": "question_mark",
    "#": "number_sign",
    "\r": "enter",
    "\x1b": "escape",
    "\t": "tab",
    "↑": "up",
    " ": "space",
    ":": "colon",
    "+": "plus",
}


async def burst(stage: Stage, typed: str) -> None:
    """Send keys all at once, as a terminal does when nobody read it for a while."""
    for sign in typed:
        stage.app.post_message(keys.Key(NAMES.get(sign, sign), sign if sign.isprintable() else None))
    await stage.settle()


async def test_lines_typed_ahead_are_lines_of_their_own(tmp_path: Path) -> None:
    """No letter overtakes Enter, and none is lost."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await burst(stage, "one\rtwo\r3: three\r\rfour\rhalf")
        assert stage.texts() == ["one", "two", "three", "four"]
        assert [issue.group for issue in stage.state.issues.values()] == ["G1", "G1", "G3", "G2"]
        assert stage.line.value == "half"
        assert stage.bench.drafts.of("capture") == "half"


async def test_words_typed_after_a_key_are_words(tmp_path: Path) -> None:
    """Not one of them is taken for a command while the line opens."""
    async with lead(tmp_path, started()) as stage:
        await burst(stage, "onext time\rkqueue\rawhat\rwho\rwhen\r")
        assert stage.appended() == [
            NoteAdded("N1", "next time", "welcome"),
            ParkingAdded("P1", "queue", "welcome"),
            ActionAdded("A1", "what", "welcome", "who", "when"),
        ]
        assert stage.bench.drafts.places() == ()


async def test_keys_after_enter_are_commands_again(tmp_path: Path) -> None:
    """The keyboard comes back at once, not to a line that has gone."""
    async with lead(tmp_path, started()) as stage:
        await burst(stage, "ohello\rn+")
        assert stage.happened() == ["note.added", "item.entered", "clock.changed"]
        await stage.press("o")
        await stage.enter("again")
        await stage.press("N")
        assert stage.happened() == ["note.added", "item.entered"]


async def test_escape_and_back_in_one_go(tmp_path: Path) -> None:
    """The draft is what was typed before Esc."""
    async with lead(tmp_path, started()) as stage:
        await burst(stage, "ofirst\x1bo and\x1bksecond\x1bo")
        assert stage.line.value == "first and"
        assert stage.bench.drafts.of("parking") == "second"
        assert stage.happened() == []


async def test_the_board_in_one_go(tmp_path: Path) -> None:
    """Up, withdraw, back to the line, on with the words."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await burst(stage, "one\rtwo\r↑d\x1bthree\r")
        assert stage.texts() == ["one", "three"]


async def test_another_window_in_front_for_a_moment(tmp_path: Path) -> None:
    """Back again, the very first key goes on with the word, whether the terminal tells of its return or not."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await stage.press(*"ab")
        for told in (True, False):
            stage.app.post_message(keys.AppBlur())
            await stage.settle()
            if told:
                stage.app.post_message(keys.AppFocus())
            await burst(stage, "n")
        assert stage.line.value == "abnn"
        assert stage.happened() == []


async def test_a_click_takes_the_keyboard_from_nothing(tmp_path: Path) -> None:
    """Neither on a page, where keys are commands, nor on the board beside the line."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.pilot.click("Middle")
        await stage.press("t")
        assert stage.happened() == ["clock.started"]
        await stage.press("c", "a")
        await stage.pilot.click("Middle")
        await stage.press("b")
        assert stage.line.value == "ab"


TWICE = {
    "go to": "g\r\r",
    "go to, left": "g\x1b\x1b",
    "it began": "T6\r\r",
    "it began, left": "T\x1b\x1b",
    "everything by name": "\x10next item\r\r",
    "the keys": "?\x1b\x1b",
    "win time back": "r\r\r",
    "the second clock": "05\r\r",
    "change the day": "e\x1b\x1b",
    "forms": "f\r\r",
    "forms, left": "f\x1b\x1b",
    "walk-round": "w\x1b\x1b",
    "hands up": "fh\x1b\x1b",
    "the end of the day": "E\r\r",
    "groups": "m\r\r",
    "lists": "l\x1b\x1b",
    "themes": "#\r\r",
    "read": "i\x1b\x1b",
    "print": "p\x1b\x1b",
}
"""What opens over the day, with the key that closes it read twice at once."""


@pytest.mark.parametrize("typed", TWICE.values(), ids=list(TWICE))
async def test_a_key_read_twice_finds_no_screen_that_is_closing(tmp_path: Path, typed: str) -> None:
    """The day goes on, and the screen of the day is still there."""
    async with lead(tmp_path, started(themed_plan())) as stage:
        await burst(stage, typed)
        assert any(type(screen).__name__ == "LeadScreen" for screen in stage.app.screen_stack)
        await burst(stage, "\x1b\x1b\x1b")
        assert stage.top == "LeadScreen"
        assert stage.app.return_code is None


async def test_two_enters_in_setup_start_one_day(tmp_path: Path) -> None:
    """The second one belongs to the day."""
    clock = HandClock()
    app = ConsoleApp(StubbornJournal(), tmp_path, clock, plan=small_plan(), setup=Setup(("Red", "Blue")))
    async with on_stage(app, clock, (120, 36)) as stage:
        await burst(stage, "\r" * 12)
        assert [type(screen).__name__ for screen in stage.app.screen_stack].count("LeadScreen") == 1
        assert len(stage.app.journal.runs()) == 1


INVISIBLE = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 10\u00a0000 全角\u3000Qui\u202f? a\u00adb \u2028c"


async def test_what_cannot_be_seen_is_typed_as_it_is_pasted(tmp_path: Path) -> None:
    """Fixed and narrow spaces, joiners, soft hyphens: Python calls none of them printable, people write with all."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        for sign in INVISIBLE:
            stage.app.post_message(keys.Key(_character_to_key(sign), sign))
        await stage.press("enter")
        assert stage.texts() == [INVISIBLE.replace("\u2028", " ")]


async def test_control_characters_are_not_typed(tmp_path: Path) -> None:
    """Nor what turns the direction of text round."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        for sign in "a\x07\x9b\u202eb":
            stage.app.post_message(keys.Key(_character_to_key(sign), sign))
        await stage.press("enter")
        assert stage.texts() == ["ab"]
