"""A day without themes: its issues are gathered into heaps, by one key each, and the heaps are the run's themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.model import Theme
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import new_plan
from facilitator.console.screens.review import ReviewScreen
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.themes import GatherIssues, RenameTheme
from facilitator.live.facts.turns import GiveTurn
from facilitator.live.queries.room_view import room_look
from tests.console.stage import Stage, lead
from tests.console.walks import reviewed
from tests.makers import Day, small_plan, started, themed_plan

KIT, LOCKED, RANG = (
    "nobody knew where the first aid kit was",
    "the kit was locked away",
    "rang the office instead of 999",
)


def bare_day(plan_id: str = "small") -> Day:
    """A report-back of a plan that has no themes; three things were said."""
    day = started(replace(small_plan(), id=plan_id)).goes_to("ex1").wait(minutes=20).goes_to("back1")
    day.does(CaptureIssue("G1", KIT), CaptureIssue("G2", RANG), CaptureIssue("G3", LOCKED), GiveTurn("G2"))
    return day.wait(5)


def heaps(stage: Stage) -> dict[str, str]:
    """The heap of each issue, by its name."""
    labels = {theme.id: theme.label for theme in stage.state.plan.themes}
    return {one.id: labels[one.themes[0]] if one.themes else "" for one in stage.state.issues.values()}


def themes_read(stage: Stage) -> tuple[Theme, ...]:
    """The themes of the run in the review."""
    assert isinstance(stage.screen, ReviewScreen)
    return stage.screen.bench.state.plan.themes


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_issues_are_gathered_by_one_key_each(tmp_path: Path, size: tuple[int, int]) -> None:
    """Enter takes what is likely, a figure a heap by its number, n begins one with a name; u takes the last back."""
    async with lead(tmp_path, bare_day(), size=size) as stage:
        await stage.press("escape", "f", "g")
        await stage.finish()
        assert stage.top == "HeapsSheet"
        assert stage.shows(f"E1-G1-1 {KIT}")
        assert stage.shows("a new heap with E1-G3-1")
        await stage.press("enter")
        await stage.finish()
        assert heaps(stage) == {"E1-G1-1": "Heap 1", "E1-G2-1": "", "E1-G3-1": "Heap 1"}
        assert stage.shows(f"E1-G2-1 {RANG}")
        await stage.press("n", *"Who to ring", "enter")
        await stage.finish()
        assert heaps(stage)["E1-G2-1"] == "Who to ring"
        assert stage.shows("Every issue is in a heap.")
        await stage.press("u")
        await stage.finish()
        assert heaps(stage)["E1-G2-1"] == ""
        await stage.press("9")
        assert stage.shows("There is no heap 9 yet.")
        await stage.press("1")
        await stage.finish()
        assert set(heaps(stage).values()) == {"Heap 1"}
        await stage.press("r", *["backspace"] * 6, *"The kit", "enter")
        assert set(heaps(stage).values()) == {"The kit"}


async def test_an_issue_can_stay_loose_and_comes_again(tmp_path: Path) -> None:
    """Nobody has to be in a heap."""
    async with lead(tmp_path, bare_day()) as stage:
        await stage.press("escape", "f", "g")
        await stage.finish()
        await stage.press("l")
        await stage.finish()
        assert stage.shows(f"E1-G2-1 {RANG}")
        await stage.press("l", "l")
        await stage.finish()
        assert stage.shows(f"E1-G1-1 {KIT}")
        assert stage.happened() == []


async def test_while_a_group_is_speaking_one_key_keeps_and_gathers(tmp_path: Path) -> None:
    """ctrl+b in place of Enter; without words it is for the issue saved last. Each is one step back."""
    async with lead(tmp_path, bare_day()) as stage:
        await stage.put("no one had a key to the first aid kit")
        await stage.press("ctrl+b")
        await stage.finish()
        assert heaps(stage)["E1-G2-2"] == heaps(stage)["E1-G1-1"] == "Heap 1"
        assert "E1-G2-2 is in Heap 1, 2 issues. ctrl+z takes it back." in stage.said
        await stage.press("ctrl+z")
        assert heaps(stage)["E1-G2-2"] == heaps(stage)["E1-G1-1"] == ""
        await stage.press("ctrl+b")
        await stage.finish()
        assert heaps(stage)["E1-G2-2"] == "Heap 1"
        await stage.put("xylophones")
        await stage.press("ctrl+b")
        await stage.finish()
        assert "E1-G2-3 is like nothing that was said yet: it stays loose." in stage.said
        assert stage.state.issues["E1-G2-3"].text == "xylophones"


async def test_the_chosen_issue_on_the_board_is_gathered(tmp_path: Path) -> None:
    """h, then Enter."""
    async with lead(tmp_path, bare_day()) as stage:
        await stage.press("up", "left", "h")
        await stage.finish()
        assert stage.top == "HeapsSheet"
        assert stage.shows(f"E1-G1-1 {KIT}")
        await stage.press("enter", "escape")
        await stage.finish()
        assert heaps(stage)["E1-G1-1"] == "Heap 1"
        assert stage.shows("Heap 1")


async def test_a_day_with_themes_keeps_to_them(tmp_path: Path) -> None:
    """Its own are given by #."""
    async with lead(tmp_path, started(themed_plan())) as stage:
        await stage.press("escape", "f", "g")
        assert stage.top != "HeapsSheet"
        assert stage.shows("This day has themes of its own")


