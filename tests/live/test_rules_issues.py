"""What may stand beside a group's words: also-us, merging, themes, learning points, hypotheses, words judged."""

from __future__ import annotations

import pytest

from facilitator.agenda.model import Theme
from facilitator.live.facts.agenda import GoTo, NextItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.changes import ChangeUndone, Redo, Undo
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import (
    CaptureIssue,
    DetailHypothesis,
    EchoIssue,
    EditIssue,
    HypothesisDetailed,
    HypothesisJudged,
    IssueCaptured,
    IssueEchoed,
    IssueEchoWithdrawn,
    IssueMerged,
    IssueSplit,
    JudgeHypothesis,
    JudgeWords,
    MergeIssue,
    SplitIssue,
    WithdrawEcho,
    WithdrawIssue,
    WordsJudged,
)
from facilitator.live.facts.themes import (
    AddTheme,
    GatherIssues,
    IssueLinked,
    IssueTagged,
    IssueUnlinked,
    IssueUntagged,
    LinkIssue,
    MergeThemes,
    RenameTheme,
    SplitTheme,
    TagIssue,
    ThemeAdded,
    ThemeMerged,
    ThemeRenamed,
    UnlinkIssue,
    UntagIssue,
)
from facilitator.live.rules.themes import new_theme_id
from tests.live.test_rules import Row, check, rows
from tests.makers import Day, themed_plan, without_place

BEGIN = NextItem()
SAID: list[Command] = [
    BEGIN,
    GoTo("ex1"),
    CaptureIssue("G1", "nobody asked her"),
    CaptureIssue("G2", "no one spoke to the girl"),
    CaptureIssue("G3", "she was not asked"),
    GoTo("ex2"),
    CaptureIssue("G1", "they were tired"),
]
FIRST, SECOND, THIRD, GUESS = "E1-G1-1", "E1-G2-1", "E1-G3-1", "E2-G1-1"

ALSO_US = {
    "also us": Row(SAID, EchoIssue(FIRST, "G2"), (IssueEchoed(FIRST, "G2"),)),
    "twice": Row([*SAID, EchoIssue(FIRST, "G2")], EchoIssue(FIRST, "G2"), "has Group 2's mark already"),
    "its own": Row(SAID, EchoIssue(FIRST, "G1"), "Group 1 said E1-G1-1 itself"),
    "nobody's": Row(SAID, EchoIssue(FIRST, "G9"), "no such group"),
    "of what was withdrawn": Row([*SAID, WithdrawIssue(FIRST)], EchoIssue(FIRST, "G2"), "has been withdrawn"),
    "not us after all": Row(
        [*SAID, EchoIssue(FIRST, "G2")], WithdrawEcho(FIRST, "G2"), (IssueEchoWithdrawn(FIRST, "G2"),)
    ),
    "never was": Row(SAID, WithdrawEcho(FIRST, "G2"), "no mark of Group 2"),
    "merge": Row(SAID, MergeIssue(SECOND, FIRST), (IssueMerged(SECOND, FIRST),)),
    "merge with itself": Row(SAID, MergeIssue(FIRST, FIRST), "together with itself"),
    "merge twice": Row([*SAID, MergeIssue(SECOND, FIRST)], MergeIssue(SECOND, THIRD), "with E1-G1-1 already"),
    "merge with what was merged goes to where that is": Row(
        [*SAID, MergeIssue(SECOND, FIRST)], MergeIssue(THIRD, SECOND), (IssueMerged(THIRD, FIRST),)
    ),
    "merge in a circle": Row([*SAID, MergeIssue(SECOND, FIRST)], MergeIssue(FIRST, SECOND), "with itself"),
    "merge across exercises": Row(SAID, MergeIssue(FIRST, GUESS), "different exercises"),
    "merge with nothing": Row(SAID, MergeIssue(FIRST, "E1-G4-1"), "no issue E1-G4-1"),
    "also us, in our own words": Row(
        SAID[:-2],
        CaptureIssue("G2", "she had no voice", under=FIRST),
        (IssueCaptured("E1-G2-2", "ex1", "G2", "she had no voice", "ex1"), IssueMerged("E1-G2-2", FIRST)),
    ),
    "in our own words, of what was merged": Row(
        [*SAID[:-2], MergeIssue(SECOND, FIRST)],
        CaptureIssue("G3", "nor heard", under=SECOND),
        (IssueCaptured("E1-G3-2", "ex1", "G3", "nor heard", "ex1"), IssueMerged("E1-G3-2", FIRST)),
    ),
    "our own again": Row(SAID[:-2], CaptureIssue("G1", "again", under=FIRST), "Group 1 said E1-G1-1 itself"),
    "in our own words, of another exercise": Row(SAID, CaptureIssue("G2", "again", under=FIRST), "another exercise"),
    "split": Row([*SAID, MergeIssue(SECOND, FIRST)], SplitIssue(SECOND), (IssueSplit(SECOND),)),
    "split what stands alone": Row(SAID, SplitIssue(FIRST), "stands alone already"),
}


