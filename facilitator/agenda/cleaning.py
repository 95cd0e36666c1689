"""What text may hold once it is inside: pure, and the first of two guards against text that steers a terminal.

A pasted or written escape character reaches the terminal as a command, and a bidirectional override makes a line read
as what it is not. Both are taken out where text enters: keyboard, paste, YAML, Markdown, import. Joiners stay, because
Persian, Hindi and family emoji are spelled with them.
"""

from __future__ import annotations

import re

LONGEST_LINE = 10_000
"""Characters that a typed line may have; more is a paste gone wrong, not something a group said."""

BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Everything that ends a line somewhere. Slides copied from PowerPoint use the vertical tab."""

UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and newline, and the marks that turn the direction of text round."""

SURROGATE = re.compile("[\ud800-\udfff]")
FOLD = re.compile(r"(?<! ) *[\n\t][\n\t ]*")
"""A break with the spaces round it. A run of spaces is looked at from its first one only: from each of them, a long
one would take its length squared."""


def clean(text: str) -> str:
    r"""Text of several lines, safe to store and to show; every line ends in `\n`. Cleaning twice changes nothing.

    Only the characters of an escape sequence that a terminal would obey go; the harmless rest of it stays, since it
    may be words. Half characters (lone surrogates, which JSON and SQLite refuse) become U+FFFD.
    """
    if text.isprintable():  # it is clean, as nearly all words are: no control, no mark of direction, no half character
        return text
    if SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return UNSAFE.sub("", BREAK.sub("\n", text))


def clean_line(text: str) -> str:
    """One line: `clean`, then line breaks and tabs become single spaces and the ends are trimmed.

    Spaces that someone typed inside the line stay as they are: a group's words are kept exactly.
    """
    return FOLD.sub(" ", clean(text)).strip()


def typed(character: str) -> str:
    """What a key's character puts into a line: all that cleaning keeps, spaces and joiners of every kind among it.

    Nothing for control characters, Enter and Tab among them. A line break that is no key's becomes a space.
    """
    return "" if character < " " else FOLD.sub(" ", clean(character))
