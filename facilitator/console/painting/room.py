"""The room's screen: one large, calm picture at a time, centred, whatever the size of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from msgspec.structs import replace
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from facilitator.agenda.model import Picture
from facilitator.console.painting.digits import large
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, strip_of, wrap, wrap_runs
from facilitator.console.painting.page_looks import inked
from facilitator.console.painting.pages import Line, block_lines, drawing_width
from facilitator.console.painting.room_board import board_lines
from facilitator.console.painting.room_cards import centred, middle, thanks_lines, title_lines
from facilitator.console.painting.times import face, local_clock
from facilitator.live.room_view import RoomClock, RoomFrame, RoomView
from facilitator.live.view import whole_minutes

READING = 68
"""Cells across that text for a room takes at most; a drawing may be wider."""
WIDE = 110
"""From this width on, a task and its clock stand side by side where that makes the clock larger."""
SMALLEST = 16
"""Lines from which on a task's picture is shown under its time, in a window too narrow for both side by side."""
SOON = 120
"""Seconds left from which on a clock takes another colour."""


Draw = Callable[[Picture, int, int], Sequence[Sequence[Run]]]
"""Gives a picture's lines within a width and height; none when it cannot be shown."""


def room_lines(view: RoomView, width: int, height: int, style: Ink, draw: Draw | None = None) -> list[Strip]:
    """The whole screen: exactly `height` strips of `width` cells."""
    style, frame = inked(style, view.frame), view.frame
    mark = [centred([(clip("REHEARSAL", width), style.quiet)], width, style)] * bool(view.rehearsal and height > 1)
    above, below = _framed(frame, width, height - len(mark), style) if frame is not None else ([], [])
    room = height - len(mark) - len(above) - len(below)
    pictured = draw is not None and any(isinstance(block, Picture) for block in view.blocks)
    painted = _pictured(view, width, room, style, draw) if draw is not None and pictured else None
    painted = (painted or PAINTERS[view.shows](view, width, room, style))[:room]
    painted += [_blank(width, style)] * (room - len(painted))
    return [*above, *painted, *below, *mark]


def _framed(frame: RoomFrame, width: int, height: int, style: Ink) -> tuple[list[Strip], list[Strip]]:
    """The lines above and below a page: its author's header, and the footer with the page's number."""
    inner = max(1, width - 4)
    header = wrap_runs([(span.text, style.quiet) for span in frame.header], inner) if frame.header else []
    footer = wrap_runs([(span.text, style.quiet) for span in frame.footer], inner) if frame.footer else []
    if frame.number:
        footer = footer or [[]]
        space = inner - _size(footer[-1]) - cell_len(frame.number)
        if space < 1:
            footer, space = [*footer, []], inner - cell_len(frame.number)
        footer[-1] = [*footer[-1], (" " * max(0, space), style.plain), (frame.number, style.quiet)]
    if len(header) + len(footer) > height // 2:  # a window as low as this keeps its lines for the page
        return [], []
    lines = [[strip_of([("  ", style.plain), *line], width, style.plain) for line in part] for part in (header, footer)]
    return lines[0], lines[1]


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
    column = max(1, min(width - 4, max(READING, drawing_width(view.blocks))))
    lines = block_lines(view.blocks, column, style) if view.blocks else [[(clip(view.title, column), style.title)]]
    if len(lines) > height > 0:
        column = max(1, width - 4)
        lines = block_lines(view.blocks, column, style) if view.blocks else lines
    if view.fictional:
        lines += [[], [("Fictional: written for training.", style.quiet)]]
    if view.warning:
        lines += [[], *([(text, style.quiet)] for text in wrap(f"Content warning: {view.warning}", column))]
    if view.cue:
        lines += [[], *([(text, style.warn)] for text in wrap(view.cue, column))]
    airy = aired(lines)
    return airy if len(airy) <= height - 4 else lines


def aired(lines: Sequence[Line]) -> list[Line]:
    """Lines with a gap twice as high wherever there is one, for a screen that has the room."""
    found: list[Line] = []
    for line in lines:
        found += [line] if line else [[], []]
    return found


