"""How people sign: by initials, a short name or a role. Never a sentence that was meant for another line."""

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
