"""Making a plan one's own on Home, and opening it in an editor."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from facilitator.agenda.plan_reader import read_plan
from facilitator.bringing.bring import look
from facilitator.bringing.writing import write
from facilitator.console.outside import editor_command
from facilitator.console.widgets.home import Cards
from tests.bringing.corpus import FOLDER
from tests.bringing.shows import made
from tests.console.stage import Stage, on_stage
from tests.console.test_home import home
from tests.makers import HandClock


async def mark(stage: Stage, text: str) -> None:
    """Mark the entry of Home that has these words."""
    listed = stage.screen.query_one(Cards)
    while listed.chosen is not None and text not in listed.chosen.text:
        await stage.press("down")


async def test_a_bundled_plan_becomes_ones_own_by_keys(tmp_path: Path) -> None:
    """m, a name, Enter: the copy is marked, and Enter sets it up under its new name."""
    async with on_stage(home(tmp_path), HandClock(), (100, 30)) as stage:
        await mark(stage, "demonstration")
        await stage.press("m")
        assert stage.top == "OwnCopyScreen"
        assert stage.shows("A demonstration day, our own")
        await stage.press(*"First aid day", "enter")
        await stage.finish()
        assert stage.top == "HomeScreen"
        assert stage.shows("The plan is yours")
        assert stage.shows("▶ First aid day")
        await stage.press("enter")
        assert stage.top == "SetupScreen"
        assert stage.shows("First aid day")
    assert (tmp_path / "plans" / "first-aid-day.yaml").is_file()


async def test_a_name_that_is_taken_can_be_changed(tmp_path: Path) -> None:
    """It is said why, and Esc leaves everything as it was; at the smallest size too."""
    (tmp_path / "plans" / "first-aid").mkdir(parents=True)
    async with on_stage(home(tmp_path), HandClock(), (60, 16)) as stage:
        await mark(stage, "demonstration")
        await stage.press("m", *"First aid", "enter")
        await stage.finish()
        assert stage.top == "OwnCopyScreen"
        assert stage.shows("choose another")
        await stage.press("2")
        assert not stage.shows("choose another")
        await stage.press("escape")
        assert stage.top == "HomeScreen"
    assert [entry.name for entry in (tmp_path / "plans").iterdir()] == ["first-aid"]


async def test_without_a_plan_marked_it_says_so(tmp_path: Path) -> None:
    """Nothing is listed in a folder that cannot be read but the bundled plans, so a run is marked."""
    from tests.console.test_home import two_runs

    async with on_stage(home(tmp_path, two_runs()), HandClock("09:30:05"), (100, 30)) as stage:
        await stage.press("m")
        assert stage.shows("Mark a plan first: a copy is made of a plan.")
        await stage.press("e")
        assert stage.shows("Mark a plan first: a plan is edited.")


async def test_editing_a_bundled_plan_begins_with_a_copy(tmp_path: Path) -> None:
    """It would be lost with the next version."""
    async with on_stage(home(tmp_path), HandClock(), (100, 30)) as stage:
        await mark(stage, "demonstration")
        await stage.press("e")
        assert stage.top == "OwnCopyScreen"


@pytest.mark.skipif(sys.platform == "win32", reason="the editor of this test is a shell script")
async def test_an_editor_opens_at_the_first_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that cannot be given away, as a test's, is told of with the file's path."""
    own = tmp_path / "plans"
    own.mkdir()
    (own / "mine.yaml").write_text("title: Mine\nstarts: soon\nagenda: []\n", encoding="utf-8")
    editor = tmp_path / "nano"
    editor.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(editor))
    assert editor_command(own / "mine.yaml", 2) == [str(editor), "+2", str(own / "mine.yaml")]
    async with on_stage(home(tmp_path), HandClock(), (100, 30)) as stage:
        await mark(stage, "Mine")
        await stage.press("E")
        await stage.app.workers.wait_for_complete()
        await stage.press("up", "down")
        assert stage.shows("cannot be given to an editor") or stage.shows("Read again: mine.yaml")


@pytest.mark.parametrize(
    ("chosen", "line", "told"),
    [
        ("vim", 7, ["vim", "+7", "day.yaml"]),
        ("code", 7, ["code", "--wait", "--goto", "day.yaml:7"]),
        ("hx", 7, ["hx", "day.yaml:7"]),
        ("someeditor --quiet", 7, ["someeditor", "--quiet", "day.yaml"]),
        ("vim", 0, ["vim", "day.yaml"]),
    ],
)
def test_how_editors_are_told_the_line(
    monkeypatch: pytest.MonkeyPatch, chosen: str, line: int, told: list[str]
) -> None:
    """Each in its own way."""
    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", chosen)
    assert editor_command(Path("day.yaml"), line) == told


def test_no_editor_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor one that is not there."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert editor_command(Path("day.yaml"), 1) == []
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert editor_command(Path("day.yaml"), 1) == []


