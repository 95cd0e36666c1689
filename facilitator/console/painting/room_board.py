"""The board on the room's screen: what groups said, in their own words, large enough to be read from the back."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, strip_of, wrap
from facilitator.console.painting.pages import Line
from facilitator.live.room_view import RoomColumn, RoomIssue, RoomView

NARROWEST = 24
"""A column is at least this wide; where more groups are on the board, they stand in rows below each other."""
MARGIN = 2
MORE = "… and more than fits here"


def board_lines(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """The board under its heading."""
    blank = strip_of([], width, style.plain)
    title = strip_of([(clip(view.title, width - 2).center(width), style.title)], width, style.plain)
    lines = [blank, title, blank] if height >= 16 else [title]
    across = max(1, min(len(view.columns), (width - 2) // NARROWEST))
    while across > 1:
        if len(lines) + _height(view.columns, across, width, style) <= height or across * NARROWEST > width - 2:
            break
        across -= 1
    else:
        across = max(1, min(len(view.columns), (width - 2) // NARROWEST))
    for first in range(0, len(view.columns), across):
        lines += _rows(view.columns[first : first + across], across, width, style)
    if len(lines) > height > 1:
        lines[height - 1 :] = [strip_of([(clip(MORE, width).center(width), style.quiet)], width, style.plain)]
    return lines


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
    lines: list[Line] = [[(fill(column.name, width), style.strong)], [("─" * width, style.line)]]
    for number, issue in enumerate(column.issues):
        if number:
            lines.append([])
        lines += [[(text, style.quiet)] for text in wrap(issue.skipped, width)] if issue.skipped else []
        lines += _issue(issue, width, style)
    if not column.issues:
        lines.append([("nothing yet", style.quiet)])
    return lines


def _issue(issue: RoomIssue, width: int, style: Ink) -> list[Line]:
    indent = max(2, len(issue.number) + 1)
    lines: list[Line] = []
    for y, text in enumerate(wrap(issue.text, max(4, width - indent))):
        lines.append([(issue.number.ljust(indent) if y == 0 else " " * indent, style.accent), (text, style.plain)])
    if issue.others:
        count = f"also from {count_words(issue.others, 'other group')}"
        for text in wrap(count, max(4, width - indent)):
            lines.append([(" " * indent + text, style.quiet)])
    return lines
