"""What a deck's author has round a page on the room's screen: header, footer and number."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.strip import Strip

from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import clip, strip_of, wrap_runs
from facilitator.console.painting.pages import Line
from facilitator.live.queries.room_view import RoomFrame


def framed(frame: RoomFrame, width: int, height: int, style: Ink) -> tuple[list[Strip], list[Strip]]:
    """The lines above and below a page: its author's header, and the footer with the page's number."""
    inner = max(1, width - 4)
    header = wrap_runs([(span.text, style.quiet) for span in frame.header], inner) if frame.header else []
    footer = wrap_runs([(span.text, style.quiet) for span in frame.footer], inner) if frame.footer else []
    if frame.number:
        footer = footer or [[]]
        space = inner - sum(cell_len(text) for text, _ in footer[-1]) - cell_len(frame.number)
        if space < 1:
            footer, space = [*footer, []], inner - cell_len(frame.number)
        footer[-1] = [*footer[-1], (" " * max(0, space), style.plain), (frame.number, style.quiet)]
    if len(header) + len(footer) > height // 2:
        header, footer = _squeezed(header, footer, inner, height // 2, style)
    lines = [[strip_of([("  ", style.plain), *line], width, style.plain) for line in part] for part in (header, footer)]
    return lines[0], lines[1]


def _squeezed(
    header: Sequence[Line], footer: Sequence[Line], width: int, room: int, style: Ink
) -> tuple[list[Line], list[Line]]:
    """What stands round a page in a window that keeps its lines for the page: a line each, or one, with a mark."""
    above, below = (" ".join("".join(text for text, _ in line) for line in lines).strip() for lines in (header, footer))
    if room >= 2 and above and below:
        return [[(clip(above, width), style.quiet)]], [[(clip(below, width), style.quiet)]]
    both = clip("  ".join(filter(None, (above, below))), width)
    return [], [[(both, style.quiet)]] if room and both else []
