"""Marks in the typed line, what is on offer under it, marks and merging on the board: keys in, events out."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.console.desks.hand import Hand
from facilitator.console.desks.thinking import Thought
from facilitator.controller import Controller
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.issues import (
    CaptureIssue,
    EchoIssue,
    IssueCaptured,
    IssueEchoed,
    IssueEchoWithdrawn,
    IssueMerged,
    IssueSplit,
    MergeIssue,
    WithdrawIssue,
)
from facilitator.live.facts.themes import (
    IssueLinked,
    IssueTagged,
    IssueUnlinked,
    IssueUntagged,
    LinkIssue,
    TagIssue,
    ThemeAdded,
    ThemeMerged,
    ThemeRenamed,
)
from facilitator.live.facts.turns import GiveTurn, TurnGiven, TurnPassed, TurnsFinished, TurnsOrdered
from tests.console.minds import CannedMind
from tests.console.stage import RUN, Stage, lead
from tests.makers import Day, started, themed_plan

SAID = "they thought health would ring"


def reporting() -> Day:
    """A report-back in which Groups 1 and 3 have said something and it is Group 2's turn."""
    day = started(themed_plan()).goes_to("ex1").wait(minutes=20).goes_to("back1")
    day.does(CaptureIssue("G1", "nobody asked her"), CaptureIssue("G3", "left it to the others"))
    day.wait(5).does(GiveTurn("G2"))
    return day.wait(5)


def minded(stage: Stage, *thoughts: Thought) -> CannedMind:
    """Give the screen a mind that thinks these thoughts."""
    mind = CannedMind(*thoughts)
    stage.thinking.sensing = mind  # type: ignore[assignment]
    return mind


# -- marks -----------------------------------------------------------------------------------------------------


async def test_a_line_with_marks_is_saved_by_one_key_and_taken_back_by_one(tmp_path: Path) -> None:
    """What was understood stands over the line before Enter."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage)
        await stage.put(SAID)
        await stage.think()
        assert stage.shows("themes: #1 Role confusion  #2 Drift  #3 Her voice")
        await stage.put(f"{SAID} #1 +4")
        assert stage.shows("#Role confusion · + Group 4")
        await stage.press("enter")
        assert stage.appended() == [
            IssueCaptured("E1-G2-1", "ex1", "G2", SAID, "back1"),
            IssueEchoed("E1-G2-1", "G4"),
            IssueTagged("E1-G2-1", "role", True),
        ]
        assert stage.shows("Role co")
        assert stage.shows("+4")
        await stage.press("ctrl+z")
        assert stage.happened() == ["change.undone"] * 3
        assert "capturing E1-G2-1" in stage.said
        assert stage.texts() == ["nobody asked her", "left it to the others"]
        await stage.press("ctrl+y")
        assert stage.happened() == ["change.redone"] * 3
        assert stage.state.issues["E1-G2-1"].themes == ("role",)


async def test_nothing_is_tagged_or_linked_without_a_yes(tmp_path: Path) -> None:
    """What is on offer is only on offer."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage, Thought(SAID, ("role",), ("E1-G3-1",), ("LP1",)))
        await stage.put(SAID)
        await stage.think()
        assert stage.shows("may be the same as E1-G3-1")
        await stage.press("enter")
        assert stage.appended() == [IssueCaptured("E1-G2-1", "ex1", "G2", SAID, "back1")]


async def test_a_word_searches_the_themes(tmp_path: Path) -> None:
    """The theme found is named before Enter; what finds nothing is part of the words."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage)
        await stage.put("so #rol")
        assert stage.shows("#rol finds Role confusion")
        await stage.put("so #dri #zzz")
        await stage.press("enter")
        assert stage.appended() == [
            IssueCaptured("E1-G2-1", "ex1", "G2", "so #zzz", "back1"),
            IssueTagged("E1-G2-1", "drift"),
        ]


async def test_marks_alone_are_for_the_issue_saved_last(tmp_path: Path) -> None:
    """Its themes stay on offer; a second time is refused in words."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage)
        await stage.put(SAID)
        await stage.think()
        await stage.press("enter")
        assert stage.shows("themes of E1-G2-1: #1 Role confusion")
        await stage.put("#2 +1+3")
        assert stage.shows("for E1-G2-1")
        await stage.press("enter")
        assert stage.appended()[1:] == [
            IssueTagged("E1-G2-1", "drift", True),
            IssueEchoed("E1-G2-1", "G1"),
            IssueEchoed("E1-G2-1", "G3"),
        ]
        assert "E1-G2-1, Group 2; also Group 1, Group 3" in stage.said
        await stage.enter("+3")
        assert "has Group 3's mark already" in stage.said
        assert stage.happened() == []
        await stage.press("ctrl+z")
        assert stage.happened() == ["change.undone"] * 3
        assert "Taken back: the marks of E1-G2-1" in stage.said
        assert stage.texts() == ["nobody asked her", "left it to the others", SAID]


