"""A case that was brought out of Word is filled in by keys: asked for on its row, typed as fields, kept in its file."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from facilitator.agenda.plan_reader import read_plan
from facilitator.bringing.bring import look
from facilitator.bringing.writing import write
from facilitator.console.app import ConsoleApp
from facilitator.console.widgets.panels import Message
from tests.console.stage import Stage, on_stage
from tests.makers import HandClock, StubbornJournal

STORY = "Lena lives with two children on the third floor, and nobody asked why the gate was broken."


def brought(folder: Path) -> Path:
    """The plan of a case that says nothing of itself."""
    document = Document()
    document.add_heading("The Hart family", 0)
    document.add_paragraph(STORY)
    document.save(str(folder / "hart.docx"))
    return write(look(folder / "hart.docx"), 0, "Hart day", folder / "data" / "plans")


def case_file(plan: Path) -> Path:
    """The case's own file."""
    (found,) = [path for path in plan.parent.rglob("*.md") if "Lena" in path.read_text(encoding="utf-8")]
    return found


async def typed(stage: Stage, words: str) -> None:
    """Press the keys of these words, in place of what stands in the line, and Enter."""
    names = {" ": "space", ";": "semicolon", "-": "minus"}
    await stage.press(*(names.get(letter, letter) for letter in words), "enter")


async def kept(stage: Stage) -> None:
    """Wait until everything is written and read again."""
    await stage.finish()
    await stage.settle()


async def test_a_case_is_filled_in_by_keys(tmp_path: Path) -> None:
    """Its row says what is missing, and no more once it is typed; undo gives the file back as it was."""
    plan = brought(tmp_path)
    before = case_file(plan).read_bytes()
    app = ConsoleApp(StubbornJournal(), tmp_path / "data", HandClock(), edit=plan)
    async with on_stage(app, HandClock(), (120, 36)) as stage:
        await kept(stage)
        assert stage.shows("the case does n")
        await stage.press("x")
        assert stage.shows("not say yet whether it is made up")
        await stage.press("C")
        assert stage.top == "CaseScreen"
        assert stage.shows("The Hart family: exercise: 4 fields to fill in")
        assert sum("to fill in" in row for row in stage.rows()) == 5
        await typed(stage, "perhaps")
        await stage.press("enter", "enter", "enter")
        assert stage.shows("Is the case made up? Yes or no, please.")
        await typed(stage, "yes")
        await typed(stage, "neglect")
        await typed(stage, "-")
        await typed(stage, "ask the child; ring back")
        assert stage.top == "EditorScreen"
        await kept(stage)
        assert not stage.shows("not say yet")
        reading = read_plan(plan)
        assert reading.plan is not None
        assert [str(problem) for problem in reading.problems if problem.matters] == []
        (case,) = reading.plan.cases.values()
        assert (case.fictional, case.warning, case.went_right) == (True, "neglect", ())
        assert [point.text for point in case.points] == ["ask the child", "ring back"]
        assert STORY in case_file(plan).read_text(encoding="utf-8")
        await stage.press("u")
        await kept(stage)
        assert case_file(plan).read_bytes() == before


async def test_a_report_back_leads_to_the_case_it_reports_on(tmp_path: Path) -> None:
    """And esc changes nothing; an item without a case says where one comes from."""
    plan = brought(tmp_path)
    before = case_file(plan).read_bytes()
    app = ConsoleApp(StubbornJournal(), tmp_path / "data", HandClock(), edit=plan)
    async with on_stage(app, HandClock(), (120, 36)) as stage:
        await kept(stage)
        await stage.press("end", "C")
        assert stage.top == "CaseScreen"
        await stage.press("y", "escape")
        assert stage.top == "EditorScreen"
        await stage.press("n", *"tea", "enter", "enter", "C")
        assert "This item has no case." in stage.screen.query_one(Message).words
        await kept(stage)
        assert case_file(plan).read_bytes() == before


async def test_a_plan_says_before_its_day_what_its_case_does_not(tmp_path: Path) -> None:
    """On Home, by the key that fills in, and where setup says what is to look at."""
    plan = brought(tmp_path)
    app = ConsoleApp(StubbornJournal(), tmp_path / "data", HandClock())
    async with on_stage(app, HandClock(), (120, 36)) as stage:
        for _ in range(12):
            if stage.shows("▶ Hart day"):
                break
            await stage.press("down")
        await kept(stage)
        assert stage.shows("Still to be said of The Hart family")
        await stage.press("f")
        assert stage.top == "HomeScreen"
        assert "C fills it in." in stage.shown()
        await stage.press("enter")
        assert stage.top == "SetupScreen"
        assert "does not say yet" in " ".join(stage.shown().split()), stage.shown()
        assert plan.is_file()
