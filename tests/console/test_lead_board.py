"""Walking over the board: choosing an issue to edit, move or withdraw."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.live.facts.issues import CaptureIssue, IssueEdited, IssueMoved, IssueWithdrawn, WithdrawIssue
from tests.console.stage import lead
from tests.makers import Day, started


def reported() -> Day:
    """A report-back with three issues of group 1, one of group 3, none of the others."""
    day = started().goes_to("ex1").goes_to("back1")
    for group, text in (("G1", "one"), ("G1", "two"), ("G3", "other"), ("G1", "three")):
        day.wait(5).does(CaptureIssue(group, text))
    return day


async def test_the_arrow_leads_from_the_line_to_the_newest_issue_and_back(tmp_path: Path) -> None:
    """Typed words stay in the line meanwhile."""
    async with lead(tmp_path, reported()) as stage:
        await stage.put("half a")
        await stage.press("up")
        assert stage.place == "board"
        assert stage.mode.chosen == "E1-G1-3"
        assert "E1-G1-3, Group 1" in stage.said
        await stage.press("down")
        assert stage.place == "typing"
        assert stage.mode.chosen == ""
        assert stage.line.value == "half a"
        await stage.press("!")
        assert stage.line.value == "half a!"
        assert stage.happened() == []


async def test_arrows_walk_over_the_board(tmp_path: Path) -> None:
    """Sideways past groups that said nothing; the ends are ends."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up")
        walked = []
        for key in ("up", "up", "up", "right", "right", "left", "down"):
            await stage.press(key)
            walked.append(stage.mode.chosen)
        ends = ["E1-G1-2", "E1-G1-1", "E1-G1-1", "E1-G3-1", "E1-G3-1", "E1-G1-1", "E1-G1-2"]
        assert walked == ends
        assert stage.mode.group == "G1"
        await stage.press("escape")
        assert stage.place == "typing"


async def test_an_issue_is_edited_in_the_line(tmp_path: Path) -> None:
    """Enter opens its words, Enter saves them, and the board has the keys again."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up", "enter")
        assert stage.head == "Edit E1-G1-3"
        assert stage.line.value == "three"
        await stage.enter("three, really")
        assert stage.appended() == [IssueEdited("E1-G1-3", "three, really")]
        assert stage.place == "board"
        assert stage.mode.chosen == "E1-G1-3"
        assert stage.shows("three, really")
        assert stage.shows("reworded")


async def test_an_edit_broken_off_changes_nothing(tmp_path: Path) -> None:
    """Esc leads back to the board; so does Enter on an emptied line."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up", "enter")
        await stage.put("half")
        await stage.press("escape")
        assert (stage.place, stage.mode.chosen) == ("board", "E1-G1-3")
        await stage.press("enter")
        assert stage.line.value == "half"
        await stage.enter("")
        assert stage.place == "board"
        assert stage.happened() == []


async def test_an_issue_is_withdrawn_and_brought_back(tmp_path: Path) -> None:
    """`d` and `u`; the mark moves on to a neighbour."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up", "d")
        assert stage.appended() == [IssueWithdrawn("E1-G1-3")]
        assert stage.mode.chosen == "E1-G1-2"
        assert not stage.shows("three")
        await stage.press("u")
        assert stage.happened() == ["change.undone"]
        assert stage.texts() == ["one", "two", "other", "three"]


async def test_the_last_issue_withdrawn_leaves_an_empty_board(tmp_path: Path) -> None:
    """And the keys go back to the line."""
    day = started().goes_to("ex1").goes_to("back1")
    day.does(CaptureIssue("G2", "alone"))
    async with lead(tmp_path, day) as stage:
        await stage.press("up", "d")
        assert stage.place == "typing"
        assert stage.mode.chosen == ""
        await stage.press("up")
        assert stage.place == "typing"
        assert "board is empty" in stage.said


@pytest.mark.parametrize("figure", ["2", "3", "4"])
async def test_an_issue_is_given_to_the_group_that_said_it(tmp_path: Path, figure: str) -> None:
    """Its number stays."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up", figure)
        assert stage.appended() == [IssueMoved("E1-G1-3", f"G{figure}")]
        assert f"E1-G1-3 is Group {figure}'s now" in stage.said
        assert stage.mode.chosen == "E1-G1-3"


