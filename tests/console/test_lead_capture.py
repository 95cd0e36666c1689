"""Typing what groups report back, notes, parked questions and actions: keys in, events out."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.base import Event
from facilitator.live.facts.entries import ActionAdded, NoteAdded, ParkingAdded
from facilitator.live.facts.issues import IssueCaptured
from tests.console.stage import lead
from tests.makers import Day, started


def reporting() -> Day:
    """A day in its first report-back."""
    return started().goes_to("ex1").wait(minutes=20).goes_to("back1")


async def test_a_report_back_opens_ready_to_type(tmp_path: Path) -> None:
    """Board in the middle, the first group in hand, the line open: no key before the first word."""
    async with lead(tmp_path, reporting()) as stage:
        assert stage.mode.showing == "board"
        assert stage.head == "Group 1 (0 of 5 to 6)"
        await stage.press(*"It is q", "enter")
        assert stage.appended()[-1] == IssueCaptured("E1-G1-1", "ex1", "G1", "It is q", "back1")
        assert stage.line.value == ""
        assert stage.head == "Group 1 (1 of 5 to 6)"
        assert stage.shows("It is q")
        assert stage.said == "E1-G1-1 kept: It is q"


async def test_the_number_of_a_group_gives_it_the_line(tmp_path: Path) -> None:
    """`3: ` at the start; a number that is no group's is part of the words."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.put("3: ")
        assert stage.head.startswith("Group 3")
        await stage.enter("3: twelve misses")
        await stage.enter("9: lives")
        assert stage.appended()[2:] == [
            IssueCaptured("E1-G3-1", "ex1", "G3", "twelve misses", "back1"),
            IssueCaptured("E1-G3-2", "ex1", "G3", "9: lives", "back1"),
        ]


async def test_tab_gives_the_line_to_the_next_group(tmp_path: Path) -> None:
    """Round and round, back with shift; what is typed stays."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.put("half a sentence")
        for group in ("Group 2", "Group 3", "Group 4", "Group 1"):
            await stage.press("tab")
            assert stage.head.startswith(group)
        await stage.press("shift+tab")
        assert stage.head.startswith("Group 4")
        assert stage.line.value == "half a sentence"
        assert stage.happened() == []


async def test_enter_on_an_empty_line_is_the_next_turn(tmp_path: Path) -> None:
    """The first of them puts the order on record."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press("enter")
        assert stage.head.startswith("Group 1")
        await stage.enter("   ")
        assert stage.head.startswith("Group 2")
        assert stage.happened() == ["turns.ordered", "turn.given", "turn.given"]


async def test_escape_leaves_the_line_and_keeps_the_draft(tmp_path: Path) -> None:
    """The same key brings it back, for the same group."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press("tab")
        await stage.put("nobody told")
        await stage.press("escape")
        assert stage.bench.typing is None
        assert "draft is kept" in stage.said
        assert stage.app.journal.drafts("2026-03-02-abc") == {"lead:capture": "2: nobody told"}
        await stage.press("c")
        assert stage.line.value == "nobody told"
        assert stage.head.startswith("Group 2")


@pytest.mark.parametrize("figure", [1, 2, 3, 4])
async def test_a_figure_captures_for_that_group(tmp_path: Path, figure: int) -> None:
    """In the exercise as well as in the report-back."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press(str(figure))
        assert stage.head.startswith(f"Group {figure}")
        assert stage.line.value == ""
        await stage.enter("said so")
        assert [issue.group for issue in stage.state.issues.values()] == [f"G{figure}"]


async def test_a_figure_without_a_group_says_so(tmp_path: Path) -> None:
    """The line opens all the same: words that follow must never become commands."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("9")
        assert "There is no group 9" in stage.said
        assert stage.head.startswith("Group 1")


async def test_before_any_exercise_the_words_become_a_note(tmp_path: Path) -> None:
    """Words that follow a key must never become commands."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("c", *"not now", "enter")
        assert [type(event) for event in stage.appended()] == [NoteAdded]
        assert stage.now.id == "welcome"