@rows(ALSO_US)
def test_also_us_and_merging(row: Row) -> None:
    """Nothing is merged twice, with itself, or in a circle."""
    check(row, Day(themed_plan()).at("09:30"))


THEMES = {
    "tag": Row(SAID, TagIssue(FIRST, "voice", suggested=True), (IssueTagged(FIRST, "voice", True),)),
    "tag twice": Row([*SAID, TagIssue(FIRST, "voice")], TagIssue(FIRST, "voice"), "theme already: Her voice"),
    "tag with nothing": Row(SAID, TagIssue(FIRST, "joy"), "no theme joy"),
    "tag nothing": Row(SAID, TagIssue("E1-G9-1", "voice"), "no issue E1-G9-1"),
    "untag": Row([*SAID, TagIssue(FIRST, "voice")], UntagIssue(FIRST, "voice"), (IssueUntagged(FIRST, "voice"),)),
    "untag what it has not": Row(SAID, UntagIssue(FIRST, "voice"), "does not have this theme"),
    "add": Row(
        SAID,
        AddTheme(" Courage\x1b ", "seeing", "Asking  twice"),
        (ThemeAdded(Theme("courage", "seeing", "Courage", "Asking  twice")),),
    ),
    "add beside the last": Row(SAID, AddTheme("Courage"), (ThemeAdded(Theme("courage", "acting", "Courage")),)),
    "add in a group there is not": Row(SAID, AddTheme("Courage", "joy"), "no such group of themes"),
    "add without a name": Row(SAID, AddTheme(" \n"), "needs a name"),
    "add a name that is taken": Row(SAID, AddTheme("HER voice"), "a theme called HER voice already"),
    "add a name that is too long": Row(SAID, AddTheme("x" * 201), "201 characters"),
    "an id is not given to another theme": Row(
        [*SAID, RenameTheme("voice", "Heard")],
        AddTheme("voice"),
        (ThemeAdded(Theme("voice-2", "acting", "voice")),),
    ),
    "rename": Row(SAID, RenameTheme("voice", "Heard"), (ThemeRenamed("voice", "Heard"),)),
    "rename to the same": Row(SAID, RenameTheme("voice", "Her voice "), ()),
    "rename to another case": Row(SAID, RenameTheme("voice", "HER VOICE"), (ThemeRenamed("voice", "HER VOICE"),)),
    "rename to a taken name": Row(SAID, RenameTheme("voice", "drift"), "called drift already"),
    "rename nothing": Row(SAID, RenameTheme("joy", "Joy"), "no theme joy"),
    "split": Row(
        [*SAID, TagIssue(FIRST, "role"), TagIssue(FIRST, "voice")],
        SplitTheme("voice", "Asked by nobody", (FIRST, FIRST)),
        (
            ThemeAdded(Theme("asked-by-nobody", "seeing", "Asked by nobody")),
            IssueUntagged(FIRST, "voice"),
            IssueTagged(FIRST, "asked-by-nobody"),
        ),
    ),
    "split by none": Row(SAID, SplitTheme("voice", "Asked", ()), "No issue of Her voice was chosen to go to Asked"),
    "split what it has not": Row(SAID, SplitTheme("voice", "Asked", (FIRST,)), "does not have the theme Her voice"),
    "split into itself": Row([*SAID, TagIssue(FIRST, "voice")], SplitTheme("voice", "her voice", (FIRST,)), "already"),
    "gather into a heap without a name": Row(
        SAID,
        GatherIssues((FIRST, FIRST)),
        (ThemeAdded(Theme("heap-1", "acting", "Heap 1")), IssueTagged(FIRST, "heap-1")),
    ),
    "gather into a heap with a name": Row(
        [*SAID, TagIssue(FIRST, "voice")],
        GatherIssues((FIRST,), "Courage"),
        (ThemeAdded(Theme("courage", "acting", "Courage")), IssueTagged(FIRST, "courage")),
    ),
    "gather with one that is in a heap": Row(
        [*SAID, TagIssue(FIRST, "voice"), CaptureIssue("G2", "the same")],
        GatherIssues(("E1-G2-1", FIRST)),
        (IssueTagged("E1-G2-1", "voice"),),
    ),
    "gather what is together": Row([*SAID, TagIssue(FIRST, "voice")], GatherIssues((FIRST,)), "in one heap already"),
    "gather nothing": Row(SAID, GatherIssues(()), "No issue was chosen"),
    "gather under a taken name": Row(SAID, GatherIssues((FIRST,), "HER voice"), "called HER voice already"),
    "merge": Row(SAID, MergeThemes("role", "drift"), (ThemeMerged("role", "drift"),)),
    "merge with itself": Row(SAID, MergeThemes("role", "role"), "one with itself"),
    "merge with nothing": Row(SAID, MergeThemes("role", "joy"), "no theme joy"),
    "link": Row(SAID, LinkIssue(FIRST, "LP1", suggested=True), (IssueLinked(FIRST, "robin.md", "LP1", True),)),
    "link twice": Row([*SAID, LinkIssue(FIRST, "LP1")], LinkIssue(FIRST, "LP1"), "linked to LP1 already"),
    "link to no point": Row(SAID, LinkIssue(FIRST, "LP7"), "Robin has no learning point LP7"),
    "link where there is no case": Row(SAID, LinkIssue(GUESS, "LP1"), "belongs to no case"),
    "link to a case by name": Row(SAID, LinkIssue(GUESS, "LP1", "robin.md"), (IssueLinked(GUESS, "robin.md", "LP1"),)),
    "unlink": Row(
        [*SAID, LinkIssue(FIRST, "LP1")], UnlinkIssue(FIRST, "LP1"), (IssueUnlinked(FIRST, "robin.md", "LP1"),)
    ),
    "unlink what is not": Row(SAID, UnlinkIssue(FIRST, "LP1"), "not linked to LP1"),
}


