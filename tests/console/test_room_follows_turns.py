"""The board on the room's screen follows the turn: to the group's part of it, or to its words alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.application.presence import parted_name, picture_mark, sized_name
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_standing
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.room import ShowInRoom, ToggleHold, TurnPart
from facilitator.live.facts.turns import FinishTurns, GiveTurn, NextTurn, PassTurn
from facilitator.live.queries.room_view import room_look
from facilitator.live.room_state import FOLLOWING
from tests.console.room_stage import room
from tests.console.stage import lead
from tests.console.test_lead_room import opens
from tests.console.test_what_fits import reported
from tests.makers import Day

SIZES = [(40, 12), (60, 16), (64, 20), (80, 24)]


def in_room(day: Day, size: tuple[int, int]) -> str:
    """What a room's window shows, as text."""
    parts, at = room_standing(room_look(day.state, day.now), *size, ink("dark"))
    return " ".join(" ".join(strip.text for strip in parts[at]).split())


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_room_turns_to_the_group_whose_turn_it_is(size: tuple[int, int]) -> None:
    """However a turn is handed on; where its words take several parts, to the last of them."""
    day = reported(4, 6)
    day.does(GiveTurn("G2"), ShowInRoom("board"))
    assert "said 6 by 2" in in_room(day, size)
    assert "Group 2" in in_room(day, size)
    for wish, group in ((NextTurn(), 3), (PassTurn(), 4), (FinishTurns(), 1), (GiveTurn("G3"), 3)):
        day.does(wish)
        assert f"Group {group}" in in_room(day, size)
        assert room_look(day.state, day.now).part == FOLLOWING
    day.does(Undo())
    assert "Group 1" in in_room(day, size)


def test_a_part_that_was_turned_to_stays_until_the_next_turn() -> None:
    """Also the first one, and the words that come meanwhile do not move it."""
    day = reported(4, 6)
    day.does(GiveTurn("G4"), ShowInRoom("board"), TurnPart(0))
    assert "Group 1" in in_room(day, (60, 16))
    assert "Group 4" not in in_room(day, (60, 16))
    day.does(GiveTurn("G3"))
    assert "Group 3" in in_room(day, (60, 16))


def test_a_board_without_turns_begins_at_its_first_part() -> None:
    """And goes to the first group's once that has the turn."""
    day = reported(12, 6)
    day.does(ShowInRoom("board"))
    assert "Group 1" in in_room(day, (60, 16))
    day.does(GiveTurn("G11"))
    assert "Group 11" in in_room(day, (60, 16))


def test_one_group_at_a_time_follows_where_it_had_the_turn() -> None:
    """Words that were chosen of another group stay."""
    day = reported(4, 2)
    day.does(GiveTurn("G2"), ShowInRoom("board", group="G2"), NextTurn())
    assert "Group 3" in in_room(day, (60, 16))
    assert "Group 2" not in in_room(day, (60, 16))
    assert day.view().room == "the board of Group 3"
    day.does(ShowInRoom("board", group="G1"), NextTurn())
    assert "Group 1" in in_room(day, (60, 16))
    assert "Group 4" not in in_room(day, (60, 16))


def test_a_room_that_is_held_stays_whoever_has_the_turn() -> None:
    """At the part that it showed."""
    day = reported(4, 6)
    day.does(GiveTurn("G2"), ShowInRoom("board"), ToggleHold())
    before = in_room(day, (60, 16))
    day.does(NextTurn())
    assert in_room(day, (60, 16)) == before


async def test_the_leads_keys_hand_on_the_turn_and_the_room_goes_along(tmp_path: Path) -> None:
    """Enter on an empty line; the panel says which part; space goes on from there."""
    async with lead(tmp_path, reported(4, 6), size=(120, 36)) as stage:
        await opens(stage, "room-1-60x16")
        await stage.press("enter", "escape", "v", "v")
        assert stage.view.room == "the board"
        first = stage.view.turns
        assert first is not None
        seen = []
        for _ in range(4):
            day_view = room_look(stage.state, stage.clock.now())
            parts, at = room_standing(day_view, 60, 16, ink("dark"))
            turns = stage.view.turns
            assert turns is not None
            name = stage.state.groups[turns.now].name
            assert any(name in strip.text for strip in parts[at])
            assert stage.shows(f"part {at + 1} of {len(parts)}")
            seen.append(at)
            await stage.press("c", "enter", "escape")
        assert len(set(seen)) > 1
        await stage.press("left")
        assert room_look(stage.state, stage.clock.now()).part >= 0
        await stage.press("v")
        assert stage.view.room.startswith("the board of Group ")
        before = stage.view.room
        await stage.press("c", "enter", "escape")
        assert stage.view.room.startswith("the board of Group ")
        assert stage.view.room != before


async def test_the_rooms_window_follows_by_itself() -> None:
    """No key is pressed in it."""
    day = reported(4, 6)
    day.does(GiveTurn("G1"), ShowInRoom("board"))
    async with room(day, (60, 16)) as stage:
        assert "Group 1" in stage.shown()
        await stage.does(GiveTurn("G4"))
        assert "Group 4" in stage.shown()
        assert "Group 1" not in stage.shown()


async def test_of_several_windows_the_one_that_needs_most_parts_counts(tmp_path: Path) -> None:
    """A large window beside a small one, and a page in a browser beside both."""
    day = reported(4, 6)
    day.does(ShowInRoom("board"))
    async with lead(tmp_path, day, size=(120, 36)) as stage:
        await opens(stage, "room-1-150x45")
        assert not stage.shows("part 1 of")
        await opens(stage, "room-2-60x16")
        view = room_look(stage.state, stage.clock.now())
        count = len(room_standing(view, 60, 16, ink("dark"))[0])
        assert stage.shows(f"part 1 of {count}")
        told = parted_name("room-3", picture_mark(replace(view, part=0)), count + 2, 1)
        await opens(stage, sized_name(told, 90, 30))
        assert stage.shows(f"part 2 of {count + 2}")
