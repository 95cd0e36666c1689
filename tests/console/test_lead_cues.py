"""What the lead's screen says and does as time passes: cues, the bell, the flash, moving on, the second clock."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Cue
from facilitator.console.app import ConsoleApp
from facilitator.console.painting.side import SideCues
from facilitator.console.painting.times import FLASH, FLASHES
from facilitator.console.screens.clocks import SecondClockScreen
from facilitator.console.widgets.panels import Side
from facilitator.controller import Controller
from facilitator.journal.place import PRIVATE
from facilitator.live.facts.agenda import GoTo, ItemEntered, TurnTo
from facilitator.live.facts.clocks import CloseSecondClock, SecondClockStarted, StartSecondClock, ToggleClock
from facilitator.live.facts.day import RunStarted
from facilitator.live.facts.groups import GroupObserved
from facilitator.live.facts.room import NudgeSeen, SendNudge
from facilitator.live.queries.view import SecondFace
from tests.console.stage import RUN, Stage, lead
from tests.makers import ITEMS, Day, HandClock, small_plan, started


def exercise() -> Day:
    """A day in its exercise, the clock running, every group done, so that nobody need walk round."""
    day = started().goes_to("ex1")
    day.does(ToggleClock())
    return day.happens(*(GroupObserved(group, "ex1", "done") for group in day.state.groups))


def cues(stage: Stage) -> SideCues:
    """What stands in the panel at the right."""
    return stage.lead.query_one(Side).cues


def second(stage: Stage) -> SecondFace | None:
    """The second clock, as the screen has it."""
    return stage.view.second


# -- cues ------------------------------------------------------------------------------------------------------


async def test_the_plans_words_come_in_the_panel_and_give_way_to_the_next(tmp_path: Path) -> None:
    """A minute apart at least; the plan's own words stay below a usual warning."""
    async with lead(tmp_path, exercise()) as stage:
        assert cues(stage).text == ""
        await stage.turn(600)
        assert stage.shows("Half way")
        await stage.turn(300)
        assert cues(stage) == SideCues("5 min left", presses=False, kept="Half way")
        assert stage.shows("5 min left")
        assert stage.shows("Half way")
        await stage.turn(180)
        assert cues(stage) == SideCues("Two minutes", presses=True)
        assert stage.happened() == []


async def test_enter_puts_a_cue_away_for_good(tmp_path: Path) -> None:
    """The plan's words are then read with the notes."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.turn(600)
        await stage.press("enter")
        assert cues(stage) == SideCues("", presses=False, kept="Half way")
        await stage.turn(120)
        assert cues(stage).text == ""
        assert stage.happened() == []


async def test_a_clock_that_was_forgotten_is_told(tmp_path: Path) -> None:
    """After a minute, until it runs."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.turn(59)
        assert cues(stage).text == ""
        await stage.turn(1)
        assert cues(stage).text == "Clock: it is off at Exercise 1. ⟦clock.toggle:t⟧ starts it"
        await stage.press("t")
        await stage.turn(1)
        assert cues(stage).text == ""
        assert stage.happened() == ["clock.started"]


async def test_a_nudge_from_the_scribe_shows_and_is_seen_by_enter(tmp_path: Path) -> None:
    """Written by another window, within a tick; the journal then knows that it was seen."""
    day = exercise()
    journal = day.journal(RUN)
    async with lead(tmp_path, day, journal) as stage:
        scribe = Controller(journal.beside(), stage.clock, RUN, "scribe")
        scribe.dispatch(SendNudge("is stuck", "G4"))
        await stage.turn(1)
        assert cues(stage) == SideCues("Scribe: Group 4: is stuck", presses=True)
        stage.happened()
        await stage.press("enter")
        assert stage.appended() == [NudgeSeen("U1")]
        assert cues(stage).text == ""


async def test_where_the_panel_is_hidden_a_cue_is_a_line_of_words(tmp_path: Path) -> None:
    """A report-back in a usual small window shows the board alone."""
    async with lead(tmp_path, started().goes_to("back1"), size=(80, 24)) as stage:
        await stage.turn(25 * 60)
        assert stage.said == "5 min left"
        await stage.turn(80)
        assert stage.said == ""


