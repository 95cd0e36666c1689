"""A run of Markdown text into spans: styles are kept, everything else is told apart for the page to deal with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from facilitator.agenda.cleaning import FOLD, clean, clean_line
from facilitator.agenda.deck_remarks import take_comments
from facilitator.agenda.model import Span
from facilitator.agenda.placeholders import Details

if TYPE_CHECKING:
    from markdown_it.token import Token

MARP_SIZES = re.compile(r"(?:w|h|width|height|blur|brightness|contrast|opacity|sepia):\S+|\d+%|fit|cover|contain|auto")
MARP_SIDES = re.compile(r"(?:left|right)(?::\d+%)?|vertical|bg")


class Image(msgspec.Struct, frozen=True):
    """A picture as the text names it: `source` is still percent-encoded, `alternative` stands for it in words."""

    source: str
    alternative: str


class Inline(msgspec.Struct, frozen=True):
    """A run of text, taken apart. `html` holds the tags that are not comments; `unclosed` says a comment never ends."""

    spans: tuple[Span, ...]
    images: tuple[Image, ...]
    comments: tuple[str, ...]
    html: tuple[str, ...]
    unclosed: bool


def read_inline(token: Token, details: Details) -> Inline:
    """The parts of an inline token. Line breaks inside become spaces: a screen breaks lines where it must."""
    style = {"em": 0, "strong": 0}
    pieces: list[Span] = []
    images: list[Image] = []
    html: list[str] = []
    for child in token.children or ():
        name, _, end = child.type.rpartition("_")
        if child.type == "image":
            images.append(Image(str(child.attrs.get("src", "")), _words(child.content)))
        elif child.type == "html_inline":
            html.append(child.content)
        elif name in style:
            style[name] += 1 if end == "open" else -1
        elif child.type in ("text", "text_special", "code_inline", "softbreak", "hardbreak"):
            text = " " if child.type.endswith("break") else child.content
            pieces.append(Span(text, style["strong"] > 0, style["em"] > 0, child.type == "code_inline"))
    return Inline(
        spans=_spans(pieces, details),
        images=tuple(images),
        comments=tuple(body for tag in html for body in take_comments(tag)[0]),
        html=tuple(tag for tag in html if take_comments(tag)[1].strip()),
        unclosed=any("<!--" in piece.text for piece in pieces if not piece.code),
    )


def _spans(pieces: Sequence[Span], details: Details) -> tuple[Span, ...]:
    """Neighbours of one style joined, so that a blank is whole before it is filled; then cleaned and trimmed."""
    runs: list[tuple[Span, list[str]]] = []
    for piece in pieces:
        if runs and _style(runs[-1][0]) == _style(piece):
            runs[-1][1].append(piece.text)
        else:
            runs.append((piece, [piece.text]))
    texts = [FOLD.sub(" ", clean(details.fill("".join(parts)))) for _, parts in runs]
    if texts:
        texts[0] = texts[0].lstrip()
        texts[-1] = texts[-1].rstrip()
    return tuple(Span(text, *_style(first)) for (first, _), text in zip(runs, texts, strict=True) if text)


def _style(span: Span) -> tuple[bool, bool, bool]:
    return span.strong, span.emphasis, span.code


def _words(alternative: str) -> str:
    """The words for a picture, without the ones that tell Marp its size and side."""
    words = clean_line(alternative).split(" ")
    words = [word for word in words if not MARP_SIZES.fullmatch(word)]
    if "bg" in words:
        words = [word for word in words if not MARP_SIDES.fullmatch(word)]
    return " ".join(words)


def plain_text(spans: Sequence[Span]) -> str:
    """The words without their styles."""
    return "".join(span.text for span in spans)
