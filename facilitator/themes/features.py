"""What a line is compared by: its stems, its concepts, pairs of these, and runs of letters. Pure.

Each kind of feature is a family of its own: scores are worked out per family and then blended, because a rare word in
common, a concept in common and a few letters in common mean different things.
"""

from __future__ import annotations

from typing import NamedTuple

from facilitator.themes.lexicon import Lexicon
from facilitator.themes.spelling import Speller
from facilitator.themes.words import stem, words

COMMON = """
a an the of to in on at by for and or but if is are was were be been being it its this that these those as with from so
do does did has have had he she him her his they them their i we us our you your there here then than too very just up
out off about into over when who what which how all any some no not
"""
STOP = frozenset(COMMON.split())
"""Words too common to say much; they still count as part of a phrase of the lexicon."""

WIDER = 0.35
"""How much a wider concept counts beside the one that was said."""

NEAR = 4
"""Words apart that two concepts may be to count as a pair."""


class Features(NamedTuple):
    """The four families, each a set of features with the weight they have in this line."""

    stems: dict[str, float]
    concepts: dict[str, float]
    pairs: dict[str, float]
    letters: dict[str, float]


FAMILIES = len(Features._fields)


def features(text: str, lexicon: Lexicon, speller: Speller) -> Features:
    """What a line is compared by; all families are empty for a line without a word."""
    typed = [speller.meant(word) for word in words(text)]
    stems: dict[str, float] = {}
    for word in typed:
        if word not in STOP:
            stems[stem(word)] = 1.0
    concepts: dict[str, float] = {}
    placed: list[tuple[int, str]] = []
    for place, concept in lexicon.concepts(typed):
        concepts[concept] = 1.0
        placed.append((place, concept))
        for wide in lexicon.wider.get(concept, ()):
            concepts[wide] = max(concepts.get(wide, 0.0), WIDER)
    return Features(stems, concepts, _pairs(placed), _letters(typed))


def _pairs(placed: list[tuple[int, str]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for number, (place, concept) in enumerate(placed):
        for other_place, other in placed[number + 1 :]:
            if other != concept and abs(other_place - place) <= NEAR:
                found["+".join(sorted((concept, other)))] = 1.0
    return found


def _letters(typed: list[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in typed:
        if word in STOP:
            continue
        edged = f" {word} "
        for length in (3, 4, 5):
            for start in range(len(edged) - length + 1):
                found[edged[start : start + length]] = 1.0
    return found
