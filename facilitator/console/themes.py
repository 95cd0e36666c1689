"""The palettes as Textual's themes, so that text fields and overlays match what is painted."""

from __future__ import annotations

from textual.theme import Theme

from facilitator.console.painting.ink import PALETTES, Palette


def theme_of(palette: Palette) -> Theme:
    """A palette as a theme."""
    return Theme(
        name=palette.name,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.panel,
        panel=palette.panel,
        success=palette.good,
        warning=palette.warn,
        error=palette.over,
        dark=palette.dark,
        variables={"line": palette.line, "quiet": palette.quiet, "strong-text": palette.on_strong},
    )


def next_theme(name: str) -> str:
    """The theme after this one, round and round."""
    names = list(PALETTES)
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
