"""Mistakes and warnings about a file, each with its place and in words that help to mend it.

A **mistake** makes a day impossible: the plan cannot be read, has no agenda or no lengths, or reports back on nothing.
Everything else is a **warning**: the words are kept and the day runs. Most warnings matter, since they may cost words,
time or privacy; those that cost looks alone are told apart, so that they cannot bury the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words

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
    """One mistake or warning. `file` is shown as the reader of the message would type it; empty parts are not said.

    A `warning` does not stop a plan from being read. `looks` marks a warning that costs looks and nothing else;
    `read_as` says what was taken in the place of what is wrong.
    """

    file: str
    line: int
    column: int
    what: str
    expected: str = ""
    suggestion: str = ""
    warning: bool = False
    looks: bool = False
    read_as: str = ""

    @property
    def matters(self) -> bool:
        """Whether this is a warning that may cost words, time or privacy."""
        return self.warning and not self.looks

    def __str__(self) -> str:
        """One line that editors can jump from. Names of files are cleaned too: a disk may hold any."""
        place = f":{self.line}:{self.column}" if self.line else ""
        parts = [f"warning: {self.what}" if self.warning else self.what]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.read_as:
            parts.append(f"read as '{self.read_as}'")
        elif self.suggestion:
            parts.append(f"did you mean '{self.suggestion}'?")
        return clean_line(f"{self.file}{place}: {'; '.join(parts)}")


class Problems:
    """Collects what is wrong with one file, so that all of it is told at once."""

    def __init__(self, file: str, *, stops: bool = True) -> None:
        """For the file that messages call `file`. With `stops` False nothing that is noted can be more than a warning:
        so it is with every file but the plan's own.
        """
        self.file = file
        self.stops = stops
        self.found: list[Problem] = []

    def add(self, place: Place, what: str, expected: str = "", suggestion: str = "") -> None:
        """Note a mistake; a warning that matters where nothing in this file can stop a day."""
        self.found.append(Problem(self.file, *place, what, expected, suggestion, warning=not self.stops))

    def warn(self, place: Place, what: str, expected: str = "", suggestion: str = "", *, looks: bool = False) -> None:
        """Note a warning."""
        self.found.append(Problem(self.file, *place, what, expected, suggestion, warning=True, looks=looks))

    def read_as(self, place: Place, what: str, expected: str, taken: str) -> None:
        """Note a slip that is understood: nothing stops, and what was taken instead is said."""
        self.found.append(Problem(self.file, *place, what, expected, warning=True, read_as=taken))

    def take(self, found: Iterable[Problem]) -> None:
        """Note what another reader found in the same file."""
        self.found.extend(found if self.stops else (msgspec.structs.replace(one, warning=True) for one in found))

    def in_order(self) -> list[Problem]:
        """From the top of the file to its end."""
        return sorted(self.found, key=lambda problem: (problem.line, problem.column))


class ProblemCounts(NamedTuple):
    """How many problems there are of each weight."""

    mistakes: int
    matter: int
    looks: int

    @property
    def words(self) -> str:
        """Both kinds, counted: "no mistakes, 3 warnings, 1 of which matters"."""
        return f"{_count(self.mistakes, 'mistake')}, {self.warnings}"

    @property
    def warnings(self) -> str:
        """The warnings, counted, with how many of them matter where that is said with fewer words than all of them."""
        every = self.matter + self.looks
        words = _count(every, "warning")
        if not every or not self.looks:
            return words
        if not self.matter:
            return f"{words} about looks"
        return f"{words}, {self.matter} of which matter{'s' if self.matter == 1 else ''}"


def tally(problems: Iterable[Problem]) -> ProblemCounts:
    """Count problems by their weight."""
    every = list(problems)
    matter = sum(one.matters for one in every)
    warnings = sum(one.warning for one in every)
    return ProblemCounts(len(every) - warnings, matter, warnings - matter)


def _count(number: int, word: str) -> str:
    return count_words(number, word) if number else f"no {word}s"


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