async def test_a_fresh_window_says_at_once_what_there_is_to_say(tmp_path: Path) -> None:
    """After a restart in the middle of an exercise."""
    day = exercise().wait(660)
    journal = day.journal(RUN)
    journal.touch(RUN, day.now.wall)
    async with lead(tmp_path, day, journal) as stage:
        assert cues(stage).text == "Half way"


# -- the bell and the flash ------------------------------------------------------------------------------------


async def rung(tmp_path: Path, day: Day, monkeypatch: pytest.MonkeyPatch, page: int = 0) -> int:
    """How often the bell rings while the exercise runs out."""
    bells: list[int] = []
    monkeypatch.setattr(ConsoleApp, "bell", lambda app: bells.append(1))
    day.does(GoTo("ex1"), ToggleClock(), TurnTo(page))
    async with lead(tmp_path, day) as stage:
        await stage.turn(1260)
    return len(bells)


async def test_the_bell_is_off_unless_the_plan_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And then it rings once."""
    assert await rung(tmp_path, started(), monkeypatch) == 0
    items = [replace(item, bell=True) for item in ITEMS]
    assert await rung(tmp_path, started(small_plan(items)), monkeypatch) == 1


async def test_the_lead_turns_the_bell_on_and_off_and_it_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the plan says; how it stands is over the cues, and the next start finds it so."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        assert not any("bell" in row for row in stage.rows())
        await stage.press("B")
        assert "The bell is on: it rings once when an item's time is up. B turns it off." in stage.said
        assert next(row for row in stage.rows() if "bell on" in row).split("│")[-1].startswith(" For you ")
    assert await rung(tmp_path, started(), monkeypatch) == 1
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("B")
        assert "The bell is off, whatever the plan says. B turns it on." in stage.said
        assert stage.shows(" bell off")
    assert "bell: 'off'" in (tmp_path / "settings.yaml").read_text(encoding="utf-8")
    assert await rung(tmp_path, started(small_plan([replace(item, bell=True) for item in ITEMS])), monkeypatch) == 0


async def test_the_bell_is_silent_while_a_case_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages after the task's own are the story of a child."""
    items = [replace(item, bell=True) for item in ITEMS]
    assert await rung(tmp_path, started(small_plan(items)), monkeypatch, page=1) == 0


def alarmed(stage: Stage) -> bool:
    """Whether any figure of the panel at the right is on the ground of an alarm, as the screen shows it."""
    ground = stage.lead.query_one(Side).ink.alarm.bgcolor
    left = stage.lead.query_one(Side).region.x
    for strip in stage.screen._compositor.render_strips():
        for segment in strip.crop(left):
            if segment.style is not None and segment.style.bgcolor == ground:
                return True
    return False


async def flashes(stage: Stage, seconds: float) -> list[bool]:
    """What is seen of it four times in each flash."""
    seen = []
    for _ in range(round(seconds / (FLASH / 4))):
        await stage.turn(FLASH / 4)
        seen.append(alarmed(stage))
    return seen


async def test_time_that_is_up_is_a_word_and_at_most_three_slow_flashes(tmp_path: Path) -> None:
    """The word stands; the flash is of the clock's figures alone, and ends as it began, however long one looks on."""
    assert FLASHES <= 3
    assert FLASH >= 0.5
    async with lead(tmp_path, exercise()) as stage:
        stage.app.animation_level = "full"
        await stage.turn(1199.9)
        assert not alarmed(stage)
        await stage.turn(0.1)
        assert alarmed(stage)
        seen = await flashes(stage, 6 * FLASH)
        lit = "".join(str(int(one)) for one in [True, *seen])
        assert lit.count("10") == FLASHES
        assert "1" not in lit[4 * FLASHES :]
        assert stage.shows("TIME")


async def test_nothing_flashes_where_movement_is_unwanted(tmp_path: Path) -> None:
    """The word is there all the same."""
    async with lead(tmp_path, exercise()) as stage:
        stage.app.animation_level = "none"
        await stage.turn(1200)
        assert not alarmed(stage)
        assert not any(await flashes(stage, 2 * FLASH))
        assert stage.shows("TIME")


