"""The summary kept beside a run says what folding the run's events says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.journal.memory import MemoryJournal
from facilitator.live.facts.agenda import GoTo, NextItem, RepeatItem
from facilitator.live.facts.base import Command, Refused
from facilitator.live.facts.changes import Redo, Undo
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.day import EndRun, ReopenRun
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.groups import AddGroup, CloseGroup, ReopenGroup
from facilitator.live.facts.issues import CaptureIssue, EditIssue, MoveIssue, WithdrawIssue
from facilitator.live.rules import decide, replay

from .samples import PLAN, record, stamp, started

windows = st.sampled_from(["lead", "scribe"])
some_group = st.sampled_from(["G1", "G2", "G3", "G4"])
some_issue = st.sampled_from(["E1-G1-1", "E1-G2-1", "E1-G1-2"])
anything: st.SearchStrategy[Command] = st.one_of(
    st.builds(Undo, windows),
    st.builds(Redo, windows),
    st.builds(EndRun),
    st.builds(ReopenRun),
    st.builds(NextItem),
    st.builds(GoTo, st.sampled_from([item.id for item in PLAN.items])),
    st.builds(RepeatItem),
    st.builds(ToggleClock),
    st.builds(CaptureIssue, some_group, st.just("Words"), st.just("a08")),
    st.builds(WithdrawIssue, some_issue),
    st.builds(MoveIssue, some_issue, some_group),
    st.builds(EditIssue, some_issue, st.just("Other words")),
    st.builds(AddGroup),
    st.builds(CloseGroup, some_group),
    st.builds(ReopenGroup, some_group),
    st.builds(AddNote, st.just("Words")),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(windows, anything), max_size=40))
def test_a_summary_agrees_with_the_fold(steps: list[tuple[str, Command]]) -> None:
    """Whatever two windows do, take back and do again."""
    journal = MemoryJournal()
    journal.append("r", 0, record([started(groups=3)]))
    for window, command in steps:
        state = replay(journal.read("r"))
        try:
            decided = decide(state, command, stamp(state.seq + 1))
        except Refused:
            continue
        journal.append("r", state.seq, record(decided, after=state.seq, by=window))
    state = replay(journal.read("r"))
    (run,) = journal.runs()
    assert (run.state, run.events, run.groups) == (state.phase, state.seq, len(state.open_groups()))
    assert run.issues == sum(not issue.withdrawn for issue in state.issues.values())
