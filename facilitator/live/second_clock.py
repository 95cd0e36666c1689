"""What is typed to start a second clock. Pure.

It is for an energiser or one group's turn, and never touches the item's own clock.
"""

from __future__ import annotations

import re

LONGEST = 12 * 3600.0
"""No second clock is longer than this many seconds; more is a slip of the finger."""

TYPED = re.compile(
    r"(?P<minutes>\d{0,3})(?::(?P<seconds>[0-5]?\d))?(?:\s*(?:m|min|minutes?)(?=\s|$))?(?:\s+(?P<name>.*))?"
)
"""Minutes, or minutes and seconds, and then what it is for: "2 energiser", "2:30 Group 3", ":45", "5 min"."""


def read_second(text: str) -> tuple[float, str] | None:
    """The seconds and the name that were typed for a second clock; None when they are no length of time."""
    found = TYPED.fullmatch(text.strip())
    if found is None or not (found["minutes"] or found["seconds"]):
        return None
    seconds = int(found["minutes"] or 0) * 60 + int(found["seconds"] or 0)
    return (float(seconds), (found["name"] or "").strip()) if 0 < seconds <= LONGEST else None
