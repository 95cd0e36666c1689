"""What a training pool tagged before: the lines of earlier runs with the themes a person gave them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from facilitator.live.facts import Recorded
from facilitator.live.rules import replay
from facilitator.live.state import State
from facilitator.themes.suggesting import Tagged


class EarlierRun(Protocol):
    """What a list of runs tells of one: see `facilitator.journal.port.RunSummary`."""

    @property
    def run(self) -> str:
        """Its id."""

    @property
    def rehearsal(self) -> float:
        """How many times faster its clock ran; 0 for a real day."""

    @property
    def touched(self) -> datetime:
        """The instant of its last event."""


class EarlierRuns(Protocol):
    """The part of a journal that is read here."""

    def runs(self) -> Sequence[EarlierRun]:
        """All runs."""

    def read(self, run: str, after: int = 0) -> tuple[Recorded, ...]:
        """The events of a run."""


def tagged_lines(state: State) -> tuple[Tagged, ...]:
    """The tagged issues that stand in a run, in the order they were said; what was withdrawn or merged is left out."""
    return tuple(
        Tagged(issue.text, issue.themes)
        for issue in state.issues.values()
        if issue.themes and not issue.withdrawn and not issue.merged
    )


def earlier_lines(archive: EarlierRuns, but: str = "") -> tuple[Tagged, ...]:
    """The tagged lines of all real runs `but` one, the oldest first. Reads every event: not for the screen's time."""
    runs = sorted(archive.runs(), key=lambda run: (run.touched, run.run))
    real = [run.run for run in runs if not run.rehearsal and run.run != but]
    return tuple(_lines(archive.read(run) for run in real))


def _lines(runs: Iterable[tuple[Recorded, ...]]) -> Iterable[Tagged]:
    for entries in runs:
        yield from tagged_lines(replay(entries))
