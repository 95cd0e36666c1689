"""Carrying a run into another journal, when its own takes no more: a full disk, a stick pulled out half way."""

from __future__ import annotations

from facilitator.journal.port import Journal, JournalProblem, RunUnknown


def copy_run(source: Journal, run: str, target: Journal) -> int:
    """Copy a run's events and drafts; the number of events copied.

    What an earlier copy brought over is kept and only continued. Raises RunUnknown when the source has no such run,
    and JournalProblem when the target's run of this id went another way: nothing is ever mixed.
    """
    events = source.read(run)
    if not events:
        raise RunUnknown(f"There is no run {run} to copy.")
    there = target.read(run)
    if there != events[: len(there)]:
        raise JournalProblem(f"The other journal holds a different run {run}, so nothing was copied.")
    target.append(run, len(there), events[len(there) :])
    for place, text in source.drafts(run).items():
        target.save_draft(run, place, text)
    return len(events) - len(there)
