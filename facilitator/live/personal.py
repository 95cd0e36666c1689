"""Temporary."""

from __future__ import annotations

import re


def signs(text: str) -> tuple[str, ...]:
    """Why."""
    return (
        ("phone number",)
        if re.search(r"\b0\d{9,10}\b", text)
        else ("name",)
        if re.search(r"\bM(?:rs?|s)\.? [A-Z]", text)
        else ()
    )
