"""What decisions about names teach, in a run and from one day to the next; loading it loads no list of names."""

from __future__ import annotations

import msgspec


class Learned(msgspec.Struct, frozen=True):
    """Words, made plain: those that were said to be nobody's name, and those of lines that were held back."""

    cleared: frozenset[str] = frozenset()
    sought: frozenset[str] = frozenset()


NOTHING = Learned()
"""What is learned from no decision."""
