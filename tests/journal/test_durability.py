"""What was acknowledged is there, whatever becomes of the windows that wrote it."""

from __future__ import annotations

import random
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.journal.recovery import open_journal
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_backup import copy
from facilitator.journal.sqlite_connecting import is_open_here
from facilitator.journal.sqlite_opening import identify
from facilitator.live.facts.agenda import PageTurned

from . import samples
from .harm import run_window
from .samples import a_day

WRITER = """
import sys
from pathlib import Path
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import PageTurned
import tests.journal.samples as samples

journal = SqliteJournal(Path(sys.argv[1]))
while True:
    seq = journal.last("r")
    found = samples.started() if not seq else PageTurned("a01", seq)
    journal.append("r", seq, samples.record([found], after=seq))
    sys.stdout.write(f"{seq + 1}\\n")
    sys.stdout.flush()
"""

SHARER = """
import sys
from pathlib import Path
from facilitator.journal.port import Overtaken, WriteRefused
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts.agenda import PageTurned
import tests.journal.samples as samples

sys.stdout.write("ready\\n")
sys.stdout.flush()
journal = SqliteJournal(Path(sys.argv[1]))
left = int(sys.argv[3])
while left:
    seq = journal.last("r")
    try:
        journal.append("r", seq, samples.record([PageTurned("a01", left)], after=seq, by=sys.argv[2]))
    except (Overtaken, WriteRefused):
        continue
    left -= 1
"""


PASSER_BY = """
import sys
from pathlib import Path
from facilitator.journal.sqlite import SqliteJournal

journal = SqliteJournal(Path(sys.argv[1]))
sys.stdout.write(f"{journal.last('r')}\\n")
journal.close()
"""


def _acknowledged(window: subprocess.Popen[str], lines: int) -> int:
    """Kill the window after it has said so many lines; the last number it said, in the pipe's rest too."""
    assert window.stdout is not None
    said = [window.stdout.readline() for _ in range(lines)]
    window.kill()
    said += window.stdout.read().splitlines(keepends=True)
    return int(next(line for line in reversed(said) if line.endswith("\n")))


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_window_has_lost_nothing_that_it_acknowledged(path: Path, seed: int) -> None:
    """Killed at three moments in a row, each time in the middle of writing."""
    chance = random.Random(seed)
    for _ in range(3):
        with run_window(WRITER, str(path)) as window:
            acknowledged = _acknowledged(window, chance.randint(1, 120))
        journal = SqliteJournal(path)
        entries = journal.read("r")
        assert acknowledged <= len(entries) <= acknowledged + 1
        assert [recorded.seq for recorded in entries] == list(range(1, len(entries) + 1))
        assert journal.runs()[0].events == len(entries)
        journal.close()


def test_two_processes_write_one_run(path: Path) -> None:
    """Each reads on when it was overtaken; nothing is lost, doubled or mixed."""
    journal = SqliteJournal(path)
    journal.append("r", 0, a_day(1))
    journal.changed()
    with run_window(SHARER, str(path), "lead", "150") as lead, run_window(SHARER, str(path), "scribe", "150") as scribe:
        assert (lead.wait(60), scribe.wait(60)) == (0, 0)
    entries = journal.read("r")
    assert journal.changed()
    assert [recorded.seq for recorded in entries] == list(range(1, 302))
    for window in ("lead", "scribe"):
        pages = [getattr(recorded.event, "page", None) for recorded in entries[1:] if recorded.by == window]
        assert pages == list(range(150, 0, -1))
    journal.close()


def test_two_processes_make_one_file(path: Path) -> None:
    """The windows may be started in the same second."""
    with run_window(SHARER, str(path), "lead", "0") as one, run_window(SHARER, str(path), "scribe", "0") as two:
        assert (one.wait(60), two.wait(60)) == (0, 0)
    journal = SqliteJournal(path)
    assert journal.runs() == ()
    journal.close()


def _seen_by_another_program(path: Path) -> int:
    """How many events another program finds, which opens the journal, looks, and leaves."""
    with run_window(PASSER_BY, str(path)) as window:
        said, _ = window.communicate()
    return int(said)


@pytest.mark.parametrize("how", ["another handle", "a look at the file", "opened as at the start", "a copy of it"])
def test_what_one_window_does_beside_its_journal_never_gives_up_its_locks(path: Path, how: str) -> None:
    """Or the next program to leave takes away the file that this one writes into, and nobody sees what follows."""
    journal = SqliteJournal(path)
    journal.append("r", 0, samples.record([samples.started()]))
    if how == "another handle":
        journal.beside().close()
    elif how == "a look at the file":
        assert identify(path)
    elif how == "opened as at the start":
        open_journal(path, datetime(2026, 3, 2, tzinfo=UTC)).journal.close()
    else:
        copy(path, path.with_name("copy.db"))
    assert _seen_by_another_program(path) == 1
    assert path.with_name(f"{path.name}-wal").exists()
    journal.append("r", 1, samples.record([PageTurned("a01", 1)], after=1))
    assert _seen_by_another_program(path) == 2
    journal.close()
    assert not is_open_here(path)
