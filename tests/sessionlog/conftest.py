"""The first bundled day, read and held once for all tests of the session log."""

from __future__ import annotations

import pytest

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.sessionlog.model import SessionLog
from tests.sessionlog.web import held, log_of


@pytest.fixture(scope="session")
def bundled_plan() -> Plan:
    """The first bundled day, with its blanks left open."""
    plan = read_plan(bundled("sessions") / "learning-from-serious-case-reviews.yaml").plan
    assert plan is not None
    return plan


@pytest.fixture(scope="session")
def bundled_log(bundled_plan: Plan) -> SessionLog:
    """It was held from end to end."""
    return log_of(held(bundled_plan, issues=3))
