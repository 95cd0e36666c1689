"""What the groups get on paper: the case texts, the hand-out pages, a sheet for each group, and a list to sign.

Nothing of it is private: pages come without their notes, and cases without what is the trainer's alone. A trainer may
lay all of it out on the tables.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Case, Item, Page, Plan
from facilitator.live.queries.groups import agency_mix
from facilitator.live.queries.telling import question_page
from facilitator.live.state import State
from facilitator.sessionlog.html.shown import Part, ShownPage, shown_page
from facilitator.sessionlog.paper.dealt import GroupPart, group_parts
from facilitator.sessionlog.paper.twin import BlankSheet, group_sheet
from facilitator.sessionlog.words import day_words

ROOM = 6
"""Issues that a group's sheet has room for."""

LONGEST_TASK = 900
"""Letters of a page that still leaves that room."""

SIGNATURES, SPARE = 24, 3
"""Lines of a list to sign where no agency is known, and lines more than people for each that is."""

FEW = 4
"""Lines for an agency of which nobody knows how many come."""


class Reading(msgspec.Struct, frozen=True):
    """One text to hand out: a case, an instalment of it, its hand-out pages. `when` is for the trainer: the cover's."""

    title: str
    fictional: bool
    warning: str
    when: str
    pages: tuple[ShownPage, ...]


class Task(msgspec.Struct, frozen=True):
    """A group's sheet, with the page of the exercise that says what is to be done, if it is short enough."""

    sheet: BlankSheet
    parts: tuple[Part, ...]


class SignIn(msgspec.Struct, frozen=True):
    """The part of the list for one agency ("": the agency is written beside each name)."""

    agency: str
    lines: int


class HandOuts(msgspec.Struct, frozen=True):
    """All that is printed. `mark` names the run or the plan; `large` asks for letters that all can read.

    `head` stands over every page. `follows` is what the cover lists, in order, each with when to hand it out.
    """

    title: str
    organisation: str
    day: str
    mark: str
    head: str
    rehearsal: bool
    large: bool
    readings: tuple[Reading, ...]
    parts: tuple[GroupPart, ...]
    tasks: tuple[Task, ...]
    sign_in: tuple[SignIn, ...]
    follows: tuple[str, ...]


def hand_outs(state: State, run: str = "", large: bool = False) -> HandOuts:
    """The hand-outs of a day; of a plan alone where there is no `run`. Raises ValueError before a run was started."""
    started = state.started
    if started is None:
        raise ValueError("a run that has not been started has nothing to hand out")
    plan = state.plan
    day = day_words(started.day) if run else ""
    head = ", ".join(filter(None, (plan.title, day, "REHEARSAL" if started.rehearsal else "")))
    readings, parts, tasks = tuple(_readings(plan)), tuple(group_parts(state)), tuple(_tasks(state, head))
    return HandOuts(
        title=plan.title,
        organisation=plan.organisation,
        day=day,
        mark=f"run {run}" if run else f"plan {plan.id}",
        head=head,
        rehearsal=bool(started.rehearsal),
        large=large,
        readings=readings,
        parts=parts,
        tasks=tasks,
        sign_in=tuple(_sign_in(state)),
        follows=tuple(_follows(readings, parts, tasks)),
    )


def _follows(readings: tuple[Reading, ...], parts: tuple[GroupPart, ...], tasks: tuple[Task, ...]) -> Iterator[str]:
    for reading in readings:
        yield f"{reading.title}: hand it out {reading.when}"
    for case in dict.fromkeys(part.case for part in parts):
        mine = [part for part in parts if part.case == case]
        yield f"{case}, what each agency knew, {count_words(len(mine), 'group')}: {mine[0].when}"
    for exercise in dict.fromkeys(task.sheet.exercise for task in tasks):
        count = sum(task.sheet.exercise == exercise for task in tasks)
        yield f"{exercise}: {count_words(count, 'sheet')}, one for each group"
    yield "A list to sign, by agency"


