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
SHORT: dict[str, str] = {"words": "{0:%d %b}", "slashes": "{0:%d/%m}", "dots": "{0:%d.%m.}", "iso": "{0:%m-%d}"}
"""The same without the year."""


def date_words(day: date, way: str) -> str:
    """A date as it is to be written."""
    return DATES.get(way, DATES["words"]).format(day)


def short_date(day: date, way: str) -> str:
    """A date of this year."""
    return SHORT.get(way, SHORT["words"]).format(day)
