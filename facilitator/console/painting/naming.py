"""Sentences that name a command's key: whoever has moved it is told the key that is bound."""

from __future__ import annotations

import re
from collections.abc import Mapping

NAMED = re.compile(r"⟦([a-z_.]+):([^⟧]+)⟧")
"""How a sentence names a command's key: ⟦its id:the sign that it has unless the trainer has another⟧."""


def named(words: str, own: Mapping[str, str]) -> str:
    """A sentence with the signs of the keys that are really bound; `own` has the trainer's own by command."""
    return NAMED.sub(lambda found: own.get(found[1], found[2]), words)
