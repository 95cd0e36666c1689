"""What was tagged in earlier runs, as suggestions learn from it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from facilitator.live.facts import Recorded
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.state import Issue, State, Wording
from facilitator.themes.earlier import earlier_lines, tagged_lines
from facilitator.themes.suggester import Tagged
from tests.makers import Day, at, stamp, themed_plan


def issue(number: int, text: str, *themes: str, withdrawn: bool = False, merged: str = "") -> Issue:
    """An issue of the made day."""
    said = Wording(text, stamp("10:00"), "lead")
    return Issue(f"E1-G1-{number}", "ex1", "G1", "ex1", (said,), withdrawn=withdrawn, merged=merged, themes=themes)


def test_only_what_stands_and_is_tagged_is_learnt() -> None:
    """Neither what was withdrawn, nor what was merged into another, nor what nobody tagged."""
    listed = [
        issue(1, "left it to the SW", "is-assume", "pd-roles"),
        issue(2, "not tagged"),
        issue(3, "withdrawn", "is-assume", withdrawn=True),
        issue(4, "merged", "is-assume", merged="E1-G1-1"),
    ]
    state = State(issues={found.id: found for found in listed})
    assert tagged_lines(state) == (Tagged("left it to the SW", ("is-assume", "pd-roles")),)


class Listed(NamedTuple):
    """A run as a list shows it."""

    run: str
    rehearsal: float
    touched: datetime


class Shelf:
    """An archive of three runs: two real ones, the older listed last, and a rehearsal."""

    def __init__(self) -> None:
        """Make the runs."""
        self._runs = [Listed("b", 0.0, at("15:00")), Listed("r", 5.0, at("14:00")), Listed("a", 0.0, at("13:00"))]

    def runs(self) -> list[Listed]:
        """All of them."""
        return self._runs

    def read(self, run: str, after: int = 0) -> tuple[Recorded, ...]:
        """A day with one tagged line that names its run."""
        day = Day(themed_plan()).at("10:00")
        theme = day.state.plan.themes[0].id
        day.does(CaptureIssue(next(iter(day.state.groups)), f"said in {run}", exercise="ex1", themes=(theme,)))
        return tuple(day.entries[after:])


def test_real_runs_are_read_the_oldest_first() -> None:
    """Rehearsals teach nothing, nor does the run that is going on."""
    assert [line.text for line in earlier_lines(Shelf())] == ["said in a", "said in b"]
    assert [line.text for line in earlier_lines(Shelf(), but="b")] == ["said in a"]
