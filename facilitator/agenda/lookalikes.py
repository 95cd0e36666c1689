"""What word processors and web pages put in the place of the characters that YAML and Markdown need: read as was meant.

Curly quotation marks round a value, a dash for a hyphen, a space that does not break: each looks right on the screen,
and the parser would blame another line for it, or say nothing. They are put right before anything is parsed, only where
they can have no other meaning, and each is named in a warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from facilitator.agenda.problems import Place, Problem, Problems

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u200b\u2060\ufeff\u00ad"
DASHES = "\u2010-\u2015\u2043\u2212\u2022\u2023\u25e6\u2e3a\u2e3b\u00b7"
QUOTES = "\u2018-\u201f\u00ab\u00bb\u2039\u203a\u275b-\u275e\u301d-\u301f\uff02"

PREFIX = re.compile(rf"[ {SPACES}{UNSEEN}]*(?:[-{DASHES}][ {SPACES}]+)*")
"""How a line of YAML begins: indentation, and the signs of lists."""
ODD_SPACE = re.compile(f"[{SPACES}]")
ODD_SPACES = re.compile(rf"(?<=:)[{SPACES}]+|[{SPACES}]+(?=:(?:\s|$))|[{SPACES}]+$")
WIDE_COLON = re.compile(r"(\s*(?:- )*[\w. -]{1,40})\uff1a\s*")
QUOTED = re.compile(
    r"""(?:^(?:\s*-\s+)*\s*|(?<=[:,\[{])\s+|(?<=[\[{]))(?:(?P<fine>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
    rf"""|(?P<open>[{QUOTES}"'])(?P<text>.*?)(?P<close>[{QUOTES}"']))(?=\s*(?:$|[,\]}}]|:\s|\s#))"""
)
"""A value in quotation marks: one that is `fine` as YAML has it, whatever stands in it, or one with other marks."""
BLOCK = re.compile(r"(?:^|[:-]\s+)[|>][-+0-9]*\s*(?:#.*)?$")
"""The end of a line after which the lines set in deeper are text as it is."""

FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
SMART_RULE = re.compile(r"\s{0,3}[\u2012-\u2015\u2212\u2e3a\u2e3b]+[-\u2012-\u2015\u2212]*\s*")


def named(character: str) -> str:
    """What a character is called, for one that looks like another or cannot be seen."""
    return f"{unicodedata.name(character, 'a character').lower()}, U+{ord(character):04X}"


def plain_yaml(text: str, file: str, lines_before: int = 0) -> tuple[str, list[Problem]]:
    """The text as its author meant it, and what was put right. Places stay as they are in the file."""
    if text.isascii():
        return text, []
    problems = Problems(file)
    lines = text.split("\n")
    inside: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if inside is not None and (indent > inside or not line.strip()):
            continue
        inside = None
        if not line.isascii() and not line.lstrip().startswith("#"):
            lines[number] = _Line(line, Place(number + 1 + lines_before, 1), problems).plain()
        if BLOCK.search(lines[number]):
            inside = len(lines[number]) - len(lines[number].lstrip())
    return "\n".join(lines), problems.found


class _Line:
    """One line of YAML, put right step by step; `place` is where it begins."""

    def __init__(self, line: str, place: Place, problems: Problems) -> None:
        self.line = line
        self.place = place
        self.problems = problems

    def plain(self) -> str:
        """The line as it was meant."""
        self._prefix()
        self._quotes()
        self._colon()
        for found in list(ODD_SPACES.finditer(self.line)):
            self._put(found.start(), found.end(), " " * len(found[0]), "stands where YAML needs a plain space")
        return self.line

    def _put(self, start: int, end: int, new: str, what: str) -> None:
        odd = next((c for c in self.line[start:end] if not c.isascii()), "")
        place = Place(self.place.line, start + 1)
        self.problems.warn(place, f"this character ({named(odd)}) {what}; it is read as if it were plain", looks=True)
        self.line = self.line[:start] + new + self.line[end:]

    def _prefix(self) -> None:
        found = PREFIX.match(self.line)
        if found is None or found[0].isascii():
            return
        spaces = ODD_SPACE.search(found[0])
        if spaces:
            rest = ODD_SPACE.sub(" ", found[0][spaces.start() :])
            self._put(spaces.start(), found.end(), rest, "stands where YAML needs a plain space")
        for at, character in enumerate(self.line[: found.end()]):
            if not character.isascii() and character not in UNSEEN:
                self._put(at, at + 1, "-", "begins an entry of a list, where YAML needs a hyphen")
        unseen = [c for c in found[0] if c in UNSEEN]
        if unseen:
            at = found[0].index(unseen[0])
            self._put(at, at + 1, "", "cannot be seen and is no indentation")
            self.line = "".join(c for c in self.line[: found.end()] if c not in UNSEEN) + self.line[found.end() :]

    def _quotes(self) -> None:
        for found in reversed(list(QUOTED.finditer(self.line))):
            if found["fine"]:
                continue
            marks, text = found["open"] + found["close"], found["text"]
            if marks.isascii() or '"' in text or "\\" in text:
                continue
            start, end = found.start("open"), found.end("close")
            self._put(
                start, end, f'"{text}"', "stands for a quotation mark round a value, where YAML needs a straight one"
            )

    def _colon(self) -> None:
        found = WIDE_COLON.match(self.line)
        if found:
            start = found.end(1)
            self._put(start, found.end(), ": ", "follows a key, where YAML needs a plain colon")


def smart_rules(lines: list[str]) -> Iterator[int]:
    """The indices of a deck's lines that are nothing but a long dash, which was three hyphens before a word processor
    saw it. Lines of code and of private notes are left out."""
    fence, note = "", False
    for number, line in enumerate(lines):
        found = FENCE.match(line)
        if fence:
            fence = "" if found and found[1].startswith(fence) else fence
        elif note:
            note = "-->" not in line
        elif found:
            fence = found[1]
        elif "<!--" in line:
            note = "-->" not in line.rpartition("<!--")[2]
        elif SMART_RULE.fullmatch(line):
            yield number
