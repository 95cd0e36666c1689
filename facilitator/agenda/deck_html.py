"""HTML in a deck: its tags are left out and its words kept, one below the other. Comments are taken out before."""

from __future__ import annotations

import html
import re
from typing import Literal

import msgspec

from facilitator.agenda.cleaning import FOLD, clean

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*|/)?)>")
OTHER = re.compile(r"<[!?][^<>]*>")
"""Declarations and instructions, which have no words."""
ATTRIBUTE = re.compile(r"""\b(src|alt|class)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)

SILENT = frozenset(("style", "script", "template", "head", "title", "noscript", "svg", "object"))
"""What stands inside these was never meant to be read."""
INSIDE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "del", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u"),
        *("var", "wbr"),
    )
)
"""Tags inside a line; every other one begins a new line."""

PieceKind = Literal["text", "heading", "item", "picture"]


class Piece(msgspec.Struct, frozen=True):
    """Words of a piece of HTML. A picture's `text` are the words that stand for it, and `source` is its address."""

    kind: PieceKind
    text: str
    level: int = 0
    source: str = ""


class Tag(msgspec.Struct, frozen=True):
    """A tag as far as it matters here. `notes`: it holds what reveal.js shows to the speaker alone."""

    name: str
    closes: bool
    source: str
    words: str
    notes: bool

    @property
    def silent(self) -> bool:
        """Whether the room sees nothing of what stands inside."""
        return self.name in SILENT or self.notes


def tag_of(text: str) -> Tag | None:
    """The tag that a piece of inline HTML is; None where it is none."""
    found = TAG.fullmatch(text.strip())
    return _tag(found) if found else None


def _tag(found: re.Match[str]) -> Tag:
    values = {name.lower(): html.unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(found[3])}
    name = found[2].lower()
    notes = name == "aside" and "notes" in values.get("class", "").split()
    return Tag(name, bool(found[1]), values.get("src", ""), values.get("alt", ""), notes)


def pieces_of(text: str) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """The words of a block of HTML, line by line; and the notes to the speaker that stood in it."""
    reader = _Reader()
    at = 0
    for found in TAG.finditer(text):
        reader.words(text[at : found.start()])
        reader.tag(_tag(found), text[found.end() :])
        at = found.end()
    reader.words(text[at:])
    reader.flush()
    return tuple(reader.pieces), tuple(reader.notes)


class _Reader:
    """Goes through the tags of a block in order."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.notes: list[str] = []
        self.kind: PieceKind = "text"
        self.level = 0
        self.text = ""
        self.inside: Tag | None = None

    def words(self, text: str) -> None:
        """Text between two tags."""
        if self.inside is None or self.inside.notes:
            self.text += html.unescape(OTHER.sub("", text))

    def tag(self, tag: Tag, rest: str) -> None:
        """A tag, and what follows it: a silent one that is never closed is taken for an empty one."""
        if self.inside is not None:
            if tag.closes and tag.name == self.inside.name:
                if self.inside.notes and self.text.strip():
                    self.notes.append(_line(self.text))
                self.text, self.inside = "" if self.inside.notes else self.text, None
        elif tag.name == "img" and not tag.closes:
            self.flush()
            self.pieces.append(Piece("picture", _line(tag.words), source=tag.source))
        elif tag.name not in INSIDE:
            self.flush()
            self.kind = "item" if tag.name == "li" and not tag.closes else "text"
            if re.fullmatch("h[1-6]", tag.name) and not tag.closes:
                self.kind, self.level = "heading", int(tag.name[1])
            if tag.silent and not tag.closes and f"</{tag.name}" in rest.lower():
                self.inside = tag

    def flush(self) -> None:
        """End the line in hand."""
        line = _line(self.text)
        if line:
            self.pieces.append(Piece(self.kind, line, self.level if self.kind == "heading" else 0))
        self.text = ""


def _line(text: str) -> str:
    return FOLD.sub(" ", clean(text)).strip()
