"""Every screen as people read it, kept on file as plain text and compared line by line.

`UPDATE_SCREENS=1 pytest tests/console/test_screens.py` writes the files anew; look at what git then shows.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from facilitator.agenda import library
from facilitator.agenda.model import Block, Deck, Heading, ListLine, Page, Paragraph, Span
from facilitator.application.opening import Setup
from facilitator.console.app import ConsoleApp
from facilitator.live.facts.agenda import NextItem, NextPage
from facilitator.live.facts.clocks import StartSecondClock, ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction, AddParking
from facilitator.live.facts.issues import CaptureIssue, EditIssue
from facilitator.live.facts.room import SendNudge
from tests.console.stage import RUN, lead, on_stage
from tests.makers import Day, HandClock, StubbornJournal, small_plan

KEPT = Path(__file__).parent / "screens"

SMALL, USUAL, LARGE = (80, 24), (120, 36), (200, 60)


def compare(name: str, shown: str) -> None:
    """Compare a screen with the one on file, or write it there when asked to."""
    file = KEPT / f"{name}.txt"
    if os.environ.get("UPDATE_SCREENS") == "1":
        file.write_text(shown, encoding="utf-8")
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    if shown != kept:
        lines = difflib.unified_diff(
            kept.splitlines(), shown.splitlines(), f"{name} on file", f"{name} now", lineterm=""
        )
        pytest.fail("\n".join(lines), pytrace=False)


def text(words: str) -> tuple[Span, ...]:
    """Words as spans."""
    return (Span(words),)


def task() -> Page:
    """The page of the exercise."""
    lines = ("Talk through what happened", "Agree five or six issues", "One line each on the flipchart")
    blocks: tuple[Block, ...] = (
        Heading(1, text("What went on for Robin?")),
        Paragraph(text("Read the case, then talk about it in your group. Everyone's view counts.")),
        *(ListLine(0, "", text(line)) for line in lines),
    )
    return Page("What went on for Robin?", blocks, notes=("If stuck: who saw the child? the adult? both?",), slide=12)


def day() -> Day:
    """The small day with a page worth looking at, opened at half past nine."""
    plan = small_plan()
    return Day(replace(plan, decks=plan.decks | {"task.md": Deck("task.md", (task(),))}), begins="09:25")


def waiting() -> Day:
    """Before the start."""
    return day()


def talk() -> Day:
    """In the first talk."""
    made = day().at("09:30")
    made.does(NextItem(), NextPage())
    return made.wait(150)


def exercise() -> Day:
    """In the exercise, its clock running, some minutes behind."""
    made = day().at("09:34")
    made.does(NextItem())
    made.at("09:47").does(NextItem())
    made.at("10:06").does(NextItem(), ToggleClock())
    return made.wait(minutes=11)


def cued() -> Day:
    """In the exercise, with a nudge from the scribe and an energiser's clock."""
    made = exercise()
    made.does(SendNudge("5 min: they are stuck", "G4"), by="scribe")
    made.does(StartSecondClock(120.0, "energiser"))
    return made.wait(15)


SAID = (
    ("G1", "No one asked the child what home was like for him"),
    ("G1", "Start again with every new baby"),
    ("G2", "The letters from the surgery were filed, not read"),
    ("G3", "Nursery wrote it down but told nobody outside"),
    ("G2", "Two missed visits and the case was closed"),
)


def report_back() -> Day:
    """In the report-back, some issues on the board."""
    made = exercise()
    made.at("10:27").does(NextItem())
    for group, words in SAID:
        made.wait(30).does(CaptureIssue(group, words))
    made.does(EditIssue("E1-G1-2", "Start again: a new baby, a new file"))
    return made


def break_() -> Day:
    """In the lunch break."""
    made = report_back()
    made.at("10:58").does(NextItem())
    return made.wait(minutes=4)


def ended() -> Day:
    """After the end."""
    made = break_()
    made.does(AddParking("Who pays for the heating?"), AddAction("Write to the surgery"))
    made.at("12:15").does(EndRun())
    return made


