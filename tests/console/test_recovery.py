"""Honest recovery: how long the laptop was away, what goes on, and what another window did."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.controller import Controller
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun, GapNoted
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import RUN, lead, on_stage
from tests.makers import BOOT, Day, started


def left_at(item: str = "ex1") -> Day:
    """A day that was going on when the laptop went away, its clock running for five minutes."""
    day = started().goes_to(item)
    if item == "ex1":
        day.does(ToggleClock())
    return day


@pytest.mark.parametrize("seconds", [0, 5, 14])
async def test_a_quick_restart_says_nothing(tmp_path: Path, seconds: float) -> None:
    """Less than 15 seconds are no absence."""
    day = left_at()
    journal = day.journal()
    day.wait(seconds)
    async with lead(tmp_path, day, journal) as stage:
        assert stage.happened() == []
        assert "Away" not in stage.said
        assert stage.now.clock.left == 1200 - seconds


@pytest.mark.parametrize(("seconds", "words"), [(40, "40 s"), (220, "3 min 40 s"), (899, "14 min 59 s")])
async def test_a_short_absence_is_noted_and_said(tmp_path: Path, seconds: float, words: str) -> None:
    """The item goes on with what is left by the clock on the wall."""
    day = left_at()
    journal = day.journal()
    day.wait(seconds)
    async with lead(tmp_path, day, journal) as stage:
        await stage.settle()
        assert [entry.event for entry in journal.read(RUN)][-1] == GapNoted(seconds, True, "restart")
        assert f"Away for {words}." in stage.said
        assert "Exercise 1 goes on with" in stage.said
        assert stage.now.clock.left == 1200 - seconds
        assert stage.top == "LeadScreen"


async def test_the_leads_absence_counts_though_a_scribe_typed_on(tmp_path: Path) -> None:
    """Another window's words and signs of life are not the lead's."""
    day = left_at()
    journal = day.journal(RUN)
    scribe = Controller(journal.beside(), day.clock, RUN, "scribe")
    for _ in range(60):
        day.wait(10)
        scribe.tick()
    scribe.dispatch(CaptureIssue("G1", "typed meanwhile"))
    scribe.leave()
    async with lead(tmp_path, day, journal) as stage:
        await stage.settle()
        assert "Away for 10 min." in stage.said
        assert GapNoted(600.0, True, "restart") in [entry.event for entry in journal.read(RUN)]


@pytest.mark.parametrize(("step", "words"), [(120, "forward by 2 min"), (-120, "back by 2 min")])
async def test_a_step_of_the_wall_clock_is_told(tmp_path: Path, step: float, words: str) -> None:
    """While the program is alive; the item's clock is untouched."""
    async with lead(tmp_path, left_at()) as stage:
        await stage.turn(60)
        left = stage.now.clock.left
        stage.clock.turn(wall=step)
        await stage.turn(1)
        assert f"clock was put {words}" in stage.said
        assert stage.now.clock.left == left - 1
        assert stage.happened() == []


async def test_a_step_of_the_wall_clock_while_nobody_looked_is_told(tmp_path: Path) -> None:
    """The program was left, the laptop's clock was set, the program was opened again."""
    day = left_at()
    journal = day.journal(RUN)
    day.clock.turn(wall=125, run=5)
    async with lead(tmp_path, day, journal) as stage:
        await stage.turn(1)
        assert "clock was put forward by 2 min" in stage.said


@pytest.mark.parametrize(
    ("step", "words"), [(120, "3 min behind (clock put forward 2 min)"), (-180, "1 min in hand (clock put back 3 min)")]
)
async def test_the_bar_never_takes_in_a_step_of_the_wall_clock_in_silence(
    tmp_path: Path, step: float, words: str
) -> None:
    """It says so after the words below have gone, also once more has happened, until a fixed point; winning back too.

    Without the step the day would be a minute behind.
    """
    day = started().at("10:00").goes_to("ex1")
    day.does(ToggleClock())
    async with lead(tmp_path, day) as stage:
        await stage.turn(21 * 60)
        assert "1 min behind  " in stage.rows()[0]
        stage.clock.turn(wall=step)
        await stage.turn(1)
        assert words in stage.rows()[0]
        await stage.enter_note("later")
        await stage.turn(1)
        assert "clock was put" not in stage.said
        assert words in stage.rows()[0]
        stage.controller.dispatch(GoTo("lunch"))
        stage.lead.look()
        await stage.settle()
        assert "clock put" not in stage.rows()[0]


async def test_a_clock_that_runs_a_little_fast_is_not_worth_a_word(tmp_path: Path) -> None:
    """Half a minute is."""
    async with lead(tmp_path, left_at()) as stage:
        stage.clock.turn(wall=29)
        await stage.turn(1)
        assert "clock was put" not in stage.said


async def test_a_long_absence_asks_and_the_day_went_on(tmp_path: Path) -> None:
    """Enter takes the first answer: clocks ran on."""
    day = left_at()
    journal = day.journal()
    day.wait(3600)
    async with lead(tmp_path, day, journal) as stage:
        await stage.settle()
        assert stage.top == "PickScreen"
        assert stage.shows("Away 1 h, since 09:30.")
        await stage.press("enter")
        assert journal.read(RUN)[-1].event == GapNoted(3600.0, True, "restart")
        assert stage.now.clock.left == 1200 - 3600
        assert "40:00 over" in stage.said


