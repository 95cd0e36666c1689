"""Fitting text into cells: widths, clipping, wrapping. A wide character takes two cells and is never halved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

T = TypeVar("T")

Run = tuple[str, Style]
"""A stretch of text in one style."""


class Last(Generic[T]):
    """What was made last of something: of the very same, or an equal one, it is not made again."""

    def __init__(self) -> None:
        """Nothing was made yet."""
        self._of: tuple[object, ...] = ()
        self._made: T | None = None

    def made(self, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """What is made of this; `of` names all that it depends on."""
        if self._made is None or of != self._of:
            self._of, self._made = of, make()
        return self._made


GAPS = re.compile(r"((?!(?<=\d) [ap]m\b)[ \n]+)")
"""What stands between words; "9:05 am" is one.

Control characters never get this far; a line break does, in notes of several lines.
"""


def clip(text: str, width: int) -> str:
    """The text in at most `width` cells, ending in an ellipsis where something was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def shortened(text: str, width: int) -> str:
    """As many of a text's parts ("one · two · three") as fit into `width` cells, the last given up first."""
    parts = text.split(" · ")
    while len(parts) > 1 and cell_len(" · ".join(parts)) > width:
        parts.pop()
    return clip(" · ".join(parts), width)


def fill(text: str, width: int, right: bool = False) -> str:
    """The text in exactly `width` cells, clipped or padded."""
    text = clip(text, width)
    space = " " * max(0, width - cell_len(text))
    return space + text if right else text + space


def strip_of(runs: Iterable[Run], width: int, ground: Style) -> Strip:
    """A line of exactly `width` cells out of runs of text, clipped or filled with the ground.

    The same runs give the same strip: most lines of a screen stay as they are from one second to the next. Neighbours
    of one style are one segment, because each costs the terminal a colour code of up to 40 bytes.
    """
    return _strip_of(tuple(runs), width, ground)


@lru_cache(maxsize=4096)
def _strip_of(runs: tuple[Run, ...], width: int, ground: Style) -> Strip:
    segments: list[Segment] = []
    used = 0
    for text, style in runs:
        size = cell_len(text)
        if used + size > width:
            text = clip(text, width - used)
            _add(segments, text, style)
            used += cell_len(text)
            break
        _add(segments, text, style)
        used += size
    _add(segments, " " * (width - used), ground)
    return Strip(segments, width)


def _add(segments: list[Segment], text: str, style: Style) -> None:
    """Put text at the end of a line, into its last segment where the style is the same."""
    before = segments[-1] if segments else None
    if before is not None and (before.style is style or before.style == style):
        segments[-1] = Segment(before.text + text, style)
    elif text:
        segments.append(Segment(text, style))


def beside(left: Sequence[Run], right: Sequence[Run], width: int, ground: Style) -> Strip:
    """A line with `left` at its left and `right` at its right end; where both do not fit, `left` is clipped."""
    tail = sum(cell_len(text) for text, _ in right)
    head = max(0, width - tail)
    segments = list(strip_of(left, head, ground))
    for text, style in right:
        _add(segments, text, style)
    return Strip(segments, head + tail).crop(0, width)


@lru_cache(maxsize=1024)
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Plain text in lines of at most `width` cells."""
    return tuple("".join(part for part, _ in line) for line in wrap_runs([(text, Style.null())], width))


def wrap_runs(runs: Sequence[Run], width: int) -> list[list[Run]]:
    """Styled text in lines of at most `width` cells, broken at spaces, or inside a word longer than a line.

    A change of style inside a word ("**bold**, and") is no place to break.
    """
    width = max(1, width)
    lines: list[list[Run]] = [[]]
    used = 0
    for word, gap in _words(runs):
        breaks = gap.count("\n")
        if not breaks and used and used + 1 + sum(cell_len(text) for text, _ in word) <= width:
            lines[-1].append((" ", word[0][1]))
            used += 1
        elif breaks or used:
            lines += [[] for _ in range(max(1, breaks))]
            used = 0
        for text, style in word:
            while cell_len(text) > width - used:
                head = _head(text, width - used) or ("" if used else text[:1])
                if head:
                    lines[-1].append((head, style))
                text, used = text[len(head) :], 0
                lines.append([])
            if text:
                lines[-1].append((text, style))
                used += cell_len(text)
    return lines


def _head(text: str, width: int) -> str:
    """As much of the beginning of a text as fits."""
    return text[: len(set_cell_size(text, width).rstrip())] if width > 0 else ""


def _words(runs: Sequence[Run]) -> Iterable[tuple[list[Run], str]]:
    """The words of styled text in order, each as its stretches of one style, with what stands before it."""
    word: list[Run] = []
    before = ""
    for text, style in runs:
        for number, piece in enumerate(GAPS.split(text)):
            if number % 2:
                if word:
                    yield word, before
                    word, before = [], ""
                before += piece
            elif piece:
                word.append((piece, style))
    if word:
        yield word, before


NAMED = re.compile(r"⟦([a-z_.]+):([^⟧]+)⟧")
"""How a sentence names a command's key: ⟦its id:the sign that it has unless the trainer has another⟧."""


def named(words: str, own: Mapping[str, str]) -> str:
    """A sentence with the signs of the keys that are really bound; `own` has the trainer's own by command."""
    return NAMED.sub(lambda found: own.get(found[1], found[2]), words)