async def test_marks_alone_after_a_restart_are_for_the_newest_issue(tmp_path: Path) -> None:
    """Nobody has saved one in this window yet."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.enter("+4")
        assert stage.appended() == [IssueEchoed("E1-G3-1", "G4")]


async def test_marks_on_an_empty_board_say_so(tmp_path: Path) -> None:
    """And stay in the line."""
    async with lead(tmp_path, started(themed_plan()).goes_to("ex1").goes_to("back1")) as stage:
        await stage.enter("+4")
        assert "board is empty" in stage.said
        assert stage.line.value == "+4"
        assert stage.happened() == []


async def test_figures_keep_their_meaning_while_more_is_typed(tmp_path: Path) -> None:
    """`#1` takes what was seen when it was typed, whatever comes to mind later."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage, Thought("so it went on", ("voice", "drift")))
        await stage.put("so it went")
        await stage.think()
        await stage.put("so it went #1 on")
        await stage.think()
        assert stage.shows("#Role confusion")
        await stage.press("enter")
        assert stage.appended()[-1] == IssueTagged("E1-G2-1", "role", True)


async def test_a_thought_that_comes_too_late_is_dropped(tmp_path: Path) -> None:
    """The newest words win."""
    async with lead(tmp_path, reporting()) as stage:
        mind = minded(stage)
        await stage.put("old words")
        old = stage.thinking.sense()
        await stage.put("new words entirely")
        mind.thoughts["new words entirely"] = Thought("new words entirely", ("voice",))
        await stage.think()
        await old
        await stage.settle()
        assert stage.shows("#1 Her voice")
        assert not stage.shows("#2")


async def test_other_words_put_away_what_was_on_offer(tmp_path: Path) -> None:
    """A figure typed before the next thought is a figure."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage)
        await stage.put(SAID)
        await stage.think()
        await stage.press("enter")
        await stage.enter("the #1 reason")
        assert stage.texts()[-1] == "the #1 reason"
        assert stage.state.issues["E1-G2-2"].themes == ()


# -- repeats and learning points -------------------------------------------------------------------------------


async def test_a_repeat_is_taken_as_also_us_and_the_words_come_back(tmp_path: Path) -> None:
    """One key; undo takes the mark off and puts the typed words back in the line."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage, Thought(SAID, (), ("E1-G3-1",)))
        await stage.put(SAID)
        await stage.press("ctrl+r")
        assert "No issue comes to mind" in stage.said
        await stage.think()
        assert stage.shows("may be the same as E1-G3-1 \u201cleft it to the others\u201d")
        await stage.press("ctrl+r")
        captured, merged = stage.appended()
        assert isinstance(captured, IssueCaptured)
        assert (captured.group, captured.text) == ("G2", SAID)
        assert merged == IssueMerged(captured.id, "E1-G3-1")
        assert stage.line.value == ""
        assert f"E1-G3-1, Group 3; also Group 2, in its own words as {captured.id}" in stage.said
        assert stage.shows(f"= G3-1 {SAID[:6]}")
        await stage.press("ctrl+z")
        assert set(stage.happened()) == {"change.undone"}
        assert SAID not in stage.texts()
        assert stage.line.value == SAID
        assert stage.bench.drafts.of("capture") == SAID
        await stage.press("ctrl+y")
        assert SAID in stage.texts()
        assert stage.line.value == ""


async def test_a_repeat_that_the_group_has_already_is_said_to_be_so(tmp_path: Path) -> None:
    """There is nothing to take then."""
    day = reporting()
    day.does(EchoIssue("E1-G3-1", "G2"))
    async with lead(tmp_path, day) as stage:
        minded(stage, Thought(SAID, (), ("E1-G3-1",)))
        await stage.put(SAID)
        await stage.think()
        assert stage.shows("Group 2 has it already")
        await stage.press("ctrl+r")
        assert "E1-G3-1 has Group 2's mark already" in stage.said
        assert stage.line.value == SAID
        assert stage.happened() == []


