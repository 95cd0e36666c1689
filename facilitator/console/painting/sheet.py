"""A sheet: a heading, words about the whole, and rows of which one is in hand."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, strip_of, wrap
from facilitator.console.painting.spots import Spot, standing
from facilitator.console.painting.tiles import Tile, tile_lines, tiles_height
from facilitator.console.painting.today import heading

Tone = Literal["", "quiet", "good", "warn", "title"]
"""How a row sounds: as usual, can wait, done, presses, or a heading between rows."""


class Row(NamedTuple):
    """One row: what it stands for, its text, words at its right end, and lines under it as (name, words).

    A row with the tone "title" is a heading between rows and is never in hand. As a tile its text is parted at the
    first colon, and its `figure` stands in it in large letters.
    """

    id: str
    text: str
    aside: str = ""
    below: tuple[tuple[str, str], ...] = ()
    tone: Tone = ""
    figure: str = ""


class Content(NamedTuple):
    """All of a sheet: its heading and the word beside it, lines over the rows, and what is said where there is none.

    `tiled`: the rows stand as tiles where there is room for them.
    """

    title: str
    aside: str = ""
    above: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    empty: str = ""
    tiled: bool = False


ENOUGH = 3
"""Lines of rows from which on one of them can be spared to say that there are more."""

ROOMY = 11
"""Lines from which on there is room for an empty one under the words over the rows."""


def sheet_lines(content: Content, at: str, width: int, height: int, style: Ink, airy: bool = False) -> list[Strip]:
    """The sheet in exactly `height` lines, with the row `at` in hand and in sight; `airy` where all fits."""
    blank = strip_of([], width, style.plain)
    lines = _head(content, width, style)
    if height >= ROOMY and (content.above or sheet_height(content, width, style) <= height):
        lines.append(blank)
    if content.tiled and content.rows and len(lines) + tiles_height(len(content.rows), width) <= height:
        here = next((number for number, row in enumerate(content.rows) if row.id == at), -1)
        lines += tile_lines([_as_tile(row, style) for row in content.rows], here, width, style)
        return [*lines, *[blank] * (height - len(lines))]
    body: list[Strip] = []
    first = last = 0
    airy = airy and sheet_height(content, width, style, airy=True) <= height
    for row in content.rows:
        painted = _row(row, row.id == at, width, style)
        if row.tone != "title":
            painted = standing(painted, Spot("row", row.id))
        painted = [*([blank] if airy and body else []), *painted]
        if row.id == at:
            first, last = len(body), len(body) + len(painted)
        body += painted
    if not content.rows:
        body = [strip_of([(" " + line, style.quiet)], width, style.plain) for line in wrap(content.empty, width - 2)]
    room = max(1, height - len(lines))
    cut = len(body) > room >= ENOUGH
    room -= cut
    top = max(0, min(max(last - room, first - room // 3), len(body) - room))
    lines += body[top : top + room]
    if cut:
        lines.append(strip_of([(_more(top > 0, top + room < len(body)), style.quiet)], width, style.plain))
    return [*lines, *[blank] * (height - len(lines))][:height]


def _more(above: bool, below: bool) -> str:
    """What says that rows are out of sight, and where."""
    return f"   {'↑ ' * above}{'↓ ' * below}more"


def _as_tile(row: Row, style: Ink) -> Tile:
    name, _, how = row.text.partition(": ")
    return Tile(name, how, row.figure, row.aside, _tone(row.tone, style), Spot("row", row.id))


def sheet_height(content: Content, width: int, style: Ink, airy: bool = False) -> int:
    """How many lines all of it takes, with an empty line between two rows where it is to be `airy`."""
    rows = sum(len(_row(row, False, width, style)) + airy for row in content.rows) - airy
    if content.tiled and content.rows:
        rows = tiles_height(len(content.rows), width)
    return len(_head(content, width, style)) + 1 + (rows or len(wrap(content.empty, width - 2)))


def _head(content: Content, width: int, style: Ink) -> list[Strip]:
    lines = [heading(content.title, content.aside, width, style)]
    for text in content.above:
        lines += [strip_of([(" " + line, style.quiet)], width, style.plain) for line in wrap(text, width - 2)]
    return lines


def _row(row: Row, in_hand: bool, width: int, style: Ink) -> list[Strip]:
    if row.tone == "title":
        aside: list[Run] = [(f" {row.aside} ", style.title)] if row.aside else []
        return [beside([(f" {row.text}", style.title)], aside, width, style.plain)]
    shade = style.here if in_hand else _tone(row.tone, style)
    quiet = style.here_quiet if in_hand else style.quiet if row.tone != "warn" else shade
    tail: list[Run] = [(f" {row.aside} ", quiet)] if row.aside else []
    room = max(10, width - 4 - sum(cell_len(text) for text, _ in tail))
    lines = []
    for number, text in enumerate(wrap(row.text, room) or ("",)):
        head = f" {'▶' if in_hand and number == 0 else ' '} "
        ground = style.here if in_hand else style.plain
        lines.append(beside([(head + text, shade)], tail if number == 0 else [], width, ground))
    for name, words in row.below:
        lines += _below(name, words, width, style)
    return lines


def _below(name: str, words: str, width: int, style: Ink) -> list[Strip]:
    """A line under a row, its name standing out."""
    indent = cell_len(name) + 6 if name else 5
    found = []
    for number, text in enumerate(wrap(words, width - indent - 1) or ("",)):
        lead = f"     {name} " if number == 0 and name else " " * indent
        found.append(strip_of([(lead, style.accent), (text, style.quiet)], width, style.plain))
    return found


def _tone(tone: Tone, style: Ink) -> Style:
    return {"quiet": style.quiet, "good": style.good, "warn": style.warn}.get(tone, style.plain)
