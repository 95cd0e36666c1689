"""Mistakes in a file, each with its place and in words that help to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from facilitator.agenda.cleaning import clean_line

LONGEST_QUOTE = 60
"""Characters of a file's own text that a message repeats."""

JOINERS = "\u200c\u200d"


class Place(NamedTuple):
    """Where something stands in a file, both counted from 1 as editors do. Line 0 means the file as a whole."""

    line: int
    column: int


WHOLE_FILE = Place(0, 0)


def place_of(text: str, offset: int) -> Place:
    """The line and column of an offset in a text whose lines end in a newline."""
    return Place(text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


class Problem(msgspec.Struct, frozen=True):
    """One mistake. `file` is shown as the reader of the message would type it; empty parts are not said.

    A `warning` does not stop a plan from being read.
    """

    file: str
    line: int
    column: int
    what: str
    expected: str = ""
    suggestion: str = ""
    warning: bool = False

    def __str__(self) -> str:
        """One line that editors can jump from. Names of files are cleaned too: a disk may hold any."""
        place = f":{self.line}:{self.column}" if self.line else ""
        parts = [f"warning: {self.what}" if self.warning else self.what]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.suggestion:
            parts.append(f"did you mean '{self.suggestion}'?")
        return clean_line(f"{self.file}{place}: {'; '.join(parts)}")


class Problems:
    """Collects the mistakes of one file, so that all of them are told at once."""

    def __init__(self, file: str) -> None:
        """For the file that messages call `file`."""
        self.file = file
        self.found: list[Problem] = []

    def add(self, place: Place, what: str, expected: str = "", suggestion: str = "", *, warning: bool = False) -> None:
        """Note a mistake."""
        self.found.append(Problem(self.file, place.line, place.column, what, expected, suggestion, warning))

    def in_order(self) -> list[Problem]:
        """From the top of the file to its end."""
        return sorted(self.found, key=lambda problem: (problem.line, problem.column))


def quoted(value: object) -> str:
    """A file's own text inside a message: one line, clipped, in quotation marks, with nothing a terminal obeys.

    A character that cannot be seen is named, since it may be the very mistake: a no-break space pasted from a document
    keeps a key from being the key it looks like. Joiners of letters are no such thing.
    """
    text = clean_line(str(value))
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    text = "".join(c if c.isprintable() or c in JOINERS else f"<U+{ord(c):04X}>" for c in text)
    return f"'{text}'"


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that `word` was probably meant to be; "" when none is near."""
    import difflib

    by_lower = {choice.lower(): choice for choice in choices}
    found = difflib.get_close_matches(word.lower()[:LONGEST_QUOTE], list(by_lower), n=1, cutoff=0.7)
    return by_lower[found[0]] if found else ""


def listed(words: Iterable[str], most: int = 24) -> str:
    """Words as a list in a sentence, cut where it would become a page."""
    every = [clean_line(word) for word in words]
    return ", ".join(every[:most]) + (", ..." if len(every) > most else "")
