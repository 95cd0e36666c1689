"""One key of a group of keys changed in its lines: put in, given another value, taken out. Pure.

Nothing but the lines of that key changes, and of them only what has to: a quotation mark, a remark behind the value and
the entries of a list that stay are left as they were. What cannot be changed so raises NotInPlace; whoever asked reads
the lines again and compares, so that a slip here can never come to stand in a file.
"""

from __future__ import annotations

from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from facilitator.agenda.editing.extents import (
    NotInPlace,
    cut_out,
    dash_line,
    is_block,
    last_line,
    on_one_line,
    remarks,
)
from facilitator.agenda.editing.lines import end_of, ended
from facilitator.agenda.yaml_places import Entry, Listing, Mapping, Node, Plain, Scalar, plain
from facilitator.agenda.yaml_writing import entry_lines, key_written, lines_of, pair_lines, written

Lines = list[str]

BROADEST = 160
"""Columns that a line with brackets may have; a value that makes it longer gets lines of its own."""


def put(lines: Sequence[str], keys: Mapping, key: str, value: Plain, order: Sequence[str], end: str) -> Lines:
    """The lines with this value for a key, which is put in where `order` has it if it is not there.

    `keys` is what the lines hold, read with its ends. New lines end in `end`. Raises NotInPlace.
    """
    if not is_block(keys):
        return _in_brackets(list(lines), keys, key, value, order)
    if key in keys.entries:
        return _replaced(list(lines), keys.entries[key], key, value, end)
    ranks = {name: rank for rank, name in enumerate(order)}
    mine = ranks.get(key, len(ranks))
    before = [name for name in keys.entries if ranks.get(name, -1) < mine] or list(keys.entries)[:1]
    if not before:
        raise NotInPlace
    at = last_line(keys.entries[before[-1]].node, lines) + 1
    return _with(list(lines), at, lines_of(key, value, next(iter(keys.entries.values())).place.column - 1), end)


def take_out(lines: Sequence[str], keys: Mapping, key: str) -> Lines:
    """The lines without a key and all that belongs to it; remarks on lines of their own stay. Raises NotInPlace."""
    if not is_block(keys):
        return _on_its_line(
            list(lines), keys, {name: plain(one.node) for name, one in keys.entries.items() if name != key}
        )
    entry = keys.entries[key]
    first, last = entry.place.line - 1, last_line(entry.node, lines)
    column = entry.place.column - 1
    if not lines[first][:column].strip():
        return [*lines[:first], *lines[last + 1 :]]
    # The key stands behind the dash of a list: the next one takes its place.
    later = [one for one in keys.entries.values() if one.place.line - 1 > last]
    if not later or later[0].place.column - 1 != column:
        raise NotInPlace
    heir = later[0].place.line - 1
    moved = lines[first][:column] + lines[heir][column:]
    return [*lines[:first], *lines[last + 1 : heir], moved, *lines[heir + 1 :]]


def _with(lines: Lines, at: int, new: Sequence[str], end: str) -> Lines:
    """The lines with new ones before the line `at`; a last line that was not ended is, before anything follows it."""
    if 0 < at <= len(lines) and not end_of(lines[at - 1]):
        return [*lines[: at - 1], lines[at - 1] + end, *ended(new[:-1], end), new[-1]]
    return [*lines[:at], *ended(new, end), *lines[at:]]


def _replaced(lines: Lines, entry: Entry, key: str, value: Plain, end: str) -> Lines:
    node = entry.node
    if plain(node) == value and type(plain(node)) is type(value):
        return lines
    if isinstance(node, Scalar) and not isinstance(value, list | dict) and on_one_line(node):
        return _spliced(lines, node, written(value, node.style))
    if not isinstance(node, Scalar) and isinstance(value, list | dict) and on_one_line(node):
        try:
            return _on_its_line(list(lines), node, value)
        except NotInPlace:
            pass  # it becomes too long, or another thing altogether: then it has lines of its own
    if isinstance(node, Listing) and isinstance(value, list) and value and is_block(node):
        return _list(lines, node, value, end)
    if isinstance(node, Mapping) and isinstance(value, dict) and value and is_block(node):
        kept = [name for name in node.entries if name in value]
        if kept and kept == [name for name in value if name in node.entries]:
            return _pairs(lines, node, value, end)
    return _anew(lines, entry, key, value, end)


def _spliced(lines: Lines, node: Node, new: str) -> Lines:
    """Another value on the same line; what stands behind it stays."""
    row, begin, till = node.place.line - 1, node.place.column - 1, node.end.column - 1
    line = lines[row]
    gap = " " if begin and line[begin - 1] in ":-" else ""
    lines[row] = line[:begin] + gap + new + line[till:]
    return lines


def _in_brackets(lines: Lines, keys: Mapping, key: str, value: Plain, order: Sequence[str]) -> Lines:
    """Another value for a key of a group that stands between brackets on one line. Raises NotInPlace."""
    wanted = {name: plain(one.node) for name, one in keys.entries.items()}
    if key not in wanted:
        ranks = {name: rank for rank, name in enumerate(order)}
        before = [name for name in wanted if ranks.get(name, -1) < ranks.get(key, len(ranks))] or list(wanted)
        at = list(wanted).index(before[-1]) + 1 if before else 0
        pairs = list(wanted.items())
        wanted = dict([*pairs[:at], (key, value), *pairs[at:]])
    return _on_its_line(lines, keys, {**wanted, key: value})


