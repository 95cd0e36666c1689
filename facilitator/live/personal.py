"""Whether words look as if they told who somebody is: a warning to look again, never a verdict."""

from __future__ import annotations

import re

PATTERNS = (
    re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|PC|DC|DS|Sister|Nurse|Auntie?|Uncle)\.? [A-Z][a-z]+"),
    re.compile(r"(?<![.!?:] )(?<!^)\b(?!I\b)[A-Z][a-z]+ [A-Z][a-z]{2,}\b"),
    re.compile(r"^[A-Z][a-z]+ [A-Z][a-z]{2,}\b"),
    re.compile(r"(?:\+44|\b0)\d[\d ]{7,}\d\b"),
    re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b"),
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"),
    re.compile(r"[\w.+-]+@[\w-]+\.\w"),
    re.compile(r"\b(?:called|named) [A-Z][a-z]+"),
)
"""Titles with a name, two capitalised words, telephone numbers, dates of birth, postcodes, e-mail addresses."""


def looks_personal(text: str) -> bool:
    """Whether there is anything in the words that often tells who somebody is."""
    return any(pattern.search(text) for pattern in PATTERNS)
