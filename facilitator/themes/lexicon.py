"""The field's language: which words mean much the same, read from `lexicon.txt` beside this module when first needed.

A line of it is `concept < wider wider: form, form, two words, begin*`. A form is matched by the stems of its words; one
that ends in `*` by its beginning. A line that uses a form has its concept, and more faintly the wider ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from facilitator.themes.words import stem, words

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
