"""A number that was given out is never given out again; the column says why it is missing."""

from __future__ import annotations

import pytest

from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_lines
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.groups import RenameGroup
from facilitator.live.facts.issues import CaptureIssue, MergeIssue, MoveIssue, WithdrawIssue
from facilitator.live.facts.room import ShowInRoom
from facilitator.live.queries.room_view import room_look
from facilitator.live.queries.view import board_of
from tests.console.block_reader import words_on
from tests.makers import Day, started

ONE, TWO, THREE, FOUR = (f"E1-G1-{number}" for number in (1, 2, 3, 4))


def said(*texts: str) -> Day:
    """What Group 1 said in the first exercise."""
    day = started().goes_to("ex1")
    day.does(*(CaptureIssue("G1", text) for text in texts))
    return day


def skipped(day: Day, group: int = 1) -> dict[str, str]:
    """What the lead's board says in a group's column, over which issue."""
    column = board_of(day.state, "ex1").columns[group - 1]
    return {issue.id: column.skipped[issue.id] for issue in column.issues if issue.id in column.skipped}


def test_a_number_given_out_is_never_given_out_again() -> None:
    """What a capture that was undone was called is no name for other words; done again, it has its number back."""
    day = said("a", "b")
    day.does(Undo("lead"), CaptureIssue("G1", "other words"))
    assert [issue.text for issue in day.state.issues.values()] == ["a", "b", "other words"]
    assert day.state.issues[THREE].text == "other words"
    assert skipped(day) == {THREE: "(2 was taken back)"}


def test_nothing_is_said_where_nothing_is_missing() -> None:
    """Nor of a last number that no other follows yet, nor of one that came back."""
    day = said("a", "b")
    assert skipped(day) == {}
    day.does(Undo("lead"))
    assert skipped(day) == {}
    day.does(Redo("lead"), CaptureIssue("G1", "c"))
    assert skipped(day) == {}


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((WithdrawIssue(TWO), WithdrawIssue(THREE)), "2 and 3 were taken back"),
        ((WithdrawIssue(ONE), WithdrawIssue(TWO), WithdrawIssue(THREE)), "1, 2 and 3 were taken back"),
        ((MoveIssue(TWO, "G3"), WithdrawIssue(THREE)), "2 went to Group 3; 3 was taken back"),
        ((MoveIssue(THREE, "G3"), WithdrawIssue(THREE)), "3 was taken back"),
        ((RenameGroup("G3", "Owls"), MoveIssue(THREE, "G3")), "3 went to Owls"),
        ((MergeIssue(THREE, ONE),), ""),
    ],
)
def test_why_numbers_are_missing(steps: tuple[Command, ...], words: str) -> None:
    """Withdrawn, undone and given away alike; what was put together with another still has its line."""
    day = said("a", "b", "c", "d")
    day.does(*steps)
    assert skipped(day) == ({FOUR: f"({words})"} if words else {})
    assert skipped(day, 3) == {}
    day.does(ShowInRoom("board"))
    columns = room_look(day.state, day.now).columns
    assert columns[0].issues[-1].skipped == (f"({words})" if words else "")
    shown = words_on([strip.text for strip in room_lines(room_look(day.state, day.now), 300, 40, ink("dark"))])
    assert all(word in shown for word in words.split())
    assert words or "taken back" not in shown


def test_the_room_reads_no_name_that_is_kept_off() -> None:
    """Where a group's name looks personal, its number stands for it here too."""
    day = said("a", "b", "c")
    day.does(RenameGroup("G3", "Ask Jane Smith 07700 900123"), MoveIssue(TWO, "G3"), ShowInRoom("board"))
    assert room_look(day.state, day.now).columns[0].issues[-1].skipped == "(2 went to Group 3)"
