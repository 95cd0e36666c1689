"""Fenced blocks: bars where the first word after the fence says so, else lines kept as drawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.model import Bar, Bars, Block, Drawing
from facilitator.agenda.placeholders import Details
from facilitator.agenda.problems import quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

BAR = re.compile(r"(.*\S)\s*:\s*(\d{1,6})\s+of\s+(\d{1,6})", re.ASCII)

Complain = Callable[[int, str, str], None]
"""Takes the index of a line in the file, what is wrong with it, and what was expected."""


def read_fence(token: Token, details: Details, complain: Complain) -> Block | None:
    """The block that a fence holds; None where it holds nothing that can be shown."""
    text = clean(token.content).rstrip()
    if not text:
        return None
    first = token.map[0] + 1 if token.map else 0
    words = token.info.split()
    if words and words[0] == "bars":
        return _bars(text, first, details, complain)
    return Drawing(tuple(details.fill(line.expandtabs(4).rstrip()) for line in text.split("\n")))


def _bars(text: str, first: int, details: Details, complain: Complain) -> Bars | None:
    bars: list[Bar] = []
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        found = BAR.fullmatch(line.strip())
        if found and int(found[3]) > 0 and int(found[2]) <= int(found[3]):
            bars.append(Bar(details.fill(clean_line(found[1])), int(found[2]), int(found[3])))
        else:
            complain(
                first + number, f"{quoted(line)} is not a bar", "'Label: 17 of 50', the first number not the larger one"
            )
    return Bars(tuple(bars)) if bars else None


def is_closed(token: Token, lines: list[str]) -> bool:
    """Whether the fence has its closing line; without it a fence swallows the rest of the deck, notes and all."""
    if not token.map or token.map[1] - token.map[0] < 2:
        return False
    last = lines[token.map[1] - 1].strip(" \t>")
    return len(last) >= len(token.markup) and not last.strip(token.markup[0])
