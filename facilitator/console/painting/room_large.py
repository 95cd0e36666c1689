"""What a room reads, as large as its window allows: in block letters, else in the small face, else in ordinary letters.

None of it is ever left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from facilitator.agenda.measuring import widest_drawing
from facilitator.agenda.model import Block, Heading, ListLine, Paragraph
from facilitator.console.painting.block_face import ROWS, drawable, drawn, wide
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import wrap
from facilitator.console.painting.pages import Line, block_lines, shown
from facilitator.console.painting.small_face import GRIDS, Grid, larger

SIZES = (8, 6, 4, 3, 2, 1)
"""Pixels of a window for one of a block letter."""
LONGEST_HEADING, LONGEST_TEXT = 4, 6
"""Lines of a heading in block letters, and of a text, counted in ordinary ones, that may stand in such letters too."""
REMNANT = 0.3
"""The part of the longest row of a heading that its last row has at least."""
READING = 68
"""Cells across that such text is counted in."""


class Piece(NamedTuple):
    """Words that stand together: a heading, or some of the text.

    `text` is what can be drawn in block letters ("": there is more to it than words), and `lines` gives it in ordinary
    letters for a width. `close` tells that no gap stands before it, as between the lines of one list. It needs
    a width of `least` cells.
    """

    text: str
    shade: Style
    lines: Callable[[int], Sequence[Line]]
    heading: bool = False
    close: bool = False
    least: int = 0


def pieces_of(blocks: Sequence[Block], style: Ink) -> list[Piece]:
    """A page as pieces: a heading each, and line by line where there are few, else all that stands between headings."""
    found: list[Piece] = []
    for heading, group in groupby(blocks, key=lambda block: isinstance(block, Heading)):
        run = tuple(group)
        if heading or (all(map(_is_words, run)) and len(block_lines(run, READING, style)) <= 2 * LONGEST_TEXT):
            found += (_piece(block, run[number - 1 : number], style) for number, block in enumerate(run))
        else:
            found.append(Piece("", style.plain, _lined(run, style), least=widest_drawing(run)))
    return found


def _is_words(block: Block) -> bool:
    return isinstance(block, Paragraph | ListLine) and not any(span.strike for span in block.spans)


def _piece(block: Block, before: Sequence[Block], style: Ink) -> Piece:
    spans = getattr(block, "spans", ())
    words = "".join(shown(span.text) for span in spans)
    if isinstance(block, ListLine):
        words = f"{'  ' * block.depth}{block.marker or '•'} {words}"
    heading = isinstance(block, Heading)
    close = isinstance(block, ListLine) and any(isinstance(one, ListLine) for one in before)
    text = "" if any(span.strike for span in spans) else words
    return Piece(text, style.title if heading else style.plain, _lined((block,), style), heading, close)


def _lined(blocks: Sequence[Block], style: Ink) -> Callable[[int], Sequence[Line]]:
    return cache(lambda width: block_lines(blocks, width, style))


def piece(text: str, shade: Style, heading: bool = False) -> Piece:
    """Words of the console's own as a piece."""

    def lines(width: int) -> Sequence[Line]:
        return [[(line, shade)] for line in wrap(text, max(1, width))]

    return Piece(text, shade, lines, heading)


def enlarged(pieces: Sequence[Piece], width: int, height: int, ordinary: bool = True) -> list[Line]:
    """The pieces as large as they fit, the text first, the headings at least as large; nothing where none fits.

    Text for which there is no room in larger letters stands in ordinary ones below its heading, if that is wanted.
    """
    few = sum(len(one.lines(READING)) for one in pieces if not one.heading) <= LONGEST_TEXT
    letters = few and all(drawable(one.text) and one.text for one in pieces)
    headings = all(drawable(one.text) and one.text for one in pieces if one.heading)
    for small in (*(SIZES if letters else ()), *GRIDS, *((0,) if ordinary and headings else ())):
        for large in _headings(small) if headings and any(one.heading for one in pieces) else (small,):
            lines = _set(pieces, large, small, width, height) if pieces and large else []
            if lines:
                return lines
    return []


def growing(pieces: Sequence[Piece], coming: int, width: int, height: int) -> list[Line]:
    """The pieces of a page on which so many lines are still to come, in one size, with room below them for those."""
    for grid in GRIDS:
        full = _set([*pieces, *list(pieces[-1:]) * coming], grid, grid, width, height)
        if full:
            found = _set(pieces, grid, grid, width, height)
            return [*found, *[[]] * (len(full) - len(found))]
    return []


