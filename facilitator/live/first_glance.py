"""Can a line name a person or give one away at all? A quick no for most lines of a flipchart. Pure.

`facilitator.live.personal_data` looks closely, with patterns that take longer to prepare than everything else that the
console needs to start. Whatever it would mark gets a yes here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from facilitator.live.common_names import FIRST_NAMES

LEADING_UP = """
mr mrs ms miss mx master sir rev revd fr prof professor dr pc sgt dc nurse judge
called named name spoke talk talked talking met surname aka
"""
"""Words that a name may follow: titles, and how people are introduced."""

BESIDE_DIGITS = """
dob ob b born birth birthday
road rd street st avenue ave lane drive close crescent cres terrace grove gardens court place way row walk mews square
hill rise view green parade villas buildings mount croft fold brow bank
"""
"""Words that make a date of birth or an address out of a number in the same line."""

FEWEST_DIGITS = 10
"""The digits of the shortest telephone number that is marked, and of an NHS number."""

_PIECES = re.compile(r"[^\W_]+")
_LEADING_UP = frozenset(LEADING_UP.split())
_BESIDE_DIGITS = frozenset(BESIDE_DIGITS.split())


@lru_cache(maxsize=8192)
def worth_a_look(text: str) -> bool:
    """Whether anything in the line could be marked; a number alone is none. Remembered, because a board asks often."""
    pieces = _PIECES.findall(text)
    words = {piece.casefold() for piece in pieces}
    if (
        "@" in text
        or words & _LEADING_UP
        or any(piece[0].isupper() and piece.casefold() in FIRST_NAMES for piece in pieces)
    ):
        return True
    digits = sum(character.isdigit() for character in text)
    if not digits:
        return False
    postcode = any(piece.isalnum() and not piece.isalpha() and not piece.isdigit() for piece in pieces)
    return digits >= FEWEST_DIGITS or bool(words & _BESIDE_DIGITS) or postcode
