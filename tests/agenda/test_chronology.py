"""What happened in a case and who knew of it: what is read, and what is wrong with it, each in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.model import CaseEvent, CaseStage, CaseView, GroupView

from .writing import edited, read_changed, told

CASE = "content/cases/robin.md"
PLAN = "sessions/day.yaml"

WALL = """\
chronology:
  - id: e1
    date: Thu 6 Oct 2005
    text: The midwife writes.
    half: [GP]
    adds: {letters: 1}
  - id: e2
    date: month 3
    text: The clinic waits.
    what_if: "Had the GP rung, who would have answered?"
  - id: e3
    date: spring
    text: Nobody rings.
views:
  midwifery: [e1, e3]
  GP: e2
stages:
  - title: The start
    question: Who knew?
  - title: The end
    page: Robin at four
    event: e3
    question: What now?
"""
TEXT = f"""\
---
title: Robin
fictional: true
{WALL}---

# Robin at three

Fictional: written for training.

---

# Robin at four

Four.

---

<!-- _class: handout -->

# Who knew what

All of it.
"""


def changed(old: str, new: str) -> dict[str, str | bytes | None]:
    """The case with one thing about its events written otherwise."""
    assert TEXT.count(old) == 1, old
    return {CASE: TEXT.replace(old, new)}


def test_events_views_and_stages_are_read(tmp_path: Path) -> None:
    """Every field, in the order of the file; a single id stands for a list of one."""
    reading = read_changed(tmp_path, {CASE: TEXT})
    assert reading.plan is not None
    assert told(reading, tmp_path) == []
    case = reading.plan.cases[CASE]
    assert case.chronology == (
        CaseEvent("e1", "Thu 6 Oct 2005", "The midwife writes.", ("GP",), {"letters": 1}),
        CaseEvent("e2", "month 3", "The clinic waits.", what_if="Had the GP rung, who would have answered?"),
        CaseEvent("e3", "spring", "Nobody rings."),
    )
    assert case.views == (CaseView("midwifery", ("e1", "e3")), CaseView("GP", ("e2",)))
    assert case.stages == (CaseStage("The start", "Who knew?", 0, "e1"), CaseStage("The end", "What now?", 1, "e3"))


MISTAKES = [
    ("  GP: e2", "  GP: e9", "19:7: warning: there is no event 'e9'"),
    ("[e1, e3]", "[e1, ee3]", "18:19: warning: there is no event 'ee3'; did you mean 'e3'?"),
    ("half: [GP]", "half: [Gp]", "8:12: warning: there is no agency 'Gp' of 'views'; did you mean 'GP'?"),
    ("half: [GP]", "half: midwifery", "8:11: warning: 'midwifery' knows all of 'e1' by 'views', and half of it here"),
    ("id: e2", "id: e1", "10:9: warning: the event 'e1' is given twice (first on line 5); expected an id of its own"),
    ("who would have answered?", "all would be well.", "13:14: warning: 'what_if' is no question; expected a question"),
    ("{letters: 1}", "{letters: many}", "9:21: warning: 'letters' of 'adds' is 'many'; expected a whole number from 1"),
    (
        "page: Robin at four",
        "page: Robin at for",
        "24:11: warning: there is no page 'Robin at for'; did you mean 'Robin at four'?",
    ),
    ("    page: Robin at four\n", "", "23:5: warning: a stage after the first needs 'page'; expected the heading"),
    ("page: Robin at four", "page: Robin at three", "24:11: warning: this stage begins with 'Robin at three', which"),
    ("    event: e3", "    event: e1", "25:12: warning: this stage begins with 'e1', which is not after the stage"),
    ("    question: Who knew?\n", "", "21:5: warning: a stage needs 'question' here; expected text"),
    ("    text: Nobody rings.\n", "", "14:5: warning: an event needs 'text' here; expected text"),
]


@pytest.mark.parametrize(("old", "new", "start"), MISTAKES)
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, old: str, new: str, start: str) -> None:
    """In the case's own file; the day runs all the same."""
    reading = read_changed(tmp_path, changed(old, new))
    assert reading.plan is not None
    assert any(line.startswith(f"{CASE}:{start}") for line in told(reading, tmp_path)), told(reading, tmp_path)


def test_what_is_wrong_is_left_out_and_the_rest_kept(tmp_path: Path) -> None:
    """An event that is not there is in no view; a question gets its mark; a stage that begins nowhere is none."""
    text = TEXT.replace("[e1, e3]", "[e1, e8]").replace("who would have answered?", "who knows")
    plan = read_changed(tmp_path, {CASE: text.replace("page: Robin at four", "page: Nowhere")}).plan
    assert plan is not None
    case = plan.cases[CASE]
    assert case.views[0].events == ("e1",)
    assert case.chronology[1].what_if == "Had the GP rung, who knows?"
    assert [stage.title for stage in case.stages] == ["The start"]


def test_there_are_limits(tmp_path: Path) -> None:
    """A hundred events, and no sentence that would fill a wall by itself."""
    events = "".join(f"  - {{id: x{n}, date: then, text: It happened.}}\n" for n in range(101))
    plan = read_changed(tmp_path, {CASE: f"---\ntitle: R\nchronology:\n{events}---\n\n# R\n\nText.\n"}).plan
    assert plan is not None
    assert len(plan.cases[CASE].chronology) == 100
    reading = read_changed(tmp_path, changed("Nobody rings.", "No" + "o" * 400))
    assert any("has 402 characters; expected at most 300" in line for line in told(reading, tmp_path))


# -- an exercise that deals the parts out ----------------------------------------------------------------------

EXERCISE = "    capture: issues\n"


def exercise(lines: str) -> dict[str, str | bytes | None]:
    """The good plan with the case above, and more lines at its exercise."""
    return {**edited(EXERCISE, EXERCISE + lines), CASE: TEXT}


def test_an_exercise_may_say_which_group_reads_what_and_that_it_comes_in_stages(tmp_path: Path) -> None:
    """By the number of the group: one agency or several."""
    reading = read_changed(tmp_path, exercise("    views: {2: GP, 1: [midwifery, GP]}\n    stages: true\n"))
    assert reading.plan is not None
    assert told(reading, tmp_path) == []
    item = reading.plan.item("a02")
    assert item.views == (GroupView(1, ("midwifery", "GP")), GroupView(2, ("GP",)))
    assert item.stages
    assert reading.plan.item("a03").views == ()


def test_parts_that_are_not_there_are_told(tmp_path: Path) -> None:
    """With what was meant; and a case that has none at all."""
    found = told(read_changed(tmp_path, exercise("    views: {1: midwifry, 44: GP}\n    stages: yes\n")), tmp_path)
    assert f"{PLAN}:27:16: warning: the case has no agency 'midwifry'; did you mean 'midwifery'?" in found
    assert any(line.startswith(f"{PLAN}:27:26: warning: a key of 'views' is '44'") for line in found)
    without = edited(EXERCISE, f"{EXERCISE}    views: {{1: GP}}\n    stages: true\n")
    reading = read_changed(tmp_path, without)
    assert reading.plan is not None
    assert (reading.plan.item("a02").views, reading.plan.item("a02").stages) == ((), False)
    found = told(reading, tmp_path)
    assert any(line.startswith(f"{PLAN}:27:12: warning: the item's case has no 'views'") for line in found)
    assert any(line.startswith(f"{PLAN}:28:13: warning: the item's case has no 'stages'") for line in found)
