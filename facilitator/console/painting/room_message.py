"""The lead's few words to the room: a band across the top of its screen, above whatever that shows."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.painting.grids import grids_of, larger
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import clip, strip_of, wrap
from facilitator.console.painting.pages import Line

AIRY = 16
"""Lines of a window from which on the band has an empty one above and below its words."""
LARGE = 6
"""In larger letters it takes this part at most: a sixth."""
SHARE = 2
"""The band takes at most this part of the window's lines: a half."""


def message_lines(words: str, width: int, height: int, style: Ink) -> list[Strip]:
    """The band for words in a window of this size; nothing where there are none."""
    if not words or height < 2:
        return []
    most = height // LARGE

    def wrapped(across: int, _: int) -> list[Line]:
        return [[(line, style.chip)] for line in wrap(words, across - 1)]

    large = larger(wrapped, width, most, grids_of(style))
    if large and not style.plainly:
        return [_line(text, width, style) for text in ["", *("".join(run for run, _ in line) for line in large), ""]]
    lines = list(wrap(words, max(1, width - 4)))
    most = max(1, height // SHARE)
    if len(lines) > most:
        lines = [*lines[: most - 1], clip(" ".join(lines[most - 1 :]), width - 2) + "…"]
    air = [""] if height >= AIRY and len(lines) + 2 <= most else []
    return [_line(line, width, style) for line in [*air, *lines, *air]]


def _line(text: str, width: int, style: Ink) -> Strip:
    text = clip(text, width)
    left = " " * ((width - cell_len(text)) // 2)
    return strip_of([(left + text, style.chip)], width, style.chip)
