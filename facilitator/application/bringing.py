"""Bringing what a trainer has, for commands and screens: looked at, dealt to a plan, written."""

from __future__ import annotations

from pathlib import Path

import msgspec

from facilitator.agenda.library import Found, plans
from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused
from facilitator.application.installation import adding
from facilitator.bringing.bring import Brought, look
from facilitator.bringing.opened import NotATimetable
from facilitator.bringing.parts import AT_THE_END, BY_TITLES, Part, dealt, free_items, items_without_case
from facilitator.bringing.slides import EXTRA


class Place(msgspec.Struct, frozen=True):
    """Somewhere in a plan that what is brought can go: `where` as `dealt` has it, and in words."""

    where: str
    words: str
    parts: tuple[Part, ...]


def look_at(path: Path) -> Brought:
    """What a file becomes; nothing is written. Raises NotATimetable."""
    try:
        return look(path)
    except ImportError as missing:
        needed = "pypdf" if path.suffix.lower() == ".pdf" else "python-pptx"
        told = f"Slides are read with {needed}, which is not installed. {adding(EXTRA)}"
        raise NotATimetable(told) from missing


def own_plans_to_change(own: Path) -> tuple[Found, ...]:
    """The trainer's own plans that something can be put into: those that can be run."""
    return tuple(found for found in plans(own) if found.own and not found.problem)


def plan_to_change(path: Path) -> Plan:
    """The plan as it lies on the disk now. Raises NewPlanRefused."""
    reading = read_plan(path)
    if reading.plan is None:
        first = next((str(problem) for problem in reading.problems if not problem.warning), "it cannot be read")
        raise NewPlanRefused(f"{path.name} needs correcting first: {first}")
    return reading.plan


def places(brought: Brought, day: int, plan: Plan) -> tuple[Place, ...]:
    """Where in the plan a day of what was brought, counted from 0, can go, the likeliest first."""
    end = dealt(brought, day, plan, AT_THE_END)
    last = Place(AT_THE_END, f"Behind the last item: {', '.join(part.entry.title for part in end)}", end)
    if brought.case is not None:
        items = items_without_case(plan)
        with_it = [Place(one.id, f"The case of: {one.title}", dealt(brought, day, plan, one.id)) for one in items]
        return (*with_it, last)
    if not brought.decks:
        return (last,)
    found = [
        Place(item.id, f"All of them as the pages of: {item.title}", dealt(brought, day, plan, item.id))
        for item in free_items(plan)
    ]
    titled = dealt(brought, day, plan, BY_TITLES)
    if any(part.to for part in titled):
        names = ", ".join(part.entry.title for part in titled)
        found.insert(0, Place(BY_TITLES, f"Each to the item that has its title: {names}", titled))
    return (*found, last)
