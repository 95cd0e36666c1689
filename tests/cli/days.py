"""Small days to type commands about, made through the one path and on a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from facilitator.agenda.model import Case, Item, Page, Paragraph, Plan, Span
from facilitator.application.opening import Setup, open_run
from facilitator.controller import Controller
from facilitator.journal.place import journal_path
from facilitator.journal.port import Journal
from facilitator.journal.recovery import open_journal
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.stamp import Stamp

START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

WORDS = "nobody asked the child"

PLAN = Plan(
    id="small-day",
    title="A small day",
    starts=time(9, 30),
    finishes=time(10, 30),
    items=(
        Item(id="a01", title="Welcome", minutes=10),
        Item(id="a02", title="Exercise 1", minutes=20, kind="exercise", capture="issues", case="robin"),
        Item(id="a03", title="Report-back 1", minutes=30, kind="report-back", of="a02"),
    ),
    cases={"robin": Case("robin", "Robin", (Page("Robin", (Paragraph((Span("Once."),)),)),))},
)


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self, start: datetime = START) -> None:
        """Begin at this instant."""
        self._now = Stamp(start, 100.0, "test")

    def now(self) -> Stamp:
        """This moment."""
        return self._now

    def move(self, minutes: float) -> None:
        """Let time pass."""
        self._now = Stamp(self._now.wall + timedelta(minutes=minutes), self._now.run + minutes * 60, self._now.boot)


@contextmanager
def journal_in(folder: Path) -> Iterator[Journal]:
    """The journal of a data folder."""
    journal = open_journal(journal_path(folder), START).journal
    try:
        yield journal
    finally:
        journal.close()


def unfinished_day(folder: Path, day: int = 0, rehearsal: float = 0.0) -> str:
    """A day that stands in its report-back, some days after the first; its name."""
    with journal_in(folder) as journal:
        return _lead(journal, day, rehearsal).run


def ended_day(folder: Path, day: int = 0) -> str:
    """A day that was led to its end; its name."""
    with journal_in(folder) as journal:
        controller = _lead(journal, day, 0.0)
        controller.dispatch(EndRun())
        return controller.run


def _lead(journal: Journal, day: int, rehearsal: float) -> Controller:
    clock = HandClock(START + timedelta(days=day))
    setup = Setup(("Group 1", "Group 2"), ("AB",), "school hall", rehearsal=rehearsal)
    controller = open_run(journal, clock, PLAN, setup, lambda instant: instant)
    for item in PLAN.items:
        clock.move(5)
        controller.dispatch(GoTo(item.id))
    controller.dispatch(CaptureIssue("G1", WORDS))
    controller.dispatch(CaptureIssue("G2", "=1+1 [/x] two visits, no answer"))
    controller.dispatch(AddNote("private: the manager looked away"))
    return controller


def rename(folder: Path, run: str, name: str) -> None:
    """Give a run another name, as an import from elsewhere might have it."""
    with journal_in(folder) as journal:
        journal.append(name, 0, journal.read(run))
        journal.delete(run)
