"""What is typed on a line that holds no group's words: how somebody signs, and how long a second clock is to run. Pure.

People sign by initials, a short name or a role, never with a sentence that was meant for another line.
"""

from __future__ import annotations

import re

from facilitator.agenda.cleaning import clean_line

MOST_WORDS = 3
MOST_CHARACTERS = 30
PLEASE = "Initials or a role, please, such as CD or co-trainer"

SENTENCE = re.compile(r'[!?;:,"…“”„«»]|\w{3,}\.$')
"""Signs that stand in sentences; a full stop after one or two letters only shortens."""


def signature(text: str) -> str:
    """What somebody signs with, as typed but for spaces. Raises ValueError with a reason in plain words."""
    words = clean_line(text).split()
    signed = " ".join(words)
    if not any(letter.isalpha() for letter in signed):
        raise ValueError(f"{PLEASE}: at least a letter.")
    if SENTENCE.search(signed):
        raise ValueError(f"{PLEASE}: that reads like a sentence.")
    if len(words) > MOST_WORDS:
        raise ValueError(f"{PLEASE}: at most {MOST_WORDS} words.")
    if len(signed) > MOST_CHARACTERS:
        raise ValueError(f"{PLEASE}: at most {MOST_CHARACTERS} characters.")
    return signed


LONGEST_SECOND = 12 * 3600.0
"""No second clock is longer than this many seconds; more is a slip of the finger."""

SECOND = re.compile(
    r"(?P<minutes>\d{0,3})(?::(?P<seconds>[0-5]?\d))?(?:\s*(?:m|min|minutes?)(?=\s|$))?(?:\s+(?P<name>.*))?"
)
"""Minutes, or minutes and seconds, and then what it is for: "2 energiser", "2:30 Group 3", ":45", "5 min"."""


def read_second(text: str) -> tuple[float, str] | None:
    """The seconds and the name that were typed for a second clock; None when they are no length of time."""
    found = SECOND.fullmatch(text.strip())
    if found is None or not (found["minutes"] or found["seconds"]):
        return None
    seconds = int(found["minutes"] or 0) * 60 + int(found["seconds"] or 0)
    return (float(seconds), (found["name"] or "").strip()) if 0 < seconds <= LONGEST_SECOND else None
