"""Typing errors: the word somebody meant, among the words that are known. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
