"""The bottom line: the keys that work now, and that what was typed is stored."""

from __future__ import annotations

from textual.strip import Strip

from facilitator.console.key import Key
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside
from facilitator.console.painting.times import local_clock
from facilitator.controller import Saving


def footer(keys: list[Key], saving: Saving | None, offset: int, width: int, style: Ink) -> Strip:
    """As many keys as fit, the most needed first; "saved 11:17:02" or "NOT SAVED" at the right."""
    right = _saved(saving, offset, style)
    room = width - sum(len(text) for text, _ in right) - 1
    left: list[Run] = [(" ", style.bar)]
    used = 1
    for key in keys:
        size = len(key.sign) + len(key.label) + 4
        if used + size > room:
            continue
        left += [(key.sign, style.key), (f" {key.label}   ", style.bar)]
        used += size
    return beside(left, right, width, style.bar)


def _saved(saving: Saving | None, offset: int, style: Ink) -> list[Run]:
    if saving is None:
        return []
    if saving.trouble or saving.waiting:
        return [(f" NOT SAVED {saving.waiting} ", style.alarm)]
    if saving.saved_at is None:
        return []
    return [(f"saved {local_clock(saving.saved_at, offset, seconds=True)} ", style.bar_good)]
