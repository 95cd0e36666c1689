"""What a review may add once the day is over, and what it may not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from facilitator.agenda.cleaning import LONGEST_LINE
from facilitator.live.facts.agenda import NextItem, SkipItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.review import (
    CommentMade,
    MakeComment,
    RetentionSet,
    SetRetention,
    WithdrawComment,
    WriteDebrief,
)
from tests.makers import DAY, Day, small_plan, started


@pytest.fixture
def day() -> Day:
    """A day that has ended, with one issue."""
    day = started()
    day.goes_to("ex1").does(CaptureIssue("G1", "Nobody asked"))
    day.at("12:20").does(EndRun())
    return day


def test_comments_are_numbered_and_kept(day: Day) -> None:
    """About the day, an issue, an item; cleaned; a number is never used again."""
    assert day.does(MakeComment(" Went\x1b well ", " AB "))[0] == CommentMade("C1", "Went well", "AB")
    day.does(MakeComment("This one", "CD", "E1-G1-1"), by="review")
    day.does(Undo("review"), by="review")
    assert day.does(MakeComment("Again", "CD", "ex1"))[0] == CommentMade("C3", "Again", "CD", "ex1")
    assert day.state.phase == "ended"
    day.does(WithdrawComment("C3"))
    assert day.state.comments["C3"].withdrawn
    assert day.refuses(WithdrawComment("C3")) == "The comment C3 has been taken back already."


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (MakeComment("x", " "), "who you are"),
        (MakeComment("x", "A" * 31), "at most 30"),
        (MakeComment(" \x00", "AB"), "no words"),
        (MakeComment("x" * (LONGEST_LINE + 1), "AB"), "characters"),
        (MakeComment("x", "AB", "E9-G9-9"), "nothing called E9-G9-9"),
        (WithdrawComment("C9"), "no comment C9"),
        (WriteDebrief("worked", "x", ""), "who you are"),
        (WriteDebrief("cause", "x", "AB"), "belongs to one item"),
        (WriteDebrief("worked", "x", "AB", "ex1"), "belongs to one item"),
        (WriteDebrief("cause", "x", "AB", "nowhere"), "no such item"),
        (SetRetention(date(2026, 3, 1)), "before the day it was held"),
    ],
)
def test_refusals(day: Day, wish: Command, words: str) -> None:
    """In words."""
    assert words in day.refuses(wish)


def test_the_debrief_form(day: Day) -> None:
    """One answer for each part, item and person; the same again is nothing; an empty one takes it back."""
    day.does(WriteDebrief("worked", "The case", "AB"), WriteDebrief("worked", "The room", "CD"))
    assert day.does(WriteDebrief("worked", "The case", "AB")) == ()
    assert day.does(WriteDebrief("change", "", "AB")) == ()
    day.does(WriteDebrief("cause", "Late lunch", "AB", "ex1"), WriteDebrief("worked", "", "AB"))
    answers = {key: answer.text for key, answer in day.state.debriefs.items()}
    assert answers == {"worked//AB": "", "worked//CD": "The room", "cause/ex1/AB": "Late lunch"}


def test_the_day_of_deletion(day: Day) -> None:
    """Set, set again, taken off; the same again is nothing."""
    assert day.does(SetRetention(DAY)) == (RetentionSet(DAY),)
    assert day.does(SetRetention(DAY)) == ()
    day.does(SetRetention(None))
    assert day.state.delete_by is None


def test_a_plan_may_say_how_long_its_runs_are_kept() -> None:
    """From the day itself; a reviewer's own date goes before it, and taking that back brings the plan's again."""
    day = started(replace(small_plan(), keep_days=30))
    assert day.state.delete_by == DAY + timedelta(days=30)
    day.does(SetRetention(DAY), by="review")
    assert day.state.delete_by == DAY
    day.does(Undo("review"), by="review")
    assert day.state.delete_by == DAY + timedelta(days=30)


@pytest.mark.parametrize(("days", "until"), [(10**12, date.max), (-5, None), (0, None)])
def test_a_run_from_elsewhere_may_say_anything(days: int, until: date | None) -> None:
    """It is folded all the same."""
    assert started(replace(small_plan(), keep_days=days)).state.delete_by == until


def test_an_ended_day_still_refuses_to_be_led(day: Day) -> None:
    """A review adds to it; it does not go on."""
    for wish in (
        NextItem(),
        ToggleClock(),
        CaptureIssue("G1", "x"),
        SkipItem("aim"),
    ):
        assert "has ended" in day.refuses(wish)


def test_an_undo_of_the_review_never_reaches_into_the_day(day: Day) -> None:
    """The reviewing window takes back only what it did."""
    day.does(MakeComment("Slip", "AB"), by="review")
    day.does(Undo("review"), by="review")
    assert day.refuses(Undo("review")) == "There is nothing to take back."
    assert day.state.issues["E1-G1-1"].text == "Nobody asked"
    assert day.state.phase == "ended"
