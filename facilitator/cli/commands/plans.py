"""Plans, without a screen: list, check, make a new one. And finding the plan to run."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from facilitator.cli.problems import FINE, PROBLEM, Explained
from facilitator.cli.room_size import Size, plan_notes, window_size
from facilitator.cli.run_lookup import folder_of, own_plans
from facilitator.cli.speaking import columns, complain, say, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.agenda.library import Found
    from facilitator.agenda.model import Plan
    from facilitator.agenda.plan_reader import PlanReading
    from facilitator.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Declare the commands of this group."""
    from facilitator.cli.commands.bringing import add_as

    commands("plans", list_plans, "list the plans: your own, and those that come with the program", "facilitator plans")
    check = commands(
        "check",
        check_plans,
        "check plans and everything they name, all mistakes at once",
        "facilitator check\nfacilitator check early-help-day\nfacilitator check --room 60x16 early-help-day\n"
        "facilitator check sessions/*.yaml",
    )
    check.add_argument(
        "--room",
        metavar="SIZE",
        type=window_size,
        help="also name all that a room's window of this size, such as 60x16, shows in parts",
    )
    check.add_argument("plans", metavar="PLAN", nargs="*", help="ids of plans, or YAML files (default: all there are)")
    new = commands(
        "new",
        new_plan,
        "make a plan of your own that runs as it is, to be changed",
        'facilitator new "Early help day"\nfacilitator new "Our own day" --from learning-from-serious-case-reviews\n'
        'facilitator new "First aid" --from timetable.xlsx\nfacilitator new "First aid" --from slides.pptx',
    )
    new.add_argument("name", metavar="NAME", help="what the plan is to be called")
    new.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        default="",
        help="copy a plan (its id or its file) with all that it shows, or make one of a timetable (.xlsx, .csv, .tsv,"
        " .docx, .md, .html or .txt; - reads its text from the standard input) or of slides (.pptx, .odp, .pdf), or of"
        " a case (.docx or .md)",
    )
    new.add_argument("--day", metavar="N", type=int, default=1, help="which day of a timetable that has several")
    new.add_argument("--yes", action="store_true", help="write what was made of a timetable without asking")
    add_as(new)


def list_plans(asked: argparse.Namespace) -> int:
    """List the plans there are."""
    from facilitator.live.queries.schedule import length_words

    rows = []
    for plan in _all_plans(own_plans(folder_of(asked))):
        length = "needs correcting" if plan.problem else length_words(plan.minutes)
        told = plan.problem or plan.title or str(plan.path)
        rows.append((plan.id, "your own" if plan.own else "bundled", length, told))
    for line in columns(rows):
        say(line)
    return FINE


def _said_size(folder: Path) -> Size | None:
    """How large the settings say that the room's window will be."""
    from facilitator.console.settings import SettingsFile

    said = SettingsFile(folder).now.room_size
    return window_size(said) if said else None


def check_plans(asked: argparse.Namespace) -> int:
    """Check plans. Mistakes of all of them go to stderr, each with its file, line and column; verdicts to stdout.

    So do notes on what comes in parts in a room's window of the size asked about, and how many there are.
    """
    from facilitator.agenda.checking import check

    folder = folder_of(asked)
    own = own_plans(folder)
    paths = [plan_file(name, own) for name in asked.plans] or [plan.path for plan in _all_plans(own)]
    size = asked.room or _said_size(folder)
    code = FINE
    for path in paths:
        checked = check(path)
        *remarks, verdict = checked.lines
        for remark in remarks:
            complain(remark)
        say(verdict)
        code = code if checked.fine else PROBLEM
        if size is not None and checked.fine:
            _tell_parts(path, folder, size)
    return code


def _tell_parts(path: Path, folder: Path, size: Size) -> None:
    """Name all of a plan that comes in parts in a window of this size: notes, which are no mistakes."""
    from facilitator.agenda.plan_reader import read_plan

    *notes, verdict = plan_notes(path.as_posix(), read_plan(path), folder, size)
    for note in notes:
        complain(note)
    say(verdict)


def new_plan(asked: argparse.Namespace) -> int:
    """Make a plan among the trainer's own, small and new or a copy of another; its path goes to stdout."""
    from pathlib import Path

    from facilitator.agenda import scaffold

    own = own_plans(folder_of(asked))
    try:
        if asked.source:
            from facilitator.bringing.bring import can_be_brought
            from facilitator.cli.commands.bringing import HANDED_IN, as_a_plan

            if asked.source == HANDED_IN or can_be_brought(Path(asked.source)):
                return as_a_plan(asked, own)
            from facilitator.agenda.plan_copy import copy_plan

            path = copy_plan(plan_file(asked.source, own), asked.name, own)
        else:
            path = scaffold.new_plan(asked.name, own)
    except scaffold.NewPlanRefused as refused:
        raise Explained(sentence(str(refused))) from refused
    say(str(path))
    complain(f"Change it in any text editor, then: facilitator check {path.stem}")
    return FINE


def the_plan(name: str | None, own: Path) -> Plan:
    """The plan to work with; without a name, the only one there is. Raises Explained, after saying what is wrong."""
    _, reading, _ = _read(name, own)
    assert reading.plan is not None
    return reading.plan


def plan_to_run(name: str | None, own: Path) -> tuple[Plan, tuple[str, ...]]:
    """The plan, and what is to be said of it before a day begins. Raises Explained, after saying what is wrong with it.

    The sentences go to stderr as well, where they can still be read when the screen has closed.
    """
    from facilitator.agenda.checking import remarks

    path, reading, instead = _read(name, own)
    told = remarks(reading, path.stem)
    for remark in told:
        complain(remark)
    assert reading.plan is not None
    return reading.plan, (*instead, *told)


def _read(name: str | None, own: Path) -> tuple[Path, PlanReading, tuple[str, ...]]:
    """The plan that can be run, and what is to be said where it is not the one that was meant. Raises Explained.

    The trainer's own plan goes before a bundled one of the same id, but one that is broken must not hide a good one.
    """
    from facilitator.agenda.library import twin
    from facilitator.agenda.plan_reader import read_plan

    path = plan_file(name, own) if name else _only_plan(own)
    reading = read_plan(path)
    if reading.plan is not None:
        return path, reading, ()
    for problem in reading.problems:
        complain(str(problem))
    other = twin(path, own)
    if other is None or (sound := read_plan(other)).plan is None:
        raise Explained(f"{path} needs correcting before it can be run.")
    told = f"Your own plan {path.name} needs correcting, so the one that comes with the program is used instead."
    complain(told)
    return other, sound, (told,)


def plan_file(name: str, own: Path) -> Path:
    """The file of a plan that was named by its id or as a file. Raises Explained."""
    from facilitator.agenda.library import PlanNotFound, find

    try:
        return find(name, own)
    except PlanNotFound as missing:
        raise Explained(sentence(str(missing))) from missing


def _only_plan(own: Path) -> Path:
    found = _all_plans(own)
    if len(found) == 1:
        return found[0].path
    raise Explained(
        f"Which plan? There are: {', '.join(plan.id for plan in found)}. Such as: facilitator run {found[0].id}"
    )


def _all_plans(own: Path) -> tuple[Found, ...]:
    """Every plan there is. Raises Explained when there is none at all, which means a broken installation."""
    from facilitator.agenda.library import plans

    found = plans(own)
    if not found:
        raise Explained("There are no plans, not even the bundled ones: this installation is incomplete.")
    return found