async def test_a_learning_point_on_offer_is_linked_with_the_words(tmp_path: Path) -> None:
    """One key before Enter; pressed again it is not. Afterwards it is no longer missing."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage, Thought(SAID, (), (), ("LP2",)))
        assert stage.shows("Not yet raised (for you)")
        assert stage.shows("0 of 2 raised")
        await stage.put(SAID)
        await stage.think()
        assert stage.shows("2 Count \u2190 like this: ctrl+l links it")
        await stage.press("ctrl+l", "ctrl+l")
        assert stage.shows("like this")
        await stage.press("ctrl+l")
        assert stage.shows("2 Count \u2713 will be linked")
        await stage.press("enter")
        assert stage.appended()[-1] == IssueLinked("E1-G2-1", "robin.md", "LP2", True)
        assert stage.shows("1 of 2 raised")
        assert not stage.shows("2 Count")


async def test_a_learning_point_is_linked_after_saving(tmp_path: Path) -> None:
    """On an empty line, for the issue saved last."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage, Thought(SAID, (), (), ("LP2",)))
        await stage.press("ctrl+l")
        assert "No learning point comes to mind" in stage.said
        await stage.put(SAID)
        await stage.think()
        await stage.press("enter", "ctrl+l")
        assert stage.appended()[-1] == IssueLinked("E1-G2-1", "robin.md", "LP2", True)
        assert "brings out learning point 2" in stage.said


async def test_it_learns_from_what_is_tagged(tmp_path: Path) -> None:
    """And only thinks about points that nobody has raised."""
    day = reporting()
    day.does(LinkIssue("E1-G1-1", "LP1"))
    async with lead(tmp_path, day) as stage:
        mind = minded(stage)
        await stage.put(SAID)
        await stage.think()
        assert [point.id for point in mind.asked[-1].points] == ["LP2"]
        assert mind.asked[-1].group == "G2"
        assert len(mind.taught[-1]) == 2


@pytest.mark.parametrize("gone", ["undone here", "withdrawn there", "another exercise"])
async def test_nothing_is_on_offer_for_an_issue_that_does_not_stand(tmp_path: Path, gone: str) -> None:
    """Taken back, withdrawn in the scribe's window, or of the report-back before."""
    day = reporting()
    journal = day.journal(RUN)
    async with lead(tmp_path, day, journal) as stage:
        minded(stage)
        await stage.put(SAID)
        await stage.think()
        await stage.press("enter")
        assert stage.shows("themes of E1-G2-1")
        if gone == "undone here":
            await stage.press("ctrl+z")
        elif gone == "withdrawn there":
            Controller(journal.beside(), stage.clock, RUN, "scribe").dispatch(WithdrawIssue("E1-G2-1"))
            await stage.turn(1)
        else:
            stage.controller.dispatch(GoTo("ex2"))
            stage.controller.dispatch(GoTo("back2"))
            stage.lead.look()
            await stage.settle()
        assert not stage.shows("themes of")
        assert stage.thinking.marked_issue() != "E1-G2-1"


# -- the board -------------------------------------------------------------------------------------------------


async def test_themes_are_put_on_and_taken_off_on_the_board(tmp_path: Path) -> None:
    """`#` opens the line for the chosen issue; a theme it has is taken off."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage)
        await stage.press("up", "number_sign")
        assert stage.head == "Beside E1-G3-1"
        assert stage.line.value == "#"
        await stage.lead.workers.wait_for_complete()
        await stage.settle()
        assert stage.shows("themes of E1-G3-1: #1 Role confusion")
        await stage.put("#voice #drift")
        await stage.press("enter")
        assert stage.appended() == [IssueTagged("E1-G3-1", "voice"), IssueTagged("E1-G3-1", "drift")]
        assert stage.place == "board"
        await stage.press("number_sign")
        await stage.enter("#voice")
        assert stage.appended() == [IssueUntagged("E1-G3-1", "voice")]
        await stage.press("number_sign")
        await stage.lead.workers.wait_for_complete()
        await stage.press("1", "enter")
        assert stage.appended() == [IssueTagged("E1-G3-1", "role", True)]
        await stage.press("number_sign")
        await stage.enter("what is this")
        assert "Not understood as a mark: what is this" in stage.said
        await stage.press("escape")
        assert stage.place == "board"


async def test_also_us_is_put_on_and_taken_off_on_the_board(tmp_path: Path) -> None:
    """`+` and a figure."""
    async with lead(tmp_path, reporting()) as stage:
        minded(stage)
        await stage.press("up", "plus")
        assert stage.line.value == "+"
        await stage.press("4", "enter")
        assert stage.appended() == [IssueEchoed("E1-G3-1", "G4")]
        assert stage.shows("+4")
        await stage.press("plus", "4", "enter")
        assert stage.appended() == [IssueEchoWithdrawn("E1-G3-1", "G4")]
        assert stage.place == "board"


async def test_issues_are_put_together_and_taken_apart(tmp_path: Path) -> None:
    """`m`, arrows, Enter; `p`; each taken back by `u`."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press("up", "m")
        assert "Put E1-G3-1 together with" in stage.said
        await stage.press("left", "enter")
        assert stage.appended() == [IssueMerged("E1-G3-1", "E1-G1-1")]
        assert stage.mode.chosen == "E1-G1-1"
        assert stage.shows("1 = G1-1 left it to")
        assert stage.shows("+3")
        await stage.press("u")
        assert stage.happened() == ["change.undone"]
        assert not stage.shows("= G1-1")
        await stage.press("U")
        await stage.press("m")
        await stage.press("escape")
        assert stage.place == "board"
        stage.appended()
        await stage.press("p")
        assert stage.appended() == [IssueSplit("E1-G3-1")]
        await stage.press("p")
        assert stage.happened() == []
        assert "stands alone already" in stage.said


