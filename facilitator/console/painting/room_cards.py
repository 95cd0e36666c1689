"""The room's first and last picture: the title of the day, and the thanks with the address for the evaluation."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of, wrap
from facilitator.console.painting.pages import Line
from facilitator.console.painting.qr import code_lines
from facilitator.console.painting.room_large import Piece, enlarged, piece
from facilitator.console.painting.times import local_clock
from facilitator.live.queries.room_view import RoomView

BESIDE = 30
"""Cells that the words need beside a code."""
BETWEEN = 12
"""Cells between words and code at most, so that they stay together in a wide window."""


def centred(line: Line, width: int, style: Ink) -> Strip:
    """A line in the middle."""
    size = sum(cell_len(text) for text, _ in line)
    return strip_of([(" " * max(0, (width - size) // 2), style.plain), *line], width, style.plain)


def middle(lines: Sequence[Line], width: int, height: int, style: Ink) -> list[Strip]:
    """Lines centred both ways, a little above the middle."""
    lines = lines[:height]
    above = max(0, (height - len(lines)) * 2 // 5)
    return [*[strip_of([], width, style.plain)] * above, *(centred(line, width, style) for line in lines)]


def whole(lines: Sequence[Line], width: int, height: int, style: Ink) -> list[Strip]:
    """The same, but all of them where they are more than there is room for."""
    return middle(lines, width, max(height, len(lines)), style)


def title_lines(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """The room's picture before the day starts: its title and when it begins."""
    said = [piece(view.title, style.title, heading=True), piece(view.organisation, style.plain)]
    if view.begins is not None:
        said.append(piece(f"We begin at {local_clock(view.begins, view.offsets)}", style.strong))
    large = [] if style.plainly else enlarged([one for one in said if one.text], width - 6, height - 2, style)
    if large:
        return whole(large, width, height, style)
    lines: list[Line] = [[(text, style.title)] for text in wrap(view.title, max(1, width - 6))]
    lines += [[], *([(text, style.plain)] for text in wrap(view.organisation, max(1, width - 6)))]
    if view.begins is not None:
        lines += [[], [], [(f"We begin at {local_clock(view.begins, view.offsets)}", style.strong)]]
    return whole(lines, width, height, style)


def thanks_lines(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """After the end: words, and the code beside or below them, where it can be scanned."""
    address = "" if style.plainly else view.feedback
    beside = code_lines(address, width - BESIDE - 4, height)
    pieces = _thanks(view, style)
    words = enlarged(pieces, width - 4, height, style) if not view.feedback and not style.plainly else []
    words = words or _ordinary(pieces, width)
    below = code_lines(address, width - 2, height - len(words) - 1)
    if beside and len(beside) >= len(below):
        wide = sum(cell_len(text) for text, _ in beside[0])
        large = _beside(pieces, width - wide - 8, height, style)
        left = large or _ordinary(pieces, width - wide - 4)
        whole_address = bool(large) or cell_len(view.feedback) <= width - wide - 8
        if len(left) <= height and (whole_address or not below):
            return _side_by_side(left, beside, wide, width, height, style)
    return whole([*words, [], *below] if below else words, width, height, style)


def _beside(pieces: Sequence[Piece], width: int, height: int, style: Ink) -> list[Line]:
    """Words in larger letters, the address in ordinary ones where it is too long, since the code beside it has it."""
    *words, address = pieces
    found = enlarged(pieces, width, height, style, ordinary=False)
    if found or len(address.text) > width:
        return found
    found = enlarged(words, width, height - 2, style, ordinary=False)
    return [*found, [], *address.lines(width)] if found else []


def _thanks(view: RoomView, style: Ink) -> list[Piece]:
    said = [(view.title, style.plain), (view.organisation, style.quiet)]
    said += [("Please tell us what you think:", style.plain), (view.feedback, style.strong)] if view.feedback else []
    return [piece("Thank you", style.title, heading=True), *(piece(text, shade) for text, shade in said if text)]


def _ordinary(pieces: Sequence[Piece], width: int) -> list[Line]:
    """Words in ordinary letters, with a gap between any two but a day's title and who holds it."""
    lines: list[Line] = []
    for number, one in enumerate(pieces):
        lines += [*([[]] if number and number != 2 else []), *one.lines(width - 4)]
    return lines


def beside_code(text: list[Line], address: str, width: int, height: int, style: Ink) -> list[Strip]:
    """A page's words with the code for an address beside or below them; nothing where there is no room for it."""
    address = "" if style.plainly else address
    sizes = [sum(cell_len(part) for part, _ in line) for line in text]
    written = max(sizes, default=0)
    text = [[*line, (" " * (written - size), style.plain)] for line, size in zip(text, sizes, strict=True)]
    beside = code_lines(address, width - written - 8, height) if len(text) <= height else []
    below = code_lines(address, width - 4, height - len(text) - 2)
    if beside and len(beside) >= len(below):
        return _side_by_side(text, beside, sum(cell_len(part) for part, _ in beside[0]), width, height, style)
    return whole([*text, [], *below], width, height, style) if below else []


def _side_by_side(words: list[Line], code: list[Line], wide: int, width: int, height: int, style: Ink) -> list[Strip]:
    """Words and code as one picture in the middle."""
    written = max(sum(cell_len(text) for text, _ in line) for line in words)
    gap = max(0, min(BETWEEN, width - written - wide - 4))
    margin = max(0, (width - written - gap - wide) // 2)
    left = middle(words, written, height, style)
    above = (height - len(code)) // 2
    rows: list[Strip] = []
    for y in range(height):
        one = left[y] if y < len(left) else strip_of([], written, style.plain)
        line: Line = code[y - above] if 0 <= y - above < len(code) else []
        rest = strip_of([(" " * gap, style.plain), *line], width - margin - written, style.plain)
        rows.append(Strip.join([strip_of([], margin, style.plain), one, rest]))
    return rows
