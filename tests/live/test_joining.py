"""Two groups become one, a theme becomes two: what is over stays, and one undo takes all of it back."""

from __future__ import annotations

import pytest

from facilitator.live.facts.agenda import GoTo, RestoreItem, SkipItem, SplitItem
from facilitator.live.facts.base import Command, Refused
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.groups import CloseGroup, GroupClosed, JoinGroups
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.facts.themes import SplitTheme
from facilitator.live.queries.turns import turn_face
from tests.makers import Day, started, themed_plan


def reporting() -> Day:
    """A report-back in which Group 1 and Group 2 have said something, and Group 2 had what Group 1 said too."""
    day = started().goes_to("ex1").goes_to("back1")
    day.does(CaptureIssue("G1", "one"), CaptureIssue("G2", "two", echoes=("G1",)), CaptureIssue("G1", "three"))
    return day


def test_all_that_stands_goes_over_with_its_numbers() -> None:
    """A mark of the group on its own issue would say nothing, so it goes."""
    day = reporting()
    before = {issue.id: issue.text for issue in day.state.issues.values()}
    happened = day.does(JoinGroups("G1", "G2"))
    assert happened[0] == GroupClosed("G1", "G2")
    assert {issue.id: issue.text for issue in day.state.issues.values()} == before
    assert {issue.group for issue in day.state.issues.values()} == {"G2"}
    assert day.state.issues["E1-G2-1"].echoes == ()
    assert day.state.groups["G1"].closed
    assert [group.id for group in day.view().groups] == ["G2", "G3", "G4"]


def test_the_turn_goes_on_with_the_group_that_stays() -> None:
    """Nobody who has left is asked to speak."""
    day = reporting()
    day.does(JoinGroups("G1", "G2"))
    face = turn_face(day.state, day.now)
    assert face is not None
    assert "G1" not in (face.now, face.next)


def test_one_undo_takes_it_back_and_one_redo_does_it_again() -> None:
    """Groups, issues, marks and the turn are as they were."""
    day = reporting()
    before = day.state
    day.does(JoinGroups("G1", "G2"))
    joined = day.state
    day.does(Undo("lead"))
    assert (day.state.issues, day.state.groups, day.state.turns) == (before.issues, before.groups, before.turns)
    day.does(Redo("lead"))
    assert (day.state.issues, day.state.groups, day.state.turns) == (joined.issues, joined.groups, joined.turns)


@pytest.mark.parametrize(("one", "other", "words"), [("G1", "G1", "with itself"), ("G9", "G1", "no such group")])
def test_what_cannot_be_joined_is_refused_in_words(one: str, other: str, words: str) -> None:
    """And nothing has happened."""
    day = reporting()
    with pytest.raises(Refused, match=words):
        day.does(JoinGroups(one, other))


def test_a_group_that_has_left_is_not_joined() -> None:
    """It is called back first."""
    day = reporting()
    day.does(CloseGroup("G3"))
    with pytest.raises(Refused, match="has left"):
        day.does(JoinGroups("G1", "G3"))


@pytest.mark.parametrize("command", [SkipItem("x1"), RestoreItem("x1"), GoTo("x1")])
def test_an_item_that_was_taken_back_is_no_item(command: Command) -> None:
    """It is refused in words, as any that never was."""
    day = started()
    day.does(SplitItem("lunch", 5), Undo("lead"))
    with pytest.raises(Refused, match="no such item"):
        day.does(command)


def test_one_undo_puts_a_split_theme_together_and_one_redo_splits_it_again() -> None:
    """Whatever was done before stays as it was, also at the same moment."""
    day = started(themed_plan()).goes_to("ex1").goes_to("back1")
    day.does(CaptureIssue("G1", "one", themes=("voice",)), CaptureIssue("G2", "two", themes=("drift", "voice")))
    before = day.state
    day.does(SplitTheme("voice", "Nobody asked", ("E1-G1-1", "E1-G2-1")))
    split = day.state
    assert [issue.themes for issue in split.issues.values()] == [("nobody-asked",), ("drift", "nobody-asked")]
    day.does(Undo("lead"))
    assert (day.state.issues, day.state.plan.themes) == (before.issues, before.plan.themes)
    day.does(Redo("lead"))
    assert (day.state.issues, day.state.plan.themes) == (split.issues, split.plan.themes)
