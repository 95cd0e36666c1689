"""The menu: all that is declared, with what it would do now; and what can be done with a thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.console.key import Key, shares
from facilitator.console.menus import ORDER, Menus, heading_of
from facilitator.console.painting.ink import ink
from facilitator.console.painting.menu import Entry, Menu, foreseen, menu_lines
from facilitator.console.painting.spots import Spot, spot_at
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.pick import ChoiceList, PickScreen
from facilitator.console.screens.scribe import ScribeScreen
from facilitator.live.facts.clocks import ChangeClock
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import Stage, lead
from tests.makers import Day, started


def reporting() -> Day:
    """A report-back in which two groups said something."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked the child", "ex1"), CaptureIssue("G2", "letters were filed", "ex1"))
    return day.goes_to("back1")


def menus_of(stage: Stage) -> Menus:
    """The menu of the screen on top."""
    return Menus(stage.screen, {})


def listed(menus: Menus) -> dict[str, str]:
    """The heading of each command that the menu lists."""
    return {entry.spot.name: name for name in menus.names for entry in menus.under(name)}


@pytest.mark.parametrize(
    "key", list(dict.fromkeys(one for one in (*LeadScreen.KEYS, *ScribeScreen.KEYS) if one.label)), ids=lambda k: k.id
)
def test_every_command_of_a_run_is_declared_with_its_heading(key: Key) -> None:
    """A new one is in the menu by being declared."""
    assert heading_of(key) in ORDER


async def test_every_command_of_the_lead_stands_in_the_menu(tmp_path: Path) -> None:
    """Once, under its own heading."""
    async with lead(tmp_path, reporting()) as stage:
        found = listed(menus_of(stage))
        assert menus_of(stage).names == ORDER
    assert {key.id for key in LeadScreen.KEYS if key.label} - {"menu"} == found.keys()
    assert found["clock.toggle"] == "Time"
    assert found["capture.group"] == "Groups"
    assert found["room.blank"] == "Room"
    assert found["export"] == "Day"


@pytest.mark.parametrize("make", [started, reporting], ids=["talk", "report-back"])
async def test_what_it_would_do_is_what_it_does(tmp_path: Path, make: Callable[[], Day]) -> None:
    """The words that stand in the menu are those of the day once the command has been carried out."""
    async with lead(tmp_path, make()) as stage:
        foretold = [
            one for one in LeadScreen.KEYS if one.asks is not None and not one.id.startswith(("run.", "board."))
        ]
    assert len(foretold) > 15
    for key in foretold:
        async with lead(tmp_path, make()) as stage:
            (entry,) = (one for one in menus_of(stage).under(heading_of(key)) if one.spot.name == key.id)
            before = stage.view
            stage.bench.perform(key.id)
            await stage.settle()
            if entry.reason:
                assert stage.happened() == [], key.id
            elif key.id not in ("undo", "redo"):
                said = foreseen(before, stage.view)
                assert entry.would in (said, key.help), key.id


async def test_five_minutes_more_says_when_lunch_would_be(tmp_path: Path) -> None:
    """The price, before it is paid; and nothing happens by looking."""
    day = started()
    day.does(ChangeClock(600.0))
    async with lead(tmp_path, day) as stage:
        await stage.press("f10", "right")
        row = next(row for row in stage.rows() if "5 min more" in row)
        assert "25:00 left, lunch 11:05 and finish 12:25, 5 min late" in row
        assert stage.happened() == []
        await stage.press(*["down"] * 3, "enter")
        assert stage.happened() == ["clock.changed"]
        assert "lunch 11:05" in stage.said


async def test_what_does_not_work_says_why_and_the_menu_stays(tmp_path: Path) -> None:
    """By the rule that refuses it, or by the condition that it is declared with."""
    async with lead(tmp_path, Day()) as stage:
        await stage.press("f10")
        assert stage.shows("not now: once the day has begun")
        await stage.press("down", "enter")
        assert stage.top == "MenuScreen"
        assert stage.happened() == []
    async with lead(tmp_path, started()) as stage:
        await stage.press("f10", "right", "right")
        assert stage.shows("not now: while there is a board")


async def test_letters_find_across_all_headings_and_esc_goes_one_level(tmp_path: Path) -> None:
    """By label, help and synonyms."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("ctrl+g", *"announ")
        assert stage.shows("Message")
        await stage.press("escape")
        assert stage.shows("Next page")
        await stage.press("escape")
        assert stage.top == "LeadScreen"
        await stage.press("f10", *"blank", "enter")
        assert stage.happened() == ["room.blanked"]


@pytest.mark.parametrize("typed", ["fire alarm", "pasue", "running late", "another timer", "bell"])
async def test_it_finds_what_the_palette_finds_in_its_order(typed: str, tmp_path: Path) -> None:
    """What people say, with typing errors too: the first three are the same."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("ctrl+p")
        pick = stage.screen
        assert isinstance(pick, PickScreen)
        await stage.put(typed)
        palette = [choice.id for choice in pick.query_one(ChoiceList).choices]
        await stage.press("escape", "escape")
        menus = menus_of(stage)
        listed = list(dict.fromkeys(entry.spot.name for entry in menus.with_words(typed)))
        assert listed[:3] == palette[:3]


