"""Runs to measure with: a data folder that holds one run of the bundled day, of a given length."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.agenda.library import bundled
from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.opening import Setup, default_groups, open_run
from facilitator.controller import Controller
from facilitator.journal.place import journal_path
from facilitator.journal.recovery import open_journal
from facilitator.live.facts.agenda import GoTo, TurnTo
from facilitator.live.facts.base import Command
from facilitator.live.facts.clocks import ChangeClock
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.stamp import Stamp

DAY = "learning-from-serious-case-reviews"
TALK = "a19"
"""A talk of that day late enough for all that is captured, with several full pages and a short title."""

WITHIN = 300.0
"""Seconds in which everything of a run happened, so that the talk's time is not over."""

WORDS = "nobody asked the child what it was like at home, and every agency thought another one had"


class PastClock:
    """A clock that is moved by hand."""

    def __init__(self, start: datetime) -> None:
        """Begin at this instant."""
        self._now = Stamp(start, 1000.0, "benchmark")

    def now(self) -> Stamp:
        """This moment."""
        return self._now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self._now = Stamp(self._now.wall + timedelta(seconds=seconds), self._now.run + seconds, self._now.boot)


def bundled_day() -> Plan:
    """The plan of the bundled day. Raises ValueError when it cannot be read."""
    reading = read_plan(bundled("sessions") / f"{DAY}.yaml")
    if reading.plan is None:
        raise ValueError("\n".join(str(problem) for problem in reading.problems))
    return reading.plan


def make_run(folder: Path, events: int) -> str:
    """A run with this many events that stands in a talk of several pages; its name.

    Pages are turned, clocks changed, notes made and lines captured as on a real day, and its last event has just
    happened.
    """
    now = datetime.now(UTC)
    journal = open_journal(journal_path(folder), now).journal
    plan = bundled_day()
    clock = PastClock(now - timedelta(seconds=WITHIN))
    local = plan.starts.replace(tzinfo=None)
    setup = Setup(default_groups(plan, 4), ("AB", "lead"), "school hall", local)
    controller = open_run(journal, clock, plan, setup)
    _to_the_talk(controller, clock, plan)
    pause, exercises = WITHIN / events, [item.id for item in plan.exercises()]
    number = 0
    while controller.state.seq < events:
        number += 1
        clock.move(pause)
        controller.dispatch(_something(number, exercises))
    journal.touch(controller.run, datetime.now(UTC))
    journal.close()
    return controller.run


def _to_the_talk(controller: Controller, clock: PastClock, plan: Plan) -> None:
    """Go through the day to the talk."""
    for item in plan.items[: plan.position(TALK) + 1]:
        clock.move(1)
        controller.dispatch(GoTo(item.id))


def _something(number: int, exercises: Sequence[str]) -> Command:
    """What a trainer does next; of 200 steps about 50 write down what the groups say, as on a real day."""
    match number % 8:
        case 1 | 5:
            exercise = exercises[number // 8 % len(exercises)]
            return CaptureIssue(f"G{number // 4 % 4 + 1}", f"{number}: {WORDS}", exercise)
        case 3:
            return AddNote(f"note {number}")
        case 7:
            return ChangeClock(60.0 if number % 16 == 7 else -60.0)
        case _:
            return TurnTo(number // 2 % 2)
