"""Files that Word, a scanner or a synchronising service holds: waited for, then said, and nothing lost meanwhile."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from facilitator.agenda.own_copy import CopyRefused, FileChange, keep_details, write
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import new_plan
from facilitator.application.deletion import delete_all, what_goes
from facilitator.application.export_service import export_run
from facilitator.console.own_keys import read_own_keys
from facilitator.console.settings import FILE, SettingsFile
from facilitator.disk.placing import HELD
from facilitator.journal.place import journal_path
from facilitator.journal.port import WriteRefused
from facilitator.journal.recovery import open_journal
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_backup import back_up, restore
from facilitator.sessionlog.files import held, write_export
from facilitator.sessionlog.problems import ExportProblem
from tests.cli.days import START, ended_day, journal_in
from tests.imitating.holding import Holder
from tests.sessionlog import day
from tests.sessionlog.test_files import exported

PACKAGE = Path(__file__).resolve().parents[2] / "facilitator"
WORD = "2026-11-23 small-day session log.docx"

ONLY_THERE = {"replace", "rename", "renames", "link", "unlink", "remove", "rmdir", "removedirs", "rmtree", "move"}
"""What `os` and `shutil` have for names of files."""


def test_only_one_place_gives_moves_and_removes_names() -> None:
    """Whatever does it elsewhere is not tried again when another program holds the file."""
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        if path.name != "placing.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and touches_a_name(node, node.func)
    ]
    assert not found


def touches_a_name(call: ast.Call, called: ast.Attribute) -> bool:
    """Whether a call does something to the name of a file; a text's `replace` has two arguments, a record's names."""
    owner = called.value.id if isinstance(called.value, ast.Name) else ""
    if owner in ("os", "shutil"):
        return called.attr in ONLY_THERE
    one = len(call.args) == 1 and not call.keywords
    return called.attr in ("unlink", "rmdir", "hardlink_to") or (called.attr in ("rename", "replace") and one)


@pytest.mark.parametrize("reading", [False, True])
def test_a_scanner_that_locks_a_file_for_two_seconds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading: bool
) -> None:
    """And nobody has to know."""
    write_export(tmp_path, day.RUN, exported())
    new = exported(teller=day.full_day())
    holder = Holder(monkeypatch, WORD, 2.0, reading)
    paths = write_export(tmp_path, day.RUN, new)
    monkeypatch.undo()
    assert [path.name for path in paths] == list(new)
    assert 2.0 <= holder.waited < 3.0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == new
    assert held(paths) == ""


@pytest.mark.parametrize("reading", [False, True])
def test_a_file_that_word_holds_is_written_under_a_second_name_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reading: bool
) -> None:
    """The others take their places; what is held is still the earlier one, to the byte, and so it is told."""
    old, new = exported(), exported(teller=day.full_day())
    write_export(tmp_path, day.RUN, old)
    Holder(monkeypatch, WORD, reading=reading)
    for _ in range(2):
        paths = write_export(tmp_path, day.RUN, new)
    monkeypatch.undo()
    second = WORD.replace(".docx", " (2).docx")
    there = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert there == {**new, WORD: old[WORD], second: new[WORD]}
    assert held(paths) == f"{WORD} is held by another program and still the earlier one; {second} is new."


def test_where_there_is_no_second_name_either_it_is_told_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never some forms new and some old without a word."""
    write_export(tmp_path, day.RUN, exported())
    new = exported(teller=day.full_day())
    for number in range(2, 10):
        (tmp_path / WORD.replace(".docx", f" ({number}).docx")).write_text("somebody else's")
    Holder(monkeypatch, WORD)
    with pytest.raises(ExportProblem, match=r"Close it, and export again\. These are new: .*session log\.html"):
        write_export(tmp_path, day.RUN, new)


@pytest.fixture
def led(tmp_path: Path) -> Path:
    """A data folder with a day in it."""
    ended_day(tmp_path / "data")
    return tmp_path / "data"


def runs_of(data: Path) -> list[str]:
    """The runs in a data folder."""
    with journal_in(data) as journal:
        return sorted(run.run for run in journal.runs())


