"""The plan editor, opened from the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.commands.day import on_screen
from facilitator.cli.problems import Explained
from facilitator.cli.run_lookup import folder_of, opened, own_plans
from facilitator.cli.speaking import complain, sentence

if TYPE_CHECKING:
    from facilitator.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Declare the command of this group."""
    edit = commands(
        "edit",
        edit_plan,
        "edit a plan of your own on the screen; of one that comes with the program a copy is made first",
        "facilitator edit our-own-day\nfacilitator edit learning-from-serious-case-reviews",
    )
    edit.add_argument("plan", metavar="PLAN", help="id of a plan, or a YAML file")


def edit_plan(asked: argparse.Namespace) -> int:
    """Open the editor; what is left after it is the home screen."""
    with on_screen(asked):
        from facilitator.cli.commands.plans import plan_file
        from facilitator.clock import SystemClock

        folder = folder_of(asked)
        path = _own(plan_file(asked.plan, own_plans(folder)), own_plans(folder))
        with opened(folder) as found:
            from facilitator.console.app import run_console

            return run_console(found.journal, folder, SystemClock(), told=found.told, edit=path)


def _own(path: Path, own: Path) -> Path:
    """The plan itself where it is the trainer's own, else a copy that is made of it and told of. Raises Explained."""
    from facilitator.agenda.library import bundled
    from facilitator.agenda.plan_copy import copy_plan
    from facilitator.agenda.plan_reader import read_plan
    from facilitator.agenda.scaffold import NewPlanRefused, id_from

    if path.parent != bundled("sessions"):
        return path
    reading = read_plan(path)
    title = f"{reading.plan.title if reading.plan is not None else path.stem}, our own"
    there = own / f"{id_from(title)}.yaml"
    if there.exists():
        complain(f"Your copy of it is opened: {there}.")
        return there
    try:
        copy = copy_plan(path, title, own)
    except NewPlanRefused as refused:
        raise Explained(sentence(str(refused))) from refused
    complain(f"A copy of your own was made: {copy}. The plan it was made of stays as it is.")
    return copy
