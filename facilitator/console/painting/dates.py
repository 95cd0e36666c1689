"""Dates as people here write them."""

from __future__ import annotations

from datetime import date

DATES: dict[str, str] = {
    "words": "{0.day} {0:%B %Y}",
    "slashes": "{0:%d/%m/%Y}",
    "dots": "{0:%d.%m.%Y}",
    "iso": "{0:%Y-%m-%d}",
}
"""How each way of writing a date looks."""


def date_words(day: date, way: str) -> str:
    """A date as it is to be written."""
    return DATES.get(way, DATES["words"]).format(day)
