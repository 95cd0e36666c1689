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
from facilitator.agenda.model import Block, Drawing, Heading, ListLine, Paragraph
from facilitator.console.painting.block_face import ROWS, drawable, drawn, wide
from facilitator.console.painting.grids import Grid, grids_of, height_of, larger
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import wrap
from facilitator.console.painting.pages import Line, block_lines, shown
from facilitator.console.painting.room_drawing import spread

SIZES = (8, 6, 4, 3, 2, 1)
"""Pixels of a window for one of a block letter."""
TITLE = Grid(4, 3, 1)
"""The letters of a heading over ordinary ones where there is no room for block letters."""
SMALL = 3
"""Lines of a letter up to which the heading over it is less large."""
BESIDE = 1.5
"""Text beside a drawing is at most so many times as large as its letters."""
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
    a width of `least` cells. A `drawing` is told by its lines.
    """

    text: str
    shade: Style
    lines: Callable[[int], Sequence[Line]]
    heading: bool = False
    close: bool = False
    least: int = 0
    drawing: tuple[str, ...] = ()


def pieces_of(blocks: Sequence[Block], style: Ink) -> list[Piece]:
    """A page as pieces: a heading each, and line by line where there are few, else all that stands between headings."""
    found: list[Piece] = []
    for kind, group in groupby(blocks, key=lambda block: isinstance(block, Heading | Drawing) and type(block)):
        run = tuple(group)
        if kind is Drawing:
            found += (
                Piece("", style.plain, _lined((one,), style), least=widest_drawing((one,)), drawing=one.lines)
                for one in run
                if isinstance(one, Drawing)
            )
        elif kind or (all(map(_is_words, run)) and len(block_lines(run, READING, style)) <= 2 * LONGEST_TEXT):
            found += (_piece(block, run[number - 1 : number], style) for number, block in enumerate(run))
        else:
            found.append(Piece("", style.plain, _lined(run, style)))
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


def enlarged(pieces: Sequence[Piece], width: int, height: int, style: Ink, ordinary: bool = True) -> list[Line]:
    """The pieces as large as they fit, the text first, the headings at least as large; nothing where none fits.

    A drawing comes before the text round it. What there is no room for in larger letters stands in ordinary ones below
    its heading, if that is wanted.
    """
    drawings, grids = any(one.drawing for one in pieces), grids_of(style)
    few = sum(len(one.lines(READING)) for one in pieces if not one.heading) <= LONGEST_TEXT
    letters = few and all(drawable(one.text) and one.text for one in pieces)
    headings = all(drawable(one.text) and one.text for one in pieces if one.heading)
    sizes: list[tuple[int | Grid, int | Grid]] = [
        (one, small) for one in grids * drawings for small in grids if small.letter <= one.letter * BESIDE
    ]
    sizes += [] if drawings else [(small, small) for small in (*(SIZES if letters else ()), *grids)]
    plan = _planning(width, style)
    for drawn_in, small in (*sizes, *(((0, 0),) if ordinary and headings else ())):
        for large in _headings(small) if headings and any(one.heading for one in pieces) else (small,):
            lines = _set(pieces, Sizes(large, small, drawn_in), plan, width, height) if pieces and large else []
            if lines:
                return lines
    return []


class Sizes(NamedTuple):
    """How large headings, text and drawings are: block letters, a grid, or 0 for ordinary letters."""

    headings: int | Grid
    text: int | Grid
    drawings: int | Grid

    def of(self, one: Piece) -> int | Grid:
        """That of a piece."""
        return self.headings if one.heading else self.drawings if one.drawing else self.text


def growing(pieces: Sequence[Piece], coming: int, width: int, height: int, style: Ink) -> list[Line]:
    """The pieces of a page on which so many lines are still to come, in one size, with room below them for those."""
    plan = _planning(width, style)
    for grid in grids_of(style):
        full = _set([*pieces, *list(pieces[-1:]) * coming], Sizes(grid, grid, grid), plan, width, height)
        if full:
            found = _set(pieces, Sizes(grid, grid, grid), plan, width, height)
            return [*found, *[[]] * (len(full) - len(found))]
    return []


def _headings(small: int | Grid) -> Iterator[int | Grid]:
    """The sizes of headings over text of a size, the largest first."""
    if isinstance(small, Grid):
        most = small.scale + (2 if small.letter > SMALL else 1)
        yield from (size for size in SIZES if small.scale <= size <= most)
        yield small
    elif small:
        yield from (size for size in SIZES if small <= size <= 2 * small + 4)
    else:
        yield from (SIZES[-1], TITLE)


Planned = tuple[int, Callable[[], Sequence[Line]]]
"""How many lines a piece takes, and what draws them; none where it does not fit."""
Plan = Callable[[Piece, int | Grid], Planned]
"""What tells that of a piece in a size."""


def _planning(width: int, style: Ink) -> Plan:
    """Plans for a width; none is made or drawn twice, since a piece is tried in one size beside others in many."""

    @cache
    def plan(one: Piece, size: int | Grid) -> Planned:
        high, draw = _letters(one, size, width, style) if size else _ordinary(one, width)
        return high, cache(draw)

    return plan


def _set(pieces: Sequence[Piece], sizes: Sizes, plan: Plan, width: int, height: int) -> list[Line]:
    """The pieces at these sizes; nothing where they do not fit, which is known before drawing."""
    planned: list[tuple[int, Callable[[], Sequence[Line]]]] = []
    taken = 0
    for one in pieces:
        size = sizes.of(one)
        high, draw = plan(one, size)
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


def _letters(one: Piece, size: int | Grid, width: int, style: Ink) -> Planned:
    """A piece in block letters or in a grid."""
    if isinstance(size, Grid):
        if one.drawing:
            return spread(one.drawing, size, width, style)
        across, grid = width // size.wide, size
        high = height_of(one.lines(across), grid)
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


def label(line: Line, width: int, height: int, style: Ink, share: int = LABEL) -> list[Line]:
    """A line of a few words beside something larger: as large as a tenth, or such a `share`, of the height allows."""
    if style.plainly:
        return [line]
    text, most = "".join(part for part, _ in line), height // share
    if text.strip() and drawable(text):
        for size in SIZES:
            if -(-ROWS * size // 2) <= most and wide(text) * size <= width:
                return _in_letters(line, size)
    return larger(lambda across, down: [line], width, most, grids_of(style)) or [line]


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
