"""The summary kept beside a run says what folding the run's events says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.journal.memory import MemoryJournal
from facilitator.live import commands
from facilitator.live.facts.base import Command
from facilitator.live.refused import Refused
from facilitator.live.rules import decide, replay

from .samples import PLAN, record, stamp, started

windows = st.sampled_from(["lead", "scribe"])
some_group = st.sampled_from(["G1", "G2", "G3", "G4"])
some_issue = st.sampled_from(["E1-G1-1", "E1-G2-1", "E1-G1-2"])
anything: st.SearchStrategy[Command] = st.one_of(
    st.builds(commands.Undo, windows),
    st.builds(commands.Redo, windows),
    st.builds(commands.EndRun),
    st.builds(commands.ReopenRun),
    st.builds(commands.NextItem),
    st.builds(commands.GoTo, st.sampled_from([item.id for item in PLAN.items])),
    st.builds(commands.RepeatItem),
    st.builds(commands.ToggleClock),
    st.builds(commands.CaptureIssue, some_group, st.just("Words"), st.just("a08")),
    st.builds(commands.WithdrawIssue, some_issue),
    st.builds(commands.MoveIssue, some_issue, some_group),
    st.builds(commands.EditIssue, some_issue, st.just("Other words")),
    st.builds(commands.AddGroup),
    st.builds(commands.CloseGroup, some_group),
    st.builds(commands.ReopenGroup, some_group),
    st.builds(commands.AddNote, st.just("Words")),
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
