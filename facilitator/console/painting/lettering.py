"""Fitting text into cells: widths, clipping, wrapping. A wide character takes two cells and is never halved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Run = tuple[str, Style]
"""A stretch of text in one style."""


def clip(text: str, width: int) -> str:
    """The text in at most `width` cells, ending in an ellipsis where something was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def fill(text: str, width: int, right: bool = False) -> str:
    """The text in exactly `width` cells, clipped or padded."""
    text = clip(text, width)
    space = " " * max(0, width - cell_len(text))
    return space + text if right else text + space


def strip_of(runs: Iterable[Run], width: int, ground: Style) -> Strip:
    """A line of exactly `width` cells out of runs of text, clipped or filled with the ground."""
    segments: list[Segment] = []
    used = 0
    for text, style in runs:
        size = cell_len(text)
        if used + size > width:
            text = clip(text, width - used)
            size = cell_len(text)
        if text:
            segments.append(Segment(text, style))
            used += size
        if used >= width:
            break
    if used < width:
        segments.append(Segment(" " * (width - used), ground))
    return Strip(segments, width)


def beside(left: Sequence[Run], right: Sequence[Run], width: int, ground: Style) -> Strip:
    """A line with `left` at its left and `right` at its right end; where both do not fit, `left` is clipped."""
    tail = sum(cell_len(text) for text, _ in right)
    head = max(0, width - tail)
    first = strip_of(left, head, ground)
    return Strip([*first, *(Segment(text, style) for text, style in right)], head + tail).crop(0, width)


def wrap(text: str, width: int) -> list[str]:
    """Plain text in lines of at most `width` cells."""
    return ["".join(part for part, _ in line) for line in wrap_runs([(text, Style.null())], width)]


def wrap_runs(runs: Sequence[Run], width: int) -> list[list[Run]]:
    """Styled text in lines of at most `width` cells, broken at spaces, or inside a word longer than a line."""
    width = max(1, width)
    lines: list[list[Run]] = [[]]
    used = 0
    for word, style, spaced in _words(runs):
        size = cell_len(word)
        if used and spaced and used + 1 + size <= width:
            lines[-1].append((" ", style))
            used += 1
        elif used and (spaced or used + size > width):
            lines.append([])
            used = 0
        while size > width:
            head = set_cell_size(word, width).rstrip("\x00")
            head = word[: max(1, len(head.rstrip()))]
            lines[-1].append((head, style))
            lines.append([])
            word = word[len(head) :]
            size = cell_len(word)
        if word:
            lines[-1].append((word, style))
            used += size
    return lines


def _words(runs: Sequence[Run]) -> Iterable[tuple[str, Style, bool]]:
    """The words of styled text in order, each with whether a space stands before it."""
    spaced = False
    for text, style in runs:
        for number, piece in enumerate(text.split(" ")):
            spaced = spaced or number > 0
            if piece:
                yield piece, style, spaced
                spaced = False
