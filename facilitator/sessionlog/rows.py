"""The tables of a session log: one fact a row, every cell of its own kind; CSV and the workbook are written from them.

Words are texts; what the program counted or timed is a number, a date or a moment, never a text that looks like one.
Lengths are minutes and never negative: "over" and "under" are columns of their own. Moments are local.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from facilitator.sessionlog.model import SessionLog, Timing
from facilitator.sessionlog.model_issues import ExerciseLog, IssueLog
from facilitator.sessionlog.model_people import TallyLog
from facilitator.sessionlog.wording import people_words

Cell = str | int | float | date | datetime
Row = tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True):
    """A table by its name. `about` is the column by which facts belong to a row ("": there are none)."""

    name: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    about: str = ""


HEADS: dict[str, tuple[str, ...]] = {
    "issues": (
        "run", "day", "exercise", "title", "case", "group", "group name", "issue", "kind", "words", "standing",
        "times reworded", "window", "written down", "groups that had it", "of groups", "held back",
    ),
    "facts": ("run", "day", "about", "fact", "value"),
    "timings": (
        "run", "day", "item", "id", "title", "kind", "went", "planned start", "planned minutes", "began", "ended",
        "minutes", "minutes over", "minutes under", "stays", "pauses", "minutes paused", "minutes added",
        "minutes taken", "led by",
    ),
    "causes": ("run", "day", "id", "cause", "minutes", "made it", "window"),
    "themes": ("run", "day", "exercise", "theme", "group", "issues", "also us"),
    "hands": ("run", "day", "tally", "about", "scale", "answer", "hands", "counted", "standing"),
    "attendance": ("run", "day", "agency", "group", "people"),
    "entries": (
        "run", "day", "entry", "kind", "words", "item", "written down", "answered or done", "standing",
        "after the day", "held back",
    ),
}  # fmt: skip
"""The tables that are written, the same ones for every run, with their columns."""

ABOUT = {"issues": "issue", "hands": "tally", "entries": "entry", "facts": "about"}

WHOLE_DAY = "the day"
"""Where people were counted for the day and not at one group."""


def tables_of(log: SessionLog) -> tuple[Table, ...]:
    """All tables of one copy."""
    rows = {
        "issues": _issues(log),
        "facts": _facts(log),
        "timings": _timings(log),
        "causes": _causes(log),
        "themes": _themes(log),
        "hands": _hands(log),
        "attendance": _people(log),
        "entries": _entries(log),
    }
    first = run_of(log)
    return tuple(
        Table(name, HEADS[name], tuple((*first, *row) for row in found), ABOUT.get(name, ""))
        for name, found in rows.items()
    )


def run_of(log: SessionLog) -> Row:
    """What every row begins with; a rehearsal's rows can then never be taken for those of a delivered day."""
    rehearsal = " (rehearsal)" if log.facts.rehearsal else ""
    return (f"{log.facts.run}{rehearsal}", log.facts.day)


# -- what was said -----------------------------------------------------------------------------------------------


def _issues(log: SessionLog) -> Iterator[Row]:
    for exercise in log.exercises:
        for group in exercise.groups:
            for issue in group.issues:
                yield (
                    exercise.number,
                    exercise.title,
                    _case(exercise),
                    group.group.number,
                    group.group.name,
                    issue.id,
                    "hypothesis" if exercise.hypotheses else "issue",
                    issue.text,
                    issue.standing,
                    issue.edits,
                    issue.by,
                    moment(issue.at),
                    len(issue.voices),
                    issue.of,
                    yes(issue.held_back),
                )


def _case(exercise: ExerciseLog) -> str:
    return f"{exercise.case} (fictional)" if exercise.fictional else exercise.case


def _facts(log: SessionLog) -> Iterator[Row]:
    """What is known of some issues, entries and tallies only, a row for each."""
    for exercise in log.exercises:
        for group in exercise.groups:
            for issue in group.issues:
                yield from ((issue.id, fact, value) for fact, value in _of_issue(issue, log) if value)
    for entry in (*log.parking, *log.actions, *log.pledges, *log.notes):
        told = (("owner", entry.owner), ("by when", entry.by_when), ("how", entry.how))
        yield from ((entry.id, fact, value) for fact, value in told if value)
    for tally in log.tallies:
        yield from ((tally.id, fact, value) for fact, value in _of_tally(tally) if value != "")


