"""What was typed for a field of the plan editor's form, put into the plan. Pure: a plan in, a plan out."""

from __future__ import annotations

import re

from facilitator.agenda.editing import details, items
from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import WHOLE_PLAN
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.shapes import Flag, ListOf, MapOf, OneOf
from facilitator.agenda.yaml_places import Plain
from facilitator.console.painting.editor_form import LABELS, ROOM, FormRow, is_listed, pair_words, table_of

NAMED = frozenset(("details", "outcomes"))
"""Pairs of the day whose key stays while its words are typed."""


def choices_of(item: int, row: FormRow) -> tuple[str, ...]:
    """The words that may stand in a field of few of them; none for every other field."""
    shape = table_of(item).field(row.field).shape
    if isinstance(shape, Flag):
        return ("no", "yes")
    return shape.choices if isinstance(shape, OneOf) else ()


def label_of(item: int, row: FormRow) -> str:
    """What the typed line is called."""
    name = LABELS.get(row.field, row.field)
    name = name[:1].upper() + name[1:]
    if item == WHOLE_PLAN and row.field in NAMED and isinstance(row.entry, str):
        return row.entry
    return f"{name}: another" if row.new else name


def hint_of(item: int, row: FormRow) -> str:
    """What may be typed, and what the keys do."""
    shape = table_of(item).field(row.field).shape
    how = "enter keeps it · esc leaves it as it was"
    if row.field == "cues":
        return f"5: words, when 5 minutes are left; {ROOM} behind them: the room too · {how}"
    if row.field == "phases":
        return f"discuss: 15 · empty takes it out · {how}"
    if item == WHOLE_PLAN and row.field in NAMED:
        return how
    if not is_listed(item, row.field) and isinstance(shape, ListOf):
        return f"with commas between · {how}"
    return f"{how} · empty takes it out" if row.entry is not None else how


def text_of(plan: PlanText, item: int, row: FormRow) -> str:
    """The words that stand in the line at first."""
    value = _values(plan, item).get(row.field)
    if row.new:
        return ""
    if item == WHOLE_PLAN and row.field in NAMED and isinstance(row.entry, str):
        return pair_words(value.get(row.entry)) if isinstance(value, dict) else ""
    if row.entry is None and (value is None or value == []):
        return ""
    return row.value


def with_typed(plan: PlanText, item: int, row: FormRow, text: str) -> PlanText:
    """The plan with these words for a row of the form. Raises EditRefused."""
    if item == WHOLE_PLAN and row.field in NAMED:
        return _with_named(plan, row, text)
    if not is_listed(item, row.field):
        return _set(plan, item, row.field, _one(item, row.field, text))
    value = _values(plan, item).get(row.field)
    if isinstance(table_of(item).field(row.field).shape, MapOf):
        return _set(plan, item, row.field, _pairs(row, value if isinstance(value, dict) else {}, text))
    entries: list[Plain] = [*value] if isinstance(value, list) else [] if value is None else [value]
    if row.new:
        entries += [text] if text else []
    elif isinstance(row.entry, int):
        entries[row.entry : row.entry + 1] = [text] if text else []
    return _set(plan, item, row.field, entries)


def _values(plan: PlanText, item: int) -> dict[str, Plain]:
    return plan.rest.values if item == WHOLE_PLAN else plan.items[item].values


def _set(plan: PlanText, item: int, name: str, value: Plain) -> PlanText:
    if item == WHOLE_PLAN:
        return details.set_plan_field(plan, name, value)
    return items.set_field(plan, item, name, value)


def _one(item: int, name: str, text: str) -> Plain:
    """What was typed for a field that is one line."""
    shape = table_of(item).field(name).shape
    if isinstance(shape, Flag):
        return text.casefold() in ("y", "yes", "true", "on")
    if isinstance(shape, ListOf):
        between = r"[,;]|\bto\b|-|\u2013" if name == "issues" else r"[,;]"
        parts: list[Plain] = [words for part in re.split(between, text) if (words := part.strip())]
        return parts * 2 if name == "issues" and len(parts) == 1 else parts
    return text


def _with_named(plan: PlanText, row: FormRow, text: str) -> PlanText:
    """A detail, or an outcome; a new one may say what it is called, with a colon behind it."""
    called, colon, words = text.partition(":")
    called, words = called.strip(), words.strip()
    if row.field == "details":
        if isinstance(row.entry, str):
            return details.set_detail(plan, row.entry, text)
        if not called:
            raise EditRefused("Say what it is called, and what it is: quiet room: Room 4.")
        return details.set_detail(plan, called, words)
    if isinstance(row.entry, str):
        return details.set_outcome(plan, row.entry, text) if text else details.remove_outcome(plan, row.entry)
    short = bool(colon) and re.fullmatch(r"[A-Za-z0-9_-]{1,12}", called) is not None
    return details.set_outcome(plan, called if short else details.new_outcome(plan), words if short else text)


def _pairs(row: FormRow, before: dict[str, Plain], text: str) -> Plain:
    """Pairs with one of them typed anew, at its place."""
    after: dict[str, Plain] = {}
    name, colon, words = text.partition(":")
    name, words = name.strip(), words.strip()
    if text and not (colon and name and words):
        raise EditRefused("Two things with a colon between, please, such as 5: Time to choose.")
    value = _pair_value(row.field, words)
    for key, one in before.items():
        if key != row.entry and (key != name or not text):
            after[key] = one
        elif key == row.entry and text:
            after[name] = value
    if text and name not in after:
        after[name] = value
    return after


def _pair_value(field: str, words: str) -> Plain:
    if field == "cues" and words.casefold().endswith(ROOM):
        return {"say": words[: -len(ROOM)].strip(), "public": True}
    if field == "views":
        return [part for words_of in words.split(",") if (part := words_of.strip())]
    return words
