"""Everything that has a key is done by the mouse alone too, with the same outcome: every place, every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.key import Key, shares
from facilitator.console.menus import ORDER, Menus
from facilitator.console.painting.spots import Spot
from facilitator.console.pointer import find
from facilitator.console.screens.editor import EditorScreen
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.canvas import Canvas
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import Stage, lead, on_stage
from tests.console.test_editor import editing
from tests.console.test_keys import SHEETS
from tests.console.test_review import review
from tests.console.week import run_of
from tests.makers import Day, started, themed_plan

ROOMY = (200, 60)


def working() -> Day:
    """An exercise in which two groups said something."""
    day = started(themed_plan()).goes_to("ex1")
    day.does(CaptureIssue("G1", "nobody asked the child", "ex1"), CaptureIssue("G2", "letters were filed", "ex1"))
    return day.wait(minutes=50)


LEAVING = {"leave", "program.leave", "program.copy", "room.mirror", "folder.move"}
"""What ends the program, or hides the menu."""


def painted(stage: Stage, wanted: Spot) -> tuple[int, int]:
    """A cell of the screen on top in which this was painted."""
    for canvas in stage.screen.query(Canvas):
        for y in range(canvas.region.y, canvas.region.bottom):
            for x in range(canvas.region.x, canvas.region.right, 2):
                if find(stage.screen, x, y)[1] == wanted:
                    return x, y
    raise AssertionError(f"{wanted} is not painted on\n{stage.shown()}")


async def by_menu(stage: Stage, wanted: Spot) -> None:
    """Open the menu by its key's place in it, turn to the heading, and click the line; a long one is wheeled to."""
    menus = Menus(stage.screen, stage.app.signs)
    heading = next(name for name in menus.names if any(entry.spot == wanted for entry in menus.under(name)))
    number = [entry.spot for entry in menus.under(heading)].index(wanted)
    stage.app.show_menu()
    await stage.settle()
    await stage.click(painted(stage, Spot("button", "turn", heading)))
    await stage.click(painted(stage, Spot("button", "take", str(number))))


def reason(stage: Stage, command: str) -> str:
    """Why the menu says that a command does not work now."""
    menus = Menus(stage.screen, stage.app.signs)
    entries = [entry for name in menus.names for entry in menus.under(name)]
    return next(entry.reason for entry in entries if entry.spot.name == command)


def outcome(stage: Stage, folder: Path) -> tuple[object, ...]:
    """What came of something; files are told of by their name in the data folder."""
    return stage.happened(), stage.top, stage.mode._replace(item=""), stage.said.replace(str(folder), ""), stage.head


def commands(heading: str) -> list[Key]:
    """The commands of the lead under a heading that work in the exercise and have a key of their own there."""
    view = working().view()
    found = [one for one in LeadScreen.KEYS if one.label and one.where == "lead" and one.when(view)]
    return [one for one in found if one.menu == heading and one.id not in LEAVING and not shares(one)]


@pytest.mark.parametrize("heading", [name for name in ORDER if name != "Issue"])
async def test_every_command_of_the_lead_comes_to_the_same_by_mouse_and_by_key(tmp_path: Path, heading: str) -> None:
    """Events, what opens, what is in hand, what is said; or the menu says why not as the key does."""
    assert commands(heading)
    for one in commands(heading):
        outcomes = []
        for by_mouse in (True, False):
            folder = tmp_path / f"{one.id} {by_mouse}"
            async with lead(folder, working(), size=ROOMY) as stage:
                await stage.press("escape")
                refused = reason(stage, one.id)
                if by_mouse and not refused:
                    await by_menu(stage, Spot("do", one.id))
                else:
                    await stage.press(one.keys.split(",")[0])
                assert refused in ("", stage.said)
                outcomes.append(outcome(stage, folder))
        assert outcomes[0] == outcomes[1], one.id


