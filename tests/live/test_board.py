"""Who stands behind an issue, and what has not been raised."""

from __future__ import annotations

from facilitator.live.facts.changes import Undo
from facilitator.live.facts.issues import CaptureIssue, EchoIssue, MergeIssue, SplitIssue, WithdrawIssue
from facilitator.live.facts.themes import LinkIssue, TagIssue
from facilitator.live.queries.board import Point, radar, untagged, voices
from tests.makers import Day, themed_plan


def reported() -> Day:
    """Three groups that say nearly the same in the first exercise."""
    day = Day(themed_plan()).at("09:30").goes_to("ex1")
    for group, words in (("G1", "nobody asked her"), ("G2", "no one spoke to the girl"), ("G3", "she was not asked")):
        day.does(CaptureIssue(group, words))
    return day


def shared(day: Day) -> dict[str, tuple[str, ...]]:
    """The groups behind each issue of the board that several had."""
    board = day.view().board
    assert board is not None
    return board.voices


def test_who_said_it_first_stays_first() -> None:
    """Then also-us in the order said, then those whose words were put together with it; nobody twice."""
    day = reported()
    assert shared(day) == {}
    day.does(EchoIssue("E1-G2-1", "G4"), EchoIssue("E1-G1-1", "G3"))
    assert shared(day) == {"E1-G2-1": ("G2", "G4"), "E1-G1-1": ("G1", "G3")}
    day.does(MergeIssue("E1-G2-1", "E1-G1-1"), MergeIssue("E1-G3-1", "E1-G1-1"))
    assert shared(day) == {"E1-G1-1": ("G1", "G3", "G2", "G4")}
    board = day.view().board
    assert board is not None
    assert [len(column.issues) for column in board.columns] == [1, 1, 1, 0]


def test_an_issue_stands_alone_again_when_the_other_goes() -> None:
    """Withdrawn or taken apart."""
    day = reported()
    day.does(EchoIssue("E1-G2-1", "G4"), MergeIssue("E1-G2-1", "E1-G1-1"), WithdrawIssue("E1-G1-1"))
    assert shared(day) == {"E1-G2-1": ("G2", "G4")}
    day.does(Undo(), SplitIssue("E1-G2-1"))
    assert shared(day) == {"E1-G2-1": ("G2", "G4")}
    assert voices(day.state.issues.values())["E1-G1-1"] == ("G1",)


def test_untagged_issues_are_counted_with_what_they_were_put_together_with() -> None:
    """One theme is enough for all of them."""
    day = reported()

    def left() -> int:
        return untagged(day.state.issues.values())

    assert left() == 3
    day.does(TagIssue("E1-G2-1", "voice"))
    assert left() == 2
    day.does(MergeIssue("E1-G2-1", "E1-G1-1"))
    assert left() == 1
    day.does(WithdrawIssue("E1-G3-1"))
    assert left() == 0


def test_the_radar_tells_which_points_nobody_has_raised() -> None:
    """In the order of the case; what is withdrawn raises nothing; another exercise has no points of this case."""
    day = reported()
    day.does(LinkIssue("E1-G2-1", "LP2"), LinkIssue("E1-G3-1", "LP2"), WithdrawIssue("E1-G3-1"))
    assert radar(day.state, "ex1") == (
        Point("robin.md", "LP1", 1, "Ask her"),
        Point("robin.md", "LP2", 2, "Count", ("E1-G2-1",)),
    )
    assert day.view().radar == radar(day.state, "ex1")
    assert radar(day.state, "ex2") == ()
    assert radar(day.state, "nowhere") == ()
