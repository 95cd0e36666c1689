"""What an HTML comment of a deck is: a private note, one of this program's two signs, or something meant for Marp."""

from __future__ import annotations

import re
import textwrap

import msgspec

from facilitator.agenda.cleaning import clean
from facilitator.agenda.deck_directives import only_directives
from facilitator.agenda.fields import MARP_KEYS
from facilitator.agenda.problems import nearest, quoted

SLIDE = re.compile(r"slide\s*:\s*(.*)", re.IGNORECASE)
CLASS = re.compile(r"(_?)class\s*:\s*(.*)")
DIRECTIVE = re.compile(rf"[_$]?(?:{'|'.join(MARP_KEYS)})\s*:")
FOR_EDITORS = re.compile(r"prettier-ignore\b|markdownlint-(?:disable|enable|capture|restore|configure)\b")
"""What tells editors how to treat the text, as Marp knows it too."""
HANDOUT = "handout"
MOST_SLIDES = 9_999


class Mistake(msgspec.Struct, frozen=True):
    """A sign that is written wrongly, in the parts of a problem."""

    what: str
    expected: str = ""
    suggestion: str = ""


class Remark(msgspec.Struct, frozen=True):
    """A comment understood. At most one of these is set; nothing is set where it is for Marp alone."""

    note: str = ""
    slide: int = 0
    handout: bool = False
    mistake: Mistake | None = None


def take_comments(html: str) -> tuple[list[str], str]:
    """The insides of all comments, and what is left of the text; a comment that never ends is left where it is."""
    bodies: list[str] = []
    rest: list[str] = []
    at = 0
    while (begin := html.find("<!--", at)) >= 0 and (end := html.find("-->", begin + 4)) >= 0:
        rest.append(html[at:begin])
        bodies.append(html[begin + 4 : end].strip("-") or html[begin + 4 : end])
        at = end + 3
    return bodies, "".join(rest) + html[at:]


def understand(body: str) -> Remark:
    """What the text between `<!--` and `-->` means.

    As in Marp, only known names make a directive, so that a note which begins "Remember: ..." stays a note.
    """
    text = textwrap.dedent(clean(body).expandtabs(4)).strip()
    if "\n" not in text:
        slide = SLIDE.fullmatch(text)
        if slide:
            return _slide(slide[1].strip())
        if text == "fit" or FOR_EDITORS.match(text):
            return Remark()
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if lines and (all(DIRECTIVE.match(line) for line in lines) or only_directives(text)):
        return _directives(lines)
    return Remark(note="\n".join(line.rstrip() for line in text.split("\n")))


def _slide(number: str) -> Remark:
    if number.isdecimal() and len(number) < 10 and 1 <= int(number) <= MOST_SLIDES:
        return Remark(slide=int(number))
    return Remark(mistake=Mistake(f"the slide number is {quoted(number)}", f"a whole number from 1 to {MOST_SLIDES:,}"))


def _directives(lines: list[str]) -> Remark:
    for line in lines:
        found = CLASS.fullmatch(line)
        if not found:
            continue
        classes = re.split(r"[\s,\[\]'\"]+", found[2])
        if HANDOUT in classes and found[1]:
            return Remark(handout=True)
        meant = next((word for word in classes if nearest(word, (HANDOUT,))), "")
        if meant:
            what = f"{quoted(line)} does not make this page a hand-out"
            return Remark(mistake=Mistake(what, suggestion=f"_class: {HANDOUT}"))
    return Remark()
