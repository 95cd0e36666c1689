"""A damaged journal is set aside, what can be read goes on, and the trainer is told."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.journal import sqlite_recovery
from facilitator.journal.port import WriteRefused
from facilitator.journal.recovery import account, open_journal
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_recovery import is_damaged, salvage
from facilitator.live.facts.day import RecordLost, RunStarted
from facilitator.live.facts.entries import NoteAdded
from facilitator.live.rules import replay

from .conftest import LAST, LENGTHS
from .harm import folder_of_an_ordinary_user, overwrite, run_sql
from .samples import NINE, ONE_OF_EACH, a_day, record

ASIDE = "journal.damaged-20260302T093000Z.db"
PAGE = 4096
GOLDEN = Path(__file__).with_name("golden")


def check_recovered(path: Path, told: tuple[str, ...]) -> dict[str, int]:
    """What must hold after any damage; how many events of each run were kept, all of them in their own places."""
    journal = SqliteJournal(path)
    kept = {}
    for run in (run.run for run in journal.runs()):
        pairs = list(zip(journal.read(run), a_day(LENGTHS[run]), strict=False))
        left = [(found, told) for found, told in pairs if not isinstance(found.event, RecordLost)]
        if isinstance(left[0][0].event, RunStarted) and left[0][0] != left[0][1]:
            left = left[1:]  # a start with another plan
        assert all(found == told for found, told in left)
        kept[run] = sum(not isinstance(found.event, RecordLost) for found, _ in pairs)
    for run, length in LENGTHS.items():
        (words,) = [words for words in told if run in words] or [""]
        assert f"{kept[run]} " in words if run in kept else "events were kept" not in words
        assert kept.get(run) == length or f"all {length} events" not in words
    journal.close()
    assert "damaged file is kept as" in told[0]
    assert open_journal(path, NINE).told == ()
    return kept


def test_a_sound_journal_is_just_opened(used: Path) -> None:
    """Nothing is told and nothing is set aside."""
    opened = open_journal(used, NINE)
    assert opened.told == ()
    assert opened.journal.last(LAST) == 5
    opened.journal.close()
    assert sorted(file.name for file in used.parent.iterdir()) == ["alive", "journal.db"]


@pytest.mark.parametrize("way", ["both", "_off_the_pages", "_through_sqlite"])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_damaged_file_of_any_version_gives_its_events_back(
    path: Path, number: int, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands on the pages by itself, and what SQLite finds by itself."""
    with closing(sqlite3.connect(path)) as old:
        old.executescript((GOLDEN / f"version-{number}.sql").read_text(encoding="utf-8"))
        (page,) = old.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'drafts'").fetchone()
    overwrite(path, (page - 1) * PAGE, b"\xff" * PAGE)
    if way == "_off_the_pages":
        monkeypatch.setattr(sqlite_recovery, "_through_sqlite", lambda db, found: None)
    elif way == "_through_sqlite":
        monkeypatch.setattr(sqlite_recovery, "_off_the_pages", lambda path: sqlite_recovery._Found())
    opened = open_journal(path, NINE)
    assert "damaged file is kept as" in opened.told[0]
    found = opened.journal.read("2026-03-02-abc")
    assert found[1:] == record(ONE_OF_EACH[:27])[1:]
    assert isinstance(found[0].event, RunStarted)
    opened.journal.close()


def test_a_missing_journal_is_made_with_its_folder(tmp_path: Path) -> None:
    """On the first start."""
    opened = open_journal(tmp_path / "data" / "facilitator" / "journal.db", NINE)
    assert opened.told == ()
    assert opened.journal.runs() == ()
    opened.journal.close()


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _cut_to_a_few_bytes(path: Path) -> None:
    os.truncate(path, 60)


def _empty(path: Path) -> None:
    os.truncate(path, 0)


def _make_text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 500, encoding="utf-8")


