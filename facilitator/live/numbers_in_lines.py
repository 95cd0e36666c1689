"""Where a line gives away how to reach somebody, where one lives or when one was born: by the shapes of these. Pure.

Loaded for the first line that has a figure or an @ in it, without which none of them can be: most lines have neither,
and what reads these shapes takes as long to make as many lines to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from facilitator.live.names_in_lines import WORD, plain_word

Reaches = Literal["address", "date of birth", "phone number", "e-mail", "postcode", "NHS number"]

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


def numbers(text: str, free: frozenset[str]) -> Iterator[tuple[Reaches, int, int]]:
    """What a line gives away, from where to where; an address with one of these words, made plain, gives nothing."""
    yield from _numbers(text)
    for pattern in (ADDRESS, ADDRESS_SMALL):
        for found in pattern.finditer(text):
            if not any(plain_word(word) in free for word in WORD.findall(found[0])):
                yield "address", *found.span()


def _numbers(text: str) -> Iterator[tuple[Reaches, int, int]]:
    for found in EMAIL.finditer(text):
        yield "e-mail", *found.span()
    for found in BIRTH.finditer(text):
        yield "date of birth", *found.span()
    for found in POSTCODE.finditer(text):
        yield "postcode", *found.span()
    for found in PHONE.finditer(text):
        yield "phone number", *found.span()
    for found in NHS.finditer(text):
        if _nhs(found[0]):
            yield "NHS number", *found.span()


def _nhs(typed: str) -> bool:
    """Whether the last of ten digits is the check digit that an NHS number has."""
    digits = [int(c) for c in typed if c.isdigit()]
    check = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return digits[9] == (0 if check == 11 else check)
