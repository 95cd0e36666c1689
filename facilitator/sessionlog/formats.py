"""What a session log can be written as. To add an export, write its module and add one entry to `FORMATS`.

Each renderer is imported only when it is used, so an export that needs a heavy library costs nothing to the others.
A copy is made for one of two audiences. "share" is safe to pass on: no private notes, no words that were withdrawn,
taken back or reworded, because those are often the ones that named somebody. "full" holds everything and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from facilitator.sessionlog.model import SessionLog

Audience = Literal["share", "full"]
Render = Callable[[SessionLog, Audience], dict[str, bytes]]


class Format(msgspec.Struct, frozen=True):
    """One way to write a session log.

    `files` are the endings of the files it makes. A `private` format holds everything whoever it is made for.
    `render` gives the content of each file by its name.
    """

    id: str
    label: str
    files: tuple[str, ...]
    render: Render
    private: bool = False


def _markdown(log: SessionLog, audience: Audience) -> dict[str, bytes]:
    from facilitator.sessionlog.markdown import render

    return render(log, audience)


def _csv(log: SessionLog, audience: Audience) -> dict[str, bytes]:
    from facilitator.sessionlog.tables import render

    return render(log, audience)


def _json(log: SessionLog, audience: Audience) -> dict[str, bytes]:
    from facilitator.sessionlog.archive import render

    return render(log, audience)


def _word(log: SessionLog, audience: Audience) -> dict[str, bytes]:
    from facilitator.sessionlog.word import render

    return render(log, audience)


def _html(log: SessionLog, audience: Audience) -> dict[str, bytes]:
    from facilitator.sessionlog.html.render import render

    return render(log, audience)


FORMATS: dict[str, Format] = {
    form.id: form
    for form in (
        Format("md", "Markdown, to read and to e-mail", ("session log.md",), _markdown),
        Format(
            "csv",
            "CSV tables of issues, timings, themes, hands, people and entries",
            ("issues.csv", "timings.csv", "themes.csv", "hands.csv", "attendance.csv", "entries.csv"),
            _csv,
        ),
        Format("json", "JSON archive of the whole run", ("run.json",), _json, private=True),
        Format("html", "HTML, one page to read and to print", ("session log.html",), _html),
        Format("docx", "Word, with headings and tables to work on", ("session log.docx",), _word),
    )
}
"""Every format by its id, in the order that lists show them."""


def render(log: SessionLog, formats: Iterable[str], audience: Audience = "share") -> dict[str, bytes]:
    """The files of several formats together. Raises KeyError for a format that does not exist."""
    files: dict[str, bytes] = {}
    for form in formats:
        files |= FORMATS[form].render(log, audience)
    return files
