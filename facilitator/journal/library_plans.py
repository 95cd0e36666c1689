"""A plan to stand in for one that the journal lost: from an export, the trainer's own plans, or the bundled ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from facilitator.agenda.model import Plan
from facilitator.journal.place import PRIVATE


class _Start(msgspec.Struct):
    """The first event of an archive, as far as its plan goes."""

    plan: Plan


class _Entry(msgspec.Struct):
    """One entry of an archive."""

    event: _Start | msgspec.UnsetType = msgspec.UNSET


class _Archive(msgspec.Struct):
    """A run's JSON export, as far as its first entry goes."""

    entries: tuple[msgspec.Raw, ...] = ()


def library_plan(folder: Path) -> Callable[[str], Plan | None]:
    """What finds a plan by its id, for the journal in this data folder; it answers None for whatever cannot be read."""

    def plan_of(name: str) -> Plan | None:
        return _exported(folder, name) or _from_library(folder / "plans", name)

    return plan_of


def _exported(folder: Path, name: str) -> Plan | None:
    """The plan in the newest archive of a run of this plan that was written into the data folder."""
    try:
        found = [path for place in ("exports", PRIVATE) for path in (folder / place).rglob("*run.json")]
        archives = sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return None
    for path in archives:
        try:
            first = msgspec.json.decode(path.read_bytes(), type=_Archive).entries[0]
            plan = msgspec.json.decode(first, type=_Entry).event
        except (OSError, msgspec.MsgspecError, IndexError):
            continue
        if isinstance(plan, _Start) and plan.plan.id == name:
            return plan.plan
    return None


def _from_library(own: Path, name: str) -> Plan | None:
    """The plan that `facilitator run` would begin under this id."""
    from facilitator.agenda.library import PlanNotFound, find
    from facilitator.agenda.plan_reader import read_plan

    try:
        plan = read_plan(find(name, own)).plan
    except (PlanNotFound, OSError):
        return None
    return plan if plan is not None and plan.id == name else None
