"""Words to look at: which, why, and what was decided about which wording."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.live import commands as c
from facilitator.live.sheets.doubtful import doubtful, known_names, undecided
from tests.makers import Day, small_plan, started


def said() -> Day:
    """A name on the board, a number in an action, a name in a note."""
    day = started().goes_to("ex1")
    day.does(
        c.CaptureIssue("G1", "Mrs Bexley at the surgery knew"),
        c.CaptureIssue("G2", "no one asked the child"),
        c.AddAction("ring 07700 900123 about the form"),
        c.AddNote("Mr Holloway came late"),
    )
    return day


def test_issues_and_entries_are_looked_at_and_notes_are_not() -> None:
    """With the reason in words."""
    found = doubtful(said().state)
    assert [(one.id, one.why, one.share) for one in found] == [
        ("E1-G1-1", "looks like somebody's name", None),
        ("A1", "looks like a phone number", None),
    ]


def test_a_decision_is_about_one_wording() -> None:
    """Another wording is looked at afresh; undo takes a decision back; the undecided come first."""
    day = said()
    day.does(c.JudgeWords("E1-G1-1", True))
    assert [(one.id, one.share) for one in doubtful(day.state)] == [("A1", None), ("E1-G1-1", True)]
    assert undecided(day.state) == ("A1",)
    day.does(c.EditIssue("E1-G1-1", "Mrs Bexley at the surgery knew all along"))
    assert set(undecided(day.state)) == {"A1", "E1-G1-1"}
    day.does(c.EditIssue("E1-G1-1", "the surgery knew"))
    assert undecided(day.state) == ("A1",)
    day.does(c.JudgeWords("A1", False))
    assert undecided(day.state) == ()
    day.does(c.Undo())
    assert undecided(day.state) == ("A1",)


def test_what_is_withdrawn_is_looked_at_no_more() -> None:
    """It is in no copy."""
    day = said()
    day.does(c.WithdrawIssue("E1-G1-1"), c.WithdrawJotting("A1"))
    assert doubtful(day.state) == ()


def test_names_of_the_case_the_groups_and_the_venue_may_stand() -> None:
    """They belong to the day."""
    day = started(replace(small_plan(), organisation="Bexley Pool"), groups=("Holloway", "Teas")).goes_to("ex1")
    day.does(c.CaptureIssue("G1", "Robin was called Robin"), c.CaptureIssue("G2", "Mr Holloway"))
    assert {"Robin", "Holloway", "Bexley Pool", "Town hall"} <= known_names(day.state)
    assert doubtful(day.state) == ()


def test_what_is_shown_to_the_lead_is_what_a_shared_copy_holds_back() -> None:
    """An agency or a pool called after somebody is known to both, or to neither."""
    from facilitator.sessionlog.build import session_log
    from facilitator.sessionlog.sharing import shared

    plan = replace(small_plan(), organisation="Bexley Pool", agencies=("Holloway Trust",))
    day = started(plan).goes_to("ex1")
    day.does(*(c.CaptureIssue("G1", f"Mrs {name} knew") for name in ("Bexley", "Holloway", "Kumar")))
    copy = shared(session_log("2026-03-02-abc", day.entries))
    held = [issue.id for group in copy.exercises[0].groups for issue in group.issues if issue.held_back]
    assert held == list(undecided(day.state)) == ["E1-G1-3"]
