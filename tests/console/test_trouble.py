"""When the journal refuses: said within a tick, nothing typed is lost, the day goes on, and it clears itself."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.application.export_service import open_elsewhere
from facilitator.console.widgets.panels import Message
from facilitator.journal.port import Damaged, JournalProblem, WriteRefused
from facilitator.journal.typed_path import shell_word
from facilitator.live.facts.entries import AddNote
from tests.console.stage import RUN, Stage, lead
from tests.makers import started

FULL = WriteRefused("The disk is full.")


def alarmed(stage: Stage) -> bool:
    """Whether the words under the panels are in the colours of trouble."""
    return stage.lead.query_one(Message).alarm


async def test_a_refused_write_is_said_at_once_and_the_day_goes_on(tmp_path: Path) -> None:
    """Pages turn, words are kept, and the footer counts what waits."""
    day = started().goes_to("back1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        journal.refuses = FULL
        await stage.enter("nobody asked her")
        assert "NOT SAVED: The disk is full." in stage.said
        assert "F goes on in another folder" in stage.said
        assert alarmed(stage)
        assert stage.shows("NOT SAVED")
        assert stage.texts() == ["nobody asked her"]
        assert stage.shows("nobody asked her")
        assert stage.happened() == []
        await stage.press("escape", "n")
        assert stage.now.id == "lunch"
        await stage.enter_note("still here")
        assert "4 steps are kept" in stage.said


async def test_it_is_tried_again_and_clears_itself(tmp_path: Path) -> None:
    """When the disk has room again, everything is stored in order, with the time it happened."""
    day = started()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        journal.refuses = FULL
        await stage.press("plus", "n")
        at = stage.clock.now()
        await stage.turn(3)
        assert alarmed(stage)
        assert stage.happened() == []
        journal.refuses = None
        await stage.turn(1)
        assert not alarmed(stage)
        assert "NOT SAVED" not in stage.said
        assert stage.shows("saved 09:30:0")
        assert stage.happened() == ["clock.changed", "item.entered"]
        assert journal.read(RUN)[-1].at == at


async def test_what_is_being_typed_stays_through_the_trouble(tmp_path: Path) -> None:
    """The line is not touched by trouble coming and going."""
    day = started().goes_to("back1")
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        journal.refuses = FULL
        await stage.enter("one")
        await stage.put("half a")
        await stage.turn(2)
        journal.refuses = None
        await stage.turn(1)
        assert stage.line.value == "half a"
        assert stage.texts() == ["one"]
        assert stage.happened() == ["turns.ordered", "turn.given", "issue.captured"]


@pytest.mark.parametrize("words", ["Another program is using the journal.", "The journal cannot be written to. [/x]"])
async def test_the_journals_own_words_are_shown_as_they_are(tmp_path: Path, words: str) -> None:
    """Markup in them is text."""
    day = started()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        journal.refuses = WriteRefused(words)
        await stage.press("plus")
        assert words in stage.said
        assert stage.shows(words)


async def test_a_journal_that_cannot_be_read_is_no_reason_to_stop(tmp_path: Path) -> None:
    """Another window's events cannot be followed for a while: that is said, and clears itself."""
    day = started()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        beside = journal.beside()
        day.does(AddNote("from the scribe"), by="scribe")
        beside.append(RUN, stage.seq, day.entries[-1:])
        journal.unreadable = Damaged("The journal cannot be read.")
        await stage.turn(1)
        assert "cannot be read" in stage.said
        journal.unreadable = None
        await stage.turn(2)
        assert "cannot be read" not in stage.said
        assert [entry.text for entry in stage.view.entries] == ["from the scribe"]


async def test_the_day_goes_on_in_another_folder(tmp_path: Path) -> None:
    """With everything that happened, stored or held, and the words in the line."""
    day = started().goes_to("back1")
    journal = day.journal()
    there = tmp_path / "stick"
    there.mkdir()
    async with lead(tmp_path, day, journal) as stage:
        await stage.enter("stored")
        journal.refuses = FULL
        await stage.enter("held")
        await stage.put("half a")
        await stage.press("escape", "F")
        assert stage.head == "Go on in this folder"
        await stage.enter(str(there))
        assert "The day goes on in" in stage.said
        assert not alarmed(stage)
        assert stage.texts() == ["stored", "held"]
        await stage.press("c")
        assert stage.line.value == "half a"
        await stage.enter("and on")
        stage.controller.journal.close()
    moved = open_elsewhere(str(there), datetime.now(UTC)).journal
    texts = [entry.event.text for entry in moved.read(RUN) if hasattr(entry.event, "text")]
    assert texts == ["stored", "held", "and on"]
    moved.close()


