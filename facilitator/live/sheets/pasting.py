"""A paste of several lines: each becomes an issue, once the trainer has looked at them."""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda.cleaning import clean
from facilitator.agenda.model import Theme
from facilitator.live.capture_line import understand
from facilitator.live.state import Group

BULLET = re.compile("\\s*(?:[-*\u2022\u00b7\u2013\u2014\u25aa\u25e6\u2023]|\\d{1,2}[.)])\\s+")
"""What stands before a line of a list where it is copied from: a dash, a dot, "3." or "3)"."""

MOST_LINES = 60
"""More lines than this are a paste gone wrong, not a flipchart."""


class PastedLine(msgspec.Struct, frozen=True):
    """One line: the id of the group it is for, its words, and what its marks say beside them."""

    group: str
    words: str
    themes: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()


def pasted_lines(
    text: str, group: str, groups: tuple[Group, ...], themes: tuple[Theme, ...] = ()
) -> tuple[PastedLine, ...]:
    """The lines of a paste that hold words, each for the group it names or else the last one named, first `group`.

    A bullet before a line is not part of the words. A line that only names a group ("Group 3", "3:") is a heading;
    one of nothing but other marks is kept as words, so that nothing pasted is lost.
    """
    found: list[PastedLine] = []
    for line in clean(text).split("\n"):
        bare = BULLET.sub("", line, count=1).strip() if BULLET.match(line) else line.strip()
        if not bare:
            continue
        heading = _named(bare, groups)
        if heading:
            group = heading
            continue
        typed = understand(bare, groups, themes)
        if typed.words:
            found.append(PastedLine(typed.group or group, typed.words, typed.themes, typed.echoes))
        else:
            found.append(PastedLine(group, bare))
    return tuple(found[:MOST_LINES])


def _named(line: str, groups: tuple[Group, ...]) -> str:
    """The id of the group that a line names and nothing else; "" for any other line."""
    typed = understand(line, groups)
    if typed.group and not typed.words:
        return typed.group
    bare = line.rstrip(":").strip().casefold()
    return next((group.id for group in groups if bare == group.name.casefold()), "")
