"""What all records of the session log share; what the groups said and what was made of it; the wall of a case."""

from __future__ import annotations

from datetime import datetime
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


class TestingLog(LogRecord, frozen=True):
    """What became of a hypothesis; every field may be empty."""

    standing: str = "open"
    based_on: str = ""
    how_to_test: str = ""
    finding: str = ""
    recommended: str = ""


class MergedLog(LogRecord, frozen=True):
    """An issue that was put under another because it says the same, in its own words; `group` is a name."""

    id: str
    group: str
    text: str


class IssueLog(LogRecord, frozen=True):
    """One flipchart line.

    `said` is the group's first wording, which equals `text` unless it was edited (`edits` times). `at` and `by`
    tell when it was typed and in which window, `moved_from` the group it was first given to. "taken back" is the
    standing of a line that its window undid straight away; a "withdrawn" one was taken off the board.

    `voices` are the names of the groups that had it, the one that said it first leading; `of` is how many groups there
    were. `merged` holds the issues put under this one, `merged_into` the one it was put under. `themes` are labels,
    `points` learning points ("LP1"; private). `late`: copied from a flipchart afterwards; `amended`: put in after the
    day had ended. `held_back` tells that a copy to share does not show its words. `stage` is how
    many stages of the case had been told when it was said; 0 where it was told at once.
    """

    id: str
    text: str
    said: str
    edits: int
    at: datetime
    by: str
    moved_from: str
    standing: Standing
    voices: tuple[str, ...] = ()
    of: int = 0
    themes: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    merged: tuple[MergedLog, ...] = ()
    merged_into: str = ""
    late: bool = False
    amended: bool = False
    testing: TestingLog | None = None
    held_back: bool = False
    stage: int = 0


class GroupIssues(LogRecord, frozen=True):
    """What one group said in one exercise, in the order of its numbers."""

    group: GroupLog
    issues: tuple[IssueLog, ...]

    @property
    def standing(self) -> tuple[IssueLog, ...]:
        """The issues that stand, those put under another among them."""
        return tuple(issue for issue in self.issues if issue.standing == "stands")


class ExerciseLog(LogRecord, frozen=True):
    """One exercise with all groups' words; `number` is the one in issue numbers, 0 if the plan has no such exercise.

    `asked` is how many issues each group was asked for, (0, 0) if that was not said. `stages` are the parts of the case
    that were brought up, by title; none where it was told at once. `hypotheses` tells that those are what it asked for,
    not issues.
    """

    number: int
    item: str
    title: str
    case: str
    fictional: bool
    asked: tuple[int, int]
    groups: tuple[GroupIssues, ...]
    stages: tuple[str, ...] = ()
    hypotheses: bool = False


class ThemeLog(LogRecord, frozen=True):
    """A theme as it was called in the end, with the heading of its family ("": none)."""

    id: str
    label: str
    family: str = ""
    strength: bool = False


class MatrixRowLog(LogRecord, frozen=True):
    """One theme: how many issues of each group carry it (`counts`), and how often a group said "also us" (`also`)."""

    theme: str
    counts: tuple[int, ...]
    also: tuple[int, ...]
    total: int
    groups: int
    strength: bool = False


class MatrixLog(LogRecord, frozen=True):
    """Issues by theme and group, for one exercise or (`exercise` is 0) the whole day; counts are not importance.

    `rows` are the themes somebody raised, in the plan's order. `only_one` are those one group alone raised, each
    with that group; `nobody` those that no group raised. `untagged` counts the issues without a theme, by group.
    """

    exercise: int
    groups: tuple[str, ...]
    rows: tuple[MatrixRowLog, ...]
    only_one: tuple[tuple[str, str], ...]
    nobody: tuple[str, ...]
    untagged: tuple[int, ...]
    issues: tuple[int, ...]


class ComparedLog(LogRecord, frozen=True):
    """One theme in the first and in the second exercise."""

    theme: str
    first: int
    second: int


class PointLog(LogRecord, frozen=True):
    """A learning point of a case, and the issues that brought it out (none: it was not raised). Private."""

    case: str
    id: str
    text: str
    issues: tuple[str, ...]


class TurnLog(LogRecord, frozen=True):
    """A group in a report-back: the turns it had, how often it passed, and whether it had said all it had."""

    group: str
    turns: int
    passed: int
    finished: bool


class TurnsLog(LogRecord, frozen=True):
    """How a report-back went ("": no order was chosen), and its groups in their order."""

    item: str
    order: str
    groups: tuple[TurnLog, ...]


class ReadBackLog(LogRecord, frozen=True):
    """What was written down for a group was read back to it."""

    exercise: str
    group: str
    result: str
    at: datetime


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
