"""The plan editor, by its keys: what the table shows, what the file holds afterwards, one step back and again."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PIL import Image

from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.application.plan_editing import EditingRefused, begin
from facilitator.console.app import ConsoleApp
from facilitator.console.editor.bench import FIELDS, SAVING
from facilitator.console.screens.editor import EditorScreen
from facilitator.console.screens.pages import PagesScreen
from facilitator.console.widgets.panels import Message
from tests.console.stage import Stage, on_stage
from tests.makers import HandClock, StubbornJournal

PLAN = """\
# My remarks stay.
title: A short day
organisation: Our Trust
starts: "09:30"
finishes: "11:00"
outcomes:
  LO1: Know a repair from a rethink
details:
  quiet room: ""
groups: 3
agenda:
  - id: a01
    title: Welcome          # hello
    minutes: 15
    least: 10
    deck: day/welcome.md
    outcomes: [LO1]
  - id: a02
    kind: exercise
    title: Exercise 1
    minutes: 20
    capture: issues
    cues:
      5: Time to choose
    materials: [pens, paper]
  - id: a03
    kind: report-back
    title: Report-back 1
    of: a02
    minutes: 30
  - id: a04
    kind: break
    title: Lunch
    minutes: 20
    at: "10:40"
"""
DECK = "---\nmarp: true\n---\n\n# Welcome\n\nGood morning\n\n<!-- private -->\n\n---\n\n# Second page\n\n- one\n"


def plan_in(folder: Path, text: str = PLAN) -> Path:
    """The plan and its deck among the trainer's own."""
    own = folder / "plans"
    (own / "day").mkdir(parents=True)
    (own / "day" / "welcome.md").write_text(DECK, encoding="utf-8")
    path = own / "day.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@asynccontextmanager
async def editing(folder: Path, size: tuple[int, int] = (120, 36), text: str = PLAN) -> AsyncIterator[Stage]:
    """The editor, opened with the plan as `facilitator edit` opens it."""
    app = ConsoleApp(StubbornJournal(), folder, HandClock(), edit=plan_in(folder, text))
    async with on_stage(app, HandClock(), size) as stage:
        await stage.settle()
        assert stage.top == "EditorScreen"
        yield stage


async def kept(stage: Stage) -> None:
    """Wait until everything is written."""
    await stage.app.workers.wait_for_complete([one for one in stage.app.workers if one.group == SAVING])
    await stage.settle()


async def written(stage: Stage) -> str:
    """What the plan's file holds, once everything is written."""
    await kept(stage)
    return (stage.app.folder / "plans" / "day.yaml").read_text(encoding="utf-8")


async def plan_of(stage: Stage) -> Plan:
    """The plan as it would be run."""
    await kept(stage)
    plan = read_plan(stage.app.folder / "plans" / "day.yaml").plan
    assert plan is not None
    return plan


def said(stage: Stage) -> str:
    """The words under the table."""
    return stage.screen.query_one(Message).words


def table(stage: Stage) -> list[str]:
    """The table's lines."""
    assert isinstance(stage.screen, EditorScreen)
    return [" ".join(line.split()) for line in stage.screen.bench.table.lines_shown if line.strip()]


async def type_words(stage: Stage, words: str) -> None:
    """Type words letter by letter, in place of what is selected."""
    for letter in words:
        await stage.press({" ": "space", ":": "colon", ",": "comma"}.get(letter, letter))


async def test_the_day_stands_there_with_its_times_its_total_and_what_is_free(tmp_path: Path) -> None:
    """And what is to look at, in words on its row."""
    async with editing(tmp_path) as stage:
        await kept(stage)
        rows = table(stage)
        assert rows[1].startswith("09:30 A short day")
        assert "no page asks for 'quiet room'" in rows[2]
        assert rows[3].startswith("▶ 09:30 15 10 Welcome")
        assert any(row.startswith("10:35 20 LUNCH at 10:40") or "LUNCH" in row for row in rows)
        assert stage.shows("1 h 25 min in 4 items")
        assert stage.shows("saved")


