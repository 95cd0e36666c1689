"""Unfinished words: they survive Esc, a crash, a restart, another folder, and are written within a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.journal.port import WriteRefused
from tests.console.stage import RUN, lead
from tests.makers import started


async def test_a_draft_is_written_by_the_next_tick(tmp_path: Path) -> None:
    """A crash loses at most that second."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await stage.press(*"abc")
        await stage.turn(1)
        assert stage.app.journal.drafts(RUN) == {"lead:capture": "abc"}
        await stage.put("abcd")
        await stage.turn(1)
        assert stage.app.journal.drafts(RUN) == {"lead:capture": "abcd"}


async def test_a_new_start_brings_every_draft_back(tmp_path: Path) -> None:
    """As after a crash: nothing was closed in an orderly way."""
    day = started().goes_to("ex1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        for key, words in (("o", "a note"), ("k", "a question"), ("a", "an action"), ("c", "half a")):
            await stage.press("escape", key)
            await stage.put(words)
        await stage.turn(1)
    async with lead(tmp_path, day, journal) as stage:
        assert "Unfinished words are kept" in stage.said
        for key, words in (("o", "a note"), ("k", "a question"), ("a", "an action"), ("c", "half a")):
            await stage.press(key)
            assert stage.line.value == words
            await stage.press("escape")


async def test_a_report_back_opens_with_the_words_that_were_in_the_line(tmp_path: Path) -> None:
    """After a crash the trainer goes on in the middle of the word, cursor at its end."""
    day = started().goes_to("back1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.put("nobody ask")
        await stage.turn(1)
    async with lead(tmp_path, day, journal) as stage:
        assert stage.line.value == "nobody ask"
        await stage.press("e", "d", "enter")
        assert stage.texts() == ["nobody asked"]
        await stage.turn(1)
        assert journal.drafts(RUN) == {}


async def test_a_draft_that_names_a_group_opens_with_that_group_in_hand(tmp_path: Path) -> None:
    """What stands over the line is whose words they will be."""
    day = started().goes_to("ex1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("2")
        await stage.put("3: the first")
        await stage.turn(1)
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("c")
        assert stage.head.startswith("Group 3")
        await stage.press("enter")
        assert stage.state.issues["E1-G3-1"].text == "the first"


async def test_words_stay_with_their_group_through_a_crash(tmp_path: Path) -> None:
    """Another group than the one that would be in hand is named by a mark then, and only then."""
    day = started().goes_to("ex1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("3", *"half a")
        assert stage.line.value == "half a"
        await stage.turn(1)
        assert journal.drafts(RUN) == {"lead:capture": "3: half a"}
        await stage.press("tab")
        await stage.turn(1)
        assert journal.drafts(RUN) == {"lead:capture": "4: half a"}
        await stage.press("escape", "c")
        assert stage.line.value == "half a"
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("c")
        assert stage.head.startswith("Group 4")
        await stage.press(*" thought", "enter")
        assert stage.state.issues["E1-G4-1"].text == "half a thought"
        await stage.turn(1)
        assert journal.drafts(RUN) == {}


async def test_what_was_saved_is_no_draft_any_more(tmp_path: Path) -> None:
    """Not even when the words were never written as one."""
    async with lead(tmp_path, started().goes_to("back1")) as stage:
        await stage.enter("said")
        await stage.turn(1)
        assert stage.app.journal.drafts(RUN) == {}
        assert stage.bench.drafts.places() == ()


async def test_a_draft_that_cannot_be_written_says_so_and_is_tried_again(tmp_path: Path) -> None:
    """The words stay in the line."""
    day = started().goes_to("back1")
    journal = day.journal()

    def refuse(run: str, place: str, text: str) -> None:
        raise WriteRefused("The disk is full.")

    async with lead(tmp_path, day, journal) as stage:
        save, journal.save_draft = journal.save_draft, refuse  # type: ignore[method-assign]
        await stage.put("half a")
        await stage.turn(1)
        assert stage.said == "The draft could not be saved. The disk is full."
        assert stage.shows("DRAFT NOT SAVED")
        assert stage.line.value == "half a"
        journal.save_draft = save  # type: ignore[method-assign]
        await stage.turn(1)
        assert journal.drafts(RUN) == {"lead:capture": "half a"}
        assert not stage.shows("NOT SAVED")


async def test_leaving_keeps_the_line_without_a_tick(tmp_path: Path) -> None:
    """Ctrl+C in the middle of a word."""
    day = started().goes_to("back1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        await stage.press(*"half")
        await stage.press("ctrl+c", "ctrl+c")
        assert stage.app.return_code == 0
    assert journal.drafts(RUN) == {"lead:capture": "half"}


async def test_drafts_of_another_window_are_left_alone(tmp_path: Path) -> None:
    """The scribe's unfinished words are hers."""
    day = started().goes_to("back1")
    journal = day.journal()
    journal.save_draft(RUN, "scribe:capture", "hers")
    async with lead(tmp_path, day, journal) as stage:
        assert stage.line.value == ""
        await stage.put("mine")
        await stage.turn(1)
        assert journal.drafts(RUN) == {"lead:capture": "mine", "scribe:capture": "hers"}


async def test_a_key_in_trouble_waits_for_the_journal_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each attempt may take a quarter of a second. What a line's words became waits, so its draft stays on the disk."""
    day = started().goes_to("back1")
    journal = day.journal()
    tries: list[str] = []
    async with lead(tmp_path, day, journal) as stage:
        await stage.put("nobody asked")
        await stage.turn(1)

        def refuse_events(*given: object) -> None:
            tries.append("events")
            raise WriteRefused("locked")

        def refuse_draft(run: str, place: str, text: str) -> None:
            tries.append(f"draft: {text}")
            raise WriteRefused("locked")

        with monkeypatch.context() as patched:
            patched.setattr(journal, "append", refuse_events)
            patched.setattr(journal, "save_draft", refuse_draft)
            await stage.press("enter")
            assert stage.texts() == ["nobody asked"]
            assert tries == ["events"]
            await stage.press(*"xy")
            await stage.turn(1)
            assert tries == ["events", "events", "draft: xy"]
            assert journal.drafts(RUN) == {"lead:capture": "nobody asked"}
        await stage.turn(1)
        assert journal.drafts(RUN) == {"lead:capture": "xy"}
        await stage.press("enter")
        assert journal.drafts(RUN) == {}
