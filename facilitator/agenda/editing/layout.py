"""A plan's text taken apart into its items and what stands between them, so that an edit touches one piece alone. Pure.

Put together again the pieces are the text, byte for byte. An item's piece has the remarks that stand directly above it
or set in below it; blank lines, and remarks that stand for themselves, lie in the gap before it and stay there
when items move.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from facilitator.agenda.editing.extents import NotInPlace, dash_line, is_block, last_line, remarks
from facilitator.agenda.editing.lines import (
    MARK,
    end_of,
    indent_of,
    is_blank,
    is_ended,
    is_remark,
    normal,
    split,
    usual_end,
)
from facilitator.agenda.problems import Problem
from facilitator.agenda.yaml_places import Listing, Mapping, Node, load, plain
from facilitator.agenda.yaml_writing import entry_lines, lines_of

AGENDA = "agenda"
STAND_IN = "(the items)"
"""What stands for all items where the rest of a plan is read without them."""
DEEP = 2
"""Spaces that a list of items is set in by, where the plan has none yet."""


@lru_cache(maxsize=256)
def is_gap(text: str) -> bool:
    """Whether there are blank lines and remarks alone."""
    return all(end_of(line) and (is_blank(line) or is_remark(line)) for line in split(text))


class NotReadable(Exception):
    """The text is no plan that could be edited; says why in a sentence, with the problem that has its place."""

    def __init__(self, problem: Problem) -> None:
        """Hold the problem."""
        super().__init__(str(problem))
        self.problem = problem


class Piece(msgspec.Struct, frozen=True):
    """An item's lines, and the gap of blank lines and lone remarks above them."""

    gap: str
    body: str


class Layout(msgspec.Struct, frozen=True):
    """A plan's text in pieces: what stands before its items, the items, and what stands behind them.

    `column` is how many spaces the dashes of the items are set in by, and `end` what new lines end in.
    """

    head: str
    pieces: tuple[Piece, ...]
    foot: str
    column: int
    end: str

    @property
    def text(self) -> str:
        """All of it."""
        return "".join((self.head, *(part for one in self.pieces for part in (one.gap, one.body)), self.foot))

    @property
    def rest(self) -> str:
        """The plan with a stand-in for all of its items."""
        return f"{self.head}{self.stand_in}{self.foot}"

    @property
    def stand_in(self) -> str:
        """The line that stands for the items."""
        return f'{" " * self.column}- "{STAND_IN}"{self.end}' if self.pieces else ""

    @property
    def is_sound(self) -> bool:
        """Whether each piece begins on a line of its own, so that what is true of the pieces is true of the whole."""
        parts = [self.head, *(one.body for one in self.pieces), self.foot]
        ended = all(map(is_ended, parts[:-1] if self.foot else parts[:-2]))
        return ended and all(is_gap(one.gap) for one in self.pieces)

    def first_line(self, index: int) -> int:
        """The line of the text, from 1, on which the piece of an item begins."""
        before = self.head + "".join(one.gap + one.body for one in self.pieces[:index])
        return len(split(before + self.pieces[index].gap)) + 1


