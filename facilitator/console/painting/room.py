"""The room's screen: one large, calm picture at a time, centred, whatever the size of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from msgspec.structs import replace
from rich.cells import cell_len
from textual.strip import Strip

from facilitator.agenda.measuring import widest_drawing
from facilitator.agenda.model import Picture
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, strip_of, wrap
from facilitator.console.painting.page_looks import inked
from facilitator.console.painting.pages import GUTTER, TWO_COLUMNS, Line, block_lines, column_break
from facilitator.console.painting.room_board import board_lines, board_parts
from facilitator.console.painting.room_cards import beside_code, centred, middle, thanks_lines, title_lines
from facilitator.console.painting.room_clocks import (
    asked_for,
    back_line,
    back_lines,
    clock_lines,
    figures_of,
    shade_of,
    standing,
)
from facilitator.console.painting.room_frame import framed
from facilitator.console.painting.room_large import enlarged, piece, pieces_of
from facilitator.console.painting.room_message import message_lines
from facilitator.console.painting.room_parts import fitted, turned
from facilitator.console.painting.times import face
from facilitator.console.painting.wall import wall_lines, wall_parts
from facilitator.live.queries.room_view import RoomClock, RoomView
from facilitator.live.room_state import FOLLOWING

READING = 68
"""Cells across that text for a room takes at most; a drawing may be wider."""
WIDE = 110
"""From this width on, a task and its clock stand side by side where that makes the clock larger."""
SMALLEST = 10
"""Lines from which on a task's picture is shown under its time, in a window too narrow for both side by side."""
SHORTEST = 8
"""Lines that the time of a break takes at least over its page, to be more than a line."""
LOWEST = 5
"""Lines that a picture takes at least beside words; a lower one is drawn large in a part of its own."""


FICTIONAL = "Fictional: written for training."
"""Stands at the bottom of every part of a page that tells an invented case."""

Draw = Callable[[Picture, int, int], Sequence[Sequence[Run]]]
"""Gives a picture's lines within a width and height; none when it cannot be shown."""


def room_lines(view: RoomView, width: int, height: int, style: Ink, draw: Draw | None = None) -> list[Strip]:
    """The whole screen: exactly `height` strips of `width` cells, the part of the view that it names."""
    parts, at = room_standing(view, width, height, style, draw)
    return parts[at]


def room_parts(view: RoomView, width: int, height: int, style: Ink, draw: Draw | None = None) -> list[list[Strip]]:
    """The screens that it takes to show all of a view, one after the other; one, where everything fits."""
    return room_standing(view, width, height, style, draw)[0]


def room_standing(
    view: RoomView, width: int, height: int, style: Ink, draw: Draw | None = None
) -> tuple[list[list[Strip]], int]:
    """The same, and which of them the view asks for, from 0."""
    following = 0
    style, frame = inked(style, view.frame), view.frame
    words = [FICTIONAL] * bool(view.fictional and height > 2) + ["REHEARSAL"] * bool(view.rehearsal and height > 1)
    mark = [centred([(clip(text, width), style.quiet)], width, style) for text in words]
    said = message_lines(view.message, width, height - len(mark), style)
    above, below = framed(frame, width, height - len(mark) - len(said), style) if frame is not None else ([], [])
    above = [*said, *above]
    room = height - len(mark) - len(above) - len(below)
    pictured = draw is not None and any(isinstance(block, Picture) for block in view.blocks)
    painted = _pictured(view, width, room, style, draw) if draw is not None and pictured else None
    painted = painted or PAINTERS[view.shows](view, width, room, style)
    if len(painted) <= room:
        parts = [[*painted, *[_blank(width, style)] * (room - len(painted))]]
    elif view.wall is not None:
        parts = wall_parts(view, width, room, style)
    elif view.columns:
        parts, following = board_parts(view, width, room, style)
    else:
        parts = turned(painted, 2 if view.clock is not None else 0, width, room, style)
    at = following if view.part == FOLLOWING else min(view.part, len(parts) - 1)
    return [[*above, *part, *below, *mark] for part in parts], at


def waiting_lines(words: str, width: int, height: int, style: Ink) -> list[Strip]:
    """A few quiet words in the middle, while there is nothing to show yet."""
    lines: list[Line] = [[(line, style.quiet)] for line in wrap(words, max(1, width - 4))]
    painted = middle(lines, width, height, style)
    return [*painted, *[_blank(width, style)] * (height - len(painted))]


