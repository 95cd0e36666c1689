"""The heaps that a day's issues were gathered into: themes of the run, where the plan has none of its own. Pure."""

from __future__ import annotations

import re

import msgspec

from facilitator.live.state import Issue, State


class Heap(msgspec.Struct, frozen=True):
    """A heap: what it is called, how many issues are in it, and the first of them ("" for none)."""

    id: str
    label: str
    count: int
    first: str


UNNAMED = re.compile(r"Heap \d+")


def is_unnamed(heap: Heap) -> bool:
    """Whether a heap has only its number yet."""
    return UNNAMED.fullmatch(heap.label) is not None


def has_heaps(state: State) -> bool:
    """Whether issues are gathered into heaps: the plan came without themes."""
    return state.started is not None and not state.started.plan.themes


def heap_of(issue: Issue) -> str:
    """The heap that an issue is in; "" for a loose one."""
    return next(iter(issue.themes), "")


def standing_alone(state: State) -> list[Issue]:
    """The issues on the boards, without those that were put together with another."""
    return [one for one in state.issues.values() if not one.withdrawn and one.merged not in state.issues]


def loose_issues(state: State) -> list[Issue]:
    """The issues that are in no heap, in the order in which they were said."""
    return [issue for issue in standing_alone(state) if not issue.themes]


def heaps_of(state: State) -> tuple[Heap, ...]:
    """Every heap, in the order in which they were begun."""
    standing = standing_alone(state)
    found = []
    for theme in state.plan.themes if state.started is not None else ():
        inside = [issue.id for issue in standing if theme.id in issue.themes]
        found.append(Heap(theme.id, theme.label, len(inside), next(iter(inside), "")))
    return tuple(found)