def test_a_backup_waits_for_the_scanner_and_leaves_no_half_one(
    led: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scanner looks at every new file for a moment."""
    holder = Holder(monkeypatch, ".copy.db.part", 2.0)
    made = back_up(journal_path(led), tmp_path / "copy.db", START)
    assert (made.runs, made.told) == (1, "")
    assert holder.refused
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]


def test_a_backup_that_is_held_for_good_is_said(led: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the words for a file that another program has open."""
    Holder(monkeypatch, ".copy.db.part")
    with pytest.raises(WriteRefused, match=r"copy\.db cannot be written: it may not be written to, or a file of that"):
        back_up(journal_path(led), tmp_path / "copy.db", START)
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("name", ["journal.recovering.db", "journal.db"])
def test_a_restore_waits_for_the_scanner(led: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """At the new file and at the old one."""
    before = runs_of(led)
    back_up(journal_path(led), tmp_path / "copy.db", START)
    ended_day(led, day=3)
    holder = Holder(monkeypatch, name, 2.0)
    done = restore(tmp_path / "copy.db", journal_path(led), START)
    monkeypatch.undo()
    assert holder.refused
    assert done.aside is not None
    assert runs_of(led) == before


@pytest.mark.parametrize("name", ["journal.recovering.db", "journal.db"])
def test_a_restore_that_is_refused_changes_nothing(
    led: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The journal that was there stands where it stood, also when the new one is what is held."""
    back_up(journal_path(led), tmp_path / "copy.db", START)
    ended_day(led, day=3)
    before, content = runs_of(led), journal_path(led).read_bytes()
    Holder(monkeypatch, name)
    with pytest.raises(WriteRefused, match=r"Nothing was changed\. Close all other windows"):
        restore(tmp_path / "copy.db", journal_path(led), START)
    monkeypatch.undo()
    assert journal_path(led).read_bytes() == content
    assert runs_of(led) == before
    assert not list(led.glob("journal.before-restore*"))


def test_events_in_the_companion_stay_with_a_journal_that_cannot_be_set_aside(
    led: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal whose companion had gone ahead under another name would lack what was said last."""
    back_up(journal_path(led), tmp_path / "copy.db", START)
    before = runs_of(led)
    companion = led / "journal.db-wal"
    companion.write_bytes(b"")
    Holder(monkeypatch, "journal.db")
    with pytest.raises(WriteRefused, match="Nothing was changed"):
        restore(tmp_path / "copy.db", journal_path(led), START)
    assert companion.exists()
    monkeypatch.undo()
    assert runs_of(led) == before


def test_a_damaged_journal_that_cannot_be_set_aside_is_left(led: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows keeps the file in place while another window has it open."""
    journal = journal_path(led)
    journal.write_bytes(b"Dear diary, " * 500)
    holder = Holder(monkeypatch, "journal.db")
    with pytest.raises(WriteRefused, match="Close all other windows"):
        open_journal(journal, START)
    assert holder.waited > 2.0
    assert journal.read_bytes().startswith(b"Dear diary")


def test_a_damaged_journal_is_recovered_once_the_scanner_has_gone(led: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks at the damaged file, and then at the new one."""
    journal_path(led).write_bytes(b"Dear diary, " * 500)
    Holder(monkeypatch, lambda path: path.suffix == ".db", 2.0)
    opened = open_journal(journal_path(led), START)
    opened.journal.close()
    assert "damaged" in opened.told[0]


def test_a_deletion_waits_and_then_says_what_is_left(led: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run is gone; the file that Word holds is named, to be deleted by hand."""
    for seconds, left in ((2.0, 0), (1000.0, 1)):
        if left:
            ended_day(led, day=1)
        with journal_in(led) as journal:
            run = journal.runs()[0]
            export_run(journal, run.run, led / "exports", ("docx", "md"))
            (docx,) = (led / "exports").glob("*.docx")
            with monkeypatch.context() as patch:
                Holder(patch, docx.name, seconds)
                told = delete_all(journal, what_goes(journal, led, run))
            assert journal.runs() == ()
        assert len(told) == left
        assert docx.exists() is bool(left)
    assert f"{docx} could not be deleted: {HELD}. Delete it by hand." in told


def test_settings_wait_are_said_and_are_kept_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A synchronising service holds the file: what was chosen holds, and goes into the file with the next choice."""
    settings = SettingsFile(tmp_path)
    assert settings.change(theme="light") == ""
    with monkeypatch.context() as patch:
        Holder(patch, FILE, 0.3)
        assert settings.change(bell="off") == ""
    with monkeypatch.context() as patch:
        holder = Holder(patch, FILE)
        assert f"could not be kept for later ({HELD})" in settings.change(reviewer="AB")
        assert holder.waited < 0.5  # somebody waits at the keyboard
    assert settings.change(one_screen=True) == ""
    now = SettingsFile(tmp_path).now
    assert (now.theme, now.bell, now.reviewer, now.one_screen) == ("light", "off", "AB", True)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_settings_that_cannot_be_read_are_not_taken_for_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are sound: putting them aside would lose them."""
    SettingsFile(tmp_path).change(theme="light", reviewer="AB")
    with monkeypatch.context() as patch:
        Holder(patch, FILE, reading=True)
        settings = SettingsFile(tmp_path)
        assert HELD in settings.told[0]
        assert "could not be kept" in settings.change(bell="on")
    now = SettingsFile(tmp_path).now
    assert (now.theme, now.reviewer) == ("light", "AB")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_the_keys_of_ones_own_are_read_once_the_scanner_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And otherwise the usual ones hold, and it is said."""
    (tmp_path / "keys.yaml").write_text("capture.open: f6\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        Holder(patch, "keys.yaml", 0.3, reading=True)
        assert read_own_keys(tmp_path).keys == {"capture.open": "f6"}
    Holder(monkeypatch, "keys.yaml", reading=True)
    own = read_own_keys(tmp_path)
    assert own.keys == {}
    assert HELD in own.told[0]
    assert "the usual keys hold" in own.told[0]


def test_a_plan_of_ones_own_is_changed_once_the_scanner_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And otherwise it is as it was, with no draft beside it that the list of plans would show."""
    path = new_plan("Day", tmp_path)
    with monkeypatch.context() as patch:
        Holder(patch, path.name, 0.3)
        keep_details(path, {"quiet room": "Room 4"})
    assert "Room 4" in path.read_text(encoding="utf-8")
    with monkeypatch.context() as patch:
        Holder(patch, path.name)
        with pytest.raises(CopyRefused, match=re.escape(HELD)):
            keep_details(path, {"quiet room": "Room 5"})
    assert "Room 4" in path.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.glob("*.yaml")] == [path.name]


def test_the_content_of_a_bundled_plan_is_copied_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a folder would be taken for the whole the next time."""
    change = FileChange(tmp_path / "mine.yaml", "", "deck: content/demonstration/welcome.md\n", bundled=True)
    with monkeypatch.context() as patch:
        Holder(patch, lambda path: path.name.endswith(".part"))
        with pytest.raises(CopyRefused, match=re.escape(HELD)):
            write(change)
    assert not (tmp_path / "content" / "demonstration").exists()
    assert not (tmp_path / "mine.yaml").exists()


def test_a_new_plan_stands_though_its_draft_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan is there and can be run; the draft is hidden and does no harm."""
    Holder(monkeypatch, lambda path: path.name.startswith(".day.yaml."))
    assert read_plan(new_plan("Day", tmp_path)).plan is not None


def test_the_journal_is_opened_once_the_scanner_has_gone(led: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks at the file whenever the machine starts."""
    Holder(monkeypatch, "journal.db", 0.3, reading=True)
    journal = SqliteJournal(journal_path(led))
    assert len(journal.runs()) == 1
    journal.close()


def test_a_sign_of_a_window_that_is_held_disturbs_nobody(led: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither leaving it nor taking it away."""
    with journal_in(led) as journal:
        (run,) = (one.run for one in journal.runs())
        journal.here(run, "room-1")
        holder = Holder(monkeypatch, "room-1")
        journal.here(run, "room-1")
        journal.gone(run, "room-1")
        assert holder.waited < 0.5
        monkeypatch.undo()
        journal.gone(run, "room-1")
        assert journal.signs(run) == {}
