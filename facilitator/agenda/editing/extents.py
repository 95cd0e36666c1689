"""How far a value reaches in its lines, and which remarks stand among them. Pure.

Line numbers here are indices into a list of lines; places, as everywhere, count from one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.agenda.editing.lines import bare, is_blank
from facilitator.agenda.problems import WHOLE_FILE
from facilitator.agenda.yaml_places import Entry, Listing, Mapping, Node, Scalar

SEVERAL_LINES = ("|", ">")
"""The marks of text that stands below its key."""


class NotInPlace(Exception):
    """A value stands in the text in a way that cannot be changed alone: what it belongs to must be written anew."""


def is_block(node: Node) -> bool:
    """Whether a list or a group of keys has its entries on lines of their own, without brackets."""
    return not isinstance(node, Scalar) and node.end == WHOLE_FILE


def last_line(node: Node, lines: Sequence[str]) -> int:
    """The line on which a value is over; blank lines below a text of several lines are none of it."""
    if isinstance(node, Scalar) and node.style in SEVERAL_LINES:
        last = min(node.end.line - (2 if node.end.column == 1 else 1), len(lines) - 1)
        while last > node.place.line - 1 and is_blank(lines[last]):
            last -= 1
        return last
    if isinstance(node, Scalar) or not is_block(node):
        return node.end.line - 1
    inner = node.items if isinstance(node, Listing) else [entry.node for entry in node.entries.values()]
    return max([node.place.line - 1, *(last_line(one, lines) for one in inner)])


def on_one_line(node: Node) -> bool:
    """Whether a value begins and ends on one line, and is no text of several."""
    if isinstance(node, Scalar) and node.style in SEVERAL_LINES:
        return False
    return not is_block(node) and node.place.line == node.end.line


def dash_line(node: Listing, entry: Node, lines: Sequence[str]) -> int:
    """The line on which the dash of a list's entry stands. Raises NotInPlace."""
    column = node.place.column - 1
    for row in range(entry.place.line - 1, node.place.line - 2, -1):
        if lines[row][column : column + 1] == "-" and not lines[row][:column].strip(" -?:"):
            return row
    raise NotInPlace


def cut_out(node: Node, lines: Sequence[str]) -> str:
    """What was written for a value that stands on one line."""
    return lines[node.place.line - 1][node.place.column - 1 : node.end.column - 1]


def remarks(entry: Entry | Node, lines: Sequence[str], first: int, last: int) -> list[tuple[int, str]]:
    """The remarks on these lines that are no part of any value, each with its line."""
    masked = [list(bare(line)) for line in lines[first : last + 1]]
    for scalar in _scalars(entry.node if isinstance(entry, Entry) else entry):
        end = last_line(scalar, lines)
        for row in range(scalar.place.line - 1, end + 1):
            letters = masked[row - first] if first <= row <= last else []
            begin = scalar.place.column - 1 if row == scalar.place.line - 1 else 0
            # Behind the mark of a text of several lines a remark may stand; below it all is text.
            till = _till(scalar, row, begin, letters)
            letters[begin:till] = "x" * (till - begin)
    found = []
    for row, letters in enumerate(masked, first):
        line = "".join(letters)
        at = next((i for i, c in enumerate(line) if c == "#" and (not i or line[i - 1] in " \t")), -1)
        if at >= 0:
            found.append((row, bare(lines[row])[at:].rstrip()))
    return found


def _till(scalar: Scalar, row: int, begin: int, letters: Sequence[str]) -> int:
    if scalar.style in SEVERAL_LINES:
        return begin + 1 if row == scalar.place.line - 1 else len(letters)
    return min(scalar.end.column - 1, len(letters)) if row == scalar.end.line - 1 else len(letters)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for one in node.items:
            yield from _scalars(one)
    elif isinstance(node, Mapping):
        for entry in node.entries.values():
            yield from _scalars(entry.node)
