"""A copy of a plan that is the trainer's own: with every deck, case, note, picture and list of themes that it names.

The plan gets a name and a title of its own, its documents lie in one folder beside it, and no file is shared with the
plan it was made of. In its text only the title and the paths change: remarks, order and layout stay as they were.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.fields import PLAN
from facilitator.agenda.files import NotFound, Tree
from facilitator.agenda.plan_reader import PlanReading, read_plan
from facilitator.agenda.problems import Place
from facilitator.agenda.scaffold import NewPlanRefused, free_place, write_at_once, write_schema
from facilitator.agenda.shapes import FilePath, ListOf, Shape, TableShape
from facilitator.agenda.yaml_places import Listing, Node, Plain, Scalar, load, plain
from facilitator.agenda.yaml_places import Mapping as Keys
from facilitator.disk.placing import discard, discard_folder, move, reason

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^']|'')*'")
"""Text in quotation marks, as YAML has it on one line."""

PLAIN = re.compile(r"[\w][\w./ -]*[\w]")
"""A path that needs no quotation marks."""


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
    with source.open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    root, _ = load(text, source.name)
    if not isinstance(root, Keys):
        raise NewPlanRefused(f"{source} cannot be read")
    tree = Tree(source)
    inside = Path(os.path.abspath(source))
    changed = {entry.node.place: title for key, entry in root.entries.items() if key == "title"}
    for scalar in _paths(root, PLAN):
        try:
            named = tree.find(clean_line(scalar.text), inside)
        except NotFound:  # the plan runs without it, and so will the copy
            continue
        changed[scalar.place] = f"{plan_id}/{named.relative_to(above).as_posix()}"
    return _changed(text, root, changed, source)


def _paths(node: Node, table: TableShape) -> Iterator[Scalar]:
    """Every path in the plan's own file, as its fields have it."""
    if not isinstance(node, Keys):
        return
    for field in table.fields:
        if field.name in node.entries:
            yield from _of_shape(node.entries[field.name].node, field.shape)


def _of_shape(node: Node, shape: Shape) -> Iterator[Scalar]:
    if isinstance(shape, FilePath) and isinstance(node, Scalar):
        yield node
    elif isinstance(shape, ListOf):
        for item in node.items if isinstance(node, Listing) else (node,):
            yield from _of_shape(item, shape.of)
    elif isinstance(shape, TableShape):
        yield from _paths(node, shape)


def _changed(text: str, root: Node, changed: Mapping[Place, str], source: Path) -> str:
    """The text with other values at these places; nothing else in it may change. Raises NewPlanRefused."""
    lines = text.split("\n")
    for place, value in sorted(changed.items(), reverse=True):  # from the end, so that no earlier place moves
        row, column = place.line - 1, place.column - 1
        written = _written(root, place)
        line = lines[row]
        quoted = QUOTED.match(line, column)
        end = quoted.end() if quoted is not None else column + len(written)
        if quoted is None and line[column:end] != written:
            raise NewPlanRefused(f"line {place.line} of {source} is written in a way that only you can change")
        plain_value = (
            quoted is None and PLAIN.fullmatch(value) and load(value, "")[0] == Scalar(Place(1, 1), value, value)
        )
        lines[row] = line[:column] + (value if plain_value else json.dumps(value, ensure_ascii=False)) + line[end:]
    after = "\n".join(lines)
    found, _ = load(after, source.name)
    if found is None or plain(found) != _wanted(root, changed):
        raise NewPlanRefused(f"{source} is laid out in a way that only you can change")
    return after


def _needs_no_quotes(value: str) -> bool:
    """Whether YAML reads these characters as this very text."""
    return PLAIN.fullmatch(value) is not None and load(value, "")[0] == Scalar(Place(1, 1), value, value)


def _written(node: Node, place: Place) -> str:
    """What was written for the value at a place."""
    return next(scalar.text for scalar in _scalars(node) if scalar.place == place)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    else:
        for inner in node.items if isinstance(node, Listing) else (entry.node for entry in node.entries.values()):
            yield from _scalars(inner)


def _wanted(node: Node, changed: Mapping[Place, str]) -> Plain:
    """The plan as data, with other values at these places."""
    if isinstance(node, Scalar):
        return changed.get(node.place, node.value)
    if isinstance(node, Listing):
        return [_wanted(item, changed) for item in node.items]
    return {key: _wanted(entry.node, changed) for key, entry in node.entries.items()}
