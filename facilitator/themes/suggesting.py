"""Which themes a line may belong to: likeness to what the plan says of each theme and to lines tagged before. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log, sqrt

import msgspec

from facilitator.agenda.model import Theme
from facilitator.themes.features import FAMILIES, Features, Index

MOST = 3
"""Suggestions for a line at the most."""

LEAST = 0.02
"""Likeness below which a theme has nothing to do with a line."""


USUAL = 12
"""Lines that every theme is thought to have had besides those that are known, so that a few do not weigh too much."""


class Tagged(msgspec.Struct, frozen=True):
    """A line somebody tagged, with the ids of its themes."""

    text: str
    themes: tuple[str, ...]


class SuggestedTheme(msgspec.Struct, frozen=True):
    """A theme a line may belong to; `score` only serves to compare suggestions for one line."""

    theme: str
    score: float


class Weights(msgspec.Struct, frozen=True):
    """How the parts of a score are blended; found on the tuning half of the development set.

    `near` and `whole` are per family (stems, concepts, pairs, letters): for the likeness to single texts of a theme and
    to all its texts as one. `ranks` weigh a theme's likest, second likest ... text. `common` is for
    themes with more examples and earlier lines than the usual one has: they come up more often.
    """

    near: tuple[float, float, float, float] = (0.6, 1.4, 0.2, 1.0)
    whole: tuple[float, float, float, float] = (1.5, 1.6, 1.0, 0.8)
    ranks: tuple[float, ...] = (0.7, 0.5, 0.4, 0.3, 0.2)
    common: float = 0.3
    label: float = 1.0
    definition: float = 0.7
    keyword: float = 1.0
    learnt: float = 0.4


WEIGHTS = Weights()

Featured = Callable[[str], Features]


class ThemeIndex:
    """The themes of a plan, ready to be suggested. Never changed once it is built."""

    def __init__(
        self, themes: Sequence[Theme], learnt: Iterable[Tagged], featured: Featured, weights: Weights = WEIGHTS
    ) -> None:
        """Index the themes' own words and the lines tagged with them; themes that are not known are left out."""
        self._ids = [theme.id for theme in themes]
        self._weights = weights
        self._featured = featured
        texts: list[Features] = []
        self._owners: list[tuple[int, ...]] = []
        self._worth: list[float] = []
        for number, theme in enumerate(themes):
            for text, worth in _said_of(theme, weights):
                texts.append(featured(text))
                self._owners.append((number,))
                self._worth.append(worth)
        place = {theme: number for number, theme in enumerate(self._ids)}
        used: Counter[int] = Counter()
        for line in learnt:
            owners = tuple(dict.fromkeys(place[theme] for theme in line.themes if theme in place))
            if owners:
                texts.append(featured(line.text)._replace(letters={}))  # of thousands of lines they would cost the most
                self._owners.append(owners)
                self._worth.append(weights.learnt)
                used.update(owners)
        self._texts = Index(texts)
        self._wholes = Index(self._gathered(texts))
        spoken = [len(theme.examples) + used[number] + USUAL for number, theme in enumerate(themes)]
        usual = sum(spoken) / max(1, len(spoken))
        self._common = [log(count / usual) for count in spoken]

    @property
    def rarity(self) -> Sequence[dict[str, float]]:
        """Per family, how rare each feature is in the language of the plan."""
        return self._texts.rarity

    def suggest(self, text: str, most: int = MOST) -> tuple[SuggestedTheme, ...]:
        """The likeliest themes, best first; none for a line that is like nothing. Of equals the earlier in the plan."""
        scores = self.scores(text)
        best = sorted(range(len(scores)), key=lambda n: (-scores[n], n))[:most]
        return tuple(SuggestedTheme(self._ids[n], round(scores[n], 6)) for n in best if scores[n] >= LEAST)

    def profile(self, text: str) -> dict[str, float]:
        """How strongly a line points to each theme, the likely ones brought out; of length one unless it is empty."""
        sharp = {theme: score**3 for theme, score in zip(self._ids, self.scores(text), strict=True) if score}
        length = sqrt(sum(weight * weight for weight in sharp.values()))
        return {theme: weight / length for theme, weight in sharp.items()}

    def scores(self, text: str) -> list[float]:
        """A score per theme in the plan's order; 0 for a theme the line has nothing in common with."""
        found = self._featured(text)
        weights = self._weights
        near: list[list[float]] = [[] for _ in self._ids]
        for number, likeness in self._texts.likeness(self._texts.weighted(found), weights.near).items():
            for owner in self._owners[number]:
                near[owner].append(likeness * self._worth[number])
        scores = [0.0] * len(self._ids)
        for owner, likenesses in enumerate(near):
            likenesses.sort(reverse=True)
            scores[owner] = sum(w * v for w, v in zip(weights.ranks, likenesses, strict=False))
        for owner, likeness in self._wholes.likeness(self._wholes.weighted(found), weights.whole).items():
            scores[owner] += likeness
        return [max(0.0, score + weights.common * self._common[n]) if score else 0.0 for n, score in enumerate(scores)]

    def _gathered(self, texts: Sequence[Features]) -> list[Features]:
        """All that is said of each theme as one text; a feature that is there more often counts more, if ever less."""
        wholes = [Features({}, {}, {}, {}) for _ in self._ids]
        for text, owners, worth in zip(texts, self._owners, self._worth, strict=True):
            for owner in owners:
                for family in range(FAMILIES):
                    whole = wholes[owner][family]
                    for feature, weight in text[family].items():
                        whole[feature] = whole.get(feature, 0.0) + weight * worth
        for gathered in wholes:
            for said in gathered:
                for feature, weight in said.items():
                    said[feature] = log(1 + weight)
        return wholes


def _said_of(theme: Theme, weights: Weights) -> Iterable[tuple[str, float]]:
    yield theme.label, weights.label
    if theme.definition:
        yield theme.definition, weights.definition
    for keyword in theme.keywords:
        yield keyword, weights.keyword
    for example in theme.examples:
        yield example, 1.0
