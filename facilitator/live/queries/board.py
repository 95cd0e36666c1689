"""A board: who stands behind an issue, points raised, why a number is missing, how far hypotheses have got. Pure.

Repetition is evidence: whoever said "also us", and whoever said the same in words of its own that were put together
with it, stands behind an issue, after the group that said it first. A number that was given out is never given out
again, because it may stand on a flipchart or in a hand-out by then. So after a step was taken back, or an issue was
given to another group, the column counts on past it and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, get_args

import msgspec

from facilitator.agenda.counting import listed
from facilitator.live.queries.doubtful import decision, doubt
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


# -- hypotheses --------------------------------------------------------------------------------------------------------


LEAST = 4
"""So many are asked for, where the plan does not ask for more: two tend to become "guilty or not guilty"."""

Verdict = Literal["open", "tested", "discarded", "new"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Where a hypothesis can stand."""


class Hypothesis(msgspec.Struct, frozen=True):
    """An explanation beside others, with the name of its group and what still has to be said of it."""

    issue: Issue
    group: str
    missing: tuple[str, ...]


class Hypotheses(msgspec.Struct, frozen=True):
    """All that stand, how many were asked for, and in words how far their review and evaluation have got.

    A review asks of each whether it was tested, whether it can go, whether it is new; the evaluation asks whether all
    were tested, whether that is written down, and what is recommended now.
    """

    rows: tuple[Hypothesis, ...]
    asked: int
    so_far: tuple[str, ...]


def is_hypothesis(state: State, issue: Issue) -> bool:
    """Whether an issue was captured for an exercise that asks for hypotheses."""
    at = state.plan.position(issue.exercise) if state.started is not None else -1
    return at >= 0 and state.plan.items[at].capture == "hypotheses"


def hypotheses(state: State) -> Hypotheses:
    """Everything of the day's hypotheses that stands alone, in the order of the exercises and groups."""
    asking = [item for item in state.plan.exercises() if item.capture == "hypotheses"]
    asked = max((LEAST, *(item.issues[0] for item in asking)))
    standing = [one for one in state.issues.values() if not one.withdrawn and not one.merged]
    number = {group.id: group.number for group in state.groups.values()}
    rows = [
        Hypothesis(issue, state.groups[issue.group].name if issue.group in state.groups else "", missing(issue))
        for item in asking
        for issue in sorted(standing, key=lambda one: number.get(one.group, 0))
        if issue.exercise == item.id
    ]
    return Hypotheses(tuple(rows), asked, so_far([row.issue for row in rows], asked))


def missing(issue: Issue) -> tuple[str, ...]:
    """What has not been said of a hypothesis yet; one that was discarded needs no recommendation."""
    known = issue.testing
    gaps = [
        ("based on", known.based_on),
        ("how to test", known.how_to_test),
        ("finding", known.finding or known.standing in ("open", "new")),
        ("recommended", known.recommended or known.standing != "tested"),
    ]
    return tuple(name for name, said in gaps if not said)


def so_far(issues: list[Issue], asked: int) -> tuple[str, ...]:
    """How many there are, and how far review and evaluation have got, in words."""
    count = {verdict: sum(one.testing.standing == verdict for one in issues) for verdict in VERDICTS}
    words = [f"{len(issues)} of at least {asked}"]
    words += [f"{count[verdict]} {verdict}" for verdict in VERDICTS if count[verdict]]
    for name, gap in (("without a basis", "based on"), ("without a test", "how to test")):
        lacking = sum(gap in missing(one) for one in issues)
        words += [f"{lacking} {name}"] if lacking else []
    untested = count["open"] + count["new"]
    if issues and not untested:
        lacking = sum("finding" in missing(one) for one in issues)
        words.append(f"all tested or discarded, {lacking} not recorded" if lacking else "all evaluated and recorded")
    return tuple(words)


# -- the quiet word beside an issue on the lead's board ----------------------------------------------------------------


def beside_words(state: State, issue: Issue, capture: Literal["", "issues", "hypotheses"]) -> str:
    """What is worth a word: where a hypothesis stands, that it was reworded or came late, that it may name someone.

    What may name someone is kept off the room's screen, so the words say which keys decide about it.
    """
    words: list[str] = []
    if capture == "hypotheses":
        gaps = missing(issue)
        words.append(issue.testing.standing)
        words += ["no basis"] if "based on" in gaps else []
        words += ["no test"] if "how to test" in gaps else []
    words += ["reworded"] if len(issue.wordings) > 1 else []
    words += ["late"] if issue.late else []
    words += ["names someone? kept off: ⟦doubtful.open:f n⟧"] if doubt(state, issue.id, issue.text) else []
    words += ["held back"] if decision(state, issue.id, issue.text) is False else []
    return " · ".join(words)
