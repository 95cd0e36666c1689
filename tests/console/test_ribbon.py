"""The day at a glance: its ribbon across the top, and the item and the drift in letters read from two metres."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.strip import Strip

from facilitator.console.painting.bars import day_bar
from facilitator.console.painting.headline import headline, shortened
from facilitator.console.painting.ink import KIND_SIGNS, PALETTES, Ink, ink
from facilitator.console.painting.ribbon import ribbon, scale_of_hours
from facilitator.console.painting.small_face import close_set
from facilitator.live.queries.view import View
from tests.console.block_reader import words_on
from tests.console.stage import lead
from tests.console.test_screens import break_, ended, exercise, talk, waiting
from tests.makers import Day

INK = ink("dark")


def shade_at(strip: Strip, cell: int) -> str:
    """The ground of a cell of a line."""
    style = strip.crop(cell, cell + 1)._segments[0].style
    assert style is not None
    assert style.bgcolor is not None
    return style.bgcolor.name


def test_every_kind_of_item_has_a_sign_and_a_colour_of_its_own() -> None:
    """So that whoever tells no colours apart still reads the day; in plain characters as well."""
    from facilitator.console.painting.plain_glyphs import plain

    assert len(set(KIND_SIGNS.values())) == len({plain(sign) for sign in KIND_SIGNS.values()}) == len(KIND_SIGNS)
    for name in PALETTES:
        assert len({str(style) for style in ink(name).stretch.values()}) == len(KIND_SIGNS)


def test_the_ribbon_shows_where_the_day_is() -> None:
    """What is over is dark, then the sign of now, and what lies ahead in its colours."""
    strip = ribbon(exercise().view(), 120, INK)
    here = strip.text.index("▶")
    past = {style.bgcolor.name for style in INK.stretch_past.values() if style.bgcolor is not None}
    assert {shade_at(strip, cell) for cell in range(2, here)} <= {*past, INK.palette.panel}
    assert shade_at(strip, here + 1) == INK.palette.work
    assert "▶" not in ribbon(waiting().view(), 120, INK).text
    assert "▶" not in ribbon(ended().view(), 120, INK).text


def test_breaks_are_named_where_there_is_room() -> None:
    """By the sign of their kind everywhere."""
    assert "≈ LUNCH" in ribbon(exercise().view(), 120, INK).text
    narrow = ribbon(exercise().view(), 30, INK).text
    assert "≈" in narrow
    assert "LUNCH" not in narrow


def test_a_late_day_shows_both_finishes() -> None:
    """The planned one within the ribbon, the expected one at its end."""
    view = break_().at("12:30").view()
    assert ribbon(view, 120, INK).text.count("┃") == 2
    hours = scale_of_hours(view, 120, INK).text
    assert "planned 12:20" in hours
    assert hours.split()[0] == "09:30"


@pytest.mark.parametrize(("day", "words"), [(talk, "Welcome"), (exercise, "Exercise 1"), (break_, "Lunch")])
def test_the_item_and_the_drift_are_in_large_letters(day: object, words: str) -> None:
    """Both on one line."""
    made = day()  # type: ignore[operator]
    rows = [strip.text for strip in headline(made.view(), 200, 5, INK)]
    seen = words_on(rows)
    assert words.split()[0] in seen
    assert made.view().drift.split()[-1] in seen


def test_a_title_too_long_ends_with_the_mark_of_a_cut() -> None:
    """At the end of one of its parts, else of a word."""
    wide = len(close_set("What a review is for…")[0])
    assert shortened("What a review is for, and is not for", wide) == "What a review is for…"
    assert shortened("What a review is for, and is not for", wide - 8) == "What a review is…"
    assert shortened("Short", 200) == "Short"
    assert shortened("Unbreakable", 12) == "U…"


def test_without_half_blocks_the_words_stand_as_they_are() -> None:
    """A terminal that has none shows no rubble."""
    rows = [strip.text for strip in headline(exercise().view(), 120, 5, ink("dark", plainly=True))]
    assert any("Exercise 1" in row and "behind" in row for row in rows)


async def test_a_window_of_36_lines_has_all_of_it_and_one_of_24_the_ribbon(tmp_path: Path) -> None:
    """What a trainer sees."""
    async with lead(tmp_path, exercise(), size=(120, 36)) as stage:
        assert "Exercise 1" in words_on(stage.rows()[3:8])
        assert stage.shows("≈ LUNCH")
        assert stage.shows("10:00") or stage.shows("11:00")
        await stage.resize(80, 24)
        assert stage.shows("≈ LUNCH")
        assert stage.shows("Exercise 1  9 min left")


async def test_a_second_paints_the_bar_no_second_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells minutes: only a new one, or a key, paints it."""
    asked: list[int] = []

    def painted(view: View, width: int, height: int, style: Ink, seconds: bool = False) -> list[Strip]:
        asked.append(width)
        return day_bar(view, width, height, style, seconds)

    async with lead(tmp_path, exercise(), size=(120, 36)) as stage:
        monkeypatch.setattr("facilitator.console.widgets.panels.day_bar", painted)
        await stage.turn(1)
        await stage.turn(1)
        assert len(asked) <= 1
        await stage.turn(60)
        assert asked


def test_a_day_that_is_not_begun_says_so() -> None:
    """With its time."""
    rows = [strip.text for strip in headline(Day(begins="09:20").view(), 200, 5, INK)]
    assert "Begins" in words_on(rows)
