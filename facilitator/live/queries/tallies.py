"""Hands-up tallies: counts only, never who. Their means, and how an outcome's moved between start and end of day."""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.live.state import State, Tally

Scale = Literal["1-5", "yes-no"]
Moment = Literal["", "start", "end"]
About = Literal["question", "issue", "outcome", "theme"]

ANSWERS: dict[Scale, int] = {"1-5": 5, "yes-no": 2}
"""How many numbers a tally of each scale has."""

MOST_HANDS = 999
"""No room holds more."""


class Asked(msgspec.Struct, frozen=True):
    """Something hands are raised for, with its counts: once, or for an outcome at the start and end of the day.

    `change` is the mean at the end less that at the start; None while one of them is missing. For yes and no the mean
    is the share of yes, from 0 to 1.
    """

    about: About
    ref: str
    question: str
    once: Tally | None = None
    start: Tally | None = None
    end: Tally | None = None
    change: float | None = None


def tallies(state: State) -> tuple[Asked, ...]:
    """The day's outcomes, counted or not, and then all else that hands were counted for, in its order."""
    standing = [tally for tally in state.tallies.values() if not tally.withdrawn]
    rows = []
    for outcome in state.plan.outcomes:
        counted = {tally.moment: tally for tally in standing if (tally.about, tally.ref) == ("outcome", outcome.id)}
        start, end = counted.get("start"), counted.get("end")
        rows.append(Asked("outcome", outcome.id, outcome.text, counted.get(""), start, end, change(start, end)))
    known = {outcome.id for outcome in state.plan.outcomes}
    rest = [tally for tally in standing if tally.about != "outcome" or tally.ref not in known]
    rows += [Asked(tally.about, tally.ref, tally.question, once=tally) for tally in rest]
    return tuple(rows)


def mean(counts: tuple[int, ...], scale: Scale) -> float | None:
    """The mean of 1 to 5, or the share of yes; None where no hand was raised."""
    hands = sum(counts)
    if not hands:
        return None
    if scale == "yes-no":
        return counts[0] / hands
    return sum(value * count for value, count in enumerate(counts, 1)) / hands


def change(start: Tally | None, end: Tally | None) -> float | None:
    """How far the mean moved; None unless both were counted on the same scale."""
    if start is None or end is None or start.scale != end.scale:
        return None
    before, after = mean(start.counts, start.scale), mean(end.counts, end.scale)
    return None if before is None or after is None else after - before


def counts_words(counts: tuple[int, ...], scale: Scale) -> str:
    """Counts in words: "mean 3.4 of 15 hands", "12 yes, 3 no"."""
    found = mean(counts, scale)
    if found is None:
        return "no hands"
    hands = sum(counts)
    if scale == "yes-no":
        return f"{counts[0]} yes, {counts[1]} no"
    return f"mean {found:.1f} of {count_words(hands, 'hand')}"


def change_words(row: Asked) -> str:
    """How an outcome moved, in words: "up 0.8"; empty while it is not known."""
    if row.change is None:
        return ""
    scale = row.end.scale if row.end is not None else "1-5"
    amount = f"{abs(row.change) * 100:.0f} points of yes" if scale == "yes-no" else f"{abs(row.change):.1f}"
    if abs(row.change) < (0.005 if scale == "yes-no" else 0.05):
        return "unchanged"
    return f"{'up' if row.change > 0 else 'down'} {amount}"


def moment_now(state: State) -> Literal["start", "end"]:
    """Which of the two countings of an outcome is due: the first until half of the day's items lie behind."""
    place = state.plan.position(state.current)
    late = state.phase == "ended" or place >= len(state.plan.items) / 2
    return "end" if late else "start"


class Counts(msgspec.Struct, frozen=True):
    """What typed numbers mean: the counts, or in words why they are none."""

    counts: tuple[int, ...] = ()
    problem: str = ""


def read_counts(text: str, scale: Scale) -> Counts:
    """Typed numbers: "0 2 5 8 1" for 1 to 5, "12 3" for yes and no; commas do as well as spaces."""
    parts = text.replace(",", " ").split()
    if not all(part.isascii() and part.isdigit() for part in parts):
        return Counts(problem="Only numbers, with spaces between them.")
    counts = tuple(int(part) for part in parts if len(part) <= 3)
    if len(counts) < len(parts):
        return Counts(problem=f"No more than {MOST_HANDS} hands.")
    wanted = ANSWERS[scale]
    if len(counts) != wanted:
        names = "yes and no" if scale == "yes-no" else "1, 2, 3, 4 and 5"
        return Counts(problem=f"{wanted} numbers, for {names}; {len(counts)} so far.")
    return Counts(counts)


def preview(text: str, scale: Scale) -> str:
    """What typed numbers would be kept as, in words, before Enter."""
    read = read_counts(text, scale)
    if read.problem:
        return read.problem
    return counts_words(read.counts, scale)
