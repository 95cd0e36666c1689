"""Data on a network drive or on a stick: told, and safe there as far as it can be."""

from __future__ import annotations

import ctypes
import os
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import new_plan
from facilitator.application.presence import SIGN, SILENT, Watch
from facilitator.console.settings import FILE, SettingsFile
from facilitator.disk import drives
from facilitator.disk.drives import Drive, drive_of
from facilitator.journal import presence, sqlite_opening
from facilitator.journal.place import doubt_about, journal_path
from facilitator.journal.port import JournalProblem
from facilitator.journal.recovery import open_journal
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_backup import back_up, restore
from facilitator.journal.sqlite_recovery import is_damaged
from tests.cli.conftest import Ask
from tests.cli.days import START, ended_day, journal_in
from tests.imitating.holding import Holder
from tests.makers import HandClock

MOUNTINFO = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / {root}/share rw,relatime shared:9 - cifs //server/share rw,vers=3.1.1
31 22 0:41 / {root}/nfs rw - nfs4 server:/export rw
32 22 8:17 / {root}/my\\040stick rw - vfat /dev/sdb1 rw
33 22 8:18 / {root}/other rw - exfat /dev/sdc1 rw
34 30 8:19 / {root}/share/back rw - ext4 /dev/sdd1 rw
35 22 0:50 / {root}/c rw - 9p C:\\134 rw
36 22 0:51 / {root}/far rw - fuse.sshfs kim@host: rw
nonsense
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("home/kim", "own"),
        ("share/data", "network"),
        ("shared", "own"),
        ("share/back/data", "own"),
        ("nfs", "network"),
        ("my stick/data", "stick"),
        ("other", "stick"),
        ("c/Users/kim", "network"),
        ("far", "network"),
    ],
)
def test_linux_tells_by_its_mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, kind: str) -> None:
    """The one that a folder lies under, also of one that is not made yet."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTINFO.format(root=tmp_path), encoding="utf-8")
    monkeypatch.setattr(drives, "MOUNTS", mounts)
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / folder).mkdir(parents=True)
    assert drive_of(tmp_path / folder) == kind
    assert drive_of(tmp_path / folder / "not" / "made") == kind


def test_where_the_system_does_not_answer_it_is_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it stands in a day's way."""
    monkeypatch.setattr(drives, "MOUNTS", tmp_path / "none")
    assert drive_of(tmp_path) == "own"


class Mac:
    """The C library of macOS, as far as it tells about a file system."""

    def __init__(self, kind: bytes) -> None:
        """Answer with this kind; with none, refuse."""

        def statfs(path: bytes, told: ctypes.Array[ctypes.c_char]) -> int:
            ctypes.memmove(ctypes.addressof(told) + 72, kind + b"\0", len(kind) + 1)
            return 0 if kind else -1

        self.statfs = statfs


