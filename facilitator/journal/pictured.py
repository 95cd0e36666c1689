"""The pictures of a run's photographs, read from a journal, and taken along into another."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts import Recorded
from facilitator.live.queries.photographs import named_by


def pictures_of(journal: Journal, run: str, entries: Iterable[Recorded]) -> dict[str, bytes]:
    """The pictures of a run by digest, as far as they are there. Raises JournalProblem."""
    found = {digest: journal.photograph(run, digest) for digest in named_by(entries)}
    return {digest: picture for digest, picture in found.items() if picture is not None}


def carry(old: Journal, new: Journal, run: str, entries: Iterable[Recorded]) -> int:
    """Take a run's pictures along into another journal, which has the run; how many had to stay behind."""
    left = 0
    for digest in named_by(entries):
        try:
            picture = old.photograph(run, digest)
            if picture is not None:
                new.keep_photograph(run, digest, picture)
        except JournalProblem:
            picture = None
        left += picture is None
    return left
