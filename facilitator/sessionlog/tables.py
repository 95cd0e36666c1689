"""CSV tables for a spreadsheet: issues, timings, themes by group, hands, people by agency, and what was noted.

Every row names its run, so that the tables of several days can be put under each other. A cell that a spreadsheet
would take for a formula is made text by an apostrophe, and so is a piece of one that would begin a cell where cells
are parted at semicolons or tabs; words are in quotation marks. Lengths are minutes with one decimal and never negative:
"over" and "under" are columns of their own.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from facilitator.agenda.cleaning import clean
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.model import ExerciseLog, IssueLog, SessionLog, TestingLog, Timing
from facilitator.sessionlog.naming import copy_name
from facilitator.sessionlog.wording import people_words, remarks

Cell = str | int
Row = tuple[Cell, ...]

FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[ \u00a0]*[\t\r\n]")
"""What a spreadsheet may take for a formula, also after spaces; the wide forms count in some of them too."""

INNER = re.compile(r"([;\t\n])(?=[\s\"]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""What one that parts cells at semicolons or tabs takes for a formula, because it takes a new cell to begin there."""

ISSUES: Row = (
    "run", "day", "exercise", "title", "case", "group", "group name", "issue", "words", "standing",
    "times reworded", "first words", "moved from", "window", "written down", "groups that had it", "of groups",
    "also said by", "themes", "put under", "copied later", "after the day", "held back", "learning points",
    "hypothesis", "based on", "how to test", "finding", "recommended",
)  # fmt: skip
TIMINGS: Row = (
    "run", "day", "item", "id", "title", "kind", "went", "planned start", "planned minutes", "began", "ended",
    "minutes", "minutes over", "minutes under", "stays", "pauses", "minutes paused", "minutes added", "minutes taken",
    "causes",
)  # fmt: skip
THEMES: Row = ("run", "day", "exercise", "theme", "group", "issues", "also us")
HANDS: Row = (
    "run", "day", "tally", "about", "what", "question", "moment", "scale", "answer", "hands", "all hands", "mean",
    "item", "counted", "standing",
)  # fmt: skip
PEOPLE: Row = ("run", "day", "agency", "group", "people")
ENTRIES: Row = (
    "run", "day", "entry", "kind", "words", "owner", "by when", "answered or done", "how", "item", "written down",
    "standing", "after the day", "held back",
)  # fmt: skip

NAMES = ("issues.csv", "timings.csv", "themes.csv", "hands.csv", "attendance.csv", "entries.csv")
"""The tables that are written, the same ones for every run."""


def render(log: SessionLog, choices: Choices) -> dict[str, bytes]:
    """The tables of one copy; the names of the full one begin with "private"."""
    rows = (
        (ISSUES, _issue_rows(log)),
        (TIMINGS, _timing_rows(log)),
        (THEMES, theme_rows(log)),
        (HANDS, hand_rows(log)),
        (PEOPLE, people_rows(log)),
        (ENTRIES, entry_rows(log)),
    )
    tables = zip(NAMES, rows, strict=True)
    return {copy_name(log, name): _table(head, found, run_of(log), choices.separator) for name, (head, found) in tables}