async def test_times_move_while_minutes_are_typed(tmp_path: Path) -> None:
    """Before Enter; Esc leaves all as it was, Enter keeps it, and only that word of the file is another."""
    async with editing(tmp_path) as stage:
        await stage.press("2", "5")
        assert any("09:55" in row and "Exercise 1" in row for row in table(stage))
        assert await written(stage) == PLAN
        await stage.press("escape")
        assert any("09:45" in row and "Exercise 1" in row for row in table(stage))
        await stage.press("2", "5", "enter")
        assert await written(stage) == PLAN.replace("minutes: 15", "minutes: 25")


async def test_a_minute_more_or_less_by_one_key(tmp_path: Path) -> None:
    """And five by another; undo takes them back one by one without limit, redo does them again."""
    async with editing(tmp_path) as stage:
        await stage.press("plus", "right_square_bracket", "minus", "left_square_bracket", "plus")
        assert "minutes: 16" in await written(stage)
        for _ in range(5):
            await stage.press("u")
        assert await written(stage) == PLAN
        await stage.press("u")
        assert said(stage) == "There is nothing to take back."
        told = []
        for _ in range(5):
            await stage.press("U")
            told.append(said(stage))
        assert any(words.startswith("Done again: ") and "Caps Lock" in words for words in told)
        assert "minutes: 16" in await written(stage)


@pytest.mark.parametrize("keys", [("shift+down", "shift+up"), ("l", "e")])
async def test_items_move_by_two_pairs_of_keys(tmp_path: Path, keys: tuple[str, str]) -> None:
    """The one that moved stays in hand; what would break the day is refused in words."""
    async with editing(tmp_path) as stage:
        await stage.press(keys[0])
        assert [item.id for item in (await plan_of(stage)).items] == ["a02", "a01", "a03", "a04"]
        assert "▶" in next(row for row in table(stage) if "Welcome" in row)
        await stage.press(keys[1])
        assert await written(stage) == PLAN
        await stage.press("down", "down", keys[1])
        assert said(stage) == '"Report-back 1" reports on "Exercise 1", so it stays behind it.'
        assert await written(stage) == PLAN


async def test_a_new_item_is_put_in_behind_the_one_in_hand(tmp_path: Path) -> None:
    """Its title, then its minutes."""
    async with editing(tmp_path) as stage:
        await stage.press("n")
        await type_words(stage, "Ground rules")
        await stage.press("enter")
        assert (await plan_of(stage)).items[1].title == "Ground rules"
        await type_words(stage, "12")
        await stage.press("enter")
        assert (await plan_of(stage)).items[1].minutes == 12
        assert "▶ 09:45 12 Ground rules" in table(stage)[4]


async def test_an_item_is_taken_out_doubled_and_cut_in_two(tmp_path: Path) -> None:
    """Each is one step to be taken back."""
    async with editing(tmp_path) as stage:
        await stage.press("c")
        assert [item.title for item in (await plan_of(stage)).items][:2] == ["Welcome", "Welcome"]
        await stage.press("d")
        assert await written(stage) == PLAN
        await stage.press("home", "down", "down", "s")
        await type_words(stage, "5")
        await stage.press("enter")
        assert [(item.title, item.minutes) for item in (await plan_of(stage)).items][1:3] == [
            ("Exercise 1", 5),
            ("Exercise 1", 15),
        ]
        await stage.press("u")
        assert await written(stage) == PLAN


async def test_an_item_is_cut_in_two_with_its_pages(tmp_path: Path) -> None:
    """Which page the second half begins with is asked; what became of them is said, and one step takes it back."""
    deck = tmp_path / "plans" / "day" / "welcome.md"
    async with editing(tmp_path) as stage:
        deck.write_text(f"{DECK}\n---\n\n# Third page\n\n---\n\n# Fourth page\n", encoding="utf-8")
        await stage.press("s")
        await type_words(stage, "99")
        await stage.press("enter")
        assert "cut it after 1 to 14 of them" in said(stage)
        assert stage.top == "EditorScreen"
        await stage.press("backspace", "backspace", "5", "enter")
        assert stage.top == "PickScreen"
        assert stage.shows("▶ 2: Second page")
        await stage.press("down", "enter")
        assert "Cut in two: 5 and 10 minutes." in said(stage)
        assert "2 pages for the first, in welcome.md; 2 pages for the second, in welcome-part.md." in said(stage)
        plan = await plan_of(stage)
        assert [item.minutes for item in plan.items][:2] == [5, 10]
        assert [[page.title for page in plan.pages_of(item)] for item in plan.items][:2] == [
            ["Welcome", "Second page"],
            ["Third page", "Fourth page"],
        ]
        await stage.press("u")
        assert await written(stage) == PLAN
        assert "# Fourth page" in deck.read_text(encoding="utf-8")


