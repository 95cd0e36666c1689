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

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|(?:[A-Z]{1,2}\d{1,2}|[A-Z]{1,2}\d[A-Z]) \d[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})\b", re.IGNORECASE
)
PHONE = re.compile(r"(?<![\w/])(?:\+44[\s-]?(?:\(0\))?|\(?0)[1-9](?:[\s().-]{0,2}\d){8,9}(?![\w/])")
NHS = re.compile(r"(?<!\w)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w)")
DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{2,4})"
)
BIRTH = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born(?: on)?|birthday|birth date)\b\W{{0,3}}(?:is\s+)?{DATE}", re.I
)
STREET = (
    "Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Close|Crescent|Cres|Terrace|Grove|Gardens|Court|Place|Way|Row|Walk|Mews|Square"
    "|Hill|Rise|View|Green|Parade|Villas|Buildings|Mount|Croft|Fold|Brow|Bank"
)
ADDRESS = re.compile(
    rf"\b(?:(?:flat|no\.?|number|apt)\s*)?\d{{1,4}}[a-z]?,?\s+(?:[A-Z][\w'\u2019]+\s+){{1,3}}(?:{STREET})\b\.?"
)
ADDRESS_SMALL = re.compile(
    r"\b(?:flat\s+\d{1,4}[a-z]?,?\s+)?\d{1,4}[a-z]?\s+[a-z][\w'\u2019]+\s+(?:road|rd|street|avenue|ave|lane|crescent|terrace|grove)\b",
    re.IGNORECASE,
)


def looks_personal(text: str, known: Collection[str] = (), sought: Collection[str] = ()) -> tuple[Mark, ...]:
    """What in a line looks personal, in the order of the line and without overlaps; of two, the longer one stays.

    `known` are names that may stand: those of a case's invented people and places, of the groups, of the venue, and
    what was cleared. `sought` are words that were held back, and are marked wherever they come again.
    """
    again = _plain_words(frozenset(sought))
    free = _plain_words(frozenset(known)) - again
    names = (Mark(found.kind, found.start, found.end) for found in names_in(text, free, again))
    marks = sorted((*_numbers(text), *_addresses(text, free), *names), key=lambda m: m.start - m.end)
    kept: list[Mark] = []
    for mark in marks:
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


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


def _numbers(text: str) -> Iterator[Mark]:
    for found in EMAIL.finditer(text):
        yield Mark("e-mail", *found.span())
    for found in BIRTH.finditer(text):
        yield Mark("date of birth", *found.span())
    for found in POSTCODE.finditer(text):
        yield Mark("postcode", *found.span())
    for found in PHONE.finditer(text):
        yield Mark("phone number", *found.span())
    for found in NHS.finditer(text):
        if _nhs(found[0]):
            yield Mark("NHS number", *found.span())


def _nhs(typed: str) -> bool:
    """Whether the last of ten digits is the check digit that an NHS number has."""
    digits = [int(c) for c in typed if c.isdigit()]
    check = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return digits[9] == (0 if check == 11 else check)


def _addresses(text: str, free: frozenset[str]) -> Iterator[Mark]:
    for pattern in (ADDRESS, ADDRESS_SMALL):
        for found in pattern.finditer(text):
            if not any(plain_word(word) in free for word in WORD.findall(found[0])):
                yield Mark("address", *found.span())


def names_of_the_day(plan: Plan, venue: str) -> frozenset[str]:
    """The names that may stand whatever people call their groups: invented ones, agencies, the pool and the venue."""
    return invented_names(plan) | {venue, plan.organisation, *plan.agencies}


def invented_names(plan: Plan) -> frozenset[str]:
    """Every word in capitals in the plan's cases that are marked as invented: people and places that may stand."""
    return frozenset(
        word
        for case in plan.cases.values()
        if case.fictional
        for text in (
            case.title,
            *case.went_right,
            *case.hypotheses,
            *(point.text for point in case.points),
            *_told(case),
        )
        for word in WORD.findall(text)
        if word[0].isupper()
    )


def _told(case: Case) -> Iterator[str]:
    for page in case.pages:
        yield page.title
        for block in page.blocks:
            if isinstance(block, Heading | Paragraph | ListLine | Quote):
                yield "".join(span.text for span in block.spans)
            elif isinstance(block, Table):
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield "".join(span.text for span in cell)
