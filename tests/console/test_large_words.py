"""Block letters: every sign has a picture of its own, they grow with the window, and nothing is ever left out."""

from __future__ import annotations

import unicodedata

import pytest

from facilitator.agenda.model import Block, Heading, ListLine, Paragraph, Span
from facilitator.console.painting import even_face, small_face
from facilitator.console.painting.block_face import ALIKE, LETTERS, ROWS, drawn, wide
from facilitator.console.painting.grids import COARSE, GRIDS, QUARTERS, Grid, height_of, magnified
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_lines
from facilitator.console.painting.room_drawing import spread
from facilitator.live.queries.room_view import RoomView
from tests.console.block_reader import height, read

INK = ink("dark")


def test_every_sign_is_a_rectangle_and_like_no_other() -> None:
    """Its first column holds something, so that lines begin below each other."""
    assert len(set(LETTERS.values())) == len(LETTERS)
    for sign, rows in LETTERS.items():
        assert len(rows) == ROWS
        assert len({len(row) for row in rows}) == 1, sign
        assert any(row[0] for row in rows), sign


@pytest.mark.parametrize("scale", [1, 2, 3, 4, 6, 8])
@pytest.mark.parametrize("words", ["The quick brown fox", "jumps over 13 lazy dogs!", "Back at 09:30 (really?)"])
def test_what_is_drawn_can_be_read(words: str, scale: int) -> None:
    """At every size, and as large as it says."""
    rows = drawn(words, scale)
    assert {len(row) for row in rows} == {wide(words) * scale}
    assert len(rows) == height(scale)
    assert "".join(read(rows)).strip() == words


def page(*lines: str, more: str = "") -> RoomView:
    """A heading and lines of a list."""
    blocks: tuple[Block, ...] = (
        Heading(1, (Span("Why are we here?"),)),
        *(ListLine(0, "", (Span(line),)) for line in lines),
    )
    return RoomView("page", title="Item", blocks=(*blocks, Paragraph((Span(more),))) if more else blocks)


def seen(view: RoomView, width: int, height: int) -> list[str]:
    """The room's screen as people read it, without its empty lines."""
    lines = [strip.text.rstrip() for strip in room_lines(view, width, height, INK)]
    assert len(lines) == height
    return [line.strip() for line in read(lines) if line.strip()]


def rows_of(view: RoomView, width: int, height: int) -> int:
    """How many lines of the window hold something."""
    return sum(bool(strip.text.strip()) for strip in room_lines(view, width, height, INK))


def test_a_short_page_grows_with_the_window() -> None:
    """The heading first, then the lines under it; always the same words in the same order."""
    view = page("Look", "Listen", "Ask")
    sizes = [(60, 16), (80, 24), (120, 36), (200, 60)]
    for size in sizes:
        text = " ".join(seen(view, *size)).replace("\u2022", "\u00b7")
        assert [text.index(word) for word in ("Why", "here?", "Look", "Listen", "Ask")] == sorted(
            text.index(word) for word in ("Why", "here?", "Look", "Listen", "Ask")
        )
    filled = [rows_of(view, *size) for size in sizes]
    assert filled == sorted(filled)
    assert filled[-1] > 35


def test_a_longer_page_stands_in_the_small_face_and_a_strange_sign_in_ordinary_letters() -> None:
    """Seven lines are too many for block letters; and what cannot be drawn is not left out but written."""
    text = seen(page(*"1234567"), 200, 60)
    assert text[0] == "Item"
    assert text[1] == "Why are we here?"
    assert [line[-1] for line in text[2:]] == list("1234567")
    assert rows_of(page(*"1234567"), 200, 60) > 24
    strange = RoomView("page", title="Item", blocks=(Heading(1, (Span("\u0414\u043e\u043c"),)),))
    assert "\u0414\u043e\u043c" in "\n".join(strip.text for strip in room_lines(strange, 200, 60, INK))


def test_the_title_of_the_day_fills_the_room() -> None:
    """With the pool's name below it."""
    view = RoomView("title", title="Learning from Serious Case Reviews", organisation="MSCB Training Pool")
    assert " ".join(seen(view, 80, 24)).startswith("Learning from Serious Case Reviews")
    assert rows_of(view, 200, 60) >= 30


