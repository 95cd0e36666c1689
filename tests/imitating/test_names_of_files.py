"""Wherever a name becomes a file, it is one that Windows takes, and another's file is never taken for it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.library import PlanNotFound, find
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused, new_plan
from facilitator.application.deletion import delete_all, what_goes
from facilitator.disk.long_paths import MOST, _reachable, usual, verbatim
from facilitator.disk.names import folded, portable, trouble_with
from facilitator.journal.place import journal_path
from facilitator.journal.port import WriteRefused
from facilitator.journal.presence import forget_touch, here, signs, spelt, touch, touched
from facilitator.journal.sqlite_backup import back_up
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.files import NAMES, write_export
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import file_name, with_run
from facilitator.sessionlog.problems import ExportProblem
from tests.cli.days import START, ended_day, journal_in
from tests.imitating.windows_disk import DEVICES, WindowsDisk
from tests.sessionlog import day

HOSTILE = (
    *sorted(DEVICES),
    *("CON", "Nul.2026", "aux .x", "trailing.", "trailing ", "dots...", 'a<b>c:d"e/f\\g|h?i*j', "..", ".", ""),
    *("Übung", "Übung".replace("Ü", "U\u0308"), "学" * 200, "\ud800", "a\x00b\nc", "\u202etxt.exe"),
)
"""What a plan, a run or a group may be called by somebody who knows no Windows."""


@cache
def small_log() -> SessionLog:
    """The log of a small day."""
    return session_log(day.RUN, day.at_report_back().entries)


def exported(run: str, plan: str) -> dict[str, bytes]:
    """The files of a run of a plan with this id, as far as their names and their run go."""
    log = replace(small_log(), facts=replace(small_log().facts, plan=plan))
    return {file_name(log, tail): f"{tail} of {run}\n".encode() for tail in ("session log.md", "issues.csv")}


@pytest.mark.parametrize("plan", HOSTILE, ids=ascii)
def test_an_export_is_written_whatever_the_plan_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plan: str
) -> None:
    """Under names that Windows takes, each file a file and none a device."""
    disk = WindowsDisk(monkeypatch, tmp_path)
    files = exported(day.RUN, plan)
    paths = write_export(tmp_path / "exports", day.RUN, files)
    assert [path.read_bytes() for path in paths] == list(files.values())
    assert len(list((tmp_path / "exports").iterdir())) == len(files)
    assert not disk.devices
    assert not [path.name for path in paths if trouble_with(path.name)]


def test_plans_that_differ_in_capitals_keep_their_files_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On one day, in one folder: the second gets its run's id into the names, and nothing is overwritten."""
    WindowsDisk(monkeypatch, tmp_path)
    one, other = exported(day.RUN, "Early Help"), exported("2026-11-23-abc", "early help")
    first, second = write_export(tmp_path, day.RUN, one), write_export(tmp_path, "2026-11-23-abc", other)
    assert [path.read_bytes() for path in first] == list(one.values())
    assert [path.read_bytes() for path in second] == list(other.values())


def test_runs_that_differ_in_capitals_keep_their_files_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports, and the small files that tell that a window is open; as an import from elsewhere may bring them."""
    WindowsDisk(monkeypatch, tmp_path)
    runs = ("2026-11-23-plover", "2026-11-23-Plover", "2026-11-23-PLOVER", "2026-11-23-" + "p" * 80)
    written = {run: write_export(tmp_path / "exports", run, exported(run, "small")) for run in runs}
    for run, paths in written.items():
        assert [path.read_bytes() for path in paths] == list(exported(run, "small").values())
    tmp_path.joinpath("alive").mkdir()
    touch(tmp_path, runs[0], START)
    here(tmp_path, runs[0], "room-1")
    for other in runs[1:]:
        assert touched(tmp_path, other) is None
        assert signs(tmp_path, other) == {}
        forget_touch(tmp_path, other)
    assert touched(tmp_path, runs[0]) == START


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_window_leaves_its_sign_whatever_the_run_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A run from elsewhere may be called "aux"."""
    disk = WindowsDisk(monkeypatch, tmp_path)
    here(tmp_path, name, "lead-1")
    assert len(signs(tmp_path, name)) == 1
    assert not disk.devices


def test_ids_are_spelt_so_that_no_two_are_one() -> None:
    """With whatever capitals, and however long."""
    names = {*HOSTILE, "a", "A", "%41_", "a_", "a" * 300, "a" * 301, "A" * 300, "%", "%25_"}
    assert len({folded(spelt(name)) for name in names}) == len(names)
    assert max(len(spelt(name)) for name in names) < 200


