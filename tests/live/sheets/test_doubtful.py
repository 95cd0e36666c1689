"""Words to look at: which, why, and what was decided about which wording."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.live.facts.agenda import InsertItem
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.entries import AddAction, AddNote, SettleEntry, WithdrawEntry
from facilitator.live.facts.groups import CountAttendance, RenameGroup
from facilitator.live.facts.issues import (
    CaptureIssue,
    DetailHypothesis,
    EditIssue,
    JudgeHypothesis,
    JudgeWords,
    WithdrawIssue,
)
from facilitator.live.facts.tallies import TakeTally
from facilitator.live.facts.themes import AddTheme
from facilitator.live.queries.doubtful import doubtful, known_names, undecided
from facilitator.live.queries.typed_words import rewording, words_of
from tests.makers import Day, small_plan, started


def said() -> Day:
    """A name on the board, a number in an action, a name in a note."""
    day = started().goes_to("ex1")
    day.does(
        CaptureIssue("G1", "Mrs Bexley at the surgery knew"),
        CaptureIssue("G2", "no one asked the child"),
        AddAction("ring 07700 900123 about the form"),
        AddNote("Mr Holloway came late"),
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
    day.does(JudgeWords("E1-G1-1", True))
    assert [(one.id, one.share) for one in doubtful(day.state)] == [("A1", None), ("E1-G1-1", True)]
    assert undecided(day.state) == ("A1",)
    day.does(EditIssue("E1-G1-1", "Mrs Croxley at the surgery knew all along"))
    assert set(undecided(day.state)) == {"A1", "E1-G1-1"}
    day.does(EditIssue("E1-G1-1", "the surgery knew"))
    assert undecided(day.state) == ("A1",)
    day.does(JudgeWords("A1", False))
    assert undecided(day.state) == ()
    day.does(Undo())
    assert undecided(day.state) == ("A1",)


def test_what_is_withdrawn_is_looked_at_no_more() -> None:
    """It is in no copy."""
    day = said()
    day.does(WithdrawIssue("E1-G1-1"), WithdrawEntry("A1"))
    assert doubtful(day.state) == ()


def test_names_of_the_case_the_groups_and_the_venue_may_stand() -> None:
    """They belong to the day."""
    day = started(replace(small_plan(), organisation="Bexley Pool"), groups=("Holloway", "Teas")).goes_to("ex1")
    day.does(CaptureIssue("G1", "Robin was called Robin"), CaptureIssue("G2", "Mr Holloway"))
    assert {"Robin", "Holloway", "Bexley Pool", "Town hall"} <= known_names(day.state)
    assert doubtful(day.state) == ()


NAMED = "Mrs Bexley"


def named_all_over() -> Day:
    """Somebody is named beside words, and in names that were given on the day; the owner of a note does not count."""
    day = started(replace(small_plan(), agencies=("Police", "Mr Hill Ltd"))).goes_to("ex2")
    day.does(
        CaptureIssue("G1", "she was afraid"),
        DetailHypothesis("E2-G1-1", f"what {NAMED} said", f"ask {NAMED}"),
        JudgeHypothesis("E2-G1-1", "tested", f"{NAMED} found it", f"ring {NAMED}"),
        AddAction("send the slides", f"{NAMED} or another", f"when {NAMED} is back"),
        SettleEntry("A1", f"{NAMED} did"),
        RenameGroup("G2", f"{NAMED} and friends"),
        AddTheme(f"where {NAMED} was"),
        InsertItem(f"a word with {NAMED}", 5, "ex2"),
        CountAttendance(f"{NAMED} & Sons", 6),
        CountAttendance("Mr Hill Ltd", 6),
        TakeTally("question", (3, 2), f"did {NAMED} know?", scale="yes-no"),
    )
    return day


def test_words_beside_others_and_given_names_are_looked_at() -> None:
    """Each by itself, with an id that says what it is; the plan's own words are not."""
    state = named_all_over().state
    item = next(item.id for item in state.plan.items if NAMED in item.title)
    theme = next(theme.id for theme in state.plan.themes if NAMED in theme.label)
    assert undecided(state) == (
        *("E2-G1-1 based on", "E2-G1-1 how to test", "E2-G1-1 finding", "E2-G1-1 recommended"),
        *("A1 owner", "A1 by when", "A1 how", "group G2", f"theme {theme}", f"item {item}", f"agency {NAMED} & Sons"),
        "T1",
    )


def test_each_of_them_is_decided_about_by_itself() -> None:
    """Its own words are kept with the decision, and no other decision is one about it."""
    day = named_all_over()
    waiting = undecided(day.state)
    for number, holder in enumerate(waiting, 1):
        day.does(JudgeWords(holder, share=False))
        assert undecided(day.state) == waiting[number:]
        assert NAMED in day.state.judged[holder].words


def test_what_can_be_reworded_is() -> None:
    """Everything but the title of an item, an agency's name and a question that was asked."""
    day = named_all_over()
    left = []
    for holder in undecided(day.state):
        command = rewording(day.state, holder, "somebody")
        if command is None:
            left.append(holder.partition(" ")[0])
        else:
            day.does(command)
            assert words_of(day.state, holder) == "somebody"
    assert left == ["item", "agency", "T1"]
    assert rewording(day.state, "E2-G1-1 shoe size", "9") is None
    assert rewording(day.state, "A1 shoe size", "9") is None


def test_a_group_named_after_somebody_lets_no_line_pass() -> None:
    """Its name may stand in what is said only once it is shared."""
    day = started(groups=("Herons", "Mr Holloway")).goes_to("ex1")
    day.does(CaptureIssue("G1", "Mr Holloway was never rung"))
    assert undecided(day.state) == ("E1-G1-1", "group G2")
    day.does(JudgeWords("group G2", False))
    assert undecided(day.state) == ("E1-G1-1",)
    day.does(JudgeWords("group G2", True))
    assert undecided(day.state) == ()


def test_what_is_shown_to_the_lead_is_what_a_shared_copy_holds_back() -> None:
    """An agency or a pool called after somebody is known to both, or to neither."""
    from facilitator.sessionlog.build import session_log
    from facilitator.sessionlog.sharing import shared

    plan = replace(small_plan(), organisation="Bexley Pool", agencies=("Holloway Trust",))
    day = started(plan).goes_to("ex1")
    day.does(*(CaptureIssue("G1", f"Mrs {name} knew") for name in ("Bexley", "Holloway", "Kumar")))
    copy = shared(session_log("2026-03-02-abc", day.entries))
    held = [issue.id for group in copy.exercises[0].groups for issue in group.issues if issue.held_back]
    assert held == list(undecided(day.state)) == ["E1-G1-3"]