async def test_what_was_put_together_is_taken_apart_from_either_side(tmp_path: Path) -> None:
    """From the one that is kept, a list where there are several."""
    day = reporting()
    day.does(CaptureIssue("G4", "nobody put it to her"), MergeIssue("E1-G3-1", "E1-G1-1"))
    async with lead(tmp_path, day) as stage:
        stage.desk(Hand).take(stage.state.groups["G1"])
        await stage.press("up", "p")
        assert stage.appended() == [IssueSplit("E1-G3-1")]
        await stage.press("u")
        stage.bench.ask(MergeIssue("E1-G4-1", "E1-G1-1"))
        stage.appended()
        await stage.press("p")
        assert stage.top == "PickScreen"
        await stage.press("down", "enter")
        assert stage.appended() == [IssueSplit("E1-G4-1")]


async def test_an_issue_is_linked_on_the_board(tmp_path: Path) -> None:
    """`l` lists the points of the case; choosing one it is linked to unlinks it."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press("up", "l")
        assert stage.top == "PickScreen"
        await stage.press("down", "enter")
        assert stage.appended() == [IssueLinked("E1-G3-1", "robin.md", "LP2")]
        await stage.press("l", "down", "enter")
        assert stage.appended() == [IssueUnlinked("E1-G3-1", "robin.md", "LP2")]


# -- the themes of this run ------------------------------------------------------------------------------------


async def test_a_theme_is_renamed_made_one_with_another_and_added(tmp_path: Path) -> None:
    """For this run; each is one undo."""
    day = reporting()
    day.does(TagIssue("E1-G1-1", "voice"))
    async with lead(tmp_path, day) as stage:
        await stage.press("escape", "number_sign")
        assert stage.shows("1 issue")
        await stage.press(*"her", "enter", "enter")
        assert stage.line.value == "Her voice"
        await stage.enter("What she said")
        assert stage.appended() == [ThemeRenamed("voice", "What she said")]
        await stage.press("number_sign", *"what", "enter", *"drift", "enter")
        assert stage.appended() == [ThemeMerged("voice", "drift")]
        assert stage.state.issues["E1-G1-1"].themes == ("drift",)
        await stage.press("number_sign", "enter")
        await stage.enter("Courage")
        (added,) = stage.appended()
        assert isinstance(added, ThemeAdded)
        assert added.theme.label == "Courage"


async def test_a_theme_is_split_by_keys(tmp_path: Path) -> None:
    """What goes over is marked issue by issue; the new theme stands in the list and u undoes it all."""
    day = reporting()
    day.does(TagIssue("E1-G1-1", "voice"), CaptureIssue("G4", "he was never seen alone", themes=("voice",)))
    async with lead(tmp_path, day) as stage:
        await stage.press("escape", "number_sign", *"her", "enter", *"split", "enter")
        assert stage.top == "SplittingSheet"
        assert stage.shows("Split Her voice")
        await stage.press("enter")
        assert stage.shows("Mark what goes over to the new theme first: x on each.")
        await stage.press("down", "x")
        assert stage.shows("1 of 2 issues to the new theme")
        assert any("he was never seen alone" in row and "goes over" in row for row in stage.rows())
        await stage.press("enter")
        await stage.enter("Her voice")
        assert stage.shows("There is a theme called Her voice already.")
        await stage.put("Not seen alone")
        await stage.press("enter")
        assert stage.happened() == ["theme.added", "issue.untagged", "issue.tagged"]
        assert "1 issue went over to Not seen alone. u takes it back." in stage.said
        assert stage.state.issues["E1-G4-1"].themes == ("not-seen-alone",)
        assert stage.state.issues["E1-G1-1"].themes == ("voice",)
        await stage.press("number_sign")
        assert stage.shows("Not seen alone")
        await stage.press("escape", "u")
        assert "Taken back: a theme with its issues" in stage.said
        assert stage.state.issues["E1-G4-1"].themes == ("voice",)


# -- turns -----------------------------------------------------------------------------------------------------


async def test_the_heading_says_whose_turn_it_is(tmp_path: Path) -> None:
    """And how long it may be, who is next, how many rounds fit; over it counts on."""
    async with lead(tmp_path, reporting()) as stage:
        assert stage.shows("now Group 2 \u00b7 turn 1:")
        assert stage.shows("next Group 3 \u00b7 6 rounds fit")
        await stage.turn(100)
        assert any("now Group 2 \u00b7 turn 0:3" in row and " over " in row for row in stage.rows())


async def test_passing_finishing_and_choosing_while_words_are_typed(tmp_path: Path) -> None:
    """Keys that are no letters; what is typed stays."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.put("half a")
        await stage.press("ctrl+n")
        assert stage.appended() == [TurnPassed("back1", "G2", "G3")]
        await stage.press("ctrl+f")
        assert stage.appended() == [TurnsFinished("back1", "G3", "G4")]
        await stage.press("tab", "ctrl+t")
        assert stage.appended() == [TurnGiven("back1", "G1")]
        assert stage.line.value == "half a"
        assert stage.head.startswith("Group 1")