def _overwrite_middle(path: Path) -> None:
    overwrite(path, path.stat().st_size // PAGE // 2 * PAGE, bytes(range(256)) * 16)


def _lose_the_tables(path: Path) -> None:
    overwrite(path, 100, bytes.fromhex("0d000000001000000000"))  # an empty first page, in itself sound


def _scribble_over_all(path: Path) -> None:
    overwrite(path, 100, b"\xa5" * (path.stat().st_size - 100))


DAMAGES = [_truncate, _cut_to_a_few_bytes, _empty, _make_text, _overwrite_middle, _lose_the_tables, _scribble_over_all]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
def test_whatever_happened_the_day_can_go_on(used: Path, damage: Callable[[Path], None]) -> None:
    """The damaged file is kept unchanged."""
    damage(used)
    damaged = used.read_bytes()
    opened = open_journal(used, NINE)
    opened.journal.append("new", 0, a_day(3))
    opened.journal.delete("new")
    opened.journal.close()
    assert (used.parent / ASIDE).read_bytes() == damaged
    check_recovered(used, opened.told)


def test_what_can_be_read_is_kept(used: Path) -> None:
    """Here all but one page of one day, and the sentences say so."""
    _overwrite_middle(used)
    opened = open_journal(used, NINE)
    kept = check_recovered(used, opened.told)
    assert kept["2026-03-01-aaa"] == 60
    assert 350 < kept["2026-03-02-bbb"] < 400
    assert opened.journal.drafts(LAST) == {"lead:note": "Half a wo"}
    assert opened.journal.touched(LAST) == NINE
    told = " ".join(opened.told)
    assert f"{kept['2026-03-02-bbb']} of 400 events were kept; the log says where the others stood" in told
    assert "all 5 events were kept. Unfinished words were kept, too." in told
    opened.journal.close()


def test_nothing_left_is_told_as_well(used: Path) -> None:
    """As of a file that is something else altogether."""
    _make_text(used)
    assert open_journal(used, NINE).told[1:] == ("No run could be read from it.",)


def test_any_page_may_be_damaged(used: Path) -> None:
    """One after the other: never an error, never a wrong event, and most of it kept."""
    sound = used.read_bytes()
    for page in range(len(sound) // PAGE):
        overwrite(used, 0, sound)
        overwrite(used, page * PAGE + (100 if page == 0 else 0), b"\x5a" * (PAGE - 100))
        opened = open_journal(used, NINE)
        opened.journal.close()
        check_recovered(used, opened.told)
        used.unlink()
        used.write_bytes(b"")


def test_events_that_only_the_companion_holds_are_kept(used: Path) -> None:
    """The window was killed, then the file was damaged: the -wal goes along and is read."""
    journal = SqliteJournal(used)
    journal.append(LAST, 5, a_day(9)[5:])
    copies = {file.name: file.read_bytes() for file in used.parent.iterdir() if file.is_file()}
    journal.close()
    for name, data in copies.items():
        used.with_name(name).write_bytes(data)
    _overwrite_middle(used)
    opened = open_journal(used, NINE)
    assert opened.journal.read(LAST) == a_day(9)
    opened.journal.close()
    assert (used.parent / f"{ASIDE}-wal").read_bytes() == copies["journal.db-wal"]


def test_an_event_that_means_nothing_is_one_event_lost(used: Path) -> None:
    """The pages are sound, but a body is not; its place is marked, and what comes after it stands."""
    run_sql(
        used,
        "DROP TRIGGER events_stay",
        f"UPDATE events SET body = '{{\"kind\":\"run.en\"}}' WHERE run = '{LAST}' AND seq = 3",
        f"UPDATE runs SET title = CAST(x'ff' AS TEXT) WHERE run = '{LAST}'",
    )
    (_, _, last) = salvage(used)
    assert (last.run, last.title) == (LAST, "\ufffd")
    assert [one for one in last.events if one.seq != 3] == [one for one in a_day(5) if one.seq != 3]
    assert last.events[2].event == RecordLost()
    assert "4 of 5 events were kept; the log says where the others stood" in account(last)


def test_a_run_without_its_start_has_its_words(used: Path) -> None:
    """Neither the start nor its plan is there, and the library has none: what the words name is the plan."""
    run_sql(used, "DROP TRIGGER events_leave", f"DELETE FROM events WHERE run = '{LAST}' AND seq = 1")
    (_, _, last) = salvage(used)
    assert last.events[1:] == a_day(5)[1:]
    state = replay(last.events)
    assert [(issue.id, issue.text) for issue in state.issues.values()] == [("E1-G1-1", ("Issue 3 " * 8))]
    assert [item.id for item in state.plan.exercises()] == ["a08"]
    assert "the library has none for it: items are named as the words name them" in account(last)


def test_a_run_of_which_nothing_is_left_is_named(used: Path) -> None:
    """So that its paper copy can be looked for."""
    run_sql(used, "DROP TRIGGER events_leave", f"DELETE FROM events WHERE run = '{LAST}'")
    (_, _, last) = salvage(used)
    words = account(last)
    assert words == "Learning from Serious Case Reviews (2026-03-03-ccc): nothing of it could be read."


def test_a_second_accident_in_one_second_is_kept_apart(used: Path) -> None:
    """Nothing that was set aside is ever overwritten."""
    for _ in range(3):
        _make_text(used)
        open_journal(used, NINE).journal.close()
    names = sorted(file.name for file in used.parent.glob("*.damaged-*"))
    assert names == [ASIDE.replace(".db", f"{ending}.db") for ending in ("-2", "-3", "")]


def test_a_new_empty_file_is_no_damage(path: Path) -> None:
    """Another window may be making it this very moment."""
    path.write_bytes(b"")
    assert open_journal(path, NINE).told == ()


def test_an_empty_file_beside_a_full_companion_is_damage(path: Path) -> None:
    """SQLite would throw the companion away."""
    path.write_bytes(b"")
    path.with_name("journal.db-wal").write_bytes(b"something")
    opened = open_journal(path, NINE)
    assert opened.told[1:] == ("No run could be read from it.",)
    assert path.with_name(f"{ASIDE}-wal").read_bytes() == b"something"
    opened.journal.close()


def test_a_file_that_cannot_be_looked_at_is_not_called_damaged() -> None:
    """It is refused, and stays where it is."""
    with folder_of_an_ordinary_user() as folder:
        path = folder / "journal.db"
        SqliteJournal(path).close()
        path.chmod(0)
        with pytest.raises(WriteRefused, match="cannot be opened"):
            open_journal(path, NINE)
        assert [file.name for file in folder.iterdir()] == ["journal.db"]


def test_an_error_that_is_no_damage_goes_on(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Out of memory, say: then nothing is set aside."""

    def fail(path: Path) -> sqlite3.Connection:
        error = sqlite3.OperationalError("out of memory")
        error.sqlite_errorcode = sqlite3.SQLITE_NOMEM
        raise error

    monkeypatch.setattr("facilitator.journal.sqlite_recovery._look", fail)
    assert not is_damaged(used)
    with pytest.raises(sqlite3.OperationalError, match="memory"):
        salvage(used)


def test_a_run_that_goes_on_after_recovery(used: Path) -> None:
    """The lead's window starts again and captures the next issue."""
    _overwrite_middle(used)
    journal = open_journal(used, NINE).journal
    last = journal.last("2026-03-02-bbb")
    journal.append("2026-03-02-bbb", last, record([NoteAdded("N1", "Some lines are missing")], after=last))
    assert journal.last("2026-03-02-bbb") == last + 1
    journal.close()
