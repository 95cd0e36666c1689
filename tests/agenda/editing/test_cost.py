"""What an edit costs: counted in characters read, since time is another on every machine."""

from __future__ import annotations

import re

import pytest

from facilitator.agenda.editing import details, items, layout
from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import problems_of
from facilitator.agenda.editing.timeline import timeline
from facilitator.agenda.problems import Problem
from facilitator.agenda.yaml_places import Node, load

from .odd_plans import BUNDLED

LARGE = 100


def large_plan() -> str:
    """A hundred items, made of those of the bundled day."""
    head, _, agenda = BUNDLED["learning-from-serious-case-reviews"].partition("agenda:\n")
    found = agenda.split("\n\n")
    ids = (re.sub(r"id: \w+", f"id: x{n:03d}", found[n % len(found)].rstrip("\n"), count=1) for n in range(LARGE))
    return f"{head}agenda:\n" + "\n\n".join(ids) + "\n"


class Counted:
    """Counts what is read."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.characters = 0

    def load(
        self, text: str, file: str, *, first_line: int = 1, ends: bool = False
    ) -> tuple[Node | None, tuple[Problem, ...]]:
        """Read as ever."""
        self.characters += len(text)
        return load(text, file, first_line=first_line, ends=ends)


@pytest.mark.parametrize("kind", ["typing minutes", "a line more", "moving", "the plan's own field", "undoing"])
def test_an_edit_reads_what_it_touches_and_no_more(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a plan of a hundred items an edit, its times and its problems read a few hundred characters again."""
    plan = PlanText.of(large_plan())
    problems_of(plan)
    before = plan
    if kind == "undoing":
        problems_of(items.set_field(plan, 50, "minutes", 18))
    counted = Counted()
    monkeypatch.setattr(layout, "load", counted.load)
    if kind == "typing minutes":
        plan = items.set_field(plan, 50, "minutes", 17)
    elif kind == "a line more":
        plan = items.set_field(plan, 50, "materials", ["Pens"])
    elif kind == "moving":
        plan = items.move(plan, 50, 49)
    elif kind == "the plan's own field":
        plan = details.set_plan_field(plan, "organisation", "Our Trust")
    assert len(timeline(plan).slots) == LARGE
    assert problems_of(plan)
    whole = len(plan.layout.rest) if kind == "the plan's own field" else len(plan.items[50].body)
    assert counted.characters <= 2 * whole < len(plan.text) / 10
    assert (counted.characters == 0) == (kind in ("undoing", "moving"))
    assert (plan is before) == (kind == "undoing")