async def test_every_command_on_an_issue_comes_to_the_same_by_mouse_and_by_key(tmp_path: Path) -> None:
    """By the list of what can be done with it, and by the keys of the board."""
    found = [one for one in LeadScreen.KEYS if one.where == "board" and one.of == "issue" and len(one.keys) == 1]
    assert len(found) > 6
    for one in found:
        outcomes = []
        for by_mouse in (True, False):
            async with lead(tmp_path, working(), size=ROOMY) as stage:
                await stage.press("escape", "tab")
                await stage.click("nobody asked", button=3 if by_mouse else 1)
                if by_mouse:
                    about = Menus(stage.lead, {}).about(Spot("issue", "E1-G1-1"))
                    number = [entry.spot.name for entry in about].index(one.id)
                    await stage.click(painted(stage, Spot("button", "take", str(number))))
                else:
                    await stage.press(one.keys)
                outcomes.append(outcome(stage, tmp_path))
        assert outcomes[0] == outcomes[1], one.id


OPENERS = {
    "walk": "walk.open",
    "tally": "tally.open",
    "attendance": "attendance.open",
    "read-back": "read_back.open",
    "entries": "entries.open",
    "list of forms": "forms.open",
    "message": "room.message",
    "ending": "run.end",
    "photographs": "photographs.open",
    "matrix": "matrix.open",
}


@pytest.mark.parametrize("place", OPENERS)
async def test_every_row_and_every_command_of_a_sheet_is_under_the_mouse(tmp_path: Path, place: str) -> None:
    """Rows are taken by a click; all of its commands stand in its menu; a click on the way out closes it."""
    async with lead(tmp_path, working(), size=ROOMY) as stage:
        await stage.press("escape")
        stage.bench.perform(OPENERS[place])
        await stage.settle()
        sheet = stage.screen
        assert isinstance(sheet, Sheet)
        assert place == sheet.PLACE
        for row in sheet.rows[:3]:
            await stage.click(painted(stage, Spot("row", row.id)))
            assert sheet.at == row.id
        menus = Menus(sheet, {})
        listed = {entry.spot.name for name in menus.names for entry in menus.under(name)}
        assert {one.id for one in SHEETS[place].KEYS} <= listed
        await by_menu(stage, Spot("do", "sheet.close"))
        assert stage.top == "LeadScreen"


@pytest.mark.parametrize("key", ["g", "T", "r", "e", "question_mark", "i"])
async def test_what_else_opens_is_left_by_mouse(tmp_path: Path, key: str) -> None:
    """Each says so in words that can be clicked."""
    async with lead(tmp_path, working(), size=ROOMY) as stage:
        await stage.press("escape", key)
        assert isinstance(stage.screen, OverTheDay)
        await stage.click("esc ", nth=-1)
        assert stage.top == "LeadScreen"


async def test_the_day_is_changed_by_mouse(tmp_path: Path) -> None:
    """An item that is dragged below another comes after it; its keys below are clicked; a line is filled in."""
    async with lead(tmp_path, started(), size=ROOMY) as stage:
        await by_menu(stage, Spot("do", "plan.change"))
        await stage.drag(painted(stage, Spot("item", "aim")), painted(stage, Spot("item", "lunch")))
        assert stage.happened() == ["item.moved"]
        await stage.click("u undo")
        assert stage.happened() == ["change.undone"]
        await stage.click(painted(stage, Spot("item", "lunch")))
        await stage.click("x skip")
        assert stage.happened() == ["item.skipped"]
        await stage.click("esc done")
        assert stage.top == "LeadScreen"


async def test_the_review_is_led_by_mouse(tmp_path: Path) -> None:
    """A run is opened by two clicks, its tabs by one each, and all of its commands stand in its menu."""
    async with review(tmp_path, size=ROOMY) as stage:
        ref = run_of(1)
        await stage.click(painted(stage, Spot("line", ref)), times=2)
        assert stage.top == "ReviewScreen"
        for number, tab in enumerate(("Summary", "Timeline", "Issues", "Themes", "Notes", "Comments", "Debrief")):
            await stage.click(f"{number + 1} {tab}")
            assert stage.read.run.tab == number
        menus = Menus(stage.screen, {})
        listed = {entry.spot.name for name in menus.names for entry in menus.under(name)}
        assert {one.id for one in type(stage.read).KEYS} <= listed
        await by_menu(stage, Spot("do", "review.comment"))
        assert stage.read.bench.typing is not None
        await stage.press(*"well led")
        await stage.click("enter ")
        await stage.click("3 Issues")
        marked = next(line.ref for line in stage.read.pane._laid_out() if line.ref)
        await stage.click(painted(stage, Spot("line", marked)))
        assert stage.read.pane.ref == marked
        await by_menu(stage, Spot("do", "review.back"))
        assert stage.top == "ReviewListScreen"
        await by_menu(stage, Spot("do", "reviews.compare"))
        assert stage.top == "ComparedScreen"


