"""Blanks filled in after a plan was read: the plan with them for one run, or its file's text with them. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from facilitator.agenda.model import Plan
from facilitator.agenda.placeholders import Details, normal_name

if TYPE_CHECKING:
    from facilitator.agenda.yaml_places import Entry, Plain

Value = TypeVar("Value")

EMPTY = re.compile(
    r"""(?P<key>\s*(?:"[^"]*"|'[^']*'|[^"':#][^:#]*):)(?P<gap>[ \t]*)(?:""|'')?(?P<rest>[ \t]*(?:\#.*)?\r?)\Z"""
)
"""A line of `details` on which nothing is filled in, in the pieces that stay."""


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
    """A plan's YAML with these blanks filled in under `details`; every other character stays. Raises NotFillable."""
    from facilitator.agenda.yaml_places import Mapping as Node
    from facilitator.agenda.yaml_places import load, plain

    root, _ = load(text, "the plan")
    if not isinstance(root, Node):
        raise NotFillable("The plan's file cannot be read.")
    new = {normal_name(name): value.strip() for name, value in values.items() if value.strip()}
    wanted = {key: plain(entry.node) for key, entry in root.entries.items()}
    lines = text.split("\n")
    if "details" in root.entries:
        wanted["details"] = _among_others(lines, root.entries["details"], new)
    else:
        end = "\r" if lines[0].endswith("\r") else ""
        last = [] if lines[-1] else [lines.pop()]
        lines += [f"details:{end}", *(f"  {_line(name, value)}{end}" for name, value in new.items()), *last]
        wanted["details"] = dict(new)
    after = "\n".join(lines)
    found, _ = load(after, "the plan")
    if found is None or plain(found) != wanted:
        raise NotFillable("The details of the plan's file are written in a way that only you can change.")
    return after


def _among_others(lines: list[str], entry: Entry, new: Mapping[str, str]) -> dict[str, Plain]:
    """Fill in what the file leaves empty, and put what it does not name first; the details as they are then."""
    from facilitator.agenda.yaml_places import Mapping as Node
    from facilitator.agenda.yaml_places import Scalar, plain

    if not isinstance(entry.node, Node):
        raise NotFillable("Under 'details' the plan's file has something that only you can change.")
    there = {name: plain(known.node) for name, known in entry.node.entries.items()}
    missing = dict(new)
    for name, known in entry.node.entries.items():
        value = missing.pop(normal_name(name), "")
        if value and isinstance(known.node, Scalar) and not known.node.text.strip():
            there[name] = value
            row = known.place.line - 1
            found = EMPTY.match(lines[row])
            if found is None:
                raise NotFillable(f"Line {row + 1} of the plan is written in a way that only you can change.")
            quoted = json.dumps(value, ensure_ascii=False)
            lines[row] = f"{found['key']}{found['gap'] or ' '}{quoted}{found['rest']}"
    if missing:
        first = min((known.place for known in entry.node.entries.values()), default=entry.place)
        if first.line == entry.place.line:
            raise NotFillable("The details of the plan's file stand on one line, which only you can change.")
        row, indent = first.line - 1, " " * (first.column - 1)
        end = "\r" if lines[row].endswith("\r") else ""
        lines[row:row] = [f"{indent}{_line(name, value)}{end}" for name, value in missing.items()]
    return there | missing


def _line(name: str, value: str) -> str:
    """A detail as a line of YAML; what would need care as a key has quotes."""
    key = name if re.fullmatch(r"[A-Za-z][\w /-]*", name) else json.dumps(name, ensure_ascii=False)
    return f"{key}: {json.dumps(value, ensure_ascii=False)}"
