"""Pictures drawn by the terminal: what it is asked, what its answers mean, and the bytes that it is given."""

from __future__ import annotations

import re
import zlib
from base64 import standard_b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from facilitator.agenda.model import Picture
from facilitator.console.base_app import NoControls
from facilitator.console.fine_pictures import FinePictures, Pictured
from facilitator.console.graphics import (
    DO_YOU_KNOW_KITTY,
    HOW_LARGE_IS_A_CELL,
    WHAT_ARE_YOU,
    Asking,
    Graphics,
)
from facilitator.console.listening import Listening
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_parts
from facilitator.console.pictures import Pictures
from facilitator.console.pixels import MOST, NUMBERS, PLACEHOLDER, kitty_row
from facilitator.live.queries.room_view import RoomView
from tests.terminal.sixels import draw

XTERM = {"TERM": "xterm-256color"}
KITTY = {"TERM": "xterm-kitty"}
KNOWS = "\x1b_Gi=31;OK\x1b\\"
PICTURE = Picture("shapes.png", "Shapes")
SIZE = (60, 20)


def asked(environment: dict[str, str], *answers: str) -> tuple[list[str], Graphics]:
    """What a terminal is told in turn, and what is known of it in the end."""
    asking = Asking(environment)
    said = [asking.begin(), *(asking.hear(answer) for answer in answers)]
    return said, asking.graphics


# -- asking ------------------------------------------------------------------------------------------------------


def test_a_terminal_with_sixels_is_asked_for_the_size_of_its_cells() -> None:
    """And nothing before it has said that it has them."""
    said, graphics = asked(XTERM, "\x1b[?62;4;22c", "\x1b[6;22;11t")
    assert said == [WHAT_ARE_YOU, HOW_LARGE_IS_A_CELL, ""]
    assert graphics == Graphics("sixel", (11, 22))


@pytest.mark.parametrize(
    "answers",
    [
        (),
        ("\x1b[?62;22c",),
        ("\x1b[?4c",),
        ("\x1b[?62;4c",),
        ("\x1b[?62;4c", "\x1b[6;0;10t"),
        ("\x1b[?62;4c", "\x1b[6;9999;10t"),
        ("\x1b[?62;22c", "\x1b[6;20;10t", "\x1b[?62;4c"),
        (KNOWS,),
        ("\x1b[?" + "4;" * 500 + "c",),
    ],
)
def test_whatever_else_is_answered_pictures_stay_in_half_blocks(answers: tuple[str, ...]) -> None:
    """No answer, another one, one that makes no sense, or one to a question that was not asked."""
    assert asked(XTERM, *answers)[1] == Graphics()


def test_only_a_terminal_that_says_so_is_asked_about_the_kitty_protocol() -> None:
    """Others may print the question; tmux and screen between would too."""
    for told in (KITTY, {"TERM": "xterm-ghostty"}, {**XTERM, "KITTY_WINDOW_ID": "1"}):
        said, graphics = asked(told, KNOWS, "\x1b[?62;4c")
        assert said == [DO_YOU_KNOW_KITTY + WHAT_ARE_YOU, "", ""]
        assert graphics.protocol == "kitty"
        assert asked(told, "\x1b[?62;22c", KNOWS)[1].protocol == "kitty"
    for told in (XTERM, {**KITTY, "TMUX": "/tmp/x"}, {"TERM": "screen", "KITTY_WINDOW_ID": "1"}):
        assert asked(told)[0] == [WHAT_ARE_YOU]
    for told in ({**KITTY, "NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": "linux"}):
        assert asked(told, KNOWS)[0] == ["", ""]


