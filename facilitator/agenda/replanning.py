"""A plan's minutes put nearer to how long its items really take: what to suggest, and the change to the file's text.

Pure. A suggestion never breaks what the plan's check asks for: fixed items do not shrink, nothing goes below its least
or its cues, phases keep their sum, and no fixed point is pushed back. Only the numbers change in the text; remarks,
order and layout stay as they were written.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Item, Plan
from facilitator.agenda.times_of_day import as_said, minutes_as_filed, minutes_of_plan

FEWEST_RUNS = 3
"""Runs from which on a median says something."""

LEAST_CHANGE = 2
"""Minutes; less is within what any day varies by."""


class NewMinutes(msgspec.Struct, frozen=True):
    """Other minutes for an item, from `before` to `after`; equal where the reason in `why` speaks against a change."""

    item: str
    title: str
    before: int
    after: int
    why: str


def suggest(plan: Plan, medians: Mapping[str, tuple[float, int]]) -> tuple[NewMinutes, ...]:
    """Suggestions from the median minutes of each item, given with the number of runs they come from."""
    found = {}
    for item in plan.items:
        middle, runs = medians.get(item.id, (0.0, 0))
        if runs >= FEWEST_RUNS and abs(round(middle) - item.minutes) >= LEAST_CHANGE:
            found[item.id] = _suggestion(item, round(middle), f"median {middle:.0f} min in {count_words(runs, 'run')}")
    _keep_fixed_points(plan, found)
    return tuple(found.values())


def _suggestion(item: Item, wanted: int, why: str) -> NewMinutes:
    """The change as near to what is wanted as the item allows."""
    if item.phases:
        return NewMinutes(item.id, item.title, item.minutes, item.minutes, f"{why}; its phases need your decision")
    if item.fixed and wanted < item.minutes:
        return NewMinutes(item.id, item.title, item.minutes, item.minutes, f"{why}; it is fixed and never shrinks")
    lowest = max(1, item.least, *(cue.minutes for cue in item.cues), 0)
    after = max(wanted, min(lowest, item.minutes))
    why = f"{why}; not below its least or its cues" if after != wanted else why
    return NewMinutes(item.id, item.title, item.minutes, after, why)


def _keep_fixed_points(plan: Plan, found: dict[str, NewMinutes]) -> None:
    """Take from the longest additions what would push a fixed point back."""
    while late := _first_late(plan, found):
        item, minutes = late
        before = plan.items[: plan.position(item.id)]
        grown = [found[one.id] for one in before if one.id in found and found[one.id].after > found[one.id].before]
        if not grown:
            return
        most = max(grown, key=lambda one: one.after - one.before)
        after = max(most.before, most.after - minutes)
        assert item.at is not None, "only an item with a fixed point can miss it"
        why = f"{most.why}; {item.title} is fixed at {as_said(item.at)}"
        found[most.item] = NewMinutes(most.item, most.title, most.before, after, why)


def _first_late(plan: Plan, found: Mapping[str, NewMinutes]) -> tuple[Item, int] | None:
    """The first fixed point that would be missed, and by how many minutes."""
    now = plan.starts.hour * 60 + plan.starts.minute
    for item in plan.items:
        if item.at is not None:
            fixed = minutes_of_plan(item.at, plan.starts, plan.finishes)
            if now > fixed:
                return item, now - fixed
            now = fixed
        now += found[item.id].after if item.id in found else item.minutes
    return None


def finish_with(plan: Plan, minutes: Mapping[str, int]) -> int:
    """When the plan would end with other minutes for some items, in minutes after midnight."""
    now = plan.starts.hour * 60 + plan.starts.minute
    for item in plan.items:
        if item.at is not None:
            now = max(now, minutes_of_plan(item.at, plan.starts, plan.finishes))
        now += minutes.get(item.id, item.minutes)
    return now


class NotRewritable(Exception):
    """The text is not laid out so that its numbers could be changed alone; says where, in a sentence."""


def rewritten(text: str, plan: Plan, minutes: Mapping[str, int]) -> str:
    """The plan's YAML with other minutes for some items, and the finish that follows. Raises NotRewritable.

    `plan` is what the text says now.
    """
    from facilitator.agenda.editing.details import set_plan_field
    from facilitator.agenda.editing.items import set_field
    from facilitator.agenda.editing.plan_text import NotReadable, PlanText
    from facilitator.agenda.editing.values import EditRefused

    try:
        edited = PlanText.of(text)
        for index, name in enumerate(edited.ids):
            if name in minutes:
                edited = set_field(edited, index, "minutes", minutes[name])
        end = finish_with(plan, minutes)
        if end != minutes_of_plan(plan.finishes, plan.starts, plan.finishes):
            edited = set_plan_field(edited, "finishes", minutes_as_filed(end))
    except NotReadable as problem:
        raise NotRewritable("The plan's file cannot be read.") from problem
    except EditRefused as problem:
        raise NotRewritable(str(problem)) from problem
    return edited.text
