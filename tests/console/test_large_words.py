"""Block letters: every sign has a picture of its own, they grow with the window, and nothing is ever left out."""

from __future__ import annotations

import pytest

from facilitator.agenda.model import Block, Heading, ListLine, Paragraph, Span
from facilitator.console.painting.block_face import LETTERS, ROWS, drawn, wide
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_lines
from facilitator.console.painting.small_face import SIGNS
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
    assert text[0] == "Why are we here?"
    assert [line[-1] for line in text[1:]] == list("1234567")
    assert rows_of(page(*"1234567"), 200, 60) > 24
    strange = RoomView("page", title="Item", blocks=(Heading(1, (Span("\u0414\u043e\u043c"),)),))
    assert "\u0414\u043e\u043c" in "\n".join(strip.text for strip in room_lines(strange, 200, 60, INK))


def test_the_title_of_the_day_fills_the_room() -> None:
    """With the pool's name below it."""
    view = RoomView("title", title="Learning from Serious Case Reviews", organisation="MSCB Training Pool")
    assert " ".join(seen(view, 80, 24)).startswith("Learning from Serious Case Reviews")
    assert rows_of(view, 200, 60) >= 30


def test_every_sign_of_the_small_face_is_like_no_other_but_those_that_look_alike() -> None:
    """Dashes with rules, arrows with each other's shafts: nothing that is read as another word."""
    alike = {"\u2013\u2500", "\u2192\u2190"}
    found: dict[object, str] = {}
    for sign, pixels in SIGNS.items():
        found[pixels] = found.get(pixels, "") + sign
    assert {signs for signs in found.values() if len(signs) > 1} <= alike


def test_a_terminal_without_half_blocks_gets_ordinary_letters() -> None:
    """Nothing is drawn that would be nothing there."""
    for view in (page("Look", "Listen"), page(*"1234567"), RoomView("title", title="A day"), RoomView("thanks")):
        for size in ((80, 24), (200, 60)):
            text = "".join(strip.text for strip in room_lines(view, *size, ink("dark", plainly=True)))
            assert not set(text) & set("\u2580\u2584\u2588")