@lru_cache(maxsize=1024)
def read_lines(text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """What a text or a piece of it holds, with its ends; a piece that was read before is not read again."""
    return load(normal(split(text.removeprefix(MARK))), "the plan", ends=True)


def take_apart(text: str) -> tuple[Layout, bool]:
    """The pieces of a plan, and whether its own lines could be kept for them; else they are new ones that say the same.

    Raises NotReadable.
    """
    node, problems = load(normal(split(text.removeprefix(MARK))), "the plan", ends=True)
    if node is None:
        raise NotReadable(problems[-1])
    if not isinstance(node, Mapping):
        raise NotReadable(Problem("the plan", 1, 1, "this is no plan", "lines of 'key: value'"))
    try:
        return _as_it_is(text, node), True
    except NotInPlace:
        lost = [one for one in problems if not one.looks]
        if lost:
            raise NotReadable(lost[0]) from None
        return _as_it_is(_anew(text, node), None), False


def _as_it_is(text: str, node: Mapping | None) -> Layout:
    if node is None:
        found, _ = read_lines(text)
        assert isinstance(found, Mapping)
        node = found
    mark = MARK if text.startswith(MARK) else ""
    lines = split(text.removeprefix(MARK))
    end = usual_end(text)
    if not is_block(node):
        raise NotInPlace
    agenda = node.entries.get(AGENDA)
    if agenda is None or (not isinstance(agenda.node, Listing | Mapping) and plain(agenda.node) is None):
        at = len(lines) if agenda is None else agenda.place.line
        head = mark + "".join(lines[:at])
        return Layout(head, (), "".join(lines[at:]), DEEP, end)
    if not isinstance(agenda.node, Listing) or not is_block(agenda.node):
        raise NotInPlace
    listing = agenda.node
    dashes = [dash_line(listing, one, lines) for one in listing.items]
    if lines[dashes[0]][: listing.place.column - 1].strip() or len(set(dashes)) < len(dashes):
        raise NotInPlace
    over = last_line(listing, lines) + 1
    return _in_pieces(mark, lines, dashes, over, end)


def _in_pieces(mark: str, lines: Sequence[str], dashes: Sequence[int], over: int, end: str) -> Layout:
    column = indent_of(lines[dashes[0]])
    while over < len(lines) and is_remark(lines[over]) and indent_of(lines[over]) > column:
        over += 1
    begins: list[int] = []
    ends: list[int] = []
    for dash, after in zip(dashes, (*dashes[1:], over), strict=True):
        lowest = ends[-1] if ends else 0
        begins.append(_with_remarks_above(lines, dash, lowest))
        ends.append(_end_of_item(lines, dash, after, column) if after != over else over)
    for index, begin in enumerate(begins[1:], 1):
        ends[index - 1] = min(ends[index - 1], begin)
    first = begins[0]
    while first and (is_blank(lines[first - 1]) or is_remark(lines[first - 1])):
        first -= 1
    gaps = [first, *ends[:-1]]
    pieces = tuple(
        Piece("".join(lines[gap:begin]), "".join(lines[begin:till]))
        for gap, begin, till in zip(gaps, begins, ends, strict=True)
    )
    return Layout(mark + "".join(lines[:first]), pieces, "".join(lines[ends[-1] :]), column, end)


def _with_remarks_above(lines: Sequence[str], dash: int, lowest: int) -> int:
    """Where an item begins, with the remarks directly above it that are not the item's before, which ends there."""
    begin = dash
    while begin > lowest and is_remark(lines[begin - 1]):
        begin -= 1
    return begin


def _end_of_item(lines: Sequence[str], dash: int, after: int, column: int) -> int:
    """Where an item ends: before the blank lines and remarks above the next one."""
    till = after
    while till > dash + 1 and (
        is_blank(lines[till - 1]) or (is_remark(lines[till - 1]) and indent_of(lines[till - 1]) <= column)
    ):
        till -= 1
    return till


def _anew(text: str, node: Mapping) -> str:
    """A plan that is laid out in another way, in lines of 'key: value'; its remarks come first."""
    end = usual_end(text)
    before = split(text.removeprefix(MARK))
    kept = [words for _, words in remarks(node, before, 0, len(before) - 1)]
    found = plain(node)
    assert isinstance(found, dict)
    lines = list(kept)
    for key, value in found.items():
        if key == AGENDA and isinstance(value, list):
            lines += [f"{AGENDA}:", *(line for one in value for line in entry_lines(one, DEEP))]
        else:
            lines += lines_of(key, value, 0)
    mark = MARK if text.startswith(MARK) else ""
    return mark + "".join(f"{line}{end}" for line in lines)


def with_an_end(body: str, end: str) -> str:
    """Lines that something is to follow: the last of them is ended too."""
    return body if is_ended(body) else body + end
