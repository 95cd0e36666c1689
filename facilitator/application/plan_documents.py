"""What can be said of an edited plan only with its files at hand: what its decks, cases and notes say, and ask for.

It takes longer than a key may, so it is for a thread beside the screen. What was found stays with its item while the
plan is edited further, until it is looked for again: `placed` says where it belongs by then.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import msgspec

from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import WHOLE_PLAN, Finder, ProblemAt, problems_of
from facilitator.agenda.files import shown_beside
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.problems import Problem

OF_ITEMS, OF_THE_DAY = ("deck", "case", "background"), ("themes", "retold")
"""The fields that name documents."""


class Documented(msgspec.Struct, frozen=True):
    """What was found of `plan`, as it was saved.

    `problems` are those that its text alone does not tell; `blanks` are the names of what its pages ask for, each
    once.
    """

    plan: PlanText
    problems: tuple[ProblemAt, ...] = ()
    blanks: tuple[str, ...] = ()

    def placed(self, now: PlanText) -> tuple[ProblemAt, ...]:
        """The problems at the items of the plan as it stands now, without those of fields that say something else."""
        if now is self.plan or not self.problems:
            return self.problems
        found = []
        for one in self.problems:
            item = _same_item(self.plan, one.item, now)
            if item is not None and _said(self.plan, one.item, one.field) == _said(now, item, one.field):
                found.append(msgspec.structs.replace(one, item=item))
        return tuple(found)


def look_through(path: Path, plan: PlanText) -> Documented | None:
    """Read a plan with all that it names, as it lies on the disk; `plan` is the text that was saved.

    None where its file says something else, by now or all the time.
    """
    if not _holds(path, plan):
        return None
    reading = read_plan(path)
    if not _holds(path, plan):
        return None
    finder, shown = Finder(plan), path.as_posix()
    known = {(one.problem.line, one.problem.what) for one in problems_of(plan)}
    found: list[ProblemAt] = []
    for problem in reading.problems:
        if problem.file != shown:
            found += _of_document(problem, shown, plan)
        elif (problem.line, problem.what) not in known:
            found.append(finder.placed(problem))
    return Documented(plan, tuple(found), reading.asked)


def _holds(path: Path, plan: PlanText) -> bool:
    try:
        return path.read_bytes() == plan.text.encode()
    except OSError:
        return False


def _of_document(problem: Problem, shown: str, plan: PlanText) -> list[ProblemAt]:
    """A problem of a document, with the file's name, at all that shows it."""
    where = f", line {problem.line}" if problem.line else ""
    told = msgspec.structs.replace(problem, what=f"{PurePosixPath(problem.file).name}{where}: {problem.what}")
    fields = [(at, name) for at in range(len(plan.items)) for name in OF_ITEMS]
    fields += [(WHOLE_PLAN, name) for name in OF_THE_DAY]
    places = [
        ProblemAt(told, at, name)
        for at, name in fields
        if any(shown_beside(shown, one) == problem.file for one in _named(plan, at, name))
    ]
    return places or [ProblemAt(told, WHOLE_PLAN, "")]


def _said(plan: PlanText, item: int, field: str) -> object:
    """What a field says, as it was written."""
    return (plan.rest.values if item == WHOLE_PLAN else plan.items[item].values).get(field)


def _named(plan: PlanText, item: int, field: str) -> list[str]:
    """The paths that a field names."""
    said = _said(plan, item, field)
    return [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)]


def _same_item(before: PlanText, item: int, now: PlanText) -> int | None:
    """Where an item stands now: by its id, or by its words where it has none; None where it is gone."""
    if item == WHOLE_PLAN:
        return item
    was = before.items[item]
    same = (at for at, one in enumerate(now.items) if (one.id == was.id if was.id else one.body == was.body))
    return next(same, None)
