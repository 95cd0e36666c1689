"""Following a run on real files: what vanishes, is replaced, damaged, locked or read-only is told and comes back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.application.following import Follower, JournalPath
from facilitator.clock import REHEARSAL
from facilitator.journal.port import WriteRefused
from facilitator.journal.sqlite import SqliteJournal
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import NextItem, NextPage
from facilitator.live.facts.base import Command
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.room import RoomBlanked, ToggleBlank
from facilitator.live.queries.room_view import room_look
from tests.makers import Day, HandClock, started

RUN = "2026-03-02-abc"


class Writer:
    """The lead's window: it writes a day into a real journal."""

    def __init__(self, path: Path, day: Day, run: str = RUN) -> None:
        """Open the journal and store the day so far."""
        self.journal = SqliteJournal(path)
        self.day, self.run, self.stored = day, run, 0
        self.store()

    def store(self) -> None:
        """Store what the day has seen since."""
        entries = self.day.entries[self.stored :]
        self.journal.append(self.run, self.stored, entries)
        self.stored += len(entries)

    def does(self, *wishes: Command) -> None:
        """Do something and store it."""
        self.day.does(*wishes)
        self.store()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal is to be."""
    return tmp_path / "journal.db"


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    """A day at its first item, in a journal."""
    found = Writer(path, started())
    yield found
    found.journal.close()


def follower(path: Path, run: str = RUN) -> Follower:
    """A window that looks on, by a clock of its own that stands at half past nine."""
    return Follower(JournalPath(path), HandClock("09:30"), run)


def later(follower: Follower, seconds: float = 1.0) -> bool:
    """Time passes and the window looks again."""
    clock = follower.real
    assert isinstance(clock, HandClock)
    clock.wait(seconds)
    return follower.poll()


def page(follower: Follower) -> int:
    """The page that the room would see."""
    assert follower.state is not None
    return follower.state.pages.get("welcome", 0)


def test_it_sees_what_the_lead_does(path: Path, writer: Writer) -> None:
    """Each step once; when nothing happens nothing changes."""
    window = follower(path)
    assert window.poll()
    assert not window.poll()
    writer.does(NextPage())
    assert window.poll()
    assert page(window) == 1
    assert not window.poll()
    assert window.state == writer.day.state
    window.close()


def test_it_never_writes(path: Path, writer: Writer) -> None:
    """Through its handle nothing can be stored, and the file does not change."""
    window = follower(path)
    window.poll()
    before = path.read_bytes()
    assert window.journal is not None
    more = Recorded(writer.stored + 1, writer.day.now, "room", RoomBlanked())
    with pytest.raises(WriteRefused, match="can be read but not written"):
        window.journal.append(RUN, writer.stored, [more])
    for _ in range(20):
        later(window)
    assert path.read_bytes() == before
    window.close()


def test_it_waits_for_a_journal_and_makes_none(path: Path) -> None:
    """The room's window may be opened first."""
    window = follower(path, "")
    assert not window.poll()
    assert (window.state, window.broken, path.exists()) == (None, False, False)
    writer = Writer(path, Day())
    assert later(window)
    assert window.run == RUN
    writer.journal.close()
    window.close()


def test_unnamed_it_waits_for_a_day_that_is_under_way(path: Path) -> None:
    """Neither an ended run nor one of last week is shown; the next one is taken up as it starts."""
    old = started()
    old.does(EndRun())
    writer = Writer(path, old, "2026-03-01-old")
    window = follower(path, "")
    assert not window.poll()
    assert window.state is None
    today = Writer(path, started(), RUN)
    assert later(window)
    assert window.run == RUN
    for found in (writer, today):
        found.journal.close()
    window.close()
    weeks_later = Follower(JournalPath(path), HandClock("09:30"), "")
    clock = weeks_later.real
    assert isinstance(clock, HandClock)
    clock.wait(7 * 24 * 3600)
    assert not weeks_later.poll()
    weeks_later.close()


def test_unnamed_it_goes_on_to_the_next_run(path: Path, writer: Writer) -> None:
    """When the one it followed has ended: but not before the next begins, so the thanks stay."""
    window = follower(path, "")
    window.poll()
    writer.does(EndRun())
    assert later(window)
    assert window.state is not None
    assert room_look(window.state, window.now()).shows == "thanks"
    second = Writer(path, Day(begins="13:00"), "2026-03-02-pm")
    assert later(window)
    assert window.run == "2026-03-02-pm"
    second.journal.close()
    window.close()


