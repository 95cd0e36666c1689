"""How well names are found in what groups write, and what looking for them costs."""

from __future__ import annotations

from functools import partial

from facilitator.live.personal_data import looks_personal
from tests.benchmarks.figures import Figure, worst
from tests.benchmarks.storing import timed
from tests.names.names_set import UNSEEN, lines, measure

MOST_MISSED, MOST_ALARMS = 5.0, 10.0
"""Percent of the lines that name somebody, and of those that do not."""


def names(quick: bool) -> list[Figure]:
    """Lines that name somebody and are not found, lines that name nobody and are marked, and the time for a line."""
    first = timed(measure)
    measured, unseen = measure(), measure(UNSEEN)
    every = [*lines("name"), *lines("none")]
    taken = [timed(partial(looks_personal, line)) for line in every for _ in range(1 if quick else 5)]
    return [
        Figure("names found, of lines that name somebody", 100 * measured.recall, "%"),
        Figure("names missed", 100 - 100 * measured.recall, "%", None, MOST_MISSED, by_ratio=False),
        Figure("false alarms, of lines that name nobody", 100 * measured.false_alarms, "%", None, MOST_ALARMS, False),
        Figure("the same of lines nobody had looked at: found", 100 * unseen.recall, "%"),
        Figure("of those lines, missed", 100 - 100 * unseen.recall, "%", None, MOST_MISSED, by_ratio=False),
        Figure("of those lines, false alarms", 100 * unseen.false_alarms, "%", None, MOST_ALARMS, False),
        Figure(f"the first look at {len(every)} lines, with reading the lists", first, "ms"),
        Figure("a look at one line, 95 of 100", worst(taken), "ms"),
    ]