async def test_the_pages_of_an_item_that_is_cut_in_two_may_stay_whole(tmp_path: Path) -> None:
    """Or nothing at all is cut, by Esc."""
    async with editing(tmp_path) as stage:
        await stage.press("s", "enter", "escape")
        assert said(stage) == "Nothing was cut."
        assert await written(stage) == PLAN
        await stage.press("s", "enter", "end", "down", "enter")
        assert "Both show the same pages." in said(stage)
        plan = await plan_of(stage)
        assert [len(plan.pages_of(item)) for item in plan.items][:2] == [2, 2]


async def test_what_others_report_on_is_not_taken_out(tmp_path: Path) -> None:
    """It says why."""
    async with editing(tmp_path) as stage:
        await stage.press("down", "d")
        assert "it would have nothing to report on" in said(stage)
        assert await written(stage) == PLAN


async def to_field(stage: Stage, label: str) -> None:
    """Go down the fields to the first with this name."""
    for _ in range(60):
        assert isinstance(stage.screen, EditorScreen)
        if stage.screen.bench.row.label == label:
            return
        await stage.press("down")
    raise AssertionError(label)


@pytest.mark.parametrize(
    ("label", "keys", "old", "new"),
    [
        ("title", "Hello all", "title: Welcome ", "title: Hello all "),
        ("at least", "8", "least: 10", "least: 8"),
        ("not before", "9.30", "    least: 10\n", '    least: 10\n    at: "09:30"\n'),
        ("who leads", "AB, CD", "    deck:", "    leads: [AB, CD]\n    deck:"),
        ("needs", "name badges", "    deck:", "    materials:\n      - name badges\n    deck:"),
    ],
)
async def test_a_field_is_typed_into_its_place(tmp_path: Path, label: str, keys: str, old: str, new: str) -> None:
    """Understood as the reader does; everything else in the file stays, remarks as well."""
    async with editing(tmp_path) as stage:
        await stage.press("enter")
        await to_field(stage, label)
        await stage.press("enter")
        await type_words(stage, keys)
        await stage.press("enter")
        assert await written(stage) == PLAN.replace(old, new, 1)
        await stage.press("escape", "u")
        assert await written(stage) == PLAN


async def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(tmp_path: Path) -> None:
    """While it is typed, and after Enter."""
    async with editing(tmp_path) as stage:
        await stage.press("1")
        await type_words(stage, "x")
        assert "whole number" in said(stage)
        await stage.press("enter")
        assert "whole number" in said(stage)
        assert await written(stage) == PLAN


async def test_yes_and_no_change_by_enter_and_a_kind_is_chosen(tmp_path: Path) -> None:
    """Nothing is typed for them."""
    async with editing(tmp_path) as stage:
        await stage.press("enter")
        await to_field(stage, "keeps its length")
        await stage.press("enter")
        assert (await plan_of(stage)).items[0].fixed
        await to_field(stage, "how needed")
        await stage.press("enter")
        assert stage.top == "PickScreen"
        await stage.press("down", "enter")
        assert (await plan_of(stage)).items[0].priority == "should"


async def test_cues_prompts_and_outcomes_are_lists(tmp_path: Path) -> None:
    """Enter on "+ another" adds one, an emptied one goes, one for the room is marked as such."""
    async with editing(tmp_path) as stage:
        await stage.press("down", "enter")
        await to_field(stage, "cues")
        await stage.press("down", "enter")
        await type_words(stage, "0: Pens down (room)")
        await stage.press("enter")
        assert [(cue.minutes, cue.text, cue.public) for cue in (await plan_of(stage)).items[1].cues] == [
            (5, "Time to choose", False),
            (0, "Pens down", True),
        ]
        await to_field(stage, "prompts")
        await stage.press("enter")
        await type_words(stage, "Who is missing")
        await stage.press("enter")
        assert (await plan_of(stage)).items[1].prompts == ("Who is missing",)
        await to_field(stage, "prompts")
        await stage.press("d")
        assert (await plan_of(stage)).items[1].prompts == ()