async def test_the_first_words_and_the_turn_they_begin_are_one_step(tmp_path: Path) -> None:
    """Taken back, nobody has the turn yet, and the next words begin it."""
    day = reporting()
    day.does(Undo())
    async with lead(tmp_path, day) as stage:
        await stage.enter(f"4: {SAID}")
        assert stage.happened() == ["turns.ordered", "turn.given", "issue.captured"]
        await stage.press("ctrl+z")
        assert stage.happened() == ["change.undone"] * 3
        assert "Taken back: capturing E1-G4-1" in stage.said
        assert not stage.state.turns["back1"].now
        await stage.press("ctrl+y")
        assert stage.happened() == ["change.redone"] * 3
        assert stage.state.turns["back1"].given


async def test_tab_takes_another_group_without_moving_the_turn(tmp_path: Path) -> None:
    """And its number with Enter gives it the turn."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press("tab")
        assert stage.head.startswith("Group 3")
        assert stage.shows("now Group 2")
        assert stage.happened() == []
        await stage.enter("4:")
        assert stage.appended() == [TurnGiven("back1", "G4")]
        assert stage.line.value == ""
        assert stage.head.startswith("Group 4")


async def test_the_order_is_chosen_from_a_list(tmp_path: Path) -> None:
    """Group by group; a gallery walk has no turns; another group may begin."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press("escape", "y", *"group by", "enter")
        assert stage.appended() == [TurnsOrdered("back1", "group by group", ("G1", "G2", "G3", "G4"))]
        assert stage.shows("4 groups to go")
        await stage.press("y", *"group 3", "enter")
        assert stage.appended() == [TurnsOrdered("back1", "group by group", ("G3", "G4", "G1", "G2"))]
        await stage.press("y", *"gallery", "enter")
        assert stage.shows("gallery walk: everyone goes round the charts")
        await stage.press("c", "enter")
        assert stage.head.startswith("Group 3")
        assert stage.happened() == ["turns.ordered"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 18), (200, 60)])
async def test_the_line_and_what_is_on_offer_can_be_seen_in_any_window(tmp_path: Path, size: tuple[int, int]) -> None:
    """The learning points too, from the usual small window on."""
    async with lead(tmp_path, reporting(), size=size) as stage:
        minded(stage, Thought(SAID, ("role",), ("E1-G3-1",), ("LP2",)))
        await stage.put(SAID)
        await stage.think()
        assert stage.shows(SAID)
        assert stage.shows("#1 Role confusion") or stage.shows("may be the same as E1-G3-1")
        assert stage.shows("2 Count") == (size[1] >= 24)
