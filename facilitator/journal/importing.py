"""Storing a run that comes from elsewhere, or the rest of one whose beginning is here."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts import Recorded


def take_in(journal: Journal, run: str, entries: Sequence[Recorded]) -> int:
    """Store the events that are not there yet; how many. Raises JournalProblem when the run there went another way."""
    there = journal.read(run)
    shared = min(len(there), len(entries))
    if tuple(there[:shared]) != tuple(entries[:shared]):
        raise JournalProblem(f"The journal holds another run {run}, and two days are never mixed.")
    journal.append(run, shared, entries[shared:])
    return len(entries) - shared
