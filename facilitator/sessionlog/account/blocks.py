"""The pieces that an account is made of: plain text and numbers, for any format to write down."""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.sessionlog.account.bars import MinutesBar

Mark = Literal["", "id", "strong", "mark", "quiet", "time", "typed", "theme"]


class Run(msgspec.Struct, frozen=True):
    """A stretch of words. "mark" is a remark of the console's, "typed" words in quotation marks, "time" when it was."""

    text: str
    mark: Mark = ""


Runs = tuple[Run, ...]


class RunningText(msgspec.Struct, frozen=True, tag=True):
    """Running text. "notice" and "alarm" stand out; "lead" is what to read first."""

    runs: Runs
    tone: Literal["", "lead", "quiet", "notice", "alarm"] = ""


class BulletList(msgspec.Struct, frozen=True, tag=True):
    """A list without numbers. `look` is how a page sets it."""

    entries: tuple[Runs, ...]
    look: Literal["plain", "issues", "timeline"] = "plain"


class LabelledFacts(msgspec.Struct, frozen=True, tag=True):
    """Labels with what they stand for."""

    rows: tuple[tuple[str, str], ...]


class Numbers(msgspec.Struct, frozen=True, tag=True):
    """A few numbers to see at once, each with what it counts."""

    rows: tuple[tuple[str, str], ...]


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table. One with a `bar` is a drawing, and its words are in the bar. `shade`: 0 (none) to 5."""

    runs: Runs = ()
    bar: MinutesBar | None = None
    tone: Literal["", "over", "off", "number", "short"] = ""
    shade: int = 0


class Grid(msgspec.Struct, frozen=True, tag=True):
    """A table. `name` is how a page sets it; `total` tells that the last row adds up the others.

    `drawn` names the columns, from 0, that hold bars: a format that cannot draw leaves them out. `named` is the column
    that says what its row is about.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = "grid"
    total: bool = False
    drawn: tuple[int, ...] = ()
    named: int = 0


class Photograph(msgspec.Struct, frozen=True, tag=True):
    """A picture, as JPEG, with what is said of it; without bytes the words stand alone. `width`, `height` in pixels."""

    picture: bytes
    said: Runs
    words: str
    width: int = 0
    height: int = 0


Block = RunningText | BulletList | LabelledFacts | Numbers | Grid | Photograph


class Section(msgspec.Struct, frozen=True):
    """A part with a heading. `beside` tells that its own parts may stand side by side."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()
    beside: bool = False


class Account(msgspec.Struct, frozen=True):
    """All that one copy says. `notice` tells what it holds or leaves out; `full` that it is not to be passed on.

    `run` is the id by which a later export knows its own files; it stands where no reader stumbles over it. `day` is
    the date in words, for the head of every page.
    """

    full: bool
    run: str
    title: str
    day: str
    subtitle: tuple[str, ...]
    notice: str
    rehearsal: str
    sections: tuple[Section, ...]


def words(*texts: str) -> Runs:
    """Plain text as runs; empty ones are left out."""
    return tuple(Run(text) for text in texts if text)


def cell(text: str, tone: Literal["", "over", "off", "number", "short"] = "") -> Cell:
    """A cell of plain text."""
    return Cell(words(text), tone=tone)
