"""Finding a command by the words somebody would say: pure.

A word is found where it stands, by its beginning, by its stem, and with typing errors: a letter too many, one missing,
another in its place, or two that changed places. What stands in a command's own name or in a saying counts most, what
stands in its explanation least; a word that many commands share tells little. Between equals, what was used most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from typing import NamedTuple

IDLE = frozenset(
    re.findall(
        r"\w+",
        "a an and are at be been can could did do does for from had has have having how i in into is it its just let"
        " like make me my need now of on our please she he so some somebody someone that the their them there they this"
        " to too us want was we were what when where which who will with would you your",
    )
)
"""Words that say little by themselves. They still count inside a saying."""

NAME, SAYING, HELP = 3.0, 3.0, 1.0
"""How much a word counts by where it stands."""

WHOLE = 4.0
"""What a saying adds of which every word that tells something was typed."""

NEAR, FAR = 4, 8
"""Letters from which on one typing error is forgiven, and two."""

LEAST = 0.5
"""The share of the typed words that a command must have."""


class Wanted(NamedTuple):
    """A command as it is looked for: its name, its explanation, and what people say when they want it."""

    id: str
    name: str
    help: str = ""
    sayings: tuple[str, ...] = ()
    sign: str = ""
    """Its key, which may be typed too."""


def find(commands: Sequence[Wanted], typed: str, used: Mapping[str, int]) -> list[str]:
    """The ids of the commands that the typed words may mean, the likeliest first; of no words, all: most used first."""
    words = _telling(_words(typed))
    if not words and not typed.strip():
        return sorted((one.id for one in commands), key=lambda one: -used.get(one, 0))
    pressed = [one.id for one in commands if one.sign and one.sign == typed.strip()]
    looked = [(one, _places(one)) for one in commands]
    rare = _rarity(words, [places for _, places in looked])
    scored = [(_score(one, places, words, rare), one.id) for one, places in looked]
    scored = [(score + min(1.0, used.get(name, 0) / 10), name) for score, name in scored if score]
    found = [name for _, name in sorted(scored, key=lambda pair: -pair[0])]
    return [*pressed, *(name for name in found if name not in pressed)]


Places = Mapping[str, float]
"""The words of a command, with what each counts where it counts most."""


def _places(one: Wanted) -> Places:
    found = dict.fromkeys(_words(one.help), HELP)
    found |= dict.fromkeys((word for saying in one.sayings for word in _words(saying)), SAYING)
    return found | dict.fromkeys(_words(one.name), NAME)


def _rarity(words: Sequence[str], everything: Sequence[Places]) -> dict[str, float]:
    """How much each typed word tells: less, the more commands have it."""
    having = Counter(word for places in everything for word in words if _best(word, places))
    return {word: log(1 + len(everything) / (1 + having[word])) for word in words}


def _score(one: Wanted, places: Places, words: Sequence[str], rare: Mapping[str, float]) -> float:
    """How likely a command is meant; 0 where too few of the words are among its own."""
    found = {word: best for word in words if (best := _best(word, places))}
    if not found or len(found) < LEAST * len(words):
        return 0.0
    score = sum(best * rare[word] for word, best in found.items()) / max(1, len(words))
    return score + max((_said(saying, words) for saying in (one.name, *one.sayings)), default=0.0)


def _said(saying: str, words: Sequence[str]) -> float:
    """What a saying adds: all, where it was typed as a whole; the less, the more was typed besides."""
    telling = _telling(_words(saying))
    likeness = [max(alike(word, other) for word in words) for other in telling]
    if not telling or min(likeness) == 0:
        return 0.0
    return WHOLE * sum(likeness) / max(len(telling), len(words))


def _best(word: str, places: Places) -> float:
    return max((counts * alike(word, other) for other, counts in places.items()), default=0.0)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+|[+-]\d+", text.casefold().replace("'", "").replace("\u2019", "")))


def _telling(words: Sequence[str]) -> tuple[str, ...]:
    """The words that say something; all of them where none does."""
    return tuple(word for word in words if word not in IDLE) or tuple(words)


@cache
def alike(typed: str, other: str) -> float:
    """How much a typed word is like another: 1 where it is the same, 0 where it is another one."""
    if typed == other:
        return 1.0
    if _stem(typed) == _stem(other):
        return 0.9
    if other.startswith(typed):
        return 0.8
    if len(typed) < NEAR:
        return 0.0
    allowed = 1 if len(typed) < FAR else 2
    if errors(typed, other) <= allowed:
        return 0.7
    begun = other[: len(typed)]
    return 0.5 if len(other) > len(typed) + 1 and errors(typed, begun) <= 1 else 0.0


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ed", "es", "er", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def errors(one: str, other: str) -> int:
    """How many typing errors lie between two words; 3 for any number above 2."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, mine in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != mine))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == mine:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], 3)