@pytest.mark.parametrize("keys", [("n",), ("N",), ("]",), ("R",)])
async def test_an_alarm_never_outlives_what_it_was_for(tmp_path: Path, keys: tuple[str, ...]) -> None:
    """Another item, or more time, in the middle of a flash: its clock is calm at once, and stays so."""
    async with lead(tmp_path, exercise()) as stage:
        stage.app.animation_level = "full"
        await stage.turn(1200)
        assert alarmed(stage)
        await stage.press(*keys)
        assert not alarmed(stage)
        assert not any(await flashes(stage, 2 * FLASH))


async def test_another_item_that_is_over_too_does_not_take_the_flash_on(tmp_path: Path) -> None:
    """Back in the middle of a flash to an item that ran out of time before: it is over, and was told then."""
    day = started().wait(minutes=12).goes_to("ex1")
    day.does(ToggleClock())
    async with lead(tmp_path, day) as stage:
        stage.app.animation_level = "full"
        await stage.turn(1200)
        assert alarmed(stage)
        stage.controller.dispatch(GoTo("welcome"))
        stage.lead.look()
        await stage.settle()
        assert stage.now.clock.left < 0
        assert not alarmed(stage)
        assert not any(await flashes(stage, 2 * FLASH))


async def test_a_flash_ends_even_when_its_timers_come_late(tmp_path: Path) -> None:
    """A machine that stalls for seconds leaves nothing lit."""
    async with lead(tmp_path, exercise()) as stage:
        stage.app.animation_level = "full"
        await stage.turn(1200)
        assert alarmed(stage)
        await stage.turn(7 * FLASH)
        assert not alarmed(stage)


# -- moving on -------------------------------------------------------------------------------------------------


def self_moving() -> Day:
    """A day whose first item moves on by itself."""
    return started(small_plan([replace(ITEMS[0], advances=True), *ITEMS[1:]]))


async def test_an_item_moves_on_by_itself_where_the_plan_says_so(tmp_path: Path) -> None:
    """Once: undo brings it back and it stays, and so does going back."""
    async with lead(tmp_path, self_moving()) as stage:
        await stage.turn(599)
        assert stage.happened() == []
        await stage.turn(1)
        assert stage.appended() == [ItemEntered("aim", running=True, by_clock=True)]
        assert stage.said == "Time was up: the plan lets Welcome move on by itself. N goes back."
        await stage.press("u")
        await stage.turn(30)
        assert stage.happened() == ["change.undone"]
        assert stage.now.id == "welcome"
        await stage.press("n", "N")
        await stage.turn(300)
        assert stage.happened() == ["item.entered", "item.entered"]


async def test_nothing_else_moves_by_itself(tmp_path: Path) -> None:
    """Hours pass at every item of a day whose plan says nothing: not one event."""
    day = Day()
    async with lead(tmp_path, day) as stage:
        await stage.turn(1800)
        for _ in ITEMS:
            await stage.press("n")
            if stage.bench.typing is not None:
                await stage.press("escape")
            if stage.now.clock.state == "not started":
                await stage.press("t")
            stage.happened()
            await stage.turn(2400)
            assert stage.happened() == []


# -- the second clock ------------------------------------------------------------------------------------------


async def test_the_second_clock_by_keys(tmp_path: Path) -> None:
    """Started, shown beside the main one, paused, changed, closed; the main one runs on."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("0")
        assert stage.head == "Second clock"
        await stage.press(*"2:30 Group 3", "enter")
        assert stage.appended() == [SecondClockStarted(150.0, "Group 3")]
        assert stage.place == "lead"
        assert stage.shows("Group 3 ")
        await stage.turn(30)
        assert stage.shows("2:00 left")
        await stage.press("0")
        assert stage.top == "SecondClockScreen"
        assert stage.shows("Exercise 1: 19:30 left")
        await stage.press("space")
        await stage.turn(60)
        assert second(stage) == SecondFace("Group 3", running=False, left=120)
        await stage.press("t", "plus", "minus", "plus")
        await stage.turn(20)
        assert second(stage) == SecondFace("Group 3", running=True, left=160)
        await stage.press("escape")
        assert stage.top == "LeadScreen"
        await stage.press("0", "0")
        assert stage.top == "LeadScreen"
        assert second(stage) is None
        await stage.press("u")
        assert second(stage) == SecondFace("Group 3", running=True, left=160)
        assert [event for event in stage.happened() if not event.startswith(("second_clock", "change"))] == []
        assert stage.now.clock.left == 1200 - 110


async def test_the_second_clock_is_read_over_the_board_of_a_small_window(tmp_path: Path) -> None:
    """One group's turn, where the panel at the right is hidden."""
    day = started().goes_to("back1")
    day.does(StartSecondClock(150.0, "Group 3"))
    async with lead(tmp_path, day, size=(80, 24)) as stage:
        assert stage.shows("Group 3 2:30 left")
        await stage.turn(160)
        assert stage.shows("Group 3 0:10 over")


