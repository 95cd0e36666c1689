"""The blanks of a deck, such as `{{ quiet room }}`, and what the plan's `details` put in their place: pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from facilitator.agenda.problems import Place, place_of

ASK = "(please ask your trainers)"
"""What everyone reads in place of a blank that is not filled in, or that was put away on purpose."""
PUT_AWAY = frozenset("-\u2013\u2014")
"""What a detail says that is left open on purpose: from then on nothing asks for it any more."""

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]{1,80}?)\s*\}\}")


class Unfilled(msgspec.Struct, frozen=True):
    """A blank that the plan's details do not fill, and where it stands."""

    file: str
    line: int
    column: int
    name: str


def open_words(names: Sequence[str]) -> str:
    """What to say of blanks that are open, before anybody reads them on the room's screen; nothing where none is."""
    if not names:
        return ""
    return (
        f'NOT FILLED IN: {", ".join(names)}. In their place everyone reads "{ASK[1:-1]}". The '
        "setup asks for them, or fill them in under 'details' in the plan's file; - leaves one open on purpose."
    )


def normal_name(name: str) -> str:
    """A name as it is compared: runs of space count as one, for a long line of a deck may be broken anywhere."""
    return " ".join(name.split())


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Each blank of a text: where it begins, and its name."""
    for found in PLACEHOLDER.finditer(text):
        yield found.start(), normal_name(found[1])


class Details:
    """What a plan fills in. A value is only ever text: it is put in after Markdown was read, so it cannot be markup."""

    def __init__(self, values: Mapping[str, str]) -> None:
        """Keep the values by their normal names; empty ones are blanks still to be filled, a dash puts one away."""
        self.values = {
            normal_name(name): ASK if value.strip() in PUT_AWAY else value for name, value in values.items() if value
        }

    def fill(self, text: str) -> str:
        """The text with every blank filled that can be; the others stay as they are, neatly spaced."""
        return PLACEHOLDER.sub(self._one, text)

    def lacks(self, name: str) -> bool:
        """Whether nothing is there for this blank."""
        return name not in self.values

    def _one(self, found: re.Match[str]) -> str:
        name = normal_name(found[1])
        return self.values.get(name, f"{{{{ {name} }}}}")


def unfilled_in(text: str, file: str, details: Details, begin: Place | None = None) -> Iterator[Unfilled]:
    """The blanks of a file's text that are not filled. `begin` is where the text stands when it is not a whole file."""
    for offset, name in names_in(text):
        if details.lacks(name):
            yield Unfilled(file, *(begin or place_of(text, offset)), name)
