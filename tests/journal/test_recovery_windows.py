"""A recovery among several windows, and one that is cut short."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.journal import recovery
from facilitator.journal.port import WriteRefused
from facilitator.journal.recovery import open_journal
from facilitator.journal.sqlite import SqliteJournal

from .conftest import LAST
from .harm import locked
from .samples import NINE, a_day


def test_only_one_window_recovers(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other finds it done when its turn comes."""
    answers = iter([True, False])
    monkeypatch.setattr(recovery, "is_damaged", lambda path: next(answers))
    opened = open_journal(used, NINE)
    assert opened.told == ()
    assert opened.journal.last(LAST) == 5
    opened.journal.close()


def test_a_recovery_in_progress_is_waited_for(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But not for ever."""
    monkeypatch.setattr("facilitator.journal.sqlite_recovery.TURN", 0.01)
    used.write_bytes(b"Dear diary, " * 500)
    with locked(used.with_name("journal.recovery-lock")), pytest.raises(WriteRefused, match="Another program"):
        open_journal(used, NINE)


def test_an_interrupted_recovery_is_finished(used: Path) -> None:
    """The old file was set aside, the new one not yet in its place."""
    used.rename(used.with_name("journal.recovering.db"))
    opened = open_journal(used, NINE)
    assert opened.told == ("A recovery of the journal that had been interrupted is now complete.",)
    assert opened.journal.last(LAST) == 5
    opened.journal.close()


def test_a_recovery_that_was_cut_short_earlier_is_begun_again(used: Path) -> None:
    """What it left behind is not mixed in."""
    leftover = SqliteJournal(used.with_name("journal.recovering.db"))
    leftover.append("stale", 0, a_day(2))
    leftover.close()
    os.truncate(used, used.stat().st_size // 2)
    opened = open_journal(used, NINE)
    assert opened.journal.last("stale") == 0
    opened.journal.close()
