"""Does a line look as if it names a real person, or gives away where one lives or how to reach one? Pure.

It only marks: the lead decides before anything is exported. It must be quiet on ordinary flipchart lines; how names are
told from other words with a capital is in `facilitator.live.names_in_lines`. The names of the plan's own invented
people are never marked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from facilitator.agenda.model import Case, Heading, ListLine, Paragraph, Plan, Quote, Table
from facilitator.live.learned import Learned
from facilitator.live.name_signs import TITLES
from facilitator.live.names_in_lines import WORD, plain_word
from facilitator.live.names_in_lines import names as names_in

Kind = Literal["name", "perhaps a name", "address", "date of birth", "phone number", "e-mail", "postcode", "NHS number"]


class Mark(msgspec.Struct, frozen=True):
    """A stretch of a line, from `start` up to `end` in characters, that looks personal, and what it looks like."""

    kind: Kind
    start: int
    end: int

    @property
    def words(self) -> str:
        """What to tell the lead."""
        return WORDS[self.kind]


WORDS: dict[Kind, str] = {
    "name": "looks like somebody's name",
    "perhaps a name": "looks like a name that is in no list",
    "address": "looks like an address",
    "date of birth": "looks like a date of birth",
    "phone number": "looks like a phone number",
    "e-mail": "looks like an e-mail address",
    "postcode": "looks like a postcode",
    "NHS number": "looks like an NHS number",
}

TELLING = re.compile(r"@|\d[^\W\d_]|[^\W\d_]\d|\d,?\s+[^\W\d_]|(?:\d\D*){3}")
"""Without one of these, a line gives no number, address or date of birth away: "Group 1" does not."""


def looks_personal(text: str, known: Collection[str] = (), sought: Collection[str] = ()) -> tuple[Mark, ...]:
    """What in a line looks personal, in the order of the line and without overlaps; of two, the longer one stays.

    `known` are names that may stand: those of a case's invented people and places, of the groups, of the venue, and
    what was cleared. `sought` are words that were held back, and are marked wherever they come again.
    """
    again = _plain_words(frozenset(sought))
    free = _plain_words(frozenset(known)) - again
    names = (Mark(found.kind, found.start, found.end) for found in names_in(text, free, again))
    marks = sorted((*_numbers(text, free), *names), key=lambda m: m.start - m.end)
    kept: list[Mark] = []
    for mark in marks:
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _numbers(text: str, free: frozenset[str]) -> Iterator[Mark]:
    """Numbers, addresses and the like."""
    if TELLING.search(text):
        from facilitator.live.numbers_in_lines import numbers

        for kind, start, end in numbers(text, free):
            yield Mark(kind, start, end)


@lru_cache(maxsize=64)
def learned(decided: tuple[tuple[str, bool], ...], known: frozenset[str] = frozenset()) -> Learned:
    """What decisions teach: wordings, each with whether the lead said that what is marked in it is nobody's name.

    Those words are not asked about again; those in a wording that was held back are found again; where both were
    decided, they are.
    """
    cleared: set[str] = set()
    sought: set[str] = set()
    for words, nobody in decided:
        (cleared if nobody else sought).update(named_words(words, known))
    return Learned(frozenset(cleared - sought), frozenset(sought))


def named_words(words: str, known: Collection[str] = (), only_doubtful: bool = False) -> tuple[str, ...]:
    """The words of a line, made plain, that look like names, each once and without titles.

    `only_doubtful`: those alone that are in no list of names.
    """
    kinds = ("perhaps a name",) if only_doubtful else ("name", "perhaps a name")
    marks = [mark for mark in looks_personal(words, known) if mark.kind in kinds]
    found = (plain_word(word) for mark in marks for word in WORD.findall(words[mark.start : mark.end]))
    return tuple(dict.fromkeys(word for word in found if len(word) > 1 and word not in TITLES))


def marked(words: str, known: frozenset[str], taught: Learned, earlier: Learned) -> tuple[Mark, ...]:
    """What looks personal in a line to somebody who has learned from this run and from those before it.

    What this run says goes first: a name of its cases, or one that its lead cleared, is not sought because another day
    held it back.
    """
    stands = _plain_words(known) | taught.cleared
    sought = taught.sought | (earlier.sought - stands)
    return looks_personal(words, known | taught.cleared | (earlier.cleared - sought), sought)


@lru_cache(maxsize=64)  # the same few sets of names beside every line of a day
def _plain_words(names: frozenset[str]) -> frozenset[str]:
    return frozenset(plain_word(word) for name in names for word in WORD.findall(name))


def names_of_the_day(plan: Plan, venue: str) -> frozenset[str]:
    """The names that may stand whatever people call their groups: invented ones, agencies, the pool and the venue."""
    return invented_names(plan) | {venue, plan.organisation, *plan.agencies}


def invented_names(plan: Plan) -> frozenset[str]:
    """Every word in capitals in the plan's cases that are marked as invented: people and places that may stand."""
    told = "\n".join(text for case in plan.cases.values() if case.fictional for text in _told(case))
    return frozenset(word for word in WORD.findall(told) if word[0].isupper())


def _told(case: Case) -> Iterator[str]:
    yield from (case.title, *case.went_right, *case.hypotheses, *(point.text for point in case.points))
    for page in case.pages:
        yield page.title
        for block in page.blocks:
            if isinstance(block, Heading | Paragraph | ListLine | Quote):
                yield "".join(span.text for span in block.spans)
            elif isinstance(block, Table):
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield "".join(span.text for span in cell)