async def test_a_long_absence_in_which_everything_waited(tmp_path: Path) -> None:
    """Clocks go on from where they stood."""
    day = left_at()
    day.wait(300)
    journal = day.journal()
    journal.touch(RUN, day.now.wall)
    day.wait(3600)
    async with lead(tmp_path, day, journal) as stage:
        await stage.settle()
        await stage.press("down", "enter")
        assert journal.read(RUN)[-1].event == GapNoted(3600.0, False, "restart")
        assert stage.now.clock.left == 900
        await stage.press("u")
        assert "leaving out the time away" in stage.said
        assert stage.now.clock.left == 900 - 3600


async def test_a_question_left_open_counts_as_time_that_went_on(tmp_path: Path) -> None:
    """Esc is no answer, but the absence is on record."""
    day = left_at()
    journal = day.journal()
    day.wait(1800)
    async with lead(tmp_path, day, journal) as stage:
        await stage.settle()
        await stage.press("escape")
        assert journal.read(RUN)[-1].event == GapNoted(1800.0, True, "restart")


async def test_an_absence_across_a_boot_goes_by_the_wall(tmp_path: Path) -> None:
    """The running clock starts at nothing again."""
    day = left_at()
    journal = day.journal()
    day.clock.reboot(uptime=20, seconds=120)
    async with lead(tmp_path, day, journal) as stage:
        await stage.settle()
        assert "Away for 2 min." in stage.said
        assert stage.now.clock.left == 1080
        assert stage.clock.now().boot != BOOT


async def test_a_wall_clock_set_back_is_no_absence(tmp_path: Path) -> None:
    """And the countdown does not jump."""
    day = left_at()
    journal = day.journal()
    day.clock.turn(wall=-3600, run=10)
    async with lead(tmp_path, day, journal) as stage:
        await stage.settle()
        assert stage.happened() == []
        assert stage.now.clock.left == 1190


@pytest.mark.parametrize("make", [Day, lambda: ended()])
async def test_before_and_after_the_day_nobody_was_away(tmp_path: Path, make: type[Day]) -> None:
    """A run that is not under way is not waited for."""
    day = make()
    journal = day.journal()
    day.wait(7200)
    async with lead(tmp_path, day, journal) as stage:
        await stage.settle()
        assert stage.happened() == []
        assert stage.top == "LeadScreen"


def ended() -> Day:
    """A day that has ended."""
    day = started()
    day.does(EndRun())
    return day


async def test_sleep_is_noticed_while_the_program_lives(tmp_path: Path) -> None:
    """A closed lid: on record, said, and the clock right at once."""
    async with lead(tmp_path, left_at()) as stage:
        await stage.turn(60)
        await stage.sleep(400)
        assert stage.appended() == [GapNoted(400.0, True, "sleep")]
        assert "The laptop was away for 6 min 40 s. Exercise 1 goes on with 12:20 left." in stage.said
        await stage.turn(60)
        assert stage.happened() == []


async def test_sleep_before_the_start_and_after_the_end(tmp_path: Path) -> None:
    """Nothing breaks."""
    for day in (Day(), ended()):
        async with lead(tmp_path, day) as stage:
            await stage.sleep(4000)
            assert "away for 1 h 6 min" in stage.said


async def test_what_another_window_types_turns_up(tmp_path: Path) -> None:
    """Within a tick, while the line here keeps its words."""
    day = started().goes_to("back1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.put("half a")
        day.does(CaptureIssue("G2", "typed by the scribe"), by="scribe")
        journal.beside().append(RUN, stage.seq, day.entries[-1:])
        await stage.turn(1)
        assert stage.shows("scribe")
        assert stage.line.value == "half a"
        await stage.enter("half a word")
        assert stage.texts() == ["typed by the scribe", "half a word"]


async def test_another_window_that_is_faster_loses_nothing_here(tmp_path: Path) -> None:
    """Both lines are kept, with numbers of their own."""
    day = started().goes_to("back1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        day.does(CaptureIssue("G1", "theirs"), by="scribe")
        journal.beside().append(RUN, stage.seq, day.entries[-1:])
        await stage.enter("ours")
        assert stage.texts() == ["theirs", "ours"]
        assert list(stage.state.issues) == ["E1-G1-1", "E1-G1-2"]


async def test_another_window_that_moves_the_day_is_followed(tmp_path: Path) -> None:
    """To the item, its page and its clock; no line opens under the fingers of who did not go there."""
    day = started()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        day.does(GoTo("back1"), by="scribe")
        journal.beside().append(RUN, stage.seq, day.entries[-1:])
        await stage.turn(1)
        assert stage.now.id == "back1"
        assert stage.mode.showing == "board"
        assert stage.place == "lead"


async def test_what_there_is_to_tell_is_told_once(tmp_path: Path) -> None:
    """Such as that a damaged journal was set aside."""
    from facilitator.console.app import ConsoleApp
    from facilitator.controller import Controller

    day = started()
    journal = day.journal()
    told = ("A damaged journal was set aside. [/x]",)
    app = ConsoleApp(journal, tmp_path, day.clock, told, Controller(journal, day.clock, RUN))
    async with on_stage(app, day.clock, (120, 36)) as stage:
        await stage.settle()
        assert stage.top == "PaperScreen"
        assert stage.shows("A damaged journal was set aside. [/x]")
        await stage.press("escape")
        assert stage.top == "LeadScreen"
