"""Edits of what a plan says beside its items: its own fields, the details for its pages, outcomes, agencies, groups.

Each takes a plan and gives a new one, read again before it is given back. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.agenda.counting import count_words
from facilitator.agenda.editing.extents import NotInPlace
from facilitator.agenda.editing.items import set_field
from facilitator.agenda.editing.keys import put, take_out
from facilitator.agenda.editing.layout import AGENDA, Layout
from facilitator.agenda.editing.lines import MARK, split
from facilitator.agenda.editing.plan_text import PlanText, read_rest
from facilitator.agenda.editing.values import PLAN_ORDER, EditRefused, checked, is_nothing
from facilitator.agenda.fields import PLAN
from facilitator.agenda.placeholders import normal_name
from facilitator.agenda.yaml_places import Plain

LAID_OUT = "The plan's {name} is laid out in its file in a way that only you can change, in a text editor."


def set_plan_field(plan: PlanText, name: str, value: Plain) -> PlanText:
    """The plan with this value for one of its own fields; nothing (None, "", no entries) takes the field out.

    What was typed is understood as the reader does. Raises EditRefused.
    """
    if name == AGENDA:
        raise EditRefused("The items of a plan are changed one by one.")
    field = PLAN.field(name)
    values = plan.rest.values
    if is_nothing(value):
        if field.required:
            raise EditRefused(f"A plan needs its {name}.")
        return _with_values(plan, {key: one for key, one in values.items() if key != name}, name)
    return _with_values(plan, {**values, name: checked(PLAN, name, value)}, name)


def _with_values(plan: PlanText, wanted: dict[str, Plain], name: str, said: str = "") -> PlanText:
    """The plan that says this beside its items, where `name` is what differs. Raises EditRefused."""
    layout, rest = plan.layout, plan.rest
    if wanted.get(name) == rest.values.get(name) and (name in wanted) == (name in rest.values):
        return plan
    mark = MARK if layout.head.startswith(MARK) else ""
    lines = split(layout.rest.removeprefix(MARK))
    try:
        new = (
            put(lines, rest.node, name, wanted[name], PLAN_ORDER, layout.end)
            if name in wanted
            else take_out(lines, rest.node, name)
        )
        changed = _parted(layout, mark, new)
        found = read_rest(changed.rest)
        if found is None or found.values != wanted:
            raise NotInPlace
    except NotInPlace:
        raise EditRefused(LAID_OUT.format(name=name)) from None
    return plan.with_layout(changed, said)


def _parted(layout: Layout, mark: str, lines: Sequence[str]) -> Layout:
    """The layout whose rest is these lines."""
    head, foot = "".join(lines), ""
    if layout.pieces:
        if lines.count(layout.stand_in) != 1:
            raise NotInPlace
        at = lines.index(layout.stand_in)
        head, foot = "".join(lines[:at]), "".join(lines[at + 1 :])
    elif layout.foot:
        head, foot = head.removesuffix(layout.foot), layout.foot
    return Layout(mark + head, layout.pieces, foot, layout.column, layout.end)


def set_detail(plan: PlanText, name: str, value: str) -> PlanText:
    """The plan with this in the place of a blank of its pages; "" leaves it to be filled in. Raises EditRefused."""
    details = _pairs(plan, "details")
    known = next((one for one in details if normal_name(one) == normal_name(name)), name)
    if known in details and not value and details[known] in (None, ""):
        return plan
    return _with_values(
        plan, {**plan.rest.values, "details": _checked("details", {**details, known: value})}, "details"
    )


def set_outcome(plan: PlanText, name: str, text: str) -> PlanText:
    """The plan with these words for an outcome, which is added where it is new. Raises EditRefused."""
    if not text.strip():
        raise EditRefused("An outcome needs words; take it out instead.")
    return set_plan_field(plan, "outcomes", {**_pairs(plan, "outcomes"), name: text})


def new_outcome(plan: PlanText) -> str:
    """An id for another outcome."""
    taken = {name.casefold() for name in _pairs(plan, "outcomes")}
    return next(name for n in range(1, 1000) if (name := f"LO{n}").casefold() not in taken)


def remove_outcome(plan: PlanText, name: str) -> PlanText:
    """The plan without an outcome; the items that served it do so no longer, and how many is said."""
    left = {key: one for key, one in _pairs(plan, "outcomes").items() if key != name}
    served = sum(name in item.form.texts("outcomes") for item in plan.items)
    new = _unserved(_with_pairs(plan, "outcomes", left), name)
    said = f"{count_words(served, 'item')} served {name} and no longer {'does' if served == 1 else 'do'}."
    return new.saying(said if served else "")


def _unserved(plan: PlanText, name: str) -> PlanText:
    """The plan whose items serve one outcome no longer."""
    for at, item in enumerate(plan.items):
        names = item.form.texts("outcomes")
        if name in names:
            after: list[Plain] = [one for one in names if one != name]
            plan = set_field(plan, at, "outcomes", after)
    return plan


def _pairs(plan: PlanText, field: str) -> dict[str, Plain]:
    """The pairs of a field, none where it is not written. Raises EditRefused for what are none: they would be lost."""
    found = plan.rest.values.get(field)
    if found is not None and not isinstance(found, dict):
        raise EditRefused(LAID_OUT.format(name=field))
    return dict(found or {})


def _checked(field: str, pairs: dict[str, Plain]) -> Plain:
    """The pairs as the field holds them; what is left empty stays so."""
    checked(PLAN, field, pairs)
    return pairs


def _with_pairs(plan: PlanText, field: str, pairs: dict[str, Plain]) -> PlanText:
    values = {key: one for key, one in plan.rest.values.items() if key != field}
    return _with_values(plan, {**values, field: pairs} if pairs else values, field)
