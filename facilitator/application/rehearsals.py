"""Throwing a rehearsal away at once, and bringing it back: nothing of a real day is ever touched."""

from __future__ import annotations

from pathlib import Path

import msgspec

from facilitator.journal.importing import take_in
from facilitator.journal.pictured import pictures_of
from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts import Recorded
from facilitator.live.facts.day import RunStarted


class Thrown(msgspec.Struct, frozen=True):
    """A rehearsal that was thrown away, with all that brings it back: events, drafts, files exported, pictures."""

    run: str
    entries: tuple[Recorded, ...]
    drafts: dict[str, str]
    exported: dict[str, str]
    pictures: dict[str, bytes]


def throw_away(journal: Journal, run: str) -> Thrown:
    """Take a rehearsal out of the journal; its exported files stay. Raises JournalProblem, also for a real day."""
    entries = journal.read(run)
    if not entries or not isinstance(first := entries[0].event, RunStarted) or not first.rehearsal:
        raise JournalProblem(f"{run} is no rehearsal, so it was not thrown away.")
    pictures = pictures_of(journal, run, entries)
    thrown = Thrown(run, entries, journal.drafts(run), journal.exported(run), pictures)
    journal.delete(run)
    return thrown


def exported_words(thrown: Thrown) -> str:
    """Where the files lie that were exported of it, which stay; "" where there are none."""
    folders = sorted({str(Path(file).parent) for file in thrown.exported if Path(file).exists()})
    if not folders:
        return ""
    return f" What was exported of it stays in {' and in '.join(folders)}: delete that yourself."


def bring_back(journal: Journal, thrown: Thrown) -> None:
    """Put it back as it was. Raises JournalProblem."""
    take_in(journal, thrown.run, thrown.entries, thrown.pictures)
    for place, text in thrown.drafts.items():
        journal.save_draft(thrown.run, place, text)
    if thrown.exported:
        journal.note_exported(thrown.run, thrown.exported)
