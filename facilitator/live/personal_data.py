"""Does a line look as if it names a real person, or gives away where one lives or how to reach one? Pure.

It only marks: the lead decides before anything is exported. It must be quiet on ordinary flipchart lines, so a name
needs a sign of being one: a title, a first name that many people have, or the words around it. Agencies, roles, days,
months, and the names of the plan's own invented people are never marked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

import msgspec

from facilitator.agenda.model import Case, Heading, ListLine, Paragraph, Plan, Quote, Table
from facilitator.live.common_names import FIRST_NAMES, NOT_NAMES, PLAIN_TOO

Kind = Literal["name", "address", "date of birth", "phone number", "e-mail", "postcode", "NHS number"]


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
TITLED = re.compile(
    r"\b(?i:mr|mrs|ms|miss|mx|master|sir|rev|revd|fr|prof|professor|dr|pc|sgt|dc|nurse|judge)\b\.?\s+"
    r"(?P<name>(?:[A-Z](?:\.|[a-z'\u2019-]+)?\s+)?(?:[A-Z]['\u2019])?[A-Z][a-z][\w'\u2019-]*)"
)
MARRIED = re.compile(r"\b(?i:mrs?)\b\.?\s+(?P<name>[a-z][a-z'\u2019-]+)")
WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
INTRODUCED = re.compile(
    r"\b(?:called|named|name is|name's|spoke (?:to|with)|talk(?:ed|ing)? to|met with|surname|aka)\s+"
    r"(?P<name>[A-Z][a-z'\u2019-]{2,})"
)


def looks_personal(text: str, known: Collection[str] = ()) -> tuple[Mark, ...]:
    """What in a line looks personal, in the order of the line and without overlaps; of two, the longer one stays.

    `known` are names that may stand: those of a case's invented people and places, of the groups, of the venue.
    """
    free = frozenset(word.casefold() for name in known for word in WORD.findall(name))
    marks = sorted((*_numbers(text), *_addresses(text, free), *_names(text, free)), key=lambda m: m.start - m.end)
    kept: list[Mark] = []
    for mark in marks:
        if not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


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
            if not any(word.casefold() in free for word in WORD.findall(found[0])):
                yield Mark("address", *found.span())


def _names(text: str, free: frozenset[str]) -> Iterator[Mark]:
    allowed = free | NOT_NAMES
    for pattern in (TITLED, MARRIED, INTRODUCED):
        for found in pattern.finditer(text):
            if not any(_plain(word) in allowed for word in WORD.findall(found["name"])):
                yield Mark("name", *(found.span("name") if pattern is INTRODUCED else found.span()))
    words = list(WORD.finditer(text))
    for number, word in enumerate(words):
        first = _plain(word[0].partition("-")[0])
        if first not in FIRST_NAMES or first in free or not word[0][0].isupper():
            continue
        following = words[number + 1] if number + 1 < len(words) else None
        surname = (
            following is not None and text[word.end() : following.start()] == " " and _surname(following[0], allowed)
        )
        if following is not None and surname:
            yield Mark("name", word.start(), following.end())
        elif first not in PLAIN_TOO:
            yield Mark("name", *word.span())


def _surname(word: str, allowed: frozenset[str]) -> bool:
    return len(word) > 2 and word[0].isupper() and _plain(word) not in allowed


def _plain(word: str) -> str:
    return re.sub(r"['\u2019]s?$", "", word.casefold())


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
