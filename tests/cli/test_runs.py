"""Listing, exporting, taking in and deleting runs, without a screen."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from facilitator.application.deletion import MOST
from facilitator.journal.place import PRIVATE
from facilitator.journal.port import RunSummary
from tests.cli.conftest import Ask
from tests.cli.days import WORDS, ended_day, journal_in, rename, unfinished_day
from tests.documents import DOCS


def test_no_runs_yet(ask: Ask, folder: Path) -> None:
    """A list of nothing is fine; asking for one of them is not. Neither makes a folder."""
    assert ask("runs")[:2] == (0, [])
    assert "no runs" in ask("runs").said
    assert ask("export")[:2] == (1, [])
    assert "no runs" in ask("delete", "last").said
    assert not folder.exists()


def test_runs_are_listed_newest_first(ask: Ask, folder: Path) -> None:
    """Id, day, state, issues, last touched and title stand in columns; a rehearsal comes after every real day."""
    second, first = ended_day(folder), unfinished_day(folder, day=1, rehearsal=20)
    code, lines, said = ask("runs")
    assert (code, said) == (0, "")
    assert [line.split()[0] for line in lines] == [second, first]
    assert "unfinished, rehearsal 20 times faster" in lines[1]
    assert "ended" in lines[0]
    assert "2 issues" in lines[0]
    assert lines[0].endswith("A small day")


def test_runs_are_listed_for_other_programs(ask: Ask, folder: Path) -> None:
    """As JSON with the fields that the manual names; no runs are an empty list."""
    assert json.loads("\n".join(ask("runs", "--json").lines)) == []
    run = ended_day(folder)
    code, lines, said = ask("runs", "--json")
    assert (code, said) == (0, "")
    (found,) = json.loads("\n".join(lines))
    assert set(found) == {*RunSummary.__struct_fields__}
    assert (found["run"], found["state"], found["issues"], found["plan"]) == (run, "ended", 2, "small-day")
    manual = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert all(f"`{field}`" in manual for field in found)


def test_data_may_stand_before_or_after_the_command(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """And goes before FACILITATOR_DATA."""
    run = ended_day(tmp_path / "other")
    assert ask("--data", "other", "runs").lines == ask("runs", "--data", "other").lines
    assert ask("--data", "other", "runs").lines[0].startswith(run)
    assert ask("runs").lines == []


@pytest.mark.parametrize("ended", [True, False], ids=["ended", "unfinished"])
def test_export_writes_every_usual_format(ask: Ask, folder: Path, tmp_path: Path, ended: bool) -> None:
    """The paths go to stdout; no archive is among what may be passed on, and no more is claimed than was done."""
    (ended_day if ended else unfinished_day)(folder)
    code, lines, said = ask("export", "--output", "out")
    assert code == 0
    assert {Path(line).suffix for line in lines} == {".md", ".html", ".docx", ".xlsx", ".csv"}
    for line in lines:
        assert (tmp_path / line).stat().st_size
    (readable,) = [line for line in lines if line.endswith(".md")]
    text = (tmp_path / readable).read_text(encoding="utf-8")
    assert WORDS in text
    assert "looked away" not in text
    assert f"{len(lines)} files to pass on; no line of it looks as if it named someone." in said
    assert "read before you pass on" in said


def test_export_of_everything_is_a_choice(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """It holds the private notes, and says so."""
    ended_day(folder)
    code, lines, said = ask("export", "last", "--format", " MD , md", "--full", "--output", "out")
    assert code == 0
    (readable,) = lines
    assert Path(readable).parent == Path("out") / PRIVATE
    assert "looked away" in (tmp_path / readable).read_text(encoding="utf-8")
    assert f"Never to pass on: what lies in {Path('out') / PRIVATE}." in said
    assert {path.name for path in (tmp_path / "out").iterdir()} == {PRIVATE}


def test_the_archive_lies_apart_from_what_may_be_passed_on(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """Asked for, it is in a folder of its own; one that an earlier version left among the others is named."""
    ended_day(folder)
    code, lines, said = ask("export", "--format", "json,md", "--output", "out")
    assert code == 0
    assert [Path(line).parent for line in lines] == [Path("out"), Path("out") / PRIVATE]
    assert "1 file to pass on" in said
    assert "Never to pass on" in said
    stray = tmp_path / "out" / Path(lines[1]).name
    stray.write_bytes((tmp_path / lines[1]).read_bytes())
    said = ask("export", "--format", "md", "--output", "out").said
    assert f"Private too, from an earlier export: {stray.name} in out." in said


def test_the_summary_of_one_page_alone(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """In every form that is read; tables and the archive have none, and a part that there is not is told."""
    ended_day(folder)
    code, lines, _ = ask("export", "--brief", "--output", "out")
    assert code == 0
    assert {line.rpartition(" ")[2] for line in lines} == {"summary.md", "summary.html", "summary.docx"}
    assert ask("export", "--brief", "--format", "csv").code == 2
    assert ask("export", "--brief", "--with", "pages").code == 2
    assert 'no part "slides"; there are pages and timeline' in ask("export", "--with", "slides").said


def test_the_day_as_it_went_is_a_choice(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """So are the pages that were shown."""
    ended_day(folder)
    for more, there in (("", False), ("timeline, PAGES", True)):
        code, (line,), _ = ask("export", "--format", "html", "--with", more, "--output", "out")
        assert code == 0
        content = (tmp_path / line).read_text(encoding="utf-8")
        assert ("The day as it went" in content) == there


def test_export_says_why_it_cannot_write(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """A file where the folder should be."""
    ended_day(folder)
    (tmp_path / "out").write_text("in the way")
    code, lines, said = ask("export", "--output", "out")
    assert (code, lines) == (1, [])
    assert "out" in said


def test_a_run_is_named_by_any_clear_beginning(ask: Ask, folder: Path) -> None:
    """An exact id goes first, even when it is the beginning of another, or "last"; else it must be clear."""
    for day, name in enumerate(("abc", "abcd", "xyz", "last")):
        rename(folder, ended_day(folder, day), name)

    def meant(typed: str) -> str:
        return " ".join([*ask("export", typed, "--format", "json", "--output", "out").lines, ask("runs").said])

    assert ask("delete", "abc", "--yes").lines[0].startswith("abc,")
    assert ask("delete", "last", "--yes").lines[0].startswith("last,")
    assert ask("delete", "xy", "--yes").lines[0].startswith("xyz,")
    assert ask("delete", "last", "--yes").lines[0].startswith("abcd,")


def test_an_unclear_beginning_is_explained(ask: Ask, folder: Path) -> None:
    """The message lists what could be meant; an empty name means nothing."""
    for day, name in enumerate(("abc", "abd")):
        rename(folder, ended_day(folder, day), name)
    code, _, said = ask("export", "ab")
    assert code == 1
    assert "abc" in said
    assert "abd" in said
    assert "2 runs" in said
    for name in ("zzz", ""):
        code, _, said = ask("export", name)
        assert code == 1
        assert "There is no run" in said


def archive_of(ask: Ask, tmp_path: Path, out: str, *more: str) -> Path:
    """The JSON archive of the last run."""
    (line,) = ask(*more, "export", "--format", "json", "--output", out).lines
    return tmp_path / line


@pytest.mark.parametrize("ended", [True, False], ids=["ended", "unfinished"])
def test_import_gives_the_same_run_byte_for_byte(ask: Ask, folder: Path, tmp_path: Path, ended: bool) -> None:
    """What is exported from where it was taken in is the same file."""
    run = (ended_day if ended else unfinished_day)(folder)
    archive = archive_of(ask, tmp_path, "out")
    code, lines, said = ask("--data", "other", "import", str(archive))
    assert (code, said) == (0, "")
    assert lines[0].startswith(f"{run} taken in")
    again = archive_of(ask, tmp_path, "again", "--data", "other")
    assert again.read_bytes() == archive.read_bytes()
    with journal_in(folder) as here, journal_in(tmp_path / "other") as there:
        assert here.runs() == there.runs()


def test_import_of_what_is_there_changes_nothing(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """Twice is as good as once."""
    unfinished_day(folder)
    archive = archive_of(ask, tmp_path, "out")
    code, lines, _ = ask("import", str(archive))
    assert code == 0
    assert "is there already" in lines[0]


def test_import_goes_on_where_an_earlier_one_stopped(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """A run that was taken in at lunch is continued in the evening."""
    run = ended_day(folder)
    archive = archive_of(ask, tmp_path, "out")
    with journal_in(folder) as here, journal_in(tmp_path / "other") as there:
        there.append(run, 0, here.read(run)[:5])
    code, lines, _ = ask("--data", "other", "import", str(archive))
    assert code == 0
    assert "more" in lines[0]
    with journal_in(folder) as here, journal_in(tmp_path / "other") as there:
        assert here.read(run) == there.read(run)


def test_import_never_mixes_two_runs_of_one_name(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """The one that is there stays as it is."""
    rename(folder, ended_day(folder), "same")
    archive = archive_of(ask, tmp_path, "out")
    rename(tmp_path / "other", unfinished_day(tmp_path / "other", day=3), "same")
    with journal_in(tmp_path / "other") as there:
        before = there.read("same")
    code, lines, said = ask("--data", "other", "import", str(archive))
    assert (code, lines) == (1, [])
    assert "never mixed" in said
    with journal_in(tmp_path / "other") as there:
        assert there.read("same") == before


def test_import_says_why_a_file_is_refused_and_takes_the_others(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """Missing, a folder, no JSON, broken off: each its own sentence."""
    run = ended_day(folder)
    good = archive_of(ask, tmp_path, "out")
    (tmp_path / "text.json").write_text("hello")
    (tmp_path / "half.json").write_bytes(good.read_bytes()[:500])
    names = ["missing.json", "out", "text.json", "half.json", str(good)]
    code, lines, said = ask("--data", "other", "import", *names)
    assert code == 1
    assert len(lines) == 1
    assert lines[0].startswith(run)
    assert [name for name in names[:-1] if name in said] == names[:-1]
    assert len(said.splitlines()) == 4


def test_a_long_import_says_that_it_goes_on(
    ask: Ask, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal, where somebody waits; a file that is read at once needs no word."""
    ended_day(folder)
    good = archive_of(ask, tmp_path, "out")
    monkeypatch.setattr("facilitator.cli.commands.runs.is_terminal", lambda stream: True)
    assert "Reading" not in ask("--data", "other", "import", str(good)).said
    monkeypatch.setattr("facilitator.sessionlog.reading.AT_ONCE", 5)
    assert f"Reading {good}: 5 of " in ask("--data", "third", "import", str(good)).said


