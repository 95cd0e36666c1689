"""Hypotheses: explanations held side by side, each with what it is based on and how to test it.

A capture kind of its own. At least four are asked for, because two tend to become "guilty or not guilty". A review
asks of each whether it was tested, whether it can go, whether it is new; the evaluation asks whether all were tested,
whether that is written down, and what is recommended now.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from facilitator.live.state import Issue, State

LEAST = 4
"""So many are asked for, where the plan does not ask for more."""

Verdict = Literal["open", "tested", "discarded", "new"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Where a hypothesis can stand."""


class Hypothesis(msgspec.Struct, frozen=True):
    """One, with the name of its group and what still has to be said of it."""

    issue: Issue
    group: str
    missing: tuple[str, ...]


class Hypotheses(msgspec.Struct, frozen=True):
    """All that stand, how many were asked for, and in words how far their review and evaluation have got."""

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