async def test_the_day_itself_has_fields_too(tmp_path: Path) -> None:
    """Organisation, details, outcomes, agencies, groups: all by one key from anywhere in the table."""
    async with editing(tmp_path) as stage:
        await stage.press("f")
        await to_field(stage, "organisation")
        await stage.press("enter")
        await type_words(stage, "Their Trust")
        await stage.press("enter")
        await to_field(stage, "details")
        assert stage.shows("quiet room: (not filled")
        await stage.press("enter")
        await type_words(stage, "Room 4")
        await stage.press("enter")
        await to_field(stage, "outcomes")
        await stage.press("down", "enter")
        await type_words(stage, "See the other side")
        await stage.press("enter")
        await to_field(stage, "agencies")
        await stage.press("enter")
        await type_words(stage, "Police")
        await stage.press("enter")
        plan = await plan_of(stage)
        assert plan.organisation == "Their Trust"
        assert plan.unfilled == ()
        assert "Room 4" in await written(stage)
        assert [one.id for one in plan.outcomes] == ["LO1", "LO2"]
        assert plan.agencies == ("Police",)
        assert (await written(stage)).startswith("# My remarks stay.")


@pytest.mark.parametrize("details", ['details:\n  quiet room: ""\n', ""])
async def test_what_pages_ask_for_is_offered_among_the_details(tmp_path: Path, details: str) -> None:
    """As soon as a page asks for it; what is typed for it fills the page, and it is offered once."""
    text = PLAN.replace('details:\n  quiet room: ""\n', details)
    async with editing(tmp_path, text=text) as stage:
        await kept(stage)
        await stage.press("p", "enter", *["left_curly_bracket"] * 2)
        await type_words(stage, "wifi name")
        await stage.press(*["right_curly_bracket"] * 2, "escape")
        await kept(stage)
        await stage.press("f")
        await to_field(stage, "details")
        assert isinstance(stage.screen, EditorScreen)
        if details:
            await stage.press("down")
        assert stage.screen.bench.row.value == "wifi name: (not filled in yet)"
        await stage.press("enter")
        assert stage.screen.bench.field.text == ""
        await type_words(stage, "Guest")
        await stage.press("enter")
        assert (await plan_of(stage)).unfilled == ()
        assert [row.value for row in stage.screen.bench.fields if "wifi" in row.value] == ["wifi name: Guest"]
        await stage.press("u")
        await kept(stage)
        assert stage.screen.bench.row.value == "wifi name: (not filled in yet)"


async def test_a_problem_stands_on_its_row_as_soon_as_it_is_there(tmp_path: Path) -> None:
    """In words; a key goes to it, and it is gone when it is mended."""
    async with editing(tmp_path) as stage:
        await stage.press("4", "5", "enter")
        assert any("this cannot begin at 10:40" in row for row in table(stage))
        assert stage.shows("to look at")
        await stage.press("x")
        await stage.press("u")
        assert not any("this cannot begin at 10:40" in row for row in table(stage))


async def test_what_its_pages_lack_stands_on_the_row_of_an_item_and_goes_with_it(tmp_path: Path) -> None:
    """As soon as the pages are saved; `x` goes there, it moves with the item, and it is gone when it is mended."""
    lacks = "welcome.md, line 6: picture: there is no file 'nowhere.png'"
    async with editing(tmp_path) as stage:
        await kept(stage)
        assert isinstance(stage.screen, EditorScreen)
        before = len(stage.screen.bench.in_hand.look.problems)
        await stage.press("p", "enter")
        await type_words(stage, "![x](nowhere.png)")
        await stage.press("escape")
        await kept(stage)
        row = next(n for n, line in enumerate(table(stage)) if "Welcome" in line)
        assert lacks in " ".join(table(stage)[row + 1 : row + 3])
        assert stage.shows(f"{before + 1} things to look at")
        await stage.press("home", "x")
        assert stage.screen.bench.row.field == "deck"
        await stage.press("l")
        row = next(n for n, line in enumerate(table(stage)) if "Welcome" in line)
        assert lacks in " ".join(table(stage)[row + 1 : row + 3])
        await stage.press("u", "u")
        await kept(stage)
        assert not stage.shows("nowhere.png")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_escape_is_one_level_at_a_time(tmp_path: Path, size: tuple[int, int]) -> None:
    """Line, fields, table, home; in a narrow window the fields take the table's place."""
    async with editing(tmp_path, size) as stage:
        await stage.press("enter", "enter")
        assert stage.shows("Title")
        await stage.press("escape")
        assert stage.shows("who leads")
        await stage.press("escape")
        assert stage.shows("Exercise 1")
        assert stage.top == "EditorScreen"
        await stage.press("escape")
        assert stage.top == "HomeScreen"


