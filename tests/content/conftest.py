"""The three bundled days, each read once."""

from __future__ import annotations

import pytest

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import PlanReading, read_plan

FIRST = "learning-from-serious-case-reviews"
SECOND = "learning-from-child-safeguarding-practice-reviews"
DEMONSTRATION = "demonstration"


@pytest.fixture(scope="session")
def readings() -> dict[str, PlanReading]:
    """What the reader makes of every bundled plan, by its id."""
    return {path.stem: read_plan(path) for path in sorted(bundled("sessions").glob("*.yaml"))}


@pytest.fixture(scope="session")
def days(readings: dict[str, PlanReading]) -> dict[str, Plan]:
    """Every bundled plan by its id."""
    found = {name: reading.plan for name, reading in readings.items() if reading.plan is not None}
    assert found.keys() == readings.keys()
    return found


@pytest.fixture(scope="session")
def first(days: dict[str, Plan]) -> Plan:
    """Learning from Serious Case Reviews."""
    return days[FIRST]


@pytest.fixture(scope="session")
def second(days: dict[str, Plan]) -> Plan:
    """Learning from child safeguarding practice reviews."""
    return days[SECOND]


@pytest.fixture(scope="session")
def demonstration(days: dict[str, Plan]) -> Plan:
    """The demonstration day."""
    return days[DEMONSTRATION]
