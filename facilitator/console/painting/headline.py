"""The item and how the day stands, in letters that can be read from two metres."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.console.painting import block_face, small_face
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Last, Run, strip_of
from facilitator.live.queries.day_words import local
from facilitator.live.queries.view import View

EDGE, APART = 1, 6
"""Cells left free at both sides, and between the two."""
SMALL, LARGE = 3, 5
"""Lines of the two faces."""
Letters = tuple[str, ...]
"""Words as rows of half blocks."""
ENDS = re.compile(r"\s*(?:[:;.?!]\s|\s[-\u2013(]|,\s)")
"""Where a title may end, if all of it is too long."""


_lines = Last[list[Strip]]()


def headline(view: View, width: int, height: int, style: Ink) -> list[Strip]:
    """The lines, as many as there are: large letters where both fit, the small face else, or ordinary words."""
    left, right, shade = _words(view, style)
    return _lines.made(
        (left, right, shade, width, height, style), lambda: _lettered(left, right, shade, width, height, style)
    )


def _lettered(left: str, right: str, shade: Style, width: int, height: int, style: Ink) -> list[Strip]:
    room = width - 2 * EDGE
    if height >= LARGE and not style.plainly and block_face.drawable(left + right):
        drawn = block_face.drawn(left, 1), block_face.drawn(right, 1)
        if sum(len(found[0]) for found in drawn) + APART <= room:
            return _set(drawn[0], drawn[1], shade, width, height, style)
    if style.plainly or not small_face.drawable(left + right):
        return _set((left,), (right,), shade, width, height, style)
    drift = small_face.close_set(right)
    most = room - APART - len(drift[0])
    return _set(small_face.close_set(shortened(left, most)), drift, shade, width, height, style)


def _words(view: View, style: Ink) -> tuple[str, str, Style]:
    """What the day is at, how it stands, and the style of that."""
    if view.phase == "waiting":
        return f"Begins {local(view, view.begins)}", "not begun", style.quiet
    if view.phase == "ended" or view.now is None:
        return "The day has ended", view.drift, style.good if view.behind < 60 else style.warn
    return view.now.title, view.drift, style.good if view.behind < 60 else style.warn


def shortened(title: str, most: int) -> str:
    """A title in so many cells of the small face: all of it, a part, or some words, with the mark of a cut."""
    parts = [title[: found.start()] for found in reversed(list(ENDS.finditer(title)))]
    words = [title[: found.start()] for found in reversed(list(re.finditer(r"\s+", title)))]
    for words_kept in (title, *(f"{part}…" for part in (*parts, *words, title[:1]))):
        if len(small_face.close_set(words_kept)[0]) <= most:
            return words_kept
    return "…"


def _set(
    left: tuple[str, ...], right: tuple[str, ...], shade: Style, width: int, height: int, style: Ink
) -> list[Strip]:
    """Both on one line of letters, as high as the other, in the middle of the lines there are."""
    over = (height - len(left)) // 2
    lines = [strip_of([], width, style.plain)] * over
    for one, other in zip(left, right, strict=True):
        if not (one.strip() or other.strip()):
            lines.append(strip_of([], width, style.plain))
            continue
        gap = max(1, width - 2 * EDGE - cell_len(one) - cell_len(other))
        runs: list[Run] = [(" " * EDGE, style.plain), (one, style.title), (" " * gap, style.plain), (other, shade)]
        lines.append(strip_of(runs, width, style.plain))
    return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))]