def test_every_sign_of_the_even_face_is_like_no_other() -> None:
    """In lines that stand close as well."""
    for signs in (even_face.SIGNS, even_face.CLOSE, even_face.BROADER):
        assert len(set(signs.values())) == len(signs)


def test_only_letters_with_marks_look_alike_in_the_small_face() -> None:
    """In five rows not all marks can be told apart; every other sign is like no other, and comes before them."""
    found: dict[object, str] = {}
    for sign, pixels in small_face.SIGNS.items():
        found[pixels] = found.get(pixels, "") + sign
    for signs in (signs for signs in found.values() if len(signs) > 1):
        marked = [sign for sign in signs if len(unicodedata.normalize("NFD", sign)) > 1]
        assert len(marked) >= len(signs) - 1 or signs == "\u2018\u00b4", signs
        assert signs[0] not in marked or len(marked) == len(signs)


LATIN = "".join(chr(code) for code in range(0x21, 0x180) if chr(code).isprintable())


@pytest.mark.parametrize("face", [LETTERS, even_face.SIGNS, small_face.SIGNS], ids=["block", "even", "small"])
def test_every_letter_of_latin_can_be_drawn(face: dict[str, object]) -> None:
    """Those of Latin-1 and Latin Extended-A, and the signs between words."""
    wanted = LATIN + "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022\u20ac"
    assert [sign for sign in wanted if sign.translate(ALIKE) not in face] == []


@pytest.mark.parametrize("grid", [*GRIDS, *COARSE], ids=str)
def test_a_line_in_any_size_can_be_read(grid: Grid) -> None:
    """With marks where they can be told apart."""
    words = (
        "Zo\u00eb M\u00fcller: \u201c50 % (\u00bd) \u2013 \u00a37 & \u20ac9/day?\u201d"
        if grid.even
        else "Ask Ann (13), please!"
    )
    rows = [line[0][0] for line in magnified([[(words, INK.plain)]], grid)]
    assert {len(row) for row in rows} == {len(words) * grid.wide}
    assert len(rows) == grid.high
    assert "".join(read(rows)).strip() == words


def test_gaps_and_rules_are_lower_than_lines() -> None:
    """So that more of a table stands on a screen."""
    lines = [[("one", INK.plain)], [], [("\u2500\u2500\u2500", INK.line)], [("two", INK.plain)]]
    assert len(magnified(lines, GRIDS[-1])) == height_of(lines, GRIDS[-1]) == 3 + 1 + 1 + 3


def test_without_quarter_blocks_there_are_half_ones_alone() -> None:
    """In the old console of Windows."""
    coarse = ink("dark", coarse=True)
    for number in (7, 9, 12):
        lines = [f"line {line} of them" for line in range(number)]
        text = "".join(strip.text for strip in room_lines(page(*lines), 200, 60, coarse))
        assert "\u2580" in text
        assert not set(text) & set(QUARTERS) - set(" \u2580\u2584\u2588")


DRAWING = (
    "\u250c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2510     \u250c\u2500\u2500\u2500\u2500\u2500\u2510",
    "\u2502 look   \u251c\u2500\u2500\u2500\u2500\u25ba\u2502 ask \u2502",
    "\u2514\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2518     \u2514\u2500\u2500\u25b2\u2500\u2500\u2518",
)


@pytest.mark.parametrize("width", [40, 60, 120, 200])
def test_a_drawing_grows_with_its_words_and_lines(width: int) -> None:
    """Its boxes stay closed: no line ends where another begins."""
    for grid in GRIDS:
        high, draw = spread(DRAWING, grid, width, INK)
        lines = draw()
        assert len(lines) == high
        if not lines:
            continue
        text = ["".join(text for text, _ in line) for line in lines]
        assert len({len(row) for row in text}) == 1
        assert len(text[0]) <= width
        assert {"look", "ask"} <= set(" ".join(read(text)).split())
    assert spread(("\u65e5\u672c",), GRIDS[-1], 200, INK)[0] == 0


def test_a_terminal_without_half_blocks_gets_ordinary_letters() -> None:
    """Nothing is drawn that would be nothing there."""
    for view in (page("Look", "Listen"), page(*"1234567"), RoomView("title", title="A day"), RoomView("thanks")):
        for size in ((80, 24), (200, 60)):
            text = "".join(strip.text for strip in room_lines(view, *size, ink("dark", plainly=True)))
            assert not set(text) & set("\u2580\u2584\u2588")
