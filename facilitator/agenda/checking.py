"""What `facilitator check` says beyond whether a plan can be read: blanks to fill in, and pages that do not fit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from facilitator.agenda.measuring import page_height, widest_drawing
from facilitator.agenda.model import Case, Deck, Page, Plan
from facilitator.agenda.placeholders import open_words
from facilitator.agenda.plan_reader import PlanReading, read_plan
from facilitator.agenda.problems import Problem, tally

ROOM_WIDTH = 76
ROOM_LINES = 20
"""Columns of a room's view of 80x24, and its lines below a title of one line."""


class Checked(msgspec.Struct, frozen=True):
    """The outcome for one plan: lines to print, and whether it can be run. Warnings do not stop a run.

    `worst` are a few of the lines: what may cost words, time or privacy, blanks that are open apart; `unfilled` says
    which these are.
    """

    lines: tuple[str, ...]
    fine: bool
    worst: tuple[str, ...] = ()
    unfilled: str = ""


def check(path: Path) -> Checked:
    """Read the plan at `path` and say all that is wrong with it, worst first, then one line that sums it up."""
    reading = read_plan(path)
    problems = (*reading.problems, *warnings(reading))
    mistakes = [str(problem) for problem in problems if not problem.warning]
    matter = [str(problem) for problem in problems if problem.matters]
    looks = [str(problem) for problem in problems if problem.looks]
    worst = _worst(problem for problem in reading.problems if not problem.looks)
    name = path.as_posix()
    verdict = f"{name}: can be run" if reading.plan else f"{name}: cannot be run"
    return Checked(
        (*mistakes, *matter, *looks, f"{verdict} ({tally(problems).words})"),
        reading.plan is not None,
        worst,
        _open(reading),
    )


def _open(reading: PlanReading) -> str:
    """The blanks that nobody has filled in or put away, in a sentence."""
    return open_words(tuple(dict.fromkeys(blank.name for blank in reading.unfilled)))


MOST_TOLD = 4
"""Warnings that are told in full where a day begins; more of them would push each other off the screen."""


def remarks(reading: PlanReading, name: str) -> tuple[str, ...]:
    """What to say of a plan that is about to be run, in sentences: how many warnings there are, and those that matter.

    Blanks that are not filled in come first. Nothing where nothing matters.
    """
    counted = tally(reading.problems)
    unfilled = tuple(filter(None, (_open(reading),)))
    if not counted.matter:
        return unfilled
    matter = _worst(problem for problem in reading.problems if problem.matters)
    more = f"facilitator check {name} tells all of them" if len(reading.problems) > MOST_TOLD else ""
    head = f"The day can be run; its plan has {counted.warnings}" + (f": {more}." if more else ".")
    return (*unfilled, head, *matter)


def _worst(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The few to tell in full: what is lost before what was understood all the same."""
    return tuple(map(str, sorted(problems, key=lambda problem: bool(problem.read_as))))[:MOST_TOLD]


def warnings(reading: PlanReading) -> tuple[Problem, ...]:
    """What can still be put right in a plan that can be read: unfilled blanks first, then pages that are too large."""
    blanks = tuple(
        Problem(b.file, b.line, b.column, f"'{b.name}' is not filled in yet", "a value under 'details'", warning=True)
        for b in reading.unfilled
    )
    return blanks + (_too_large(reading.plan, reading) if reading.plan else ())


def _too_large(plan: Plan, reading: PlanReading) -> tuple[Problem, ...]:
    """Pages of decks and cases, which the room may see; background notes are read on the trainer's own screen."""
    found: list[Problem] = []
    documents: dict[str, Deck | Case] = {**plan.decks, **plan.cases}
    for name, document in documents.items():
        places = reading.lines[name]
        for number, (page, line) in enumerate(zip(document.pages, places.lines, strict=True), 1):
            what = _overflow(page)
            if what:
                found.append(Problem(places.file, line, 1, f"page {number} {what}", warning=True, looks=True))
    return tuple(found)


def _overflow(page: Page) -> str:
    lines, columns = page_height(page, ROOM_WIDTH), widest_drawing(page.blocks)
    if lines > ROOM_LINES:
        return f"takes {lines} lines below its title; a small room screen shows {ROOM_LINES}"
    if columns > ROOM_WIDTH:
        return f"has a drawing {columns} columns wide; a small room screen shows {ROOM_WIDTH}"
    return ""
