"""Pictures as terminals take them: rows of sixels, or one picture for the kitty protocol with the cells that show it.

Both fill the very cells that half blocks would take, so nothing on a page moves when a terminal turns out to be able to
do better. A sixel picture is cut into one slice for each line of cells, because lines are written one by one: a line
that is written again brings its own slice back, and no slice reaches over another line's words.
"""

from __future__ import annotations

import re
from base64 import standard_b64encode
from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from facilitator.console.pictures import on_paper

if TYPE_CHECKING:
    from PIL import Image

COLOURS = 128
"""Colours of a sixel picture: as many as terminals take without mapping them to fewer."""
NOTHING = 255
"""The index of what is not drawn."""
BAND = 6
"""Lines of pixels in a band of sixels."""
CHUNK = 4096
"""Characters of a picture that the kitty protocol takes at once."""
PLACEHOLDER = "\U0010eeee"
"""The character whose cells show a picture of the kitty protocol; its colour is the picture's number."""

MARKS = (
    "0305 030D 030E 0310 0312 033D 033E 033F 0346 034A 034B 034C 0350 0351 0352 0357 035B 0363 0364 0365 0366"
    " 0367 0368 0369 036A 036B 036C 036D 036E 036F 0483 0484 0485 0486 0487 0592 0593 0594 0595 0597 0598 0599"
    " 059C 059D 059E 059F 05A0 05A1 05A8 05A9 05AB 05AC 05AF 05C4 0610 0611 0612 0613 0614 0615 0616 0617 0657"
    " 0658 0659 065A 065B 065D 065E 06D6 06D7 06D8 06D9 06DA 06DB 06DC 06DF 06E0 06E1 06E2 06E4 06E7 06E8 06EB"
    " 06EC 0730 0732 0733 0735 0736 073A 073D 073F 0740 0741 0743 0745 0747 0749 074A 07EB 07EC 07ED 07EE 07EF"
    " 07F0 07F1 07F3 0816 0817 0818 0819 081B 081C 081D 081E 081F 0820 0821 0822 0823 0825 0826 0827 0829 082A"
    " 082B 082C 082D 0951 0953 0954 0F82 0F83 0F86 0F87 135D 135E 135F 17DD 193A 1A17 1A75 1A76 1A77 1A78 1A79"
    " 1A7A 1A7B 1A7C 1B6B 1B6D 1B6E 1B6F 1B70 1B71 1B72 1B73 1CD0 1CD1 1CD2 1CDA 1CDB 1CE0 1DC0 1DC1 1DC3 1DC4"
    " 1DC5 1DC6 1DC7 1DC8 1DC9 1DCB 1DCC 1DD1 1DD2 1DD3 1DD4 1DD5 1DD6 1DD7 1DD8 1DD9"
)
"""The combining marks that number rows and columns from 0, in the order that the protocol gives them."""
NUMBERS = tuple(chr(int(code, 16)) for code in MARKS.split())
MOST = len(NUMBERS)
"""Rows and columns that can be numbered; a column without a number follows the one before it."""


def fitted(image: Image.Image, width: int, height: int) -> Image.Image:
    """The picture as large as fits into so many pixels, in the middle of what is transparent."""
    from PIL import Image

    scale = min(width / image.width, height / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    box = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    box.paste(on_paper(image, size), ((width - size[0]) // 2, (height - size[1]) // 2))
    return box


def sixel_rows(image: Image.Image, cell: tuple[int, int], columns: int, rows: int) -> tuple[str, ...]:
    """The sixels of each line of cells, from top to bottom."""
    wide, high = columns * cell[0], rows * cell[1]
    box = fitted(image, wide, high)
    drawn = box.convert("RGB").quantize(COLOURS)
    palette = drawn.getpalette() or []
    colours = [(palette[n], palette[n + 1], palette[n + 2]) for n in range(0, len(palette) - 2, 3)]
    solid = box.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    shown = drawn.copy()
    shown.paste(NOTHING, mask=solid.point(lambda alpha: 255 - alpha))
    pixels = shown.tobytes()
    lines = [pixels[start : start + wide] for start in range(0, len(pixels), wide)]
    return tuple(_slice(lines[top : top + cell[1]], wide, colours) for top in range(0, high, cell[1]))


def _slice(lines: Sequence[bytes], width: int, colours: Sequence[tuple[int, int, int]]) -> str:
    """One line of cells; what it does not draw lets through what is there."""
    used = sorted(set().union(*map(set, lines)) - {NOTHING})
    told = "".join(
        f"#{n};2;{_percent(colours[n][0])};{_percent(colours[n][1])};{_percent(colours[n][2])}" for n in used
    )
    bands = (_band(lines[top : top + BAND], width) for top in range(0, len(lines), BAND))
    return f'\x1bP0;1;0q"1;1;{width};{len(lines)}{told}{"-".join(bands)}\x1b\\'


def _percent(value: int) -> int:
    return round(value * 100 / 255)


def _band(lines: Sequence[bytes], width: int) -> str:
    """Up to six lines of pixels: for each colour, which of the six it has in each column."""
    found = []
    for colour in sorted(set().union(*map(set, lines)) - {NOTHING}):
        bits = 0
        for number, line in enumerate(lines):
            if colour in line:
                bits |= int.from_bytes(line.translate(_bit(colour, number)), "big")
        columns = bits.to_bytes(width, "big").translate(_printable()).rstrip(b"?")
        found.append(f"#{colour}{_shortened(columns.decode('ascii'))}")
    return "$".join(found)


@lru_cache(maxsize=COLOURS * BAND)
def _bit(colour: int, number: int) -> bytes:
    """Turns the pixels of one colour into the bit of their line, and all others into 0."""
    table = bytearray(256)
    table[colour] = 1 << number
    return bytes(table)


@lru_cache(maxsize=1)
def _printable() -> bytes:
    """Turns six bits into the character for them."""
    return bytes(value + 63 if value < 64 else 0 for value in range(256))


REPEATED = re.compile(r"(.)\1{3,}")


def _shortened(columns: str) -> str:
    return REPEATED.sub(lambda found: f"!{len(found[0])}{found[1]}", columns)


def kitty_picture(image: Image.Image, number: int, cell: tuple[int, int], columns: int, rows: int) -> str:
    """What hands a picture to the terminal, to be shown wherever cells have its number; it answers nothing."""
    stored = BytesIO()
    fitted(image, columns * cell[0], rows * cell[1]).save(stored, "PNG")
    data = standard_b64encode(stored.getvalue()).decode("ascii")
    chunks = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
    return "".join(_chunks(chunks, f"a=T,U=1,q=2,f=100,i={number},c={columns},r={rows},"))


def _chunks(chunks: Sequence[str], first: str) -> Iterable[str]:
    for place, chunk in enumerate(chunks):
        more = int(place < len(chunks) - 1)
        yield f"\x1b_G{first if place == 0 else 'q=2,'}m={more};{chunk}\x1b\\"


def kitty_row(row: int, columns: int) -> str:
    """The characters of one line of cells that show a picture's row."""
    numbered = "".join(f"{PLACEHOLDER}{NUMBERS[row]}{NUMBERS[column]}" for column in range(min(columns, MOST)))
    return numbered + PLACEHOLDER * (columns - MOST)
