"""From a file to a plan among the trainer's own: looked at first, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused, free_place, write_at_once, write_schema
from facilitator.bringing.draft import plan_text
from facilitator.bringing.grids import NotATimetable, grids_of
from facilitator.bringing.timetable import Day, days_of
from facilitator.disk.placing import discard, reason


class Brought(msgspec.Struct, frozen=True):
    """What a file holds: its days, and the file's name."""

    days: tuple[Day, ...]
    source: str


def look(path: Path) -> Brought:
    """Make out what a file says, and write nothing. Raises NotATimetable."""
    days = days_of(grids_of(path))
    if not days:
        raise NotATimetable(
            f"No times and no lengths were found in {path.name}, so it is not taken for a timetable. A row needs"
            " a time such as 9.30, or a length such as 20 min, beside its words."
        )
    return Brought(days, clean_line(path.name))


def write(brought: Brought, day: int, name: str, own: Path) -> Path:
    """Write one of the days, counted from 0, as a plan of this name; its path. Raises NewPlanRefused."""
    title = clean_line(name)
    path, _ = free_place(title, own)
    try:
        own.mkdir(parents=True, exist_ok=True)
        write_schema(own / "plan.schema.json")
        write_at_once(path, plan_text(brought.days[day], title, brought.source))
    except FileExistsError:
        raise NewPlanRefused(f"there is a file in the way of {path.name} in {own}") from None
    except OSError as error:
        raise NewPlanRefused(f"the plan cannot be written to {own}: {reason(error)}") from None
    reading = read_plan(path)
    if reading.plan is None:
        first = next(str(problem) for problem in reading.problems if not problem.warning)
        discard(path)
        raise NewPlanRefused(f"no plan that can be run came out of {brought.source}: {first}")
    return path
