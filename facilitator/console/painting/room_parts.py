"""What does not fit into the room's window at once, cut into parts that do. Nothing is left out.

Both windows cut alike: the same view and size always give the same parts, so the lead's console knows how many there
are and the room shows the one it is told to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace
from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.model import Block, Drawing, Paragraph, Span
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of

ONWARDS = "… and to the right of that:"
"""Between the left and the right side of a drawing that is wider than the window."""

FEWEST = 3
"""Lines of a window from which on there is one to say which part it is."""


def part_words(part: int, count: int) -> str:
    """Which part of how many, counted from 1."""
    return f"part {part + 1} of {count}"


def fitted(blocks: Sequence[Block], width: int) -> tuple[Block, ...]:
    """Blocks in which each drawing that is too wide stands in sides below each other."""
    if all(not isinstance(block, Drawing) or max(map(cell_len, block.lines), default=0) <= width for block in blocks):
        return tuple(blocks)
    return tuple(
        side for block in blocks for side in (_sides(block, width) if isinstance(block, Drawing) else (block,))
    )


def _sides(drawing: Drawing, width: int) -> Iterator[Block]:
    """A drawing from left to right, cut where most lines have a gap."""
    lines = drawing.lines
    while True:
        wide = max(map(cell_len, lines), default=0)
        if wide <= width or width < 4:
            yield replace(drawing, lines=tuple(lines))
            return
        at = max(
            range(width // 2, width + 1), key=lambda x: (sum(line[x - 1 : x + 1].strip() == "" for line in lines), x)
        )
        yield replace(drawing, lines=tuple(line[:at] for line in lines))
        yield Paragraph((Span(ONWARDS, emphasis=True),))
        lines = tuple(line[at:] for line in lines)


def _gaps(lines: Sequence[str], x: int) -> tuple[int, int]:
    """In how many lines nothing would be torn by a cut at this column, and the column."""
    return sum(not line[x - 1 : x].strip() or not line[x : x + 1].strip() for line in lines), x


def turned(lines: Sequence[Strip], sticky: int, width: int, height: int, style: Ink) -> list[list[Strip]]:
    """Lines that are more than `height`, as parts of exactly `height` lines that each end in which one it is.

    The first `sticky` lines stand over every part, unless that left too little for the rest.
    """
    sticky = sticky if height - sticky >= FEWEST else 0
    head, body = list(lines[:sticky]), lines[sticky:]
    foot = 1 if height - sticky >= FEWEST else 0
    return numbered([[*head, *part] for part in cut(body, max(1, height - sticky - foot))], width, height, style)


def numbered(parts: Sequence[list[Strip]], width: int, height: int, style: Ink) -> list[list[Strip]]:
    """Parts filled up to `height` lines, with which one it is at the bottom where there are several."""
    blank, count = strip_of([], width, style.plain), len(parts)
    foot = height >= FEWEST and count > 1
    found: list[list[Strip]] = []
    for number, part in enumerate(parts):
        words = part_words(number, count)
        space = " " * max(0, width - cell_len(words) - 2)
        last = [strip_of([(space, style.plain), (words, style.accent)], width, style.plain)] * foot
        found.append([*part, *[blank] * (height - len(part) - len(last)), *last])
    return found


def cut(lines: Sequence[Strip], height: int) -> list[list[Strip]]:
    """Lines in pieces of at most `height`: what stands together stays together where it can, a heading with its text.

    Empty lines at the seams are left out.
    """
    pieces: list[list[Strip]] = [[]]
    for block in _blocks(lines):
        if pieces[-1] and len(pieces[-1]) + len(block) > height:
            pieces.append([])
        for line in block:
            if len(pieces[-1]) >= height:
                pieces.append([])
            if pieces[-1] or _holds(line):
                pieces[-1].append(line)
    return [_trimmed(piece) for piece in pieces if any(map(_holds, piece))] or [[]]


def _blocks(lines: Sequence[Strip]) -> list[list[Strip]]:
    """Lines with those that stand together in one list: up to each gap, and a heading with what it stands over."""
    found: list[list[Strip]] = []
    glued = False
    for holds, group in groupby(lines, key=_holds):
        block = list(group)
        if glued:
            found[-1] += block
            glued = not holds
        else:
            found.append(block)
            glued = holds and _is_heading(block[-1])
    return found


def _holds(line: Strip) -> bool:
    """Whether anything stands in a line."""
    return bool(line.text.strip())


def _is_heading(line: Strip) -> bool:
    """Whether all that stands in a line is bold."""
    return all(segment.style is not None and segment.style.bold for segment in line if segment.text.strip())


def _trimmed(lines: list[Strip]) -> list[Strip]:
    while lines and not _holds(lines[-1]):
        lines = lines[:-1]
    return lines
