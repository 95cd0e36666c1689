"""A number with its noun: the one place that knows singular and plural."""

from __future__ import annotations


def count_words(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 issue", "3 issues", "2 people" where `many` is no plain plural."""
    return f"{number} {one if number == 1 else many or one + 's'}"
