"""The session log is written beside the day: nobody waits for it, and it holds what could not be stored yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from facilitator.application import export_service
from facilitator.console.exporting import BUSY, UNFORESEEN
from facilitator.journal.port import Journal, WriteRefused
from facilitator.live.facts import Recorded
from facilitator.live.facts.issues import CaptureIssue
from tests.console.stage import RUN, lead
from tests.makers import started


async def test_the_day_goes_on_while_the_log_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are kept meanwhile, asking again is answered, and in the end it is said where the files are."""
    may_go_on, write = Event(), export_service.export_open_run

    def slowly(
        journal: Journal, run: str, data: Path, entries: Sequence[Recorded], wanted: export_service.Wanted
    ) -> export_service.Exported:
        assert may_go_on.wait(30)
        return write(journal, run, data, entries, wanted)

    monkeypatch.setattr(export_service, "export_open_run", slowly)
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("x")
        assert "Writing" in stage.said
        await stage.enter_note("the GP left early")
        assert stage.happened() == ["note.added"]
        await stage.press("x")
        assert stage.said == BUSY
        may_go_on.set()
        await stage.written()
        assert "Exported:" in stage.said


async def test_lines_that_may_name_someone_are_told_with_the_files(tmp_path: Path) -> None:
    """In the end, when the words that say so stay."""
    day = started().goes_to("ex1")
    day.does(CaptureIssue("G1", "Mrs Patel never rang back"))
    async with lead(tmp_path, day) as stage:
        await stage.press("x")
        await stage.written()
        assert "Exported:" in stage.said
        assert "1 line is held back; nobody has looked at it: f n." in stage.said
        (readable,) = (tmp_path / "exports").glob("*.md")
        assert "Patel" not in readable.read_text(encoding="utf-8")


async def test_words_that_could_not_be_stored_are_in_the_files(tmp_path: Path) -> None:
    """The disk refuses, the day goes on in memory, and the files are what is left of it."""
    day = started().goes_to("ex1")
    journal = day.journal(RUN)
    async with lead(tmp_path, day, journal) as stage:
        journal.refuses = WriteRefused("The disk is full.")
        await stage.press("c")
        await stage.enter("nobody asked her")
        assert [issue.text for issue in stage.state.issues.values()] == ["nobody asked her"]
        await stage.press("escape", "x")
        await stage.written()
        (readable,) = (tmp_path / "exports").glob("*.md")
        assert "nobody asked her" in readable.read_text(encoding="utf-8")
        assert not any("captured" in kind for kind in stage.happened())


async def test_a_fault_in_a_format_does_not_stop_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, the day goes on, and the details are kept for when the window is left."""
    fault = ValueError("nobody foresaw this")

    def fails(*given: object) -> export_service.Exported:
        raise fault

    monkeypatch.setattr(export_service, "export_open_run", fails)
    async with lead(tmp_path, started().goes_to("ex1")) as stage:
        await stage.press("x")
        await stage.written()
        assert stage.said == UNFORESEEN
        await stage.enter_note("the GP left early")
        assert stage.happened() == ["note.added"]
        assert stage.app.return_code is None
        assert stage.app.unforeseen is fault
