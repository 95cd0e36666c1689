"""A case study: a deck whose front matter says what the trainer alone should know."""

from __future__ import annotations

import msgspec

from facilitator.agenda.chronology_reader import read_chronology
from facilitator.agenda.deck_reader import read_deck
from facilitator.agenda.fields import CASE
from facilitator.agenda.files import Source, Tree
from facilitator.agenda.forms import Form, Put
from facilitator.agenda.model import Case, LearningPoint
from facilitator.agenda.placeholders import Details, Unfilled
from facilitator.agenda.problems import WHOLE_FILE, Problem, Problems, quoted


class CaseReading(msgspec.Struct, frozen=True):
    """What was made of a case's file. `themes` are the ids its learning points use, for the plan to check."""

    case: Case
    themes: tuple[Put, ...]
    lines: tuple[int, ...]
    unfilled: tuple[Unfilled, ...]
    problems: tuple[Problem, ...]


def read_case(source: Source, tree: Tree, details: Details) -> CaseReading:
    """The case in a file. Never raises: whatever is wrong is in `problems`."""
    reading = read_deck(source, tree, details, CASE)
    front = reading.front
    problems = Problems(source.shown, stops=False)
    points = front.forms("learning_points")
    _check_ids(points, problems)
    if reading.deck.pages and all(page.role for page in reading.deck.pages):
        problems.add(WHOLE_FILE, "has only hand-outs", "pages that tell the story, without '_class: handout'")
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
    return CaseReading(case, themes, reading.lines, reading.unfilled, tuple(problems.in_order()))


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
