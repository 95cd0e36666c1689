"""What may stand beside a group's words: also-us, merging, themes, learning points, hypotheses, words judged."""

from __future__ import annotations

import pytest

from facilitator.agenda.model import Theme
from facilitator.live import commands as c
from facilitator.live import events as e
from facilitator.live.facts.base import Command
from facilitator.live.rules.themes import new_theme_id
from tests.live.test_deciding import Row, check, rows
from tests.makers import Day, themed_plan, without_place

BEGIN = c.NextItem()
SAID: list[Command] = [
    BEGIN,
    c.GoTo("ex1"),
    c.CaptureIssue("G1", "nobody asked her"),
    c.CaptureIssue("G2", "no one spoke to the girl"),
    c.CaptureIssue("G3", "she was not asked"),
    c.GoTo("ex2"),
    c.CaptureIssue("G1", "they were tired"),
]
FIRST, SECOND, THIRD, GUESS = "E1-G1-1", "E1-G2-1", "E1-G3-1", "E2-G1-1"

ALSO_US = {
    "also us": Row(SAID, c.EchoIssue(FIRST, "G2"), (e.IssueEchoed(FIRST, "G2"),)),
    "twice": Row([*SAID, c.EchoIssue(FIRST, "G2")], c.EchoIssue(FIRST, "G2"), "has Group 2's mark already"),
    "its own": Row(SAID, c.EchoIssue(FIRST, "G1"), "Group 1 said E1-G1-1 itself"),
    "nobody's": Row(SAID, c.EchoIssue(FIRST, "G9"), "no such group"),
    "of what was withdrawn": Row([*SAID, c.WithdrawIssue(FIRST)], c.EchoIssue(FIRST, "G2"), "has been withdrawn"),
    "not us after all": Row(
        [*SAID, c.EchoIssue(FIRST, "G2")], c.WithdrawEcho(FIRST, "G2"), (e.IssueEchoWithdrawn(FIRST, "G2"),)
    ),
    "never was": Row(SAID, c.WithdrawEcho(FIRST, "G2"), "no mark of Group 2"),
    "merge": Row(SAID, c.MergeIssue(SECOND, FIRST), (e.IssueMerged(SECOND, FIRST),)),
    "merge with itself": Row(SAID, c.MergeIssue(FIRST, FIRST), "together with itself"),
    "merge twice": Row([*SAID, c.MergeIssue(SECOND, FIRST)], c.MergeIssue(SECOND, THIRD), "with E1-G1-1 already"),
    "merge with what was merged goes to where that is": Row(
        [*SAID, c.MergeIssue(SECOND, FIRST)], c.MergeIssue(THIRD, SECOND), (e.IssueMerged(THIRD, FIRST),)
    ),
    "merge in a circle": Row([*SAID, c.MergeIssue(SECOND, FIRST)], c.MergeIssue(FIRST, SECOND), "with itself"),
    "merge across exercises": Row(SAID, c.MergeIssue(FIRST, GUESS), "different exercises"),
    "merge with nothing": Row(SAID, c.MergeIssue(FIRST, "E1-G4-1"), "no issue E1-G4-1"),
    "also us, in our own words": Row(
        SAID[:-2],
        c.CaptureIssue("G2", "she had no voice", under=FIRST),
        (e.IssueCaptured("E1-G2-2", "ex1", "G2", "she had no voice", "ex1"), e.IssueMerged("E1-G2-2", FIRST)),
    ),
    "in our own words, of what was merged": Row(
        [*SAID[:-2], c.MergeIssue(SECOND, FIRST)],
        c.CaptureIssue("G3", "nor heard", under=SECOND),
        (e.IssueCaptured("E1-G3-2", "ex1", "G3", "nor heard", "ex1"), e.IssueMerged("E1-G3-2", FIRST)),
    ),
    "our own again": Row(SAID[:-2], c.CaptureIssue("G1", "again", under=FIRST), "Group 1 said E1-G1-1 itself"),
    "in our own words, of another exercise": Row(SAID, c.CaptureIssue("G2", "again", under=FIRST), "another exercise"),
    "split": Row([*SAID, c.MergeIssue(SECOND, FIRST)], c.SplitIssue(SECOND), (e.IssueSplit(SECOND),)),
    "split what stands alone": Row(SAID, c.SplitIssue(FIRST), "stands alone already"),
}


