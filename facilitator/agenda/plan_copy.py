"""A copy of a plan that is the trainer's own: with every deck, case, note, picture and list of themes that it names.

The plan gets a name and a title of its own, its documents lie in one folder beside it, and no file is shared with the
plan it was made of. In its text only the title and the paths change: remarks, order and layout stay as they were.
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.editing.details import set_plan_field
from facilitator.agenda.editing.items import set_field
from facilitator.agenda.editing.plan_text import NotReadable, PlanText
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.fields import ITEM, PLAN
from facilitator.agenda.files import NotFound, Tree
from facilitator.agenda.plan_reader import PlanReading, read_plan
from facilitator.agenda.scaffold import NewPlanRefused, free_place, write_at_once, write_schema
from facilitator.agenda.shapes import FilePath, ListOf, TableShape
from facilitator.agenda.yaml_places import Plain
from facilitator.disk.placing import discard, discard_folder, move, reason


def copy_plan(source: Path, name: str, own: Path) -> Path:
    """Copy the plan at `source` into the folder `own` under a name of its own; the path of the copy.

    Nothing that exists is changed, and half a copy is never left behind. Raises NewPlanRefused.
    """
    title = clean_line(name)
    path, documents = free_place(title, own)
    reading = read_plan(source)
    if reading.plan is None:
        first = next((str(problem) for problem in reading.problems if not problem.warning), "it cannot be read")
        raise NewPlanRefused(f"{source} needs correcting before it can be copied: {first}")
    files = reading.files
    above = Path(os.path.commonpath([file.parent for file in files])) if files else source.parent
    text = _own_words(source, title, path.stem, above)
    part = own / f".{path.stem}.{secrets.token_hex(4)}.part"
    try:
        own.mkdir(parents=True, exist_ok=True)
        write_schema(own / "plan.schema.json")
        part.mkdir()
        for file in files:
            target = part / file.relative_to(above)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        move(part, documents)
        try:
            write_at_once(path, text)
        except OSError:
            discard_folder(documents)
            raise
    except FileExistsError:
        raise NewPlanRefused(f"there is a file or folder in the way of {path.stem!r} in {own}") from None
    except OSError as error:
        raise NewPlanRefused(f"the copy cannot be written to {own}: {reason(error)}") from None
    finally:
        discard_folder(part)
    _compare(path, reading)
    return path


def _compare(path: Path, before: PlanReading) -> None:
    """Take the copy away again where it has a problem that the plan itself has not. Raises NewPlanRefused."""
    after = read_plan(path)
    if after.plan is None or _weighty(after) > _weighty(before):
        known = {problem.what for problem in before.problems}
        worse = next((str(one) for one in after.problems if not one.looks and one.what not in known), "")
        discard(path)
        discard_folder(path.with_suffix(""))
        raise NewPlanRefused(f"the copy would not pass its check: {worse}")


def _weighty(reading: PlanReading) -> int:
    """How many of its problems cost more than looks."""
    return sum(not problem.looks for problem in reading.problems)


def _own_words(source: Path, title: str, plan_id: str, above: Path) -> str:
    """The plan's text with its new title, and with paths into the folder of the copy. Raises NewPlanRefused."""
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            plan = PlanText.of(file.read())
        tree, inside = Tree(source), Path(os.path.abspath(source))

        def moved(value: Plain) -> Plain:
            """A path, or a list of some, as the copy has them; what names no file stays: the plan runs without it."""
            if isinstance(value, list):
                return [moved(one) for one in value]
            try:
                named = tree.find(clean_line(str(value)), inside)
            except NotFound:
                return value
            return f"{plan_id}/{named.relative_to(above).as_posix()}"

        plan = set_plan_field(plan, "title", title)
        for name in _paths(PLAN) & plan.rest.form.values.keys():
            plan = set_plan_field(plan, name, moved(plan.rest.values[name]))
        for index, item in enumerate(plan.items):
            for name in _paths(ITEM) & item.form.values.keys():
                plan = set_field(plan, index, name, moved(item.values[name]))
    except NotReadable as problem:
        raise NewPlanRefused(f"{source} cannot be read") from problem
    except EditRefused as problem:
        raise NewPlanRefused(str(problem).rstrip(".")) from problem
    return plan.text


def _paths(table: TableShape) -> set[str]:
    """The fields that name files."""
    return {
        field.name
        for field in table.fields
        if isinstance(field.shape.of if isinstance(field.shape, ListOf) else field.shape, FilePath)
    }
