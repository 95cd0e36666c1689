"""The day as a ribbon: every item a stretch as long as it takes, what is over dark, where we are, and the hours.

The signs of kinds tell what colours tell. What is painted per item is counted by its cells, never by calls, so that a
key costs the same on a day of a hundred items.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import Item
from facilitator.agenda.times_of_day import hour_as_said
from facilitator.console.painting.ink import KIND_SIGNS, Ink
from facilitator.console.painting.lettering import Last, Run, strip_of
from facilitator.console.painting.spots import Spot, spotted
from facilitator.live.queries.day_words import local
from facilitator.live.queries.view import View
from facilitator.live.stamp import offset_at

EDGE = 1
"""Cells left free at both sides, as everywhere."""
BORDER = "▏"
"""What parts two items."""
HERE = "▶"
"""Where the day is now; the list of the day has the same sign."""
HOUR = timedelta(hours=1)
APART = 3
"""Cells between two hours of the scale at least."""


def span_of(view: View) -> tuple[datetime, datetime]:
    """When the ribbon begins and ends: the day as planned and as expected, whichever is the longer."""
    finish = view.milestones[-1]
    begins = min(view.begins, view.rows[0].begins) if view.rows else view.begins
    return begins, max(finish.planned, finish.expected, begins + timedelta(minutes=1))


def cell_of(view: View, instant: datetime, room: int) -> int:
    """Which of so many cells an instant falls on."""
    begins, ends = span_of(view)
    return round((instant - begins) / (ends - begins) * room)


def now_on(view: View, width: int) -> int:
    """On which of its cells now is: below 0 before the day begins, beyond the last once it has ended."""
    room = max(1, width - 2 * EDGE)
    if view.phase != "running":
        return room if view.phase == "ended" else -1
    begins, ends = span_of(view)
    return max(0, min(room - 1, int((view.at - begins).total_seconds() * (room / (ends - begins).total_seconds()))))


_ribbon, _scale = Last[Strip](), Last[Strip]()


def ribbon(view: View, width: int, style: Ink) -> Strip:
    """The ribbon in one line."""
    here = now_on(view, width)
    return _ribbon.made(
        (view.rows, view.milestones, view.begins, here, width, style), lambda: _painted(view, here, width, style)
    )


def _painted(view: View, here: int, width: int, style: Ink) -> Strip:
    room = max(1, width - 2 * EDGE)
    begins, ends = span_of(view)
    scale = room / (ends - begins).total_seconds()
    signs, shades, stand = [" "] * room, [style.bar] * room, [""] * room
    for row in view.rows:
        if row.mark in ("skipped", "passed over"):
            continue
        first = max(0, round((row.begins - begins).total_seconds() * scale))
        last = min(room, round((row.ends - begins).total_seconds() * scale))
        past, ahead = style.stretch_past[row.item.kind], style.stretch[row.item.kind]
        for cell in range(first, last):
            shades[cell] = past if cell < here else ahead
        if last > first:
            stand[first:last] = [row.item.id] * (last - first)
            signs[first] = BORDER
        clear = here if first < here < last else first  # what is said of it stands after the sign of now
        if last - clear > 2:
            signs[clear + 1 : last] = _label(row.item, last - clear - 1).ljust(last - clear - 1)
    finish = view.milestones[-1]
    ticks = {finish.planned: style.bar_strong, finish.expected: style.bar_warn}
    for instant, shade in ticks.items() if abs((finish.expected - finish.planned).total_seconds()) * scale >= 1 else ():
        cell = min(room - 1, round((instant - begins).total_seconds() * scale))
        if shades[cell] is style.bar or finish.expected > finish.planned:
            signs[cell], shades[cell] = "┃", shade
    if 0 <= here < room:
        signs[here], shades[here] = HERE, style.chip
    runs: list[Run] = [(" " * EDGE, style.bar)]
    start = 0
    for cell in range(1, room + 1):
        if cell == room or shades[cell] is not shades[start] or stand[cell] != stand[start]:
            shade = spotted(shades[start], Spot("item", stand[start])) if stand[start] else shades[start]
            runs.append(("".join(signs[start:cell]), shade))
            start = cell
    return strip_of(runs, width, style.bar)


def _label(item: Item, room: int) -> str:
    """What stands on a stretch: the sign of its kind, and its title where all of it fits."""
    sign = KIND_SIGNS[item.kind]
    title = item.title.upper() if KINDS[item.kind].rests else item.title
    words = f"{sign} {title}"
    return words if title.isascii() and len(words) < room else sign if room > 1 else ""


def scale_of_hours(view: View, width: int, style: Ink) -> Strip:
    """The times under the ribbon: when it began, the full hours, and the finish as planned."""
    of = *span_of(view), view.milestones[-1].planned, view.offsets, width, style
    return _scale.made(of, lambda: _hours(view, width, style))


def _hours(view: View, width: int, style: Ink) -> Strip:
    room = max(1, width - 2 * EDGE)
    begins, ends = span_of(view)
    finish = view.milestones[-1]
    planned = local(view, finish.planned)
    signs: list[str] = [" "] * room
    _put(signs, 0, local(view, begins))
    words = f"planned {planned}"
    _put(signs, cell_of(view, finish.planned, room) - len(words), words)
    hour = begins.replace(minute=0, second=0, microsecond=0) + HOUR
    while hour < ends:
        words = hour_as_said(hour + timedelta(minutes=offset_at(view.offsets, hour)))
        _put(signs, cell_of(view, hour, room) - len(words) // 2, words)
        hour += HOUR
    return strip_of([(" " * EDGE, style.bar), ("".join(signs), style.bar_quiet)], width, style.bar)


def _put(signs: list[str], at: int, words: str) -> None:
    """Write words where there is nothing yet, with a gap around them."""
    at = max(0, min(at, len(signs) - cell_len(words)))
    if not "".join(signs[max(0, at - APART) : at + len(words) + APART]).strip(" "):
        signs[at : at + len(words)] = words[: len(signs) - at]