@rows(ALSO_US)
def test_also_us_and_merging(row: Row) -> None:
    """Nothing is merged twice, with itself, or in a circle."""
    check(row, Day(themed_plan()).at("09:30"))


THEMES = {
    "tag": Row(SAID, c.TagIssue(FIRST, "voice", suggested=True), (e.IssueTagged(FIRST, "voice", True),)),
    "tag twice": Row([*SAID, c.TagIssue(FIRST, "voice")], c.TagIssue(FIRST, "voice"), "theme already: Her voice"),
    "tag with nothing": Row(SAID, c.TagIssue(FIRST, "joy"), "no theme joy"),
    "tag nothing": Row(SAID, c.TagIssue("E1-G9-1", "voice"), "no issue E1-G9-1"),
    "untag": Row([*SAID, c.TagIssue(FIRST, "voice")], c.UntagIssue(FIRST, "voice"), (e.IssueUntagged(FIRST, "voice"),)),
    "untag what it has not": Row(SAID, c.UntagIssue(FIRST, "voice"), "does not have this theme"),
    "add": Row(
        SAID,
        c.AddTheme(" Courage\x1b ", "seeing", "Asking  twice"),
        (e.ThemeAdded(Theme("courage", "seeing", "Courage", "Asking  twice")),),
    ),
    "add beside the last": Row(SAID, c.AddTheme("Courage"), (e.ThemeAdded(Theme("courage", "acting", "Courage")),)),
    "add in a group there is not": Row(SAID, c.AddTheme("Courage", "joy"), "no such group of themes"),
    "add without a name": Row(SAID, c.AddTheme(" \n"), "needs a name"),
    "add a name that is taken": Row(SAID, c.AddTheme("HER voice"), "a theme called HER voice already"),
    "add a name that is too long": Row(SAID, c.AddTheme("x" * 201), "201 characters"),
    "an id is not given to another theme": Row(
        [*SAID, c.RenameTheme("voice", "Heard")],
        c.AddTheme("voice"),
        (e.ThemeAdded(Theme("voice-2", "acting", "voice")),),
    ),
    "rename": Row(SAID, c.RenameTheme("voice", "Heard"), (e.ThemeRenamed("voice", "Heard"),)),
    "rename to the same": Row(SAID, c.RenameTheme("voice", "Her voice "), ()),
    "rename to another case": Row(SAID, c.RenameTheme("voice", "HER VOICE"), (e.ThemeRenamed("voice", "HER VOICE"),)),
    "rename to a taken name": Row(SAID, c.RenameTheme("voice", "drift"), "called drift already"),
    "rename nothing": Row(SAID, c.RenameTheme("joy", "Joy"), "no theme joy"),
    "split": Row(
        [*SAID, c.TagIssue(FIRST, "role"), c.TagIssue(FIRST, "voice")],
        c.SplitTheme("voice", "Asked by nobody", (FIRST, FIRST)),
        (
            e.ThemeAdded(Theme("asked-by-nobody", "seeing", "Asked by nobody")),
            e.IssueUntagged(FIRST, "voice"),
            e.IssueTagged(FIRST, "asked-by-nobody"),
        ),
    ),
    "split by none": Row(SAID, c.SplitTheme("voice", "Asked", ()), "No issue of Her voice was chosen to go to Asked"),
    "split what it has not": Row(SAID, c.SplitTheme("voice", "Asked", (FIRST,)), "does not have the theme Her voice"),
    "split into itself": Row(
        [*SAID, c.TagIssue(FIRST, "voice")], c.SplitTheme("voice", "her voice", (FIRST,)), "already"
    ),
    "merge": Row(SAID, c.MergeThemes("role", "drift"), (e.ThemeMerged("role", "drift"),)),
    "merge with itself": Row(SAID, c.MergeThemes("role", "role"), "one with itself"),
    "merge with nothing": Row(SAID, c.MergeThemes("role", "joy"), "no theme joy"),
    "link": Row(SAID, c.LinkIssue(FIRST, "LP1", suggested=True), (e.IssueLinked(FIRST, "robin.md", "LP1", True),)),
    "link twice": Row([*SAID, c.LinkIssue(FIRST, "LP1")], c.LinkIssue(FIRST, "LP1"), "linked to LP1 already"),
    "link to no point": Row(SAID, c.LinkIssue(FIRST, "LP7"), "Robin has no learning point LP7"),
    "link where there is no case": Row(SAID, c.LinkIssue(GUESS, "LP1"), "belongs to no case"),
    "link to a case by name": Row(
        SAID, c.LinkIssue(GUESS, "LP1", "robin.md"), (e.IssueLinked(GUESS, "robin.md", "LP1"),)
    ),
    "unlink": Row(
        [*SAID, c.LinkIssue(FIRST, "LP1")], c.UnlinkIssue(FIRST, "LP1"), (e.IssueUnlinked(FIRST, "robin.md", "LP1"),)
    ),
    "unlink what is not": Row(SAID, c.UnlinkIssue(FIRST, "LP1"), "not linked to LP1"),
}