def test_the_room_sees_no_heap() -> None:
    """Whatever is sent to it."""
    day = bare_day()
    day.does(GatherIssues(("E1-G1-1", "E1-G3-1"), "SECRETLY"))
    assert "SECRETLY" not in str(room_look(day.state, day.now))


async def test_the_review_names_heaps_makes_two_one_and_keeps_them_for_the_next_time(tmp_path: Path) -> None:
    """In the trainer's own plan one line is new; a bundled plan, and a heap without a name, are told of."""
    plan_file = new_plan("First aid", tmp_path / "plans")
    before = plan_file.read_text(encoding="utf-8")
    day = bare_day("first-aid")
    day.does(
        GatherIssues(("E1-G1-1",)), GatherIssues(("E1-G3-1",)), GatherIssues(("E1-G2-1",), "Who to ring"), EndRun()
    )
    async with reviewed(tmp_path, day) as stage:
        await stage.press("4", "w")
        assert stage.shows("Heap 1 has no name yet")
        await stage.press("m", "enter", *"Heap 2", "enter")
        await stage.settle()
        assert [theme.label for theme in themes_read(stage)] == ["Heap 2", "Who to ring"]
        await stage.press("r", "enter", *["backspace"] * 6, *"The kit", "enter")
        assert [theme.label for theme in themes_read(stage)] == ["The kit", "Who to ring"]
        await stage.press("w")
        assert stage.shows("Write them: The kit, Who to ring")
        await stage.press("enter")
        await stage.finish()
        assert stage.shows("2 themes for the next time")
    after = plan_file.read_text(encoding="utf-8").split("\n")
    new = [line for line in after if line.startswith("themes:")]
    assert len(new) == 1
    assert [line for line in after if line not in new] == before.split("\n")
    reading = read_plan(plan_file)
    assert reading.plan is not None
    assert [theme.label for theme in reading.plan.themes] == ["The kit", "Who to ring"]
    assert KIT not in (tmp_path / "plans" / "first-aid" / "themes.yaml").read_text(encoding="utf-8")


async def test_a_heap_is_begun_in_the_review(tmp_path: Path) -> None:
    """An issue that nobody gathered on the day."""
    day = bare_day()
    day.does(EndRun())
    async with reviewed(tmp_path, day) as stage:
        await stage.press("3", "down", "t")
        assert stage.shows("A new heap")
        await stage.press("enter")
        await stage.settle()
        assert [theme.label for theme in themes_read(stage)] == ["Heap 1"]


def test_a_name_that_was_given_stands_in_the_log() -> None:
    """In every form, since a heap is a theme of the run."""
    from facilitator.sessionlog.build import session_log
    from facilitator.sessionlog.choices import Choices
    from facilitator.sessionlog.formats import FORMATS

    day = bare_day()
    day.does(GatherIssues(("E1-G1-1", "E1-G3-1")), RenameTheme("heap-1", "The kit"), EndRun())
    log = session_log("run", day.entries)
    assert "The kit" in [theme.label for theme in log.themes]
    for name in ("md", "csv", "html", "json"):
        files = FORMATS[name].render(log, Choices())
        assert any(b"The kit" in data for data in files.values())
