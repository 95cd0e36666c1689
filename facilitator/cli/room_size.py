"""What a room's window of a size shows in parts: for a plan before the day, and in the windows that are open now."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import TYPE_CHECKING

from facilitator.agenda.counting import count_words, noun

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.agenda.plan_reader import PlanReading
    from facilitator.clock import ClockSource
    from facilitator.console.painting.room_needs import Need
    from facilitator.journal.port import Journal
    from facilitator.live.state import State

SMALLEST, LARGEST = (10, 3), (600, 300)
"""Columns and rows of the smallest and the largest window that is reckoned with."""

Size = tuple[int, int]
"""Columns and rows of a window."""


def window_size(typed: str) -> Size:
    """A window's size as it is typed, such as 60x16. Raises ArgumentTypeError."""
    columns, _, rows = typed.lower().replace("\N{MULTIPLICATION SIGN}", "x").partition("x")
    numbers = [int(part) for part in (columns.strip(), rows.strip()) if part.isascii() and part.isdecimal()]
    if len(numbers) < 2 or not all(
        least <= number <= most for number, least, most in zip(numbers, SMALLEST, LARGEST, strict=True)
    ):
        least, most = (f"{size[0]}x{size[1]}" for size in (SMALLEST, LARGEST))
        raise argparse.ArgumentTypeError(f"a window's size is columns and rows, such as 60x16, from {least} to {most}")
    return numbers[0], numbers[1]


def size_words(size: Size) -> str:
    """A size in a sentence."""
    return f"{size[0]} by {size[1]}"


def plan_notes(name: str, reading: PlanReading, folder: Path, size: Size) -> tuple[str, ...]:
    """All of the plan of a `name` that takes parts in a window of this size, each with its place; last how many."""
    from facilitator.application.opening import Setup, default_groups, open_run
    from facilitator.clock import SystemClock
    from facilitator.journal.memory import MemoryJournal

    assert reading.plan is not None
    day = open_run(MemoryJournal(), SystemClock(), reading.plan, Setup(default_groups(reading.plan)))
    found = needs_of(day.state, day.clock, folder, size)
    where, window = _places(reading), f"a room's window of {size_words(size)}"
    lines = [
        f"{where.get(id(need.page), name)}: note: {need.words} comes in {count_words(need.parts, 'part')} in {window}"
        for need in found
    ]
    return (*lines, f"{name}: {many_words(len(found))} in {window}")


def many_words(count: int) -> str:
    """How many of a day's pages and other screens come in parts."""
    if not count:
        return "every page and every other screen fits"
    counted = count_words(count, "page or other screen", "pages and other screens")
    return f"{counted} {noun(count, 'comes', 'come')} in parts"


def _places(reading: PlanReading) -> dict[int, str]:
    """Where each page of a plan's documents begins, by the page's identity."""
    assert reading.plan is not None
    documents = {name: deck.pages for name, deck in reading.plan.decks.items()}
    documents |= {name: case.pages for name, case in reading.plan.cases.items()}
    found: dict[int, str] = {}
    for name, pages in documents.items():
        places = reading.lines[name]
        for page, line in zip(pages, places.lines, strict=True):
            found.setdefault(id(page), f"{places.file}:{line}:1")
    return found


def window_notes(journal: Journal, clock: ClockSource, folder: Path, run: str, window: str) -> tuple[str, ...]:
    """The same of a run that is under way, for a room's window that is open on it: how many there are, then each."""
    from facilitator.application.presence import lays_out_itself, size_in
    from facilitator.live.rules import replay

    size = size_in(window)
    if lays_out_itself(window):
        return (f"a page in a browser shows {run}; it sets its own type, and counts its parts when it shows them",)
    if size is None:
        return (f"a window shows {run}, and has not told its size",)
    found = needs_of(replay(journal.read(run)), clock, folder, size)
    head = f"{size_words(size)}, on {run}: {many_words(len(found))}"
    return (head, *(_together(list(same)) for _, same in groupby(found, lambda need: (need.what, need.number > 0))))


def _together(found: list[Need]) -> str:
    """What takes several parts, or all such pages of an item in one line."""
    if not found[0].number:
        return f"{found[0].what}: {count_words(found[0].parts, 'part')}"
    pages = (f"page {need.number} in {count_words(need.parts, 'part')}" for need in found[:1])
    return f"{found[0].what}: {', '.join((*pages, *(f'{need.number} in {need.parts}' for need in found[1:])))}"


def needs_of(state: State, clock: ClockSource, folder: Path, size: Size) -> list[Need]:
    """All of a day that takes parts in a window of this size; pictures of a trainer's own plans lie in the folder."""
    from facilitator.console.painting.room_needs import needs
    from facilitator.console.pictures import Pictures

    return needs(state, clock.now(), *size, Pictures(folder).drawn)
