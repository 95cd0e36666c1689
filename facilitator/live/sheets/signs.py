"""Signs that words tell who somebody is: few, plain, and only ever a reason for the lead to look."""

from __future__ import annotations

import re

SIGNS = (
    ("a name", re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Prof|Sir|PC|DC|Cllr)\.? [A-Z][a-z]+")),
    ("a telephone number", re.compile(r"(?<!\d)(?:\+44|0)(?:[ -]?\d){9,10}(?!\d)")),
    ("an e-mail address", re.compile(r"\b[\w.+-]+@[\w-]+\.\w")),
    ("a date of birth", re.compile(r"\b(?:born|dob|d\.o\.b\.?)\b.{0,12}\d", re.IGNORECASE)),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    ("an address", re.compile(r"\b\d+[a-z]? [A-Z]\w+ (?:Street|Road|Avenue|Lane|Close|Drive|Way|Crescent)\b")),
)
"""What each sign is called, and what it looks like."""


def signs(text: str) -> tuple[str, ...]:
    """What the words look as if they gave away; empty for most."""
    return tuple(name for name, pattern in SIGNS if pattern.search(text))
