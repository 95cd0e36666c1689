"""The colours of the page: those of the room's window, made to stand out as far as print does.

A text that is read from the last row of a bright room needs more than a screen at arm's length: every colour of text
has at least 7 to 1 against its ground, also where a deck brought a ground of its own.
"""

from __future__ import annotations

from functools import lru_cache

from textual.color import Color

from facilitator.console.painting.ink import Palette, ink
from facilitator.console.painting.page_looks import contrast, inked
from facilitator.live.queries.room_view import RoomFrame

ENOUGH = 7.0
"""The contrast that every text of the page has at least."""
STEPS = 20
"""In how many steps a colour that is too faint goes towards black or white."""


def colours_of(theme: str, frame: RoomFrame | None) -> dict[str, str]:
    """The colours of a page by what they mean, as "#rrggbb": a theme's own, or as far as a deck asks for others."""
    return dict(_readable(inked(ink(theme), frame).palette))


@lru_cache(maxsize=64)
def _readable(palette: Palette) -> tuple[tuple[str, str], ...]:
    ground = _clear(Color.parse(palette.ground))
    hues = {name: getattr(palette, name) for name in ("text", "quiet", "accent", "warn", "over")}
    found = {name: standing_out(hue, ground) for name, hue in hues.items()}
    return tuple({"ground": ground.hex6.lower(), "panel": palette.panel, "line": palette.line, **found}.items())


def _clear(ground: Color) -> Color:
    """The ground nearest to this one on which any text can be read: a middling one goes a little darker or lighter."""
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    away = black if contrast(white, ground) > contrast(black, ground) else white
    steps = (ground.blend(away, step / STEPS) for step in range(STEPS + 1))
    return next(step for step in steps if max(contrast(black, step), contrast(white, step)) >= ENOUGH)


def standing_out(hue: str, ground: Color) -> str:
    """The colour nearest to this one, on its way to black or white, that can be read on a ground."""
    begin = Color.parse(hue)
    ends = sorted((Color.parse("#000000"), Color.parse("#ffffff")), key=lambda end: -contrast(end, ground))
    steps = (begin.blend(ends[0], step / STEPS) for step in range(STEPS + 1))
    return next((step.hex6.lower() for step in steps if contrast(step, ground) >= ENOUGH), ends[0].hex6.lower())
