"""Blanks filled in after a plan was read: the plan with them for one run, or its file's text with them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from facilitator.agenda.model import Plan
from facilitator.agenda.placeholders import Details, normal_name

Value = TypeVar("Value")


def filled(plan: Plan, values: Mapping[str, str]) -> Plan:
    """The plan as if its details had said this; a dash puts a blank away, and nothing leaves it as it was."""
    details = Details({name: value.strip() for name, value in values.items() if value.strip()})
    after = _put_in(plan, details)
    return msgspec.structs.replace(after, unfilled=tuple(name for name in plan.unfilled if details.lacks(name)))


def _put_in(value: Value, details: Details) -> Value:
    """The same, with the blanks of every text in it filled; what has none is left as the very thing it was."""
    after: Any = value
    if isinstance(value, str):
        after = details.fill(value) if "{{" in value else value
    elif isinstance(value, tuple):
        after = tuple(_put_in(one, details) for one in value)
        after = value if all(new is old for new, old in zip(after, value, strict=True)) else after
    elif isinstance(value, dict):
        after = {key: _put_in(one, details) for key, one in value.items()}
        after = value if all(after[key] is one for key, one in value.items()) else after
    elif isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: new for name, old in fields.items() if (new := _put_in(old, details)) is not old}
        after = msgspec.structs.replace(value, **changed) if changed else value
    result: Value = after
    return result


class NotFillable(Exception):
    """The text is not laid out so that its details could be filled in alone; says why, in a sentence."""


def filled_text(text: str, values: Mapping[str, str]) -> str:
    """A plan's YAML with these blanks filled in under `details`, as far as they are empty there; every other character
    stays. Raises NotFillable.
    """
    from facilitator.agenda.editing.details import set_detail
    from facilitator.agenda.editing.plan_text import NotReadable, PlanText
    from facilitator.agenda.editing.values import EditRefused

    try:
        plan = PlanText.of(text)
        there = {normal_name(str(pair.key)): str(pair.value) for pair in plan.rest.form.pairs("details")}
        for name, value in values.items():
            if value.strip() and not there.get(normal_name(name)):
                plan = set_detail(plan, normal_name(name), value.strip())
    except NotReadable as problem:
        raise NotFillable("The plan's file cannot be read.") from problem
    except EditRefused as problem:
        raise NotFillable(str(problem)) from problem
    return plan.text
