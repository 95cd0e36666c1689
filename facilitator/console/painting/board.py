"""The board: what each group said, in columns, in the groups' own words; and over it, whose turn it is."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, strip_of, wrap
from facilitator.console.painting.spots import Spot, spotted
from facilitator.console.painting.times import face
from facilitator.console.painting.today import heading
from facilitator.live.queries.turns import TurnFace
from facilitator.live.queries.view import Board, Column, View
from facilitator.live.state import Issue

NARROWEST = 17
"""A column is at least this wide, so that five groups stand side by side in a window of 120; more groups than fit are
shown round the one in hand."""
COMFORTABLE = 19
"""Cells of a column from which on a board needs no more room."""


class Marks(NamedTuple):
    """What stands beside the words: themes' labels by id, learning points' numbers, and each issue's voices.

    `group` is in hand, `chosen` the issue in hand on the board, `merging` the one that is to be put together with it.
    """

    labels: dict[str, str]
    points: dict[tuple[str, str], int]
    voices: dict[str, tuple[str, ...]]
    ids: frozenset[str]
    groups: int
    group: str
    chosen: str
    merging: str
    beside: dict[str, str]


def marks_of(view: View, board: Board, group: str, chosen: str, merging: str = "") -> Marks:
    """All that a board shows beside its words."""
    return Marks(
        {theme.id: theme.label for theme in view.plan.themes},
        {(point.case, point.id): point.number for point in view.radar},
        board.voices,
        frozenset(issue.id for column in board.columns for issue in column.issues),
        len(view.groups),
        group,
        chosen,
        merging,
        board.beside,
    )


def board_lines(
    view: View, width: int, height: int, style: Ink, group: str, chosen: str, merging: str = ""
) -> list[Strip]:
    """The view's board with the column of `group` in hand and the issue `chosen` ("" for none) marked."""
    board = view.board
    if board is None:
        return []
    marks = marks_of(view, board, group, chosen, merging)
    lines = [turn_heading(view, board, width, style)]
    first, columns = _shown(board, width, group)
    if not columns:
        return lines
    beyond = (first, len(board.columns) - first - len(columns))
    share = (width - len(columns) + 1) // len(columns)
    sizes = [share] * (len(columns) - 1) + [width - len(columns) + 1 - share * (len(columns) - 1)]
    painted = [_column(c, size, height - 1, style, marks) for c, size in zip(columns, sizes, strict=True)]
    _point_beyond(painted, sizes, beyond, style)
    for y in range(height - 1):
        runs: list[Run] = []
        for number, column in enumerate(painted):
            if number:
                runs.append(("│", style.line))
            runs += column[y]
        lines.append(strip_of(runs, width, style.plain))
    return lines


def _point_beyond(painted: list[list[list[Run]]], sizes: list[int], beyond: tuple[int, int], style: Ink) -> None:
    """Say in the outer columns' headings how many groups stand beyond the left and the right edge."""
    before, after = beyond
    asides = {0: "", len(painted) - 1: ""}
    asides[0] = f"← {before} more" if before else ""
    asides[len(painted) - 1] += f" {after} more →" if after else ""
    for place, words in asides.items():
        if words:
            name, shade = painted[place][0][0]
            aside = f" {words.strip()} "
            if cell_len(name.rstrip()) + cell_len(aside) > sizes[place]:
                aside = aside.replace(" more", "")
            room = max(0, sizes[place] - cell_len(aside))
            painted[place][0] = [(fill(name.rstrip(), room), shade), (aside, style.quiet)]


