"""What a review adds once the day is over: comments, the debrief form, the day of deletion."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, Literal

import msgspec

from facilitator.live.facts.base import AfterTheEnd, Event, Name, Words


class ForeignComment(msgspec.Struct, frozen=True):
    """A comment of a colleague's copy: its id there and the UTC instant at which it was first written."""

    text: str
    author: str
    about: str
    made: datetime
    origin: str


DebriefPart = Literal["worked", "change", "cause", "follow-up", "three months"]
"""What worked, what to change, why an item took longer or shorter, what is owed to whom, what came of it later."""


# -- what may be asked -------------------------------------------------------------------------------------------------


class MakeComment(AfterTheEnd, frozen=True):
    """Comment on an issue, an entry or an item; without `about`, on the day as a whole. Raw text may come in."""

    text: Words
    author: str
    about: str = ""


class WithdrawComment(AfterTheEnd, frozen=True):
    """Take a comment back; its words stay on record."""

    id: Name


class WriteDebrief(AfterTheEnd, frozen=True):
    """Answer one part of the debrief form; an empty text takes the answer back. `item` for a cause alone."""

    part: DebriefPart
    text: Words
    author: str
    item: Name = ""


class SetRetention(AfterTheEnd, frozen=True):
    """Say by which day the run is to be deleted; None: nothing is said any longer."""

    delete_by: date | None = None


class TakeOver(AfterTheEnd, frozen=True):
    """Take over what a colleague added to her copy of this run: comments, and events that stand for themselves."""

    comments: tuple[ForeignComment, ...] = ()
    others: tuple[Any, ...] = ()


# -- what then happened ------------------------------------------------------------------------------------------------


class CommentMade(Event, frozen=True, tag="comment.made"):
    """A co-facilitator commented.

    `author` is initials or a role. `about` is the id of an issue, an entry or an item ("" for the day as a whole).
    `made` is the UTC instant it was first written, where it was taken over from a colleague's copy; then `origin` is
    the id it had there.
    """

    undo: ClassVar[str] = "a comment"
    gives: ClassVar[str] = "id"

    id: str
    text: str
    author: str
    about: str = ""
    made: datetime | None = None
    origin: str = ""


class CommentWithdrawn(Event, frozen=True, tag="comment.withdrawn"):
    """A comment was taken back; its words stay on record."""

    told: ClassVar[str] = "The comment {id} was taken back."
    private: ClassVar[bool] = True
    undo: ClassVar[str] = "taking a comment back"

    id: str


class DebriefWritten(Event, frozen=True, tag="debrief.written"):
    """One answer of the debrief form; a later one for the same part, item and author replaces it."""

    undo: ClassVar[str] = "the debrief form"

    part: DebriefPart
    text: str
    author: str
    item: str = ""


class RetentionSet(Event, frozen=True, tag="retention.set"):
    """The day by which the run is to be deleted; None: no longer."""

    undo: ClassVar[str] = "the day of deletion"

    delete_by: date | None = None
