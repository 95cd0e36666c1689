"""Frames, rules and bars as pixels of any size: they fill their place from edge to edge, so that lines go on."""

from __future__ import annotations

import unicodedata
from functools import cache

WAYS = {
    "UP": "u",
    "DOWN": "d",
    "LEFT": "l",
    "RIGHT": "r",
    "VERTICAL": "ud",
    "HORIZONTAL": "lr",
}
"""How the names of box characters tell where their lines lead."""
SHARES = {"█": 8, **dict(zip("▏▎▍▌▋▊▉", range(1, 8), strict=True))}
"""Eighths of its place that a bar takes, from the left."""
SHADES = {"░": 4, "▒": 2, "▓": 2}
"""One pixel of so many is set."""


@cache
def ways(sign: str) -> str:
    """Where the lines of a box character lead: u, d, l, r; "" for what is none, or slanting."""
    if not "─" <= sign <= "╿":
        return ""
    name = unicodedata.name(sign)
    return "" if "DIAGONAL" in name else "".join(WAYS.get(word, "") for word in name.split())


def is_frame(sign: str) -> bool:
    """Whether a sign can be drawn here."""
    return bool(ways(sign)) or sign in SHARES or sign in SHADES or sign in "▀▄▐"


def frame(sign: str, across: int, down: int, thick: int = 1) -> list[list[bool]]:
    """A sign that can be, in so many pixels, its lines so thick."""
    if lead := ways(sign):
        return _lines(lead, across, down, thick)
    if sign in SHARES:
        filled = max(1, round(across * SHARES[sign] / 8))
        return [[x < filled for x in range(across)] for _ in range(down)]
    if sign in SHADES:
        step = SHADES[sign]
        return [
            [y // thick % 2 == 0 and (x // thick + y // thick) % step == 0 for x in range(across)] for y in range(down)
        ]
    if sign == "▐":
        return [[x >= across // 2 for x in range(across)] for _ in range(down)]
    return [[(y < down // 2) == (sign == "▀")] * across for y in range(down)]


def _lines(lead: str, across: int, down: int, thick: int) -> list[list[bool]]:
    left, top = (across - thick) // 2, (down - thick) // 2
    rows = [[False] * across for _ in range(down)]

    def box(x0: int, y0: int, x1: int, y1: int) -> None:
        for y in range(y0, y1):
            rows[y][x0:x1] = [True] * (x1 - x0)

    for way in lead:
        match way:
            case "u":
                box(left, 0, left + thick, top + thick)
            case "d":
                box(left, top, left + thick, down)
            case "l":
                box(0, top, left + thick, top + thick)
            case _:
                box(left, top, across, top + thick)
    return rows
