"""Carrying a run into another journal: one from elsewhere, one thrown away, the rest of one that began there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts import Recorded

NO_PICTURES: Mapping[str, bytes] = {}


def take_in(
    journal: Journal, run: str, entries: Sequence[Recorded], pictures: Mapping[str, bytes] = NO_PICTURES
) -> int:
    """Store the events that are not there yet, and the run's pictures by digest; how many events that were.

    Raises JournalProblem when the run there went another way.
    """
    there = journal.read(run)
    shared = len(there)
    if shared > len(entries) or not all(map(Recorded.tells_the_same, there, entries)):
        raise JournalProblem(f"The journal there holds another run of this name, {run}. Two days are never mixed.")
    journal.append(run, shared, entries[shared:])
    for digest, picture in pictures.items():
        journal.keep_photograph(run, digest, picture)
    return len(entries) - shared
