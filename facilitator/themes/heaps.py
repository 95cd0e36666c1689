"""Which heap an issue may go to, or which loose one it may begin one with: by likeness, and a person decides. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from facilitator.themes.repeats import BoardIssue
from facilitator.themes.suggester import Suggester

LEAST = 0.35
"""Likeness from which an issue is offered; one key takes the offer and one takes it back, so that a faint one helps."""

MOST = 4


class Likely(msgspec.Struct, frozen=True):
    """A heap that an issue may go to, by its id, or "" with the loose issue that it may begin one with.

    `issue` is the one of it that the words are most like.
    """

    heap: str
    issue: str
    score: float


def likely_heaps(
    mind: Suggester, text: str, board: Sequence[BoardIssue], heaps: Mapping[str, str]
) -> tuple[Likely, ...]:
    """Heaps and loose issues that words are like, the likest first. `heaps` has the heap of each issue, "" for none."""
    found: dict[str, Likely] = {}
    for score, issue in mind.likenesses(text, board):
        heap = heaps.get(issue, "")
        place = heap or f"loose:{issue}"
        if score >= LEAST and (place not in found or found[place].score < score):
            found[place] = Likely(heap, issue, round(score, 6))
    return tuple(sorted(found.values(), key=lambda one: -one.score)[:MOST])
