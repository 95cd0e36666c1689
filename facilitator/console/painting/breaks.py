"""A break: when everyone is back, in large figures, and what the page of the break says."""

from __future__ import annotations

from textual.strip import Strip

from facilitator.console.painting.digits import large
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.times import about_left_words, local_clock
from facilitator.live.queries.schedule import Expected
from facilitator.live.queries.view import Now, Offsets

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
