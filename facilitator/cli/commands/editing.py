"""The plan editor, opened from the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from facilitator.cli.command import add_mouse
from facilitator.cli.commands.day import on_screen
from facilitator.cli.run_lookup import folder_of, opened, own_plans

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Declare the command of this group."""
    edit = commands(
        "edit",
        edit_plan,
        "edit a plan of your own on the screen; of one that comes with the program a copy is made first",
        "facilitator edit our-own-day\nfacilitator edit learning-from-serious-case-reviews",
    )
    add_mouse(edit)
    edit.add_argument("plan", metavar="PLAN", help="id of a plan, or a YAML file")


def edit_plan(asked: argparse.Namespace) -> int:
    """Open the editor; what is left after it is the home screen."""
    with on_screen(asked):
        from facilitator.cli.commands.plans import plan_file
        from facilitator.clock import SystemClock

        folder = folder_of(asked)
        path = _own(plan_file(asked.plan, own_plans(folder)), own_plans(folder))
        with opened(asked) as found:
            from facilitator.console.app import run_console

            return run_console(found.journal, folder, SystemClock(), told=found.told, edit=path, mouse=asked.mouse)


def _own(path: Path, own: Path) -> Path:
    """The plan itself; for one that comes with the program its copy where there is one, else the editor makes it."""
    from facilitator.agenda.library import bundled
    from facilitator.agenda.plan_reader import read_plan
    from facilitator.agenda.scaffold import id_from

    if path.parent != bundled("sessions"):
        return path
    plan = read_plan(path).plan
    there = own / f"{id_from(f'{plan.title if plan is not None else path.stem}, our own')}.yaml"
    return there if there.exists() else path
