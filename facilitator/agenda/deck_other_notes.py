"""Notes to the speaker as other programs write them, which Marp would show to the room.

Where it is plain that they are notes they are kept private, and the author is told; where it is not, she is told that
the room sees them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

Ending = Literal["", "-->", ":::", "page"]
"""What ends a stretch that is kept from the room; "" where none is under way."""
PAGE_END: Ending = "page"

DIV = re.compile(r":{3,}\s*\{?\s*\.?(?:notes|speaker)\b[^\n]*\n?", re.IGNORECASE)
REST = re.compile(r"\?{3}[ \t]*(?:\n|$)")
SPOKEN = re.compile(r"(?:speaker[ _-]?|presenter[ _-]?)?notes?:(?:\s|$)", re.IGNORECASE)
RULER = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")


class OtherNotes(msgspec.Struct, frozen=True):
    """Notes that were found: `what` to say of them, the `words` so far if they are kept private, and what ends them."""

    what: str
    hides: bool = False
    words: str = ""
    until: Ending = ""


def other_notes(text: str, after: Sequence[str]) -> OtherNotes | None:
    """The notes that a paragraph begins; None where it begins none. `after` are the lines below it."""
    div = DIV.match(text)
    if div:
        words, end, _ = text[div.end() :].partition(":::")
        what = "'::: notes' begins notes as Pandoc has them; they are kept private"
        return OtherNotes(what, True, words, "" if end else ":::")
    rest = REST.match(text)
    if rest and (text[rest.end() :].strip() or _goes_on(after)):
        what = "'???' begins notes as remark has them; the rest of the page is kept private"
        return OtherNotes(what, True, text[rest.end() :], PAGE_END)
    if SPOKEN.match(text):
        return OtherNotes(
            f"the room sees this line, which begins with '{text.split(':')[0][:20]}:' like a private note"
        )
    return None


def _goes_on(after: Sequence[str]) -> bool:
    """Whether the page has something below."""
    first = next((line for line in after if line.strip()), "---")
    return not RULER.match(first)
