"""A run is carried into another journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.journal.memory import MemoryJournal
from facilitator.journal.port import Journal, JournalProblem, RunUnknown
from facilitator.journal.rescue import copy_run
from facilitator.journal.sqlite import SqliteJournal

from .samples import a_day


def test_a_run_is_copied_with_its_unfinished_words(journal: Journal, tmp_path: Path) -> None:
    """From any store to any other; the rest of the source stays where it is."""
    journal.append("r", 0, a_day(20))
    journal.append("other", 0, a_day(2))
    journal.save_draft("r", "lead:capture:G1", "Nobody as")
    target = SqliteJournal(tmp_path / "rescued.db")
    assert copy_run(journal, "r", target) == 20
    assert target.read("r") == a_day(20)
    assert target.drafts("r") == {"lead:capture:G1": "Nobody as"}
    assert target.runs() == journal.runs()[:1]
    target.close()


def test_a_second_copy_brings_only_what_is_new(journal: Journal) -> None:
    """The first may have been cut short, or the day went on in the old place."""
    target = MemoryJournal()
    journal.append("r", 0, a_day(20))
    target.append("r", 0, a_day(12))
    assert copy_run(journal, "r", target) == 8
    assert copy_run(journal, "r", target) == 0
    assert target.read("r") == a_day(20)


@pytest.mark.parametrize("there", [a_day(5, "Another day"), a_day(25)], ids=["another", "longer"])
def test_different_runs_are_never_mixed(journal: Journal, there: tuple[object, ...]) -> None:
    """Even when they have one name."""
    target = MemoryJournal()
    journal.append("r", 0, a_day(20))
    target.append("r", 0, there)  # type: ignore[arg-type]
    with pytest.raises(JournalProblem, match="different run"):
        copy_run(journal, "r", target)
    assert target.read("r") == there


def test_an_unknown_run_cannot_be_copied(journal: Journal) -> None:
    """Nothing appears in the target."""
    target = MemoryJournal()
    with pytest.raises(RunUnknown):
        copy_run(journal, "r", target)
    assert target.runs() == ()
