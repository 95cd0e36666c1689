"""What PyYAML says, in words for someone who never saw YAML, and at the place where the slip was made."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from facilitator.agenda.problems import Place, Problem, quoted


class Saying(NamedTuple):
    """A phrase of the parser's, and what to say instead. `at_start`: the slip is where the thing began, not where it
    was noticed."""

    phrase: re.Pattern[str]
    what: str
    expected: str
    at_start: bool = False


def _saying(phrase: str, what: str, expected: str, *, at_start: bool = False) -> Saying:
    return Saying(re.compile(phrase), what, expected, at_start)


SAYINGS = (
    _saying(
        "mapping values are not allowed",
        "there is a colon where no key can stand",
        "quotation marks round text that has ': ' in it, and keys of one group exactly below one another",
    ),
    _saying(r"'\\t' that cannot start|tab character", "a tab is used for indentation", "spaces"),
    _saying(
        "character .* that cannot start",
        "a value cannot begin with this character",
        "quotation marks round the value",
    ),
    _saying("unexpected end of stream", "a quotation mark is opened and never closed", "a second one", at_start=True),
    _saying("document separator", "a quotation mark is opened and never closed", "a second one", at_start=True),
    _saying(
        "unknown escape character|escape sequence",
        r"a backslash inside double quotation marks means something special",
        r"single quotation marks, or \\ for each backslash",
    ),
    _saying(
        "expected ',' or '[]}]'",
        "a bracket is opened and not closed, or a comma is missing",
        "a comma between entries and a closing bracket",
        at_start=True,
    ),
    _saying("sequence entries are not allowed", "a list begins on the line of its key", "'- ' on a line of its own"),
    _saying(
        "could not find expected ':'",
        "this line is neither a key nor part of a list",
        "'key: value' or '- '",
        at_start=True,
    ),
    _saying("alphabetic or numeric", "a value cannot begin with * or & here", "quotation marks round the value"),
    _saying("chomping or indentation", "nothing can follow | or > on its line", "the text on the lines below"),
    _saying("undefined tag handle|a tag", "a value cannot begin with ! here", "quotation marks round the value"),
    _saying(
        "found '<(scalar|alias|anchor|tag)>'",
        "there is more text after a value that had ended, or a line that does not stand below the others",
        "the whole value inside one pair of quotation marks, and keys of one group exactly below one another",
    ),
    _saying(
        "expected (<block end>|'<document start>')",
        "this line does not stand below the others of its group",
        "keys of one group, and the dashes of one list, exactly below one another",
    ),
    _saying("expected the node content", "a value cannot begin with this character", "quotation marks round the value"),
)


def in_plain_words(error: yaml.MarkedYAMLError, file: str, lines_before: int, text: str) -> Problem:
    """The parser's complaint as a problem. A phrase without a saying is repeated: better than nothing."""
    said = " ".join(part for part in (error.problem, error.context) if part)
    mark = error.problem_mark or error.context_mark
    for saying in SAYINGS:
        if saying.phrase.search(error.problem or ""):
            if saying.at_start:
                mark = error.context_mark or mark
            return Problem(file, *_place(mark, lines_before, text), saying.what, saying.expected)
    return Problem(file, *_place(mark, lines_before, text), f"YAML cannot be read here ({quoted(said)[1:-1]})")


def _place(mark: yaml.Mark | None, lines_before: int, text: str) -> Place:
    """The mark's place. What was noticed at the end of the file was so at its last line with something on it."""
    if mark is None:
        return Place(1 + lines_before, 1)
    lines = text.rstrip().split("\n")
    if mark.line >= len(lines):
        return Place(len(lines) + lines_before, len(lines[-1]) + 1)
    return Place(mark.line + 1 + lines_before, mark.column + 1)


def unreadable_character(error: yaml.reader.ReaderError, file: str, lines_before: int, text: str) -> Problem:
    """A character that YAML forbids, such as NUL or ESC, by its number, for it cannot be shown."""
    found = error.character
    number = found if isinstance(found, int) else ord(found[:1] or "\0")
    before = text[: text.find(chr(number))]
    line = before.count("\n") + 1 + lines_before
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Problem(file, line, column, f"there is a control character here (U+{number:04X})", "ordinary text")
