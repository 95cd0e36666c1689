"""One press of a key is one batch: undo takes back all it led to, whatever that was, and redo brings it all again."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from facilitator.live.facts.base import Command, Refused
from facilitator.live.facts.changes import ChangeUndone, Redo, Undo
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.groups import JoinGroups
from facilitator.live.facts.issues import CaptureIssue, EchoIssue, EditIssue
from facilitator.live.facts.themes import SplitTheme, TagIssue
from facilitator.live.facts.turns import GiveTurn
from facilitator.live.pending import carry_out
from facilitator.live.rules import replay
from facilitator.live.state import State
from tests.live.test_properties import Act, act, aimed, busy, steady, wishes
from tests.makers import Day, themed_plan, without_place

PASTE = tuple(CaptureIssue(f"G{number % 2 + 1}", f"line {number}") for number in range(5))


def batches(state: State, window: str = "lead") -> list[list[int]]:
    """The numbers of the steps that each press led to, the last press first."""
    found, chain = [], state.done.get(window)
    while chain is not None:
        found.append(sorted(step.seq for step in chain.batch()))
        for _ in found[-1]:
            chain = chain.rest if chain is not None else None
    return found


@steady
@given(busy, wishes)
def test_undo_after_any_press_restores_what_was_before_it(program: list[Act], wish: Command) -> None:
    """But for the words that were said, which stay, withdrawn; redo brings back what the press had made."""
    day = Day(themed_plan())
    for one in program:
        act(day, one)
    wish = aimed(day.state, wish, "lead")
    before = day.state
    if isinstance(wish, Undo | Redo) or day.tries(wish) or day.state.done == before.done:
        return
    after, presses = day.state, len(batches(before))
    assert len(batches(after)) == presses + 1
    day.does(Undo())
    assert len(batches(day.state)) == presses
    for part in ("phase", "current", "agenda", "turns", "clocks"):
        assert getattr(day.state, part, None) == getattr(before, part, None)
    for part in ("items", "issues", "groups", "entries"):
        known = getattr(before, part)
        assert {key: thing for key, thing in getattr(day.state, part).items() if key in known} == known
    day.does(Redo())
    assert without_place(day.state) == without_place(after)


@steady
@given(busy)
def test_a_batch_is_called_after_its_first_event(program: list[Act]) -> None:
    """So no two presses of a run ever have one number, whichever windows wrote them."""
    day = Day(themed_plan())
    for one in program:
        act(day, one)
    first: dict[int, str] = {}
    for entry in day.entries:
        assert first.setdefault(entry.batch, entry.by) == entry.by
        assert entry.batch == entry.seq or day.entries[entry.batch - 1].batch == entry.batch < entry.seq


def test_several_commands_of_one_press_are_one_batch() -> None:
    """What is refused is left out, and is told in its place."""
    day = Day().goes_to("ex1")
    asked = [PASTE[0], CaptureIssue("G99", "nowhere"), *PASTE[1:]]
    carried = carry_out(day.state, asked, day.now, "lead")
    assert [isinstance(answer, Refused) for answer in carried.answers] == [False, True, *[False] * 4]
    assert {entry.batch for entry in carried.entries} == {day.state.seq + 1}
    day.follow(carried.entries)
    assert day.state == carried.state
    undone = day.does(Undo())
    assert [type(event) for event in undone] == [ChangeUndone] * 5
    assert all(issue.withdrawn for issue in day.state.issues.values())
    day.does(Redo())
    assert not any(issue.withdrawn for issue in day.state.issues.values())


def test_one_changed_by_another_window_keeps_the_whole_batch() -> None:
    """Half a paste taken back would be worse than none."""
    day = Day().goes_to("ex1")
    day.follow(carry_out(day.state, PASTE, day.now, "lead").entries)
    day.does(EditIssue("E1-G1-2", "somebody else's wording"), by="scribe")
    assert "Another window has changed this since" in day.tries(Undo())
    assert not any(issue.withdrawn for issue in day.state.issues.values())


# -- records from before there were batches ---------------------------------------------------------------------


def turned() -> Day:
    """A report-back in which the first words gave their group the turn, with marks of their own."""
    day = Day(themed_plan()).goes_to("ex1")
    day.does(*PASTE, CaptureIssue("G1", "with marks", echoes=("G2", "G3"), themes=("drift",)))
    day.goes_to("back1").does(GiveTurn("G2"))
    return day


def joined() -> Day:
    """Two groups put together."""
    day = turned()
    day.does(AddNote("x"), JoinGroups("G2", "G1"))
    return day


def split() -> Day:
    """A theme split in two."""
    day = Day(themed_plan()).goes_to("ex1")
    day.does(*PASTE)
    day.does(*(TagIssue(issue, "drift") for issue in day.state.issues))
    day.does(SplitTheme("drift", "Second half", tuple(day.state.issues)[:2]))
    return day


@pytest.mark.parametrize("made", [turned, joined, split])
def test_old_records_keep_their_grouping(made: type[Day]) -> None:
    """What came with its first event still goes with it, though no record says so."""
    day = made()
    old = replay(replace(entry, batch=0) for entry in day.entries)
    assert batches(old) == batches(day.state)
    assert any(len(batch) > 1 for batch in batches(old))


def test_what_old_records_never_took_back_as_one_stays_apart() -> None:
    """Commands of one moment are steps of their own, and so is a mark that came without its words."""
    day = Day(themed_plan()).goes_to("ex1")
    day.follow(carry_out(day.state, [*PASTE, TagIssue("E1-G1-1", "drift")], day.now, "lead").entries)
    assert [len(batch) for batch in batches(day.state)][:2] == [6, 1]
    old = replay(replace(entry, batch=0) for entry in day.entries)
    assert {len(batch) for batch in batches(old)} == {1}
    day.does(EchoIssue("E1-G1-2", "G3"), TagIssue("E1-G1-2", "drift"))
    old = replay(replace(entry, batch=0) for entry in day.entries)
    assert {len(batch) for batch in batches(old)} == {1}


def test_a_day_that_went_on_in_a_newer_program_is_taken_back_press_by_press() -> None:
    """Its first half without batches, its second with them."""
    day = joined()
    half = replay(replace(entry, batch=0) for entry in day.entries)
    went_on = carry_out(half, PASTE, day.now, "lead")
    assert [len(batch) for batch in batches(went_on.state)] == [5, *(len(batch) for batch in batches(day.state))]