@pytest.mark.parametrize(
    ("kind", "drive"), [(b"apfs", "own"), (b"smbfs", "network"), (b"msdos", "stick"), (b"exfat", "stick"), (b"", "own")]
)
def test_a_mac_tells_by_its_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: bytes, drive: str) -> None:
    """By the name of the file system."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("ctypes.CDLL", lambda path, use_errno: Mac(kind))
    assert drive_of(tmp_path) == drive


@pytest.mark.parametrize(
    ("path", "drive"),
    [
        ("C:\\Users\\kim\\data", "own"),
        ("H:\\data", "network"),
        ("E:\\data", "stick"),
        ("\\\\server\\share\\data", "network"),
        ("//server/share/data", "network"),
        ("\\\\?\\UNC\\server\\share", "network"),
        ("\\\\?\\H:\\data", "network"),
    ],
)
def test_windows_tells_by_the_letter_or_the_share(path: str, drive: str) -> None:
    """A drive letter may stand for a share, as it does in most offices."""
    kinds = {"C:\\": 3, "H:\\": 4, "E:\\": 2}
    assert drives._named_by_windows(path, kinds.__getitem__) == drive


On = Callable[[Drive], None]


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> On:
    """Puts every folder on a kind of drive."""

    def put(kind: Drive) -> None:
        for module in ("journal.place", "journal.sqlite_opening"):
            monkeypatch.setattr(f"facilitator.{module}.drive_of", lambda path: kind)

    return put


def test_it_is_said_before_the_day(ask: Ask, folder: Path, on: On) -> None:
    """By `doctor`, and by the first screen."""
    on("network")
    assert "on the network" in doubt_about(folder)
    assert any(
        line.startswith("folder") and "LOOK" in line and "on the network" in line for line in ask("doctor").lines
    )
    on("stick")
    assert "on a stick" in doubt_about(folder)
    on("own")
    assert doubt_about(folder) == ""


def mode_of(path: Path) -> str:
    """How SQLite keeps a file."""
    db = sqlite3.connect(path)
    try:
        return str(db.execute("PRAGMA journal_mode").fetchone()[0])
    finally:
        db.close()


def test_no_memory_is_shared_over_the_network(folder: Path, on: On) -> None:
    """There is no companion that needs it; several windows read and write all the same, and see each other's events."""
    on("network")
    run = ended_day(folder)
    path = journal_path(folder)
    lead, room = SqliteJournal(path), SqliteJournal(path, reading=True)
    assert room.read(run)
    assert not room.changed()
    lead.append("second", 0, lead.read(run))
    assert room.changed()
    assert [one.run for one in room.runs()].count("second") == 1
    assert {one.name for one in folder.glob("journal.db*")} <= {"journal.db", "journal.db-journal"}
    for journal in (room, lead):
        journal.close()


def test_a_journal_that_moves_to_the_network_and_back_changes_its_way(folder: Path, on: On) -> None:
    """Nothing of it is lost; where another window has it open, that one's way stands until it is closed."""
    run = ended_day(folder)
    path = journal_path(folder)
    assert mode_of(path) == "wal"
    other = SqliteJournal(path)
    on("network")
    SqliteJournal(path).close()
    assert mode_of(path) == "wal"
    other.close()
    journal = SqliteJournal(path)
    assert journal.read(run)
    journal.close()
    assert mode_of(path) in ("truncate", "delete")
    on("own")
    SqliteJournal(path).close()
    assert mode_of(path) == "wal"


def torn(path: Path) -> bytes:
    """Break off a write to a journal on the network in its middle; what it had been before."""
    before = path.read_bytes()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA cache_size = 2")  # so that pages reach the file before the end
    db.execute("BEGIN IMMEDIATE")
    db.execute("DELETE FROM drafts")
    db.execute("UPDATE runs SET title = title || ' torn'")
    for number in range(400):
        db.execute("INSERT INTO drafts (run, place, text) VALUES ('r', ?, ?)", (str(number), "x" * 3000))
    torn_file, companion = path.read_bytes(), path.with_name(f"{path.name}-journal").read_bytes()
    db.execute("ROLLBACK")
    db.close()
    path.write_bytes(torn_file)
    path.with_name(f"{path.name}-journal").write_bytes(companion)
    assert torn_file != before
    return before


def test_a_write_over_the_network_that_broke_off_is_undone(folder: Path, on: On) -> None:
    """By the next window; and one that may only read does not take the half of it for the whole."""
    on("network")
    run = ended_day(folder)
    path = journal_path(folder)
    torn(path)
    with pytest.raises(JournalProblem):
        SqliteJournal(path, reading=True)
    opened = open_journal(path, START)
    assert opened.told == ()
    assert opened.journal.read(run)
    assert "0" not in opened.journal.drafts("r")
    opened.journal.close()


