"""What is printed: the items still to come at the times they are expected now, and a blank sheet for each group.

All texts are plain words, not yet escaped; times are local by the run's own record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Case, Item
from facilitator.agenda.times_of_day import as_said
from facilitator.live.facts.day import RunStarted
from facilitator.live.queries.day import exercise_number
from facilitator.live.queries.schedule import Expected, Schedule, drift_words, length_words, schedule
from facilitator.live.queries.telling import CasePart, parts_now
from facilitator.live.stamp import Stamp
from facilitator.live.state import Group, State
from facilitator.sessionlog.words import day_words, local_time

USUAL_LINES, SPARE_LINES = 6, 2
"""Blank lines of a sheet where the plan does not say how many issues it asks for, and where all are written already."""

FICTIONAL = "fictional: written for training"

COMING = ("now", "next", "later")


class PrintedCue(msgspec.Struct, frozen=True):
    """Words for the trainer when so much time is left; `public` where the room reads them too."""

    left: str
    text: str
    public: bool


class PrintedItem(msgspec.Struct, frozen=True):
    """One item still to come, for the trainer alone. `planned` is empty where it is expected as planned."""

    begins: str
    planned: str
    title: str
    kind: str
    length: str
    remarks: tuple[str, ...]
    aims: tuple[str, ...]
    phases: tuple[str, ...]
    pages: tuple[str, ...]
    prompts: tuple[str, ...]
    cues: tuple[PrintedCue, ...]
    points: tuple[str, ...]
    leads: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()


class Packed(msgspec.Struct, frozen=True):
    """Something that has to be there, told once, and the items that need it, each as it is called."""

    what: str
    wanted: tuple[str, ...]


class BlankSheet(msgspec.Struct, frozen=True):
    """One group's blank sheet for one exercise: nothing on it is private.

    `head` names the day. `lines` are the numbers that the issues will have. `hypotheses` are asked for what they are
    based on and how to test them as well. In a jigsaw `eyes` names the agencies whose part of the case the group reads,
    and `part` has it, as (when, what they knew).
    """

    head: str
    exercise: str
    case: str
    group: str
    asked: str
    lines: tuple[str, ...]
    hypotheses: bool
    eyes: str = ""
    part: tuple[tuple[str, str], ...] = ()


class Twin(msgspec.Struct, frozen=True):
    """All that is printed. `mark` names the run, or the plan where there is no run yet, and `rehearsal` says so."""

    title: str
    organisation: str
    day: str
    mark: str
    as_of: str
    standing: str
    finish: str
    rehearsal: str
    items: tuple[PrintedItem, ...]
    sheets: tuple[BlankSheet, ...]
    packing: tuple[Packed, ...] = ()


def paper_twin(state: State, now: Stamp, run: str = "") -> Twin:
    """The rest of a day; the whole of it before it has begun. Raises ValueError before the run was started.

    Without a `run` it is a plan that is printed, at its own times.
    """
    started = state.started
    if started is None:
        raise ValueError("a run that has not been started has no day to print")
    day = schedule(state, now)

    def local(instant: datetime) -> str:
        return as_said(local_time(instant, started.offsets))

    finish = f"finish {local(day.finish)}"
    if local(day.planned_finish) != local(day.finish):
        finish += f" (planned {local(day.planned_finish)})"
    standing = drift_words(day.behind) if state.phase == "running" else "not begun"
    coming = [row for row in day.rows if row.mark in COMING]
    return Twin(
        title=state.plan.title,
        organisation=state.plan.organisation,
        day=day_words(started.day) if run else "",
        mark=f"run {run}" if run else f"plan {state.plan.id}",
        as_of=local(now.wall) if run else "",
        standing=standing if run else "The plan's own times",
        finish=finish,
        rehearsal=_rehearsal(started),
        items=tuple(_item(state, row, local) for row in coming),
        sheets=tuple(_sheets(state, day, bool(run))),
        packing=_packing([row.item for row in coming]),
    )


def _rehearsal(started: RunStarted) -> str:
    """That it is one; nothing on a real day."""
    if not started.rehearsal:
        return ""
    return f"Rehearsal, with the clock {started.rehearsal:g} times as fast as real time. Not a delivered day."


# -- for the trainer -------------------------------------------------------------------------------------------


def _item(state: State, row: Expected, local: Callable[[datetime], str]) -> PrintedItem:
    item = row.item
    begins, planned = local(row.begins), local(row.planned)
    case = _case_of(state, item)
    return PrintedItem(
        begins=begins,
        planned=planned if planned != begins else "",
        title=item.title,
        kind=kind_of(item).word,
        length=length_words(round(row.minutes)),
        remarks=tuple(_remarks(row, case, local)),
        aims=item.aims,
        phases=tuple(f"{phase.name} {length_words(phase.minutes)}" for phase in item.phases),
        pages=tuple(page.title for page in state.plan.pages_of(item) if page.title),
        prompts=item.prompts,
        cues=tuple(PrintedCue(_left(cue.minutes), cue.text, cue.public) for cue in item.cues),
        points=tuple(point.text for point in case.points) if case and kind_of(item).reports else (),
        leads=item.leads,
        materials=item.materials,
    )


def _packing(items: Sequence[Item]) -> tuple[Packed, ...]:
    """Everything the items need, once each whatever its case, in the order in which it is first needed."""
    found: dict[str, tuple[str, list[str]]] = {}
    for item in items:
        for thing in item.materials:
            found.setdefault(thing.casefold(), (thing, []))[1].append(item.title)
    return tuple(Packed(what, tuple(dict.fromkeys(titles))) for what, titles in found.values())


def _left(minutes: int) -> str:
    return f"{length_words(minutes)} left" if minutes else "time is up"


def _remarks(row: Expected, case: Case | None, local: Callable[[datetime], str]) -> Iterator[str]:
    if row.mark == "now":
        yield f"under way, expected to end at {local(row.ends)}"
    if row.fixed:
        yield f"not before {local(row.planned)}"
    if row.item.fixed:
        yield "keeps its length"
    elif row.item.least and row.item.least < row.minutes:
        yield f"at least {length_words(row.item.least)}"
    if row.item.leads:
        yield f"led by {', '.join(row.item.leads)}"
    if row.item.priority != "must":
        yield f"{row.item.priority} be held"
    if case is not None:
        yield f"case: {_case_words(case)}"
        if case.warning and not kind_of(row.item).reports:
            yield f"warn before it: {case.warning}"


def _case_of(state: State, item: Item) -> Case | None:
    """The case that an item is about; a report-back's is its exercise's where it names none."""
    name = item.case
    if not name and item.of and state.plan.position(item.of) >= 0:
        name = state.plan.item(item.of).case
    return state.plan.cases.get(name)


def _case_words(case: Case) -> str:
    return f"{case.title} ({FICTIONAL})" if case.fictional else case.title


# -- for the groups --------------------------------------------------------------------------------------------


def _sheets(state: State, day: Schedule, dated: bool) -> Iterator[BlankSheet]:
    """A sheet for each group in the room and each exercise whose words are still to be taken down."""
    started = state.started
    assert started is not None
    parts = (state.plan.title, day_words(started.day) if dated else "", "REHEARSAL" if started.rehearsal else "")
    head = ", ".join(filter(None, parts))
    coming = {row.item.id for row in day.rows if row.mark in COMING}
    reported = {item.of for item in state.plan.items if item.of and item.id in coming}
    skipped = {row.item.id for row in day.rows if row.mark == "skipped"}
    for exercise in state.plan.exercises():
        if exercise.id in (coming | reported) - skipped:
            for group in state.open_groups():
                yield group_sheet(state, exercise, group, head)


def group_sheet(state: State, exercise: Item, group: Group, head: str) -> BlankSheet:
    """A group's blank sheet; its numbers go on from the last that was given out."""
    series = f"E{exercise_number(state, exercise.id)}-{group.id}-"
    least, most = exercise.issues
    written = state.counts.get(series, 0)
    count = max((most or USUAL_LINES) - written, SPARE_LINES)
    what = "hypotheses" if exercise.capture == "hypotheses" else "issues"
    between = "or" if most == least + 1 else "to"
    wanted = f"{least} {between} {most} {what}" if most > least else f"{most} {what}" if most else what
    so_far = f"; {count_words(written, 'is', 'are')} in the console already" if written else ""
    case = state.plan.cases.get(exercise.case)
    part = _part(state, exercise, group)
    return BlankSheet(
        head=head,
        exercise=exercise.title,
        case=f"Case: {_case_words(case)}" if case is not None else "",
        group=group.name,
        asked=f"Write down {wanted}, in your own words, one for each line{so_far}.",
        lines=tuple(f"{series}{number}" for number in range(written + 1, written + count + 1)),
        hypotheses=exercise.capture == "hypotheses",
        eyes=", ".join(part.agencies) if part is not None else "",
        part=tuple((event.date, event.text) for event in part.events) if part is not None else (),
    )


def _part(state: State, exercise: Item, group: Group) -> CasePart | None:
    """What a group reads of the case, where the plan gives groups different parts, as far as that has been told."""
    case = state.plan.cases.get(exercise.case)
    if case is None or not exercise.views:
        return None
    return next((part for part in parts_now(state, case) if part.group == group.number), None)
