"""Runs of one plan side by side."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.live.facts.agenda import SkipItem
from facilitator.live.facts.day import EndRun, RunStarted
from facilitator.live.facts.issues import CaptureIssue, IssueWithdrawn
from facilitator.live.facts.themes import IssueLinked, IssueTagged
from facilitator.sessionlog.comparing import RunFigures, compare, figures_of
from tests.makers import Day, small_plan, started


def led(welcome: float, theme: str = "", point: bool = False) -> Day:
    """A day whose welcome took so many minutes."""
    day = started()
    day.wait(minutes=welcome).goes_to("aim").wait(minutes=20).goes_to("ex1")
    day.does(CaptureIssue("G1", "Nobody asked"))
    if theme:
        day.happens(IssueTagged("E1-G1-1", theme))
    if point:
        day.happens(IssueLinked("E1-G1-1", "robin.md", "LP1"))
    day.wait(minutes=20).does(SkipItem("close"), EndRun())
    return day


def figures(*days: Day) -> list[RunFigures]:
    """The figures of days, under the names a, b, c ..."""
    found = (figures_of("abcdefgh"[number], day.entries) for number, day in enumerate(days))
    return [one[0] for one in found if one is not None]


def test_median_and_range() -> None:
    """Of the runs in which an item was held; against the plan as it is now."""
    compared = compare(small_plan(), figures(led(10), led(14), led(30)))
    welcome = compared.items[0]
    assert (welcome.runs, welcome.median, welcome.low, welcome.high, welcome.planned) == (3, 14.0, 10.0, 30.0, 10)
    assert compared.items[-1].runs == 0
    assert [(one.item, one.after) for one in compared.suggested] == [("welcome", 14)]


def test_a_rehearsal_never_counts() -> None:
    """Nor a run that never began."""
    rehearsed = led(10)
    first = rehearsed.entries[0]
    assert isinstance(first.event, RunStarted)
    fast = replace(first, event=replace(first.event, rehearsal=5.0))
    assert figures_of("r", [fast, *rehearsed.entries[1:]]) is None
    assert figures_of("w", rehearsed.entries[:1]) is None


def test_themes_that_come_back_and_points_never_raised() -> None:
    """Themes of most runs first; points raised least first; runs without any link are counted apart."""
    compared = compare(small_plan(), figures(led(10, "th-a"), led(10, "th-b", True), led(10, "th-b")))
    assert [(theme.theme, theme.runs, theme.issues) for theme in compared.themes] == [
        ("th-b", 2, (0, 1, 1)),
        ("th-a", 1, (1, 0, 0)),
    ]
    assert [(point.point, point.runs) for point in compared.points] == [("LP1", 1)]
    assert compared.linked == 1


def test_withdrawn_issues_do_not_count() -> None:
    """Neither as issues nor for their themes."""
    day = led(10, "th-a")
    day.happens(IssueWithdrawn("E1-G1-1"))
    (one,) = figures(day)
    assert (one.issues, one.themes) == (0, {})
