"""More in a plan's text: fields of an item, and items at the end; every other character stays as it was. Pure.

What is put in is checked by reading the text again: nothing but it may have changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from facilitator.agenda.yaml_places import Listing, Node, Plain, load, plain
from facilitator.agenda.yaml_places import Mapping as Keys

DASH = re.compile(r"(\s*)-(\s+)")


class NotAddable(Exception):
    """The text is not laid out so that something could be put into it alone; says why, in a sentence."""


def with_fields(text: str, at: int, fields: Mapping[str, str]) -> str:
    """The plan's YAML with these fields on its item number `at`, counted from 0. Raises NotAddable."""
    root, agenda = _agenda(text)
    item = agenda.items[at] if 0 <= at < len(agenda.items) else None
    if not isinstance(item, Keys) or not fields.keys().isdisjoint(item.entries):
        raise NotAddable("The item has such a thing already, or is not there any more.")
    lines = text.split("\n")
    written = {name: json.dumps(value, ensure_ascii=False) for name, value in fields.items()}
    rows = {entry.place.line for entry in item.entries.values()}
    if len(rows) == 1:
        first = min(entry.place for entry in item.entries.values())
        row, column = first.line - 1, first.column - 1
        put = "".join(f"{name}: {value}, " for name, value in written.items())
        lines[row] = lines[row][:column] + put + lines[row][column:]
    else:
        length = item.entries["minutes"]
        row, indent = length.place.line - 1, " " * (length.place.column - 1)
        end = "\r" if lines[row].endswith("\r") else ""
        lines[row + 1 : row + 1] = [f"{indent}{name}: {value}{end}" for name, value in written.items()]
    data = plain(root)
    assert isinstance(data, dict)
    items = data["agenda"]
    assert isinstance(items, list)
    before = items[at]
    assert isinstance(before, dict)
    items[at] = {**before, **fields}
    return _checked("\n".join(lines), data)


def with_items(text: str, items: Sequence[Sequence[str]]) -> str:
    """The plan's YAML with these items behind its last one, each as the lines of its keys. Raises NotAddable."""
    root, agenda = _agenda(text)
    lines = text.split("\n")
    found = DASH.match(lines[agenda.items[0].place.line - 1]) if agenda.items else None
    if found is None:
        raise NotAddable("The items of the plan's file are written in a way that only you can change.")
    row = _end_of_agenda(root, lines)
    end = "\r" if lines[0].endswith("\r") else ""
    put: list[str] = []
    for item in items:
        first, *others = item
        inside = " " * len(found[0])
        put += [end, f"{found[0]}{first}{end}", *(f"{inside}{line}{end}" for line in others)]
    if row == len(lines):  # the last line had no end of its own
        lines[-1] += end
    lines[row:row] = put
    data, more = (
        plain(root),
        load("\n".join(f"{'- ' if not n else '  '}{one}" for i in items for n, one in enumerate(i)), ""),
    )
    assert isinstance(data, dict)
    before = data["agenda"]
    assert isinstance(before, list)
    added = plain(more[0]) if more[0] is not None else None
    if not isinstance(added, list):
        raise NotAddable("What is to be put into the plan cannot be written down.")
    data["agenda"] = [*before, *added]
    return _checked("\n".join(lines), data)


def _agenda(text: str) -> tuple[Keys, Listing]:
    root, _ = load(text, "the plan")
    agenda = root.entries["agenda"].node if isinstance(root, Keys) and "agenda" in root.entries else None
    if not isinstance(root, Keys) or not isinstance(agenda, Listing):
        raise NotAddable("The plan's file has no list of items.")
    return root, agenda


def _end_of_agenda(root: Keys, lines: Sequence[str]) -> int:
    """The row before which items can be put: behind the last one, before what is said of the key that follows."""
    after = root.entries["agenda"].place.line
    row = min((entry.place.line - 1 for entry in root.entries.values() if entry.place.line > after), default=len(lines))
    while row > after and (not lines[row - 1].strip() or lines[row - 1].startswith("#")):
        row -= 1
    return row


def _checked(after: str, wanted: Plain) -> str:
    found: Node | None = load(after, "the plan")[0]
    if found is None or plain(found) != wanted:
        raise NotAddable("The plan's file is laid out in a way that only you can change.")
    return after
