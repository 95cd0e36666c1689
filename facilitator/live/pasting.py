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

FIGURES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERED = re.compile(rf"(?:group|table|team)\s*(?:no\.?|nr\.?)?\s*(\d{{1,2}}|{'|'.join(FIGURES)})", re.IGNORECASE)
"""A group by its number, whatever it is called by now."""

DRESS = " \t#*_=:.-\u2013\u2014"
"""What a heading is dressed up with."""


class PastedLine(msgspec.Struct, frozen=True):
    """One line: the id of the group it is for, its words, and what its marks say beside them.

    `heading` is the line above that may name a group, where it is not certain which: the trainer is to say.
    """

    group: str
    words: str
    themes: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    heading: str = ""


def pasted_lines(
    text: str, group: str, groups: tuple[Group, ...], themes: tuple[Theme, ...] = ()
) -> tuple[PastedLine, ...]:
    """The lines of a paste that hold words, each for the group it names or else the last one named, first `group`.

    A bullet before a line is not part of the words. A line that only names a group ("Group 3", "3:", its name, a name
    it had before) is a heading, and before a colon and words it names the group of those. A heading that may be of
    two groups, or of none that is here, stays among the lines, and what is under it waits to be given to a group.
    One of nothing but other marks is kept as words, so that nothing pasted is lost.
    """
    found: list[PastedLine] = []
    heading = ""
    for line in clean(text).split("\n"):
        bare = BULLET.sub("", line, count=1).strip() if BULLET.match(line) else line.strip()
        if not bare:
            continue
        named = _named(bare, groups)
        if named is not None:
            group, heading = (next(iter(named)), "") if len(named) == 1 else (group, bare)
            if heading:
                found.append(PastedLine(group, bare, heading=heading))
            continue
        before, colon, after = bare.partition(":")
        ahead = _named(before, groups) if colon and after.strip() and not before.strip().isdigit() else None
        typed = understand(after.strip() if ahead and len(ahead) == 1 else bare, groups, themes)
        if ahead and len(ahead) == 1 and typed.words:
            found.append(PastedLine(typed.group or next(iter(ahead)), typed.words, typed.themes, typed.echoes))
        elif typed.words:
            unsure = bare if ahead is not None else "" if typed.group else heading
            found.append(PastedLine(typed.group or group, typed.words, typed.themes, typed.echoes, unsure))
        else:
            found.append(PastedLine(group, bare, heading=heading))
    return tuple(found)


def _named(line: str, groups: tuple[Group, ...]) -> set[str] | None:
    """The ids of the groups that a line may name and nothing else; None where it is no heading."""
    typed = understand(line, groups)
    if typed.group and not typed.words:
        return {typed.group}
    bare = line.strip(DRESS).casefold()
    if not bare:
        return None
    named = {group.id for group in groups if bare in {name.casefold() for name in (group.name, *group.former)}}
    numbered = NUMBERED.fullmatch(bare)
    if numbered:
        figure = numbered[1]
        number = int(figure) if figure.isdigit() else FIGURES.index(figure) + 1
        named |= {group.id for group in groups if group.number == number}
    return named if named or numbered else None


def given(lines: tuple[PastedLine, ...], place: int, group: str) -> tuple[PastedLine, ...]:
    """The lines after one was given to a group: with it go those under the same doubtful heading, which itself goes."""
    heading = lines[place].heading
    found: list[PastedLine] = []
    for at, line in enumerate(lines):
        if at == place or (heading and line.heading == heading):
            if heading and line.words == heading and NUMBERED.fullmatch(heading.strip(DRESS)):
                continue
            found.append(msgspec.structs.replace(line, group=group, heading=""))
        else:
            found.append(line)
    return tuple(found)
