"""Texts that can be asked which of them a line is like: an inverted index per family of features. Pure.

A text is likened by the cosine of rarity-weighted features. The index is built once and never changed, so that it can
be read from any thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from facilitator.themes.features import FAMILIES, Features

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