@rows(THEMES)
def test_themes_and_learning_points(row: Row) -> None:
    """Tagging, the taxonomy of this run, and links."""
    check(row, Day(themed_plan()).at("09:30"))


HYPOTHESES = {
    "detail": Row(SAID, DetailHypothesis(GUESS, " the rota ", "ask"), (HypothesisDetailed(GUESS, "the rota", "ask"),)),
    "detail with nothing new": Row(SAID, DetailHypothesis(GUESS), ()),
    "detail an issue": Row(SAID, DetailHypothesis(FIRST, "x"), "an issue, not a hypothesis"),
    "judge": Row(
        SAID, JudgeHypothesis(GUESS, "tested", "held", "do"), (HypothesisJudged(GUESS, "tested", "held", "do"),)
    ),
    "judge as it is": Row(SAID, JudgeHypothesis(GUESS, "open"), ()),
    "judge otherwise": Row(SAID, JudgeHypothesis(GUESS, "perhaps"), "open, tested, discarded or new"),
    "judge an issue": Row(SAID, JudgeHypothesis(FIRST, "tested"), "not a hypothesis"),
    "words": Row(SAID, JudgeWords(FIRST, share=False), (WordsJudged(FIRST, "nobody asked her", False),)),
    "words twice": Row([*SAID, JudgeWords(FIRST, share=True)], JudgeWords(FIRST, share=True), ()),
    "words said otherwise since": Row(
        [*SAID, JudgeWords(FIRST, share=True), EditIssue(FIRST, "nobody asked Ann")],
        JudgeWords(FIRST, share=True),
        (WordsJudged(FIRST, "nobody asked Ann", True),),
    ),
    "words of a note": Row(
        [AddNote("ask Ann")], JudgeWords("N1", share=False), (WordsJudged("N1", "ask Ann", False, names=("ann",)),)
    ),
    "words of nothing": Row([], JudgeWords("N1", share=False), "no entry N1"),
}


