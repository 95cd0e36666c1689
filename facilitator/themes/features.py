"""What a line is compared by: its stems, its concepts, pairs of these, and runs of letters. Pure.

Each kind of feature is a family of its own: scores are worked out per family and then blended, because a rare word in
common, a concept in common and a few letters in common mean different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import log, sqrt
from typing import NamedTuple

import msgspec

from facilitator.themes.words import Speller, stem, words

# -- the field's language: which words mean much the same, read from `lexicon.txt` when first needed -------------------
# A line of it is `concept < wider wider: form, form, two words, begin*`. A form is matched by the stems of its words;
# one that ends in `*` by its beginning. A line that uses a form has its concept, and more faintly the wider ones.


FEWEST = 3
"""Letters that the beginning of a word must at least have to stand for it."""


class Lexicon(msgspec.Struct, frozen=True):
    """The table in the shape in which it is asked.

    `phrases` maps the stems of a form to its concepts; `beginnings` does so for the beginnings of words. `wider` gives
    the concepts a concept belongs to. `known` holds every word that is spelled out somewhere in the table.
    """

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    beginnings: dict[str, tuple[str, ...]]
    wider: dict[str, tuple[str, ...]]
    known: frozenset[str]
    longest: int

    def concepts(self, typed: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Every concept in these words, with the place of its first word."""
        stems = [stem(word) for word in typed]
        for start, word in enumerate(typed):
            for length in range(1, min(self.longest, len(stems) - start) + 1):
                for concept in self.phrases.get(tuple(stems[start : start + length]), ()):
                    yield start, concept
            for length in range(FEWEST, len(word) + 1):
                for concept in self.beginnings.get(word[:length], ()):
                    yield start, concept


def parse(text: str) -> Lexicon:
    """The lexicon that a table spells out. Raises ValueError on a line without a colon."""
    phrases: dict[tuple[str, ...], list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    wider: dict[str, tuple[str, ...]] = {}
    known: set[str] = set()
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, colon, forms = line.partition(":")
        if not colon:
            raise ValueError(f"no colon in the lexicon's line {line!r}")
        concept, _, above = head.partition("<")
        concept = concept.strip()
        wider[concept] = (*wider.get(concept, ()), *above.split())
        for form in forms.split(","):
            form = form.strip()
            if form.endswith("*"):
                beginnings.setdefault(form[:-1], []).append(concept)
            elif form:
                spelled = words(form)
                known.update(spelled)
                phrases.setdefault(tuple(stem(word) for word in spelled), []).append(concept)
    return Lexicon(
        phrases={form: tuple(dict.fromkeys(found)) for form, found in phrases.items()},
        beginnings={form: tuple(dict.fromkeys(found)) for form, found in beginnings.items()},
        wider=wider,
        known=frozenset(known),
        longest=max((len(form) for form in phrases), default=1),
    )


@cache
def field_lexicon() -> Lexicon:
    """The lexicon of the safeguarding field; read once."""
    return parse(files("facilitator.themes").joinpath("lexicon.txt").read_text(encoding="utf-8"))


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


# -- texts that can be asked which of them a line is like: an inverted index per family of features. Pure --------------
# A text is likened by the cosine of rarity-weighted features. The index is built once and never changed, so that it
# can be read from any thread.


Vector = dict[str, float]


class Index:
    """Some texts by their features, and how rare each feature is among them."""

    def __init__(self, texts: Sequence[Features], rarity: Sequence[dict[str, float]] | None = None) -> None:
        """File the texts; `rarity` per family comes from elsewhere when this index is only part of a whole."""
        self.rarity: Sequence[dict[str, float]] = rarity if rarity is not None else rarities(texts)
        self._posted: list[dict[str, list[tuple[int, float]]]] = [{} for _ in range(FAMILIES)]
        for number, text in enumerate(texts):
            for family, vector in enumerate(self.weighted(text)):
                posted = self._posted[family]
                for feature, weight in vector.items():
                    posted.setdefault(feature, []).append((number, weight))

    def weighted(self, text: Features) -> list[Vector]:
        """A text's features by their rarity, each family of length one. What the index never saw counts as rarest."""
        found = []
        for family, rarity in zip(text, self.rarity, strict=True):
            rarest = rarity[""]
            vector = {feature: weight * rarity.get(feature, rarest) for feature, weight in family.items()}
            length = sqrt(sum(weight * weight for weight in vector.values()))
            found.append({feature: weight / length for feature, weight in vector.items()} if length else vector)
        return found

    def likeness(self, text: Sequence[Vector], blend: Sequence[float]) -> dict[int, float]:
        """How like each filed text is to a weighted one, from 0 to the sum of `blend`; unlike ones are left out."""
        found: dict[int, float] = {}
        get = found.get
        for vector, posted, share in zip(text, self._posted, blend, strict=True):
            if share:
                for feature, weight in vector.items():
                    scaled = weight * share
                    for number, other in posted.get(feature, ()):
                        found[number] = get(number, 0.0) + scaled * other
        return found


def rarities(texts: Sequence[Features]) -> list[dict[str, float]]:
    """Per family, how rare each feature is; under "" the rarity of a feature that none of the texts has."""
    found = []
    for family in range(FAMILIES):
        counts = Counter(feature for text in texts for feature in text[family])
        whole = len(texts) + 1
        rarity = {feature: log(whole / (count + 0.5)) for feature, count in counts.items()}
        rarity[""] = log(whole / 0.5)
        found.append(rarity)
    return found
