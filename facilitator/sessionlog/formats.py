"""What a session log can be written as. To add an export, write its module and add one entry to `FORMATS`.

Each renderer is imported only when it is used, so an export that needs a heavy library costs nothing to the others.
A copy is made for one of two audiences. "share" is safe to pass on: no private notes, no words that were withdrawn,
taken back or reworded, because those are often the ones that named somebody. "full" holds everything and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Literal, Protocol

import msgspec

from facilitator.sessionlog.choices import USUAL, Choices
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.sharing import shared

Audience = Literal["share", "full"]


class Renderer(Protocol):
    """The module of a format."""

    def render(self, log: SessionLog, choices: Choices) -> dict[str, bytes]:
        """The content of each file by its name, of the copy that is handed in: it is all that may be told."""


class Format(msgspec.Struct, frozen=True):
    """One way to write a session log.

    `files` are the endings of the files it makes. `module` is where its `render` is; it is loaded only when it is used.
    A `private` format holds everything whoever it is made for. One that is `read` can be the summary alone.
    """

    id: str
    label: str
    files: tuple[str, ...]
    module: str
    private: bool = False
    read: bool = False

    def render(self, copy: SessionLog, choices: Choices = USUAL) -> dict[str, bytes]:
        """The content of each file by its name."""
        renderer: Renderer = import_module(f"facilitator.sessionlog.{self.module}")
        return renderer.render(copy, choices)


FORMATS: dict[str, Format] = {
    form.id: form
    for form in (
        Format("md", "Markdown, to read and to e-mail", ("session log.md",), "markdown", read=True),
        Format(
            "csv",
            "CSV tables for machines, one fact a row",
            (
                *("issues.csv", "facts.csv", "timings.csv", "causes.csv", "themes.csv", "hands.csv"),
                *("attendance.csv", "entries.csv"),
            ),
            "tables",
        ),
        Format("xlsx", "Excel workbook, a sheet for each table", ("tables.xlsx",), "workbook"),
        Format("json", "JSON archive of the whole run", ("run.json",), "archive", private=True),
        Format("html", "HTML, one page to read and to print", ("session log.html",), "html.render", read=True),
        Format("docx", "Word, with headings and tables to work on", ("session log.docx",), "word", read=True),
    )
}
"""Every format by its id, in the order that lists show them."""


def copy_for(log: SessionLog, audience: Audience) -> SessionLog:
    """The copy of a log that its readers may have; a copy to share, handed in again, is itself."""
    return log if audience == "full" else shared(log)


def render(
    log: SessionLog, formats: Iterable[str], audience: Audience = "share", choices: Choices = USUAL
) -> dict[str, bytes]:
    """The files of several formats together. Raises KeyError for a format that does not exist.

    Here alone a log is turned into the copy that its readers may have: what a renderer is handed is all that it can
    reach, so none has to decide again what is private.
    """
    copy = copy_for(log, audience)
    files: dict[str, bytes] = {}
    for form in map(FORMATS.__getitem__, formats):
        files |= form.render(log if form.private else copy, choices)
    return files