def _of_issue(issue: IssueLog, log: SessionLog) -> Iterator[tuple[str, str]]:
    yield from (("theme", theme) for theme in issue.themes)
    yield from (("also said by", group) for group in issue.voices[1:])
    yield "put under", issue.merged_into
    yield "moved from", issue.moved_from
    yield "first words", issue.said if issue.edits and log.private else ""
    yield "copied later", "yes" if issue.late else ""
    yield "after the day", "yes" if issue.amended else ""
    yield from (("learning point", point) for point in issue.points)
    if issue.testing is not None:
        yield "hypothesis", issue.testing.standing
        yield "based on", issue.testing.based_on
        yield "how to test", issue.testing.how_to_test
        yield "finding", issue.testing.finding
        yield "recommended", issue.testing.recommended


def _of_tally(tally: TallyLog) -> Iterator[tuple[str, Cell]]:
    few = tally.hands is None and not tally.counts
    yield "what", tally.what
    yield "question", tally.question
    yield "moment", tally.moment
    yield "all hands", "<5" if few else "" if tally.hands is None else tally.hands
    yield "mean", "" if tally.mean is None else tally.mean
    yield "item", tally.at_item


# -- how the day ran ---------------------------------------------------------------------------------------------


def _timings(log: SessionLog) -> Iterator[Row]:
    for timing in log.timings:
        yield (
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
            ", ".join(timing.leads),
        )


def _against(timing: Timing) -> Row:
    """Minutes over and minutes under the plan; both empty for an item that had no plan or was not held to its end."""
    if timing.over is None:
        return ("", "")
    return (_minutes(max(0.0, timing.over)), _minutes(max(0.0, -timing.over)))


def _causes(log: SessionLog) -> Iterator[Row]:
    """Why an item began later, or took longer or shorter, than planned: each cause with its minutes."""
    for timing in log.timings:
        for cause in timing.causes:
            way = "later" if cause.kind == "started late" else "longer"
            other = "earlier" if cause.kind == "started late" else "shorter"
            effect = (way if cause.seconds > 0 else other) if cause.counts else "as it was"
            yield (timing.item, cause.kind, _minutes(abs(cause.seconds)), effect, cause.by)


# -- what was made of it, counted and noted ----------------------------------------------------------------------


def _themes(log: SessionLog) -> Iterator[Row]:
    """One row for each theme and group with a count, exercise by exercise."""
    for matrix in log.matrices:
        if not matrix.exercise and len(log.matrices) > 1:
            continue
        for row in matrix.rows:
            for group, count, also in zip(matrix.groups, row.counts, row.also, strict=True):
                if count or also:
                    yield (matrix.exercise, row.theme, group, count, also)


def _hands(log: SessionLog) -> Iterator[Row]:
    """One row for each answer of each tally; one without an answer where the answers are not told."""
    for tally in log.tallies:
        names: tuple[Cell, ...] = ("yes", "no") if tally.scale == "yes-no" else (1, 2, 3, 4, 5)
        answers: list[tuple[Cell, Cell]] = [
            (name, people(count)) for name, count in zip(names, tally.counts, strict=False)
        ]
        for answer, hands in answers or [("not told", "not told")]:
            yield (tally.id, tally.about, tally.scale, answer, hands, moment(tally.at), tally.standing)


def _people(log: SessionLog) -> Iterator[Row]:
    """One row for each agency, and in the full copy for each agency at a group."""
    for found in log.attendance:
        yield (found.agency, found.group or WHOLE_DAY, people(found.count))


def _entries(log: SessionLog) -> Iterator[Row]:
    """The parking lot, actions, pledges and, in the full copy, notes."""
    for entry in (*log.parking, *log.actions, *log.pledges, *log.notes):
        yield (
            entry.id,
            entry.kind,
            entry.text,
            entry.at_item,
            moment(entry.at),
            yes(entry.settled),
            entry.standing,
            yes(entry.amended),
            yes(entry.held_back),
        )


def people(count: int | None) -> Cell:
    """A count of people; the words for one that is too small to be told."""
    return people_words(count) if count is None else count


def yes(told: bool) -> str:
    """A mark in a cell."""
    return "yes" if told else "no"


def moment(at: datetime | None) -> datetime | str:
    """A local time to the second; empty for what has not been."""
    return "" if at is None else at.replace(tzinfo=None, microsecond=0)


def _minutes(seconds: float) -> float:
    return round(seconds / 60, 1)
