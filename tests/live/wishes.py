"""One of every command about what stands beside the words, turns and counts; and random ones, for the properties."""

from __future__ import annotations

from hypothesis import strategies as st

from facilitator.live.facts.base import Command
from facilitator.live.facts.entries import MakePledge, SettleEntry
from facilitator.live.facts.groups import CountAttendance, ObserveGroup, ReadBackGroup
from facilitator.live.facts.issues import (
    CaptureIssue,
    DetailHypothesis,
    EchoIssue,
    JudgeHypothesis,
    JudgeWords,
    MergeIssue,
    SplitIssue,
    WithdrawEcho,
)
from facilitator.live.facts.photographs import AttachPhotograph, CaptionPhotograph, RemovePhotograph
from facilitator.live.facts.review import MakeComment, SetRetention, TakeOver, WithdrawComment, WriteDebrief
from facilitator.live.facts.tallies import TakeTally, WithdrawTally
from facilitator.live.facts.themes import (
    AddTheme,
    GatherIssues,
    LinkIssue,
    MergeThemes,
    RenameTheme,
    SplitTheme,
    TagIssue,
    UnlinkIssue,
    UntagIssue,
)
from facilitator.live.facts.turns import FinishTurns, GiveTurn, NextTurn, OrderTurns, PassTurn

AFTERWARDS: list[Command] = [
    MakeComment("x", "AB"),
    WithdrawComment("C1"),
    WriteDebrief("worked", "x", "AB"),
    SetRetention(None),
    TakeOver(),
    AttachPhotograph("G1", "5e" * 32),
    CaptionPhotograph("PH1", "x"),
    RemovePhotograph("PH1"),
]
"""One of every kind that reviewing adds."""

ROUND_THE_WORDS: list[Command] = [
    EchoIssue("E1-G1-1", "G2"),
    WithdrawEcho("E1-G1-1", "G2"),
    MergeIssue("E1-G1-1", "E1-G2-1"),
    SplitIssue("E1-G1-1"),
    TagIssue("E1-G1-1", "voice"),
    UntagIssue("E1-G1-1", "voice"),
    LinkIssue("E1-G1-1", "LP1"),
    UnlinkIssue("E1-G1-1", "LP1"),
    AddTheme("Courage"),
    RenameTheme("voice", "Her voice"),
    MergeThemes("voice", "drift"),
    GatherIssues(("E1-G1-1", "E1-G2-1")),
    SplitTheme("voice", "Asked", ("E1-G1-1",)),
    DetailHypothesis("E2-G1-1"),
    JudgeHypothesis("E2-G1-1", "tested"),
    JudgeWords("E1-G1-1", share=True),
    ObserveGroup("G1", "stuck"),
    ReadBackGroup("G1", "confirmed"),
    CountAttendance("Police", 2),
    TakeTally("question", (1, 2), "So?", scale="yes-no"),
    WithdrawTally("T1"),
    MakePledge("ask her"),
    SettleEntry("P1"),
    OrderTurns("round-robin"),
    GiveTurn("G1"),
    NextTurn(),
    PassTurn(),
    FinishTurns(),
]
"""One of every kind."""

ISSUES = st.sampled_from(["#0", "#1", "#2", "#-1", "E1-G1-1", "E9-G9-9"])
GROUPS = st.sampled_from(["G1", "G2", "G3", "G4", "G5", "G9"])
THEMES = st.sampled_from(["voice", "drift", "courage", "nothing"])
POINTS = st.sampled_from(["LP1", "LP2", "LP9"])
TEXTS = st.sampled_from(["so", "she said no", "", "\x1b[2J", "\ud800 half"])
COUNTS = st.lists(st.integers(-1, 30), min_size=1, max_size=6).map(tuple)

sense: st.SearchStrategy[Command] = st.one_of(
    st.builds(EchoIssue, ISSUES, GROUPS),
    st.builds(WithdrawEcho, ISSUES, GROUPS),
    st.builds(MergeIssue, ISSUES, ISSUES),
    st.builds(SplitIssue, ISSUES),
    st.builds(TagIssue, ISSUES, THEMES, st.booleans()),
    st.builds(UntagIssue, ISSUES, THEMES),
    st.builds(LinkIssue, ISSUES, POINTS, st.sampled_from(["", "", "robin.md", "x.md"])),
    st.builds(UnlinkIssue, ISSUES, POINTS),
    st.builds(AddTheme, st.sampled_from(["Courage", "Voice", "", "\x1b"]), st.sampled_from(["", "seeing", "x"])),
    st.builds(RenameTheme, THEMES, st.sampled_from(["Voice", "Courage", "Her voice"])),
    st.builds(MergeThemes, THEMES, THEMES),
    st.builds(GatherIssues, st.lists(ISSUES, max_size=3).map(tuple), st.sampled_from(["", "Heap 2"])),
    st.builds(SplitTheme, THEMES, st.sampled_from(["Courage", "Asked"]), st.lists(ISSUES, max_size=3).map(tuple)),
    st.builds(DetailHypothesis, ISSUES, TEXTS, TEXTS),
    st.builds(JudgeHypothesis, ISSUES, st.sampled_from(["open", "tested", "discarded", "new", "x"]), TEXTS, TEXTS),
    st.builds(JudgeWords, ISSUES, st.booleans()),
)
marked: st.SearchStrategy[Command] = st.builds(
    CaptureIssue,
    GROUPS,
    TEXTS,
    st.sampled_from(["", "ex1", "ex2"]),
    st.booleans(),
    st.lists(GROUPS, max_size=3).map(tuple),
    st.lists(THEMES, max_size=3).map(tuple),
    st.lists(POINTS, max_size=2).map(tuple),
    st.lists(THEMES, max_size=2).map(tuple),
)
BACKS = st.sampled_from(["", "back1", "back2", "back1", "lunch", "nowhere"])
turning: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        OrderTurns,
        st.sampled_from(["round-robin", "group by group", "gallery walk", "x"]),
        st.lists(GROUPS, max_size=4).map(tuple),
        BACKS,
    ),
    st.builds(GiveTurn, GROUPS, BACKS),
    st.builds(NextTurn, BACKS),
    st.builds(PassTurn, BACKS),
    st.builds(FinishTurns, GROUPS | st.just(""), BACKS),
)
counting: st.SearchStrategy[Command] = st.one_of(
    st.builds(ObserveGroup, GROUPS, st.sampled_from(["stuck", "done", "asleep"]), BACKS),
    st.builds(ReadBackGroup, GROUPS, st.sampled_from(["confirmed", "corrected", "x"]), st.sampled_from(["", "ex1"])),
    st.builds(CountAttendance, st.sampled_from(["Police", "police", "Health", ""]), st.integers(-1, 9), GROUPS),
    st.builds(
        TakeTally,
        st.sampled_from(["question", "issue", "outcome", "theme", "x"]),
        COUNTS,
        TEXTS,
        st.sampled_from(["", "LO1", "voice", "E1-G1-1"]),
        st.sampled_from(["1-5", "yes-no", "x"]),
        st.sampled_from(["", "start", "end", "x"]),
        st.sampled_from(["", "", "T1", "T9"]),
    ),
    st.builds(WithdrawTally, st.sampled_from(["T1", "T2"])),
    st.builds(MakePledge, TEXTS, TEXTS),
    st.builds(SettleEntry, st.sampled_from(["P1", "A1", "N1", "PL1"]), TEXTS),
)
