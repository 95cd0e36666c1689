"""Something happened: first aid by somebody who knows one key, and what it costs when it was nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.groups import GroupAdded, GroupClosed
from facilitator.live.facts.room import RoomPeeked
from tests.console.stage import RUN, Stage, lead
from tests.makers import Day, deck, small_plan, started

MOST = 3
"""Keys that first aid may take."""


def with_support() -> Day:
    """A day under way whose plan has a support page."""
    plan = replace(small_plan(), support="support.md")
    return started(replace(plan, decks={**plan.decks, "support.md": deck("support", 1)}))


def at_work() -> Day:
    """At the first exercise, as planned."""
    day = with_support()
    day.wait(minutes=30).does(NextItem(), NextItem(), ToggleClock())
    return day


async def first_aid(stage: Stage, *keys: str) -> None:
    """What a newcomer presses: the one key she knows, and what the list then says."""
    assert len(keys) <= MOST
    assert keys[0] in ("!", "f2")
    await stage.press(keys[0])
    assert stage.shows("Something happened")
    await stage.press(*keys[1:])


class Aid(NamedTuple):
    """First aid in a situation: what she presses, what she clicks, and what has come of it then."""

    keys: tuple[str, ...]
    row: str
    then: str
    """A row of what opens, by its words; where nothing opens, the click on the list was all."""
    came: Callable[[Stage], bool]


AIDS: dict[str, Aid] = {
    "running late": Aid(("!", "l"), "running late", "", lambda stage: stage.top == "CatchUpScreen"),
    "interruption": Aid(("!", "f"), "fire alarm", "", lambda stage: stage.view.interrupted is not None),
    "an earlier page": Aid(("!", "p"), "show an earlier page", "", lambda stage: stage.view.beside),
    "a new group": Aid(("!", "g"), "a new group", "", lambda stage: len(stage.state.open_groups()) == 5),
    "two become one": Aid(
        ("!", "j", "enter"), "two groups become one", "sit together", lambda stage: len(stage.state.open_groups()) == 3
    ),
    "somebody is upset": Aid(
        ("!", "s", "enter"), "somebody is upset", "The support page", lambda stage: stage.shows("support 1")
    ),
    "the wrong item": Aid(("!", "w", "enter"), "the wrong item", "Aim", lambda stage: stage.now.id == "aim"),
    "the projector is gone": Aid(
        ("!", "d", "enter"), "the projector is gone", "This window shows", lambda stage: stage.mode.room
    ),
}
"""The seven situations, of which the groups have two."""


@pytest.mark.parametrize("by_mouse", [False, True])
@pytest.mark.parametrize("situation", AIDS)
async def test_first_aid_takes_three_keys_or_three_clicks(tmp_path: Path, situation: str, by_mouse: bool) -> None:
    """By keys alone, or by the mouse alone, where a double click is one: it opens a row as it opens a folder."""
    aid = AIDS[situation]
    async with lead(tmp_path, at_work()) as stage:
        if situation == "running late":
            await stage.sleep(80 * 60)
        if not by_mouse:
            await first_aid(stage, *aid.keys)
            done = len(aid.keys)
        else:
            clicks = [("! trouble", 1), (aid.row, 2), *([(aid.then, 2)] if aid.then else [])]
            for words, times in clicks:
                await stage.click(words, nth=-1, times=times)
            done = len(clicks)
        assert done <= MOST
        assert aid.came(stage), stage.shown()


async def test_running_late(tmp_path: Path) -> None:
    """The ways to win time back."""
    async with lead(tmp_path, at_work()) as stage:
        await stage.sleep(80 * 60)
        await first_aid(stage, "!", "l")
        assert stage.top == "CatchUpScreen"


async def test_a_fire_alarm(tmp_path: Path) -> None:
    """Every clock stands and the room reads that the day goes on soon; one key goes on and says what it cost."""
    async with lead(tmp_path, at_work()) as stage:
        left = stage.now.clock.left
        await first_aid(stage, "!", "f")
        assert stage.happened() == ["interruption.begun", "interruption.explained"]
        assert stage.view.room == "“We go on soon”"
        await stage.turn(14 * 60)
        assert (stage.now.clock.left, stage.now.clock.state) == (left, "paused")
        assert stage.shows("INTERRUPTED 14 min")
        assert stage.shows("! go on")
        await stage.press("!")
        assert stage.happened() == ["interruption.ended"]
        assert stage.now.clock.state == "running"
        assert "Going on after 14 min: " in stage.said
        assert "min late" in stage.said
        assert "u takes it back" in stage.said
        assert not stage.shows("INTERRUPTED")


async def test_an_interruption_that_was_a_slip(tmp_path: Path) -> None:
    """One key takes it back, and the clock has lost nothing."""
    async with lead(tmp_path, at_work()) as stage:
        left = stage.now.clock.left
        await first_aid(stage, "!", "!")
        await stage.turn(20)
        await stage.press("u")
        assert (stage.now.clock.left, stage.now.clock.state) == (left - 20, "running")
        assert stage.said.startswith("Taken back: the interruption")
        await first_aid(stage, "!", "f")
        await stage.press("u")
        assert stage.said.startswith("Taken back: the interruption")
        assert stage.state.interruptions == ()


async def test_the_clock_key_goes_on_as_well(tmp_path: Path) -> None:
    """Who sees a clock that stands presses what starts it, and is told the cost."""
    async with lead(tmp_path, at_work()) as stage:
        await first_aid(stage, "!", "f")
        await stage.turn(60)
        await stage.press("t")
        assert stage.now.clock.state == "running"
        assert stage.said.startswith("Going on after 1 min: ")


async def test_the_key_for_trouble_is_in_the_footer_of_any_window(tmp_path: Path) -> None:
    """Also of a small one."""
    async with lead(tmp_path, at_work(), size=(60, 20)) as stage:
        assert stage.rows()[-1].count("! trouble") == 1


async def test_the_reason_is_asked_for_by_nobody_but_taken(tmp_path: Path) -> None:
    """A line that opened by itself would swallow the key that goes on; whoever wants to, says what it was."""
    async with lead(tmp_path, at_work()) as stage:
        await first_aid(stage, "!", "i")
        assert stage.bench.typing is None
        await stage.turn(120)
        await stage.press("!")
        assert stage.said.endswith("! r says what it was")
        await stage.press("!", "r")
        await stage.enter("the boiler")
        assert stage.state.interruptions[-1].reason == "the boiler"


async def test_an_earlier_page_again(tmp_path: Path) -> None:
    """The room sees the page before; item and clock stay."""
    async with lead(tmp_path, at_work()) as stage:
        await first_aid(stage, "!", "p")
        assert isinstance(stage.appended()[-1], RoomPeeked)
        assert stage.now.id == "ex1"


async def test_a_new_group_sits_down(tmp_path: Path) -> None:
    """It is there at once, and can be named later."""
    async with lead(tmp_path, at_work()) as stage:
        await first_aid(stage, "!", "g")
        assert stage.appended() == [GroupAdded("G5", 5, "Group 5")]


async def test_two_groups_become_one(tmp_path: Path) -> None:
    """The pair in hand is taken by Enter; every pair is on the list."""
    async with lead(tmp_path, at_work()) as stage:
        await first_aid(stage, "!", "j", "enter")
        assert stage.appended() == [GroupClosed("G2", "G1")]
        await stage.press("u", "!", "j")
        await stage.enter("group 3 and group 4")
        assert stage.appended()[-1] == GroupClosed("G4", "G3")


async def test_somebody_is_upset(tmp_path: Path) -> None:
    """The support page, and for a private word the same for the trainer alone."""
    async with lead(tmp_path, at_work()) as stage:
        await first_aid(stage, "!", "s", "enter")
        assert stage.top == "PaperScreen"  # no room's window is open: it is shown here
        await stage.press("escape", "!", "s", "down", "enter")
        assert stage.shows("Only you see this")
        assert stage.shows("support 1")


async def test_the_wrong_item(tmp_path: Path) -> None:
    """Back where the day was, and its clock ran on as if nothing had been."""
    async with lead(tmp_path, at_work()) as stage:
        left = stage.now.clock.left
        await stage.press("n")
        assert stage.place == "typing"  # a report-back has opened its line, in which "!" is a letter
        await stage.turn(40)
        await first_aid(stage, "f2", "w")
        assert (stage.now.id, stage.now.clock.left) == ("ex1", left - 40)


async def test_the_wrong_item_and_something_was_done_there(tmp_path: Path) -> None:
    """Nothing of that is lost: the day goes back to the item that is chosen, the last one first."""
    async with lead(tmp_path, at_work()) as stage:
        await stage.press("n", "escape")
        await stage.enter_note("nobody is ready")
        await first_aid(stage, "!", "w", "enter")
        assert stage.now.id == "ex1"
        assert len(stage.state.entries) == 1


async def test_the_projector_is_gone(tmp_path: Path) -> None:
    """This window takes its place."""
    async with lead(tmp_path, at_work()) as stage:
        await first_aid(stage, "!", "d", "enter")
        assert stage.mode.room


async def test_while_participants_look_on(tmp_path: Path) -> None:
    """A fire alarm is first aid there too; what may embarrass somebody is not on the list."""
    async with lead(tmp_path, at_work()) as stage:
        await stage.press("M", "!")
        assert stage.shows("fire alarm")
        assert not stage.shows("upset")
        await stage.press("s")
        assert stage.top == "HappenedSheet"
        await stage.press("f")
        assert stage.reads("We go on soon")
        await stage.press("!")
        assert not stage.reads("We go on soon")


async def test_before_the_day_begins(tmp_path: Path) -> None:
    """What cannot be yet is there with its reason."""
    async with lead(tmp_path, Day().at("09:20")) as stage:
        await stage.press("!")
        assert stage.shows("not before the day begins")
        await stage.press("i")
        assert stage.top == "HappenedSheet"
        assert stage.happened() == []


@pytest.mark.parametrize("seconds", [20, 40, 3600])
async def test_a_crash_in_the_middle_of_an_interruption(tmp_path: Path, seconds: float) -> None:
    """The window comes back interrupted, says so, and asks nothing about clocks that stood."""
    day = at_work()
    journal = day.journal(RUN)
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("!", "f")
        left = stage.now.clock.left
    day.clock.wait(seconds)
    async with lead(tmp_path, day, journal) as stage:
        assert stage.top == "LeadScreen"
        assert "interrupted since 10:00 and every clock stands: ! goes on" in stage.said
        await stage.press("!")
        assert stage.now.clock.left == left
