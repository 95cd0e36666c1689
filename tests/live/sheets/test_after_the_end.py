"""What an ended day still answers to: late words, and seeing to what was left open."""

from __future__ import annotations

from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddNote, AddParking, EditEntry, MakePledge, SettleEntry
from facilitator.live.facts.groups import ObserveGroup
from facilitator.live.facts.issues import CaptureIssue, IssueCaptured, JudgeWords
from tests.makers import Day, started


def ended() -> Day:
    """A day that was ended with something open."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "Mrs Bexley knew"), AddParking("Who pays?"), EndRun())
    return day


def test_late_words_are_kept_with_their_true_time_and_others_are_refused() -> None:
    """The day stays ended, and nothing of its times changes."""
    day = ended()
    before = day.schedule()
    day.wait(minutes=90)
    assert "The day has ended" in day.refuses(CaptureIssue("G1", "said"))
    assert day.does(CaptureIssue("G1", "found on the chart", "ex1", late=True)) == (
        IssueCaptured("E1-G1-2", "ex1", "G1", "found on the chart", "ex1", True),
    )
    issue = day.state.issues["E1-G1-2"]
    assert issue.late
    assert issue.wordings[0].at == day.now
    assert day.state.phase == "ended"
    assert day.schedule() == before
    day.does(Undo())
    assert day.state.issues["E1-G1-2"].withdrawn


def test_what_was_left_open_can_be_seen_to() -> None:
    """Words decided about, an owner, a settlement; nothing that moves the day."""
    day = ended()
    day.does(JudgeWords("E1-G1-1", False), EditEntry("P1", "Who pays?", "training pool"), SettleEntry("P1"))
    assert not day.state.judged["E1-G1-1"].share
    assert day.state.entries["P1"].settled
    for wish in (NextItem(), ObserveGroup("G1", "done"), MakePledge("x"), AddNote("x"), ToggleClock()):
        assert "The day has ended" in day.refuses(wish)
