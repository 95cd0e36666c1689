"""Pictures drawn by the terminal itself, in the very cells that half blocks take.

Half blocks come first, and stay where the terminal can do no better. What the terminal takes is made beside the screen,
because a large picture takes a second; once it is there, its cells are given over to the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

from facilitator.agenda.model import Picture
from facilitator.console.graphics import Graphics
from facilitator.console.pictures import Drawn, Pictures, read

MARK = "picture"
"""Where a style holds which picture its cells are for, and which of its rows."""
NO_TEXT = ((ControlType.CARRIAGE_RETURN,),)
"""Marks a segment that holds no text; what it is said to be does not matter."""
AS_IT_WAS = "\x1b7\x1b[{column}G{sixels}\x1b8"
"""Draws at a column of the line that is being written, and leaves the terminal where it was."""
MOST = 24
"""Pictures that are kept as the terminal takes them."""


class Wanted(NamedTuple):
    """A picture's file in a size in cells; `changed` tells one state of the file from another."""

    path: str
    changed: int
    columns: int
    rows: int

    @property
    def number(self) -> int:
        """A number from 1 up to 24 bits that no other picture is likely to have."""
        return int.from_bytes(blake2b(repr(self).encode(), digest_size=3).digest(), "big") or 1


class Made(NamedTuple):
    """What the terminal takes: what is told once, and what draws each row of cells."""

    once: str
    rows: tuple[str, ...]


class FinePictures:
    """The pictures that a terminal draws."""

    def __init__(self, pictures: Pictures, graphics: Graphics) -> None:
        """Find pictures where they are found anyway."""
        self.graphics = graphics
        self.wanted: tuple[Wanted, ...] = ()
        """What the lines that were painted last show in half blocks, until it is made."""
        self._pictures = pictures
        self._made: dict[Wanted, Made | None] = {}
        self._asked: list[Wanted] = []

    def drawn(self, picture: Picture, width: int, height: int) -> Drawn:
        """The picture's lines: half blocks, or marked cells where it is made."""
        drawn = self._pictures.drawn(picture, width, height)
        path = self._pictures.find(picture) if drawn else None
        if path is None:
            return drawn
        wanted = Wanted(str(path), path.stat().st_mtime_ns, len(drawn[0]), len(drawn))
        if wanted in self._made and self._made[wanted] is None:
            return drawn
        at = len(self._asked)
        self._asked.append(wanted)
        marks = (Style.from_meta({MARK: (at, row)}) for row in range(wanted.rows))
        if wanted in self._made:
            return tuple(((" " * wanted.columns, mark),) for mark in marks)
        return tuple(((row[0][0], row[0][1] + mark), *row[1:]) for row, mark in zip(drawn, marks, strict=True))

    def begin(self) -> None:
        """A screen is about to be painted: what it asks for is not yet what it shows."""
        self._asked = []

    def make(self, wanted: Wanted) -> str:
        """Make one as the terminal takes it; what the terminal is to be told before its cells are shown."""
        if wanted in self._made:
            return ""
        made = _made(wanted, self.graphics)
        while len(self._made) >= MOST:
            del self._made[next(iter(self._made))]
        self._made[wanted] = made
        return made.once if made is not None else ""

    def put(self, lines: Sequence[Strip]) -> list[Strip]:
        """The lines with pictures in their marked cells; on the last line a terminal might scroll, so it gets none."""
        wanted: dict[Wanted, None] = {}
        found = [self._put(line, wanted) for line in lines[:-1]] if self._asked else list(lines[:-1])
        self.wanted = tuple(wanted)
        return [*found, *lines[-1:]]

    def _put(self, line: Strip, waiting: dict[Wanted, None]) -> Strip:
        marked = [(segment, self._mark(segment)) for segment in line]
        waiting |= {mark[0]: None for _, mark in marked if mark is not None and mark[0] not in self._made}
        if not any(mark is not None and self._made.get(mark[0]) for _, mark in marked):
            return line
        segments: list[Segment] = []
        drawn: list[tuple[Segment, int, int]] = []
        column, ground = 0, Style.null()
        for segment, mark in marked:
            made = self._made.get(mark[0]) if mark is not None else None
            end = column + cell_len(segment.text)
            if mark is None or made is None:
                ground = Style(bgcolor=segment.style.bgcolor) if segment.style is not None else ground
                segments.append(segment)
            elif self.graphics.protocol == "kitty":
                segments.append(Segment(made.rows[mark[1]], ground + Style(color=f"#{mark[0].number:06x}")))
            else:
                segments.append(Segment(segment.text, (segment.style or Style.null()) + ground))
                said = AS_IT_WAS.format(column=column + 1, sixels=made.rows[mark[1]])
                drawn.append((Segment(said, None, NO_TEXT), column, end))
            column = end
        return Pictured(segments, line.cell_length, drawn) if drawn else Strip(segments, line.cell_length)

    def _mark(self, segment: Segment) -> tuple[Wanted, int] | None:
        """Which picture's cells these are, and which of its rows."""
        found = segment.style.meta.get(MARK) if segment.style is not None else None
        return (self._asked[found[0]], found[1]) if found is not None else None


def _made(wanted: Wanted, graphics: Graphics) -> Made | None:
    from facilitator.console.pixels import kitty_picture, kitty_row, sixel_rows

    columns, rows, cell = wanted.columns, wanted.rows, graphics.cell
    image = read(wanted.path, columns * cell[0], rows * cell[1])
    if image is None:
        return None
    if graphics.protocol == "kitty":
        once = kitty_picture(image, wanted.number, cell, columns, rows)
        return Made(once, tuple(kitty_row(row, columns) for row in range(rows)))
    return Made("", sixel_rows(image, cell, columns, rows))


class Pictured(Strip):
    """A line with sixels: they are drawn after its text, wherever any of the cells they cover are written."""

    def __init__(
        self, segments: Iterable[Segment], cell_length: int, drawn: Sequence[tuple[Segment, int, int]]
    ) -> None:
        """Take the text, and what draws, each with the cells from which to which it reaches."""
        text = list(segments)
        super().__init__([*text, *(segment for segment, _, _ in drawn)], cell_length)
        self._words, self._drawn = Strip(text, cell_length), drawn

    def crop(self, start: int, end: int | None = None) -> Strip:
        """A part of it. Textual would count what draws as text."""
        last = self.cell_length if end is None else end
        if start <= 0 and last >= self.cell_length:
            return self
        part = self._words.crop(start, end)
        kept = [segment for segment, left, right in self._drawn if left < last and start < right]
        return Strip([*part, *kept], part.cell_length) if kept else part

    def apply_filter(self, filter: LineFilter, background: Color) -> Strip:
        """The same with its text filtered."""
        text = self._words.apply_filter(filter, background)
        return Pictured(text, text.cell_length, self._drawn)
