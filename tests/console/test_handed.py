"""What leaves the laptop: among the files to pass on lies nothing private, and the rest is where its name says so."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.console import outside
from facilitator.console.screens import handed
from facilitator.console.screens.handed import HandedSheet
from facilitator.journal.place import PRIVATE
from facilitator.journal.port import WriteRefused
from facilitator.live.facts.issues import JudgeWords
from facilitator.live.facts.room import SendNudge
from tests.console.stage import RUN, Stage, lead
from tests.makers import Day, started, themed_plan

NOTE = "aubergine for the lead alone"
NUDGE = "bergamot from the scribe"
WITHDRAWN = "cardamom was said and taken off"
FIRST_WORDS = "damson before it was reworded"
TAKEN_BACK = "elderflower undone at once"
NAMED = "Mrs Fennelworth never rang the school"
HELD = "ginger is held back by hand"
OWNER = "Mr Hyssopley"
PRIVATE_WORDS = (NOTE, NUDGE, WITHDRAWN, FIRST_WORDS, TAKEN_BACK, NAMED, "Fennelworth", HELD, OWNER, "Hyssopley")
PUBLIC = "nobody asked the child what she saw"


def content(path: Path) -> Iterator[bytes]:
    """All bytes of a file, and of what is packed into it."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield archive.read(name)


def found_in(folder: Path) -> set[str]:
    """Which private words lie anywhere in a folder, in whatever file and encoding."""
    pieces = [piece for path in folder.rglob("*") if path.is_file() for piece in (*content(path), path.name.encode())]
    return {
        words
        for words in PRIVATE_WORDS
        for piece in pieces
        if words.encode() in piece or words.encode("utf-16-le") in piece
    }


async def capture(stage: Stage, text: str) -> None:
    """Take an issue down by its keys."""
    await stage.press("1")
    await stage.enter(text)
    await stage.press("escape")


async def marked_day(stage: Stage) -> None:
    """A day by its keys, with a private word of every kind in it."""
    await stage.enter_note(NOTE)
    stage.controller.dispatch(SendNudge(NUDGE))
    for text in (PUBLIC, FIRST_WORDS, WITHDRAWN, NAMED, HELD, TAKEN_BACK):
        await capture(stage, text)
    await stage.press("u")
    await stage.press("up", "up", "up", "d", "escape", "up", "up", "up", "enter")
    await stage.enter("the words that stand now")
    await stage.press("escape", "escape", "a")
    await stage.enter("Ring the GP")
    await stage.enter(OWNER)
    await stage.press("enter", "escape")
    stage.bench.ask(JudgeWords("E1-G1-5", False))
    await stage.press("p", "x")
    await stage.written()
    await stage.press("E", "enter")
    await stage.written()


def day_in_exercise() -> Day:
    """A day that has come to its first exercise."""
    return started(themed_plan()).goes_to("ex1")


async def test_among_what_may_be_passed_on_is_no_private_word(tmp_path: Path) -> None:
    """After a day by keys, printed, exported and ended; also once the private copy was written."""
    async with lead(tmp_path, day_in_exercise()) as stage:
        await marked_day(stage)
        assert {issue.text for issue in stage.state.issues.values()} >= {PUBLIC, WITHDRAWN, NAMED, HELD}
        assert "the words that stand now" in stage.texts()
        assert found_in(tmp_path / "exports") == set()
        assert any(PUBLIC.encode() in piece for path in (tmp_path / "exports").iterdir() for piece in content(path))
        await stage.press("X", "w")
        await stage.written()
        assert found_in(tmp_path / "exports") == set()
        assert found_in(tmp_path / PRIVATE) == set(PRIVATE_WORDS)


async def test_one_line_says_what_may_be_passed_on_and_where_the_rest_is(tmp_path: Path) -> None:
    """And how far anybody has looked: two are held back, one of them by the lead herself."""
    async with lead(tmp_path, day_in_exercise()) as stage:
        await capture(stage, NAMED)
        await capture(stage, HELD)
        stage.bench.ask(JudgeWords("E1-G1-2", False))
        await stage.press("x")
        await stage.written()
        count = len(list((tmp_path / "exports").iterdir()))
        assert stage.said == (
            f"Exported: {count} files to pass on in {tmp_path / 'exports'}: X opens it. 2 lines are held back; nobody "
            "has looked at 1: f n. No rule finds every name: read before you pass on. All that is private stays in the "
            "journal."
        )
        assert not (tmp_path / PRIVATE).exists()