async def test_an_issue_is_not_given_to_nobody(tmp_path: Path) -> None:
    """Nor to the group that has it."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up", "8")
        assert stage.said == "There is no group 8."
        await stage.press("1")
        assert "Group 1's already" in stage.said
        assert stage.happened() == []


async def test_in_an_exercise_the_board_is_entered_and_left_without_the_line(tmp_path: Path) -> None:
    """The keys go back to where they came from."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "early"))
    async with lead(tmp_path, day) as stage:
        assert stage.mode.showing == "page"
        await stage.press("tab")
        assert stage.middle.mode.showing == "board"
        await stage.press("up", "escape")
        assert stage.place == "lead"
        assert stage.bench.typing is None
        await stage.press("tab")
        assert stage.mode.showing == "page"
        await stage.press("t")
        assert stage.happened() == ["clock.started"]


async def test_after_the_last_issue_the_key_that_is_named_brings_it_back(tmp_path: Path) -> None:
    """In the line again, u would be a letter."""
    day = started().goes_to("ex1").goes_to("back1")
    day.does(CaptureIssue("G1", "only one"))
    async with lead(tmp_path, day) as stage:
        await stage.press("up", "d")
        assert stage.place == "typing"
        assert "ctrl+z brings it back" in stage.said
        await stage.press("ctrl+z")
        assert stage.happened() == ["issue.withdrawn", "change.undone"]
        assert "ctrl+y does it again" in stage.said
        await stage.press("ctrl+y")
        assert stage.happened() == ["change.redone"]
        assert stage.line.value == ""


async def test_in_the_board_itself_u_is_named(tmp_path: Path) -> None:
    """Where it works."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up", "d")
        assert "u brings it back" in stage.said
        await stage.press("u")
        assert "U does it again" in stage.said
        assert stage.happened() == ["issue.withdrawn", "change.undone"]


async def test_what_another_window_withdraws_leaves_the_mark_harmless(tmp_path: Path) -> None:
    """Keys on an issue that is gone change nothing and say why, or move on."""
    day = reported()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("up")
        day.does(WithdrawIssue("E1-G1-3"), by="scribe")
        journal.beside().append("2026-03-02-abc", stage.seq, day.entries[-1:])
        await stage.turn(1)
        stage.appended()
        for key in ("d", "2", "enter"):
            await stage.press(key)
        assert stage.happened() == []
        await stage.press("escape", "escape", "up")
        assert stage.mode.chosen == "E1-G1-2"


async def test_pages_still_turn_on_the_board(tmp_path: Path) -> None:
    """What a remote sends never edits."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up", "pagedown", "pageup", "f5", "full_stop", "b")
        assert stage.happened() == ["room.blanked", "room.unblanked"]
        assert stage.place == "board"


# -- what was taken back ---------------------------------------------------------------------------------------


async def test_the_board_says_why_a_number_is_missing(tmp_path: Path) -> None:
    """A number that was given out may stand on paper, so it is not given out again; the lead and the room read why."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("ctrl+z")
        assert not stage.shows("taken back")  # nothing skips yet
        await stage.enter("said instead")
        assert list(stage.state.issues)[-1] == "E1-G1-4"
        assert stage.shows("(3 was taken back)")
        await stage.press("ctrl+z", "ctrl+y")
        assert stage.shows("(3 was taken back)")


async def test_undo_on_the_board_leaves_an_issue_in_hand_that_stands(tmp_path: Path) -> None:
    """Keys there are never about one that was taken back."""
    async with lead(tmp_path, reported()) as stage:
        await stage.press("up")
        assert stage.mode.chosen == "E1-G1-3"
        await stage.press("u")
        assert stage.mode.chosen == "E1-G1-2"
        assert stage.place == "board"
        await stage.press("enter")
        assert stage.head == "Edit E1-G1-2"


async def test_undo_of_the_only_issue_leaves_the_board(tmp_path: Path) -> None:
    """There is nothing to walk over."""
    day = started().goes_to("ex1").goes_to("back1")
    day.does(CaptureIssue("G1", "only one"))
    async with lead(tmp_path, day) as stage:
        await stage.press("up", "u")
        assert stage.mode.chosen == ""
        assert stage.place == "typing"
        assert "Taken back: capturing E1-G1-1" in stage.said
