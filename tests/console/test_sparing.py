"""What goes to the terminal when something changes: as little as can be, and never another picture than the whole."""

from __future__ import annotations

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from facilitator.console.painting.ink import ink
from facilitator.console.sparing import RESET, SparingUpdate, Stretch, blank_alike, change, look_of

INK = ink("dark")
STYLES = [
    *(INK.plain, INK.strong, INK.emphasis, INK.quiet, INK.title, INK.bar, INK.key, INK.alarm, INK.here),
    *(Style(), Style(underline=True), Style(reverse=True, color="red"), Style(strike=True, bold=True), Style(dim=True)),
    Style.parse("bold #ff0000 on #000001"),
]
WIDTH, HEIGHT = 24, 4
CONSOLE = Console(width=WIDTH, force_terminal=True, color_system="truecolor", legacy_windows=False)

pieces = st.lists(st.tuples(st.text("ab ─字é", max_size=9), st.sampled_from(STYLES)), min_size=1, max_size=5)


def line(runs: list[tuple[str, Style]]) -> Strip:
    """A line of the screen's width."""
    return Strip([Segment(text, style) for text, style in runs]).adjust_cell_length(WIDTH, INK.plain)


def picture(*written: str) -> list[list[tuple[object, ...]]]:
    """What a terminal shows after this; of a blank, all that can be seen of it."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for data in written:
        stream.feed(data)
    return [[seen(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    """A cell as it looks: the colour of letters does not show where there are none."""
    marks = cell.underscore, cell.strikethrough, cell.reverse
    if cell.data == " " and not any(marks):
        return " ", cell.bg
    return cell.data, cell.fg, cell.bg, cell.bold, cell.italics, *marks


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.lists(pieces, min_size=HEIGHT, max_size=HEIGHT), st.integers(0, WIDTH), st.integers(0, WIDTH))
def test_the_picture_is_the_same_as_if_every_code_were_told(
    rows: list[list[tuple[str, Style]]], one: int, other: int
) -> None:
    """Whatever stands side by side, and wherever a stretch begins and ends."""
    left, right = sorted((one, other))
    lines = [line(row) for row in rows]
    update = SparingUpdate([Stretch(y, left, strip, left, right) for y, strip in enumerate(lines) if left < right])
    whole = "".join(
        f"\x1b[{y + 1};{left + 1}H{strip.crop(left, right).render(CONSOLE)}" for y, strip in enumerate(lines)
    )
    assert picture(update.render_segments(CONSOLE)) == picture(whole if left < right else "")


def test_a_piece_tells_only_what_is_other_than_before_it() -> None:
    """Another letter's colour is one colour, bold is one number, and blanks need no code at all."""
    told = SparingUpdate(
        [Stretch(0, 0, line([("a", INK.plain), ("  ", INK.quiet), ("b", INK.plain), ("c", INK.strong)]), 0, 5)]
    ).render_segments(CONSOLE)
    assert told == "\x1b[1;1H\x1b[38;2;232;230;225;48;2;18;22;28ma  b\x1b[1mc" + RESET


def test_a_stretch_begins_where_it_begins() -> None:
    """Not at the left edge of its widget."""
    told = SparingUpdate([Stretch(2, 7, line([("0123456789", INK.plain)]), 7, 9)]).render_segments(CONSOLE)
    assert told == "\x1b[3;8H\x1b[38;2;232;230;225;48;2;18;22;28m78" + RESET


def test_codes_of_any_palette_are_understood() -> None:
    """Terminals of 16 and of 256 colours too."""
    assert look_of("1;31;48;5;17") == (frozenset({"1"}), "31", "48;5;17")
    assert change("1;31;48;5;17", "1;32;48;5;17") == "\x1b[32m"
    assert change("1;31", "31") == "\x1b[22m"
    assert change("1;2;31", "2;31") == "\x1b[22;2m"
    assert change("31;44", "31") == "\x1b[49m"
    assert change("", "31") == "\x1b[31m"
    assert change("1;31", "") == RESET
    assert change("8;31", "31") == "\x1b[0;31m"


def test_blanks_differ_where_it_shows() -> None:
    """A ground, a line under them, letters and ground the other way round; not the colour of letters."""
    assert blank_alike("31;44", "1;32;44")
    assert not blank_alike("31;44", "31;45")
    assert not blank_alike("31", "4;31")
    assert not blank_alike("7;31", "31")