def _shown(board: Board, width: int, group: str) -> tuple[int, tuple[Column, ...]]:
    """The columns that fit, round the one in hand, and how many stand before them."""
    fit = max(1, width // NARROWEST)
    here = next((n for n, column in enumerate(board.columns) if column.group.id == group), 0)
    first = max(0, min(here - fit // 2, len(board.columns) - fit))
    return first, board.columns[first : first + fit]


def _column(column: Column, width: int, height: int, style: Ink, marks: Marks) -> list[list[Run]]:
    """A column's lines: the group's name and count, then its issues, moved so that the newest or chosen one shows."""
    group, in_hand = column.group, column.group.id == marks.group
    column_of = Spot("group", group.id)
    name = f"{'▶' if in_hand else ' '}{group.name} ({len(column.issues)}){' left' if group.closed else ''}"
    head_of = Spot("group", group.id, "head")
    head: list[Run] = [(fill(name, width), spotted(style.here if in_hand else style.strong, head_of))]
    body: list[list[Run]] = []
    mark = 0
    for issue in column.issues:
        if body:
            body.append([(" " * width, spotted(style.plain, column_of))])
        if issue.id == marks.chosen:
            mark = len(body)
        skipped = wrap(column.skipped[issue.id], width - 2) if issue.id in column.skipped else []
        body += [[(fill(f" {text}", width), style.quiet)] for text in skipped]
        body += _standing(issue, width, style, marks)
    if not any(issue.id == marks.chosen for issue in column.issues):
        mark = len(body)
    room = height - 2
    first = max(0, min(mark - room // 2, len(body) - room))
    below = len(body) - first - room
    body = body[first : first + room]
    if first > 0 and room > 2:
        body[0] = [(fill(" ↑ more above", width), style.quiet)]
    if below > 0 and room > 2:
        body[-1] = [(fill(" ↓ more below", width), style.quiet)]
    blank: list[Run] = [(" " * width, spotted(style.plain, column_of))]
    aside = blank
    if room <= 2 and (first > 0 or below > 0):
        signs = f"{' ↑' if first > 0 else ''}{' ↓' if below > 0 else ''} more"
        aside = [(fill(signs, width), style.quiet)]
    return [head, aside, *body, *([blank] * (room - len(body)))]


def short_id(issue: Issue) -> str:
    """An issue's number within its column; one that was given to another group keeps its own ("G2-1")."""
    _, said_by, number = issue.id.rsplit("-", 2)
    return number if said_by == issue.group else f"{said_by}-{number}"


MOST = 1024
"""Issues whose lines are kept."""
_laid_out: dict[tuple[str, int], tuple[tuple[object, ...], list[list[Run]]]] = {}
"""The lines of issues, by their ids and how wide they are, with all that they were made of."""


def _standing(issue: Issue, width: int, style: Ink, marks: Marks) -> list[list[Run]]:
    """An issue's lines, in which it stands; made again when something of it is other than before.

    Whoever captures an issue would else wait for all that were said before it, most of them far above what shows.
    """
    there = issue.id
    of = (
        *(issue, style, marks.groups, marks.voices.get(there), marks.beside.get(there)),
        *(there in (marks.chosen, marks.merging), issue.merged in marks.ids),
        *(marks.labels.get(theme) for theme in issue.themes),
        *(marks.points.get(point) for point in issue.points),
    )
    known = _laid_out.get((there, width))
    if known is None or known[0] != of:
        if len(_laid_out) >= MOST:
            _laid_out.clear()
        spot = Spot("issue", there)
        lines = [[(text, spotted(shade, spot)) for text, shade in line] for line in _issue(issue, width, style, marks)]
        known = _laid_out[there, width] = of, lines
    return known[1]


def _issue(issue: Issue, width: int, style: Ink, marks: Marks) -> list[list[Run]]:
    """An issue's lines behind its number; one that was put together with another takes a single line."""
    number = short_id(issue)
    indent = max(2, len(number) + 1)
    in_hand = issue.id in (marks.chosen, marks.merging)
    shade = style.here if in_hand else style.plain
    if issue.merged in marks.ids:
        words = fill(f" {number} = {issue.merged.split('-', 1)[1]} {issue.text}", width)
        return [[(words, style.here_quiet if in_hand else style.quiet)]]
    lines: list[list[Run]] = []
    for y, text in enumerate(wrap(issue.text, width - indent - 2)):
        head = f" {number} ".ljust(indent + 1) if y == 0 else " " * (indent + 1)
        lines.append([(head, style.here if in_hand else style.accent), (fill(text, width - indent - 1), shade)])
    for text in (
        wrap(style.named(marks.beside.get(issue.id, "")), width - indent - 1) if issue.id in marks.beside else ()
    ):
        lines.append([(fill(" " * (indent + 1) + text, width), style.quiet)])
    return lines + _beside(issue, indent + 1, width, style, marks)


def _beside(issue: Issue, indent: int, width: int, style: Ink, marks: Marks) -> list[list[Run]]:
    """Themes at the left, learning points and the groups that had it too at the right; no line where there are none."""
    others = marks.voices.get(issue.id, ())[1:]
    signs = [f"+{group[1:]}" for group in others]
    points = [f"→{marks.points[point]}" for point in issue.points if point in marks.points]
    themes = " · ".join(marks.labels.get(theme, theme) for theme in issue.themes)
    if not (signs or points or themes):
        return []
    right = " ".join([*points, *signs])
    words = f"{len(others) + 1} of {count_words(marks.groups, 'group')}" if others else ""
    if words and cell_len(right) + len(words) + 4 <= width - indent - cell_len(themes):
        right = f"{right}  {words}"
    right = clip(right, width - indent - 2)
    room = width - indent - cell_len(right) - 2
    return [
        [
            (" " * indent, style.plain),
            (fill(themes, room), style.quiet),
            (f" {right} ", style.good),
        ]
    ]


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
    """An issue's number and group, and which groups had it too, for a line of words."""
    names = {column.group.id: column.group.name for column in board.columns}
    for column in board.columns:
        if any(issue.id == issue_id for issue in column.issues):
            others = ", ".join(clip(names.get(group, group), 20) for group in board.voices.get(issue_id, ())[1:])
            return f"{issue_id}, {clip(column.group.name, 30)}" + (f"; also {others}" if others else "")
    return issue_id


def standing_words(view: View, issue: Issue) -> str:
    """Where an issue stands and what is beside it, for a line of words; empty where there is no board."""
    if view.board is None:
        return ""
    labels = {theme.id: theme.label for theme in view.plan.themes}
    themes = ", ".join(labels.get(theme, theme) for theme in issue.themes)
    together = f"; together with {issue.merged}" if issue.merged else ""
    return f"On the board: {where_words(view.board, issue.id)}{together}" + (f". {themes}" if themes else "")


# -- its heading: whose turn it is, how long it may be, who is next, and how many rounds fit ---------------------------


LONGEST_NAME = 18
"""Cells of a group's name in the heading."""


def turn_heading(view: View, board: Board, width: int, style: Ink) -> Strip:
    """The heading of the board; in a report-back, the turns stand at its right."""
    title = f"E{board.number}  {board.title}"
    if view.turns is None or view.now is None:
        low, high = board.asked
        return heading(title, f"{low} to {high} {board.capture or 'issues'} each" if high else "", width, style)
    title = f"E{board.number}  {view.now.title}"
    parts = _parts(view, view.turns, style)
    while len(parts) > 1 and _size(parts) + min(cell_len(title), 14) + 5 > width:
        parts.pop()
    title = clip(title, max(4, width - _size(parts) - 5))
    rule = "─" * max(0, width - cell_len(title) - _size(parts) - 2)
    runs: list[Run] = [(" ", style.plain), (title, style.title), (" ", style.plain), (rule, style.line)]
    for number, part in enumerate(parts):
        runs += [(" · " if number else " ", style.quiet), part]
    return strip_of([*runs, (" ", style.plain)], width, style.plain)


def _size(parts: list[Run]) -> int:
    """Cells of the parts with what stands between and beside them."""
    return sum(cell_len(text) + 3 for text, _ in parts) - 1


def _parts(view: View, turns: TurnFace, style: Ink) -> list[Run]:
    """The words, the most needed first."""
    if turns.order == "gallery walk":
        return [("gallery walk: everyone goes round the charts", style.quiet)]
    if not turns.waiting:
        return [("every group has finished", style.quiet)]
    names = {group.id: clip(group.name, LONGEST_NAME) for group in view.groups}
    if not turns.now:
        parts: list[Run] = [(f"enter: {names.get(turns.next, '')} begins", style.accent)]
        parts += [(f"{face(turns.share)} a turn", style.quiet)] if turns.share else []
    else:
        left = turns.left or 0
        over = f"turn {face(-left)} over" if left < 0 else f"turn {face(left)}"
        coming = f"next {names[turns.next]}" if turns.next in names and turns.next != turns.now else "no other left"
        parts = [
            (f"now {names.get(turns.now, '')}", style.strong),
            (over, style.over if left < 0 else style.warn if left <= 10 else style.accent),
            (coming, style.quiet),
        ]
    return [*parts, *_rest(view, turns, style)]


def _rest(view: View, turns: TurnFace, style: Ink) -> list[Run]:
    if turns.rounds:
        parts: list[Run] = [("last round" if turns.rounds == 1 else f"{turns.rounds} rounds fit", style.quiet)]
    else:
        parts = [("last group" if turns.waiting == 1 else f"{count_words(turns.waiting, 'group')} to go", style.quiet)]
    left = view.now.clock.left if view.now is not None else 0
    return [*parts, (f"{face(left)} left" if left >= 0 else f"{face(-left)} over", style.quiet)]
