"""The archive as a whole at the command line: search, backup, restore, deletion that follows backups up, reminders."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from facilitator.journal.place import journal_path
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.review import MakeComment, SetRetention
from tests.cli.conftest import Ask
from tests.cli.days import HandClock, ended_day, journal_in, unfinished_day


def test_search_finds_words_in_all_runs(ask: Ask, folder: Path) -> None:
    """The newest day first; each line with its run and number."""
    old, new = ended_day(folder), ended_day(folder, day=1)
    code, lines, said = ask("search", "asking", "child")
    assert (code, said) == (0, "")
    assert [line.split()[:3] for line in lines] == [[new, "2026-11-24", "E1-G1-1"], [old, "2026-11-23", "E1-G1-1"]]
    assert lines[0].endswith("nobody asked the child")


def test_search_filters(ask: Ask, folder: Path) -> None:
    """By date and group; a filter alone will do."""
    ended_day(folder)
    run = ended_day(folder, day=1)
    _, lines, _ = ask("search", "--from", "2026-11-24", "--group", "2")
    assert [line.split()[:3] for line in lines] == [[run, "2026-11-24", "E1-G2-1"]]
    code, lines, said = ask("search", "zebra")
    assert (code, lines, said) == (0, [], "Nothing was found.\n")
    assert "--most 5" in ask("search", "child", "--most", "1").said


def test_search_makes_a_damaged_index_anew(ask: Ask, folder: Path) -> None:
    """It says so and finds what there is; the next search has nothing to say."""
    ended_day(folder)
    ask("search", "child")
    with closing(sqlite3.connect(journal_path(folder))) as db:
        db.execute("DROP TABLE search_data")
    code, lines, said = ask("search", "asking", "child")
    assert (code, len(lines)) == (0, 1)
    assert "index was damaged and is made anew" in said
    assert ask("search", "asking", "child") == (0, lines, "")


@pytest.mark.parametrize("arguments", [(), ("  ",), ("child", "--from", "soon")])
def test_search_that_asks_for_nothing(ask: Ask, folder: Path, arguments: tuple[str, ...]) -> None:
    """Is wrong usage."""
    ended_day(folder)
    code, lines, said = ask("search", *arguments)
    assert (code, lines) == (2, [])
    assert "facilitator search" in said


def test_a_private_note_is_not_found(ask: Ask, folder: Path) -> None:
    """Nor by a word that only it holds."""
    ended_day(folder)
    assert ask("search", "manager").lines == []


def test_backup_while_a_day_is_led_and_back(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """Everything that was stored by then is in it, and it comes back; what was there is set aside."""
    run = unfinished_day(folder)
    with journal_in(folder) as live:
        before = live.read(run)
        code, lines, said = ask("backup", str(tmp_path))
        assert code == 0
        assert "1 run backed up" in said
        live.append(run, len(before), [])
    (copy,) = lines
    assert [file.name for file in tmp_path.glob("facilitator-backup-*")] == [Path(copy).name]
    later = ended_day(folder, day=2)
    code, lines, said = ask("restore", copy, "--yes")
    assert code == 0
    assert lines == [f"1 run restored into {journal_path(folder)}."]
    with journal_in(folder) as journal:
        assert journal.read(run) == before
        assert not journal.last(later)
        assert len(journal.backups()) == 2
    aside = Path(said.split(" as ")[1].strip().removesuffix("."))
    assert ask("restore", str(aside), "--yes").code == 0
    with journal_in(folder) as journal:
        assert journal.last(later)


def test_a_backup_overwrites_nothing(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """Neither a file nor a folder that is not there."""
    ended_day(folder)
    there = tmp_path / "letter.txt"
    there.write_text("Dear all", encoding="utf-8")
    for target in (there, tmp_path / "nowhere" / "x.db"):
        code, lines, said = ask("backup", str(target))
        assert (code, lines) == (1, [])
        assert "there" in said
    assert there.read_text(encoding="utf-8") == "Dear all"


def test_restore_asks_first(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """Where there is nobody to ask, it needs --yes; an empty folder needs neither."""
    run = ended_day(folder)
    copy = tmp_path / "copy.db"
    assert ask("backup", str(copy)).code == 0
    code, lines, said = ask("restore", str(copy))
    assert code == 1
    assert "1 run" in lines[0]
    assert "--yes" in said
    assert ask("--data", "other", "restore", str(copy)).code == 0
    assert run in "".join(ask("--data", "other", "runs").lines)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_backup_changes_nothing(ask: Ask, folder: Path, tmp_path: Path, content: bytes) -> None:
    """A foreign, empty or torn file is refused in words."""
    run = ended_day(folder)
    (tmp_path / "copy.db").write_bytes(content)
    code, _, said = ask("restore", "copy.db", "--yes")
    assert code == 1
    assert said.count("\n") == 1
    assert run in "".join(ask("runs").lines)


def test_a_torn_backup_is_refused(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """Half a copy is no copy."""
    run = ended_day(folder)
    assert ask("backup", "copy.db").code == 0
    whole = (tmp_path / "copy.db").read_bytes()
    (tmp_path / "copy.db").write_bytes(whole[: len(whole) // 2])
    assert ask("restore", "copy.db", "--yes").code == 1
    assert run in "".join(ask("runs").lines)


def test_delete_follows_backups_up(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """A backup keeps the other runs; one that held only this run goes; one that is away is named."""
    run = ended_day(folder)
    for name in ("alone.db", "away.db"):
        assert ask("backup", name).code == 0
    other = ended_day(folder, day=1)
    assert ask("backup", "both.db").code == 0
    (tmp_path / "away.db").rename(tmp_path / "stick.db")
    code, lines, said = ask("delete", run, "--yes")
    assert code == 1
    assert [line for line in lines if "both.db" in line]
    assert "away.db" in said
    assert not (tmp_path / "alone.db").exists()
    assert run.encode() not in (tmp_path / "both.db").read_bytes()
    with closing(sqlite3.connect(tmp_path / "both.db")) as db:
        assert db.execute("SELECT run FROM runs").fetchall() == [(other,)]


def test_a_run_that_is_due_is_said(ask: Ask, folder: Path) -> None:
    """In the list, by the day that was set; taking it back takes the reminder away."""
    from facilitator.controller import Controller

    run = ended_day(folder)
    with journal_in(folder) as journal:
        controller = Controller(journal, HandClock(datetime(2026, 11, 25, tzinfo=UTC)), run, "review")
        controller.dispatch(SetRetention(date(2026, 11, 24)))
        assert journal.runs()[0].delete_by == "2026-11-24"
    code, lines, said = ask("runs")
    assert code == 0
    assert "was to be deleted by 2026-11-24" in lines[0]
    assert f"1 run is to be deleted by now: {run} (by 2026-11-24)." in said
    code, lines, _ = ask("doctor")
    assert code == 1
    assert [line for line in lines if line.startswith("deletion") and "LOOK" in line and run in line]
    assert f"facilitator delete {run}" in said
    with journal_in(folder) as journal:
        controller = Controller(journal, HandClock(datetime(2026, 11, 25, tzinfo=UTC)), run, "review")
        controller.dispatch(Undo("review"))
        assert journal.runs()[0].delete_by == ""
        controller.dispatch(Redo("review"))
        assert journal.runs()[0].delete_by == "2026-11-24"
    assert ask("delete", run, "--yes").code == 0
    assert ask("runs").said.startswith("There are no runs")


def copied(ask: Ask, folder: Path) -> tuple[str, Path]:
    """A run and its JSON export."""
    run = ended_day(folder)
    assert ask("export", run, "--format", "json", "--output", "out").code == 0
    (file,) = Path("out").rglob("*.json")
    return run, file


def test_a_copy_that_is_here_is_told(ask: Ask, folder: Path) -> None:
    """A duplicate changes nothing."""
    run, file = copied(ask, folder)
    with journal_in(folder) as journal:
        before = journal.read(run)
    code, lines, _ = ask("import", str(file))
    assert code == 0
    assert "is there already" in lines[0]
    with journal_in(folder) as journal:
        assert journal.read(run) == before


def test_two_reviews_become_one(ask: Ask, folder: Path) -> None:
    """What a colleague added to her copy comes in, once, signed and dated as she wrote it."""
    from facilitator.controller import Controller

    run, file = copied(ask, folder)
    assert ask("--data", "hers", "import", str(file)).code == 0
    for data, author, hours in ((folder, "AB", 30), (Path("hers"), "CD", 40)):
        clock = HandClock(datetime(2026, 11, 24, tzinfo=UTC))
        clock.move(hours * 60)
        with journal_in(data) as journal:
            Controller(journal, clock, run, "review").dispatch(MakeComment(f"by {author}", author))
    assert ask("--data", "hers", "export", run, "--format", "json", "--output", "back").code == 0
    (theirs,) = Path("back").rglob("*.json")
    code, lines, _ = ask("import", str(theirs))
    assert (code, lines) == (0, [f"{run} is here already; taken over from this copy: 1 comment."])
    code, lines, _ = ask("import", str(theirs))
    assert (code, lines) == (0, [f"{run} is here already, with all that this copy says."])
    with journal_in(folder) as journal:
        made = [entry.event for entry in journal.read(run)[-2:]]
    assert [getattr(event, "author", "") for event in made] == ["AB", "CD"]
    assert getattr(made[1], "made", None) == datetime(2026, 11, 25, 16, tzinfo=UTC)


def test_a_changed_event_of_the_day_is_refused(ask: Ask, folder: Path) -> None:
    """Words put into a group's mouth never get in."""
    run, file = copied(ask, folder)
    with journal_in(folder) as journal:
        before = journal.read(run)
    file.write_text(file.read_text(encoding="utf-8").replace("nobody asked", "somebody asked"), encoding="utf-8")
    code, lines, said = ask("import", str(file))
    assert (code, lines) == (1, [])
    assert "Two days are never mixed" in said
    with journal_in(folder) as journal:
        assert journal.read(run) == before


def test_a_file_of_200_megabytes_is_refused(ask: Ask, folder: Path) -> None:
    """Without being read whole."""
    run, file = copied(ask, folder)
    with file.open("rb+") as content:
        content.truncate(200 * 1024 * 1024)
    code, lines, said = ask("import", str(file))
    assert (code, lines) == (1, [])
    assert "larger than" in said
    assert ask("runs").lines[0].startswith(run)


def test_an_interrupted_restore_is_put_right(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes between the two names: the next start finds the restored journal, and the old one is kept."""
    run = ended_day(folder)
    assert ask("backup", "copy.db").code == 0
    later = ended_day(folder, day=3)
    rename = os.rename

    def cut(source: Path, target: Path) -> None:
        if source.name.startswith("journal.recovering"):
            raise KeyboardInterrupt
        rename(source, target)

    monkeypatch.setattr(os, "rename", cut)
    assert ask("restore", "copy.db", "--yes").code == 1
    assert not journal_path(folder).exists()
    monkeypatch.setattr(os, "rename", rename)
    listed = "".join(ask("runs").lines)
    assert run in listed
    assert later not in listed
    assert list(folder.glob("journal.before-restore-*.db"))
