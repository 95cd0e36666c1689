"""What opens from home: a run that goes on, the setup of a plan, a rehearsal, or what is wrong with a plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from facilitator.application.opening import Setup, clock_of, default_groups, open_run
from facilitator.console.painting.pages import words
from facilitator.console.program import program
from facilitator.console.screens.over import is_there, open_over
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.speeds import USUAL, speed_screen
from facilitator.controller import Controller
from facilitator.journal.port import JournalProblem
from facilitator.live.facts.base import Refused

if TYPE_CHECKING:
    from facilitator.agenda.library import Found
    from facilitator.console.screens.own_copy import OwnCopyScreen


def open_run_of(home: Screen[Any], name: str) -> str:
    """Go on with a run; a sentence where that cannot be."""
    console = program(home)
    try:
        journal = console.journal
        rehearsal = next((run.rehearsal for run in journal.runs() if run.run == name), 0.0)
        controller = Controller(journal, clock_of(journal, name, rehearsal, console.clock), name)
    except JournalProblem as problem:
        return str(problem)
    console.told = ()
    console.open_run(controller)
    return ""


def open_plan(home: Screen[Any], path: Path, rehearsal: float = 0.0) -> str:
    """Open the setup of a plan, or at once a rehearsal so many times faster; a sentence where that cannot be."""
    from facilitator.agenda.checking import remarks
    from facilitator.agenda.plan_reader import read_plan
    from facilitator.console.screens.setup import SetupScreen

    console, reading = program(home), read_plan(path)
    if reading.plan is None:
        blocks = [words(str(problem)) for problem in reading.problems]
        home.app.push_screen(PaperScreen("This plan needs correcting first", blocks))
        return ""
    console.told = remarks(reading, path.stem)
    if not rehearsal:
        home.app.push_screen(SetupScreen(reading.plan, None))
        return ""
    setup = Setup(default_groups(reading.plan), rehearsal=rehearsal)
    try:
        controller = open_run(console.journal, console.clock, reading.plan, setup, console.localise)
    except (Refused, JournalProblem) as problem:
        return str(problem)
    console.open_run(controller)
    return ""


def rehearse(home: Screen[Any], plan: Found | None, tell: Callable[[str], object], asks: bool) -> None:
    """Open a rehearsal of a plan with the plan's own groups, after asking how fast it is to run if `asks`."""
    if plan is None:
        tell("Mark a plan first: a plan is rehearsed.")
    elif asks:
        path = plan.path
        begin = partial(_rehearse_at, home, path, tell)
        open_over(home.app, speed_screen(plan.minutes), begin)
    else:
        tell(open_plan(home, plan.path, USUAL))


def _rehearse_at(home: Screen[Any], path: Path, tell: Callable[[str], object], speed: str | None) -> None:
    if speed is not None:
        tell(open_plan(home, path, float(speed)))


def fill_in(home: Screen[Any], plan: Found | None, tell: Callable[[str], object]) -> None:
    """Ask for what a plan of the trainer's own leaves open, and write it there."""
    from facilitator.agenda.plan_reader import read_plan
    from facilitator.console.screens.details import DetailsScreen
    from facilitator.console.screens.home_days import unsaid_words

    read = read_plan(plan.path) if plan is not None else None
    reading = read.plan if read is not None else None
    if plan is None or read is None or reading is None:
        tell("Mark a plan that can be run first: its details are filled in.")
    elif not reading.unfilled:
        tell(unsaid_words(read.unsaid) or f"Nothing is left to fill in in {reading.title}.")
    elif not plan.own:
        tell("The setup asks for them for one day. To keep them, ⟦home.make_own:m⟧ makes the plan yours first.")
    else:
        own = program(home).folder / "plans"
        told = f"The details stand in {reading.title} now; a line that was left empty is still open."
        open_over(home.app, DetailsScreen(reading, own, "yes"), lambda done: tell(told) if done is not None else None)


def open_editor_of(home: Screen[Any], path: Path) -> str:
    """Open the editor of a plan; a sentence where that cannot be."""
    from facilitator.console.editor.opening import open_editor

    return open_editor(home.app, path, program(home).folder / "plans")


async def edited_outside(home: Screen[Any], path: Path, tell: Callable[[str], object]) -> None:
    """Have a plan edited in another program, and tell how that went."""
    from facilitator.console.outside import edit_plan

    told = await edit_plan(home.app, path)
    if is_there(home):
        tell(told)


def copy_of(plan: Found, own: Path) -> OwnCopyScreen:
    """What asks for the name of a copy of a plan, and makes it among the trainer's own."""
    from facilitator.console.screens.own_copy import OwnCopyScreen

    return OwnCopyScreen(plan.path, plan.title or plan.id, own)