def test_delete_names_what_goes_and_asks(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the short form of its id, or all of it, deletes."""
    run = unfinished_day(folder)
    with journal_in(folder) as journal:
        journal.save_draft(run, "lead:capture", "half a line")
    monkeypatch.setattr("facilitator.cli.commands.runs.is_terminal", lambda stream: True)
    for answer, code in (("", 1), ("y", 1), ("yes", 1), (run[:10], 1), (f" {run.rpartition('-')[2].upper()} ", 0)):
        monkeypatch.setattr(sys, "stdin", _typed(answer))
        found, lines, _ = ask("delete", run)
        assert found == code
        for words in ("A small day", "2 issues of 2 groups", "1 unfinished line", "no way back"):
            assert words in lines[0]
    assert "no runs" in ask("runs").said


def _typed(answer: str) -> object:
    from io import StringIO

    return StringIO(answer + "\n")


def test_delete_takes_what_was_exported(ask: Ask, folder: Path) -> None:
    """Wherever it was put, and says so; another run's files stay, and so does one that was changed since."""
    run, other = ended_day(folder), ended_day(folder, day=1)
    for place in (folder / "exports", Path("elsewhere")):
        for name in (run, other):
            assert ask("export", name, "--output", str(place)).code == 0
    changed = next(file for file in Path("elsewhere").iterdir() if run.encode() in file.read_bytes())
    changed.write_text("something else by now", encoding="utf-8")
    left = {changed.absolute()}
    files = {file.absolute() for place in (folder / "exports", Path("elsewhere")) for file in place.iterdir()}
    own = {file for file in files - left if file.name.startswith("2026-11-23")}
    code, lines, said = ask("delete", run, "--yes")
    assert code == 1
    assert str(changed.absolute()) in said
    assert lines[1:3] == ["1 exported file changed since will be left.", f"With it go {len(own)} exported files:"]
    assert set(lines[3 : MOST + 3]) < {str(file) for file in own}
    assert lines[MOST + 3 : -1] == [f"and {len(own) - MOST} more"]
    assert {file for file in files if file.exists()} == files - own
    assert len(own) == 2 * len(list((folder / "exports").iterdir())) - 1


def test_files_exported_before_there_was_a_list_are_found(ask: Ask, folder: Path) -> None:
    """In the folder that the screen exports to."""
    run = ended_day(folder)
    (folder / "exports").mkdir()
    old = folder / "exports" / "old session log.md"
    old.write_text(f"# A day\n\nRun {run}\n", encoding="utf-8")
    assert ask("delete", run, "--yes").code == 0
    assert not old.exists()


def test_delete_without_anyone_to_ask(ask: Ask, folder: Path) -> None:
    """Nothing is deleted unless --yes says so."""
    run = ended_day(folder)
    code, _, said = ask("delete", "last")
    assert code == 1
    assert "--yes" in said
    assert ask("delete", "last", "--yes").code == 0
    assert run not in "".join(ask("runs").lines)