async def test_a_folder_that_was_dragged_in_is_the_one_that_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As terminals write it; a part of a path and a folder that is not there are refused, and nothing is made."""
    monkeypatch.setenv("STICK", "elsewhere")
    monkeypatch.chdir(tmp_path)
    there = tmp_path / "Ann's $STICK here"
    there.mkdir()
    async with lead(tmp_path, started()) as stage:
        before = sorted(tmp_path.iterdir())
        for refused, words in (
            ("stick", "only a part of a path"),
            (there.name, "only a part of a path"),
            (str(tmp_path / "none"), "There is no folder"),
        ):
            await stage.press("F")
            await stage.enter(refused)
            assert words in stage.said
            await stage.press("escape")
        assert sorted(tmp_path.iterdir()) == before
        await stage.press("F")
        await stage.enter(f"{shell_word(str(there), windows=os.name == 'nt')} ")
        assert f"The day goes on in {there}" in stage.said
        assert f"--data {shell_word(str(there), windows=os.name == 'nt')}" in stage.said
        assert any(there.iterdir())
        stage.controller.journal.close()


async def test_drafts_come_along_to_another_folder(tmp_path: Path) -> None:
    """Those that were stored in the old one, too."""
    day = started()
    journal = day.journal()
    there = tmp_path / "stick"
    there.mkdir()
    async with lead(tmp_path, day, journal) as stage:
        await stage.press("o")
        await stage.put("unfinished")
        await stage.press("escape")
        await stage.turn(1)
        await stage.press("F")
        await stage.enter(str(there))
        await stage.turn(1)
        assert stage.controller.journal.drafts(RUN) == {"lead:note": "unfinished"}
        stage.controller.journal.close()


async def test_a_folder_dragged_into_the_terminal_is_the_one_that_is_meant(tmp_path: Path) -> None:
    """Its quotes come off; what is told can be pasted."""
    there = tmp_path / "my stick"
    there.mkdir()
    async with lead(tmp_path, started()) as stage:
        await stage.press("F")
        await stage.enter(f"'{there}'")
        assert f"The day goes on in {there}" in stage.said
        assert (there / "journal.db").is_file()
        stage.controller.journal.close()


FOLDERS = {
    "relative": "stick",
    "not there": "/nowhere/at/all",
    "below a file": "file/below",
    "a stranger's home": "~nobody-of-this-name/x",
    "nul": "$NOT_SET_ANYWHERE/\x00x",
    "too long": "x" * 5000,
    "markup": "[/x][@click=app.quit]x[/]",
    "read-only": "/proc/x",
}


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
async def test_a_folder_that_cannot_be_is_refused_in_words(
    tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day goes on where it was, and the name stays in the line to be corrected."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("in the way")
    async with lead(tmp_path, started()) as stage:
        await stage.press("F")
        await stage.enter(folder)
        assert stage.said
        if "goes on in" not in stage.said:
            assert stage.line.value == folder
            await stage.press("escape")
        await stage.press("space")
        assert stage.now.page_number == 2
        assert isinstance(stage.controller.journal.last(RUN), int)
        stage.controller.journal.close()


async def test_no_folder_is_a_way_out(tmp_path: Path) -> None:
    """Enter on an empty line goes back."""
    async with lead(tmp_path, started()) as stage:
        await stage.press("F", "enter")
        assert stage.bench.typing is None
        assert stage.app.journal is stage.controller.journal


async def test_trouble_while_ending_the_day_keeps_the_end(tmp_path: Path) -> None:
    """And the export that cannot be made is said."""
    day = started()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        journal.refuses = FULL
        await stage.press("E", "enter")
        assert stage.view.phase == "ended"
        assert "NOT SAVED" in stage.said
        journal.refuses = None
        await stage.turn(2)
        assert stage.happened() == ["run.ended"]


async def test_a_problem_that_is_not_about_writing_is_no_crash(tmp_path: Path) -> None:
    """Any problem of the journal is words."""
    day = started()
    journal = day.journal()
    async with lead(tmp_path, day, journal) as stage:
        journal.refuses = JournalProblem("Something odd.")
        await stage.press("t", "plus", "n", "u")
        assert "Something odd." in stage.said