async def test_letters_are_letters_in_the_line(tmp_path: Path) -> None:
    """Every command's key, typed as words."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.press(*"nNgtTuUbqxEOSRDFcokalmi0123")
        await stage.press("plus", "minus", "left_square_bracket", "right_square_bracket", "question_mark", "full_stop")
        assert stage.line.value == "nNgtTuUbqxEOSRDFcokalmi0123+-[]?."
        assert stage.happened() == []
        assert len(stage.app.screen_stack) == 1


@pytest.mark.parametrize(
    ("key", "event"),
    [
        ("o", NoteAdded("N1", "Ask about heating", "welcome")),
        ("k", ParkingAdded("P1", "Ask about heating", "welcome")),
    ],
)
async def test_notes_and_parked_questions(tmp_path: Path, key: str, event: Event) -> None:
    """One key, the words, Enter."""
    async with lead(tmp_path, started()) as stage:
        await stage.press(key)
        await stage.enter("Ask about heating")
        assert stage.appended() == [event]
        assert stage.bench.typing is None
        assert stage.place == "lead"
        await stage.press(key, "enter")
        assert stage.appended() == []


async def test_an_action_is_what_who_and_by_when(tmp_path: Path) -> None:
    """Three parts in one line, the last two may stay empty."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("a")
        assert stage.head == "Action: what is to be done"
        await stage.enter("Write to the school")
        assert stage.head.startswith("Who does it")
        await stage.enter("lead officer")
        assert stage.head == "By when"
        await stage.enter("Friday")
        assert stage.appended() == [ActionAdded("A1", "Write to the school", "welcome", "lead officer", "Friday")]
        await stage.press("a")
        assert stage.line.value == ""
        await stage.enter("Second")
        await stage.press("enter", "enter")
        assert stage.appended() == [ActionAdded("A2", "Second", "welcome")]
        assert stage.bench.typing is None


async def test_an_action_broken_off_is_kept_in_all_its_parts(tmp_path: Path) -> None:
    """Esc in the middle, and the same key goes on."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("a")
        await stage.enter("Write to the school")
        await stage.put("lead off")
        await stage.press("escape", "a")
        assert stage.line.value == "Write to the school"
        await stage.press("enter")
        assert stage.line.value == "lead off"
        await stage.press("enter", "enter")
        assert stage.appended() == [ActionAdded("A1", "Write to the school", "welcome", "lead off")]
        assert not stage.bench.drafts.places()


async def test_each_purpose_keeps_its_own_draft(tmp_path: Path) -> None:
    """An interrupted note does not turn up among a group's words."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        for key, text in (("c", "a group's words"), ("o", "a note"), ("k", "a question"), ("a", "an action")):
            await stage.press(key)
            assert stage.line.value == ""
            await stage.put(text)
            await stage.press("escape")
        for key, text in (("c", "a group's words"), ("o", "a note"), ("k", "a question"), ("a", "an action")):
            await stage.press(key)
            assert stage.line.value == text
            await stage.press("escape")
        assert stage.happened() == []


async def test_pages_turn_while_the_line_is_open(tmp_path: Path) -> None:
    """The remote's keys still turn pages, and the words stay."""
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("o")
        await stage.put("a note")
        await stage.press("pagedown")
        assert stage.now.page_number == 2
        await stage.press("pageup")
        assert stage.now.page_number == 1
        assert stage.line.value == "a note"


async def test_a_paste_is_one_clean_line(tmp_path: Path) -> None:
    """Copied lines become one, without what would steer the terminal."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.put("said: ")
        await stage.paste("first\r\nsecond\tthird\x1b[31m\n")
        assert stage.line.value == "said: first second third[31m"
        await stage.press("enter")
        assert stage.texts() == ["said: first second third[31m"]


async def test_too_long_a_line_is_refused_and_kept(tmp_path: Path) -> None:
    """Nothing is cut off."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.enter("x" * 10_001)
        assert "10,001 characters" in stage.said
        assert stage.line.value == "x" * 10_001
        await stage.enter("x" * 10_000)
        assert stage.texts() == ["x" * 10_000]


async def test_another_item_closes_the_line_of_the_groups(tmp_path: Path) -> None:
    """What was typed stays a draft."""
    async with lead(tmp_path, reporting()) as stage:
        await stage.put("half a")
        stage.bench.ask(NextItem())
        await stage.settle()
        assert stage.now.id == "lunch"
        assert stage.bench.typing is None
        await stage.press("c")
        assert stage.line.value == "half a"