def test_named_it_stays_with_its_run(path: Path, writer: Writer) -> None:
    """Whatever else begins."""
    window = follower(path)
    window.poll()
    second = Writer(path, Day(begins="13:00"), "2026-03-02-pm")
    later(window)
    assert window.run == RUN
    second.journal.close()
    window.close()


def test_a_wrong_plan_opened_first_is_left_for_the_right_one(path: Path, writer: Writer) -> None:
    """A run that was opened later and is worked on is today's, though the first was never ended."""
    window = follower(path, "")
    window.poll()
    second = Writer(path, Day(begins="09:31").at("09:32"), "2026-03-02-right")
    second.does(NextItem())
    assert later(window, 120)
    assert window.run == "2026-03-02-right"
    second.journal.close()
    window.close()


def test_a_journal_that_vanishes_leaves_what_was_known(path: Path, writer: Writer, tmp_path: Path) -> None:
    """The room goes on counting; when the file is back, so is the window, with all that happened meanwhile."""
    window = follower(path)
    window.poll()
    known = window.state
    aside = tmp_path / "aside"
    aside.mkdir()
    writer.journal.close()
    for file in tmp_path.glob("journal.db*"):
        shutil.move(file, aside / file.name)
    assert not later(window)
    assert window.state is known
    assert "no journal" in window.trouble
    for file in aside.iterdir():
        shutil.move(file, tmp_path / file.name)
    writer.journal = SqliteJournal(path)
    writer.does(NextPage())
    later(window)
    assert page(window) == 1
    assert window.trouble == ""
    window.close()


def test_a_journal_that_is_replaced_is_read_from_its_beginning(path: Path, writer: Writer, tmp_path: Path) -> None:
    """As when a damaged one was set aside and recovered: fewer events, and another file."""
    writer.does(NextPage(), NextPage())
    window = follower(path)
    window.poll()
    assert page(window) == 2
    writer.journal.close()
    fresh = tmp_path / "fresh.db"
    made = SqliteJournal(fresh)
    made.append(RUN, 0, writer.day.entries[:3])
    made.close()
    for name in ("journal.db-wal", "journal.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    os.replace(fresh, path)
    assert later(window)
    assert page(window) == 1
    window.close()
    writer.journal = SqliteJournal(path)


def test_a_damaged_journal_is_told_and_tried_again(path: Path, writer: Writer) -> None:
    """Half a second between attempts, not ten a second; whole again, it is read."""
    whole = path.read_bytes()
    writer.journal.close()
    whole = path.read_bytes()
    path.write_bytes(b"not a journal at all" * 100)
    window = follower(path)
    assert not window.poll()
    assert (window.broken, window.state) == (True, None)
    assert "damaged" in window.trouble
    path.write_bytes(whole)
    assert not later(window, 0.1)
    assert later(window, 0.5)
    assert not window.broken
    window.close()
    writer.journal = SqliteJournal(path)


def test_another_programs_file_is_left_alone(path: Path) -> None:
    """And told."""
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.close()
    before = path.read_bytes()
    window = follower(path, "")
    assert not window.poll()
    assert "another program" in window.trouble
    assert path.read_bytes() == before
    window.close()


def test_a_locked_journal_is_still_read(path: Path, writer: Writer) -> None:
    """Another program that holds the write lock stops the lead, not the room."""
    window = follower(path)
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    assert window.poll()
    assert window.trouble == ""
    blocker.execute("ROLLBACK")
    blocker.close()
    window.close()


def test_a_journal_locked_against_reading_is_waited_for(path: Path, writer: Writer) -> None:
    """Somebody's tool takes it exclusively; what was known stays, and it goes on by itself."""
    writer.journal.close()
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("PRAGMA locking_mode = EXCLUSIVE")
    blocker.execute("BEGIN EXCLUSIVE")
    blocker.execute("DELETE FROM leaving")
    window = follower(path)
    assert not window.poll()
    assert window.broken
    blocker.execute("ROLLBACK")
    blocker.close()
    assert later(window)
    assert window.trouble == ""
    window.close()
    writer.journal = SqliteJournal(path)


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="permission bits are POSIX's")
def test_a_read_only_journal_in_a_read_only_folder_is_shown(tmp_path: Path) -> None:
    """Exported over on a stick, say: it can be looked at."""
    folder = tmp_path / "stick"
    folder.mkdir()
    writer = Writer(folder / "journal.db", started())
    writer.journal.close()
    (folder / "journal.db").chmod(0o400)
    folder.chmod(0o500)
    window = follower(folder / "journal.db")
    assert window.poll()
    window.sign()
    assert window.trouble == ""
    window.close()
    folder.chmod(0o700)