async def test_a_page_is_written_beside_what_the_room_will_see(tmp_path: Path) -> None:
    """It is kept when the page is turned and when it is left; all else in the file stays."""
    async with editing(tmp_path, (160, 40)) as stage:
        await stage.press("p")
        assert stage.top == "PagesScreen"
        assert stage.shows("page 1 of 2")
        await stage.press("end")
        await type_words(stage, " all")
        assert stage.shows("not saved yet")
        await stage.press("pagedown")
        deck = tmp_path / "plans" / "day" / "welcome.md"
        await kept(stage)
        assert deck.read_text(encoding="utf-8") == DECK.replace("# Welcome", "# Welcome all")
        assert stage.shows("page 2 of 2")
        assert isinstance(stage.screen, PagesScreen)
        assert stage.screen.preview.page is not None
        assert stage.screen.preview.page.title == "Second page"
        await stage.press("ctrl+n")
        await type_words(stage, "Third")
        await stage.press("escape")
        assert stage.top == "EditorScreen"
        await kept(stage)
        assert deck.read_text(encoding="utf-8").count("\n---\n") == DECK.count("\n---\n") + 1


async def test_an_item_without_pages_gets_a_first_one(tmp_path: Path) -> None:
    """In the plan's own folder, named in the plan."""
    async with editing(tmp_path) as stage:
        await stage.press("down", "p")
        assert stage.top == "PagesScreen"
        assert stage.shows("# Exercise 1")
        await stage.press("escape")
        item = (await plan_of(stage)).items[1]
        assert item.deck == "day/a02.md"


async def test_a_plan_that_another_window_changed_is_not_written_over(tmp_path: Path) -> None:
    """It says so, and what was typed is kept beside it."""
    async with editing(tmp_path) as stage:
        other = PLAN.replace("Lunch", "Supper")
        (tmp_path / "plans" / "day.yaml").write_text(other, encoding="utf-8")
        await stage.press("plus")
        assert await written(stage) == other
        assert "was changed by somebody else meanwhile" in said(stage)
        assert (tmp_path / "plans" / "day-kept.yaml").read_text(encoding="utf-8") == PLAN.replace("s: 15", "s: 16")


async def test_a_second_window_on_a_plan_is_told(tmp_path: Path) -> None:
    """And has it once the first is closed."""
    async with editing(tmp_path) as stage:
        path = tmp_path / "plans" / "day.yaml"
        with pytest.raises(EditingRefused, match="is being edited in another window"):
            begin(path, tmp_path / "plans")
        await stage.press("escape")
        begin(path, tmp_path / "plans").close()


async def test_words_that_cannot_be_taken_stay_in_the_line(tmp_path: Path) -> None:
    """Nobody types them twice: one change, and they can."""
    async with editing(tmp_path) as stage:
        await stage.press("down", "down", "m")
        await type_words(stage, "soon")
        assert "a whole number from 1 to 600" in said(stage)
        await stage.press("backspace", "backspace", "backspace", "backspace", "2", "5", "enter")
        assert "    minutes: 25\n" in await written(stage)


async def test_words_that_are_being_typed_outlive_a_crash(tmp_path: Path) -> None:
    """Up to the last word that was whole; once they are taken, or left, nothing is told of them."""
    own = tmp_path / "plans"
    async with editing(tmp_path) as stage:
        await stage.press("t", *"Good ", "m")
        await kept(stage)
        (own / "there.yaml").write_bytes((own / "day.yaml").read_bytes())
        (own / ".there.yaml.typed").write_bytes((own / ".day.yaml.typed").read_bytes())
        after_crash = begin(own / "there.yaml", own)
        assert after_crash.before == {"Welcome, Title": "Good"}
        after_crash.close()
        await stage.press("enter")
        await kept(stage)
        assert not (own / ".day.yaml.typed").exists()


