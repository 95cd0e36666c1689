"""The set of lines by which the finding of names is measured: half name somebody, half only have capitals."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from facilitator.live.personal_data import looks_personal


class Measured(NamedTuple):
    """How many lines that name somebody are found, and how many others are marked, as shares; and which went wrong."""

    recall: float
    false_alarms: float
    missed: tuple[str, ...]
    alarms: tuple[str, ...]


SEEN, UNSEEN = "names_set.tsv", "unseen_set.tsv"
"""The set the finder was made with, and one that was written afterwards and before anybody looked what it finds."""


def lines(kind: str, file: str = SEEN) -> list[str]:
    """The lines of one kind, "name" or "none", of a set."""
    rows = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return [row.partition("\t")[2] for row in rows if row.startswith(f"{kind}\t")]


def measure(file: str = SEEN) -> Measured:
    """Look at every line of a set."""
    naming, others = lines("name", file), lines("none", file)
    missed = tuple(line for line in naming if not looks_personal(line))
    alarms = tuple(line for line in others if looks_personal(line))
    return Measured(1 - len(missed) / len(naming), len(alarms) / len(others), missed, alarms)