def test_what_a_write_left_goes_along_with_the_journal(folder: Path, tmp_path: Path, on: On) -> None:
    """Played into the restored one, it would damage it."""
    on("network")
    run = ended_day(folder)
    path = journal_path(folder)
    back_up(path, tmp_path / "copy.db", START)
    ended_day(folder, day=3)
    torn(path)
    done = restore(tmp_path / "copy.db", path, START)
    assert done.runs == 1
    assert not (leftover := path.with_name("journal.db-journal")).exists() or not leftover.stat().st_size
    assert not is_damaged(path)
    with journal_in(folder) as journal:
        assert [one.run for one in journal.runs()] == [run]


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system on which nothing tells when a file was changed: its times go in steps of two seconds."""
    real = os.stat

    class Coarse:
        """What `stat` tells there."""

        def __init__(self, told: os.stat_result) -> None:
            self._told = told

        def __getattr__(self, name: str) -> object:
            if name == "st_mtime_ns":
                return self._told.st_mtime_ns // 10**12 * 10**12
            return getattr(self._told, name)

    monkeypatch.setattr(os, "stat", lambda path, *more, **others: Coarse(real(path, *more, **others)))
    monkeypatch.setattr(os, "utime", lambda path, *more, **others: real(path) and None)


@pytest.mark.usefixtures("stick")
def test_a_window_is_seen_to_be_open_where_times_are_coarse(tmp_path: Path) -> None:
    """Every sign is a new one; when it stays away the window is dead within two seconds."""
    clock, watch = HandClock("09:30"), Watch()
    watch.look(presence.signs(tmp_path, "r"), clock.now())
    presence.here(tmp_path, "r", "room-1")
    for _ in range(20):
        clock.wait(SIGN)
        presence.here(tmp_path, "r", "room-1")
        watch.look(presence.signs(tmp_path, "r"), clock.now())
        assert watch.has("room")
    clock.wait(SILENT + 0.1)
    watch.look(presence.signs(tmp_path, "r"), clock.now())
    assert watch.lost("room")


@pytest.mark.usefixtures("stick")
def test_when_a_window_was_last_alive_is_told_to_the_second(tmp_path: Path) -> None:
    """So that the time away is right, whatever zone the stick's times are in."""
    at = datetime(2026, 3, 2, 9, 30, 1, 250_000, tzinfo=UTC)
    presence.touch(tmp_path, "r", at)
    assert presence.touched(tmp_path, "r") == at
    presence.touch(tmp_path, "r", at + timedelta(seconds=1))
    assert presence.touched(tmp_path, "r") == at + timedelta(seconds=1)


def test_what_an_earlier_version_left_is_read(tmp_path: Path) -> None:
    """It kept the time of an empty file."""
    presence.touch(tmp_path, "r", START)
    (file,) = (tmp_path / "alive").iterdir()
    file.write_bytes(b"")
    os.utime(file, ns=(0, int(START.timestamp()) * 10**9))
    assert presence.touched(tmp_path, "r") == START
    presence.here(tmp_path, "r", "room-1")
    (sign,) = (tmp_path / presence.FOLDER / "r").iterdir()
    sign.write_bytes(b"")
    assert presence.signs(tmp_path, "r") == {"room-1": 0}
    presence.here(tmp_path, "r", "room-1")
    assert presence.signs(tmp_path, "r") == {"room-1": 1}


def test_a_sign_that_a_scanner_reads_counts_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window is not called dead because something looks at its file."""
    presence.here(tmp_path, "r", "room-1")
    before = presence.signs(tmp_path, "r")
    Holder(monkeypatch, "room-1", reading=True)
    assert presence.signs(tmp_path, "r")["room-1"] != before["room-1"]


def test_a_stick_without_links_and_rights_takes_plan_settings_and_journal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither hard links nor owners are known there; whoever finds it can read it, which is said."""

    def refuse(*given: object, **more: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "chmod", refuse)
    monkeypatch.setattr(Path, "chmod", refuse)
    monkeypatch.setattr(sqlite_opening, "_open_to_others", lambda path: True)
    assert read_plan(new_plan("Day", folder / "plans")).plan is not None
    assert SettingsFile(folder).change(theme="light") == ""
    assert (folder / FILE).exists()
    ended_day(folder)
    journal = SqliteJournal(journal_path(folder))
    assert "Other users of this computer may be able to read" in journal.remarks[0]
    journal.close()
