"""Repeats and learning points: the twin is offered, strangers are not, and nothing is decided."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.agenda.model import LearningPoint
from facilitator.themes.suggester import BoardIssue, Suggester
from tests.themes.board import board, missed, reworded
from tests.themes.flipchart import day

PLAN = day()
SUGGESTER = Suggester.of_plan(PLAN)


def test_the_twin_of_every_plain_rewording_is_offered() -> None:
    """On a board of 60 issues."""
    assert len(board()) == 60
    assert len(reworded(1)) >= 40
    assert missed(SUGGESTER, reworded(1)) == []


def test_so_is_that_of_a_third_of_the_hard_ones() -> None:
    """Which have hardly a word in common with theirs."""
    hard = reworded(2)
    assert len(hard) >= 30
    assert len(missed(SUGGESTER, hard)) <= len(hard) / 2


def test_what_has_nothing_to_do_with_the_board_is_left_alone() -> None:
    """No offer for the sake of an offer."""
    for line in ("", "coffee was cold", "please put the car park ticket in the window", "xyzzy"):
        assert SUGGESTER.repeats(line, board()) == ()
    assert SUGGESTER.repeats("GP sat on it", []) == ()


def test_the_own_groups_issue_comes_after_another_groups() -> None:
    """Of two that say the same; and it is marked as the group's own."""
    two = [BoardIssue("E1-G1-1", "g1", "Gran not asked"), BoardIssue("E1-G2-1", "g2", "Gran not asked")]
    found = SUGGESTER.repeats("nobody asked gran", two, group="g1")
    assert [(repeat.issue, repeat.own) for repeat in found] == [("E1-G2-1", False), ("E1-G1-1", True)]
    assert found[0].text == "Gran not asked"
    assert not any(repeat.own for repeat in SUGGESTER.repeats("nobody asked gran", two))


def test_a_learning_point_is_recognised() -> None:
    """In a group's words, out of the case's ten."""
    robin, tess = (case.points for case in PLAN.cases.values())
    for line, points, wanted in (
        ("12 missed appts, nobody added them up", robin, "p4"),
        ("cooker + gate = job done", robin, "p7"),
        ("nursery thought SC had it, SC thought nursery had it", robin, "p8"),
        ("nobody asked gran or described his day", robin, "p9"),
        ("dad interpreting for mum, then Tess", tess, "p1"),
        ("kids only seen with both parents there", tess, "p7"),
        ("worker scared, moved to office, told nobody", tess, "p8"),
        ("7 people in 2 beds & noise complaints seen as nuisance", tess, "p9"),
    ):
        assert wanted in [found.point for found in SUGGESTER.points(line, points)], line


def test_no_learning_point_for_what_is_none() -> None:
    """And never more than three."""
    points = [LearningPoint(f"p{n}", "Nobody asked gran.") for n in range(6)]
    assert SUGGESTER.points("the projector is too dark", points) == ()
    assert len(SUGGESTER.points("nobody asked gran", points)) == 3


@given(st.text(), st.lists(st.text(max_size=60), max_size=8))
def test_any_text_can_be_compared(text: str, others: list[str]) -> None:
    """At most three, the likest first, all from the board, the same each time."""
    issues = [BoardIssue(f"E1-G1-{number}", "g1", other) for number, other in enumerate(others)]
    found = SUGGESTER.repeats(text, issues, "g2")
    assert len(found) <= 3
    assert {repeat.issue for repeat in found} <= {issue.id for issue in issues}
    assert [repeat.score for repeat in found] == sorted((repeat.score for repeat in found), reverse=True)
    assert SUGGESTER.repeats(text, issues, "g2") == found
