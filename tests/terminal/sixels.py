"""What a terminal that draws sixels would show of a program's bytes: its pictures, as pixels on a black ground."""

from __future__ import annotations

import re

from PIL import Image

STEP = re.compile(rb"\x1b\[(\d+);(\d+)H|\x1b\[(\d+)G|\x1bP0;1;0q(.*?)\x1b\\", re.DOTALL)
PART = re.compile(r'"1;1;(\d+);(\d+)|#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|!(\d+)([?-~])|([?-~])|([$-])')


def shown(data: bytes, size: tuple[int, int], cell: tuple[int, int]) -> Image.Image:
    """The screen of so many cells across and down after all these bytes; text is not drawn."""
    screen = Image.new("RGB", (size[0] * cell[0], size[1] * cell[1]))
    row = column = 1
    for found in STEP.finditer(data):
        if found[1]:
            row, column = int(found[1]), int(found[2])
        elif found[3]:
            column = int(found[3])
        else:
            draw(found[4].decode("ascii"), screen, ((column - 1) * cell[0], (row - 1) * cell[1]))
    return screen


def draw(sixels: str, screen: Image.Image, at: tuple[int, int]) -> tuple[int, int]:
    """Draw sixels with their upper left corner there; the width and height that they say they have."""
    colours: dict[int, tuple[int, int, int]] = {}
    colour, x, y, size = 0, 0, 0, (0, 0)
    for part in PART.finditer(sixels):
        if part[1]:
            size = int(part[1]), int(part[2])
        elif part[3]:
            colours[int(part[3])] = tuple(round(int(part[n]) * 255 / 100) for n in (4, 5, 6))  # type: ignore[assignment]
        elif part[7]:
            colour = int(part[7])
        elif part[11]:
            x, y = 0, y + 6 * (part[11] == "-")
        else:
            times, sign = int(part[8] or 1), part[9] or part[10]
            for bit in range(6):
                if ord(sign) - 63 >> bit & 1:
                    screen.paste(colours[colour], (at[0] + x, at[1] + y + bit, at[0] + x + times, at[1] + y + bit + 1))
            x += times
    return size
