"""What a case has not said yet: the lines that a case from elsewhere gets to be filled in, above its story. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

ASKED = {
    "fictional": "whether it is made up",
    "warning": "what may be hard to read in it",
    "went_right": "what people did well",
    "learning_points": "what it should bring out",
}
"""The fields that a trainer fills in, in the order in which they are asked for, each with what it says."""

RULE = re.compile(r"---\s*")
UNSURE = re.compile(r"fictional:\s*false\b.*#.*\btrue where it is made up", re.IGNORECASE)
"""The line of a case of which nobody has said whether it is made up."""


def front_of(lines: Sequence[str]) -> tuple[int, int]:
    """From where to where the lines of the front matter stand between its rules; (0, 0) where there are none."""
    if not lines or not RULE.fullmatch(lines[0].lstrip("\ufeff")):
        return 0, 0
    return next(((1, at) for at, line in enumerate(lines[1:], 1) if RULE.fullmatch(line)), (0, 0))


def blanks_in(lines: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The fields that a case's front matter leaves open, each with the lines that say so, from where to where."""
    found = {name: _blank(lines, name) for name in ASKED}
    return {name: place for name, place in found.items() if place is not None}


def _blank(lines: Sequence[str], name: str) -> tuple[int, int] | None:
    if name == "fictional":
        return next(((at, at + 1) for at, line in enumerate(lines) if UNSURE.match(line)), None)
    head = re.compile(rf"#\s{{0,2}}{name}:")
    at = next((n for n, line in enumerate(lines) if head.match(line)), None)
    if at is None:
        return None
    over = at + 1
    while over < len(lines) and re.match(r"#\s{3,}\S", lines[over]):
        over += 1
    return at, over
