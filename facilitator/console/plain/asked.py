"""Which command a typed line asks for, by any of its names: pure.

A command is named by its label, its id, one of its other words, or the key that carries it out. Capital letters count
only where a single letter is typed, as they do on the keyboard. What follows the name is words for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from facilitator.console.key import Key, shares

FIGURE = re.compile(r"([1-9])(?:: *|\.? +|$)(.*)", re.DOTALL)
"""A line that begins with a group's number."""

NEAR = 2
"""Letters from which on the beginning of a name stands for it."""


class Asked(NamedTuple):
    """A command, the figure it was asked for with, and the words that follow its name."""

    key: Key
    which: str = ""
    rest: str = ""


def names_of(one: Key) -> tuple[str, ...]:
    """What a command can be called, its label first."""
    return (one.label, *one.synonyms, one.id, one.sign)


def understand(typed: str, keys: Sequence[Key], is_issue: Callable[[str], bool]) -> Asked | tuple[Key, ...]:
    """The command that a cleaned line asks for, or those that it may mean: none where it means nothing here.

    `is_issue` tells whether a word is an issue's number; then a command of the board is meant.
    """
    figures = next((one for one in keys if shares(one) and one.where != "board"), None)
    whole = [one for one in keys if typed.casefold() in map(str.casefold, (one.label, *one.synonyms))]
    if figures is not None and not whole and (found := FIGURE.match(typed)):  # "1 min more" is a name
        return Asked(figures, found[1], found[2].strip())
    matches = [(name, one) for one in keys for name in names_of(one) if _begins(typed, name)]
    if matches:
        longest = max(len(name) for name, _ in matches)
        rest = typed[longest:].strip()
        on_board = is_issue(rest.partition(" ")[0])
        alike = [one for name, one in matches if len(name) == longest]
        return Asked(min(alike, key=lambda one: (one.where == "board") != on_board), "", rest)
    near = [one for one in keys if len(typed) >= NEAR and any(_near(typed, name) for name in names_of(one)[:-2])]
    return Asked(near[0]) if len(near) == 1 else tuple(near)


def _begins(typed: str, name: str) -> bool:
    """Whether a line is this name, or this name and words."""
    if len(name) == 1:
        return typed == name or typed.startswith(f"{name} ")
    folded = typed.casefold()
    return bool(name) and (folded == name.casefold() or folded.startswith(f"{name.casefold()} "))


def _near(typed: str, name: str) -> bool:
    return name.casefold().startswith(typed.casefold())
