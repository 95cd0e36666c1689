"""The look that a deck asks for its pages: a ground, a colour, turned round, in the middle; as far as cells can go.

What the room reads stays readable: a colour that does not stand out from its ground gives way to one that does.
"""

from __future__ import annotations

from functools import lru_cache

from textual.color import Color, ColorParseError

from facilitator.console.painting.ink import DARK, LIGHT, Ink, Palette
from facilitator.live.queries.room_view import RoomFrame

ENOUGH = 4.5
"""The contrast from which on a text can be read."""


def inked(style: Ink, frame: RoomFrame | None) -> Ink:
    """The ink that a page is painted with: the theme's own unless the deck asks for another."""
    if frame is None or not (frame.background or frame.colour or "invert" in frame.classes):
        return style
    return _mixed(style.palette, frame.background, frame.colour, "invert" in frame.classes)


@lru_cache(maxsize=64)
def _mixed(palette: Palette, background: str, colour: str, turned: bool) -> Ink:
    if turned:
        palette = LIGHT if palette.dark else DARK
    ground = parsed(background)
    if ground is not None:
        base = LIGHT if ground.brightness > 0.5 else DARK
        palette = base._replace(ground=ground.hex6.lower())
    under, text = Color.parse(palette.ground), parsed(colour)
    said = text.hex6.lower() if text is not None else palette.text
    best = said if stands_out(said, under) else _plain(under)

    def kept(hue: str) -> str:
        return hue if stands_out(hue, under) else best

    return Ink(
        palette._replace(
            text=best,
            quiet=kept(palette.quiet),
            accent=kept(palette.accent),
            good=kept(palette.good),
            warn=kept(palette.warn),
            over=kept(palette.over),
            line=kept(palette.line),
        )
    )


def parsed(words: str) -> Color | None:
    """A colour as CSS writes it; None for what is none, or lets the ground through."""
    try:
        found = Color.parse(words.strip())
    except ColorParseError:
        return None
    return Color(*found.rgb) if found.a == 1 and found.ansi is None else None


def stands_out(hue: str, ground: Color) -> bool:
    """Whether a text of this colour can be read on this ground."""
    return contrast(Color.parse(hue), ground) >= ENOUGH


def _plain(ground: Color) -> str:
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    return "#000000" if contrast(black, ground) > contrast(white, ground) else "#ffffff"


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as the accessibility guidelines count it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.r / 255, colour.g / 255, colour.b / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
