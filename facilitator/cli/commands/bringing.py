"""Bringing what a trainer has, without a screen: shown first, and written after a yes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator.cli.problems import FINE, Explained, WrongUsage
from facilitator.cli.run_lookup import folder_of, own_plans
from facilitator.cli.speaking import complain, is_terminal, say, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.bringing.bring import Brought
    from facilitator.bringing.draft import Row
    from facilitator.cli.command import Commands


HANDED_IN = "-"
"""Stands for the standard input where a file could be named."""


def add_to(commands: Commands) -> None:
    """Declare the commands of this group."""
    bring = commands(
        "bring",
        bring_in,
        "put slides, a case or a timetable into a plan of your own; a new plan of them is made by: facilitator new",
        "facilitator bring slides.pptx --into first-aid\nfacilitator bring slides.pdf --into first-aid --where a03",
    )
    bring.add_argument(
        "source",
        metavar="FILE",
        help="slides (.pptx, .odp, .pdf), a case (.docx, .md), or a timetable; - reads a timetable's text",
    )
    bring.add_argument("--into", metavar="PLAN", required=True, help="the id of a plan of your own, or its file")
    bring.add_argument(
        "--where",
        metavar="ITEM",
        default="",
        help='the id of the item that shows the pages, or "titles" (each to the item that has its title), or "end"'
        " (as new items behind the last one); left out, the likeliest of these",
    )
    bring.add_argument("--day", metavar="N", type=int, default=1, help="which day of a timetable that has several")
    bring.add_argument("--yes", action="store_true", help="write it without asking")
    add_as(bring)


def add_as(parser: argparse.ArgumentParser) -> None:
    """Let it be said what a file is that could be either."""
    parser.add_argument(
        "--as",
        dest="as_what",
        choices=("timetable", "case"),
        default="",
        help="what a .docx or .md file is taken for; left out, a timetable where there are times in it, else a case",
    )


def bring_in(asked: argparse.Namespace) -> int:
    """Put a file's slides or items into a plan of one's own."""
    from facilitator.agenda.library import PlanNotFound, bundled, find
    from facilitator.agenda.scaffold import NewPlanRefused
    from facilitator.application.bringing import places, plan_to_change
    from facilitator.bringing.draft import rows_of_case, rows_of_parts, told_of_parts
    from facilitator.bringing.parts import AT_THE_END, BY_TITLES
    from facilitator.bringing.writing import write_into

    own = own_plans(folder_of(asked))
    try:
        path = find(asked.into, own)
    except PlanNotFound as missing:
        raise Explained(sentence(str(missing))) from missing
    if path.resolve().parent == bundled("sessions").resolve():
        told = f'facilitator new "A name" --from {path.stem}'
        raise Explained(f"{path.stem} comes with the program and stays as it is. Make a copy of your own first: {told}")
    brought = _looked_at(asked, "facilitator bring")
    day = asked.day - 1
    try:
        plan = plan_to_change(path)
        found = places(brought, day, plan)
        wanted = {"titles": BY_TITLES, "end": AT_THE_END, "": found[0].where}.get(asked.where, asked.where)
        place = next((one for one in found if one.where == wanted), None)
        if place is None:
            known = ", ".join({BY_TITLES: "titles", AT_THE_END: "end"}.get(one.where, one.where) for one in found)
            told = f"--where {asked.where}: that is no item without pages. It can go to: {known}"
            raise WrongUsage(told, "facilitator bring")
        in_case = rows_of_case(brought.case) if brought.case is not None else ()
        _show((*rows_of_parts(place.parts, plan), *in_case), told_of_parts(place.parts, plan))
        if not asked.yes and not _agreed():
            return _left()
        write_into(brought, day, path, place.where)
    except NewPlanRefused as refused:
        raise Explained(sentence(str(refused))) from refused
    return _done(path)


def as_a_plan(asked: argparse.Namespace, own: Path) -> int:
    """Show what a file becomes as a plan of its own, and write it after a yes. Raises NewPlanRefused."""
    from facilitator.agenda.scaffold import free_place
    from facilitator.bringing.draft import rows_of, rows_of_case, told
    from facilitator.bringing.writing import write

    free_place(asked.name, own)
    brought = _looked_at(asked, "facilitator new")
    day = asked.day - 1
    in_case = rows_of_case(brought.case) if brought.case is not None else ()
    _show((*rows_of(brought.days[day]), *in_case), told(brought.days, day))
    if not asked.yes and not _agreed():
        return _left()
    return _done(write(brought, day, asked.name, own))


def _looked_at(asked: argparse.Namespace, command: str) -> Brought:
    """What the file holds, with the day that was asked for in it. Raises Explained and WrongUsage."""
    from facilitator.bringing.opened import NotATimetable

    try:
        brought = _what_is_handed_in() if asked.source == HANDED_IN else _what_is_in(asked.source)
    except NotATimetable as refused:
        raise Explained(str(refused)) from refused
    if asked.as_what == "case" and brought.as_what != "case":
        if brought.other is None:
            raise Explained(f"{brought.source} is not taken for a case: those are .docx and .md files.")
        brought = brought.other
    elif asked.as_what == "timetable" and brought.as_what != "timetable":
        raise Explained(f"No times and no lengths were found in {brought.source}.")
    elif not asked.as_what and brought.doubtful:
        complain("Its times make a timetable of it. To take it for a case: --as case")
    if not 1 <= asked.day <= len(brought.days):
        raise WrongUsage(f"--day goes from 1 to {len(brought.days)} here", command)
    return brought


def _what_is_in(source: str) -> Brought:
    from pathlib import Path

    from facilitator.application.bringing import look_at

    return look_at(Path(source))


def _what_is_handed_in() -> Brought:
    """The timetable on the standard input, of which no more is read than any has. Raises NotATimetable."""
    from facilitator.bringing.bring import PASTED, look_at_text
    from facilitator.bringing.grids import MOST_PASTED, text_in

    if is_terminal(sys.stdin):
        complain("Paste the timetable here, then press Enter and Ctrl+D (on Windows Ctrl+Z and Enter).")
    given = sys.stdin.buffer.read(4 * MOST_PASTED + 1) if sys.stdin is not None else b""
    return look_at_text(text_in(given, PASTED))


def _show(rows: Sequence[Row], told: Sequence[str]) -> None:
    """What becomes of each row to stdout, the rest to stderr."""
    for row in rows:
        say(f"{row.time}  {row.minutes:>7}  {row.kind:<11}  {row.title}")
        for words in row.unsure:
            say(f"{'':16}  {'look at this':<11}  {words}")
    for told_ in told:
        complain(told_)


def _left() -> int:
    complain("Nothing was written. With --yes it is.")
    return FINE


def _done(path: Path) -> int:
    say(str(path))
    complain(f"Change it in any text editor, then: facilitator check {path.stem}")
    return FINE


def _agreed() -> bool:
    """Whether somebody at the keyboard says yes; nobody can be asked where the input is no terminal."""
    if not is_terminal(sys.stdin):
        return False
    complain("Write this? y or n")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
