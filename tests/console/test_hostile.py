"""Text that means harm, or just is odd: typed, pasted, planned; through every screen nothing breaks or slips through.

What reaches the terminal is looked at in the strips that are painted: no control character may be in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.geometry import Region

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Case, Deck, Heading, Item, LearningPoint, ListLine, Page, Paragraph, Plan, Span
from facilitator.application.opening import Setup
from facilitator.console.app import ConsoleApp
from facilitator.live.facts.agenda import GoTo, NextItem
from facilitator.live.facts.clocks import SetClock, ToggleClock
from tests.console.stage import Stage, lead, on_stage
from tests.makers import Day, HandClock, StubbornJournal, small_plan

NASTY = {
    "markup": "[/x] [@click=app.quit]x[/] [red on",
    "escapes": "\x1b]0;owned\x07 \x1b[31mred\x1b[0m \x9b2J \x1b]52;c;eA==\x07",
    "direction": "abc \u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "wide": "漢字한글 👩‍👩‍👧 👍🏽 é\u0301 ﷽",
    "breaks": "one\r\ntwo\x0bthree\u2028four\tfive",
    "nul": "a\x00b\x7fc\x08d",
    "surrogate": "half \ud83d of a smile",
    "long": "lorem ipsum " * 900,
    "unbroken": "x" * 3000,
    "spaces": "   ",
}

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(stage: Stage) -> None:
    """Nothing that a terminal obeys is in any line of any screen on the stack."""
    for row in stage.rows():
        assert not UNSAFE.search(row), repr(row)
    for canvas in stage.canvases():
        for strip in canvas.render_lines(Region(0, 0, *canvas.size)):
            assert not UNSAFE.search(strip.text), (canvas, strip.text)


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
async def test_typed_or_pasted_it_is_kept_as_words(tmp_path: Path, text: str) -> None:
    """As an issue, an edit, a note, a parked question, an action, a time, a group's name, and in the search."""
    day = Day()
    day.at("09:30").does(NextItem(), GoTo("ex1"), GoTo("back1"))
    words = clean_line(text)
    async with lead(tmp_path, day, size=(80, 24)) as stage:
        await stage.paste(text)
        if stage.top == "PastingSheet":
            harmless(stage)
            await stage.press("escape")
        assert stage.line.value == words
        harmless(stage)
        await stage.press("enter")
        assert stage.texts() == [kept for kept in (words,) if kept and len(kept) <= 10_000]
        await stage.enter(text)
        harmless(stage)
        assert set(stage.texts()) <= {words}
        if stage.texts():
            await stage.press("up", "enter")
            await stage.enter(text + "!")
            assert stage.texts()[-1] == words + "!" or len(words) >= 10_000 or stage.said
            harmless(stage)
            await stage.press("escape")
        if stage.bench.typing is not None:
            await stage.put("")
            await stage.press("escape")
        for key in ("o", "k", "a", "C"):
            await stage.press(key)
            await stage.enter(text)
            harmless(stage)
            if stage.bench.typing is not None:
                await stage.press("escape")
        await stage.press("m", "down", "enter")
        await stage.enter(text)
        harmless(stage)
        if stage.bench.typing is not None:
            await stage.press("escape")
        await stage.turn(1)
        for key in ("l", "g", "m", "E"):
            await stage.press(key)
            harmless(stage)
            await stage.press("escape")
        assert stage.app.return_code is None


@pytest.mark.parametrize("text", ["\ud83d", "a\x00b", "\x1b[31m"])
async def test_a_draft_that_cannot_be_stored_breaks_nothing(tmp_path: Path, text: str) -> None:
    """Something odd in the field itself, as a terminal that lies might put there."""
    async with lead(tmp_path, Day().at("09:30").goes_to("back1")) as stage:
        await stage.put(f"odd {text}")
        await stage.turn(1)
        harmless(stage)
        await stage.press("escape")
        await stage.press("c", "enter")
        assert stage.texts() == [clean_line(f"odd {text}")]


