"""Two CSV tables, for a spreadsheet: the issues, and the timings.

Every row names its run, so that the tables of several days can be put under each other. A cell that a spreadsheet
would take for a formula is made text by an apostrophe. Lengths are minutes with one decimal and never negative:
"over" and "under" are columns of their own.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal

from facilitator.agenda.cleaning import clean
from facilitator.sessionlog.model import ExerciseLog, IssueLog, SessionLog, Timing
from facilitator.sessionlog.naming import file_name

Audience = Literal["share", "full"]
Cell = str | int
Row = tuple[Cell, ...]

FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[ \u00a0]*[\t\r\n]")
"""What a spreadsheet may take for a formula, also after spaces; the wide forms count in some of them too."""

ISSUES: Row = (
    "run", "day", "exercise", "title", "case", "group", "group name", "issue", "words", "standing",
    "times reworded", "first words", "moved from", "window", "written down",
)  # fmt: skip
TIMINGS: Row = (
    "run", "day", "item", "id", "title", "kind", "went", "planned start", "planned minutes", "began", "ended",
    "minutes", "minutes over", "minutes under", "stays", "pauses", "minutes paused", "minutes added", "minutes taken",
)  # fmt: skip


def render(log: SessionLog, audience: Audience) -> dict[str, bytes]:
    """The two tables. The copy to share has no words that no longer stand; the full one is named private."""
    private = "private " if audience == "full" else ""
    return {
        file_name(log, f"{private}issues.csv"): _table(ISSUES, _issue_rows(log, audience)),
        file_name(log, f"{private}timings.csv"): _table(TIMINGS, _timing_rows(log)),
    }


def _table(head: Row, rows: Iterable[Row]) -> bytes:
    """The table as spreadsheets read it without asking: with a byte order mark, lines ended by CR LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers are our own and stay."""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return f"'{text}" if FORMULA.match(text) else text


def _issue_rows(log: SessionLog, audience: Audience) -> Iterator[Row]:
    for exercise in log.exercises:
        for group in exercise.groups:
            for issue in group.issues:
                yield (
                    *_run(log),
                    exercise.number,
                    exercise.title,
                    _case(exercise),
                    group.group.number,
                    group.group.name,
                    issue.id,
                    *_words(issue, audience),
                    issue.moved_from,
                    issue.by,
                    _moment(issue.at),
                )


def _words(issue: IssueLog, audience: Audience) -> Row:
    """The words now, how the line stands, how often it was reworded, and the first words."""
    text = issue.text if audience == "full" or issue.standing == "stands" else ""
    said = issue.said if audience == "full" and issue.edits else ""
    return (text, issue.standing, issue.edits, said)


def _case(exercise: ExerciseLog) -> str:
    return f"{exercise.case} (fictional)" if exercise.fictional else exercise.case


def _timing_rows(log: SessionLog) -> Iterator[Row]:
    for timing in log.timings:
        yield (
            *_run(log),
            timing.number,
            timing.item,
            timing.title,
            timing.kind,
            timing.mark,
            _moment(timing.planned_start),
            timing.planned_minutes,
            _moment(timing.began),
            _moment(timing.ended),
            _minutes(timing.seconds) if timing.stays else "",
            *_against(timing),
            len(timing.stays),
            len(timing.pauses),
            _minutes(sum(pause.seconds for pause in timing.pauses)),
            _minutes(timing.added),
            _minutes(timing.taken),
        )


def _against(timing: Timing) -> Row:
    """Minutes over and minutes under the plan; both empty for an item that was not held to its end."""
    if timing.over is None:
        return ("", "")
    return (_minutes(max(0.0, timing.over)), _minutes(max(0.0, -timing.over)))


def _run(log: SessionLog) -> Row:
    """What every row begins with; a rehearsal's rows can then never be taken for those of a delivered day."""
    rehearsal = " (rehearsal)" if log.facts.rehearsal else ""
    return (f"{log.facts.run}{rehearsal}", log.facts.day.isoformat())


def _moment(at: datetime | None) -> str:
    """A local time as spreadsheets know it; empty for what has not been."""
    return "" if at is None else at.replace(tzinfo=None, microsecond=0).isoformat(" ")


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}"
