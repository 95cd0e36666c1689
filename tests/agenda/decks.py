"""Decks read from text in a test's own folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from facilitator.agenda.deck_reader import DeckReading, read_deck
from facilitator.agenda.files import Source, Tree
from facilitator.agenda.model import Block, Page
from facilitator.agenda.placeholders import Details


def deck(text: str, folder: Path = Path("/nowhere"), details: Mapping[str, str] | None = None) -> DeckReading:
    """What the reader makes of a deck `d.md` in this folder."""
    return read_deck(Source(folder / "d.md", "d.md", "d.md", text), Tree(folder / "plan.yaml"), Details(details or {}))


def pages(text: str) -> tuple[Page, ...]:
    """The pages of a deck that has nothing wrong with it."""
    reading = deck(text)
    assert reading.problems == ()
    return reading.deck.pages


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a deck of one page that has nothing wrong with it."""
    (page,) = pages(text)
    return page.blocks


def problems(text: str) -> list[str]:
    """What is wrong with a deck, without its name: always warnings, for no deck stops a day."""
    found = deck(text).problems
    assert all(problem.warning for problem in found)
    return [str(problem).removeprefix("d.md:").replace("warning: ", "", 1) for problem in found]