def _headings(small: int | Grid) -> Iterator[int | Grid]:
    """The sizes of headings over text of a size, the largest first."""
    if isinstance(small, Grid):
        yield from (size for size in SIZES if small.scale <= size <= small.scale + 2)
        yield small
    elif small:
        yield from (size for size in SIZES if small <= size <= 2 * small + 4)
    else:
        yield from (SIZES[-1], GRIDS[-1])


def _set(pieces: Sequence[Piece], large: int | Grid, small: int | Grid, width: int, height: int) -> list[Line]:
    """The pieces at these sizes (0: ordinary letters); nothing where they do not fit, which is known before drawing."""
    planned: list[tuple[int, Callable[[], Sequence[Line]]]] = []
    taken = 0
    for one in pieces:
        size = large if one.heading else small
        high, draw = _letters(one, size, width) if size else _ordinary(one, width)
        gap = _gap(size) if planned and not (one.close and not (size and isinstance(size, int))) else 0
        taken += gap + high
        if not high or taken > height:
            return []
        planned.append((gap, draw))
    found: list[Line] = []
    for gap, draw in planned:
        lines = draw()
        if not lines:
            return []
        found += [*[[]] * gap, *lines]
    return _bare(found) if max(map(_size, found), default=0) <= width else []


Planned = tuple[int, Callable[[], Sequence[Line]]]
"""How many lines a piece takes, and what draws them; none where it does not fit."""


def _letters(one: Piece, size: int | Grid, width: int) -> Planned:
    """A piece in block letters or in the small face."""
    if isinstance(size, Grid):
        across, grid = width // size.wide, size
        if one.least > across:
            return 0, list
        high = len(one.lines(across)) * grid.high
        return high, lambda: larger(lambda across, _: one.lines(across), width, high, (grid,))
    scale, rows = size, list(_wrapped(one.text, width // size))
    if one.heading and (len(rows) > LONGEST_HEADING or (scale > SIZES[-1] and _is_lame(rows))):
        return 0, list
    high = len(rows) * -(-ROWS * scale // 2)
    return high, lambda: [[(row, one.shade)] for words in rows for row in drawn(words, scale)]


def _ordinary(one: Piece, width: int) -> Planned:
    """A piece in ordinary letters; nothing where a drawing in it is wider."""
    if one.least > width:
        return 0, list
    lines = one.lines(min(width, max(READING, one.least)))
    return len(lines), lambda: lines


def _is_lame(rows: Sequence[str]) -> bool:
    """Whether the last of several rows is no more than a remnant of the others."""
    return len(rows) > 1 and wide(rows[-1]) < REMNANT * max(map(wide, rows))


def _gap(size: int | Grid) -> int:
    """Lines between two pieces."""
    return max(1, 2 * size.high // 3 if isinstance(size, Grid) else size // 2)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """A text in lines of at most so many pixels; no line at all where a word is wider."""
    lines = [line.split(" ") for line in text.split("\n")]
    if any(wide(word) > width for words in lines for word in words):
        return
    for words in lines:
        line = words[0]
        for word in words[1:]:
            if wide(f"{line} {word}") > width:
                yield line
                line = word
            else:
                line = f"{line} {word}"
        yield line


LABEL = 10
"""A line beside something larger takes at most this part of the window's lines."""


def label(line: Line, width: int, height: int, style: Ink) -> list[Line]:
    """A line of a few words beside something larger: as large as a tenth of the window's height allows."""
    if style.plainly:
        return [line]
    text, most = "".join(part for part, _ in line), height // LABEL
    if text.strip() and drawable(text):
        for size in SIZES:
            if -(-ROWS * size // 2) <= most and wide(text) * size <= width:
                return _in_letters(line, size)
    return larger(lambda across, down: [line], width, most) or [line]


def _in_letters(line: Line, size: int) -> list[Line]:
    """Runs in block letters, one beside the other."""
    runs = [(drawn(text, size), shade) for text, shade in line if text]
    return [
        [(("" if not number else " " * size) + rows[y], shade) for number, (rows, shade) in enumerate(runs)]
        for y in range(len(runs[0][0]))
    ]


def _size(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)


def _bare(lines: list[Line]) -> list[Line]:
    """Lines without those at their end in which nothing stands."""
    while lines and not "".join(text for text, _ in lines[-1]).strip():
        lines = lines[:-1]
    return lines
