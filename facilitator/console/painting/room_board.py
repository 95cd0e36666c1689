"""The board on the room's screen: what groups said, in their own words, large enough to be read from the back."""

from __future__ import annotations

from msgspec.structs import replace
from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, fill, strip_of, wrap
from facilitator.console.painting.pages import Line
from facilitator.console.painting.room_parts import numbered
from facilitator.live.queries.room_view import RoomColumn, RoomIssue, RoomView

NARROWEST = 24
"""A column is at least this wide; where more groups are on the board, they stand in rows below each other."""
MARGIN = 2


def board_lines(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """The board under its heading: all of it, even where that is more than `height` lines."""
    lines = _heading(view, width, height, style)
    across = _most(view, width)
    while across > 1:
        if len(lines) + _height(view.columns, across, width, style) <= height or across * NARROWEST > width - 2:
            break
        across -= 1
    else:
        across = _most(view, width)
    for first in range(0, len(view.columns), across):
        lines += _rows(view.columns[first : first + across], across, width, style)
    return lines


def _heading(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    blank = strip_of([], width, style.plain)
    titles = [
        strip_of([(text.center(width), style.title)], width, style.plain)
        for text in wrap(view.title, max(1, width - 2))
    ]
    return [blank, *titles, blank] if height >= 16 else titles


def _most(view: RoomView, width: int) -> int:
    """How many groups stand side by side at most."""
    return max(1, min(len(view.columns), (width - 2) // NARROWEST))


def board_parts(view: RoomView, width: int, height: int, style: Ink) -> tuple[list[list[Strip]], int]:
    """A board that is too long, in parts: some groups after the others, each group's issues in as many as it takes.

    With them the part, from 0, in which the words end of the group whose turn it is; 0 where it is nobody's.
    """
    head, across = _heading(view, width, height, style), _most(view, width)
    head = head if height - len(head) >= 6 else []
    room, share = max(2, height - len(head) - 2), max(4, (width - MARGIN) // across) - MARGIN
    parts: list[list[Strip]] = []
    at = 0
    for first in range(0, len(view.columns), across):
        cut = [_cut(column, share, room, style) for column in view.columns[first : first + across]]
        if first <= view.turn < first + across:
            at = len(parts) + len(cut[view.turn - first]) - 1
        for number in range(max(map(len, cut))):
            standing = tuple(pieces[number] if number < len(pieces) else RoomColumn("", ()) for pieces in cut)
            parts.append([*head, *_rows(standing, across, width, style)[: height - len(head) - 1]])
    return numbered(parts, width, height, style), at


def _cut(column: RoomColumn, width: int, height: int, style: Ink) -> list[RoomColumn]:
    """A group's column in pieces of at most `height` lines, its name over each; an issue is cut only if it must be."""
    pieces: list[list[RoomIssue]] = [[]]
    above = len(_column(replace(column, issues=()), width, style)) - 1
    for issue in column.issues:
        for bit in _bits(issue, width, max(1, height - above), style):
            if len(_column(RoomColumn(column.name, (*pieces[-1], bit)), width, style)) > height and pieces[-1]:
                pieces.append([])
            pieces[-1].append(bit)
    return [replace(column, issues=tuple(piece)) for piece in pieces]


def _bits(issue: RoomIssue, width: int, height: int, style: Ink) -> list[RoomIssue]:
    """An issue as it is, or its words in several where one column cannot hold them."""
    if len(_column(RoomColumn("-", (issue,)), width, style)) - 2 <= height:
        return [issue]
    words, room = wrap(issue.text, max(4, width - max(2, len(issue.number) + 1))), max(1, height - 1)
    texts = [" ".join(words[first : first + room]) for first in range(0, len(words), room)]
    bits = [
        replace(issue, text=text, others=0, skipped="", number="" if at else issue.number)
        for at, text in enumerate(texts)
    ]
    if issue.skipped:
        bits.insert(0, replace(issue, text="", number="", others=0))
    return [*bits, replace(issue, text="", number="", skipped="")] if issue.others else bits


def _height(columns: tuple[RoomColumn, ...], across: int, width: int, style: Ink) -> int:
    return sum(
        len(_rows(columns[first : first + across], across, width, style)) for first in range(0, len(columns), across)
    )


def _rows(columns: tuple[RoomColumn, ...], across: int, width: int, style: Ink) -> list[Strip]:
    """Columns side by side."""
    share = max(4, (width - MARGIN) // across)
    painted = [_column(column, share - MARGIN, style) for column in columns]
    lines: list[Strip] = []
    for y in range(max(map(len, painted), default=0)):
        runs: list[Run] = [(" " * MARGIN, style.plain)]
        for column in painted:
            line = column[y] if y < len(column) else []
            used = sum(cell_len(text) for text, _ in line)
            runs += [*line, (" " * max(0, share - used), style.plain)]
        lines.append(strip_of(runs, width, style.plain))
    return [*lines, strip_of([], width, style.plain)]


def _column(column: RoomColumn, width: int, style: Ink) -> list[Line]:
    names: list[Line] = [[(fill(text, width), style.strong)] for text in wrap(column.name, width)]
    lines: list[Line] = [*names, [("─" * width, style.line)]]
    for number, issue in enumerate(column.issues):
        if number:
            lines.append([])
        lines += [[(text, style.quiet)] for text in wrap(issue.skipped, width)] if issue.skipped else []
        lines += _issue(issue, width, style)
    if not column.name:
        return []
    if not column.issues:
        lines.append([("nothing yet", style.quiet)])
    return lines


def _issue(issue: RoomIssue, width: int, style: Ink) -> list[Line]:
    indent = max(2, len(issue.number) + 1)
    lines: list[Line] = []
    for y, text in enumerate(wrap(issue.text, max(4, width - indent)) if issue.text else ()):
        lines.append([(issue.number.ljust(indent) if y == 0 else " " * indent, style.accent), (text, style.plain)])
    if issue.others:
        count = f"also from {count_words(issue.others, 'other group')}"
        for text in wrap(count, max(4, width - indent)):
            lines.append([(" " * indent + text, style.quiet)])
    return lines
