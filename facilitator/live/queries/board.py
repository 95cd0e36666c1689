"""A board: which groups stand behind an issue, which learning points were raised, why a number is missing. Pure.

Repetition is evidence: whoever said "also us", and whoever said the same in words of its own that were put together
with it, stands behind an issue, after the group that said it first. A number that was given out is never given out
again, because it may stand on a flipchart or in a hand-out by then. So after a step was taken back, or an issue was
given to another group, the column counts on past it and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from facilitator.agenda.counting import listed
from facilitator.live.queries.kept import kept
from facilitator.live.state import Group, Issue, State


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


@kept("started", "agenda", "issues")
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


def skipped_numbers(state: State, exercise: str, name: Callable[[Group], str]) -> dict[str, str]:
    """For the issue that comes after missing numbers in its group's column, why they are missing: "(4 was taken back)".

    Nothing is said of a number that no later one of the group follows. `name` is what a group may be called here.
    """
    found: dict[str, str] = {}
    missing: dict[str, list[tuple[str, str]]] = {}
    for issue in state.issues.values():
        if issue.exercise != exercise:
            continue
        _, said_by, number = issue.id.rsplit("-", 2)
        if issue.withdrawn:
            missing.setdefault(said_by, []).append((number, ""))
        elif issue.group != said_by:
            missing.setdefault(said_by, []).append((number, name(state.groups[issue.group])))
        elif gone := missing.pop(said_by, []):
            found[issue.id] = _why(gone)
    return found


def _why(gone: list[tuple[str, str]]) -> str:
    """Numbers with the group they went to ("": nowhere), in words."""
    told: dict[str, list[str]] = {}
    for number, group in gone:
        told.setdefault(group, []).append(number)
    words = []
    for group, numbers in told.items():
        many = "were" if len(numbers) > 1 else "was"
        words.append(f"{listed(numbers)} {f'went to {group}' if group else f'{many} taken back'}")
    return f"({'; '.join(words)})"  # in brackets: a group may say "4 was taken back" too