def _on_its_line(lines: Lines, node: Node, value: Plain) -> Lines:
    """Another value in the place of one that stands on one line, between brackets too; of that only what differs is
    written anew. Raises NotInPlace where the line would become too long, or the value another thing altogether.
    """
    if not on_one_line(node):
        raise NotInPlace
    lines = _differing(lines, node, value)
    if len(lines[node.place.line - 1].rstrip()) > BROADEST:
        raise NotInPlace
    return lines


def _differing(lines: Lines, node: Node, value: Plain) -> Lines:
    if _mark(plain(node)) == _mark(value):
        return lines
    if isinstance(node, Mapping) and isinstance(value, dict) and list(node.entries) == list(value):
        pairs = [(entry.node, value[key]) for key, entry in node.entries.items()]
    elif isinstance(node, Listing) and isinstance(value, list) and len(node.items) == len(value):
        pairs = list(zip(node.items, value, strict=True))
    elif isinstance(node, Scalar) and not isinstance(value, list | dict):
        return _spliced(lines, node, written(value, node.style, among_others=True))
    else:
        new = _flowing(node, value, lines)
        if not new:
            raise NotInPlace
        return _spliced(lines, node, new)
    for inner, one in reversed(pairs):
        lines = _differing(lines, inner, one)
    return lines


def _flowing(node: Node, value: Plain, lines: Lines) -> str:
    """The value between brackets, with the entries that stay as they were written; "" where it is of another kind."""
    if isinstance(node, Listing) and isinstance(value, list):
        known = {_mark(plain(one)): cut_out(one, lines) for one in node.items if on_one_line(one)}
        return f"[{', '.join(known.get(_mark(one)) or written(one, among_others=True) for one in value)}]"
    if isinstance(node, Mapping) and isinstance(value, dict):
        pairs = []
        for key, one in value.items():
            old = node.entries.get(key)
            stays = old is not None and _mark(plain(old.node)) == _mark(one) and on_one_line(old.node)
            said = cut_out(old.node, lines) if old is not None and stays else written(one, among_others=True)
            pairs.append(f"{key_written(key, among_others=True)}: {said}")
        return "{" + ", ".join(pairs) + "}"
    return ""


def _mark(value: Plain) -> str:
    """A value as something to compare by, numbers told apart from their words."""
    return msgspec.json.encode(value).decode()


def _list(lines: Lines, node: Listing, values: list[Plain], end: str) -> Lines:
    """Another list in the place of one with a line for each entry: what both have in common stays untouched."""
    column = node.place.column - 1
    first = [dash_line(node, one, lines) for one in node.items]
    last = [last_line(one, lines) for one in node.items]
    steps = SequenceMatcher(None, [_mark(plain(one)) for one in node.items], list(map(_mark, values)), autojunk=False)
    for step, begin, till, there, to in reversed(steps.get_opcodes()):
        if step == "equal":
            continue
        same = min(till - begin, to - there)
        more = [line for one in values[there + same : to] for line in entry_lines(one, column)]
        if more:
            at = last[begin + same - 1] + 1 if begin + same else first[0]
            lines = _with(lines, at, more, end)
        for which in reversed(range(begin + same, till)):
            del lines[first[which] : last[which] + 1]
        for which in reversed(range(same)):
            row = begin + which
            old, new = node.items[row], values[there + which]
            if isinstance(old, Scalar) and not isinstance(new, list | dict) and on_one_line(old):
                lines = _spliced(lines, old, written(new, old.style))
            else:
                tail = _tail(lines, last[row])
                lines[first[row] : last[row] + 1] = _closed(entry_lines(new, column), end, tail)
    return lines


def _tail(lines: Lines, row: int) -> str:
    return end_of(lines[row])


def _closed(new: Sequence[str], end: str, tail: str) -> Lines:
    """New lines in the place of old ones, of which the last ended in `tail`."""
    return [*ended(new[:-1], end), new[-1] + tail]


def _pairs(lines: Lines, node: Mapping, value: Pairs[str, Plain], end: str) -> Lines:
    """Other pairs in the place of some with a line for each; those in common stay untouched and in their order."""
    column = next(iter(node.entries.values())).place.column - 1
    after: dict[str, list[str]] = {}
    known = ""
    for key in value:
        if key in node.entries:
            known = key
        else:
            after.setdefault(known, []).append(key)
    for key, entry in reversed(node.entries.items()):
        more = [line for one in after.get(key, ()) for line in pair_lines(one, value[one], column)]
        if more:
            lines = _with(lines, last_line(entry.node, lines) + 1, more, end)
        if key in value:
            lines = _replaced(lines, entry, key, value[key], end)
        else:
            first = entry.place.line - 1
            del lines[first : last_line(entry.node, lines) + 1]
    if after.get(""):
        first = node.place.line - 1
        more = [line for one in after[""] for line in pair_lines(one, value[one], column)]
        lines = _with(lines, first, more, end)
    return lines


def _anew(lines: Lines, entry: Entry, key: str, value: Plain, end: str) -> Lines:
    """The key's lines written anew. Its remarks stay: the one behind it there, others below it."""
    first, last = entry.place.line - 1, last_line(entry.node, lines)
    column = entry.place.column - 1
    new = lines_of(key, value, column)
    new[0] = lines[first][:column] + new[0][column:]
    kept = remarks(entry, lines, first, last)
    for row, words in kept:
        if row == first or (row == last and first == last):
            new[0] += f"  {words}"
    below = [f"{' ' * column}{words}" for row, words in kept if row != first]
    lines[first : last + 1] = _closed([*new, *below], end, _tail(lines, last))
    return lines
