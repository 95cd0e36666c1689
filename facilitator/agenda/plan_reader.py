"""A plan from its YAML file and every file it names: all mistakes at once, or the frozen plan."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.documents import Documents, Lines
from facilitator.agenda.fields import PLAN
from facilitator.agenda.files import Source, Tree, Unreadable, read_source
from facilitator.agenda.filling import fill
from facilitator.agenda.forms import Form
from facilitator.agenda.model import Plan
from facilitator.agenda.placeholders import Details, Unfilled, names_in, normal_name, unfilled_in
from facilitator.agenda.plan_building import build_plan
from facilitator.agenda.plan_checks import check_plan
from facilitator.agenda.problems import Problem, Problems, nearest, quoted
from facilitator.agenda.yaml_places import load


class PlanReading(msgspec.Struct, frozen=True):
    """What was made of a plan's files.

    `plan` is None when any problem is more than a warning. `unfilled` are the blanks that its details leave open, and
    `lines` says for each document by id where its pages begin; both help to say where something is. `files` are all
    that the plan and its documents name and that are there, pictures too, as absolute paths. `asked` are the names of
    all blanks, filled or not, each once. `unsaid` is what its cases do not say of themselves yet, in words.
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    unfilled: tuple[Unfilled, ...] = ()
    lines: dict[str, Lines] = {}
    files: tuple[Path, ...] = ()
    asked: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


def read_plan(path: Path) -> PlanReading:
    """Read the plan at `path`. Never raises for anything that its files hold, lack or are."""
    shown = path.as_posix()
    tree = Tree(path)
    absolute = Path(os.path.abspath(path))
    try:
        source = read_source(absolute, shown, tree.id_of(absolute))
    except Unreadable as error:
        return PlanReading(None, (error.problem,))
    problems = Problems(shown)
    node, found = load(source.text, shown)
    problems.take(found)
    form = fill(node, PLAN, problems) if node is not None else None
    if form is None:
        return PlanReading(None, tuple(problems.in_order()))
    return _read_on(form, source, tree, problems)


def _read_on(form: Form, source: Source, tree: Tree, problems: Problems) -> PlanReading:
    """Everything after the plan's own file was taken apart."""
    check_plan(form, problems)
    details = Details({str(pair.key): str(pair.value) for pair in form.pairs("details")})
    documents = Documents(source, tree, details)
    plan = build_plan(clean_line(source.path.stem), form, documents, problems)
    _check_themes(plan, form, documents)
    in_plan = unfilled_in(form.text("feedback"), source.shown, details, form.where("feedback"))
    unfilled = (*documents.unfilled, *in_plan)
    asked = tuple(dict.fromkeys([*documents.blanks, *(name for _, name in names_in(form.text("feedback")))]))
    if all(problem.warning for problem in problems.found) and not documents.missing:
        _check_details(form, asked, unfilled, problems)
    every = (*problems.in_order(), *documents.problems)
    fine = all(problem.warning for problem in every)
    read = _with_known_themes(plan) if fine else None
    unsaid = tuple(documents.unsaid)
    return PlanReading(read, every, unfilled, documents.lines, tuple(tree.found), asked, unsaid)


def _with_known_themes(plan: Plan) -> Plan:
    """The plan without the themes of learning points that it has not got."""
    known = {theme.id for theme in plan.themes}
    cases = {}
    for name, case in plan.cases.items():
        points = tuple(replace(p, themes=tuple(one for one in p.themes if one in known)) for p in case.points)
        cases[name] = case if points == case.points else replace(case, points=points)
    return plan if all(cases[name] is case for name, case in plan.cases.items()) else replace(plan, cases=cases)


def _check_themes(plan: Plan, form: Form, documents: Documents) -> None:
    """The themes of learning points against the plan's; left alone where the plan's own could not be read."""
    known = {theme.id for theme in plan.themes}
    if "themes" in form and not known:
        return
    for reading in documents.cases.values():
        problems = Problems(documents.lines[reading.case.id].file, stops=False)
        if reading.themes and not known:
            problems.add(
                reading.themes[0].place, "this uses a theme, but the plan names no file of themes", "'themes: ...'"
            )
        for put in reading.themes if known else ():
            if put.value not in known:
                problems.add(put.place, f"there is no theme {quoted(put.value)}", "", nearest(str(put.value), known))
        documents.problems.extend(problems.found)


def _check_details(form: Form, asked: tuple[str, ...], unfilled: tuple[Unfilled, ...], problems: Problems) -> None:
    """A detail that no page asks for is most likely misspelt. Only told when every page could be read."""
    for pair in form.pairs("details"):
        if normal_name(str(pair.key)) not in asked:
            meant = nearest(str(pair.key), {blank.name for blank in unfilled})
            problems.warn(pair.place, f"no page asks for {quoted(pair.key)}", "", meant)
