"""What is kept from the room beyond whole comments: one that is torn or never closed, and notes of other programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from facilitator.agenda.deck_draft import DraftPages
from facilitator.agenda.problems import Place, Problems

if TYPE_CHECKING:
    from markdown_it.token import Token


# -- notes to the speaker as other programs write them, which Marp would show to the room ------------------------------
# Where it is plain that they are notes they are kept private, and the author is told; where it is not, she is told
# that the room sees them.


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


HIDDEN = frozenset(("inline", "fence", "code_block", "html_block"))
"""Tokens that have words."""
COMMENT_ENDS = re.compile("<!--+|--+>")


class Places:
    """Where something stands in the lines of a deck."""

    def __init__(self, lines: list[str]) -> None:
        """For a deck of these lines."""
        self.lines = lines

    def of(self, token: Token, needle: str = "") -> Place:
        """Where the token begins, or where in it the words `needle` stand."""
        first, end = token.map or (0, 0)
        head = needle.split("\n", 1)[0]
        for number in range(first, min(end, len(self.lines))) if head else ():
            column = self.lines[number].find(head)
            if column >= 0:
                return Place(number + 1, column + 1)
        return Place(first + 1, 1)


class Hidden:
    """Follows stretches that are kept from the room; their words become notes of the page in hand."""

    def __init__(self, lines: list[str], problems: Problems, pages: DraftPages) -> None:
        """For a deck of these lines, whose pages are being made."""
        self.lines, self.problems, self.pages = lines, problems, pages
        self.place = Places(lines).of
        self.ending: Ending = ""

    def takes(self, token: Token) -> bool:
        """Whether a block stands inside a stretch that is kept from the room; it is a note then."""
        if not self.ending or token.type not in HIDDEN:
            return False
        before, found, _ = token.content.partition(self.ending) if self.ending != PAGE_END else (token.content, "", "")
        self.pages.note(COMMENT_ENDS.sub("", before), token)
        self.ending = "" if found else self.ending
        return True

    def unclosed(self, text: str, token: Token) -> None:
        """Words after a comment that is not closed where it should be: private, and so is all up to its end."""
        what = "a private note begins here with <!-- and is not closed; all of it is kept from the room"
        self.problems.warn(self.place(token, "<!--"), what, "--> at its end, and no empty line inside a note")
        self.pages.note(text, token)
        end = token.map[1] if token.map else 0
        after = "\n".join(self.lines[end:])
        closed, opened = after.find("-->"), after.find("<!--")
        self.ending = "-->" if closed >= 0 and (opened < 0 or closed < opened) else ""

    def begins_with(self, token: Token) -> bool:
        """Notes as other programs write them; whether they are private here and were taken."""
        found = other_notes(token.content, self.lines[token.map[1] :] if token.map else [])
        if found is None:
            return False
        self.problems.warn(self.place(token), found.what, "<!-- a private note -->")
        if not found.hides:
            return False
        self.pages.note(found.words, token)
        self.ending = found.until
        return True

    def end_page(self) -> None:
        """A page ends; a comment may go on over it, and nothing else."""
        self.ending = "" if self.ending != "-->" else self.ending