async def test_a_timetable_becomes_a_plan_by_keys(tmp_path: Path) -> None:
    """b, the file dropped in quotes, a name, the day: what each row becomes, then Enter, and it can be set up."""
    async with on_stage(home(tmp_path), HandClock(), (100, 30)) as stage:
        await stage.press("b")
        assert stage.top == "BringScreen"
        await stage.put(f"'{FOLDER / '01-training-table.csv'}'")
        await stage.press("enter", *"Our day", "enter", "enter")
        await stage.finish()
        assert stage.top == "PaperScreen"
        assert stage.shows("look at this:")
        assert not (tmp_path / "plans").exists()
        await stage.press("escape")
        assert stage.top == "BringScreen"
        await stage.press("enter")
        await stage.finish()
        await stage.press("enter")
        await stage.finish()
        assert stage.top == "HomeScreen"
        assert stage.shows("▶ Our day")
        await stage.press("enter")
        assert stage.top == "SetupScreen"


async def test_what_is_wrong_with_a_timetable_is_said_where_it_is(tmp_path: Path) -> None:
    """No file, no such day, a name that is taken; in a low window too."""
    (tmp_path / "plans" / "taken").mkdir(parents=True)
    async with on_stage(home(tmp_path), HandClock(), (80, 20)) as stage:

        async def typed(file: object, name: str, day: str) -> None:
            stage.screen.fields.begin()  # type: ignore[attr-defined]
            for words in (str(file), name, day):
                await stage.put(words)
                await stage.press("enter")
            await stage.finish()

        await stage.press("b")
        await typed(tmp_path / "gone.csv", "Mine", "1")
        assert stage.shows("There is no file")
        await typed(FOLDER / "03-two-days.md", "Taken", "1")
        assert stage.shows("already; choose another name")
        await typed(FOLDER / "03-two-days.md", "Mine", "3")
        assert stage.shows("Which of its days? 1: Day 1, 2: Day 2")
        await stage.press("escape")
        assert stage.top == "HomeScreen"


async def test_slides_go_into_a_plan_of_ones_own_by_keys(tmp_path: Path) -> None:
    """Without a name for a new day: which plan, where in it, what is put in, then Enter."""
    own = tmp_path / "plans"
    write(look(FOLDER / "01-training-table.csv"), 0, "Our day", own)
    write(look(FOLDER / "05-tabs.tsv"), 0, "Another day", own)
    (tmp_path / "show.pptx").write_bytes(made("plain"))
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        await mark(stage, "Our day")
        await stage.press("b")
        await stage.put(str(tmp_path / "show.pptx"))
        await stage.press("enter", "enter", "enter")
        await stage.finish()
        assert stage.top == "PickScreen"
        assert stage.shows("\u25b6 Our day")
        await stage.press("enter")
        await stage.finish()
        assert stage.shows("Where in Our day?")
        before = (own / "our-day.yaml").read_bytes()
        await stage.press("down", "enter")
        await stage.finish()
        assert stage.top == "PaperScreen"
        assert stage.shows("Nothing else in the plan changes.")
        assert (own / "our-day.yaml").read_bytes() == before
        await stage.press("enter")
        await stage.finish()
        assert stage.top == "HomeScreen"
        assert stage.shows("It is in Our day")
        assert stage.shows("\u25b6 Our day")
    reading = read_plan(own / "our-day.yaml")
    assert reading.plan is not None
    assert sum(bool(item.deck) for item in reading.plan.items) == 1


async def test_without_a_plan_of_ones_own_a_name_is_asked_for(tmp_path: Path) -> None:
    """It is said why."""
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        await stage.press("b")
        await stage.put(str(FOLDER / "01-training-table.csv"))
        await stage.press("enter", "enter", "enter")
        await stage.finish()
        assert stage.top == "BringScreen"
        assert stage.shows("Your day needs a name")


async def test_what_may_be_a_timetable_or_a_case_is_asked(tmp_path: Path) -> None:
    """A story with times in it; taken for a case, its pages are looked at first."""
    story = "# The Hart family\n\n9.30 The midwife rang.\n\n10.15 Nobody came.\n\n## Later\n\nThe flat is empty.\n"
    (tmp_path / "hart.md").write_text(story, encoding="utf-8")
    async with on_stage(home(tmp_path), HandClock(), (80, 24)) as stage:
        await stage.press("b")
        await stage.put(str(tmp_path / "hart.md"))
        await stage.press("enter", *"Hart day", "enter", "enter")
        await stage.finish()
        assert stage.shows("What is it?")
        await stage.press(*"case", "enter")
        await stage.finish()
        assert stage.top == "PaperScreen"
        assert stage.shows("is it?")
        await stage.press("enter")
        await stage.finish()
        assert stage.shows("\u25b6 Hart day")
    reading = read_plan(tmp_path / "plans" / "hart-day.yaml")
    assert reading.plan is not None
    assert len(reading.plan.cases) == 1
