"""The keys for a look at another page and for a message to the room: what the room sees and what the lead is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_lines, room_parts
from facilitator.live.facts.room import EndPeek, PeekAt, ShowMessage, TakeMessage
from facilitator.live.queries.room_view import RoomView
from tests.console.block_reader import words_on
from tests.console.room_stage import room
from tests.console.stage import lead, on_stage
from tests.console.test_lead_room import day, exercise, mirrored, opens
from tests.makers import at, started

SIZES = [(40, 12), (60, 16), (80, 24), (120, 36), (200, 60)]
WORDS = "Back in 5 minutes, at 11:25"
OPEN = ((at("00:00"), 0),)


async def test_one_key_looks_back_and_brings_back(tmp_path: Path) -> None:
    """The lead's own page and clock stay; the panel says which page the room has, and how to end it."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        await stage.press("P")
        assert stage.happened() == ["room.peeked"]
        assert stage.view.room == "another page than the day's: 2 of 2 of Aim, “aim 2”"
        assert "esc brings back what the day is at" in stage.said
        assert (stage.state.current, stage.now.clock.state) == ("ex1", "running")
        assert stage.shows("another page than the")
        assert stage.shows("esc brings back")
        await stage.press("P")
        assert stage.happened() == ["room.peek_ended"]
        assert stage.said == "The room sees the task and the clock."


async def test_the_arrows_turn_what_the_room_looks_at_and_nothing_else(tmp_path: Path) -> None:
    """So do a remote's keys; forward to where the day is, the look is over."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        await stage.press("P", "left", "pageup", "pagedown", "right", "space")
        assert stage.happened() == [*["room.peeked"] * 5, "room.peek_ended"]
        assert (stage.state.current, stage.now.page_number) == ("ex1", 1)


async def test_esc_ends_the_look_and_else_does_nothing(tmp_path: Path) -> None:
    """A remote sends it too."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        await stage.press("P", "escape", "escape")
        assert stage.happened() == ["room.peeked", "room.peek_ended"]


async def test_any_page_is_chosen_from_the_list_of_the_day(tmp_path: Path) -> None:
    """Typed letters find it; nothing changes before Enter, and Esc leaves it so."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        await stage.press("G", *"aim 1", "escape")
        assert stage.happened() == []
        await stage.press("G", *"aim 1", "enter")
        assert stage.happened() == ["room.peeked"]
        assert stage.view.room.startswith("another page than the day's: 1 of 2 of Aim")
        assert stage.state.current == "ex1"
        await stage.press("G")
        assert stage.happened() == ["room.peek_ended"]
        assert stage.top == "LeadScreen"


async def test_where_nobody_sees_it_that_is_said(tmp_path: Path) -> None:
    """No window is open."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("P")
        assert "No room window is open" in stage.said


async def test_on_one_screen_the_page_before_is_shown_and_no_list(tmp_path: Path) -> None:
    """The list would lie over what participants see."""
    made = exercise()
    async with on_stage(mirrored(tmp_path, made), made.clock, (80, 24)) as stage:
        await stage.press("P")
        assert stage.reads("aim 2")
        await stage.press("G", "A")
        assert stage.top == "LeadScreen"
        assert stage.shows("message: on your own layout, M")
        await stage.press("escape")
        assert stage.shows("until 10:20")


async def test_the_rooms_window_follows() -> None:
    """The page without a clock, then the task with it again."""
    async with room(exercise()) as stage:
        stage.lead.dispatch(PeekAt("aim", 1))
        await stage.looks()
        assert "aim 2" in stage.words()
        assert "10:20" not in stage.words()
        stage.lead.dispatch(EndPeek())
        await stage.looks()
        assert "10:20" in stage.shown()


# -- a message ---------------------------------------------------------------------------------------------------