async def test_what_is_no_length_of_time_is_told_and_kept(tmp_path: Path) -> None:
    """The words stay in the line to be put right; an empty line closes it."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("0")
        await stage.enter("energiser")
        assert "such as 2 energiser" in stage.said
        assert stage.line.value == "energiser"
        await stage.enter("")
        assert stage.place == "lead"
        assert stage.happened() == []


async def test_the_panel_closes_when_another_window_closes_the_clock(tmp_path: Path) -> None:
    """There is nothing left to work on."""
    day = exercise()
    day.does(StartSecondClock(60.0))
    journal = day.journal(RUN)
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("0")
        assert isinstance(stage.screen, SecondClockScreen)
        other = Controller(journal.beside(), stage.clock, RUN, "scribe")
        other.dispatch(CloseSecondClock())
        await stage.turn(1)
        assert stage.top == "LeadScreen"


async def test_a_remote_does_the_second_clock_no_harm(tmp_path: Path) -> None:
    """Page keys, Esc and the full stop leave it running."""
    day = exercise()
    day.does(StartSecondClock(60.0))
    async with lead(tmp_path, day) as stage:
        await stage.press("0", "pagedown", "pageup", "full_stop", "b", "f5", "escape", "escape")
        assert second(stage) == SecondFace("", running=True, left=60)


# -- pace and rehearsal ----------------------------------------------------------------------------------------


async def test_a_slow_talk_is_told_in_words(tmp_path: Path) -> None:
    """Under the clock."""
    async with lead(tmp_path, started()) as stage:
        await stage.turn(300)
        assert stage.shows("pages: 1 min slower than")
        assert stage.shows("planned")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (80, 8)])
async def test_a_rehearsal_is_marked_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    """In every size, over the page and over the board."""
    day = Day()
    begin = day.entries[0]
    assert isinstance(begin.event, RunStarted)
    journal = day.journal("none")
    journal.append(RUN, 0, [replace(begin, event=replace(begin.event, rehearsal=20.0))])
    async with lead(tmp_path, day, journal, size, HandClock()) as stage:
        for keys in ((), ("space",), ("n", "n", "n")):
            await stage.press(*keys)
            assert stage.shows("REHEARSAL")


async def test_the_cue_of_an_item_reaches_a_small_screen(tmp_path: Path) -> None:
    """At 80 by 24 the words are in the panel."""
    items = [replace(ITEMS[0], cues=(Cue(9, "Say where the exits are"),)), *ITEMS[1:]]
    async with lead(tmp_path, started(small_plan(items)), size=(80, 24)) as stage:
        await stage.turn(60)
        assert stage.shows("Say where the exits are")


# -- the paper twin --------------------------------------------------------------------------------------------


async def test_p_writes_the_rest_of_the_day_for_the_printer(tmp_path: Path) -> None:
    """Apart from the exports, at the times expected now; nothing is written down in the journal."""
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("p")
        path = tmp_path / PRIVATE / "2026-03-02 small private paper.html"
        assert stage.said == f"The rest of the day is in {path}: open it in a browser and print it."
        assert "E1-G4-6" in path.read_text(encoding="utf-8")
        assert stage.happened() == []


async def test_p_that_cannot_write_says_so(tmp_path: Path) -> None:
    """In words; the day goes on."""
    (tmp_path / PRIVATE).write_text("in the way", encoding="utf-8")
    async with lead(tmp_path, exercise()) as stage:
        await stage.press("p")
        assert "could not be written" in stage.said
