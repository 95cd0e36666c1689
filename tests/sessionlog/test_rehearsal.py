"""A rehearsal is marked on everything that is handed over, so that it is never taken for a delivered day."""

from __future__ import annotations

from io import BytesIO
from typing import get_args
from zipfile import ZipFile

import pytest

from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.day import EndRun
from facilitator.live.facts.issues import CaptureIssue
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import FORMATS, Audience, render
from facilitator.sessionlog.model import SessionLog
from tests.sessionlog import day


def log(rehearsal: float) -> SessionLog:
    """A day with something in every table."""
    teller = day.Teller().do(day.start(rehearsal=rehearsal)).wait(30).do(NextItem(), NextItem())
    teller.do(CaptureIssue("G1", "nobody asked"), every=30).wait(5).do(EndRun())
    return session_log(day.RUN, teller.entries)


def unzipped(content: bytes) -> bytes:
    """The words of a Word document."""
    with ZipFile(BytesIO(content)) as archive:
        names = ("word/document.xml", "xl/sharedStrings.xml")
        return b"".join(archive.read(name) for name in names if name in archive.namelist())


@pytest.mark.parametrize("audience", get_args(Audience))
@pytest.mark.parametrize("form", FORMATS)
def test_every_file_says_so(form: str, audience: Audience) -> None:
    """In its name and inside; a delivered day's files say nothing of the kind."""
    for name, content in render(log(20.0), [form], audience).items():
        assert " rehearsal " in name
        if name.endswith((".docx", ".xlsx")):
            content = unzipped(content)
        lines = content.decode("utf-8-sig").splitlines()[1:] if name.endswith(".csv") else []
        assert all(line.startswith(f'"{day.RUN} (rehearsal)",') for line in lines)
        assert b"rehearsal" in content.lower() or (name.endswith(".csv") and not lines), name
    for name, content in render(log(0.0), [form], audience).items():
        assert "rehearsal" not in name
        content = unzipped(content) if name.endswith((".docx", ".xlsx")) else content
        assert b"rehearsal" not in content.lower().replace(b'"rehearsal":0.0', b""), name
