"""A week of five runs of one plan by two trainers, made through the one path, to be reviewed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import new_plan
from facilitator.application.opening import Setup, start_command
from facilitator.controller import Controller
from facilitator.journal.place import journal_path
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddAction
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.themes import TagIssue
from facilitator.live.stamp import Stamp
from tests.makers import HandClock

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PLAN = "early-help-day"
THEMES = """
themes: themes.yaml
"""
THEMES_FILE = """
groups:
  - {id: cw, label: The child's world}
themes:
  - id: is-eyes
    group: cw
    label: Through the child's eyes
    definition: What the day is like for her
    keywords: [asked]
  - id: ms-sharing
    group: cw
    label: Sharing what is known
    definition: Who told whom
    keywords: [letter]
"""

WELCOME = (19, 21, 22, 20, 26)
"""Minutes that the welcome really took, Monday to Friday; it is planned for 15."""

SAID = (
    "Nobody asked the children",
    "Letters were filed and no one rang",
    "Each agency thought another was leading",
    "Appointments were missed twelve times",
    "The nursery wrote it down but told no one",
)


class WallClock(HandClock):
    """A clock turned by hand that can begin on any day."""

    def __init__(self, begins: datetime) -> None:
        """Show this instant."""
        super().__init__()
        self._now = Stamp(begins, 1000.0, "week")


def make_plan(folder: Path) -> Plan:
    """A plan of the trainer's own, with two themes."""
    path = new_plan("Early help day", folder / "plans")
    path.write_text(
        path.read_text(encoding="utf-8").replace("\noutcomes:", f"{THEMES}\noutcomes:", 1), encoding="utf-8"
    )
    (path.parent / "themes.yaml").write_text(THEMES_FILE, encoding="utf-8")
    plan = read_plan(path).plan
    assert plan is not None, read_plan(path).problems
    return plan


def run_of(day: int) -> str:
    """The name of the run of a day of the week, Monday being 0."""
    return f"{(MONDAY + timedelta(days=day)).date().isoformat()}-wk{'abcde'[day]}"


def make_week(folder: Path) -> SqliteJournal:
    """The archive: AB led Monday, Wednesday and Friday, CD the other days; every day has ended."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = SqliteJournal(journal_path(folder))
    plan = make_plan(folder)
    for day in range(5):
        lead(journal, plan, day)
    return journal


def lead(journal: SqliteJournal, plan: Plan, day: int) -> None:
    """One day from its start to its end."""
    clock = WallClock(MONDAY + timedelta(days=day))
    controller = Controller(journal, clock, run_of(day))
    setup = Setup(("Group 1", "Group 2"), ("AB", "CD")[day % 2 : day % 2 + 1], "school hall")
    controller.dispatch(start_command(plan, setup, clock.now().wall, lambda instant: instant))
    for item in plan.items:
        controller.dispatch(NextItem())
        if item.of:
            for number in range(3):
                said = SAID[(day + number) % len(SAID)]
                controller.dispatch(CaptureIssue(f"G{number % 2 + 1}", said))
                clock.wait(20)
            controller.dispatch(TagIssue("E1-G1-1", "ms-sharing" if day % 2 else "is-eyes"))
        clock.wait((WELCOME[day] if item.id == "a01" else item.minutes) * 60)
    controller.dispatch(AddAction("Ask the board", "AB", "Easter"))
    controller.dispatch(EndRun())