class Shot(NamedTuple):
    """A screen to keep: a day, the keys that lead there, and the sizes it is looked at in."""

    day: Callable[[], Day]
    keys: tuple[str, ...] = ()
    sizes: tuple[tuple[int, int], ...] = (SMALL,)


SHOTS = {
    "waiting": Shot(waiting, (), (SMALL, USUAL)),
    "talk": Shot(talk, (), (SMALL, USUAL)),
    "exercise": Shot(exercise, (), (SMALL, USUAL, LARGE)),
    "report-back": Shot(report_back, tuple("3: left it to"), (SMALL, USUAL, LARGE)),
    "board": Shot(report_back, ("escape", "up")),
    "second-clock": Shot(report_back, ("escape", "0", *"2:30 Group 3", "enter", "0"), (SMALL, USUAL)),
    "cue": Shot(cued, (), (SMALL, USUAL, LARGE)),
    "note": Shot(exercise, ("o", *"ask about")),
    "break": Shot(break_, (), (SMALL, USUAL)),
    "ended": Shot(ended),
    "go-to": Shot(exercise, ("g",), (SMALL, USUAL)),
    "help": Shot(exercise, ("question_mark",), (SMALL, USUAL)),
    "end": Shot(break_, ("E",)),
    "groups": Shot(report_back, ("escape", "m")),
    "read": Shot(exercise, ("i",)),
    "price": Shot(exercise, ("right_square_bracket",), (SMALL, USUAL)),
    "catch-up": Shot(exercise, ("right_square_bracket", "r"), (SMALL, USUAL)),
    "change": Shot(exercise, ("e", "m", "down"), (SMALL, USUAL)),
    "began": Shot(exercise, ("T", "4")),
}


@pytest.mark.parametrize(
    ("name", "size"), [(name, size) for name, shot in SHOTS.items() for size in shot.sizes], ids=str
)
async def test_the_lead_sees(tmp_path: Path, name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The lead's screen in every phase, and what opens over it."""
    monkeypatch.chdir(tmp_path)  # so that the folder of the exports is called the same everywhere
    shot = SHOTS[name]
    made = shot.day()
    journal = made.journal()
    journal.touch(RUN, made.now.wall)  # the laptop was there all the time
    async with lead(Path(), made, journal, size) as stage:
        await stage.press(*shot.keys)
        compare(f"{name}-{size[0]}x{size[1]}", stage.shown())


async def test_the_lead_sees_that_nothing_is_saved(tmp_path: Path) -> None:
    """Trouble in words."""
    from facilitator.journal.port import WriteRefused

    made = exercise()
    journal = made.journal()
    journal.touch(RUN, made.now.wall)
    async with lead(tmp_path, made, journal, SMALL) as stage:
        journal.refuses = WriteRefused("The disk is full.")
        await stage.press("plus", "plus")
        compare("trouble-80x24", stage.shown())


async def test_home_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run to carry on with, one to look back at, and a plan (one, so that new content changes nothing here)."""
    bundled = [plan for plan in library.plans(tmp_path) if plan.id == "demonstration"]
    monkeypatch.setattr(library, "plans", lambda own: bundled)
    journal = exercise().journal()
    journal.append("2026-02-27-xyz", 0, ended().entries)
    for size in (SMALL, USUAL):
        async with on_stage(ConsoleApp(journal, tmp_path, HandClock()), HandClock(), size) as stage:
            await stage.app.workers.wait_for_complete()
            await stage.settle()
            compare(f"home-{size[0]}x{size[1]}", stage.shown())


async def test_setup_shows(tmp_path: Path) -> None:
    """What a run needs to know."""
    plan = replace(small_plan(), description="A made-up morning for tests.", unfilled=("contact",))
    app = ConsoleApp(StubbornJournal(), tmp_path, HandClock(), plan=plan, setup=Setup(("Red", "Blue")))
    async with on_stage(app, HandClock(), SMALL) as stage:
        compare("setup-80x24", stage.shown())
