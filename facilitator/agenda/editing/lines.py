"""A text as lines that keep their ends, whatever these are, so that what is not changed stays byte for byte. Pure.

Lines are counted as the readers count them: everything that ends a line somewhere ends one here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
MARK = "\ufeff"
"""What some editors put at the beginning of a file: it is no character of its text."""


def split(text: str) -> list[str]:
    """The lines of a text, each with its end; put together again they are the text."""
    lines, at = [], 0
    for found in END.finditer(text):
        lines.append(text[at : found.end()])
        at = found.end()
    return [*lines, text[at:]] if at < len(text) else lines


def bare(line: str) -> str:
    """A line without its end."""
    return line[: len(line) - len(end_of(line))]


def end_of(line: str) -> str:
    """What a line ends in; "" for a last line that is not ended."""
    found = END.search(line)
    return found[0] if found else ""


def is_ended(text: str) -> bool:
    """Whether the last line of a text is ended; there is nothing to end where there is none."""
    return not text or text[-1] in ENDS


def usual_end(text: str) -> str:
    """What most lines of a text end in: new ones end so too."""
    counted = Counter(found[0] for found in END.finditer(text))
    return max(("\n", "\r\n", "\r"), key=lambda end: counted[end])


def ended(lines: Iterable[str], end: str) -> list[str]:
    """New lines, which have no ends, with these."""
    return [f"{line}{end}" for line in lines]


def normal(lines: Sequence[str]) -> str:
    """The lines as the readers have them: each ends in a newline."""
    return "".join(f"{bare(line)}\n" if end_of(line) else line for line in lines)


def is_blank(line: str) -> bool:
    """Whether there is nothing on a line."""
    return not line.strip()


def is_remark(line: str) -> bool:
    """Whether a line of YAML, outside of any value, is a remark alone."""
    return line.lstrip(" \t").startswith("#")


def indent_of(line: str) -> int:
    """How many spaces a line is set in by."""
    return len(line) - len(line.lstrip(" "))