def _page(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """A page to read."""
    text = _text(view, width, height - 2, style)
    head = _head(view, width, style) if height - len(text) >= 4 else []
    room = height - len(head)
    above = max(0, (room - len(text) - view.coming) * 2 // 5)
    lead = view.frame is not None and "lead" in view.frame.classes
    parts = _parted(text[:room]) if lead else [text[:room]]
    lines = [strip for part in parts for strip in _set(part, width, style)]
    return [*head, *[_blank(width, style)] * above, *lines]


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
            right = _break(view, width - half, height, style)
        else:
            right = _clock(replace(view, cue=""), width - half, height, style)
        right += [_blank(width - half, style)] * (height - len(right))
        return [Strip.join([one, two]) for one, two in zip(rows, right, strict=True)]
    if view.shows == "break" or height < SMALLEST:
        return None
    line: Line = [(face(clock.left), _shade(clock, style)), ("  ", style.plain), *_standing(view, clock, style)]
    return [centred(line, width, style), _blank(width, style), *_illustrated(page, width, height - 2, style, draw)]


def _illustrated(view: RoomView, width: int, height: int, style: Ink, draw: Draw) -> list[Strip]:
    """A page with pictures: they share the height that its words leave, and keep their words below them."""
    column = max(1, min(width - 4, READING))
    pictures = [block for block in view.blocks if isinstance(block, Picture)]
    others = tuple(block for block in view.blocks if not isinstance(block, Picture))
    words = _text(replace(view, blocks=others), width, 0, style) if others else []
    words += [[], *_asked(view, style)] if view.asked[1] else []
    room = (height - len(words) - 2 - 3 * len(pictures)) // len(pictures)
    lines = [*_set(words, width, style), _blank(width, style)] if words else [_blank(width, style)]
    for picture in pictures:
        drawn = [list(line) for line in draw(picture, width - 4, room)]
        if drawn:
            lines += [centred(line, width, style) for line in drawn]
            lines.append(centred([(clip(picture.alternative, width - 4), style.quiet)], width, style))
        else:
            lines += _set(block_lines((picture,), column, style), width, style)
        lines.append(_blank(width, style))
    return lines


def _head(view: RoomView, width: int, style: Ink) -> list[Strip]:
    """A quiet line with the item's name, unless the page begins with it anyway."""
    return [_blank(width, style), centred([(clip(view.title, width - 4), style.quiet)], width, style)]


# -- clocks ---------------------------------------------------------------------------------------------------


def _shade(clock: RoomClock, style: Ink) -> Style:
    if clock.left < 0:
        return style.over
    if clock.state != "running":
        return style.quiet
    return style.warn if clock.left <= SOON else style.accent


def _figures(text: str, width: int, height: int, shade: Style, still: bool = False) -> list[Line]:
    """A time as large as the space allows; one that stands `still` is trimmed, so that it is centred to the eye."""
    rows = large(text, max(1, width), max(1, height))
    bare = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=0) if still else 0
    wide = max(len(row.rstrip() if still else row) for row in rows) - bare
    return [[(row[bare:].ljust(wide)[:wide], shade)] for row in rows]


def _standing(view: RoomView, clock: RoomClock, style: Ink) -> Line:
    """How the clock stands, in words."""
    if clock.left < 0:
        return [("time is up", style.over)]
    if clock.state != "running":
        return [("the clock has not started" if clock.state == "not started" else "paused", style.quiet)]
    return [(f"until {local_clock(clock.ends, view.offsets)}", style.quiet)]


def _asked(view: RoomView, style: Ink) -> list[Line]:
    lo, hi = view.asked
    if not hi:
        return []
    number = str(lo) if lo == hi else f"{lo} to {hi}"
    return [[(f"{number} {'issue' if hi == 1 else 'issues'} from each group", style.strong)]]


def _clock(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """A clock that fills the screen, with what it is for."""
    clock = view.clock
    if clock is None:
        return _page(view, width, height, style)
    above: list[Line] = [[(clip(view.title, width - 2), style.strong)], []] if height >= 6 else []
    below: list[Line] = [[], _standing(view, clock, style)] if height >= 7 else []
    if view.cue and height >= 9:
        below += [[(text, style.warn)] for text in wrap(view.cue, max(1, width - 4))]
    room = height - len(above) - len(below) - (2 if height >= 12 else 0)
    figures = _figures(face(clock.left), width - max(2, width // 10), room, _shade(clock, style))
    return middle([*above, *figures, *below], width, height, style)


def _task(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """The task with how many issues are asked for, and the clock in all the space that is left."""
    clock = view.clock
    if clock is None:
        return _page(view, width, height, style)
    words = RoomView("page", view.offsets, view.title, "", view.blocks, view.fictional, view.warning, cue=view.cue)
    stacked = [*_text(words, width, 0, style), *([[], *_asked(view, style)] if view.asked[1] else [])]
    free = height - len(stacked)
    tall = max(free - 5, 3) if free >= 6 else 0
    half = width // 2
    if width >= WIDE and (half - 8) // 4 > tall:
        return _beside(view, words, clock, width, height, style)
    if tall < 3:
        return _cramped(view, stacked, clock, width, height, style)
    figures = _figures(face(clock.left), width - max(2, width // 8), tall, _shade(clock, style))
    space = max(0, height - len(stacked) - len(figures) - 3)
    lines = [_blank(width, style)] * (1 + space // 3)
    lines += _set(stacked, width, style)
    lines += [_blank(width, style)] * (1 + space // 3)
    lines += [centred(line, width, style) for line in figures]
    lines += [_blank(width, style)] * (space >= 1)
    return [*lines, centred(_standing(view, clock, style), width, style)]


def _beside(view: RoomView, words: RoomView, clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """The task at the left, its clock at the right."""
    half = width // 2
    text = [*_text(words, half, height, style), *([[], *_asked(view, style)] if view.asked[1] else [])]
    left = _centre_rows(_set(text[:height], half, style), half, height, style)
    figures = _figures(face(clock.left), width - half - 8, height - 6, _shade(clock, style))
    lines = [*figures, [], _standing(view, clock, style)]
    right = middle(lines, width - half, height, style)
    right += [_blank(width - half, style)] * (height - len(right))
    return [Strip.join([one, two]) for one, two in zip(left, right, strict=True)]


def _centre_rows(rows: list[Strip], width: int, height: int, style: Ink) -> list[Strip]:
    above = max(0, (height - len(rows)) * 2 // 5)
    rows = [*[_blank(width, style)] * above, *rows][:height]
    return rows + [_blank(width, style)] * (height - len(rows))


def _cramped(view: RoomView, text: list[Line], clock: RoomClock, width: int, height: int, style: Ink) -> list[Strip]:
    """A small window: the clock in one line, then as much of the task as there is room for."""
    plain: list[Run] = [(face(clock.left), _shade(clock, style)), ("  ", style.plain), *_standing(view, clock, style)]
    if height < 8:
        return _clock(view, width, height, style)
    return [centred(plain, width, style), _blank(width, style), *_set(text[: height - 2], width, style)]


def _break(view: RoomView, width: int, height: int, style: Ink) -> list[Strip]:
    """When everyone is back, as large as can be, and how long that is."""
    clock = view.clock
    if clock is None:
        return _page(view, width, height, style)
    shade = style.over if clock.left < 0 else style.accent
    above: list[Line] = [[(clip(view.title, width - 2), style.quiet)], [], [("Back at", style.strong)], []]
    below: list[Line] = [[], [(break_words(clock.left), style.strong)]]
    if height < 10:
        above, below = ([[("Back at", style.strong)]], below[1:]) if height >= 4 else ([], [])
    text = local_clock(clock.ends, view.offsets)
    if height < 4 or width < 16:
        return middle([[(f"Back {text}", shade)], *below], width, height, style)
    room = height - len(above) - len(below) - 2
    return middle([*above, *_figures(text, width * 4 // 5, room, shade, still=True), *below], width, height, style)


def break_words(left: int) -> str:
    """How long a break still is, or has been over: to the minute until the last one."""
    minutes = whole_minutes(left)
    if left <= 0:
        return "time to come back" if not minutes else f"{-minutes} min past"
    return f"in {minutes} min" if left >= 60 else "in less than a minute"


PAINTERS: dict[str, Callable[[RoomView, int, int, Ink], list[Strip]]] = {
    "title": title_lines,
    "page": _page,
    "task": _task,
    "clock": _clock,
    "break": _break,
    "board": board_lines,
    "read-back": board_lines,
    "support": _page,
    "thanks": thanks_lines,
    "blank": _nothing,
}
"""What paints each kind of picture."""
