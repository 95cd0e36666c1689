"""The wall of a case as the session log holds it: what was uncovered, and who knew of it at the time."""

from __future__ import annotations

from facilitator.sessionlog.model_base import LogRecord


class WallEventLog(LogRecord, frozen=True):
    """One event that was uncovered, with the agencies that knew of it, half of it, and nothing of it.

    `told` are those that the room supposed to have been told of it. `asks` are the questions that came of that; they
    say nothing about what would have happened.
    """

    date: str
    text: str
    knew: tuple[str, ...]
    half: tuple[str, ...]
    unaware: tuple[str, ...]
    told: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


class WallLog(LogRecord, frozen=True):
    """A case's wall as it hung in the end. `covered` counts the events that nobody uncovered.

    `remarks` are what fell out of it by itself: counts that nobody made, and how much one agency alone knew.
    """

    case: str
    fictional: bool
    events: tuple[WallEventLog, ...]
    covered: int
    remarks: tuple[str, ...]
