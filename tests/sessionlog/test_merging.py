"""Two people review copies of one run: united, nothing doubled, whichever way and however often they are merged."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from facilitator.journal.port import take_in
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue, IssueCaptured
from facilitator.live.facts.review import MakeComment, SetRetention, WithdrawComment, WriteDebrief
from facilitator.live.facts.themes import IssueLinked, IssueTagged, IssueUntagged
from facilitator.live.rules import replay
from facilitator.live.state import State
from facilitator.sessionlog.merging import merge
from facilitator.sessionlog.problems import ImportProblem
from tests.makers import Day, started

RUN = "2026-03-02-abc"


def ended() -> Day:
    """A day that was led to its end, at 12:20."""
    day = started()
    day.goes_to("ex1").does(CaptureIssue("G1", "Nobody asked"), CaptureIssue("G2", "Letters filed"))
    day.happens(IssueTagged("E1-G2-1", "th-1"))
    day.at("12:20").does(EndRun())
    return day


def review(day: Day, author: str, minutes: float) -> Day:
    """One person's review, so many minutes after the end."""
    day.wait(minutes=minutes)
    day.does(
        MakeComment(f"{author} thinks it went well", author),
        MakeComment(f"{author} wonders", author, "E1-G1-1"),
        WriteDebrief("worked", f"{author}: the case", author),
        by="review",
    )
    return day


def take(mine: Day, theirs: Day) -> str:
    """Merge a copy into mine; the words."""
    merged = merge(RUN, mine.entries, theirs.entries)
    if merged.command is not None:
        mine.does(merged.command, by="import")
    return merged.words


def said(state: State) -> set[tuple[str, str, str]]:
    """What everybody commented, and about what."""
    return {(c.author, c.text, c.about) for c in state.comments.values() if not c.withdrawn}


def test_both_reviews_are_united_in_both_copies() -> None:
    """The same comments and answers stand in each, with the time each was first written."""
    ab, cd = review(ended(), "AB", 5), review(ended(), "CD", 60)
    moment = cd.state.comments["C1"].at.wall
    assert (
        take(ab, cd) == f"{RUN} is here already; taken over from this copy: 2 comments, 1 answer of the debrief form."
    )
    take(cd, ab)
    assert said(ab.state) == said(cd.state)
    assert len(said(ab.state)) == 4
    assert set(ab.state.debriefs) == set(cd.state.debriefs)
    taken = next(c for c in ab.state.comments.values() if c.author == "CD" and not c.about)
    assert (taken.made, taken.origin, taken.id) == (moment, "C1", "C3")


def test_a_copy_that_went_through_an_older_program_is_the_same_day() -> None:
    """Its events no longer tell which came together; neither way round is that another day."""
    ab, cd = review(ended(), "AB", 5), review(ended(), "CD", 60)
    cd.entries = [replace(entry, batch=0) for entry in cd.entries]
    assert "taken over from this copy: 2 comments" in take(ab, cd)
    assert "taken over from this copy: 2 comments" in take(cd, ab)
    journal = cd.journal(RUN)
    assert take_in(journal, RUN, [replace(entry, batch=entry.batch or entry.seq) for entry in cd.entries]) == 0


def test_nothing_is_doubled() -> None:
    """However often, and also by way of a third copy."""
    ab, cd, third = review(ended(), "AB", 5), review(ended(), "CD", 60), review(ended(), "EF", 90)
    take(ab, cd)
    before = len(ab.entries)
    assert take(ab, cd) == f"{RUN} is here already, with all that this copy says."
    take(cd, ab)
    take(third, cd)
    take(ab, third)
    take(ab, cd)
    assert len(said(ab.state)) == 6
    assert len(ab.state.comments) == 6
    assert len(ab.entries) == before + 3


def test_a_comment_taken_back_there_is_taken_back_here() -> None:
    """And one that was undone there never comes."""
    ab, cd = review(ended(), "AB", 5), review(ended(), "CD", 60)
    take(ab, cd)
    cd.does(WithdrawComment("C1"), MakeComment("Slip", "CD"), by="review")
    cd.does(Undo("review"), by="review")
    assert take(ab, cd).endswith("1 comment taken back.")
    assert {text for _, text, _ in said(ab.state)} == {
        "AB thinks it went well", "AB wonders", "CD wonders",
    }  # fmt: skip


def test_the_later_answer_of_one_person_holds() -> None:
    """Where she filled in the form in both copies."""
    early, late = ended(), ended()
    early.wait(60).does(WriteDebrief("change", "less talk", "AB"))
    late.wait(600).does(WriteDebrief("change", "more case", "AB"))
    take(early, late)
    assert early.state.debriefs["change//AB"].text == "more case"
    other = ended()
    other.wait(60).does(WriteDebrief("change", "less talk", "AB"))
    assert "all that this copy says" in take(late, other)
    assert late.state.debriefs["change//AB"].text == "more case"


def test_themes_given_there_come_here_once() -> None:
    """What was decided here since stands."""
    ab, cd = ended(), ended()
    cd.happens(IssueTagged("E1-G1-1", "th-2"), IssueUntagged("E1-G2-1", "th-1"))
    ab.happens(IssueLinked("E1-G1-1", "robin.md", "LP1"))
    assert "2 themes or learning points" in take(ab, cd)
    assert ab.state.issues["E1-G1-1"].themes == ("th-2",)
    assert ab.state.issues["E1-G2-1"].themes == ()
    ab.happens(IssueUntagged("E1-G1-1", "th-2"))
    assert "all that this copy says" in take(ab, cd)


def test_other_changes_are_left_out_and_said() -> None:
    """Such as words that were copied from a flipchart afterwards."""
    ab, cd = review(ended(), "AB", 5), review(ended(), "CD", 60)
    cd.does(SetRetention(None))
    cd.happens(IssueCaptured("E1-G1-2", "ex1", "G1", "Late words", late=True))
    assert take(ab, cd).endswith("Left out: 1 other change made to the copy after the day.")
    assert "E1-G1-2" not in ab.state.issues


@pytest.mark.parametrize("place", [0, 2, -2])
def test_a_changed_event_of_the_day_is_refused(place: int) -> None:
    """Wherever it is: nothing is taken in, and the words say which event it is."""
    ab, cd = review(ended(), "AB", 5), review(ended(), "CD", 60)
    number = place if place >= 0 else len(ended().entries) + place
    entry = cd.entries[number]
    changed = type(entry)(
        entry.seq, type(entry.at)(entry.at.wall + timedelta(seconds=1), 0.0, "x"), entry.by, entry.event
    )
    with pytest.raises(ImportProblem, match=f"event {number + 1} otherwise"):
        merge(RUN, ab.entries, [*cd.entries[:number], changed, *cd.entries[number + 1 :]])


def test_a_copy_of_a_day_that_went_on_elsewhere_is_refused() -> None:
    """Two halves of one day are not a review."""
    here, there = started(), started()
    here.wait(5).does(AddNote("here"))
    there.wait(9).does(AddNote("there"))
    with pytest.raises(ImportProblem, match="Two days are never mixed"):
        merge(RUN, here.entries, there.entries)


def test_what_is_merged_replays() -> None:
    """The result is a run like any other."""
    ab, cd = review(ended(), "AB", 5), review(ended(), "CD", 60)
    take(ab, cd)
    assert replay(ab.entries) == ab.state