@pytest.mark.parametrize("name", [name for name in HOSTILE if any(c.isalnum() for c in name)], ids=ascii)
def test_a_new_plan_is_a_file_or_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Never a device."""
    disk = WindowsDisk(monkeypatch, tmp_path)
    if name.casefold() in DEVICES:
        with pytest.raises(NewPlanRefused, match="choose another name"):
            new_plan(name, tmp_path / "plans")
    else:
        assert read_plan(new_plan(name, tmp_path / "plans")).plan is not None
    assert not disk.devices


def test_a_new_plan_is_not_called_like_another_but_for_capitals(tmp_path: Path) -> None:
    """The folder may go on to a laptop where they are one file."""
    (tmp_path / "Early-Help.yaml").write_text("", encoding="utf-8")
    with pytest.raises(NewPlanRefused, match="choose another name"):
        new_plan("Early help", tmp_path)


def test_a_plan_is_found_whatever_capitals_are_typed(tmp_path: Path) -> None:
    """Where only one can be meant."""
    for name in ("Early", "mine", "Mine"):
        (tmp_path / f"{name}.yaml").write_text("", encoding="utf-8")
    assert find("EARLY", tmp_path).name == "Early.yaml"
    assert find("mine", tmp_path).name == "mine.yaml"
    with pytest.raises(PlanNotFound, match="did you mean"):
        find("MINE", tmp_path)


@pytest.mark.parametrize("name", ["con.html", "LPT1.html", "a:b.html", "what?.html"])
def test_a_name_that_windows_cannot_have_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As a person types it: for paper, for a backup; elsewhere it is a name like any other."""
    assert "Choose another" in trouble_with(name)
    assert write_export(tmp_path, day.RUN, {name: b"x"}) == (tmp_path / name,)
    ended_day(tmp_path / "data")
    path_class = type(tmp_path)
    monkeypatch.setattr(path_class, "absolute", lambda path: path)
    monkeypatch.setattr("facilitator.sessionlog.files.WINDOWS", True)
    monkeypatch.setattr("facilitator.journal.sqlite_backup.WINDOWS", True)
    with pytest.raises(ExportProblem, match="cannot be the name of a file"):
        write_export(tmp_path, day.RUN, {name: b"x"})
    with pytest.raises(WriteRefused, match="cannot be the name of a file"):
        back_up(journal_path(tmp_path / "data"), tmp_path / name, START)


def test_usual_names_are_no_trouble() -> None:
    """The names that the program gives itself, and those that people do."""
    log = small_log()
    for name in (file_name(log, "session log.md"), "paper.html", "Übung 3.html", "console.html", ".hidden"):
        assert trouble_with(name) == ""
    assert portable("Early Help (spring)", 120, "plan") == "Early Help (spring)"


def test_no_name_is_too_long(tmp_path: Path) -> None:
    """With the run's id in it, too; and the whole of it fits what the path is reckoned with."""
    log = small_log()
    long = replace(log, facts=replace(log.facts, plan="学" * 500, rehearsal=True))
    name = with_run(file_name(long, "private session log.docx"), "2026-11-23-" + "x" * 200)
    assert len(name.encode()) <= 255 - len(" (2)")
    assert len(name) <= NAMES
    plain = replace(log, facts=replace(log.facts, plan="p" * 500, rehearsal=True))
    assert len(with_run(file_name(plain, "private session log.docx"), "y" * 200)) <= NAMES


def test_long_paths_are_written_so_that_windows_takes_them() -> None:
    """In full behind a sign that takes the limit away; what people read has none of it."""
    deep = "C:\\Users\\kim\\" + "deep\\" * 50 + "day.md"
    share = "\\\\server\\share\\" + "deep\\" * 50
    assert _reachable(deep, 0) == f"\\\\?\\{deep}"
    assert _reachable(share, 0) == f"\\\\?\\UNC\\{share[2:]}"
    assert _reachable("C:\\Users\\kim", 0) == "C:\\Users\\kim"
    assert _reachable("C:\\Users\\kim", MOST) == "\\\\?\\C:\\Users\\kim"
    for path in (deep, share):
        assert usual(_reachable(path, 0)) == path
        assert verbatim(verbatim(path)) == verbatim(path)


def test_all_that_is_written_goes_by_the_form_without_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Export, deletion and every file that gets its place: the long path is here a link to the folder."""
    deep, reached = tmp_path / "deep", tmp_path / "reached"
    reached.mkdir()

    def reach(path: Path, below: int = 0) -> Path:
        return Path(str(path).replace(str(deep), str(reached)))

    for module in ("sessionlog.files", "disk.placing", "application.deletion"):
        monkeypatch.setattr(f"facilitator.{module}.reachable", reach)
    ended_day(tmp_path / "data")
    with journal_in(tmp_path / "data") as journal:
        (run,) = journal.runs()
        paths = write_export(deep, run.run, {"a.md": run.run.encode()})
        journal.note_exported(run.run, {str(deep / path.name): "" for path in paths})
        assert [path.name for path in reached.iterdir()] == ["a.md"]
        assert delete_all(journal, what_goes(journal, tmp_path / "data", run)) == ()
    assert not os.listdir(reached)
    assert not deep.exists()