def _readings(plan: Plan) -> Iterator[Reading]:
    """Each case once, in the order of the day, and after it what only the report-back shows; then decks' hand-outs."""
    for name in dict.fromkeys(item.case for item in plan.items if item.case in plan.cases):
        case = plan.cases[name]
        exercise = next((item for item in plan.items if item.case == name and item.capture), None)
        reports = (item.title for item in plan.items if exercise is not None and item.of == exercise.id)
        yield from _story(plan, case, exercise)
        yield from _of_case(case, "handout", f"at {next(reports, 'the report-back')}, not before")
    for item in plan.items:
        deck = plan.decks.get(item.deck)
        pages = tuple(page for page in deck.pages if page.role == "handout") if deck is not None else ()
        if pages:
            yield Reading(item.title, False, "", f"with {item.title}", _pages(pages, False))


def _story(plan: Plan, case: Case, exercise: Item | None) -> Iterator[Reading]:
    """The text of a case: whole, or in the instalments that the plan tells it in, each with its question at its end."""
    where = next(item.title for item in plan.items if item.case == case.id)
    if not case.stages or not any(item.stages and item.case == case.id for item in plan.items):
        dealt = exercise is not None and exercise.views and case.views
        after = f"after {exercise.title}, in which each group has its own part" if dealt and exercise else ""
        yield from _of_case(case, "", after or f"at {where}")
        return
    story = tuple(page for page in case.pages if not page.role)
    ends = [stage.page for stage in case.stages[1:]] + [len(story)]
    for number, (stage, end) in enumerate(zip(case.stages, ends, strict=True), 1):
        told = (*story[stage.page : end], question_page(stage))
        yield Reading(
            title=f"{case.title}, part {number} of {len(case.stages)}: {stage.title}",
            fictional=case.fictional,
            warning=case.warning if number == 1 else "",
            when=f"at {where}" if number == 1 else "when the room has been told so far, not before",
            pages=_pages(told, case.fictional),
        )


def _of_case(case: Case, role: str, when: str) -> Iterator[Reading]:
    pages = tuple(page for page in case.pages if page.role == role)
    if pages:
        title = f"{case.title}: hand-out" if role else case.title
        yield Reading(title, case.fictional, "" if role else case.warning, when, _pages(pages, case.fictional))


def _pages(pages: tuple[Page, ...], fictional: bool) -> tuple[ShownPage, ...]:
    """The pages as the room sees them, without their notes."""
    return tuple(shown_page(replace(page, notes=(), slide=0), n, fictional) for n, page in enumerate(pages, 1))


def _tasks(state: State, head: str) -> Iterator[Task]:
    for exercise in state.plan.exercises():
        for group in state.open_groups():
            sheet = group_sheet(state, exercise, group, head)
            series, _, first = sheet.lines[0].rpartition("-")
            numbers = range(int(first), int(first) + ROOM)
            yield Task(
                replace(sheet, lines=tuple(f"{series}-{number}" for number in numbers)),
                _task(state.plan, exercise),
            )


def _task(plan: Plan, exercise: Item) -> tuple[Part, ...]:
    """What the exercise's first page says; nothing where that would take the groups' room."""
    deck = plan.decks.get(exercise.deck)
    if deck is None or not deck.pages:
        return ()
    page = shown_page(replace(deck.pages[0], notes=()), 1, False)
    kept = tuple(part for part in page.parts if part.kind in ("paragraph", "list", "quote"))
    said = sum(
        len(span.text) for part in kept for spans in (part.spans, *(one.spans for one in part.lines)) for span in spans
    )
    return kept if said <= LONGEST_TASK else ()


def _sign_in(state: State) -> Iterator[SignIn]:
    """The agencies that are known, each with room for its people and some more."""
    agencies = agency_mix(state).agencies
    if not agencies:
        yield SignIn("", SIGNATURES)
    for agency in agencies:
        yield SignIn(agency.name, max(FEW, agency.count + SPARE))
