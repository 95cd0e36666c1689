"""The second keyboard: it types, and moves nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.console.app import TURNED, ConsoleApp
from facilitator.console.desks.thinking import Thought
from facilitator.console.keys import KEYS
from facilitator.controller import Controller
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.day import EndRun, ReopenRun, RunStarted
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.room import SeeNudge, SendNudge
from tests.console.minds import CannedMind
from tests.console.stage import RUN, Stage, lead, on_stage
from tests.console.test_screens import compare, day
from tests.makers import Day, StubbornJournal, started


def reporting() -> Day:
    """Ready to report back on exercise 1."""
    return day().at("10:05").goes_to("ex1").at("10:25").goes_to("back1")


@asynccontextmanager
async def scribe(folder: Path, day: Day, size: tuple[int, int] = (120, 36)) -> AsyncIterator[tuple[Stage, Controller]]:
    """The scribe's window, and the lead's controller beside it on the same journal."""
    journal = day.journal(RUN)
    leading = Controller(journal.beside(), day.clock, RUN)
    async with lead(folder, day, journal, size=size, window="scribe") as stage:
        yield stage, leading


async def test_the_line_is_open_and_what_is_typed_is_the_scribes(tmp_path: Path) -> None:
    """Each issue knows which window typed it; the lead sees it at her next tick."""
    async with scribe(tmp_path, reporting()) as (stage, leading):
        assert stage.top == "ScribeScreen"
        assert stage.head.startswith("Group 1")
        await stage.enter("3: letters nobody read")
        assert stage.happened() == ["issue.captured"]
        assert [entry.by for entry in stage.app.journal.read(RUN)][-1] == "scribe"
        leading.tick()
        assert [issue.text for issue in leading.state.issues.values()] == ["letters nobody read"]


async def test_nothing_here_moves_the_day(tmp_path: Path) -> None:
    """Every key of the lead's that is not for typing does nothing, whatever it is."""
    async with scribe(tmp_path, reporting()) as (stage, _):
        await stage.press("escape")
        own = {name for key in KEYS if key.where == "scribe" for name in key.keys.split(",")}
        for key in KEYS:
            if key.where == "lead" and not key.scribe:
                for name in set(key.keys.split(",")) - own:
                    await stage.press(name)
        assert stage.happened() == []
        assert stage.top == "ScribeScreen"
        assert stage.head == ""


async def test_the_lead_moves_on_while_the_scribe_is_in_mid_sentence(tmp_path: Path) -> None:
    """The line stays open, the words stay in it, and they go where they were typed for."""
    async with scribe(tmp_path, reporting()) as (stage, leading):
        await stage.put("2: the health visitor was")
        leading.dispatch(NextItem())
        await stage.turn(1)
        assert stage.now.title == "Lunch"
        assert stage.line.value == "2: the health visitor was"
        await stage.enter("2: the health visitor was on her own")
        (issue,) = stage.state.issues.values()
        assert (issue.exercise, issue.group, issue.text) == ("ex1", "G2", "the health visitor was on her own")


async def test_two_windows_type_at_once(tmp_path: Path) -> None:
    """Numbers stay unique, and neither window's words are lost."""
    async with scribe(tmp_path, reporting()) as (stage, leading):
        for number in range(4):
            leading.dispatch(CaptureIssue("G1", f"lead {number}"))
            await stage.enter(f"1: scribe {number}")
        await stage.turn(1)
        leading.tick()
        said = [(issue.id, issue.text) for issue in leading.state.issues.values()]
        assert [text for _, text in said] == [f"{who} {n}" for n in range(4) for who in ("lead", "scribe")]
        assert [id_ for id_, _ in said] == [f"E1-G1-{n}" for n in range(1, 9)]
        assert stage.texts() == [text for _, text in said]


async def test_undo_takes_back_only_the_scribes_own(tmp_path: Path) -> None:
    """The lead's last step stays."""
    async with scribe(tmp_path, reporting()) as (stage, leading):
        await stage.enter("mine")
        leading.dispatch(CaptureIssue("G2", "hers"))
        await stage.turn(1)
        await stage.press("ctrl+z")
        assert stage.texts() == ["hers"]


async def test_the_scribes_line_names_only_keys_that_work_there(tmp_path: Path) -> None:
    """Also-us for a repeat on offer does; learning points are the lead's, whose screen alone shows them."""
    async with scribe(tmp_path, reporting()) as (stage, _):
        await stage.enter("nobody asked the child")
        stage.thinking.sensing = CannedMind(usual=Thought(repeats=("E1-G1-1",), points=("robin.md/LP1",)))  # type: ignore[assignment]
        await stage.put("2: no one asked him")
        await stage.think()
        assert stage.shows("ctrl+r also us")
        assert stage.shows("ctrl+r: also us")
        assert not stage.shows("ctrl+l")
        assert stage.happened() == ["issue.captured"]
        await stage.press("ctrl+l")
        assert "learning point" not in stage.shown()
        await stage.press("ctrl+r")
        assert stage.happened() == ["issue.captured", "issue.merged"]
        assert stage.line.value == ""
        await stage.press("ctrl+l", "ctrl+n", "ctrl+f", "ctrl+t")
        assert stage.happened() == []


