"""What a list offers to choose from, and which of it the typed letters leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Choice(NamedTuple):
    """Something to choose: what it stands for, what is read, a word at the right, how far it is indented."""

    id: str
    text: str
    aside: str = ""
    indent: int = 0


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices in which every typed word occurs, in their order; those that begin with what was typed come first."""
    begins = typed.casefold().strip()
    words = begins.split()
    found = [choice for choice in choices if all(word in f"{choice.text} {choice.aside}".casefold() for word in words)]
    return sorted(found, key=lambda choice: not choice.text.casefold().startswith(begins))
