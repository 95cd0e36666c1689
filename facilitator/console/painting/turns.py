"""The board's heading: whose turn it is, how long it may be, who is next, and how many rounds fit."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, strip_of
from facilitator.console.painting.times import face
from facilitator.console.painting.today import heading
from facilitator.live.queries.turns import TurnFace
from facilitator.live.queries.view import Board, View

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
