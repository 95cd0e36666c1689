"""A new plan: it runs as it is, and never takes the place of anything."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.agenda.checking import check
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused, id_from, new_plan
from facilitator.agenda.schema import schema_text


def files(folder: Path) -> set[str]:
    """Every file below the folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", ["plans", "sessions"])
def test_a_new_plan_can_be_run_at_once(tmp_path: Path, folder: str) -> None:
    """With one blank to fill in, and nothing else to say."""
    path = new_plan("Hearing the child", tmp_path / folder)
    assert path == tmp_path / folder / "hearing-the-child.yaml"
    reading = read_plan(path)
    assert reading.problems == ()
    assert reading.plan is not None
    assert reading.plan.title == "Hearing the child"
    assert reading.plan.unfilled == ("quiet room",)
    assert len(check(path).lines) == 2
    assert files(tmp_path / folder) == {
        "hearing-the-child.yaml",
        "hearing-the-child/welcome.md",
        "hearing-the-child/exercise.md",
        "plan.schema.json",
    }
    assert (tmp_path / folder / "plan.schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize(
    "title", ['Say "no": a day', "C:\\new \\d", "{braces} {0}", "- # *x*", "Łódź & 北京", "\x1b[31mRed"]
)
def test_any_title_is_kept_as_it_is(tmp_path: Path, title: str) -> None:
    """Whatever YAML would make of it."""
    plan = read_plan(new_plan(title, tmp_path)).plan
    assert plan is not None
    assert plan.title == title.replace("\x1b", "")


@pytest.mark.parametrize(
    ("title", "plan_id"),
    [
        ("A Day!", "a-day"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 100, "x" * 60),
        ("Łódź", "łódź"),
        (" a\tb ", "a-b"),
    ],
)
def test_the_id_is_a_file_name_that_leads_nowhere_else(title: str, plan_id: str) -> None:
    """Letters and figures of any script."""
    assert id_from(title) == plan_id


@pytest.mark.parametrize("name", ["", "///", "...", "con", "NUL", "plan"])
def test_a_name_that_cannot_be_a_file_is_refused(tmp_path: Path, name: str) -> None:
    """Before anything is written."""
    with pytest.raises(NewPlanRefused):
        new_plan(name, tmp_path)
    assert files(tmp_path) == set()


@pytest.mark.parametrize("there", ["day.yaml", "day", "day/welcome.md"])
def test_nothing_that_exists_is_changed(tmp_path: Path, there: str) -> None:
    """Neither the plan nor its decks."""
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(NewPlanRefused, match="'day'"):
        new_plan("Day", tmp_path)
    assert files(tmp_path) == {there}
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"


def test_a_schema_that_is_there_stays_and_a_second_plan_fits_beside_the_first(tmp_path: Path) -> None:
    """It may be a newer one."""
    (tmp_path / "plan.schema.json").write_text("{}", encoding="utf-8")
    new_plan("One", tmp_path)
    new_plan("Two", tmp_path)
    assert (tmp_path / "plan.schema.json").read_text(encoding="utf-8") == "{}"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """In a sentence."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NewPlanRefused, match=r"the plan cannot be written to|in the way of"):
        new_plan("Day", tmp_path / "file" / "plans")


def test_a_plan_that_comes_to_be_there_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two windows may be open, and no draft is left behind."""

    def too_late(draft: Path, path: Path) -> None:
        raise FileExistsError(17, "File exists", str(path))

    monkeypatch.setattr(os, "link", too_late)
    with pytest.raises(NewPlanRefused, match="in the way of 'day'"):
        new_plan("Day", tmp_path)
    assert "day.yaml" not in files(tmp_path)
    assert not [name for name in files(tmp_path) if name.startswith(".")]


def test_a_disk_without_hard_links_takes_a_plan_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory stick, for one."""

    def no_links(draft: Path, path: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert read_plan(new_plan("Day", tmp_path)).plan is not None
    assert not [name for name in files(tmp_path) if name.startswith(".")]