def nasty_plan(text: str) -> Plan:
    """The small plan with this text wherever a plan has text. It went past the reader, which would have cleaned it."""
    span = (Span(text),)
    page = Page(text, (Heading(1, span), Paragraph(span), ListLine(0, "", span)), notes=(text, text), slide=3)
    plan = small_plan()

    def nasty(item: Item) -> Item:
        """One item with it."""
        cues = tuple(replace(cue, text=text) for cue in item.cues)
        phases = tuple(replace(phase, name=text) for phase in item.phases)
        return replace(item, title=text, prompts=(text,), aims=(text,), cues=cues, phases=phases)

    return replace(
        plan,
        title=text,
        organisation=text,
        description=text,
        unfilled=(text,),
        items=tuple(map(nasty, plan.items)),
        decks={name: Deck(name, (page, page)) for name in plan.decks},
        cases={"robin.md": Case("robin.md", text, (page,), warning=text, points=(LearningPoint("LP1", text),))},
    )


PLANNED = [name for name in NASTY if name not in ("surrogate",)]
"""A plan holds no half characters: nothing that holds it could be stored."""


@pytest.mark.parametrize("name", PLANNED)
async def test_planned_it_is_shown_as_words(tmp_path: Path, name: str) -> None:
    """In every phase of the day and on everything that opens."""
    text = NASTY[name]
    day = Day(nasty_plan(text), groups=(f"{text[:200]}1", f"{text[:200]}2"))
    async with lead(tmp_path, day, size=(110, 24)) as stage:
        harmless(stage)
        await stage.press("space")
        harmless(stage)
        for item in ("ex1", "back1", "lunch"):
            stage.bench.ask(GoTo(item))
            if item == "ex1":
                stage.bench.ask(ToggleClock())
            for left in (500, 1):
                stage.bench.ask(SetClock(left))
                await stage.turn(2)
                harmless(stage)
        for key in ("i", "g", "m", "question_mark", "E"):
            await stage.press(key)
            harmless(stage)
            await stage.press("escape")
        await stage.press("E", "enter")
        harmless(stage)
        assert stage.app.return_code is None


@pytest.mark.parametrize("name", NASTY)
async def test_at_setup_it_is_refused_or_kept_as_words(tmp_path: Path, name: str) -> None:
    """As names of groups, trainers, a venue, a start."""
    text = NASTY[name]
    clock = HandClock()
    plan = nasty_plan(text) if name in PLANNED else small_plan()
    app = ConsoleApp(StubbornJournal(), tmp_path, clock, plan=plan, setup=Setup(("Group 1", "Group 2")))
    async with on_stage(app, clock, (80, 24)) as stage:
        for field in ("groups", "trainers", "venue", "starts"):
            stage.screen.query_one(f"#{field}").value = text  # type: ignore[attr-defined]
            await stage.settle()
            harmless(stage)
        await stage.press("enter", "enter", "enter", "enter")
        harmless(stage)
        for start in stage.screen.query("#starts"):
            start.value = ""  # type: ignore[attr-defined]
            await stage.press("enter")
        harmless(stage)
        assert stage.app.return_code is None


async def test_at_home_titles_are_words(tmp_path: Path) -> None:
    """Runs of plans that mean harm."""
    journal = StubbornJournal()
    days: Sequence[Day] = [Day(nasty_plan(NASTY[name])) for name in PLANNED]
    for number, day in enumerate(days):
        journal.append(f"2026-03-02-{'abcdefghjk'[number]}bc", 0, day.entries)
    async with on_stage(ConsoleApp(journal, tmp_path, HandClock()), HandClock(), (80, 24)) as stage:
        harmless(stage)
        await stage.press(*["down"] * 4)
        harmless(stage)


async def test_the_palette_shows_nothing_that_is_markup(tmp_path: Path) -> None:
    """Its commands are our own words; what is searched for may be anything."""
    async with lead(tmp_path, Day(nasty_plan(NASTY["markup"]))) as stage:
        await stage.press("ctrl+p")
        for text in (NASTY["markup"], NASTY["wide"], "next"):
            stage.line.value = text
            await stage.settle()
            harmless(stage)
        await stage.press("escape")
        assert stage.top == "LeadScreen"


def test_the_last_guard_is_in_place(tmp_path: Path) -> None:
    """The app filters what every widget paints, Textual's own included."""
    app = ConsoleApp(StubbornJournal(), tmp_path, HandClock())
    assert any(type(line_filter).__name__ == "NoControls" for line_filter in app.get_line_filters())
