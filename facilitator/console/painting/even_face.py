"""The block letters in even columns: each sign in five pixels by nine with a gap behind it, for lines and tables."""

from __future__ import annotations

from facilitator.console.painting.accents import Face, Pixels
from facilitator.console.painting.block_face import ABOVE, LETTERS, ROWS

ACROSS, DOWN = 6, ROWS
"""Pixels of a sign with the gap behind it, and its rows."""
STEMS = (2, 1, 2, 1, 2, 2)
"""How many pixels each column takes in the broad form, whose upright strokes are thicker."""
BROAD = sum(STEMS)
LOW = ROWS - 1
"""Rows of a sign in lines that stand close."""


def _even(rows: Pixels) -> Pixels:
    left = max(0, ACROSS - 1 - len(rows[0])) // 2
    return tuple((*(False,) * left, *row, *(False,) * (ACROSS - left - len(row))) for row in rows)


def _close(rows: Pixels) -> Pixels:
    """The same with one row fewer, so that nothing goes more than one row below the line."""
    if not any(rows[-1]):
        return rows[:LOW]
    if rows[-1] == rows[-2]:
        return rows[:LOW]
    alike = [number for number in range(3, ABOVE) if rows[number] == rows[number - 1]]
    at = alike[len(alike) // 2] if alike else LOW - 1
    return (*rows[:at], *rows[at + 1 :])


def _sign(sign: str) -> Pixels | None:
    if sign == " ":
        return ((False,) * ACROSS,) * DOWN
    rows = LETTERS.get(sign)
    return _even(rows) if rows is not None and len(rows[0]) <= ACROSS else None


def _closer(sign: str) -> Pixels | None:
    rows = SIGNS.get(sign)
    return rows and _close(rows)


def _broader(sign: str) -> Pixels | None:
    rows = SIGNS.get(sign)
    return rows and tuple(
        tuple(pixel for pixel, times in zip(row, STEMS, strict=True) for _ in range(times)) for row in rows
    )


SIGNS = Face(_sign, " ", LETTERS)
"""The pixels of each sign."""
CLOSE = Face(_closer, SIGNS)
"""The same for lines that stand close."""
BROADER = Face(_broader, SIGNS)
"""The same in the broad form."""
