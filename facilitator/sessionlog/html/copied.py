"""What one copy of the page says, as plain words and numbers: the only place that decides what is left out.

The template never sees the session log itself. Nothing here is escaped; that happens where it is put on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from facilitator.sessionlog import words
from facilitator.sessionlog.html import wording
from facilitator.sessionlog.html.charts import TimeBar, time_bars
from facilitator.sessionlog.html.shown import ShownItem, shown_items
from facilitator.sessionlog.model import ExerciseLog, GroupIssues, IssueLog, JottingLog, Line, SessionLog, Timing


class Words(msgspec.Struct, frozen=True):
    """A label with its words, or a number with what it counts."""

    label: str
    text: str


class Row(msgspec.Struct, frozen=True):
    """One item against the plan. `tone` is "over", "under", "" or "off" for one that was not held."""

    number: int
    title: str
    remarks: str
    planned: str
    held: str
    took: str
    verdict: str
    tone: str
    bar: TimeBar


class Said(msgspec.Struct, frozen=True):
    """One issue; `text` is empty for a withdrawn one in a copy to share."""

    id: str
    text: str
    withdrawn: bool
    mark: str


class Group(msgspec.Struct, frozen=True):
    """What one group said in one exercise."""

    name: str
    count: str
    issues: tuple[Said, ...]


class Exercise(msgspec.Struct, frozen=True):
    """One exercise with every group's words."""

    name: str
    title: str
    case: str
    fictional: bool
    groups: tuple[Group, ...]


