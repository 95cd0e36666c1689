"""A case study: a deck whose front matter says what the trainer alone should know, and what happened when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from facilitator.agenda.case_blanks import ASKED, blanks_in, front_of
from facilitator.agenda.deck_reader import read_deck
from facilitator.agenda.fields import CASE
from facilitator.agenda.files import Source, Tree
from facilitator.agenda.forms import Form, Pair, Put
from facilitator.agenda.model import Case, CaseEvent, CaseStage, CaseView, LearningPoint
from facilitator.agenda.placeholders import Details, Unfilled
from facilitator.agenda.problems import WHOLE_FILE, Place, Problem, Problems, nearest, quoted


class CaseReading(msgspec.Struct, frozen=True):
    """What was made of a case's file. `themes` are the ids its learning points use, for the plan to check."""

    case: Case
    themes: tuple[Put, ...]
    lines: tuple[int, ...]
    unfilled: tuple[Unfilled, ...]
    problems: tuple[Problem, ...]
    unsaid: str = ""
    """What nobody has filled in yet, in words: "whether it is made up, what may be hard to read in it"."""


def read_case(source: Source, tree: Tree, details: Details) -> CaseReading:
    """The case in a file. Never raises: whatever is wrong is in `problems`."""
    reading = read_deck(source, tree, details, CASE)
    front = reading.front
    problems = Problems(source.shown, stops=False)
    points = front.forms("learning_points")
    _check_ids(points, problems)
    if reading.deck.pages and all(page.role for page in reading.deck.pages):
        problems.add(WHOLE_FILE, "has only hand-outs", "pages that tell the story, without '_class: handout'")
    unsaid = _tell_blanks(source, problems)
    told = read_chronology(front, [page.title for page in reading.deck.pages if not page.role], problems)
    case = Case(
        id=source.id,
        title=front.text("title") or next((page.title for page in reading.deck.pages if page.title), source.path.stem),
        pages=reading.deck.pages,
        fictional=front.flag("fictional"),
        warning=front.text("warning"),
        points=_points(points),
        went_right=front.texts("went_right"),
        criteria=front.text("criteria"),
        hypotheses=front.texts("hypotheses"),
        chronology=told.events,
        views=told.views,
        stages=told.stages,
    )
    problems.take(reading.problems)
    themes = tuple(put for point in points for put in point.puts("themes"))
    return CaseReading(case, themes, reading.lines, reading.unfilled, tuple(problems.in_order()), unsaid)


def _tell_blanks(source: Source, problems: Problems) -> str:
    """Say what nobody has filled in yet, at the first line that asks for it; the words for it."""
    lines = source.text.split("\n")
    first, last = front_of(lines)
    blanks = blanks_in(lines[first:last])
    names = ", ".join(ASKED[name] for name in blanks)
    if blanks:
        where = first + min(begin for begin, _ in blanks.values()) + 1
        told = f"the case does not say yet {names} (C in the plan editor fills it in)"
        problems.warn(Place(where, 1), told)
    return names


def _points(forms: tuple[Form, ...]) -> tuple[LearningPoint, ...]:
    """The learning points that say something, each with an id of its own: one is made up where it has none."""
    kept: dict[str, LearningPoint] = {}
    for number, form in enumerate(forms, 1):
        name = form.text("id")
        if not name or name in kept:
            name = f"{name or 'point'}-{number}"
        if "text" in form:
            kept[name] = LearningPoint(name, form.text("text"), form.texts("themes"))
    return tuple(kept.values())


def _check_ids(points: tuple[Form, ...], problems: Problems) -> None:
    seen: dict[str, int] = {}
    for point in points:
        name = point.text("id")
        if name and name in seen:
            what = f"the learning point {quoted(name)} is given twice (first on line {seen[name]})"
            problems.add(point.where("id"), what, "an id of its own for each")
        seen.setdefault(name, point.where("id").line)


class Chronology(msgspec.Struct, frozen=True):
    """What a case's front matter says of its events; each part is empty where it says nothing, or nothing right."""

    events: tuple[CaseEvent, ...]
    views: tuple[CaseView, ...]
    stages: tuple[CaseStage, ...]


def read_chronology(front: Form, headings: Sequence[str], problems: Problems) -> Chronology:
    """The chronology of a case whose story has pages with these headings. What is wrong with it goes to `problems`."""
    events = _events(front.forms("chronology"), problems)
    known = list(events)
    views = _views(front.pairs("views"), known, problems)
    half = {name: _half(form, name, views, problems) for name, form in events.items()}
    return Chronology(
        events=tuple(_event(name, form, half[name], problems) for name, form in events.items()),
        views=views,
        stages=_stages(front.forms("stages"), known, headings, problems),
    )


