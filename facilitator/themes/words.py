"""From a line as it was typed to plain words and their stems, and to the words that were meant: pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONGEST = 400
"""Characters of a line that are looked at; the rest of a paste would only cost time."""

SPELLED: tuple[tuple[str, str], ...] = (
    ("a&e", " ae "),
    ("a & e", " ae "),
    ("a+e", " ae "),
    ("d&a", " drug alcohol "),
    ("d & a", " drug alcohol "),
    ("s&l", " speech language "),
    ("w/out", " without "),
    ("w/o", " without "),
    ("w/", " with "),
    ("b/f", " boyfriend "),
    ("n/a", " none "),
    ("s/w", " sw "),
    ("h/v", " hv "),
    ("&", " and "),
    ("thro'", " through "),
    ("no-one", " nobody "),
    ("no one", " nobody "),
    ("noone", " nobody "),
)
"""Signs people write on a flipchart, and the words they stand for."""

ENDING = re.compile(r"'(?:s|d|ve|ll|re|m)\b")
DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
WORD = re.compile(r"[^\W_]+")
MARK = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'", "\u201c": '"', "\u201d": '"'})


def words(text: str) -> tuple[str, ...]:
    """The words of a line in order, in lower case, with contractions joined (`didnt`) and `'s` taken off."""
    line = text[:LONGEST].casefold().translate(MARK)
    for sign, word in SPELLED:
        if sign in line:
            line = line.replace(sign, word)
    line = DOTTED.sub(lambda found: found[0].replace(".", ""), line)
    return tuple(WORD.findall(ENDING.sub("", line).replace("'", "")))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending: "visited", "visits" and "visiting" meet. Short words and numbers stay."""
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in (("iness", "y"), ("ness", ""), ("ies", "y"), ("ied", "y")):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)] + instead
    base = word
    if base.endswith("s") and not base.endswith(("ss", "us", "is")):
        base = base[:-2] if base.endswith(("ches", "shes", "sses", "xes")) else base[:-1]
    for ending in ("ingly", "edly", "ing", "ed", "ly"):
        if base.endswith(ending) and len(base) - len(ending) >= 3 and any(v in "aeiouy" for v in base[: -len(ending)]):
            base = base[: -len(ending)]
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            break
    return base[:-1] if len(base) > 3 and base.endswith("e") else base


SHORTEST = 5
"""Letters below which a word is left alone: too many short words are one letter apart."""


class Speller:
    """Finds the known word next to a mistyped one: a letter too many, too few, wrong, or two changed round.

    Every known word is filed under itself less one letter, so a look-up costs as many steps as the word has letters.
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Learn the words that are known; of two that are equally near the one given first is taken."""
        self._known: dict[str, None] = dict.fromkeys(known)
        self._filed: dict[str, list[str]] = {}
        for word in self._known:
            if len(word) >= SHORTEST - 1 and word.isalpha():
                for less in _less_one(word):
                    self._filed.setdefault(less, []).append(word)

    def meant(self, word: str) -> str:
        """The known word that was probably meant, or the word itself."""
        if len(word) < SHORTEST or not word.isalpha() or word in self._known:
            return word
        candidates: dict[str, None] = {}
        for less in (word, *_less_one(word)):
            if less in self._known and len(less) >= SHORTEST - 1:
                candidates[less] = None
            candidates.update(dict.fromkeys(self._filed.get(less, ())))
        near = [(steps, place, known) for place, known in enumerate(candidates) if (steps := _steps(word, known)) == 1]
        return min(near)[2] if near else word


def _less_one(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _steps(one: str, other: str) -> int:
    """0 if the words are the same, 1 if one slip lies between them, else 2. The first letter is hardly ever wrong."""
    if one == other:
        return 0
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return 2
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:]:
        return 1
    return 1 if a[:2] == b[1::-1] and a[2:] == b[2:] else 2
