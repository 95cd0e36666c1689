"""What a reviewer can ask for once the day is over: comments, the debrief form, the day of deletion."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from facilitator.live.commands.base import Command
from facilitator.live.events import AnyEvent, DebriefPart


class MakeComment(Command, frozen=True):
    """Comment on an issue, an entry or an item; without `about`, on the day as a whole. Raw text may come in."""

    text: str
    author: str
    about: str = ""


class WithdrawComment(Command, frozen=True):
    """Take a comment back; its words stay on record."""

    id: str


class WriteDebrief(Command, frozen=True):
    """Answer one part of the debrief form; an empty text takes the answer back. `item` for a cause alone."""

    part: DebriefPart
    text: str
    author: str
    item: str = ""


class SetRetention(Command, frozen=True):
    """Say by which day the run is to be deleted; None: nothing is said any longer."""

    delete_by: date | None = None


class ForeignComment(msgspec.Struct, frozen=True):
    """A comment of a colleague's copy: its id there and the UTC instant at which it was first written."""

    text: str
    author: str
    about: str
    made: datetime
    origin: str


class TakeOver(Command, frozen=True):
    """Take over what a colleague added to her copy of this run: comments, and events that stand for themselves."""

    comments: tuple[ForeignComment, ...] = ()
    others: tuple[AnyEvent, ...] = ()
