"""What a typed line of capture means: pure. The marks are few and only stand where a marker makes sense.

`3: ` at the start gives the line to group 3. Everything else is the group's words, kept exactly.
"""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.live.state import Group

GROUP_MARK = re.compile(r"\s*(\d{1,2}):(?:\s+|\Z)")


class Typed(msgspec.Struct, frozen=True):
    """A line understood: the group it names ("" when it names none) and the words to keep."""

    group: str
    words: str


def understand(line: str, groups: tuple[Group, ...]) -> Typed:
    """What a line means for these groups. A number that is no group's is part of the words."""
    mark = GROUP_MARK.match(line)
    if mark:
        named = next((group for group in groups if group.number == int(mark[1])), None)
        if named is not None:
            return Typed(named.id, clean_line(line[mark.end() :]))
    return Typed("", clean_line(line))
