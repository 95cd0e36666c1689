"""Export files on disk: whole or not at all, never in the place of somebody else's."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.files import write_export
from facilitator.sessionlog.formats import FORMATS, render
from facilitator.sessionlog.naming import file_name, safe
from facilitator.sessionlog.problems import ExportProblem
from tests.sessionlog import day

OTHER = "2026-11-23-plover"


def exported(run: str = day.RUN, teller: day.Teller | None = None) -> dict[str, bytes]:
    """All files of a run."""
    return render(session_log(run, (teller or day.at_report_back()).entries), FORMATS)


def test_files_are_written_whole_into_a_new_folder(tmp_path: Path) -> None:
    """With nothing else left in it."""
    folder = tmp_path / "a" / "b"
    paths = write_export(folder, day.RUN, exported())
    assert {path.name: path.read_bytes() for path in paths} == exported()
    assert set(folder.iterdir()) == set(paths)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_files_belong_to_their_owner_alone(tmp_path: Path) -> None:
    """They may hold words about real people."""
    for path in write_export(tmp_path, day.RUN, exported()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_later_export_of_the_run_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    """Also one with no issues yet, which does not name its run in any row."""
    for teller in (day.opened(), day.at_exercise(), day.full_day(), day.full_day()):
        paths = write_export(tmp_path, day.RUN, exported(teller=teller))
        assert [path.name for path in paths] == list(exported(teller=teller))
    assert len(list(tmp_path.iterdir())) == len(exported())


def test_another_runs_files_are_left_alone(tmp_path: Path) -> None:
    """Two runs of one plan on one day keep apart, export after export."""
    first = write_export(tmp_path, day.RUN, exported())
    second = write_export(tmp_path, OTHER, exported(OTHER))
    assert {path.name: path.read_bytes() for path in first} == exported()
    assert second[0].name == f"2026-11-23 small-day session log ({OTHER}).md"
    assert write_export(tmp_path, OTHER, exported(OTHER)) == second
    assert len(list(tmp_path.iterdir())) == 2 * len(exported())


def test_one_name_that_is_taken_renames_them_all(tmp_path: Path) -> None:
    """The files of one export keep together; a second clash is a problem."""
    (tmp_path / "2026-11-23 small-day timings.csv").write_text("my own table\n")
    paths = write_export(tmp_path, day.RUN, exported())
    assert all(f"({day.RUN})" in path.name for path in paths)
    (tmp_path / paths[0].name).write_text("mine too\n")
    with pytest.raises(ExportProblem, match="does not belong to this run"):
        write_export(tmp_path, day.RUN, exported())
    assert (tmp_path / paths[0].name).read_text() == "mine too\n"


def test_failures_are_words_and_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The older export stays as it was, to the byte."""
    old = write_export(tmp_path, day.RUN, exported())
    before = {path: path.read_bytes() for path in old}

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ExportProblem, match="the disk is full"):
            write_export(tmp_path, day.RUN, exported(teller=day.full_day()))

    def in_use(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", in_use)
        with pytest.raises(ExportProblem, match="open in another program"):
            write_export(tmp_path, day.RUN, exported(teller=day.full_day()), pause=lambda seconds: None)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_long_log_is_known_again_by_its_end(tmp_path: Path) -> None:
    """The run's id stands at the foot of what is read; also where that is far down."""
    long = {"a.html": b"x" * 200_000 + b"run " + day.RUN.encode()}
    assert write_export(tmp_path, day.RUN, long) == write_export(tmp_path, day.RUN, long)


def test_folders_that_cannot_be(tmp_path: Path) -> None:
    """A file in the way, a name too long, a name no system has."""
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / ("n" * 400), tmp_path / "a\0b"):
        with pytest.raises(ExportProblem):
            write_export(folder, day.RUN, exported())
    (tmp_path / "2026-11-23 small-day session log.md").mkdir()
    with pytest.raises(ExportProblem):
        write_export(tmp_path, day.RUN, exported())


@pytest.mark.parametrize(
    ("plan", "kept"),
    [
        ("learning-from-serious-case-reviews", "learning-from-serious-case-reviews"),
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j"),
        ("trailing. ", "trailing"),
        ("..", "plan"),
        ("", "plan"),
        ("con\x1b[2J\n", "con-[2J"),
        ("学习", "学习"),
        ("lone \ud800", "lone"),
    ],
)
def test_names_that_every_system_can_hold(plan: str, kept: str) -> None:
    """Nothing leaves the folder, nothing that Windows forbids."""
    assert safe(plan) == kept


def test_the_name_of_a_file_is_never_too_long() -> None:
    """File systems count bytes, not letters."""
    log = session_log(day.RUN, day.opened().entries)
    log = replace(log, facts=replace(log.facts, plan="学" * 500))
    assert len(file_name(log, "private session log.md").encode()) < 200


def test_nothing_heavy_is_imported() -> None:
    """The layer itself must stay cheap; only a renderer may import what it alone needs."""
    import subprocess

    code = "import sys, facilitator.sessionlog.build, facilitator.sessionlog.formats, facilitator.sessionlog.files;"
    code += "print(*[m for m in ('csv', 'textual', 'sqlite3', 'jinja2', 'docx', 'yaml', 'json') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == ""
