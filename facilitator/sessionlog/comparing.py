"""Several runs of one plan side by side: how long items really took, which themes come back, what is never raised.

Pure. Each run is first boiled down to a few numbers (`figures_of`), so that hundreds can be compared without holding
their events. Rehearsals never count. Lengths are minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import msgspec

from facilitator.agenda.model import Plan
from facilitator.agenda.replanning import NewMinutes, suggest
from facilitator.live.facts import Recorded
from facilitator.live.queries.interruptions import worked
from facilitator.live.rules import replay
from facilitator.live.state import ItemState, State

Point = tuple[str, str]
"""A learning point: its case and its id there."""


class RunFigures(msgspec.Struct, frozen=True):
    """What of one run is compared: minutes of each item that was held and left, issues by theme, points raised."""

    run: str
    day: str
    trainers: tuple[str, ...]
    minutes: dict[str, float]
    themes: dict[str, int]
    points: tuple[Point, ...]
    issues: int


class ItemFigures(msgspec.Struct, frozen=True):
    """An item over all runs: in how many it was held, and the median, shortest and longest actual minutes."""

    item: str
    title: str
    planned: int
    runs: int
    median: float
    low: float
    high: float


class ThemeFigures(msgspec.Struct, frozen=True):
    """A theme over all runs: in how many it came up, and with how many issues in each, the oldest run first."""

    theme: str
    label: str
    runs: int
    issues: tuple[int, ...]


class PointFigures(msgspec.Struct, frozen=True):
    """A learning point over all runs: in how many it was raised."""

    case: str
    point: str
    text: str
    runs: int


class Comparison(msgspec.Struct, frozen=True):
    """Runs of one plan, the oldest first, and what they add up to.

    `linked` counts the runs in which issues were matched with learning points at all: in others, none being raised
    says nothing.
    """

    plan: Plan
    runs: tuple[RunFigures, ...]
    items: tuple[ItemFigures, ...]
    themes: tuple[ThemeFigures, ...]
    points: tuple[PointFigures, ...]
    linked: int
    suggested: tuple[NewMinutes, ...]


def figures_of(run: str, entries: Sequence[Recorded]) -> tuple[RunFigures, Plan] | None:
    """The figures of a run and the plan it had; None for a rehearsal or a run that has not begun."""
    state = replay(entries)
    if state.started is None or state.started.rehearsal or state.phase == "waiting":
        return None
    figures = RunFigures(
        run=run,
        day=state.started.day.isoformat(),
        trainers=state.started.trainers,
        minutes={name: _minutes(state, standing) for name, standing in state.items.items() if _held(standing)},
        themes=_themes(state),
        points=_points(state),
        issues=sum(not issue.withdrawn for issue in state.issues.values()),
    )
    return figures, state.started.plan


def _held(standing: ItemState) -> bool:
    """Whether an item was held to its end."""
    return bool(standing.visits) and standing.visits[-1].left is not None and not standing.skipped


def _minutes(state: State, standing: ItemState) -> float:
    """How long it was held; no plan is to be made longer because of a fire alarm."""
    return sum(worked(state, visit.entered, visit.left) for visit in standing.visits if visit.left is not None) / 60


def _themes(state: State) -> dict[str, int]:
    counts: dict[str, int] = {}
    for issue in state.issues.values():
        for theme in () if issue.withdrawn else issue.themes:
            counts[theme] = counts.get(theme, 0) + 1
    return counts


def _points(state: State) -> tuple[Point, ...]:
    raised = (point for issue in state.issues.values() if not issue.withdrawn for point in issue.points)
    return tuple(dict.fromkeys(raised))


def compare(plan: Plan, figures: Sequence[RunFigures]) -> Comparison:
    """Runs side by side, against the plan as it is now."""
    runs = tuple(sorted(figures, key=lambda run: (run.day, run.run)))
    items = tuple(_item(plan, number, runs) for number in range(len(plan.items)))
    medians = {item.item: (item.median, item.runs) for item in items if item.runs}
    return Comparison(
        plan=plan,
        runs=runs,
        items=items,
        themes=_compared_themes(plan, runs),
        points=_compared_points(plan, runs),
        linked=sum(bool(run.points) for run in runs),
        suggested=suggest(plan, medians),
    )


def _item(plan: Plan, number: int, runs: Sequence[RunFigures]) -> ItemFigures:
    item = plan.items[number]
    took = [run.minutes[item.id] for run in runs if item.id in run.minutes]
    if not took:
        return ItemFigures(item.id, item.title, item.minutes, 0, 0.0, 0.0, 0.0)
    return ItemFigures(item.id, item.title, item.minutes, len(took), median(took), min(took), max(took))


def _compared_themes(plan: Plan, runs: Sequence[RunFigures]) -> tuple[ThemeFigures, ...]:
    """The themes that came up, those of most runs first."""
    labels = {theme.id: theme.label for theme in plan.themes}
    names = dict.fromkeys((*labels, *(theme for run in runs for theme in run.themes)))
    found = []
    for name in names:
        issues = tuple(run.themes.get(name, 0) for run in runs)
        if any(issues):
            found.append(ThemeFigures(name, labels.get(name, name), sum(map(bool, issues)), issues))
    return tuple(sorted(found, key=lambda theme: (-theme.runs, -sum(theme.issues))))


def _compared_points(plan: Plan, runs: Sequence[RunFigures]) -> tuple[PointFigures, ...]:
    """The plan's learning points, those raised least first."""
    found = [
        PointFigures(case.title, point.id, point.text, sum((case.id, point.id) in run.points for run in runs))
        for case in plan.cases.values()
        for point in case.points
    ]
    return tuple(sorted(found, key=lambda point: point.runs))
