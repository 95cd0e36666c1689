"""A time in large figures, drawn in half-block pixels as large as the space allows.

Each figure is seven strokes on a grid; all figures are equally wide, so nothing jitters as seconds pass. A "1" stands
in the middle of its place, or "-1:37" and "13:16" would fall apart.
"""

from __future__ import annotations

from functools import lru_cache

STROKES = {
    "0": "top right_up right_down bottom left_down left_up",
    "2": "top right_up middle left_down bottom",
    "3": "top right_up middle right_down bottom",
    "4": "left_up middle right_up right_down",
    "5": "top left_up middle right_down bottom",
    "6": "top left_up left_down middle right_down bottom",
    "7": "top right_up right_down",
    "8": "top left_up left_down middle right_up right_down bottom",
    "9": "top left_up middle right_up right_down bottom",
    "-": "middle",
    "+": "",
    " ": "",
}
"""The strokes of each figure of a seven-segment display."""

HALVES = (" am", " pm")
"""What may stand behind a time: words on its last line, which take nothing from the size of its figures."""

PAIRS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""The blocks of two pixels, the upper and the lower one."""
NARROW = {":": 0.3, "-": 0.6, "+": 0.6}
"""Signs narrower than a figure, as a share of its width."""


@lru_cache(maxsize=16)
def large(text: str, width: int, height: int) -> tuple[str, ...]:
    """`text` as rows of block characters within `width` x `height` cells; one row of plain text where it cannot be.

    Cells are taken as twice as high as wide, so a half-block is a square pixel and a figure keeps about 4 : 7.
    """
    if text.endswith(HALVES):
        figures, half = text[:-3], text[-3:]
        *rows, last = large(figures, max(1, width - len(half)), height)
        return (*(row + " " * len(half) for row in rows), last + half) if rows else (text[:width],)
    tall = _tallest("".join("0" if sign.isdigit() else sign for sign in text), width, height)
    if not tall:
        return (text[:width],)
    drawn = _draw(text, tall)
    if len(drawn) % 2:
        drawn.append([False] * len(drawn[0]))
    return tuple(
        ["".join([PAIRS[pair] for pair in zip(drawn[y], drawn[y + 1], strict=True)]) for y in range(0, len(drawn), 2)]
    )


@lru_cache(maxsize=64)
def _tallest(shape: str, width: int, height: int) -> int:
    """How many pixels high a text of this shape (any figure written as 0) may be; 0 where it does not fit at all."""
    for tall in range(min(height * 2, 4 * width), 4, -1):
        if _width(shape, tall) <= width:
            return tall
    return 0


def _stroke(tall: int) -> int:
    """How thick the strokes of figures `tall` pixels high are; also the gap between figures."""
    return max(1, round(tall / 7))


def _wide(sign: str, tall: int) -> int:
    """How many pixels wide one sign is."""
    return max(_stroke(tall), round(max(3, round(tall * 4 / 7)) * NARROW.get(sign, 1.0)))


def _width(text: str, tall: int) -> int:
    """How many pixels wide `text` is."""
    return sum(_wide(sign, tall) for sign in text) + _stroke(tall) * max(0, len(text) - 1)


def _draw(text: str, tall: int) -> list[list[bool]]:
    """`text` as pixels `tall` rows high."""
    stroke = _stroke(tall)
    gap = [[False] * tall] * stroke
    columns: list[list[bool]] = []
    for number, sign in enumerate(text):
        if number:
            columns += gap
        columns += _sign(sign, _wide(sign, tall), tall, stroke)
    return [list(row) for row in zip(*columns, strict=True)]


@lru_cache(maxsize=64)
def _sign(sign: str, wide: int, tall: int, stroke: int) -> list[list[bool]]:
    """One sign as columns of pixels, which nobody may change: they are kept."""
    columns = [[False] * tall for _ in range(wide)]

    def box(x0: int, y0: int, x1: int, y1: int) -> None:
        for x in range(max(0, x0), min(wide, x1)):
            for y in range(max(0, y0), min(tall, y1)):
                columns[x][y] = True

    if sign == ":":
        left = (wide - stroke) // 2
        for centre in (tall * 3 // 10, tall * 7 // 10):
            top = centre - stroke // 2
            box(left, top, left + stroke, top + stroke)
        return columns
    middle = (tall - stroke) // 2
    boxes = {
        "top": (0, 0, wide, stroke),
        "bottom": (0, tall - stroke, wide, tall),
        "middle": (0, middle, wide, middle + stroke),
        "left_up": (0, 0, stroke, middle + stroke),
        "left_down": (0, middle, stroke, tall),
        "right_up": (wide - stroke, 0, wide, middle + stroke),
        "right_down": (wide - stroke, middle, wide, tall),
    }
    if sign == "1":
        left = (wide - stroke + 1) // 2
        box(left, 0, left + stroke, tall)
        return columns
    for name in STROKES.get(sign, "").split():
        box(*boxes[name])
    if sign == "+":
        box(0, middle, wide, middle + stroke)
        box((wide - stroke) // 2, tall // 4, (wide + stroke) // 2, tall - tall // 4)
    return columns