async def test_a_stray_archive_of_an_earlier_version_is_named(tmp_path: Path) -> None:
    """It is left where it is, and nothing is said that it makes untrue."""
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "2026-03-02 small run.json").write_text("{}")
    async with lead(tmp_path, day_in_exercise()) as stage:
        await stage.press("x")
        await stage.written()
        assert "2026-03-02 small run.json from an earlier export is private and lies there too" in stage.said


async def test_a_day_that_cannot_be_stored_has_its_archive_written_too(tmp_path: Path) -> None:
    """Apart from what may be passed on: no word is lost with the window."""
    day = day_in_exercise()
    journal = day.journal(RUN)
    async with lead(tmp_path, day, journal) as stage:
        journal.refuses = WriteRefused("The disk is full.")
        await stage.enter_note(NOTE)
        await stage.press("x")
        await stage.written()
        (archive,) = (tmp_path / PRIVATE).iterdir()
        assert NOTE in archive.read_text(encoding="utf-8")
        assert found_in(tmp_path / "exports") == set()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What another program was asked to open, on a laptop that can."""
    asked: list[str] = []

    def open_it(target: str) -> str:
        asked.append(target)
        return ""

    monkeypatch.setattr(handed, "open_outside", open_it)
    return asked


async def test_the_folder_an_e_mail_and_the_path_are_one_key_away(tmp_path: Path, opened: list[str]) -> None:
    """From the list of what was exported; the draft names what to attach and nothing private."""
    async with lead(tmp_path, day_in_exercise()) as stage:
        await stage.press("X")
        assert stage.shows("Nothing has been exported yet")
        await stage.press("escape", "x")
        await stage.written()
        await stage.press("X", "w")
        await stage.written()
        sheet = stage.screen
        assert isinstance(sheet, HandedSheet)
        assert stage.shows("May be passed on")
        assert stage.shows("Private, never to pass on")
        await stage.press("o")
        await stage.app.workers.wait_for_complete()
        assert opened == [str(tmp_path / "exports")]
        await stage.press("e")
        await stage.app.workers.wait_for_complete()
        assert opened[1].startswith(
            "mailto:?subject=Session%20log%3A%20A%20small%20day%2C%202026-03-02&body=To%20attach"
        )
        assert "issues.csv" in opened[1]
        assert "json" not in opened[1]
        assert "private" not in opened[1]
        await stage.press("c")
        assert stage.app.clipboard == sheet.at


async def test_without_a_desktop_it_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the path stands there to be copied."""
    monkeypatch.setattr(handed, "open_outside", outside.open_outside)
    monkeypatch.setattr(outside, "_opener", lambda: "")
    monkeypatch.delattr(os, "startfile", raising=False)
    async with lead(tmp_path, day_in_exercise()) as stage:
        await stage.press("x")
        await stage.written()
        await stage.press("X", "o")
        await stage.app.workers.wait_for_complete()
        await stage.settle()
        sheet = stage.screen
        assert isinstance(sheet, HandedSheet)
        assert "no desktop" in sheet.bench.said
        assert f"The folder is {tmp_path / 'exports'}. c copies the path." in sheet.bench.said


def test_a_program_that_fails_to_open_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that ends with an error, and one that is not there."""
    monkeypatch.delattr(os, "startfile", raising=False)
    monkeypatch.setattr(outside, "_opener", lambda: "false")
    assert "no program here is set up" in outside.open_outside("/")
    monkeypatch.setattr(outside, "_opener", lambda: "true")
    assert outside.open_outside("/") == ""
    monkeypatch.setattr(outside, "_opener", lambda: "/nowhere/opener")
    assert "could not be opened" in outside.open_outside("/")


async def test_what_stands_in_it_is_chosen_by_keys(tmp_path: Path) -> None:
    """Slides, the day as it went, the summary alone: said on the sheet, and then in the files."""
    async with lead(tmp_path, day_in_exercise()) as stage:
        await capture(stage, PUBLIC)

        async def written() -> str:
            await stage.press("x")
            await stage.written()
            (page,) = (tmp_path / "exports").glob("* session log.html")
            return page.read_text(encoding="utf-8")

        await stage.press("X")
        assert stage.shows("p slides: without")
        usual = await written()
        assert 'id="shown"' not in usual
        assert 'id="timeline"' not in usual
        await stage.press("p", "t")
        assert stage.shows("p slides: with")
        chosen = await written()
        assert 'id="shown"' in chosen
        assert 'id="timeline"' in chosen
        await stage.press("s", "x")
        await stage.written()
        (brief,) = (tmp_path / "exports").glob("* summary.html")
        assert 'id="issues"' not in brief.read_text(encoding="utf-8")