async def test_a_message_is_chosen_and_taken_away_by_one_key(tmp_path: Path) -> None:
    """The time in it is that of the moment it was chosen."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        await stage.press("A")
        assert stage.top == "MessageSheet"
        assert stage.shows("Back in 5 minutes, at 10:05")
        await stage.press("enter")
        assert stage.happened() == ["room.message_shown"]
        assert stage.state.room.message == "Back in 5 minutes, at 10:05"
        assert stage.said == "The room reads “Back in 5 minutes, at 10:05”. A takes it away."
        assert stage.shows("your message stands above")
        await stage.press("A")
        assert stage.happened() == ["room.message_taken"]
        assert stage.top == "LeadScreen"


async def test_nobody_is_said_to_read_a_message_while_no_room_window_is_open(tmp_path: Path) -> None:
    """It is there for one that opens."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("A", "enter")
        assert stage.said.startswith("“Back in 5 minutes, at 10:05” is there for the room to read. A takes it away.")
        assert "No room window is open, so nobody sees it yet." in stage.said


async def test_own_words_are_typed_and_the_draft_is_kept(tmp_path: Path) -> None:
    """Too many are told before they are sent, and stay in the line."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        await stage.press("A", "w", *"lights on", "escape", "escape", "A", "w")
        assert stage.line.value == "lights on"
        await stage.press(*" in the car park", "enter")
        assert stage.state.room.message == "lights on in the car park"
        await stage.press("A", "A", "w", *"x" * 101, "enter")
        assert stage.top == "MessageSheet"
        assert stage.shows("1 character too long")
        assert stage.state.room.message == ""


async def test_what_looks_personal_waits_for_a_yes(tmp_path: Path) -> None:
    """The room reads nothing of it before; the lead is told why and where she decides."""
    async with lead(tmp_path, exercise()) as stage:
        await opens(stage)
        await stage.press("A", "w", *"Mrs Bexley please ring home", "enter")
        assert "waits for your yes" in stage.said
        assert "f n decides" in stage.said
        await stage.press("f", "n")
        assert stage.shows("message Mrs Bexley please ring home")
        await stage.press("s", "escape")
        assert "stands above it: “Mrs Bexley please ring home”" in stage.view.room


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("shows", ["page", "task", "clock", "break", "board", "support", "title", "thanks"])
def test_it_stands_above_every_picture_at_every_size(size: tuple[int, int], shows: str) -> None:
    """All of its words, on each of the parts; the window is filled exactly."""
    width, height = size
    view = RoomView(shows, OPEN, "An item", message=WORDS)  # type: ignore[arg-type]
    for part in room_parts(view, width, height, ink("dark")):
        assert [strip.cell_length for strip in part] == [width] * height
        assert WORDS in words_on([strip.text for strip in part[: height // 2]])


def test_a_long_message_wraps_and_is_never_cut_without_a_mark() -> None:
    """A hundred characters in the smallest window, and in one that cannot hold them."""
    words = "word " * 20
    view = RoomView("page", OPEN, "An item", message=words.strip())
    text = " ".join(strip.text for strip in room_lines(view, 40, 12, ink("dark")))
    assert text.count("word") == 20
    small = [strip.text for strip in room_lines(view, 20, 5, ink("dark"))]
    assert "…" in "".join(small)
    assert "An item" in "".join(small)


async def test_the_rooms_window_shows_and_loses_it() -> None:
    """In the room's own window."""
    async with room(started()) as stage:
        stage.lead.dispatch(ShowMessage(WORDS))
        await stage.looks()
        assert WORDS in stage.words()
        stage.lead.dispatch(TakeMessage())
        await stage.looks()
        assert WORDS not in stage.words()


async def test_a_message_waits_behind_a_blank_screen(tmp_path: Path) -> None:
    """Blank is blank; the lead is told."""
    async with lead(tmp_path, day()) as stage:
        await opens(stage)
        await stage.press("b", "A", "enter")
        assert "waits until the screen is back" in stage.said
        assert "waits behind that" in stage.view.room