class Counts(msgspec.Struct, frozen=True):
    """How many issues each group named: a column for each exercise, and a last row for all groups together."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    total: tuple[int, ...]


class Jotting(msgspec.Struct, frozen=True):
    """A parking-lot entry, an action or a note."""

    id: str
    text: str
    mark: str
    owner: str
    by_when: str
    when: str


class Happening(msgspec.Struct, frozen=True):
    """One line of the timeline; `typed` is empty in a copy to share."""

    at: str
    text: str
    typed: str
    window: str
    back: str = ""


class Copy(msgspec.Struct, frozen=True):
    """All that one copy says."""

    full: bool
    title: str
    subtitle: tuple[str, ...]
    notice: str
    rehearsal: str
    standing: str
    facts: tuple[Words, ...]
    numbers: tuple[Words, ...]
    rows: tuple[Row, ...]
    counts: Counts
    exercises: tuple[Exercise, ...]
    parking: tuple[Jotting, ...]
    actions: tuple[Jotting, ...]
    notes: tuple[Jotting, ...]
    gaps: tuple[str, ...]
    undone: tuple[Happening, ...]
    timeline: tuple[Happening, ...]
    turned: str
    shown: tuple[ShownItem, ...]


def copied(log: SessionLog, full: bool) -> Copy:
    """The copy of a session log for one audience."""
    facts = log.facts
    turned = sum(line.kind == "page.turned" for line in log.timeline)
    lines = [line for line in log.timeline if line.kind != "page.turned" and (full or not line.private)]
    steps = [step for step in log.undone if full or not step.line.private]
    return Copy(
        full=full,
        title=facts.title,
        subtitle=tuple(filter(None, (facts.organisation, words.day_words(facts.day), f"run {facts.run}"))),
        notice=wording.notice(facts, full),
        rehearsal=wording.rehearsal(facts),
        standing=wording.standing(facts),
        facts=tuple(_facts(log)),
        numbers=tuple(_numbers(log)),
        rows=tuple(_row(timing, bar, log) for timing, bar in zip(log.timings, time_bars(log.timings), strict=True)),
        counts=_counts(log.exercises),
        exercises=tuple(_exercise(exercise, full) for exercise in log.exercises),
        parking=_jottings(log.parking, log, full),
        actions=_jottings(log.actions, log, full),
        notes=_jottings(log.notes, log, full) if full else (),
        gaps=tuple(wording.gap(gap, log) for gap in log.gaps),
        undone=tuple(
            _happening(step.line, log, full, words.second_words(step.taken_back, facts.day)) for step in steps
        ),
        timeline=tuple(_happening(line, log, full) for line in lines),
        turned=words.count_words(turned, "page turn") if turned else "",
        shown=shown_items(log, full),
    )


def _facts(log: SessionLog) -> Iterator[Words]:
    facts = log.facts
    begin, end = wording.begin_and_end(facts)
    yield Words("Start", begin)
    yield Words("Finish", end)
    if facts.venue:
        yield Words("Venue", facts.venue)
    if facts.trainers:
        yield Words("Trainers", ", ".join(facts.trainers))
    yield Words("Groups", ", ".join(group.name + wording.group_marks(group) for group in log.groups) or "none")


def _numbers(log: SessionLog) -> Iterator[Words]:
    """The day in five counts."""
    held = sum(bool(timing.stays) for timing in log.timings)
    issues = sum(len(group.standing) for exercise in log.exercises for group in exercise.groups)
    parked = sum(jotting.standing == "stands" for jotting in log.parking)
    agreed = sum(jotting.standing == "stands" for jotting in log.actions)
    yield Words(f"{held} of {len(log.timings)}", "items held")
    yield Words(str(len(log.groups)), "group" if len(log.groups) == 1 else "groups")
    yield Words(str(issues), "issue" if issues == 1 else "issues")
    yield Words(str(parked), "in the parking lot")
    yield Words(str(agreed), "action" if agreed == 1 else "actions")


def _row(timing: Timing, bar: TimeBar, log: SessionLog) -> Row:
    start = words.time_words(timing.planned_start, log.facts.day)
    tone = "" if timing.stays else "off"
    if timing.over is not None and abs(timing.over) >= 60:
        tone = "over" if timing.over > 0 else "under"
    return Row(
        number=timing.number,
        title=timing.title,
        remarks="; ".join(wording.remarks(timing)),
        planned=f"{start}, {words.span_words(timing.planned_minutes * 60)}",
        held=wording.from_to(timing, log),
        took=words.span_words(timing.seconds) if timing.stays else "",
        verdict=words.against_plan(timing.over) if timing.over is not None else timing.mark,
        tone=tone,
        bar=bar,
    )


# -- what was said ---------------------------------------------------------------------------------------------


def _counts(exercises: Sequence[ExerciseLog]) -> Counts:
    names: dict[str, str] = {}
    counts: dict[tuple[str, int], int] = {}
    for column, exercise in enumerate(exercises):
        for group in exercise.groups:
            names.setdefault(group.group.id, group.group.name)
            counts[group.group.id, column] = len(group.standing)
    columns = range(len(exercises))
    return Counts(
        columns=tuple(wording.exercise_name(exercise) for exercise in exercises),
        rows=tuple((name, tuple(counts.get((key, column), 0) for column in columns)) for key, name in names.items()),
        total=tuple(sum(counts.get((key, column), 0) for key in names) for column in columns),
    )


def _exercise(exercise: ExerciseLog, full: bool) -> Exercise:
    name = wording.exercise_name(exercise)
    title = "" if exercise.title.strip() == name else exercise.title
    groups = tuple(_group(group, full) for group in exercise.groups)
    return Exercise(name, title, exercise.case, exercise.fictional, groups)


def _group(group: GroupIssues, full: bool) -> Group:
    withdrawn = [issue for issue in group.issues if issue.standing == "withdrawn"]
    issues = tuple(_said(issue, full) for issue in (*group.standing, *withdrawn))
    return Group(group.group.name, words.count_words(len(group.standing), "issue"), issues)


def _said(issue: IssueLog, full: bool) -> Said:
    marks = []
    if issue.edits:
        first = f", first “{issue.said}”" if full else ""
        marks.append(f"reworded{first}")
    if issue.moved_from:
        marks.append(f"first written down for {issue.moved_from}")
    withdrawn = issue.standing == "withdrawn"
    return Said(issue.id, issue.text if full or not withdrawn else "", withdrawn, "; ".join(marks))


def _jottings(jottings: Iterable[JottingLog], log: SessionLog, full: bool) -> tuple[Jotting, ...]:
    return tuple(_jotting(jotting, log) for jotting in jottings if full or jotting.standing == "stands")


def _jotting(jotting: JottingLog, log: SessionLog) -> Jotting:
    mark = "" if jotting.standing == "stands" else jotting.standing
    where = f", at {jotting.at_item}" if jotting.at_item else ""
    when = f"{words.time_words(jotting.at, log.facts.day)}{where}"
    return Jotting(jotting.id, jotting.text, mark, jotting.owner, jotting.by_when, when)


def _happening(line: Line, log: SessionLog, full: bool, back: str = "") -> Happening:
    window = line.by if line.by != "lead" else ""
    at = words.second_words(line.at, log.facts.day)
    return Happening(at, line.text, line.words if full else "", window, back)