@pytest.mark.parametrize("answer", ["\x1b[?62;4;22c", "\x1b[6;20;10t", KNOWS, "\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\"])
def test_an_answer_is_heard_whole_in_any_pieces_and_is_never_a_key(answer: str) -> None:
    """What is typed round it is."""
    for cut in range(1, len(answer)):
        listening = Listening()
        heard = [*listening.hear("a" + answer[:cut], 0.0), *listening.hear(answer[cut:] + "b", 0.1)]
        kinds = [(one.kind, one.text) for one in heard]
        assert kinds == [("letters", "a"), ("answer", answer), ("letters", "b")]


@pytest.mark.parametrize(
    "sent", ["\x1b_Gi=31;" + "x" * 300 + "\x1b\\", "\x1b_other\x1b\\", "\x1b[7;20;10t", "\x1b[>41;354c"]
)
def test_what_is_no_answer_is_swallowed_as_before(sent: str) -> None:
    """Whole, and without a trace."""
    assert [one.kind for one in Listening().hear(sent + "z", 0.0)] == ["letters"]


# -- drawing -----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a picture of three colours, an edge that lets the ground through, and an odd shape."""
    (tmp_path / "plans").mkdir()
    image = Image.new("RGBA", (90, 60), "red")
    image.paste("blue", (30, 0, 60, 60))
    image.paste("lime", (60, 0, 90, 31))
    image.save(tmp_path / "plans" / "shapes.png")
    return tmp_path


def screens(folder: Path, graphics: Graphics) -> tuple[FinePictures, list[Strip], list[Strip]]:
    """A page with the picture: before it is made, and when it is."""
    fine = FinePictures(Pictures(folder), graphics)
    view = RoomView("page", title="An item", blocks=(PICTURE,))
    found = []
    for _ in range(2):
        fine.begin()
        found.append(fine.put(room_parts(view, *SIZE, ink("dark"), fine.drawn)[0]))
        for wanted in fine.wanted:
            fine.make(wanted)
    return fine, found[0], found[1]


def test_half_blocks_stand_until_it_is_made_and_nothing_moves(folder: Path) -> None:
    """The picture takes the very cells that they took."""
    for graphics in (Graphics("sixel", (9, 20)), Graphics("kitty")):
        _, before, after = screens(folder, graphics)
        assert "▀" in "".join(strip.text for strip in before)
        changed = 0
        for one, other in zip(before, after, strict=True):
            assert one.cell_length == other.cell_length == SIZE[0]
            if one != other:  # only what the picture stands on may change, and nothing else is drawn there
                changed += 1
                assert "▀" in one.text
                assert "▀" not in other.text
        assert changed > 3


def sixels(strips: list[Strip], cell: tuple[int, int]) -> Image.Image:
    """What a terminal shows of them: each slice on its own line of cells, from its column."""
    screen = Image.new("RGB", (SIZE[0] * cell[0], SIZE[1] * cell[1]))
    for y, strip in enumerate(strips):
        for segment in strip:
            if segment.control:
                found = re.fullmatch(r"\x1b7\x1b\[(\d+)G\x1bP0;1;0q(.*)\x1b\\\x1b8", segment.text, re.DOTALL)
                assert found is not None
                size = draw(found[2], screen, ((int(found[1]) - 1) * cell[0], y * cell[1]))
                assert size[1] == cell[1]
    return screen


@pytest.mark.parametrize("cell", [(10, 20), (9, 19), (8, 17), (12, 24)], ids=str)
def test_its_sixels_are_the_picture(folder: Path, cell: tuple[int, int]) -> None:
    """Its colours and its shape, whole, in the middle of its cells, slice below slice."""
    _, before, after = screens(folder, Graphics("sixel", cell))
    screen = sixels(after, cell)
    box = screen.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert (right - left) / (bottom - top) == pytest.approx(1.5, rel=0.02)
    rows = [y for y, strip in enumerate(before) if "▀" in strip.text]
    assert rows[0] * cell[1] <= top < bottom <= (rows[-1] + 1) * cell[1]
    assert bottom - top > 0.8 * len(rows) * cell[1] or right - left > 0.8 * before[rows[0]].text.count("▀") * cell[0]
    wide, high = right - left, bottom - top
    inside = {(0.1, 0.5): (255, 0, 0), (0.5, 0.5): (0, 0, 255), (0.9, 0.2): (0, 255, 0), (0.9, 0.9): (255, 0, 0)}
    for (x, y), colour in inside.items():
        assert screen.getpixel((left + int(x * wide), top + int(y * high))) == colour


def test_a_photograph_stays_itself(folder: Path) -> None:
    """Many colours become few, and none is far from what it was."""
    image = Image.linear_gradient("L").resize((300, 200))
    image = Image.merge("RGB", (image, image.rotate(180), Image.new("L", image.size, 90)))
    image.save(folder / "plans" / "shapes.png")
    _, _, after = screens(folder, Graphics("sixel", (10, 20)))
    screen = sixels(after, (10, 20))
    box = screen.getbbox()
    assert box is not None
    there = screen.crop(box)
    difference = ImageChops.difference(there, image.resize(there.size, Image.Resampling.LANCZOS))
    assert max(difference.tobytes()) < 40


def test_the_kitty_protocol_gets_the_picture_once_and_cells_that_show_it(folder: Path) -> None:
    """In chunks; each cell says which row and column it has, in the colour that is the picture's number."""
    fine = FinePictures(Pictures(folder), Graphics("kitty"))
    view = RoomView("page", title="An item", blocks=(PICTURE,))
    fine.begin()
    fine.put(room_parts(view, *SIZE, ink("dark"), fine.drawn)[0])
    (wanted,) = fine.wanted
    told = fine.make(wanted)
    assert fine.make(wanted) == ""
    chunks = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", told)
    assert all(len(data) <= 4096 for _, data in chunks)
    assert f"a=T,U=1,q=2,f=100,i={wanted.number},c={wanted.columns},r={wanted.rows}" in chunks[0][0]
    assert [head[-1] for head, _ in chunks] == [*"1" * (len(chunks) - 1), "0"]
    image = Image.open(BytesIO(standard_b64decode("".join(data for _, data in chunks))))
    assert image.size == (wanted.columns * 10, wanted.rows * 20)
    fine.begin()
    shown = fine.put(room_parts(view, *SIZE, ink("dark"), fine.drawn)[0])
    cells = [segment for strip in shown for segment in strip if PLACEHOLDER in segment.text]
    assert [segment.text for segment in cells] == [kitty_row(row, wanted.columns) for row in range(wanted.rows)]
    for segment in cells:
        assert segment.style is not None
        assert segment.style.color is not None
        assert "{:02x}{:02x}{:02x}".format(*segment.style.color.get_truecolor()) == f"{wanted.number:06x}"
        assert Strip([segment]).cell_length == wanted.columns


def test_rows_and_columns_are_numbered_as_the_protocol_has_it() -> None:
    """The marks are those of its own list, told here by a sum; columns beyond them follow the one before."""
    assert (MOST, NUMBERS[0], NUMBERS[1], NUMBERS[15]) == (len(set(NUMBERS)), "\u0305", "\u030d", "\u0357")
    assert zlib.crc32("".join(NUMBERS).encode()) == CHECKED
    assert kitty_row(1, 2) == f"{PLACEHOLDER}\u030d\u0305{PLACEHOLDER}\u030d\u030d"
    assert kitty_row(0, MOST + 2).endswith(PLACEHOLDER * 2)


CHECKED = 1697359229
"""Of the list as the protocol's own documents have it."""


def test_a_part_of_a_line_brings_the_picture_back_where_it_covers_it() -> None:
    """And else leaves it alone; what draws is never counted as text."""
    plain = Style.parse("white on black")
    drawn = Segment("\x1b7\x1b[5Gx\x1b8", None, ((1,),))  # type: ignore[arg-type]
    strip = Pictured([Segment("abcd", plain), Segment("    ", plain), Segment("efgh", plain)], 12, [(drawn, 4, 8)])
    assert strip.cell_length == 12
    assert strip.crop(0, 3).text == "abc"
    assert list(strip.crop(0, 6))[-1] is drawn
    assert strip.crop(0, 6).cell_length == 6
    assert drawn not in list(strip.crop(8, 12))
    assert strip.crop(0, 12) is strip
    filtered = strip.apply_filter(NoControls(), Color.parse("black"))
    assert list(filtered)[-1] is drawn


def test_a_picture_that_cannot_be_made_stays_in_half_blocks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file was broken since."""
    fine = FinePictures(Pictures(folder), Graphics("sixel"))
    view = RoomView("page", title="An item", blocks=(PICTURE,))
    fine.begin()
    fine.put(room_parts(view, *SIZE, ink("dark"), fine.drawn)[0])
    (wanted,) = fine.wanted
    monkeypatch.setattr("facilitator.console.fine_pictures.read", lambda *_: None)
    assert fine.make(wanted) == ""
    fine.begin()
    shown = fine.put(room_parts(view, *SIZE, ink("dark"), fine.drawn)[0])
    assert fine.wanted == ()
    assert "▀" in "".join(strip.text for strip in shown)
