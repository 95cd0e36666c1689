"""Which issues on the board may be the same as a line being typed, and which learning points it may raise. Pure.

Words in common with another meaning are common too: what is found here is offered, and a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from facilitator.themes.features import Features, Index, Vector

MOST = 3
BLEND = (1.0, 1.2, 0.6, 1.0, 1.0)
"""What stems, concepts, pairs and letters in common count for, and last what pointing to the same themes does."""

REPEAT_LEAST = 0.8
"""Likeness from which an issue is worth a glance; the most there can be is the sum of BLEND."""

POINT_LEAST = 0.8
"""The same for a learning point."""

OWN = 0.85
"""An issue of the same group counts a little less: its own words come back more often without being a repeat."""

Featured = Callable[[str], Features]
Profile = Callable[[str], Vector]
"""How strongly a line points to each theme, as a vector of length one."""


class BoardIssue(msgspec.Struct, frozen=True):
    """An issue that stands on the exercise's board."""

    id: str
    group: str
    text: str


class Repeat(msgspec.Struct, frozen=True):
    """An issue that may be the same as the line; `own` when the group that is speaking said it itself."""

    issue: str
    group: str
    text: str
    score: float
    own: bool


class PointFound(msgspec.Struct, frozen=True):
    """A learning point that a line may raise, by its id."""

    point: str
    score: float


class Likeness:
    """Says how like one line is to others, by what is rare in the whole language of the plan."""

    def __init__(self, featured: Featured, rarity: Sequence[dict[str, float]], profile: Profile) -> None:
        """Take over how lines are read, how rare their features are, and what themes they point to."""
        self._featured = featured
        self._profile = profile
        self._frame = Index((), rarity)
        self._kept: dict[str, list[Vector]] = {}

    def weighted(self, text: str) -> list[Vector]:
        """A line by its weighted features; the lines of a board are kept, since they are asked for at each pause."""
        if text not in self._kept:
            if len(self._kept) > 2000:
                self._kept.clear()
            self._kept[text] = [*self._frame.weighted(self._featured(text)), self._profile(text)]
        return self._kept[text]

    def between(self, line: Sequence[Vector], other: Sequence[Vector]) -> float:
        """From 0 (nothing in common) to the sum of BLEND (the same)."""
        total = 0.0
        for one, two, share in zip(line, other, BLEND, strict=True):
            small, large = (one, two) if len(one) < len(two) else (two, one)
            total += share * sum(weight * large[feature] for feature, weight in small.items() if feature in large)
        return total


def repeats(likeness: Likeness, text: str, board: Sequence[BoardIssue], group: str = "") -> tuple[Repeat, ...]:
    """Up to three issues that may be the same, the likest first; other groups' come before equals of the own group."""
    line = likeness.weighted(text)
    found = []
    for issue in board:
        own = bool(group) and issue.group == group
        score = likeness.between(line, likeness.weighted(issue.text)) * (OWN if own else 1.0)
        if score >= REPEAT_LEAST:
            found.append(Repeat(issue.id, issue.group, issue.text, round(score, 6), own))
    found.sort(key=lambda repeat: -repeat.score)
    return tuple(found[:MOST])


def points(likeness: Likeness, text: str, candidates: Sequence[tuple[str, str]]) -> tuple[PointFound, ...]:
    """Up to three learning points, given as (id, words), that a line may raise; the likest first."""
    line = likeness.weighted(text)
    scored = [(likeness.between(line, likeness.weighted(words)), point) for point, words in candidates]
    best = sorted((pair for pair in scored if pair[0] >= POINT_LEAST), key=lambda pair: -pair[0])
    return tuple(PointFound(point, round(score, 6)) for score, point in best[:MOST])
