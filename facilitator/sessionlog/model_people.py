"""Who was there, what was counted, noted and agreed, and what was added afterwards, as the session log holds it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from facilitator.sessionlog.model_issues import LogRecord, Standing


class EntryLog(LogRecord, frozen=True):
    """A note (private), a parking-lot entry, an action or a pledge, with the title of the item it was made at.

    `owner` is a role or an agency. `settled` tells that a question was answered or an action done, `how` says so in a
    few words. `held_back` tells that a copy to share does not show its words.
    """

    id: str
    kind: Literal["note", "parking", "action", "pledge"]
    text: str
    at: datetime
    by: str
    at_item: str
    owner: str
    by_when: str
    standing: Standing
    settled: bool = False
    how: str = ""
    amended: bool = False
    held_back: bool = False


class PhotographLog(LogRecord, frozen=True):
    """A photograph of a group's flipchart (private). `picture` is empty where its bytes are not there any more."""

    id: str
    group: str
    caption: str
    at: datetime
    width: int
    height: int
    picture: bytes = b""


class AttendanceLog(LogRecord, frozen=True):
    """People of an agency who were there, at one group if that is named; None: fewer than five, in a copy to share.

    An agency's people are those counted for the day, or where only groups were counted, all of theirs together.
    """

    agency: str
    count: int | None
    group: str = ""


class TallyLog(LogRecord, frozen=True):
    """Hands counted. `what` names what it was about; `counts` has one number for each answer of the `scale`.

    In a copy to share, `counts` is empty where they are not told, a count is None where it is under five, and `hands`
    and `mean` are None where they would give such a count away.
    """

    id: str
    about: str
    what: str
    question: str
    scale: Literal["1-5", "yes-no"]
    moment: Literal["", "start", "end"]
    counts: tuple[int | None, ...]
    hands: int | None
    mean: float | None
    at: datetime
    at_item: str
    standing: Standing


class TallyChange(LogRecord, frozen=True):
    """The mean of the same question at the start and at the end of the day."""

    what: str
    start: float
    end: float


class WalkLog(LogRecord, frozen=True):
    """What the trainer saw of a group, walking round; private."""

    group: str
    item: str
    standing: str
    at: datetime


class NudgeLog(LogRecord, frozen=True):
    """What the scribe told the lead; private."""

    id: str
    text: str
    group: str
    at: datetime
    seen: bool


class CommentLog(LogRecord, frozen=True):
    """A co-facilitator's comment, on an issue, an entry or an item ("": the day); `at` is when it was written."""

    id: str
    text: str
    author: str
    about: str
    at: datetime
    standing: Standing


class DebriefLog(LogRecord, frozen=True):
    """One answer of the debrief form; `item` is a title ("": the day as a whole)."""

    part: str
    item: str
    author: str
    text: str
    at: datetime


class JudgedLog(LogRecord, frozen=True):
    """What the lead decided about words that may tell who somebody is, by the id of what holds them; private."""

    id: str
    words: str
    share: bool
    nobody: bool = False