def _blank(width: int, style: Ink) -> Strip:
    return strip_of([], width, style.plain)


def _size(line: Line) -> int:
    return sum(cell_len(text) for text, _ in line)


def _set(lines: Sequence[Line], width: int, style: Ink) -> list[Strip]:
    """Lines as one block in the middle: their beginnings stay below each other."""
    left = max(0, (width - max(map(_size, lines), default=0)) // 2)
    return [strip_of([(" " * left, style.plain), *line], width, style.plain) for line in lines]


# -- words ----------------------------------------------------------------------------------------------------


def _nothing(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    return []


def _text(view: RoomView, width: int, height: int, style: Ink) -> list[Line]:
    """The blocks and what has to be said with them, in as much air as the height gives."""
    column = max(1, min(width - 4, max(READING, widest_drawing(view.blocks))))
    titles: list[Line] = [[(text, style.title)] for text in wrap(view.title, column)]
    lines = block_lines(fitted(view.blocks, column), column, style) if view.blocks else titles
    if len(lines) > height > 0:
        column = max(1, width - 4)
        lines = block_lines(fitted(view.blocks, column), column, style) if view.blocks else lines
    lines += _remarks(view, column, style)
    airy = aired(lines)
    return airy if len(airy) <= height - 4 else lines


def _remarks(view: RoomView, column: int, style: Ink) -> list[Line]:
    """What has to be said with a page, each after a gap."""
    lines: list[Line] = []
    if view.warning:
        lines += [[], *([(text, style.quiet)] for text in wrap(f"Content warning: {view.warning}", column))]
    if view.cue:
        lines += [[], *([(text, style.warn)] for text in wrap(view.cue, column))]
    return lines


def aired(lines: Sequence[Line]) -> list[Line]:
    """Lines with a gap twice as high wherever there is one, for a screen that has the room."""
    found: list[Line] = []
    for line in lines:
        found += [line] if line else [[], []]
    return found


def _page(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """The room's picture of a page of a deck."""
    large = _large(view, width, height - 2, style)
    text = large or _text(view, width, height - 2, style)
    coded = beside_code(text, view.feedback, width, height, style) if view.feedback and not large else []
    if coded:
        return coded
    if len(text) > height and width >= TWO_COLUMNS:
        both = _columned(view, width, height, style)
        if both:
            return both
    head = _head(view, width, style) if height - len(text) >= 4 else []
    room = height - len(head)
    above = max(0, (room - len(text) - view.coming) * 2 // 5)
    lead = view.frame is not None and "lead" in view.frame.classes
    parts = _parted(text) if lead else [text]
    lines = [strip for part in parts for strip in _set(part, width, style)]
    return [*head, *[_blank(width, style)] * above, *lines]


def _large(view: RoomView, width: int, height: int, style: Ink) -> list[Line]:
    """A short page in block letters; nothing for any other, nor where its lines come one by one and would not stay."""
    if view.stepped or view.coming or view.feedback:
        return []
    said = [piece(text, shade) for text, shade in ((view.cue, style.warn),) if text]
    if view.warning:
        said.append(piece(f"Content warning: {view.warning}", style.quiet))
    pieces = pieces_of(view.blocks, width - 4, style)
    return enlarged([*pieces, *said], width - 4, height) if pieces else []


def _columned(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """A long page in two columns, read down the left one first; nothing where they do not hold it."""
    share = (width - 4 - GUTTER) // 2
    if widest_drawing(view.blocks) > share:
        return []
    text = _text(view, share + 4, 0, style)
    half = -(-len(text) // 2)
    split = next((at for at in range(half, height + 1) if column_break(text, at) == at), half)
    left, right = text[:split], text[split:]
    while right and not right[0]:
        right = right[1:]
    if max(len(left), len(right)) > height:
        return []
    rows = []
    for y in range(max(len(left), len(right))):
        one = strip_of([("  ", style.plain), *(left[y] if y < len(left) else [])], share + 2 + GUTTER, style.plain)
        two = strip_of(right[y] if y < len(right) else [], width - share - 2 - GUTTER, style.plain)
        rows.append(Strip.join([one, two]))
    return [*[_blank(width, style)] * ((height - len(rows)) * 2 // 5), *rows]


def _parted(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines with each block by itself, and each gap between them."""
    return [list(part) for _, part in groupby(lines, key=bool)]


def _pictured(view: RoomView, width: int, height: int, style: Ink, draw: Draw) -> list[Strip] | None:
    """Whatever shows a page with pictures; None where the time leaves no room for them."""
    clock = view.clock
    if view.shows in ("page", "support"):
        return _illustrated(view, width, height, style, draw)
    half, found = width // 2, [block for block in view.blocks if isinstance(block, Picture)]
    shown = view.shows in ("task", "break") and clock is not None
    if clock is None or not shown or not any(draw(picture, half, height // 2) for picture in found):
        return None
    page = replace(view, shows="page", clock=None)
    if width >= WIDE:
        rows = _centre_rows(_illustrated(page, half, height, style, draw), half, height, style)
        if view.shows == "break":
            right = back_lines(view, clock, width - half, height, style)
        else:
            right = clock_lines(replace(view, cue=""), clock, width - half, height, style)
        right += [_blank(width - half, style)] * (height - len(right))
        return [Strip.join([one, two]) for one, two in zip(rows, right, strict=True)]
    if height < SMALLEST:
        return None
    if view.shows == "break":
        below = _illustrated(page, width, height - SHORTEST, style, draw)
        if len(below) + SHORTEST <= height:
            return [*back_lines(view, clock, width, SHORTEST, style), *below]
        return [*back_line(view, clock, width, style), *_illustrated(page, width, height - 2, style, draw)]
    line: Line = [(face(clock.left), shade_of(clock, style)), ("  ", style.plain), *standing(view, clock, style)]
    return [centred(line, width, style), _blank(width, style), *_illustrated(page, width, height - 2, style, draw)]


def _illustrated(view: RoomView, width: int, height: int, style: Ink, draw: Draw) -> list[Strip]:
    """A page with pictures, each where the page has it: they share the height that the words leave."""
    column = max(1, min(width - 4, READING))
    sections = _sections(view, width, column, style, draw)
    words = [section for section in sections if not isinstance(section, Picture)]
    captions = [_caption(section, width) for section in sections if isinstance(section, Picture)]
    left = max(0, (width - max((_size(line) for lines in words for line in lines), default=0)) // 2)
    taken = sum(map(len, (*words, *captions))) + len(sections) + 1
    room = (height - taken) // max(1, len(captions))
    room = room if room >= LOWEST else max(2, height - 6)  # then it takes several parts
    lines = [_blank(width, style)] * isinstance(sections[0], Picture)
    for section in sections:
        if isinstance(section, Picture):
            lines += [centred(list(line), width, style) for line in draw(section, width - 4, room)]
            lines += [centred([(text, style.quiet)], width, style) for text in _caption(section, width)]
        else:
            lines += [strip_of([(" " * left, style.plain), *line], width, style.plain) for line in section]
        lines.append(_blank(width, style))
    return lines


def _caption(picture: Picture, width: int) -> tuple[str, ...]:
    """The words below a picture that is drawn."""
    return wrap(picture.alternative, width - 4) if picture.alternative else ()


def _sections(view: RoomView, width: int, column: int, style: Ink, draw: Draw) -> list[list[Line] | Picture]:
    """A page from top to bottom: stretches of words, and the pictures between them that can be drawn."""
    found: list[list[Line] | Picture] = []
    for drawn, run in groupby(
        view.blocks, lambda block: isinstance(block, Picture) and bool(draw(block, width - 4, LOWEST))
    ):
        blocks = tuple(run)
        if drawn:
            found += [block for block in blocks if isinstance(block, Picture)]
        else:
            found.append(block_lines(fitted(blocks, column), column, style))
    said = [*_remarks(view, column, style), *([[], *asked_for(view, style)] if view.asked[1] else [])]
    return [*found, said[1:]] if said else found


def _head(view: RoomView, width: int, style: Ink) -> list[Strip]:
    """A quiet line with the item's name, unless the page begins with it anyway."""
    return [_blank(width, style), centred([(clip(view.title, width - 4), style.quiet)], width, style)]


# -- clocks ---------------------------------------------------------------------------------------------------


def _clock(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """A large clock, where there is one."""
    shown = view.clock
    return clock_lines(view, shown, width, height, style) if shown is not None else _page(view, width, height, style)


def _task(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """The task with how many issues are asked for, and the clock in all the space that is left."""
    clock = view.clock
    if clock is None:
        return _page(view, width, height, style)
    words = _words_of(view)
    stacked = [*_text(words, width, 0, style), *([[], *asked_for(view, style)] if view.asked[1] else [])]
    free = height - len(stacked)
    tall = max(free - 5, 3) if free >= 6 else 0
    half = width // 2
    if width >= WIDE and (half - 8) // 4 > tall:
        both = _beside(view, words, clock, width, height, style)
        if both:
            return both
    if tall < 3:
        return _cramped(view, stacked, clock, width, height, style)
    figures = figures_of(face(clock.left), width - max(2, width // 8), tall, shade_of(clock, style))
    space = max(0, height - len(stacked) - len(figures) - 3)
    lines = [_blank(width, style)] * (1 + space // 3)
    lines += _set(stacked, width, style)
    lines += [_blank(width, style)] * (1 + space // 3)
    lines += [centred(line, width, style) for line in figures]
    lines += [_blank(width, style)] * (space >= 1)
    return [*lines, centred(standing(view, clock, style), width, style)]


def _words_of(view: RoomView) -> RoomView:
    """The same without its clock: what is to be read."""
    return RoomView("page", view.offsets, view.title, "", view.blocks, view.fictional, view.warning, cue=view.cue)


def _beside(view: RoomView, words: RoomView, clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """The task at the left, its clock at the right; nothing where the left half is too small for the task."""
    half = width // 2
    words = replace(words, stepped=view.stepped)
    large = _large(words, half, height - 2 * bool(view.asked[1]), style)
    text = [*(large or _text(words, half, height, style)), *([[], *asked_for(view, style)] if view.asked[1] else [])]
    if len(text) > height:
        return []
    left = _centre_rows(_set(text, half, style), half, height, style)
    figures = figures_of(face(clock.left), width - half - 8, height - 6, shade_of(clock, style))
    lines = [*figures, [], standing(view, clock, style)]
    right = middle(lines, width - half, height, style)
    right += [_blank(width - half, style)] * (height - len(right))
    return [Strip.join([one, two]) for one, two in zip(left, right, strict=True)]


def _centre_rows(rows: list[Strip], width: int, height: int, style: Ink) -> list[Strip]:
    above = max(0, (height - len(rows)) * 2 // 5)
    rows = [*[_blank(width, style)] * above, *rows][:height]
    return rows + [_blank(width, style)] * (height - len(rows))


def _cramped(view: RoomView, text: list[Line], clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """A small window: the clock in one line, then the task."""
    plain: list[Run] = [(face(clock.left), shade_of(clock, style)), ("  ", style.plain), *standing(view, clock, style)]
    if height < 8:
        return clock_lines(view, clock, width, height, style)
    return [centred(plain, width, style), _blank(width, style), *_set(text, width, style)]


def _break(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """When everyone is back, as large as can be, and what the break's page says."""
    clock = view.clock
    if clock is None:
        return _page(view, width, height, style)
    if not view.blocks:
        return back_lines(view, clock, width, height, style)
    half = width // 2
    text = _large(_words_of(view), half, height, style) or _text(_words_of(view), half, 0, style)
    if width >= WIDE and len(text) <= height:
        left = _centre_rows(_set(text, half, style), half, height, style)
        right = back_lines(view, clock, width - half, height, style)
        right += [_blank(width - half, style)] * (height - len(right))
        return [Strip.join([one, two]) for one, two in zip(left, right, strict=True)]
    text = _text(_words_of(view), width, 0, style)
    free = height - len(text) - 2
    if free >= SHORTEST:
        above = back_lines(view, clock, width, free, style)
        return [*above, _blank(width, style), *_set(text, width, style)]
    if height < 8:
        return back_lines(view, clock, width, height, style)
    return [*back_line(view, clock, width, style), *_set(text, width, style)]


PAINTERS: dict[str, Callable[[RoomView, int, int, Ink], list[Strip]]] = {
    "title": title_lines,
    "page": _page,
    "task": _task,
    "clock": _clock,
    "break": _break,
    "board": board_lines,
    "read-back": board_lines,
    "wall": wall_lines,
    "part": _page,
    "support": _page,
    "thanks": thanks_lines,
    "blank": _nothing,
}
"""What paints each kind of picture."""
