"""The menu: headings side by side, and under the open one its commands, each with its key and what it would do now."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip, fill, strip_of, wrap
from facilitator.console.painting.spots import NOWHERE, Spot, spotted
from facilitator.console.painting.times import left_words
from facilitator.live.queries.day_words import price
from facilitator.live.queries.view import View


class Entry(NamedTuple):
    """One line of a menu."""

    spot: Spot
    """What carrying it out is."""
    label: str
    sign: str
    would: str = ""
    """What would come of it now, or what it is for."""
    reason: str = ""
    """Why it does not work now; empty where it does."""


class Menu(NamedTuple):
    """The open one of these headings, its lines, and which of them is in hand; `typed` narrows all of them."""

    names: tuple[str, ...] = ()
    open: str = ""
    entries: tuple[Entry, ...] = ()
    at: int = 0
    typed: str = ""


AROUND = 2
"""Lines beside the entries: the headings, and what the keys do."""
HINT, HINT_OF_ONE = (
    "enter does it · ←→ other headings · letters find · esc out",
    "enter does it · letters find · esc out",
)
SIGN = 8
"""Cells that a key takes at the right."""
MOST_LABEL = 24
WHOLE = 3
"""Lines that the words of the entry in hand may take, so that all of them can be read."""


def foreseen(before: View, after: View) -> str:
    """What a command would change that everybody waits for: the item, the page, the clock, lunch and the finish."""
    told = []
    one, other = before.now, after.now
    if before.phase != after.phase:
        told.append({"waiting": "not begun", "running": "the day runs", "ended": "the day ends"}[after.phase])
    if other is not None and (one is None or one.id != other.id):
        told.append(other.title)
    elif one is not None and other is not None:
        if one.page_number != other.page_number or one.step != other.step:
            what = f"page {other.page_number} of {other.pages}"
            told.append(what if one.step == other.step else f"{what}, {other.step} of {other.steps} lines")
        if one.clock.state != other.clock.state:
            told.append(f"the clock is {other.clock.state}")
        if abs(one.clock.left - other.clock.left) >= 1:
            told.append(left_words(other.clock.left))
    if [item.expected for item in before.milestones] != [item.expected for item in after.milestones]:
        told.append(price(after))
    if before.room != after.room:
        told.append(f"the room sees {after.room}")
    if before.turns is not None and after.turns is not None and before.turns.now != after.turns.now:
        names = {group.id: group.name for group in after.groups}
        told.append(f"now {names.get(after.turns.now, 'nobody')}")
    return ", ".join(told)


def menu_lines(menu: Menu, width: int, height: int, style: Ink) -> list[Strip]:
    """The menu in exactly `height` lines, moved so that the line in hand shows."""
    wide = min(MOST_LABEL, max((cell_len(entry.label) for entry in menu.entries), default=0))
    more_of = len(words_of(menu, width)) - 1
    room = max(1, height - AROUND - max(0, more_of))
    first = max(0, min(menu.at - room // 2, len(menu.entries) - room))
    shown = menu.entries[first : first + room]
    lines = [_heads(menu, width, style)]
    for number, entry in enumerate(shown, first):
        words = words_of(menu, width) if number == menu.at else (told_of(entry),)
        lines += _entry(entry, number, menu.at, words, (width, wide), style)
    if not shown:
        lines.append(strip_of([(" Nothing here has these letters.", style.quiet)], width, style.plain))
    lines += [strip_of([], width, style.plain)] * (height - 1 - len(lines))
    above, below = first > 0, first + room < len(menu.entries)
    more = f"{'↑' if above else ''}{'↓' if below else ''} more " if above or below else ""
    hint = style.offers(f" {HINT if menu.names else HINT_OF_ONE}", style.bar_quiet)
    return [*lines[: height - 1], beside(hint, [(more, style.bar_accent)], width, style.bar)]


def _heads(menu: Menu, width: int, style: Ink) -> Strip:
    """The headings, the open one standing out unless letters find; where there are none, what the list is about."""
    runs: list[Run] = [(" ", style.bar)] if menu.names else [(clip(f" {menu.open} ", width - 2), style.bar_strong)]
    for name in menu.names:
        shade = style.chip if name == menu.open and not menu.typed else style.bar_strong
        runs += [(f" {name} ", spotted(shade, Spot("button", "turn", name))), (" ", style.bar)]
    found: list[Run] = [(f"{len(menu.entries)} with “{menu.typed}” ", style.bar_accent)] if menu.typed else []
    return beside(runs, found, width, style.bar)


def told_of(entry: Entry) -> str:
    """What is said beside its label: what it would do, or why it can't."""
    return f"not now: {entry.reason}" if entry.reason else entry.would


def words_of(menu: Menu, width: int) -> tuple[str, ...]:
    """The words of the entry in hand in as many lines as they need, in a menu so wide."""
    if not menu.entries:
        return ()
    wide = min(MOST_LABEL, max(cell_len(entry.label) for entry in menu.entries))
    return wrap(told_of(menu.entries[menu.at]), max(10, width - wide - SIGN - 7))[:WHOLE] or ("",)


def _entry(
    entry: Entry, number: int, at: int, words: tuple[str, ...], size: tuple[int, int], style: Ink
) -> list[Strip]:
    """One line: its label, what it would do or why it can't, and its key; of the one in hand all that is said."""
    (width, wide), here = size, number == at
    shade, quiet = (style.here, style.here_quiet) if here else (style.plain, style.quiet)
    sign = style.here if here else style.accent
    if entry.reason:
        shade = sign = quiet
    spot = Spot("button", "take", str(number)) if entry.spot != NOWHERE else NOWHERE
    room = max(0, width - wide - SIGN - 7)
    first: list[Run] = [
        (f" {'▶' if here else ' '} {fill(entry.label, wide)}  ", spotted(shade, spot)),
        (fill(clip(words[0], room), room), spotted(quiet, spot)),
        (f" {fill(entry.sign, SIGN, right=True)} ", spotted(sign, spot)),
    ]
    more: list[list[Run]] = [[(" " * (wide + 5) + line, spotted(quiet, spot))] for line in words[1:]]
    ground = spotted(style.here, spot) if here else style.plain
    return [strip_of(runs, width, ground) for runs in (first, *more)]
