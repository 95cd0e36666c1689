"""What is wrong with an edited plan, by item and field, as its text stands: nothing is read from the disk. Pure.

What an item says is looked at again only when its lines change, so that this can be asked for at every key.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import msgspec

from facilitator.agenda.editing.lines import END
from facilitator.agenda.editing.plan_text import PlanText, read_item
from facilitator.agenda.fields import PLAN
from facilitator.agenda.forms import Form, Pair, Put, Value
from facilitator.agenda.plan_checks import check_item, check_whole
from facilitator.agenda.problems import Place, Problem, Problems

WHOLE_PLAN = -1
EARLIER = re.compile(r"(\(first on line )([0-9]+)(?=\)\Z)")


class ProblemAt(msgspec.Struct, frozen=True):
    """A problem with the item it is in (WHOLE_PLAN: none) and the field, "" where it is no field's alone.

    `problem.line` is the line of the plan's text, `problem.what` what to show beside the field.
    """

    problem: Problem
    item: int
    field: str


class Finder:
    """Says for a line of a plan's text which item and field it belongs to."""

    def __init__(self, plan: PlanText) -> None:
        """For the plan as it stands."""
        self.plan = plan
        line = _lines(plan.layout.head)
        self.head = line
        self.firsts: list[int] = []
        for piece in plan.layout.pieces:
            line += _lines(piece.gap)
            self.firsts.append(line + 1)
            line += _lines(piece.body)
        self.over = line

    def at(self, line: int) -> tuple[int, str]:
        """The item and the field of a line, counted from 1."""
        if self.firsts and self.firsts[0] <= line <= self.over:
            index = bisect_right(self.firsts, line) - 1
            return index, self.plan.items[index].field_at(line - self.firsts[index] + 1)
        within = line if line <= self.head else line - self.over + self.head + bool(self.firsts)
        names = [key for key, entry in self.plan.rest.node.entries.items() if entry.place.line <= within]
        return WHOLE_PLAN, names[-1] if names and line else ""

    def placed(self, problem: Problem) -> ProblemAt:
        """A problem of the plan's own file with its item and field."""
        return ProblemAt(problem, *self.at(problem.line))


def problems_of(plan: PlanText) -> tuple[ProblemAt, ...]:
    """Everything that can be said of the plan's own text, from its top to its end."""
    finder = Finder(plan)
    problems = Problems("the plan")
    outcomes = frozenset(str(pair.key) for pair in plan.rest.form.pairs("outcomes"))
    bodies = [(piece.body, first) for piece, first in zip(plan.layout.pieces, finder.firsts, strict=True)]
    forms = tuple(_placed(*one) for one in bodies)
    for number, (body, first) in enumerate(bodies, 1):
        problems.found.extend(_of_item(body, first, number == len(bodies), outcomes))
    behind = finder.over - finder.head - bool(bodies)
    rest = plan.rest
    problems.take(_moved(one, behind if one.line > finder.head + bool(bodies) else 0) for one in rest.problems)
    values = {
        name: _shifted_put(put, behind) if put.place.line > finder.head else put
        for name, put in rest.form.values.items()
    }
    if forms:
        check_whole(Form(PLAN, Place(1, 1), values), forms, problems)
    else:
        problems.add(Place(1, 1), "the plan has no items yet", "an item to begin with")
    return tuple(finder.placed(one) for one in problems.in_order())


@lru_cache(maxsize=4096)
def _of_item(body: str, first: int, is_last: bool, outcomes: frozenset[str]) -> tuple[Problem, ...]:
    """What can be said of an item alone, whose piece begins on this line of the plan."""
    item = read_item(body)
    assert item is not None, "an item is read before it is taken into a plan"
    problems = Problems("the plan")
    problems.take(_moved(one, first - 1) for one in item.problems)
    check_item(_placed(body, first), outcomes, is_last, problems)
    return tuple(problems.found)


@lru_cache(maxsize=4096)
def _lines(text: str) -> int:
    return sum(1 for _ in END.finditer(text))


@lru_cache(maxsize=4096)
def _placed(body: str, first: int) -> Form:
    """The form of an item whose piece begins on this line of the plan."""
    item = read_item(body)
    assert item is not None, "an item is read before it is taken into a plan"
    return _shifted_form(item.form, first - 1)


def _moved(problem: Problem, by: int) -> Problem:
    """A problem of a piece of the plan as one of the plan, also where it speaks of another line."""
    if not by or not problem.line:
        return problem
    what = EARLIER.sub(lambda found: f"{found[1]}{int(found[2]) + by}", problem.what)
    return msgspec.structs.replace(problem, line=problem.line + by, what=what)


def _shifted(value: Value, by: int) -> Value:
    if isinstance(value, Form):
        return _shifted_form(value, by)
    if isinstance(value, tuple):
        if all(isinstance(one, Put) for one in value):
            return tuple(_shifted_put(one, by) for one in value if isinstance(one, Put))
        return tuple(
            Pair(Place(one.place.line + by, one.place.column), one.key, _shifted(one.value, by))
            for one in value
            if isinstance(one, Pair)
        )
    return value


def _shifted_put(put: Put, by: int) -> Put:
    return Put(Place(put.place.line + by, put.place.column), _shifted(put.value, by))


def _shifted_form(form: Form, by: int) -> Form:
    values = {name: _shifted_put(put, by) for name, put in form.values.items()}
    return Form(form.table, Place(form.place.line + by, form.place.column), values)