async def test_the_title_opens_it_and_all_of_it_is_clicked(tmp_path: Path) -> None:
    """A heading opens, a line is done, a click beside closes."""
    async with lead(tmp_path, started()) as stage:
        await stage.click("A small day")
        assert stage.top == "MenuScreen"
        await stage.click("Room ", nth=-1)
        await stage.click("Hold room")
        assert stage.happened() == ["room.held"]
        await stage.click("A small day")
        await stage.click((118, 34))
        assert stage.top == "LeadScreen"


async def test_the_right_button_lists_what_can_be_done_with_an_issue(tmp_path: Path) -> None:
    """The issue is in hand then, and each line is its command."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.click("nobody asked", button=3)
        assert stage.top == "MenuScreen"
        assert stage.shows("E1-G1-1 nobody asked the child")
        await stage.click("Withdraw")
        assert stage.happened() == ["issue.withdrawn"]
        await stage.click("letters were", button=3)
        await stage.click("Give to group 3")
        assert stage.happened() == ["issue.moved"]


async def test_the_right_button_on_an_item_and_on_a_panel(tmp_path: Path) -> None:
    """An item: go there, show it to the room, change the day. The clock: its time. The room's words: the room."""
    async with lead(tmp_path, started()) as stage:
        await stage.click("LUNCH", button=3)
        assert stage.shows("Lunch")
        await stage.click("Go to")
        assert stage.top == "PickScreen"
        await stage.press("enter")
        assert stage.now.id == "lunch"
        await stage.click("The room sees", button=3)
        assert stage.shows("Blank room")
        await stage.press("escape")
        await stage.click("left, ends", button=3)
        assert stage.shows("5 min more")


async def test_while_participants_look_on_it_holds_nothing_private(tmp_path: Path) -> None:
    """No drift, no foretold times, no command that shows more than they may see."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press("escape", "M", "f10")
        assert stage.top == "MenuScreen"
        menus = Menus(stage.lead, {})
        entries = [entry for name in menus.names for entry in menus.under(name)]
        assert entries
        rooms = {key.id: key.room for key in LeadScreen.KEYS}
        assert all(rooms[entry.spot.name] for entry in entries)
        helps = {key.id: key.help for key in LeadScreen.KEYS}
        assert all(entry.would in (helps[entry.spot.name], *(f"Group {n}" for n in range(1, 5))) for entry in entries)


def test_a_long_menu_is_moved_so_that_what_is_in_hand_shows() -> None:
    """And says that there is more; every line stands for its own entry at any size."""
    entries = tuple(Entry(Spot("do", f"c{n}"), f"command {n}", "x", "does it") for n in range(40))
    for width, height in ((80, 24), (40, 10), (200, 60)):
        for at in (0, 20, 39):
            lines = menu_lines(Menu(("Page", "Time"), "Time", entries, at), width, height, ink("dark"))
            assert len(lines) == height
            assert {line.cell_length for line in lines} == {width}
            marked = next(line for line in lines if "▶" in line.text)
            assert spot_at(marked, 4) == Spot("button", "take", str(at))
            assert ("more" in lines[-1].text) == (height < 42)


def test_no_command_stands_on_several_figures_without_saying_which() -> None:
    """Those that do have a line for each."""
    assert {key.id for key in LeadScreen.KEYS if shares(key)} == {"capture.group", "board.move"}


def test_all_that_is_said_of_the_line_in_hand_can_be_read() -> None:
    """In a narrow window on several lines; every one of them stands for its entry."""
    told = "25:00 left, lunch 11:15 and finish 12:35, 15 min late, the room sees page 2 of 3 of Exercise 1"
    entries = (Entry(Spot("do", "c1"), "5 min more", "]", told), Entry(Spot("do", "c2"), "5 min less", "[", "other"))
    lines = menu_lines(Menu(("Time",), "Time", entries, 0), 60, 10, ink("dark"))
    assert told in " ".join(" ".join(line.text.replace("]", " ").split()) for line in lines)
    assert [spot_at(line, 20).which for line in lines[1:5]] == ["0", "0", "0", "1"]


async def test_a_screen_of_lines_has_a_menu_too(tmp_path: Path) -> None:
    """What Enter and Esc do there can be chosen by the mouse."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("g", "f10")
        assert stage.top == "MenuScreen"
        await stage.click("Line ")
        await stage.click("Out of it")
        assert stage.top == "LeadScreen"
