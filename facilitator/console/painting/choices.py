"""What a list offers to choose from, and which of it the typed letters leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.console.painting.times import time_column
from facilitator.live.queries.day_words import local
from facilitator.live.queries.view import View


class Choice(NamedTuple):
    """Something to choose: what it stands for, what is read, a word at the right, how far it is indented.

    `found_by` are other words by which somebody may look for it.
    """

    id: str
    text: str
    aside: str = ""
    indent: int = 0
    found_by: str = ""
    below: str = ""
    """What is said under it while it is in hand."""
    quiet: bool = False
    """Whether it cannot be done now."""


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices in which every typed word occurs, in their order; those that begin with what was typed come first."""
    begins = typed.casefold().strip()
    words = begins.split()
    found = [choice for choice in choices if all(word in _letters(choice) for word in words)]
    return sorted(found, key=lambda choice: not choice.text.casefold().startswith(begins))


def _letters(choice: Choice) -> str:
    """All that a choice is found by."""
    return f"{choice.text} {choice.aside} {choice.found_by}".casefold()


def places(view: View, *, pages: bool = False) -> list[Choice]:
    """Where one can go: items, and below each its pages ("a08#1", counted from 0) where it has several.

    With `pages`, only what has a page to show.
    """
    found: list[Choice] = []
    for number, row in enumerate(view.rows, 1):
        there = view.plan.pages_of(row.item)
        if pages and not there:
            continue
        found.append(
            Choice(row.item.id, f"{number:2} {row.item.title}", f"{time_column(local(view, row.begins))}  {row.mark}")
        )
        for count, page in enumerate(there if len(there) > 1 else ()):
            slide = f"slide {page.slide}" if page.slide else ""
            found.append(Choice(f"{row.item.id}#{count}", page.title or f"page {count + 1}", slide, 2))
    return found
