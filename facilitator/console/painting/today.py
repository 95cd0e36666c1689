"""The list of the day's items, with when each began or is expected; and when everyone is back from a break."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.counting import count_words
from facilitator.agenda.kinds import kind_of
from facilitator.console.painting.digits import large
from facilitator.console.painting.ink import KIND_SIGNS, Ink
from facilitator.console.painting.lettering import Run, clip, fill, shortened, strip_of, wrap
from facilitator.console.painting.spots import Spot, spotted
from facilitator.console.painting.times import about_left_words, local_clock, time_column
from facilitator.live.queries.day_words import local
from facilitator.live.queries.schedule import Expected
from facilitator.live.queries.view import Now, View
from facilitator.live.stamp import Offsets

SIGNS = {"done": "✓", "now": "▶", "next": "→", "later": " ", "skipped": "-", "passed over": "○"}


def today(view: View, width: int, height: int, style: Ink, title: str = "Today") -> list[Strip]:
    """The list under its heading, moved so that the current item stays in sight."""
    lines = [heading(title, f"{sum(row.mark == 'done' for row in view.rows)} of {len(view.rows)} done", width, style)]
    room = height - 1
    roomy = 2 * len(view.rows) <= room and width >= WIDE
    here = next((number for number, row in enumerate(view.rows) if row.mark in ("now", "next")), len(view.rows) - 1)
    first = max(0, min(here - room // 3, len(view.rows) - room))
    for row in view.rows[first : first + room]:
        lines.append(_row(row, view, width, style))
        if roomy:
            lines.append(_about(row, view, width, style))
    return lines


WIDE = 44
"""Cells from which on, in a tall window, each item has a second line."""


def _about(row: Expected, view: View, width: int, style: Ink) -> Strip:
    """What else there is to know of an item: its kind, its pages, what it serves; of one that is over, how it went."""
    item = row.item
    parts = [kind_of(item).word.lower()]
    if row.mark == "done":
        late = round(row.minutes - item.minutes)
        parts.append(f"{abs(late)} min {'over' if late > 0 else 'under'}" if late else "as planned")
    else:
        parts += [count_words(len(view.plan.pages_of(item)), "page")]
        parts += [f"for {', '.join(item.outcomes)}"] if item.outcomes else []
    ground = spotted(style.here_quiet if row.mark == "now" else style.quiet, Spot("item", item.id))
    indent = len(time_column("")) + 6
    words = fill(shortened(" · ".join(parts), width - indent - 2), width - indent - 1)
    return strip_of([(" " * indent, ground), (words, ground), (" ", ground)], width, style.plain)


def heading(title: str, aside: str, width: int, style: Ink) -> Strip:
    """A panel's heading: its title, a rule, and a word at the right; where both do not fit, the title is clipped."""
    tail = style.offers(f" {aside} " if aside else " ", style.quiet)
    size = sum(cell_len(text) for text, _ in tail)
    title = clip(title, max(4, width - size - 4))
    rule = "─" * max(0, width - cell_len(title) - 2 - size)
    runs: list[Run] = [(" ", style.plain), (title, style.title), (" ", style.plain)]
    return strip_of([*runs, (rule, style.line), *tail], width, style.plain)


def whole_heading(title: str, aside: str, width: int, style: Ink) -> list[Strip]:
    """A heading of which nothing is cut: where both do not fit beside each other, the title stands over the rule."""
    if cell_len(title) + cell_len(aside) + 5 <= width:
        return [heading(title, aside, width, style)]
    lines = [strip_of([(f" {line}", style.title)], width, style.plain) for line in wrap(title, width - 2)]
    tail = style.offers(f" {aside} " if aside else " ", style.quiet)
    rule = "─" * max(0, width - 1 - sum(cell_len(text) for text, _ in tail))
    return [*lines, strip_of([(" ", style.plain), (rule, style.line), *tail], width, style.plain)]


def _row(row: Expected, view: View, width: int, style: Ink) -> Strip:
    times = time_column(local(view, row.begins))
    match row.mark:
        case "now":
            shade, quiet = style.here, style.here_quiet
        case "done":
            shade = quiet = style.quiet
        case "skipped" | "passed over":
            shade = quiet = style.quiet
            times = time_column("")
        case "next" | "later":
            shade, quiet = style.plain, style.quiet
    aside = f"{round(row.minutes)} m"
    if row.mark in ("skipped", "passed over"):
        aside = row.mark
    elif row.fixed and row.mark in ("next", "later"):
        aside = f"fixed {local(view, row.planned)}"
    room = width - len(times) - 8 - len(aside)
    kind = style.kind_here if row.mark == "now" else style.kind
    title = clip(row.item.title.upper() if kind_of(row.item).rests else row.item.title, room)
    here = Spot("item", row.item.id)
    shade, quiet = spotted(shade, here), spotted(quiet, here)
    sign = quiet if row.mark in ("skipped", "passed over") else spotted(kind[row.item.kind], here)
    runs: list[Run] = [
        (f" {SIGNS[row.mark]} ", shade),
        (times, quiet),
        (f" {KIND_SIGNS[row.item.kind]} ", sign),
        (fill(title, room), shade),
        (f" {aside} ", quiet),
    ]
    return strip_of(runs, width, style.plain)


TALLEST = 9
"""Lines the figures take at most."""


def break_lines(now: Now, back: Expected, offsets: Offsets, width: int, height: int, style: Ink) -> list[Strip]:
    """ "Back at 13:10", as large as a part of the panel allows, and how long that is."""
    figures = large(local_clock(back.ends, offsets), width - 4, max(3, min(TALLEST, height // 3)))
    indent = " " * max(0, (width - max(map(len, figures))) // 2)
    shade = style.over if now.clock.left < 0 else style.accent
    blank = strip_of([], width, style.plain)
    words = about_left_words(now.clock.left)
    return [
        strip_of([("Back at".center(width), style.strong)], width, style.plain),
        blank,
        *(strip_of([(indent + row, shade)], width, style.plain) for row in figures),
        blank,
        strip_of([(words.center(width), style.quiet)], width, style.plain),
        blank,
    ]
