"""How many groups an issue has behind it, and which learning points have not been raised: pure, private to the lead.

Repetition is evidence: whoever said "also us", and whoever said the same in words of its own that were put together
with it, stands behind an issue, after the group that said it first.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from facilitator.live.state import Issue, State


class Point(msgspec.Struct, frozen=True):
    """A learning point of a case: its number from 1, its words, and the issues that bring it out."""

    case: str
    id: str
    number: int
    text: str
    issues: tuple[str, ...] = ()


def standing(issues: Iterable[Issue]) -> dict[str, Issue]:
    """The issues that have not been withdrawn, by id."""
    return {issue.id: issue for issue in issues if not issue.withdrawn}


def root_of(issue: Issue, board: dict[str, Issue]) -> str:
    """The issue that this one was put together with, where that still stands; else its own id."""
    return issue.merged if issue.merged in board else issue.id


def voices(issues: Iterable[Issue]) -> dict[str, tuple[str, ...]]:
    """The groups behind each issue that stands alone, the one that said it first at the head; no group twice."""
    board = standing(issues)
    behind = {issue.id: [issue.group, *issue.echoes] for issue in board.values() if issue.merged not in board}
    for issue in board.values():
        if issue.merged in board:
            behind.setdefault(issue.merged, []).extend((issue.group, *issue.echoes))
    return {issue: tuple(dict.fromkeys(groups)) for issue, groups in behind.items()}


def untagged(issues: Iterable[Issue]) -> int:
    """How many issues have no theme; one that was put together with another is looked at with that."""
    board = standing(issues)
    tagged = {root_of(issue, board) for issue in board.values() if issue.themes}
    return len({root_of(issue, board) for issue in board.values()} - tagged)


def radar(state: State, exercise: str) -> tuple[Point, ...]:
    """The learning points of an exercise's case, each with the issues of that exercise linked to it."""
    position = state.plan.position(exercise)
    case = state.plan.cases.get(state.plan.items[position].case) if position >= 0 else None
    if case is None:
        return ()
    linked: dict[str, list[str]] = {point.id: [] for point in case.points}
    for issue in state.issues.values():
        for case_id, point in issue.points:
            if case_id == case.id and point in linked and not issue.withdrawn:
                linked[point].append(issue.id)
    return tuple(
        Point(case.id, point.id, number, point.text, tuple(linked[point.id]))
        for number, point in enumerate(case.points, 1)
    )
