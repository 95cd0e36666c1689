"""The plans and pages that come with the program: nothing wrong with any of them, and every page fits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.agenda.checking import warnings
from facilitator.agenda.library import bundled
from facilitator.agenda.plan_reader import PlanReading, read_plan

PLANS = sorted(bundled("sessions").glob("*.yaml"))


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def reading(request: pytest.FixtureRequest) -> PlanReading:
    """A bundled plan as it is read."""
    path: Path = request.param
    return read_plan(path)


def test_there_are_plans() -> None:
    """Else the tests below would pass on nothing."""
    assert PLANS


def test_a_bundled_plan_has_no_problem_of_any_kind(reading: PlanReading) -> None:
    """Not even a warning of the reader's."""
    assert [str(problem) for problem in reading.problems] == []


def test_every_bundled_page_fits_a_small_room_screen(reading: PlanReading) -> None:
    """Blanks are for each trainer to fill in; height and width are ours."""
    assert [str(warning) for warning in warnings(reading) if "not filled in" not in warning.what] == []


def test_bundled_items_are_explained(reading: PlanReading) -> None:
    """A line for the home screen, and each report-back tied to its exercise."""
    plan = reading.plan
    assert plan is not None
    assert plan.description
    assert {item.id for item in plan.items if item.of} == {item.id for item in plan.items if item.kind == "report-back"}


def test_every_file_of_the_content_belongs_to_a_plan() -> None:
    """A page that no plan names would never be read, or checked."""
    content = bundled("content")
    named = {os.path.normpath(lines.file) for path in PLANS for lines in read_plan(path).lines.values()}
    there = {os.path.normpath(path) for path in content.rglob("*.md") if path.name != "README.md"}
    assert there - named == set()
