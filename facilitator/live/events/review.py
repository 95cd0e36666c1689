"""What co-facilitators add when they read the session log."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from facilitator.live.events.base import Event

DebriefPart = Literal["worked", "change", "cause", "follow-up", "three months"]
"""What worked, what to change, why an item took longer or shorter, what is owed to whom, what came of it later."""


class CommentMade(Event, frozen=True, tag="comment.made"):
    """A co-facilitator commented.

    `author` is initials or a role. `about` is the id of an issue, an entry or an item ("" for the day as a whole).
    `made` is the UTC instant it was first written, where it was taken over from a colleague's copy; then `origin` is
    the id it had there.
    """

    id: str
    text: str
    author: str
    about: str = ""
    made: datetime | None = None
    origin: str = ""


class CommentWithdrawn(Event, frozen=True, tag="comment.withdrawn"):
    """A comment was taken back; its words stay on record."""

    id: str


class DebriefWritten(Event, frozen=True, tag="debrief.written"):
    """One answer of the debrief form; a later one for the same part, item and author replaces it."""

    part: DebriefPart
    text: str
    author: str
    item: str = ""


class RetentionSet(Event, frozen=True, tag="retention.set"):
    """The day by which the run is to be deleted; None: no longer."""

    delete_by: date | None = None
