"""What suggestions are worth and cost: shares on the development set, milliseconds with 5,000 earlier issues."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from facilitator.themes.suggester import Suggester, Tagged
from tests.benchmarks.figures import Figure, worst
from tests.themes.board import board, missed, reworded
from tests.themes.flipchart import by_keywords, by_suggester, day, held_out, phrases, share, tuning

ARCHIVE = 5_000
"""Earlier issues, as many as a training pool tags in years."""


def suggesting(quick: bool) -> list[Figure]:
    """Shares, the time until ready, and the time of a suggestion and of a look for repeats."""
    plan = day()
    ready = [_milliseconds(lambda: Suggester.of_plan(plan).warm()) for _ in range(3 if quick else 7)]
    suggester = Suggester.of_plan(plan)
    lines = [phrase.text for phrase in phrases()]
    keywords = by_keywords(plan.themes)
    figures = [
        Figure("a right theme among three, tuning half", share(by_suggester(suggester), tuning()), "%"),
        Figure("a right theme among three, held-out half", share(by_suggester(suggester), held_out()), "%"),
        Figure("the same by keywords, held-out half", share(keywords, held_out()), "%"),
        Figure("twin offered, plain rewordings", _offered(suggester, 1), "%"),
        Figure("twin offered, hard rewordings", _offered(suggester, 2), "%"),
        Figure("suggestions ready from first use", median(ready), "ms", None, 1000, by_ratio=False),
        Figure("a suggestion", _each(suggester.suggest, lines), "ms", None, 5, by_ratio=False),
    ]
    learning = _milliseconds(lambda: suggester.learn(_archive()))
    issues = board()
    suggester.repeats(lines[0], issues)
    return [
        *figures,
        Figure("ready with 5,000 earlier issues, in the background", learning, "ms"),
        Figure(
            "a suggestion with 5,000 earlier issues, 95 of 100",
            _each(suggester.suggest, lines, 0.95),
            "ms",
            None,
            50,
            False,
        ),
        Figure(
            "repeats on a board of 60 with them, 95 of 100",
            _each(lambda line: suggester.repeats(line, issues), lines, 0.95),
            "ms",
            None,
            50,
            by_ratio=False,
        ),
    ]


def _archive() -> list[Tagged]:
    """Lines of the set over and over, each with another line's words after its own, so that few are the same."""
    said = phrases()
    lines = []
    for number in range(ARCHIVE):
        one, other = said[number % len(said)], said[(number + number // len(said)) % len(said)]
        lines.append(Tagged(f"{one.text} {other.text}", tuple(sorted(one.themes))))
    return lines


def _offered(suggester: Suggester, column: int) -> float:
    lines = reworded(column)
    return 100 * (1 - len(missed(suggester, lines)) / len(lines))


def _milliseconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def _each(ask: Callable[[str], object], lines: list[str], part: float = 0.5) -> float:
    """The milliseconds that a part of all lines do not exceed."""
    return worst([_milliseconds(partial(ask, line)) for line in lines], part)
