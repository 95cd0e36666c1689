"""The board: what each group said, in columns, in the groups' own words."""

from __future__ import annotations

from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, strip_of, wrap
from facilitator.console.painting.today import heading
from facilitator.live.state import Issue
from facilitator.live.view import Board, Column

NARROWEST = 19
"""A column is at least this wide; more groups than fit are shown round the one in hand."""


def board_lines(board: Board, width: int, height: int, style: Ink, group: str, chosen: str) -> list[Strip]:
    """The board with the column of `group` in hand and the issue `chosen` ("" for none) marked."""
    lo, hi = board.asked
    asked = f"{lo} to {hi} issues each" if hi else ""
    lines = [heading(f"E{board.number}  {board.title}", asked, width, style)]
    columns = _shown(board, width, group)
    if not columns:
        return lines
    share = (width - len(columns) + 1) // len(columns)
    sizes = [share] * (len(columns) - 1) + [width - len(columns) + 1 - share * (len(columns) - 1)]
    painted = [
        _column(c, size, height - 1, style, c.group.id == group, chosen) for c, size in zip(columns, sizes, strict=True)
    ]
    for y in range(height - 1):
        runs: list[Run] = []
        for number, column in enumerate(painted):
            if number:
                runs.append(("│", style.line))
            runs += column[y]
        lines.append(strip_of(runs, width, style.plain))
    return lines


def _shown(board: Board, width: int, group: str) -> tuple[Column, ...]:
    fit = max(1, width // NARROWEST)
    here = next((n for n, column in enumerate(board.columns) if column.group.id == group), 0)
    first = max(0, min(here - fit // 2, len(board.columns) - fit))
    return board.columns[first : first + fit]


def _column(column: Column, width: int, height: int, style: Ink, in_hand: bool, chosen: str) -> list[list[Run]]:
    """A column's lines: the group's name and count, then its issues, moved so that the newest or chosen one shows."""
    group = column.group
    name = f"{'▶' if in_hand else ' '}{group.name} ({len(column.issues)}){' left' if group.closed else ''}"
    head: list[Run] = [(fill(name, width), style.here if in_hand else style.strong)]
    body: list[list[Run]] = []
    mark = 0
    for issue in column.issues:
        if body:
            body.append([(" " * width, style.plain)])
        if issue.id == chosen:
            mark = len(body)
        body += _issue(issue, width, style, issue.id == chosen)
    if not any(issue.id == chosen for issue in column.issues):
        mark = len(body)
    room = height - 2
    first = max(0, min(mark - room // 2, len(body) - room))
    body = body[first : first + room]
    blank: list[Run] = [(" " * width, style.plain)]
    return [head, blank, *body, *([blank] * (room - len(body)))]


def _issue(issue: Issue, width: int, style: Ink, chosen: bool) -> list[list[Run]]:
    """An issue's lines behind its number; one that was given to another group keeps its own ("G2-1")."""
    _, said_by, number = issue.id.rsplit("-", 2)
    if said_by != issue.group:
        number = f"{said_by}-{number}"
    indent = max(2, len(number) + 1)
    shade = style.here if chosen else style.plain
    lines: list[list[Run]] = []
    for y, text in enumerate(wrap(issue.text, width - indent - 2)):
        head = f" {number} ".ljust(indent + 1) if y == 0 else " " * (indent + 1)
        lines.append([(head, style.here if chosen else style.accent), (fill(text, width - indent - 1), shade)])
    if len(issue.wordings) > 1:
        lines.append([(fill(" " * (indent + 1) + "reworded", width), style.quiet)])
    return lines


def neighbours(board: Board, chosen: str) -> dict[str, str]:
    """The issue above, below, left and right of the chosen one ("" where there is none)."""
    at = [(x, y) for x, c in enumerate(board.columns) for y, issue in enumerate(c.issues) if issue.id == chosen]
    if not at:
        return {}
    x, y = at[0]
    own = board.columns[x].issues
    found = {"up": own[y - 1].id if y else "", "down": own[y + 1].id if y + 1 < len(own) else ""}
    for side, way in (("left", -1), ("right", 1)):
        beyond = board.columns[x - 1 :: -1] if way < 0 and x else board.columns[x + 1 :] if way > 0 else ()
        column = next((c for c in beyond if c.issues), None)
        found[side] = column.issues[min(y, len(column.issues) - 1)].id if column else ""
    return found


def where_words(board: Board, issue_id: str) -> str:
    """An issue's number and group, for a line of words."""
    for column in board.columns:
        if any(issue.id == issue_id for issue in column.issues):
            return f"{issue_id}, {clip(column.group.name, 30)}"
    return issue_id