async def test_a_whole_day_by_clicks_alone(tmp_path: Path) -> None:
    """From home through setup, talks, an exercise, a report-back and the end; only the words are typed."""
    from facilitator.console.app import ConsoleApp
    from tests.makers import HandClock, StubbornJournal

    app = ConsoleApp(StubbornJournal(), tmp_path, clock := HandClock())
    async with on_stage(app, clock, (120, 36)) as stage:
        plan = next(place for place in app.screen.choices() if "demonstration" in place.title)  # type: ignore[attr-defined]
        await stage.click(painted(stage, Spot("choice", plan.id)), times=2)
        assert stage.top == "SetupScreen"
        for _ in range(5):
            await stage.click("enter next")
        assert stage.top == "LeadScreen"
        await stage.click("space next page")
        await stage.click("space next page")
        await stage.click("n next item")
        assert stage.now.kind == "exercise"
        await stage.click("t starts")
        await stage.click("w walk round")
        await stage.click("k stuck")
        await stage.click("esc back")
        await stage.click("n next item")
        assert stage.head.startswith("Teas")
        await stage.put("nobody rang the band")
        await stage.click("enter saves")
        assert stage.texts() == ["nobody rang the band"]
        await stage.drag("nobody rang", "Brass band (")
        await stage.click("esc back")
        if stage.bench.typing is not None:
            await stage.click("esc out")
        await stage.click("b blank room" if stage.shows("b blank room") else "n next item")
        while stage.state.current != "d05":
            await stage.click("n next item")
        await by_menu(stage, Spot("do", "run.end"))
        await stage.click("enter end the day")
        await stage.written()
        assert stage.view.phase == "ended"
        issue = next(iter(stage.state.issues.values()))
        assert stage.state.groups[issue.group].name == "Brass band"
        await stage.click("q leave")


async def test_the_editor_is_led_by_mouse(tmp_path: Path) -> None:
    """A row is taken by a click and opened by two, a field too; an item is dragged; all commands are in the menu."""
    async with editing(tmp_path, size=ROOMY) as stage:
        screen = stage.screen
        assert isinstance(screen, EditorScreen)
        await stage.click(painted(stage, Spot("row", "2")))
        assert screen.bench.at == 2
        await stage.click(painted(stage, Spot("row", "3")), times=2)
        assert screen.bench.place == "editor fields"
        await stage.click(painted(stage, Spot("line", "1")))
        assert screen.bench.field_at == 1
        await stage.drag(painted(stage, Spot("row", "4")), painted(stage, Spot("row", "1")))
        assert [row.title for row in screen.bench.in_hand.look.rows][1:3] == ["Lunch", "Welcome"]
        await by_menu(stage, Spot("do", "editor.undo"))
        assert [row.title for row in screen.bench.in_hand.look.rows][1:3] == ["Welcome", "Exercise 1"]
        menus = Menus(screen, {})
        listed = {entry.spot.name for name in menus.names for entry in menus.under(name)}
        assert {one.id for one in screen.KEYS if one.label} <= listed
        await by_menu(stage, Spot("do", "editor.title"))
        assert screen.bench.field.open
        await stage.put("half typed")
        await stage.click(painted(stage, Spot("row", "2")))
        assert screen.bench.field.open
        assert screen.bench.field.text == "half typed"


async def test_the_same_edit_by_mouse_and_by_key(tmp_path: Path) -> None:
    """Each command of the table's that needs no words."""
    for one in ("editor.delete", "editor.later", "editor.double", "editor.longer_5", "editor.day", "editor.look"):
        found = []
        for by_mouse in (True, False):
            async with editing(tmp_path / f"{one} {by_mouse}", size=ROOMY) as stage:
                screen = stage.screen
                assert isinstance(screen, EditorScreen)
                if by_mouse:
                    await by_menu(stage, Spot("do", one))
                else:
                    await stage.press(next(key.keys.split(",")[0] for key in screen.KEYS if key.id == one))
                bench = screen.bench
                found.append((bench.in_hand.look.rows, bench.at, bench.place, bench.message.words))
        assert found[0] == found[1], one
