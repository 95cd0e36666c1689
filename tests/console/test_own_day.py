"""A day of one's own, by keys alone, in an empty folder: brought, changed, filled in, rehearsed, begun."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from openpyxl import Workbook
from pptx import Presentation

from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.console.app import ConsoleApp
from facilitator.console.editor.bench import SAVING
from facilitator.console.screens.editor import EditorScreen
from facilitator.console.screens.speeds import USUAL
from facilitator.console.widgets.home import Cards
from tests.console.stage import Stage, on_stage
from tests.makers import HandClock, StubbornJournal

ROWS = (
    ("Time", "Session", "Who", "Materials"),
    ("09.30", "Welcome", "AB", "name badges"),
    ("09.50", "Why we are here", "AB", ""),
    ("10.20", "Exercise 1: read the case", "CD", "flipchart; pens"),
    ("10.50", "Feedback", "CD", ""),
    ("11.20", "Tea break", "", ""),
    ("11.35", "What we take home", "AB, CD", ""),
    ("12.00", "Close", "", ""),
)
SLIDES = 32
DETAILS = {"quiet room": "Room 4", "wifi": "Guest", "lunch": "Hall", "exits": "Left", "phone": "0800"}
"""What a page asks for, and what is filled in among the details of the day, in this order."""


def timetable(folder: Path) -> Path:
    """A spreadsheet as trainers have it."""
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    path = folder / "timetable.xlsx"
    book.save(path)
    return path


def slides(folder: Path) -> Path:
    """Thirty-two slides, some of which are called what items are."""
    show = Presentation()
    titles = {1: "Welcome", 6: "Why we are here", 15: "Exercise 1: read the case", 24: "What we take home"}
    for number in range(1, SLIDES + 1):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = titles.get(number, f"Slide number {number}")
        slide.placeholders[1].text = f"Something that slide {number} says"
    path = folder / "slides.pptx"
    show.save(str(path))
    return path


async def typed(stage: Stage, words: str) -> None:
    """Press the keys of these words, in place of what stands in the line."""
    names = {" ": "space", ":": "colon", ",": "comma", "/": "slash", ".": "full_stop", "-": "minus", "_": "underscore"}
    for letter in words:
        await stage.press(names.get(letter, letter))


async def bring(stage: Stage, file: Path, name: str) -> None:
    """Bring a file by the key on home; the day of it is the first."""
    await stage.press("b")
    await typed(stage, str(file))
    await stage.press("enter")
    await typed(stage, name)
    await stage.press("enter", "enter")
    await beside(stage)


async def beside(stage: Stage) -> None:
    """Wait for what is done beside the screen."""
    await stage.app.workers.wait_for_complete([one for one in stage.app.workers if one.group in ("bring", SAVING)])
    await stage.settle()


def plan_in(folder: Path) -> Plan:
    """The plan as it would be run."""
    plan = read_plan(folder / "plans" / "our-day.yaml").plan
    assert plan is not None
    return plan


async def to_field(stage: Stage, label: str) -> None:
    """Go down the fields to one."""
    assert isinstance(stage.screen, EditorScreen)
    bench = stage.screen.bench
    for _ in bench.fields:
        if bench.row.label == label:
            return
        await stage.press("down")
    raise AssertionError(label)


async def read_off(stage: Stage) -> None:
    """Close what is to be read before the day."""
    while stage.top == "PaperScreen":
        await stage.press("escape")


async def to_the_plan(stage: Stage) -> None:
    """Mark the trainer's own plan."""
    for _ in range(12):
        chosen = stage.screen.query_one(Cards).chosen
        if chosen is not None and chosen.id.endswith("our-day.yaml"):
            return
        await stage.press("down")
    raise AssertionError("the plan is not listed")


async def change_the_plan(stage: Stage) -> None:
    """Three lengths, a title, a page that asks for five things, the organisation and what those are."""
    await stage.press("2", "5", "enter", "down", "plus", "down", "right_square_bracket")
    await stage.press("down", "down", "down", "t")
    await typed(stage, "What we do on Monday")
    await stage.press("enter", "home", "down", "p")
    assert stage.top == "PagesScreen"
    await typed(stage, " to all of you")
    await stage.press("enter", "enter")
    for name in DETAILS:
        await stage.press(*["left_curly_bracket"] * 2)
        await typed(stage, name)
        await stage.press(*["right_curly_bracket"] * 2)
    await stage.press("escape", "f")
    await to_field(stage, "organisation")
    await stage.press("enter")
    await typed(stage, "Our Trust")
    await stage.press("enter")
    await beside(stage)
    await to_field(stage, "details")
    for words in DETAILS.values():
        await stage.press("enter")
        await typed(stage, words)
        await stage.press("enter", "down")
    await beside(stage)
    await stage.press("escape", "escape")


async def test_from_nothing_to_a_day_that_has_begun(tmp_path: Path) -> None:
    """Slides and a timetable are brought and changed in the program, the first hour is rehearsed, the day begins."""
    folder, clock = tmp_path / "data", HandClock("09:00")
    table, show = timetable(tmp_path), slides(tmp_path)
    async with on_stage(ConsoleApp(StubbornJournal(), folder, clock), clock, (120, 36)) as stage:
        await bring(stage, table, "Our day")
        await stage.press("enter")
        await beside(stage)
        await bring(stage, show, "")
        if stage.top == "PickScreen":
            await stage.press("enter")
            await beside(stage)
        await stage.press("enter")
        await beside(stage)
        assert stage.top == "HomeScreen"
        brought = plan_in(folder)
        assert sum(len(brought.pages_of(item)) for item in brought.items) == SLIDES
        await stage.press("e")
        assert stage.top == "EditorScreen"
        await change_the_plan(stage)
        assert stage.top == "HomeScreen"
        plan = plan_in(folder)
        assert [item.minutes for item in plan.items][:3] == [25, 31, 35]
        assert plan.items[5].title == "What we do on Monday"
        assert plan.items[0].leads == ("AB",)
        assert plan.decks[plan.items[0].deck].pages[0].title == "Welcome to all of you"
        assert plan.organisation == "Our Trust"
        assert plan.unfilled == ()
        reading = read_plan(folder / "plans" / "our-day.yaml")
        assert reading.asked == tuple(DETAILS)
        written = (folder / "plans" / "our-day.yaml").read_text(encoding="utf-8")
        assert all(f"{name}: {words}" in written.replace('"', "") for name, words in DETAILS.items())
        await stage.press("r")
        await read_off(stage)
        assert stage.view.rehearsal
        await stage.press("space")
        await stage.turn(3600 / USUAL)
        assert stage.now.title == "Welcome"
        assert stage.view.at - stage.view.begins >= timedelta(hours=1)
        await stage.press("n", "n")
        assert stage.now.title == "Exercise 1: read the case"
        await stage.press("q")
        assert stage.top == "HomeScreen"
        await to_the_plan(stage)
        await stage.press("enter")
        assert stage.top == "SetupScreen"
        for _ in range(6):
            if stage.top == "SetupScreen":
                await stage.press("enter")
        await read_off(stage)
        assert stage.top == "LeadScreen"
        assert not stage.view.rehearsal
        await stage.press("space")
        assert stage.now.title == "Welcome"
