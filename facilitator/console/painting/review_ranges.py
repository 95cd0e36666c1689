"""What items took over many runs: figures, and beside or under them the range as marks on one scale of minutes.

The marks differ in shape, not in colour alone, and in plain characters too; the figures say the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, fill
from facilitator.console.painting.review_lines import ReadLine, head
from facilitator.sessionlog.comparing import ItemFigures

PLAN, MEDIAN, BOTH, SHORTEST, LONGEST, BETWEEN = "◇●█├┤─"
LEGEND = f"{SHORTEST} shortest  {MEDIAN} median  {LONGEST} longest  {PLAN} plan  {BOTH} both"
FIGURES = 45
"""Cells that an item's figures take beside its title."""
LEAST, MOST = 28, 80
"""Cells of a range that stands in its item's line; where there is no room for the least, it stands in the next."""
ENOUGH = 36
"""Cells of a title that a range in its line leaves."""


def minutes(items: Sequence[ItemFigures], width: int, style: Ink) -> list[ReadLine]:
    """Every item with its planned minutes, and the median and range of what it really took."""
    lines = head("Minutes", width, style, LEGEND)
    titles = max((cell_len(item.title) for item in items), default=0)
    most = width - FIGURES - 4 - LEAST
    beside = most >= min(titles, ENOUGH)
    room = min(54, max(20, titles), most if beside else max(20, width - FIGURES))
    cells = min(MOST, width - room - FIGURES - 4 if beside else width - 8)
    farthest = max((max(item.planned, item.high) for item in items), default=0) or 1
    scale = f"0{fill(f'{farthest:.0f} min', cells - 1, right=True)}"
    names = f"  {fill('item', room)} {'plan':>5} {'median':>6} {'range':>10}  runs  "
    lines.append(ReadLine(((f"{fill(names, room + FIGURES)}{f' {scale}' if beside else ''}", style.quiet),)))
    if not beside:
        lines.append(ReadLine(((f"     {scale}", style.quiet),)))
    for item in items:
        told, drawn = _figures(item, room, style), _range(item, farthest, cells, style)
        lines += [ReadLine((*told, *drawn))] if beside else [ReadLine(told), ReadLine((("    ", style.plain), *drawn))]
    return lines


def _figures(item: ItemFigures, room: int, style: Ink) -> tuple[Run, ...]:
    if not item.runs:
        return (
            (fill(f"  {fill(item.title, room)} {item.planned:>5} {'never held':>17}", room + FIGURES), style.quiet),
        )
    off = item.median - item.planned
    said = f"{abs(off):.0f} {'over' if off > 0 else 'under'}" if abs(off) >= 1 else "as planned"
    span = f"{item.low:.0f} to {item.high:.0f}"
    shade = style.warn if off >= 2 else style.good if off <= -2 else style.plain
    return (
        (f"  {fill(item.title, room)} {item.planned:>5} ", style.plain),
        (f"{item.median:>6.0f} ", shade),
        (f"{span:>10}  {item.runs:>4}  ", style.quiet),
        (fill(said, FIGURES - 34), shade),
    )


def _range(item: ItemFigures, farthest: float, cells: int, style: Ink) -> tuple[Run, ...]:
    """The range in so many cells from nought to the farthest, after the rule where nought is."""

    def place(length: float) -> int:
        return max(0, min(cells - 1, round(length / farthest * (cells - 1))))

    signs: list[Run] = [(" ", style.plain)] * cells
    if item.runs:
        low, high = place(item.low), place(item.high)
        signs[low : high + 1] = [(BETWEEN, style.accent)] * (high + 1 - low)
        signs[low], signs[high] = (SHORTEST, style.accent), (LONGEST, style.accent)
        signs[place(item.median)] = (MEDIAN, style.accent)
    planned = place(item.planned)
    signs[planned] = (BOTH if item.runs and planned == place(item.median) else PLAN, style.strong)
    return (("│", style.line), *signs)