async def test_rows_and_fields_are_clicked_and_an_item_is_dragged(tmp_path: Path) -> None:
    """The same as by the keys: in hand, opened, moved."""
    async with editing(tmp_path) as stage:
        await stage.click("Exercise 1")
        assert any(row.startswith("▶") and "Exercise 1" in row for row in table(stage))
        await stage.click("not before")
        assert isinstance(stage.screen, EditorScreen)
        assert stage.screen.bench.row.field == "at"
        await stage.press("escape", "up")
        await stage.click("10     Welcome", times=2)
        assert stage.screen.bench.place == FIELDS
        await stage.drag("10     Welcome", "Exercise 1")
        assert [item.id for item in (await plan_of(stage)).items] == ["a02", "a01", "a03", "a04"]
        await stage.wheel("Exercise 1", 1)
        assert any(row.startswith("▶") and "Report-back" in row for row in table(stage))


@pytest.mark.skipif(sys.platform == "win32", reason="the editor of this test is a shell script")
async def test_a_text_editor_of_ones_own_is_a_step_like_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it changed is shown, and taken back by the same key as everything else."""
    async with editing(tmp_path) as stage:
        path = tmp_path / "plans" / "day.yaml"
        monkeypatch.setenv("VISUAL", "")
        monkeypatch.setenv("EDITOR", "")
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        await stage.press("v")
        await stage.app.workers.wait_for_complete()
        path.write_text(PLAN.replace("title: Lunch", "title: Supper"), encoding="utf-8")
        await stage.press("ctrl+r")
        assert stage.shows("SUPPER")
        await stage.press("u")
        assert await written(stage) == PLAN


async def test_a_picture_is_put_in_by_the_name_of_its_file(tmp_path: Path) -> None:
    """It is copied into the plan's folder, and its words are asked for; what is no picture is refused in words."""
    picture = tmp_path / "ladder.png"
    Image.new("RGB", (8, 8), "red").save(picture)
    async with editing(tmp_path, (160, 40)) as stage:
        await stage.press("p", "ctrl+o")
        assert stage.top == "PictureScreen"
        await stage.put(str(tmp_path / "nothing.png"))
        await stage.press("enter")
        await stage.put("A ladder")
        await stage.press("enter")
        assert "There is no picture at" in said(stage)
        await stage.press("shift+tab")
        await stage.put(str(picture))
        await stage.press("enter", "enter")
        assert stage.top == "PagesScreen"
        await kept(stage)
        deck = (tmp_path / "plans" / "day" / "welcome.md").read_text(encoding="utf-8")
        assert "![A ladder](pictures/ladder.png)" in deck
        assert deck.index("ladder.png") < deck.index("# Second page")
        assert (tmp_path / "plans" / "day" / "pictures" / "ladder.png").is_file()
        await stage.press("escape", "u")
        await kept(stage)
        assert (tmp_path / "plans" / "day" / "welcome.md").read_text(encoding="utf-8") == DECK


async def test_slides_are_brought_into_the_plan_from_here(tmp_path: Path) -> None:
    """And taken back as one step."""
    sheet = tmp_path / "more.csv"
    sheet.write_text("Time,Session\n9.00,Ground rules\n9.15,Close\n", encoding="utf-8")
    async with editing(tmp_path) as stage:
        await stage.press("b")
        assert stage.top == "BringScreen"
        await stage.put(str(sheet))
        await stage.press("enter", "enter")
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        assert stage.top == "EditorScreen"
        assert stage.shows("Ground rules")
        await stage.press("u")
        assert await written(stage) == PLAN


async def test_setup_leads_to_the_editor_and_shows_what_was_changed(tmp_path: Path) -> None:
    """By a key that is no letter, since letters are typed there."""
    plan_in(tmp_path)
    plan = read_plan(tmp_path / "plans" / "day.yaml").plan
    async with on_stage(
        ConsoleApp(StubbornJournal(), tmp_path, HandClock(), plan=plan), HandClock(), (120, 36)
    ) as stage:
        assert stage.top == "SetupScreen"
        await stage.press("f2")
        assert stage.top == "EditorScreen"
        await stage.press("f", "enter")
        await type_words(stage, "Another day")
        await stage.press("enter", "escape", "escape")
        assert stage.top == "SetupScreen"
        assert stage.shows("Another day")
