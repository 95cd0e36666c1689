"""Colours: text can be read on its ground in every theme, and every theme says the same things."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color

from facilitator.console.base_app import next_theme, theme_of
from facilitator.console.painting.ink import PALETTES, Ink, ink

DECORATION = {"line", "behind"}
"""Styles that hold no text that is to be read."""


def styles(mixed: Ink) -> dict[str, Style]:
    """The ready-made styles by name."""
    found = {name: value for name, value in vars(mixed).items() if isinstance(value, Style)}
    for name, value in vars(mixed).items():
        if isinstance(value, dict):
            found |= {f"{name} {kind}": one for kind, one in value.items() if isinstance(one, Style)}
    return found


def contrast(style: Style) -> float:
    """The contrast of a style's text against its own ground, as WCAG 2 computes it."""
    assert style.color is not None
    assert style.bgcolor is not None
    lights = []
    for colour in (style.color, style.bgcolor):
        assert colour.triplet is not None
        parts = [part / 255 for part in colour.triplet]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_text_can_be_read_on_its_ground(name: str) -> None:
    """4.5 to 1, in high contrast 7 to 1."""
    least = 7.0 if name == "high contrast" else 4.5
    poor = {
        style: round(contrast(value), 2)
        for style, value in styles(ink(name)).items()
        if style not in DECORATION and contrast(value) < least
    }
    assert not poor


@pytest.mark.parametrize("name", PALETTES)
def test_text_fields_and_overlays_can_be_read_too(name: str) -> None:
    """Those that Textual paints."""
    palette = PALETTES[name]
    least = 7.0 if name == "high contrast" else 4.5
    for ground in (palette.ground, palette.panel):
        assert contrast(Style.parse(f"{palette.text} on {ground}")) >= least
        assert contrast(Style.parse(f"{palette.accent} on {ground}")) >= least


def test_contrast_is_computed_right() -> None:
    """Against the two values everyone knows."""
    assert contrast(Style.parse("#ffffff on #000000")) == pytest.approx(21)
    assert contrast(Style.parse("#777777 on #ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
def test_every_style_has_its_own_colours(name: str) -> None:
    """None leans on what happens to lie under it."""
    for style in styles(ink(name)).values():
        assert style.color is not None
        assert style.bgcolor is not None


def test_what_matters_most_looks_different_from_plain_text() -> None:
    """Alarm, warning and place are seen at a glance."""
    for name in PALETTES:
        mixed = ink(name)
        assert len({mixed.plain, mixed.over, mixed.warn, mixed.here, mixed.alarm}) == 5


def test_themes_say_what_palettes_say() -> None:
    """Painted panels and Textual's own widgets match."""
    for palette in PALETTES.values():
        theme = theme_of(palette)
        assert theme.dark == palette.dark
        assert Color.parse(theme.background or "") == Color.parse(palette.ground)


def test_themes_go_round_and_a_strange_one_leads_back() -> None:
    """One key leads through all of them."""
    names = list(PALETTES)
    assert [next_theme(name) for name in names] == [*names[1:], names[0]]
    assert next_theme("textual-light") == names[0]
    assert ink("textual-light").palette.name == "dark"
