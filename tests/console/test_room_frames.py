"""What a deck's author has round her pages: header, footer, number, and the look that she asks for."""

from __future__ import annotations

from itertools import groupby

import pytest
from textual.color import Color

from facilitator.agenda.model import Block, Heading, ListLine, Paragraph, Picture, Span
from facilitator.console.painting.ink import PALETTES, ink
from facilitator.console.painting.page_looks import ENOUGH, contrast, inked
from facilitator.console.painting.pages import block_lines
from facilitator.console.painting.room import room_lines
from facilitator.live.queries.room_view import RoomFrame, RoomView
from tests.console.block_reader import read

BLOCKS = (Heading(1, (Span("One"),)), Paragraph((Span("text"),)))
FRAME = RoomFrame((Span("Confidential: do not photograph"),), (Span("Source: the Board"),), "7")


def shown(frame: RoomFrame, width: int = 60, height: int = 16) -> list[str]:
    """The room's rows."""
    view = RoomView("page", title="One", blocks=BLOCKS, frame=frame)
    return ["".join(part.text for part in strip) for strip in room_lines(view, width, height, ink("dark"))]


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (200, 60)])
def test_header_footer_and_number_stand_round_the_page(size: tuple[int, int]) -> None:
    """Each in its corner, with nothing of the page lost."""
    rows = shown(FRAME, *size)
    assert len(rows) == size[1]
    seen = [row.strip() for row in read(rows) if row.strip()]
    assert seen[0] == "Confidential: do not photograph"
    assert seen[-1].split() == ["Source:", "the", "Board", "7"]
    assert size[0] - 4 <= len(rows[-2].rstrip()) or rows[-1].rstrip().endswith("7")
    words = [row.strip(" \u2022\u00b7") for row in seen]
    assert words.index("One") < words.index("text")


def test_a_long_footer_breaks_and_keeps_its_number() -> None:
    """Nothing is cut."""
    words = " ".join(f"word{number}" for number in range(20))
    rows = shown(RoomFrame(footer=(Span(words),), number="12"))
    assert " ".join(" ".join(rows).split()).endswith(f"{words} 12")


@pytest.mark.parametrize(("height", "lines"), [(2, 1), (3, 1), (4, 2), (6, 2)])
def test_a_low_window_keeps_header_and_footer_with_a_mark(height: int, lines: int) -> None:
    """What is not there has one; the page keeps the rest of the window."""
    words = " ".join(f"word{number}" for number in range(40))
    rows = shown(RoomFrame((Span("Confidential"),), (Span(words),), "12"), 60, height)
    assert len(rows) == height
    assert any("Confidential" in row for row in rows)
    assert rows[-1].rstrip().endswith("\u2026")
    assert sum("Confidential" in row or "word" in row for row in rows) == lines


def test_a_page_that_leads_stands_in_the_middle() -> None:
    """Each line of it."""
    rows = [row.rstrip() for row in shown(RoomFrame(classes=("lead",)), 61)]
    for holds, group in groupby(rows, key=bool):
        block = list(group)
        if holds:
            left = min(len(row) - len(row.lstrip()) for row in block)
            assert left - (61 - max(map(len, block))) in (-1, 0, 1)


@pytest.mark.parametrize("theme", sorted(PALETTES))
@pytest.mark.parametrize(
    "frame",
    [
        RoomFrame(background="black"),
        RoomFrame(background="#ffeeaa", colour="#ffeeab"),
        RoomFrame(background="rgb(200, 30, 30)", colour="red"),
        RoomFrame(colour="#777777"),
        RoomFrame(classes=("invert",)),
        RoomFrame(background="url(x)", colour="nonsense"),
        RoomFrame(background="#123"),
    ],
)
def test_whatever_colours_a_deck_asks_for_the_room_can_read_the_page(theme: str, frame: RoomFrame) -> None:
    """Every style that a page uses stands out from its ground."""
    mixed = inked(ink(theme), frame)
    for style in (mixed.plain, mixed.strong, mixed.emphasis, mixed.quiet, mixed.accent, mixed.title, mixed.warn):
        assert style.color is not None
        assert style.bgcolor is not None
        hues = [Color.from_rich_color(colour) for colour in (style.color, style.bgcolor)]
        assert contrast(*hues) >= ENOUGH


def test_a_ground_is_the_one_that_was_asked_for_and_a_page_turned_round_is_light_on_dark_or_dark_on_light() -> None:
    """As far as cells can."""
    assert inked(ink("dark"), RoomFrame(background="aqua")).palette.ground == "#00ffff"
    assert inked(ink("dark"), RoomFrame(classes=("invert",))).palette.ground == ink("light").palette.ground
    assert inked(ink("light"), RoomFrame(classes=("invert",))).palette.ground == ink("dark").palette.ground
    assert inked(ink("dark"), None) is ink("dark")


def test_lines_that_come_one_by_one_do_not_move_those_that_are_there() -> None:
    """The page stands from the first as it will stand when all of it is seen."""
    lines: tuple[Block, ...] = tuple(ListLine(0, "", (Span(f"line {number}"),)) for number in range(6))
    tops = set()
    for shown_so_far in range(7):
        blocks: tuple[Block, ...] = (*BLOCKS[:1], *lines[:shown_so_far])
        view = RoomView("page", title="One", blocks=blocks, coming=6 - shown_so_far, stepped=True)
        rows = ["".join(part.text for part in strip) for strip in room_lines(view, 60, 20, ink("dark"))]
        tops.add(next(number for number, row in enumerate(rows) if "One" in row and number > 1))
    assert len(tops) <= 2


def test_a_picture_s_frame_is_whole() -> None:
    """All its sides are of one length."""
    lines = block_lines((Picture("", "our office"),), 60, ink("dark"))
    assert len({sum(len(text) for text, _ in line) for line in lines}) == 1