def test_a_run_that_is_deleted_is_told(path: Path, writer: Writer) -> None:
    """The file holds others; what the room saw last stays until someone closes the window."""
    other = Writer(path, Day(), "2026-03-02-pm")
    window = follower(path)
    window.poll()
    known = window.state
    other.journal.delete(RUN)
    assert not later(window)
    assert window.state is known
    other.journal.close()
    window.close()


def test_a_rehearsals_clock_is_the_rehearsals(path: Path) -> None:
    """It goes as fast as the lead's, from where the last event was."""
    day = Day()
    command = day.entries[0].event
    fast = replace(command, rehearsal=20.0)
    journal = SqliteJournal(path)
    journal.append(RUN, 0, [Recorded(1, day.now, "lead", fast)])
    window = follower(path)
    window.poll()
    clock = window.real
    assert isinstance(clock, HandClock)
    before = window.now()
    clock.wait(3)
    assert window.now().run - before.run == pytest.approx(60)
    assert window.now().boot.startswith(REHEARSAL)
    journal.close()
    window.close()


def test_signs_are_left_and_taken_away(path: Path, writer: Writer) -> None:
    """While it is open the lead can tell; once it is closed no sign is left, nor any folder."""
    window = follower(path)
    window.sign()
    assert writer.journal.signs(RUN) == {}
    window.poll()
    window.sign()
    first = writer.journal.signs(RUN)
    assert list(first) == [window.window]
    window.close()
    assert writer.journal.signs(RUN) == {}
    assert not (path.parent / "open" / RUN).exists()


def test_what_is_shown_is_what_the_lead_chose(path: Path, writer: Writer) -> None:
    """The room's own state follows as everything else does."""
    window = follower(path)
    window.poll()
    writer.does(ToggleBlank())
    window.poll()
    assert window.state is not None
    assert room_look(window.state, window.now()).shows == "blank"
    window.close()


REHEARSED = "2026-03-02-reh"


def rehearsed(path: Path, begins: str = "09:00") -> SqliteJournal:
    """A rehearsal that was left open, whose own clock has run far ahead of the machine's."""
    day = Day(begins=begins)
    opened = replace(day.entries[0].event, rehearsal=20.0, opened_at=day.now.wall)
    ahead = replace(day.now, wall=day.now.wall + timedelta(hours=12))
    journal = SqliteJournal(path)
    journal.append(REHEARSED, 0, [Recorded(1, ahead, "lead", opened)])
    return journal


def test_a_rehearsal_left_open_gives_way_to_a_real_day(path: Path) -> None:
    """A window opened before the start turns to the day as it begins, and keeps its thanks when it ends."""
    journal = rehearsed(path)
    window = follower(path, "")
    assert window.poll()
    assert window.run == REHEARSED
    writer = Writer(path, started())
    assert later(window)
    assert window.run == RUN
    writer.does(EndRun())
    assert later(window)
    assert window.run == RUN
    assert window.state is not None
    assert room_look(window.state, window.now()).shows == "thanks"
    assert [run.run for run in journal.runs()] == [RUN, REHEARSED]
    for found in (journal, writer.journal):
        found.close()
    window.close()


def test_a_rehearsal_that_was_only_chosen_among_several_gives_way_too(path: Path) -> None:
    """Asked which of two rehearsals, nobody meant to stay there once the day begins; a named one stays."""
    journal = rehearsed(path)
    chosen, named = (Follower(JournalPath(path), HandClock("09:30"), REHEARSED, asked=asked) for asked in (True, False))
    for window in (chosen, named):
        assert window.poll()
    writer = Writer(path, started())
    assert later(chosen)
    assert not later(named)
    assert (chosen.run, named.run) == (RUN, REHEARSED)
    second = Writer(path, Day(begins="09:31").at("09:32"), "2026-03-02-other")
    second.does(NextItem())
    later(chosen, 120)
    assert chosen.run == "2026-03-02-other"
    for found in (journal, writer.journal, second.journal):
        found.close()
    for window in (chosen, named):
        window.close()


def test_a_real_day_that_was_chosen_among_several_is_kept(path: Path, writer: Writer) -> None:
    """The other one, which lies open as well, was not wanted."""
    window = Follower(JournalPath(path), HandClock("09:30"), RUN, asked=True)
    assert window.poll()
    second = Writer(path, Day(begins="09:31").at("09:32"), "2026-03-02-other")
    second.does(NextItem())
    later(window, 120)
    assert window.run == RUN
    second.journal.close()
    window.close()
