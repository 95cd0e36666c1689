"""This program's reading of the corpus against Marp's: pages, words in order, notes, page numbers, steps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from facilitator.agenda.model import Bars, Block, Drawing, ListLine, Page, Picture, Rule, Span, Table
from tests.agenda.decks import deck

HERE = Path(__file__).parent
PRESENTATION = re.compile("\ufe0f")
"""The sign that asks for a picture rather than a letter, which programs set as they like."""


class Golden(NamedTuple):
    """A page as Marp has it."""

    words: tuple[str, ...]
    notes: tuple[str, ...]
    number: str
    steps: int


class Agreement(NamedTuple):
    """One page of one deck: Marp's and ours, None where one of them has no such page."""

    deck: str
    number: int
    marp: Golden | None
    ours: Golden | None

    @property
    def words(self) -> bool:
        """Whether a reader reads the same words in the same order."""
        return self.marp is not None and self.ours is not None and self.marp.words == self.ours.words

    @property
    def all(self) -> bool:
        """Whether nothing is different at all."""
        return self.marp == self.ours


def golden() -> dict[str, list[Golden]]:
    """What Marp made of each deck; pages with nothing on them and nothing said about them are left out, as here."""
    stored = json.loads((HERE / "golden.json").read_text(encoding="utf-8"))
    pages = {
        name: [
            Golden(
                _plain(" ".join(page["words"])),
                tuple(" ".join(note.split()) for note in page["notes"] if note != "fit"),
                page["number"],
                page["steps"],
            )
            for page in found
        ]
        for name, found in stored["decks"].items()
    }
    return {name: [page for page in found if page.words or page.notes] for name, found in pages.items()}


def ours(name: str) -> list[Golden]:
    """What this program makes of a deck of the corpus."""
    text = (HERE / "decks" / name).read_text(encoding="utf-8")
    return [_golden(page) for page in deck(text).deck.pages]


def _golden(page: Page) -> Golden:
    spans = [_words(page.header), *(_block(block) for block in page.blocks), _words(page.footer)]
    links = {f"{span.text}: {span.link}" for block in page.blocks for span in _spans(block) if span.link}
    notes = tuple(" ".join(note.split()) for note in page.notes if note not in links)
    return Golden(_plain(" ".join(spans)), notes, page.number, page.last_step)


def _plain(text: str) -> tuple[str, ...]:
    return tuple(PRESENTATION.sub("", text).split())


def _words(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


def _spans(block: Block) -> Iterator[Span]:
    if isinstance(block, Table):
        for row in (block.header, *block.rows):
            for cell in row:
                yield from cell
    else:
        yield from getattr(block, "spans", ())


def _block(block: Block) -> str:
    match block:
        case Table():
            return " ".join(_words(cell) for row in (block.header, *block.rows) for cell in row)
        case ListLine():
            return f"{block.marker.replace(')', '.')} {_words(block.spans)}"
        case Drawing():
            return " ".join(block.lines)
        case Picture():
            return block.alternative
        case Bars() | Rule():
            return ""
    return _words(block.spans)


def compared() -> list[Agreement]:
    """Every page of every deck of the corpus."""
    found = []
    for name, pages in golden().items():
        mine = ours(name)
        for number in range(max(len(pages), len(mine))):
            one = pages[number] if number < len(pages) else None
            two = mine[number] if number < len(mine) else None
            found.append(Agreement(name, number + 1, one, two))
    return found


def figure(found: Sequence[Agreement]) -> str:
    """How far both agree, in a sentence."""
    words, everything = sum(one.words for one in found), sum(one.all for one in found)
    decks = len({one.deck for one in found})
    return (
        f"{len(found)} pages of {decks} decks: {words} have the words that Marp shows, in the same order; "
        f"{everything} agree in notes, page numbers and steps too"
    )
