"""Hands-up tallies: means, change, and what typed numbers mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.agenda.model import Outcome
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.tallies import TallyTaken, TallyWithdrawn
from facilitator.live.queries.tallies import (
    ANSWERS,
    Scale,
    change_words,
    counts_words,
    mean,
    moment_now,
    preview,
    read_counts,
    tallies,
)
from tests.makers import Day, small_plan, started


def two_outcomes() -> Day:
    """A day with two outcomes."""
    plan = small_plan()
    return started(replace(plan, outcomes=(*plan.outcomes, Outcome("LO2", "Ask the child"))))


def test_an_outcome_is_counted_at_the_start_and_at_the_end() -> None:
    """And tells how it moved; one that was not counted is there too."""
    day = two_outcomes()
    day.happens(TallyTaken("T1", "outcome", "Tell", (4, 4, 2, 0, 0), "LO1", moment="start"))
    first, second = tallies(day.state)
    assert (first.ref, first.start and first.start.counts, first.end, first.change) == (
        "LO1",
        (4, 4, 2, 0, 0),
        None,
        None,
    )
    assert second == (second.__class__("outcome", "LO2", "Ask the child"))
    day.happens(TallyTaken("T2", "outcome", "Tell", (0, 1, 3, 4, 2), "LO1", moment="end"))
    row = tallies(day.state)[0]
    assert row.change == pytest.approx(3.7 - 1.8)
    assert change_words(row) == "up 1.9"


def test_what_was_taken_back_does_not_count() -> None:
    """A question that was withdrawn is gone; the outcomes stay to be counted."""
    day = two_outcomes().happens(
        TallyTaken("T1", "question", "Coffee now?", (9, 3), scale="yes-no"),
        TallyTaken("T2", "issue", "No one asked", (1, 0, 0, 0, 7), "E1-G1-1"),
    )
    assert [(row.about, row.ref) for row in tallies(day.state)[2:]] == [("question", ""), ("issue", "E1-G1-1")]
    day.happens(TallyWithdrawn("T1"))
    assert [row.about for row in tallies(day.state)[2:]] == ["issue"]


@pytest.mark.parametrize(
    ("counts", "scale", "words"),
    [
        ((0, 2, 5, 8, 1), "1-5", "mean 3.5 of 16 hands"),
        ((0, 0, 1, 0, 0), "1-5", "mean 3.0 of 1 hand"),
        ((12, 3), "yes-no", "12 yes, 3 no"),
        ((0, 0), "yes-no", "no hands"),
        ((0, 0, 0, 0, 0), "1-5", "no hands"),
    ],
)
def test_counts_in_words(counts: tuple[int, ...], scale: Scale, words: str) -> None:
    """Never a mean of nothing."""
    assert counts_words(counts, scale) == words


@pytest.mark.parametrize(
    ("text", "scale", "counts"),
    [
        ("0 2 5 8 1", "1-5", (0, 2, 5, 8, 1)),
        ("0,2,5, 8,1", "1-5", (0, 2, 5, 8, 1)),
        (" 12  3 ", "yes-no", (12, 3)),
        ("0 0 0 0 0", "1-5", (0, 0, 0, 0, 0)),
    ],
)
def test_typed_numbers(text: str, scale: Scale, counts: tuple[int, ...]) -> None:
    """Spaces or commas."""
    assert read_counts(text, scale).counts == counts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0 2 5", "5 numbers, for 1, 2, 3, 4 and 5; 3 so far."),
        ("", "5 numbers, for 1, 2, 3, 4 and 5; 0 so far."),
        ("1 2 3 4 5 6", "6 so far"),
        ("1 2 3 4 x", "Only numbers"),
        ("1 2 3 4 -5", "Only numbers"),
        ("1 2 3 4 1000", "No more than 999"),
        ("1 2 3 4 ٣", "Only numbers"),
    ],
)
def test_what_is_no_tally_is_told_before_enter(text: str, words: str) -> None:
    """In words."""
    assert words in preview(text, "1-5")
    assert not read_counts(text, "1-5").counts


@given(st.sampled_from(list(ANSWERS)), st.data())
def test_a_mean_lies_within_its_scale_and_reads_back(scale: Scale, data: st.DataObject) -> None:
    """For all counts that can be typed."""
    size = ANSWERS[scale]
    counts = tuple(data.draw(st.lists(st.integers(0, 999), min_size=size, max_size=size)))
    assert read_counts(" ".join(map(str, counts)), scale).counts == counts
    found = mean(counts, scale)
    lo, hi = (0, 1) if scale == "yes-no" else (1, 5)
    assert found is None or lo <= found <= hi
    assert (found is None) == (not sum(counts))


def test_a_change_on_another_scale_is_none() -> None:
    """Nothing is compared that cannot be."""
    day = two_outcomes().happens(
        TallyTaken("T1", "outcome", "Tell", (9, 3), "LO1", "yes-no", "start"),
        TallyTaken("T2", "outcome", "Tell", (0, 0, 1, 0, 0), "LO1", "1-5", "end"),
    )
    assert tallies(day.state)[0].change is None
    assert change_words(tallies(day.state)[0]) == ""
    day.happens(TallyTaken("T2", "outcome", "Tell", (3, 9), "LO1", "yes-no", "end"))
    assert change_words(tallies(day.state)[0]) == "down 50 points of yes"
    day.happens(TallyTaken("T2", "outcome", "Tell", (9, 3), "LO1", "yes-no", "end"))
    assert change_words(tallies(day.state)[0]) == "unchanged"


def test_the_first_half_of_the_day_counts_for_the_start() -> None:
    """And an ended day for the end."""
    day = Day()
    assert moment_now(day.state) == "start"
    assert moment_now(started().state) == "start"
    assert moment_now(started().goes_to("lunch").state) == "end"
    ended = started()
    ended.does(EndRun())
    assert moment_now(ended.state) == "end"