def _table(head: Row, rows: Iterable[Row], run: Row, separator: str) -> bytes:
    """The table as spreadsheets read it without asking: with a byte order mark, lines ended by CR LF.

    A table with nothing to tell has one row that names its run and no more, so that it is known whose it is.
    """
    rows = list(rows) or [(*run, *("" for _ in head[len(run) :]))]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers are our own and stay."""
    if not isinstance(cell, str):
        return cell
    text = INNER.sub(r"\1'", clean(cell))
    return f"'{text}" if FORMULA.match(text) else text


def _issue_rows(log: SessionLog) -> Iterator[Row]:
    for exercise in log.exercises:
        for group in exercise.groups:
            for issue in group.issues:
                yield (
                    *run_of(log),
                    exercise.number,
                    exercise.title,
                    _case(exercise),
                    group.group.number,
                    group.group.name,
                    issue.id,
                    issue.text,
                    issue.standing,
                    issue.edits,
                    issue.said if issue.edits and log.private else "",
                    issue.moved_from,
                    issue.by,
                    moment(issue.at),
                    *_sense(issue),
                )


def _sense(issue: IssueLog) -> Row:
    """What was made of an issue."""
    told = issue.testing or TestingLog("")
    return (
        len(issue.voices),
        issue.of,
        "; ".join(issue.voices[1:]),
        "; ".join(issue.themes),
        issue.merged_into,
        yes(issue.late),
        yes(issue.amended),
        yes(issue.held_back),
        "; ".join(issue.points),
        told.standing,
        told.based_on,
        told.how_to_test,
        told.finding,
        told.recommended,
    )


def _case(exercise: ExerciseLog) -> str:
    return f"{exercise.case} (fictional)" if exercise.fictional else exercise.case


def _timing_rows(log: SessionLog) -> Iterator[Row]:
    for timing in log.timings:
        yield (
            *run_of(log),
            timing.number,
            timing.item,
            timing.title,
            timing.kind,
            timing.mark,
            moment(timing.planned_start),
            timing.planned_minutes,
            moment(timing.began),
            moment(timing.ended),
            _minutes(timing.seconds) if timing.stays else "",
            *_against(timing),
            len(timing.stays),
            len(timing.pauses),
            _minutes(sum(pause.seconds for pause in timing.pauses)),
            _minutes(timing.added),
            _minutes(timing.taken),
            "; ".join(remarks(timing)),
        )


def _against(timing: Timing) -> Row:
    """Minutes over and minutes under the plan; both empty for an item that was not held to its end."""
    if timing.over is None:
        return ("", "")
    return (_minutes(max(0.0, timing.over)), _minutes(max(0.0, -timing.over)))


# -- what was made of it, counted and noted --------------------------------------------------------------------


def theme_rows(log: SessionLog) -> Iterator[Row]:
    """One row for each theme and group with a count, exercise by exercise."""
    for matrix in log.matrices:
        if not matrix.exercise and len(log.matrices) > 1:
            continue
        for row in matrix.rows:
            for group, count, also in zip(matrix.groups, row.counts, row.also, strict=True):
                if count or also:
                    yield (*run_of(log), matrix.exercise, row.theme, group, count, also)


def hand_rows(log: SessionLog) -> Iterator[Row]:
    """One row for each answer of each tally; one without an answer where the answers are not told."""
    for tally in log.tallies:
        names = ("yes", "no") if tally.scale == "yes-no" else ("1", "2", "3", "4", "5")
        answers = zip(names, tally.counts, strict=False) if tally.counts else (("", ""),)
        few = tally.hands is None and not tally.counts
        hands = "<5" if few else "" if tally.hands is None else tally.hands
        for answer, count in answers:
            yield (
                *run_of(log),
                tally.id,
                tally.about,
                tally.what,
                tally.question,
                tally.moment,
                tally.scale,
                answer,
                count if isinstance(count, str) else people_words(count),
                hands,
                f"{tally.mean:.1f}" if tally.mean is not None else "",
                tally.at_item,
                moment(tally.at),
                tally.standing,
            )


def people_rows(log: SessionLog) -> Iterator[Row]:
    """One row for each agency, and in the full copy for each agency at a group."""
    for found in log.attendance:
        yield (*run_of(log), found.agency, found.group, people_words(found.count))


def entry_rows(log: SessionLog) -> Iterator[Row]:
    """The parking lot, actions, pledges and, in the full copy, notes."""
    for entry in (*log.parking, *log.actions, *log.pledges, *log.notes):
        yield (
            *run_of(log),
            entry.id,
            entry.kind,
            entry.text,
            entry.owner,
            entry.by_when,
            yes(entry.settled),
            entry.how,
            entry.at_item,
            moment(entry.at),
            entry.standing,
            yes(entry.amended),
            yes(entry.held_back),
        )


def yes(told: bool) -> str:
    """A mark in a cell; nothing for no."""
    return "yes" if told else ""


def run_of(log: SessionLog) -> Row:
    """What every row begins with; a rehearsal's rows can then never be taken for those of a delivered day."""
    rehearsal = " (rehearsal)" if log.facts.rehearsal else ""
    return (f"{log.facts.run}{rehearsal}", log.facts.day.isoformat())


def moment(at: datetime | None) -> str:
    """A local time as spreadsheets know it; empty for what has not been."""
    return "" if at is None else at.replace(tzinfo=None, microsecond=0).isoformat(" ")


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.1f}"
