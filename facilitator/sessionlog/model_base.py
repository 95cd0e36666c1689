"""What all records of the session log share: their ancestor, their standings, and the groups."""

from __future__ import annotations

from typing import Literal

import msgspec

DayState = Literal["waiting", "running", "ended", "reopened"]
Mark = Literal["held", "under way", "skipped", "passed over", "not reached", "to come"]
Standing = Literal["stands", "withdrawn", "taken back"]


class LogRecord(msgspec.Struct, frozen=True):
    """The ancestor of the session log's records."""


class GroupLog(LogRecord, frozen=True):
    """A group. `left` tells that it was closed and stayed so, `late` that it sat down after the start.

    `number` is 0 for a group that only its id is known of.
    """

    id: str
    number: int
    name: str
    left: bool = False
    late: bool = False
