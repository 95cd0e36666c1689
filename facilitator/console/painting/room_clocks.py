"""The times on the room's screen: a clock that fills it, when a break is over, and how a clock stands in words."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.counting import noun
from facilitator.console.painting.digits import large
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of, wrap
from facilitator.console.painting.pages import Line
from facilitator.console.painting.room_cards import centred, middle
from facilitator.console.painting.room_large import label
from facilitator.console.painting.times import face, local_clock
from facilitator.live.queries.room_view import RoomClock, RoomView
from facilitator.live.queries.view import whole_minutes

SOON = 120
"""Seconds left from which on a clock takes another colour."""


def shade_of(clock: RoomClock, style: Ink) -> Style:
    """The colour of a clock's figures: standing, running, soon over, over."""
    if clock.left < 0:
        return style.over
    if clock.state != "running":
        return style.quiet
    return style.warn if clock.left <= SOON else style.accent


def figures_of(text: str, width: int, height: int, shade: Style, still: bool = False) -> list[Line]:
    """A time as large as the space allows; one that stands `still` is trimmed, so that it is centred to the eye."""
    rows = large(text, max(1, width), max(1, height))
    bare = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=0) if still else 0
    wide = max(len(row.rstrip() if still else row) for row in rows) - bare
    return [[(row[bare:].ljust(wide)[:wide], shade)] for row in rows]


def standing(view: RoomView, clock: RoomClock, style: Ink) -> Line:
    """How the clock stands, in words."""
    if clock.left < 0:
        return [("time is up", style.over)]
    if clock.state != "running":
        return [("the clock has not started" if clock.state == "not started" else "paused", style.quiet)]
    return [(f"until {local_clock(clock.ends, view.offsets)}", style.quiet)]


def asked_for(view: RoomView, style: Ink) -> list[Line]:
    """How many issues each group is asked for; nothing where that is not said."""
    lo, hi = view.asked
    if not hi:
        return []
    number = str(lo) if lo == hi else f"{lo} to {hi}"
    return [[(f"{number} {noun(hi, 'issue')} from each group", style.strong)]]


def clock_lines(view: RoomView, clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """A clock that fills the screen, with what it is for."""
    titles = _titles([(view.title, style.strong)], width, height, style)
    above: list[Line] = [*titles, []] if height >= 5 + len(titles) else []
    below: list[Line] = [[], *label(standing(view, clock, style), width, height, style)] if height >= 7 else []
    if view.cue and height >= 9:
        below += _titles([(view.cue, style.warn)], width, height, style)
    room = height - len(above) - len(below) - (2 if height >= 12 else 0)
    figures = figures_of(face(clock.left), width - max(2, width // 10), room, shade_of(clock, style))
    return middle([*above, *figures, *below], width, height, style)


def _titles(line: Line, width: int, height: int, style: Ink) -> list[Line]:
    """Words over or under a time, as large as they may be beside it."""
    ((words, shade),) = line
    return [row for text in wrap(words, max(1, width - 4)) for row in label([(text, shade)], width - 2, height, style)]


def back_line(view: RoomView, clock: RoomClock, width: int, style: Ink) -> list[Strip]:
    """When everyone is back in one line, with a gap below it."""
    return [centred(back_words(view, clock, style), width, style), strip_of([], width, style.plain)]


def back_words(view: RoomView, clock: RoomClock, style: Ink) -> Line:
    """When everyone is back, and how long that is, in one line."""
    back = f"Back at {local_clock(clock.ends, view.offsets)}"
    return [(back, style.over if clock.left < 0 else style.accent), (f"  {break_words(clock.left)}", style.strong)]


def back_lines(view: RoomView, clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """When everyone is back, as large as can be, and how long that is."""
    shade = style.over if clock.left < 0 else style.accent
    titles = _titles([(view.title, style.quiet)], width, height, style)
    above: list[Line] = [*titles, [], *label([("Back at", style.strong)], width, height, style), []]
    below: list[Line] = [[], *label([(break_words(clock.left), style.strong)], width, height, style)]
    if height < 9 + len(titles):
        above, below = ([[("Back at", style.strong)]], below[1:]) if height >= 4 else ([], [])
    text = local_clock(clock.ends, view.offsets)
    if height < 4 or width < 16:
        return middle([[(f"Back {text}", shade)], *below], width, height, style)
    room = height - len(above) - len(below) - 2
    return middle([*above, *figures_of(text, width * 4 // 5, room, shade, still=True), *below], width, height, style)


def break_words(left: int) -> str:
    """How long a break still is, or has been over: to the minute until the last one."""
    minutes = whole_minutes(left)
    if left <= 0:
        return "time to come back" if not minutes else f"{-minutes} min past"
    return f"in {minutes} min" if left >= 60 else "in less than a minute"
