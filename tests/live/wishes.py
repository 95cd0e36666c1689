"""One of every command about what stands beside the words, turns and counts; and random ones, for the properties."""

from __future__ import annotations

from hypothesis import strategies as st

from facilitator.live import commands as c
from facilitator.live.facts.base import Command

AFTERWARDS: list[Command] = [
    c.MakeComment("x", "AB"),
    c.WithdrawComment("C1"),
    c.WriteDebrief("worked", "x", "AB"),
    c.SetRetention(None),
    c.TakeOver(),
]
"""One of every kind that reviewing adds."""

ROUND_THE_WORDS: list[Command] = [
    c.EchoIssue("E1-G1-1", "G2"),
    c.WithdrawEcho("E1-G1-1", "G2"),
    c.MergeIssue("E1-G1-1", "E1-G2-1"),
    c.SplitIssue("E1-G1-1"),
    c.TagIssue("E1-G1-1", "voice"),
    c.UntagIssue("E1-G1-1", "voice"),
    c.LinkIssue("E1-G1-1", "LP1"),
    c.UnlinkIssue("E1-G1-1", "LP1"),
    c.AddTheme("Courage"),
    c.RenameTheme("voice", "Her voice"),
    c.MergeThemes("voice", "drift"),
    c.SplitTheme("voice", "Asked", ("E1-G1-1",)),
    c.DetailHypothesis("E2-G1-1"),
    c.JudgeHypothesis("E2-G1-1", "tested"),
    c.JudgeWords("E1-G1-1", share=True),
    c.ObserveGroup("G1", "stuck"),
    c.ReadBackGroup("G1", "confirmed"),
    c.CountAttendance("Police", 2),
    c.TakeTally("question", (1, 2), "So?", scale="yes-no"),
    c.WithdrawTally("T1"),
    c.MakePledge("ask her"),
    c.SettleJotting("P1"),
    c.OrderTurns("round-robin"),
    c.GiveTurn("G1"),
    c.NextTurn(),
    c.PassTurn(),
    c.FinishTurns(),
]
"""One of every kind."""

ISSUES = st.sampled_from(["#0", "#1", "#2", "#-1", "E1-G1-1", "E9-G9-9"])
GROUPS = st.sampled_from(["G1", "G2", "G3", "G4", "G5", "G9"])
THEMES = st.sampled_from(["voice", "drift", "courage", "nothing"])
POINTS = st.sampled_from(["LP1", "LP2", "LP9"])
TEXTS = st.sampled_from(["so", "she said no", "", "\x1b[2J", "\ud800 half"])
COUNTS = st.lists(st.integers(-1, 30), min_size=1, max_size=6).map(tuple)

sense: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.EchoIssue, ISSUES, GROUPS),
    st.builds(c.WithdrawEcho, ISSUES, GROUPS),
    st.builds(c.MergeIssue, ISSUES, ISSUES),
    st.builds(c.SplitIssue, ISSUES),
    st.builds(c.TagIssue, ISSUES, THEMES, st.booleans()),
    st.builds(c.UntagIssue, ISSUES, THEMES),
    st.builds(c.LinkIssue, ISSUES, POINTS, st.sampled_from(["", "", "robin.md", "x.md"])),
    st.builds(c.UnlinkIssue, ISSUES, POINTS),
    st.builds(c.AddTheme, st.sampled_from(["Courage", "Voice", "", "\x1b"]), st.sampled_from(["", "seeing", "x"])),
    st.builds(c.RenameTheme, THEMES, st.sampled_from(["Voice", "Courage", "Her voice"])),
    st.builds(c.MergeThemes, THEMES, THEMES),
    st.builds(c.SplitTheme, THEMES, st.sampled_from(["Courage", "Asked"]), st.lists(ISSUES, max_size=3).map(tuple)),
    st.builds(c.DetailHypothesis, ISSUES, TEXTS, TEXTS),
    st.builds(c.JudgeHypothesis, ISSUES, st.sampled_from(["open", "tested", "discarded", "new", "x"]), TEXTS, TEXTS),
    st.builds(c.JudgeWords, ISSUES, st.booleans()),
)
marked: st.SearchStrategy[Command] = st.builds(
    c.CaptureIssue,
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
        c.OrderTurns,
        st.sampled_from(["round-robin", "group by group", "gallery walk", "x"]),
        st.lists(GROUPS, max_size=4).map(tuple),
        BACKS,
    ),
    st.builds(c.GiveTurn, GROUPS, BACKS),
    st.builds(c.NextTurn, BACKS),
    st.builds(c.PassTurn, BACKS),
    st.builds(c.FinishTurns, GROUPS | st.just(""), BACKS),
)
counting: st.SearchStrategy[Command] = st.one_of(
    st.builds(c.ObserveGroup, GROUPS, st.sampled_from(["stuck", "done", "asleep"]), BACKS),
    st.builds(c.ReadBackGroup, GROUPS, st.sampled_from(["confirmed", "corrected", "x"]), st.sampled_from(["", "ex1"])),
    st.builds(c.CountAttendance, st.sampled_from(["Police", "police", "Health", ""]), st.integers(-1, 9), GROUPS),
    st.builds(
        c.TakeTally,
        st.sampled_from(["question", "issue", "outcome", "theme", "x"]),
        COUNTS,
        TEXTS,
        st.sampled_from(["", "LO1", "voice", "E1-G1-1"]),
        st.sampled_from(["1-5", "yes-no", "x"]),
        st.sampled_from(["", "start", "end", "x"]),
        st.sampled_from(["", "", "T1", "T9"]),
    ),
    st.builds(c.WithdrawTally, st.sampled_from(["T1", "T2"])),
    st.builds(c.MakePledge, TEXTS, TEXTS),
    st.builds(c.SettleJotting, st.sampled_from(["P1", "A1", "N1", "PL1"]), TEXTS),
)
