"""What was typed for a field, as the plan's file is to hold it: checked, and understood as the reader does. Pure."""

from __future__ import annotations

from datetime import time
from functools import lru_cache

from facilitator.agenda.fields import ITEM, PLAN
from facilitator.agenda.filling import fill
from facilitator.agenda.forms import Form, Pair, Put, Value
from facilitator.agenda.problems import WHOLE_FILE, Place, Problems
from facilitator.agenda.shapes import TableShape
from facilitator.agenda.times_of_day import as_filed
from facilitator.agenda.yaml_places import Entry, Listing, Mapping, Node, Plain, Scalar

HERE = Place(1, 1)

WRITTEN_ORDER = (
    *("id", "kind", "title", "of", "turns", "minutes", "least", "fixed", "at", "priority", "clock", "bell", "advances"),
    *("leads", "materials", "deck", "case", "views", "stages", "capture", "issues", "phases", "outcomes", "aims"),
    *("prompts", "cues", "background"),
)
"""The fields of an item in the order in which new ones are written."""

PLAN_ORDER = tuple(field.name for field in PLAN.fields)


class EditRefused(Exception):
    """What was asked for cannot be done to the plan; says why in a sentence. The plan is as it was."""


def is_nothing(value: Plain) -> bool:
    """Whether a value means that the field is to be left out."""
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def node_of(value: Plain) -> Node:
    """A value as if it had been read from a file, with no place of its own."""
    if isinstance(value, list):
        return Listing(HERE, tuple(node_of(one) for one in value))
    if isinstance(value, dict):
        return Mapping(HERE, {str(key): Entry(HERE, node_of(one)) for key, one in value.items()})
    text = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    return Scalar(HERE, value, text, WHOLE_FILE)


def checked(table: TableShape, name: str, value: Plain) -> Plain:
    """A value as the field holds it: "30 min" is 30, "9.30" is "09:30". Raises EditRefused, KeyError for no field."""
    field = table.field(name)
    problems = Problems("")
    node = Mapping(HERE, {name: Entry(HERE, node_of(value))})
    form = fill(node, _alone(table.what, field.name, table is PLAN), problems)
    wrong = [one for one in problems.in_order() if not one.read_as]
    if wrong:
        expected = f"; it needs {wrong[0].expected}" if wrong[0].expected else ""
        raise EditRefused(f"{wrong[0].what[:1].upper()}{wrong[0].what[1:]}{expected}.".replace("'", '"'))
    assert form is not None
    return _plain(form.values[name].value)


@lru_cache(maxsize=64)
def _alone(what: str, name: str, of_plan: bool) -> TableShape:
    """A table of this one field."""
    return TableShape(what=what, fields=((PLAN if of_plan else ITEM).field(name),))


def _plain(value: Value) -> Plain:
    if isinstance(value, time):
        return as_filed(value)
    if isinstance(value, Form):
        found = {name: _plain(put.value) for name, put in value.values.items()}
        short = value.table.short
        kept = {name: one for name, one in found.items() if one != value.table.field(name).default}
        return kept.get(short) if short and list(kept) == [short] else kept
    if isinstance(value, tuple):
        if all(isinstance(one, Pair) for one in value) and value:
            return {str(one.key): _plain(one.value) for one in value if isinstance(one, Pair)}
        return [_plain(one.value) for one in value if isinstance(one, Put)]
    return value