def _events(forms: tuple[Form, ...], problems: Problems) -> dict[str, Form]:
    """The events that say when and what, each by an id of its own: one is made up where it has none."""
    found: dict[str, Form] = {}
    for number, form in enumerate(forms, 1):
        name = form.text("id")
        if name in found:
            what = f"the event {quoted(name)} is given twice (first on line {found[name].where('id').line})"
            problems.add(form.where("id"), what, "an id of its own for each")
        if not name or name in found:
            name = f"{name or 'event'}-{number}"
        if "text" in form:
            found[name] = form
    return found


def _views(pairs: tuple[Pair, ...], events: list[str], problems: Problems) -> tuple[CaseView, ...]:
    """What each agency knew, in the order of the chronology."""
    found = []
    for pair in pairs:
        puts = pair.value if isinstance(pair.value, tuple) else ()
        known = {str(put.value) for put in puts if isinstance(put, Put) and _is_event(put, events, problems)}
        found.append(CaseView(str(pair.key), tuple(name for name in events if name in known)))
    return tuple(found)


def _is_event(put: Put, events: list[str], problems: Problems) -> bool:
    name = str(put.value)
    if name not in events:
        _tell_missing("event", put.place, name, events, problems)
    return name in events


def _half(form: Form, event: str, views: tuple[CaseView, ...], problems: Problems) -> tuple[str, ...]:
    """The agencies that knew half of an event; one that knew all of it is not among them."""
    names = [view.agency for view in views]
    found = []
    for put in form.puts("half"):
        agency = str(put.value)
        if agency not in names:
            _tell_missing("agency", put.place, agency, names, problems, "of 'views'")
        elif any(event in view.events for view in views if view.agency == agency):
            what = f"{quoted(agency)} knows all of {quoted(event)} by 'views', and half of it here"
            problems.warn(put.place, what, "only one of the two")
        else:
            found.append(agency)
    return tuple(dict.fromkeys(found))


def _event(name: str, form: Form, half: tuple[str, ...], problems: Problems) -> CaseEvent:
    what_if = form.text("what_if")
    if what_if and not what_if.endswith("?"):
        problems.read_as(
            form.where("what_if"), "'what_if' is no question", "a question, since nobody knows", f"{what_if}?"
        )
        what_if += "?"
    adds = {str(pair.key): pair.value for pair in form.pairs("adds") if isinstance(pair.value, int)}
    return CaseEvent(name, form.text("date"), form.text("text"), half, adds, what_if)


def _stages(
    forms: tuple[Form, ...], events: list[str], headings: Sequence[str], problems: Problems
) -> tuple[CaseStage, ...]:
    """The stages that can be told apart: the first begins with the case, each other one further on."""
    found: list[CaseStage] = []
    page, event = 0, 0
    for form in forms:
        if found:
            begins = _place_of(form, "page", "page", headings, problems)
            first = _place_of(form, "event", "event", events, problems)
            if begins is None:
                if "page" not in form:
                    problems.add(form.place, "a stage after the first needs 'page'", "the heading of its first page")
                continue
            if begins <= page or (first is not None and first <= event):
                field = "page" if begins <= page else "event"
                what = f"this stage begins with {quoted(form.text(field))}, which is not after the stage before"
                problems.add(form.where(field), what, f"a later {field}")
                continue
            page, event = begins, event if first is None else first
        elif events:
            first = 0
        else:
            first = None
        title = form.text("title") or f"Stage {len(found) + 1}"
        found.append(CaseStage(title, form.text("question"), page, "" if first is None else events[first]))
    return tuple(found)


def _place_of(form: Form, field: str, what: str, names: Sequence[str], problems: Problems) -> int | None:
    """Where what a field names stands among `names`; None where nothing is named, or nothing that is there."""
    if field not in form:
        return None
    name = form.text(field)
    if name in names:
        return list(names).index(name)
    _tell_missing(what, form.where(field), name, names, problems)
    return None


def _tell_missing(
    kind: str, place: Place, name: str, names: Iterable[str], problems: Problems, where: str = ""
) -> None:
    problems.add(place, f"there is no {kind} {quoted(name)}{f' {where}' if where else ''}", "", nearest(name, names))