@rows(HYPOTHESES)
def test_hypotheses_and_words(row: Row) -> None:
    """What became of a hypothesis, and what the lead decided about names."""
    check(row, Day(themed_plan()).at("09:30"))


MARKED = CaptureIssue(
    "G2",
    "left it to the others",
    echoes=("G4", "G2", "G4", "G9"),
    themes=("role", "joy", "role", "voice"),
    points=("LP2", "LP9"),
    suggested=("role", "LP2"),
)


def test_a_line_with_marks_is_one_step() -> None:
    """What makes no sense is left out; one undo takes all of it back and one redo brings it back."""
    day = Day(themed_plan()).at("09:30").goes_to("ex1")
    before = day.state
    assert day.does(MARKED) == (
        IssueCaptured("E1-G2-1", "ex1", "G2", "left it to the others", "ex1"),
        IssueEchoed("E1-G2-1", "G4"),
        IssueTagged("E1-G2-1", "role", True),
        IssueTagged("E1-G2-1", "voice"),
        IssueLinked("E1-G2-1", "robin.md", "LP2", True),
    )
    whole = day.state
    assert len(day.does(Undo())) == 5
    issue = day.state.issues["E1-G2-1"]
    assert (issue.withdrawn, issue.echoes, issue.themes, issue.points) == (True, (), (), ())
    assert day.state.done == before.done
    assert len(day.does(Redo())) == 5
    assert without_place(day.state) == without_place(whole)


def test_a_mark_made_later_is_a_step_of_its_own() -> None:
    """One undo for each press of a key."""
    day = Day(themed_plan()).at("09:30").goes_to("ex1")
    day.does(MARKED)
    day.wait(1).does(EchoIssue("E1-G2-1", "G1"))
    assert day.does(Undo()) == (ChangeUndone(day.state.seq - 1),)
    assert day.state.issues["E1-G2-1"].echoes == ("G4",)


def test_marks_cannot_be_taken_back_over_another_window() -> None:
    """The scribe's mark in between stands in the way, in words."""
    day = Day(themed_plan()).at("09:30").goes_to("ex1")
    day.does(MARKED)
    day.wait(1).does(EchoIssue("E1-G2-1", "G1"), by="scribe")
    assert "Another window has changed this" in day.refuses(Undo())


@pytest.mark.parametrize(
    ("label", "taken", "made"),
    [
        ("Her voice!", set(), "her-voice"),
        ("\u5b50", set(), "theme"),
        ("voice", {"voice", "voice-2"}, "voice-3"),
        ("a" * 60, set(), "a" * 34),
    ],
)
def test_a_new_theme_has_an_id_as_in_a_file(label: str, taken: set[str], made: str) -> None:
    """Letters, digits and hyphens, at most forty."""
    assert new_theme_id(label, taken) == made
