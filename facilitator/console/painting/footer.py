"""The bottom line: the keys that work now, and that what was typed is stored."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.key import Key
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside
from facilitator.console.painting.times import local_clock
from facilitator.controller import Saving
from facilitator.live.queries.view import Offsets

GAP = 3
"""Cells between two keys; one less where not all of them fit."""
ROOMY = 80
"""Cells from which on it is told to the second when the last thing was saved."""
ALWAYS = ("esc", "?")
"""The signs of keys that are shown before any other."""


def footer(keys: list[Key], saving: Saving | None, offsets: Offsets, width: int, style: Ink) -> Strip:
    """As many keys as fit, the most needed first; "saved 11:17:02" or "NOT SAVED" at the right.

    The way out and the list of all keys are there in any window, so that nobody is ever lost.
    """
    keys = [key._replace(sign=style.sign(key.id, key.sign)) for key in keys]
    right = _saved(saving, offsets, width, style)
    room = width - sum(cell_len(text) for text, _ in right) - 2
    gap = GAP if sum(_size(key) + GAP for key in keys) <= room else GAP - 1
    kept = {number: _size(key) + gap for number, key in enumerate(keys) if key.sign in ALWAYS}
    left: list[Run] = [(" ", style.bar)]
    used, held = 1, sum(kept.values())
    for number, key in enumerate(keys):
        held -= kept.get(number, 0)
        size = _size(key)
        if used + size + held > room:
            continue
        between = " " * gap if used > 1 else ""
        left += [(between, style.bar), (key.sign, style.key), (f" {key.label}", style.bar)]
        used += size + gap
    return beside(left, right, width, style.bar)


def _size(key: Key) -> int:
    """Cells of a key and its word."""
    return cell_len(key.sign) + 1 + cell_len(key.label)


def _saved(saving: Saving | None, offsets: Offsets, width: int, style: Ink) -> list[Run]:
    if saving is None:
        return []
    if saving.trouble or saving.waiting:
        return [(f" NOT SAVED {saving.waiting} ", style.alarm)]
    if saving.saved_at is None:
        return []
    return [(f"saved {local_clock(saving.saved_at, offsets, seconds=width >= ROOMY)} ", style.bar_good)]
