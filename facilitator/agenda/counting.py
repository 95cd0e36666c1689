"""A number with its noun, and several words in a row: the one place that knows singular and plural."""

from __future__ import annotations

from collections.abc import Sequence


def count_words(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 issue", "3 issues", "2 people" where `many` is no plain plural."""
    return f"{number} {noun(number, one, many)}"


def noun(number: int, one: str, many: str = "") -> str:
    """The noun alone, as it stands after such a count."""
    return one if number == 1 else many or f"{one}s"


def listed(names: Sequence[str]) -> str:
    """Names as they are read out: "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
