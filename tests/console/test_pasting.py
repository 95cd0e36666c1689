"""A timetable that is pasted where a file could be named: out of an e-mail, Word or a page, by keys and paste alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda.plan_reader import read_plan
from facilitator.console.app import ConsoleApp
from facilitator.console.widgets.pasted_line import PastedLine
from tests.console.stage import Stage, on_stage
from tests.makers import HandClock, StubbornJournal

MAIL = """Hi both,\r
\r
here is Monday:\r
\r
09:00 - 09:10\u00a0Welcome  Ann\r
9.10\u00a0\u2013\u00a09.40 The story so far\r
9.40 Exercise 1: read the case (30 mins)\r
10.10 Feedback\r
10.30 Tea\r
10.45 Close\r
"""
TABLE = "Time\tSession\tWho\n09.00\tWelcome\tAnn\n09.30\tGroup work\x1b]2;owned\x07\tBob\n10.00\tLunch\t\n11.00\tEnd\n"
MARKED = "| Time | Session |\n|---|---|\n| 9:00 | Welcome |\n| 9:20 | Talk |\n| 10:00 | Close |\n"


async def paste(stage: Stage, text: str, name: str = "Our day") -> None:
    """Press the key on home, paste where the file's path would stand, name the day, and look."""
    await stage.press("b")
    await stage.paste(text)
    await stage.press("enter", *("space" if letter == " " else letter for letter in name), "enter", "enter")
    await stage.finish()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (MAIL, ["Welcome  Ann", "The story so far", "Exercise 1: read the case", "Feedback", "Tea"]),
        (TABLE, ["Welcome", "Group work]2;owned", "Lunch"]),
        (MARKED, ["Welcome", "Talk"]),
    ],
    ids=["a mail", "a table", "Markdown"],
)
async def test_pasted_lines_become_a_day(tmp_path: Path, text: str, titles: list[str]) -> None:
    """It is shown before anything is written, and is what the same lines in a file become."""
    folder, clock = tmp_path / "data", HandClock("09:00")
    async with on_stage(ConsoleApp(StubbornJournal(), folder, clock), clock, (120, 36)) as stage:
        await paste(stage, text)
        assert stage.top == "PaperScreen"
        assert titles[0].split()[0] in stage.shown()
        assert not (folder / "plans" / "our-day.yaml").exists()
        await stage.press("enter")
        await stage.finish()
        assert stage.top == "HomeScreen"
    plan = read_plan(folder / "plans" / "our-day.yaml").plan
    assert plan is not None
    assert [item.title for item in plan.items] == titles


async def test_what_stands_in_the_line_says_what_is_taken(tmp_path: Path) -> None:
    """So many lines, until something else is typed; a path that is pasted is a path."""
    folder, clock = tmp_path / "data", HandClock("09:00")
    async with on_stage(ConsoleApp(StubbornJournal(), folder, clock), clock, (120, 36)) as stage:
        await stage.press("b")
        line = stage.screen.query_one(PastedLine)
        await stage.paste(MAIL)
        assert (line.value, line.pasted) == ("8 lines pasted", MAIL.strip("\r\n"))
        assert "8 lines pasted" in stage.shown()
        await stage.press("x")
        assert line.pasted == ""
        line.value = ""
        await stage.paste("/a folder/timetable.xlsx\n")
        assert (line.value, line.pasted) == ("/a folder/timetable.xlsx", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nothing about when\nat all\n", "No times and no lengths were found in the pasted text"),
        ("9.00 Hello\n" * 100_000, "longer than any timetable"),
    ],
)
async def test_what_is_no_timetable_is_told(tmp_path: Path, text: str, told: str) -> None:
    """In words, with everything typed still there; nothing is written."""
    folder, clock = tmp_path / "data", HandClock("09:00")
    async with on_stage(ConsoleApp(StubbornJournal(), folder, clock), clock, (120, 36)) as stage:
        await paste(stage, text)
        assert stage.top == "BringScreen"
        assert told in " ".join(stage.shown().split())
        assert "Our day" in stage.shown()
    assert not (folder / "plans").exists()