@rows(THEMES)
def test_themes_and_learning_points(row: Row) -> None:
    """Tagging, the taxonomy of this run, and links."""
    check(row, Day(themed_plan()).at("09:30"))


HYPOTHESES = {
    "detail": Row(
        SAID, c.DetailHypothesis(GUESS, " the rota ", "ask"), (e.HypothesisDetailed(GUESS, "the rota", "ask"),)
    ),
    "detail with nothing new": Row(SAID, c.DetailHypothesis(GUESS), ()),
    "detail an issue": Row(SAID, c.DetailHypothesis(FIRST, "x"), "an issue, not a hypothesis"),
    "judge": Row(
        SAID, c.JudgeHypothesis(GUESS, "tested", "held", "do"), (e.HypothesisJudged(GUESS, "tested", "held", "do"),)
    ),
    "judge as it is": Row(SAID, c.JudgeHypothesis(GUESS, "open"), ()),
    "judge otherwise": Row(SAID, c.JudgeHypothesis(GUESS, "perhaps"), "open, tested, discarded or new"),
    "judge an issue": Row(SAID, c.JudgeHypothesis(FIRST, "tested"), "not a hypothesis"),
    "words": Row(SAID, c.JudgeWords(FIRST, share=False), (e.WordsJudged(FIRST, "nobody asked her", False),)),
    "words twice": Row([*SAID, c.JudgeWords(FIRST, share=True)], c.JudgeWords(FIRST, share=True), ()),
    "words said otherwise since": Row(
        [*SAID, c.JudgeWords(FIRST, share=True), c.EditIssue(FIRST, "nobody asked Ann")],
        c.JudgeWords(FIRST, share=True),
        (e.WordsJudged(FIRST, "nobody asked Ann", True),),
    ),
    "words of a note": Row(
        [c.AddNote("ask Ann")], c.JudgeWords("N1", share=False), (e.WordsJudged("N1", "ask Ann", False),)
    ),
    "words of nothing": Row([], c.JudgeWords("N1", share=False), "no entry N1"),
}


@rows(HYPOTHESES)
def test_hypotheses_and_words(row: Row) -> None:
    """What became of a hypothesis, and what the lead decided about names."""
    check(row, Day(themed_plan()).at("09:30"))


MARKED = c.CaptureIssue(
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
        e.IssueCaptured("E1-G2-1", "ex1", "G2", "left it to the others", "ex1"),
        e.IssueEchoed("E1-G2-1", "G4"),
        e.IssueTagged("E1-G2-1", "role", True),
        e.IssueTagged("E1-G2-1", "voice"),
        e.IssueLinked("E1-G2-1", "robin.md", "LP2", True),
    )
    whole = day.state
    assert len(day.does(c.Undo())) == 5
    issue = day.state.issues["E1-G2-1"]
    assert (issue.withdrawn, issue.echoes, issue.themes, issue.points) == (True, (), (), ())
    assert day.state.done == before.done
    assert len(day.does(c.Redo())) == 5
    assert without_place(day.state) == without_place(whole)


def test_a_mark_made_later_is_a_step_of_its_own() -> None:
    """One undo for each press of a key."""
    day = Day(themed_plan()).at("09:30").goes_to("ex1")
    day.does(MARKED)
    day.wait(1).does(c.EchoIssue("E1-G2-1", "G1"))
    assert day.does(c.Undo()) == (e.ChangeUndone(day.state.seq - 1),)
    assert day.state.issues["E1-G2-1"].echoes == ("G4",)


def test_marks_cannot_be_taken_back_over_another_window() -> None:
    """The scribe's mark in between stands in the way, in words."""
    day = Day(themed_plan()).at("09:30").goes_to("ex1")
    day.does(MARKED)
    day.wait(1).does(c.EchoIssue("E1-G2-1", "G1"), by="scribe")
    assert "Another window has changed this" in day.refuses(c.Undo())


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