async def test_the_page_stands_once_on_the_scribes_screen(tmp_path: Path) -> None:
    """In the middle, or small at the side of the board; tab turns from one to the other at once."""
    async with scribe(tmp_path, day().at("10:05").goes_to("ex1")) as (stage, _):
        await stage.press("escape")
        assert sum("What went on for" in row for row in stage.rows()) == 1
        await stage.press("tab")
        assert sum("What went on for" in row for row in stage.rows()) == 1
        await stage.press("tab")
        assert sum("What went on for" in row for row in stage.rows()) == 1


async def test_before_the_start_the_scribe_is_not_told_to_begin_the_day(tmp_path: Path) -> None:
    """That is the lead's."""
    async with scribe(tmp_path, day()) as (stage, _):
        assert stage.shows("The lead begins the day.")
        assert not stage.shows("Press space")


async def test_when_the_day_ends_the_scribes_line_closes_and_keeps_its_words(tmp_path: Path) -> None:
    """There is nothing left to capture; opened again, the day brings them back."""
    async with scribe(tmp_path, reporting()) as (stage, leading):
        await stage.press(*"half a th")
        leading.dispatch(EndRun())
        await stage.turn(1)
        assert stage.place == "lead"
        assert stage.said == "The day has ended."
        assert stage.bench.drafts.of("capture") == "half a th"
        leading.dispatch(ReopenRun())
        await stage.turn(1)
        await stage.press("c")
        assert stage.line.value == "half a th"


async def test_the_lead_is_told_silently(tmp_path: Path) -> None:
    """A nudge with the group it is about; the scribe sees whether it was seen."""
    async with scribe(tmp_path, reporting()) as (stage, leading):
        await stage.press("escape", "!")
        await stage.enter("4: stuck for five minutes")
        assert stage.happened() == ["nudge.sent"]
        assert "not seen" in stage.shown()
        leading.tick()
        (nudge,) = leading.state.nudges
        assert (nudge.text, nudge.group) == ("stuck for five minutes", "G4")
        leading.dispatch(SeeNudge(nudge.id))
        await stage.turn(1)
        assert stage.shows("(seen)")
        await stage.press("!")
        await stage.put("half a sentence")
        await stage.press("escape", "!")
        assert stage.line.value == "half a sentence"


async def test_drafts_of_two_windows_do_not_mix(tmp_path: Path) -> None:
    """Each keeps its own."""
    shared = reporting()
    async with scribe(tmp_path, shared) as (stage, _):
        await stage.put("the scribe's half line")
        await stage.turn(1)
        assert stage.app.journal.drafts(RUN) == {"scribe:capture": "the scribe's half line"}


async def test_a_laptop_that_slept_is_noted_by_the_lead_alone(tmp_path: Path) -> None:
    """Otherwise the log would hold every absence twice."""
    async with scribe(tmp_path, reporting()) as (stage, _):
        await stage.sleep(3600)
        assert stage.happened() == []


async def test_the_help_lists_the_scribes_keys_only(tmp_path: Path) -> None:
    """`?` tells no key that does nothing here."""
    async with scribe(tmp_path, reporting()) as (stage, _):
        await stage.press("escape", "?")
        assert stage.shows("Tell the lead something")
        assert not stage.shows("End the day")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_scribes_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    """As people read it."""
    made = reporting()
    made.does(CaptureIssue("G1", "no one asked the child"), CaptureIssue("G2", "GP letters filed"))
    made.does(SendNudge("stuck for five minutes", "G4"), by="scribe")
    async with scribe(tmp_path, made, size) as (stage, _):
        await stage.put("everyone thought someone else was ringing")
        compare(f"scribe-{size[0]}x{size[1]}", stage.shown())


@asynccontextmanager
async def rehearsing(folder: Path, day: Day, *, turns: bool) -> AsyncIterator[Stage]:
    """The scribe's window on a rehearsal; `turns` where nobody named that run."""
    first, *rest = day.entries
    assert isinstance(first.event, RunStarted)
    journal = StubbornJournal()
    journal.append(REHEARSED, 0, [replace(first, event=replace(first.event, rehearsal=1.0)), *rest])
    controller = Controller(journal, day.clock, REHEARSED, "scribe")
    app = ConsoleApp(journal, folder, day.clock, controller=controller, turns=turns)
    async with on_stage(app, day.clock, (120, 36)) as stage:
        yield stage


REHEARSED = "2026-03-02-reh"


@pytest.mark.parametrize("turns", [True, False])
async def test_on_a_rehearsal_the_window_turns_to_the_real_day_with_what_was_typed(tmp_path: Path, turns: bool) -> None:
    """Once one begins, unless the rehearsal was asked for by name; the other window's sign is taken away."""
    day = reporting()
    async with rehearsing(tmp_path, day, turns=turns) as stage:
        await stage.turn(5)
        await stage.put("2: letters nobody")
        assert stage.app.return_value is None
        stage.app.journal.append(RUN, 0, started().entries)
        await stage.turn(5)
        assert stage.app.return_value == (TURNED if turns else None)
        assert bool(stage.app.journal.signs(REHEARSED)) is not turns
        kept = stage.app.journal.drafts(RUN)
    assert list(kept.values()) == (["2: letters nobody"] if turns else [])


async def test_a_click_on_an_item_leads_nowhere(tmp_path: Path) -> None:
    """The scribe follows: she reads what it is called and when it is, and two clicks do not move everybody's day."""
    async with lead(tmp_path, started(), window="scribe") as stage:
        await stage.click("LUNCH")
        assert stage.said == "Lunch, 11:00."
        await stage.click("LUNCH", times=2)
        assert stage.happened() == []
        assert stage.now.id == "welcome"
