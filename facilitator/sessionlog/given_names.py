"""Names that people gave to groups, themes, items and agencies, taken out of a copy to share where they look personal.

A name stands in many places, also in the timeline's sentences and under an earlier wording. So every wording that was
ever given is looked at, and one that is held back is replaced wherever it stands, by words that say what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

import msgspec
from msgspec.structs import replace

from facilitator.live.facts.agenda import ItemInserted, ItemSplit
from facilitator.live.facts.clocks import SecondClockStarted
from facilitator.live.facts.day import RunStarted
from facilitator.live.facts.groups import AttendanceCounted, GroupAdded, GroupRenamed
from facilitator.live.facts.themes import ThemeAdded, ThemeRenamed
from facilitator.sessionlog.model import ChangeLog, Line, SessionLog
from facilitator.sessionlog.model_issues import LogRecord
from facilitator.sessionlog.personal_data import Clearing

Anything = TypeVar("Anything")


class Given(LogRecord, frozen=True):
    """A name that was given: what holds it, as a decision names it, its words, and what to say instead.

    `also` are words made out of it, which go with it.
    """

    holder: str
    words: str
    instead: str
    also: str = ""


def without_personal_names(log: SessionLog, clearing: Clearing) -> SessionLog:
    """The log with what may tell who somebody is replaced; and from here on the names of its groups may stand."""
    held: dict[str, str] = {}
    instead: dict[str, str] = {}
    for given in dict.fromkeys(_given(log)):
        if given.words not in held and not clearing.words(given.holder, given.words):
            if given.holder not in instead:
                alike = sum(words.startswith(given.instead) for words in instead.values())
                instead[given.holder] = f"{given.instead} ({alike + 1})" if alike else given.instead
            held |= {words: instead[given.holder] for words in (given.words, given.also) if words}
    clearing.may_stand(group.name for group in log.groups if group.name not in held)
    return _Renaming(held).log(log) if held else log


# -- the names there are ---------------------------------------------------------------------------------------------


def _given(log: SessionLog) -> Iterator[Given]:
    """Every name that was ever given, in the order of the events; the plan's own names are not among them."""
    agencies: tuple[str, ...] = ()
    themes: dict[str, str] = {}
    numbers: dict[str, int] = {}
    added: set[str] = set()
    for entry in log.entries:
        match entry.event:
            case RunStarted() as started:
                agencies = started.plan.agencies
                themes = {theme.id: theme.label for theme in started.plan.themes}
                for seat in started.groups:
                    numbers[f"G{seat.number}"] = seat.number
                    yield Given(f"group G{seat.number}", seat.name, f"Group {seat.number}")
            case GroupAdded(id=group, number=number, name=name):
                numbers[group] = number
                yield Given(f"group {group}", name, f"Group {number}")
            case GroupRenamed(id=group, name=name):
                yield Given(f"group {group}", name, f"Group {numbers.get(group, group)}")
            case ThemeAdded(theme=theme):
                yield Given(f"theme {theme.id}", theme.label, "a theme added on the day", theme.id)
            case ThemeRenamed(theme=theme_id, label=label) if themes.get(theme_id) != label:
                yield Given(f"theme {theme_id}", label, _planned(themes.get(theme_id, "")))
            case ItemInserted(item=item):
                added.add(item.id)
                yield Given(f"item {item.id}", item.title, "an item put in")
            case ItemSplit(item=whole, rest=rest) if whole in added:
                added.add(rest.id)
                yield Given(f"item {rest.id}", rest.title, "an item put in")
            case SecondClockStarted(name=name) if name:
                yield Given("second clock", name, "a second clock")
            case AttendanceCounted(agency=agency) if agency not in agencies:
                yield Given(f"agency {agency}", agency, "an agency")
            case _:
                pass


def _planned(label: str) -> str:
    """What stands for the new name of a theme."""
    return f"{label} (the plan's name)" if label else "a theme added on the day"


# -- taking them out -------------------------------------------------------------------------------------------------

OWN_WORDS = frozenset(("text", "said", "words", "question", "owner", "by_when", "how", "reason"))
"""Fields that hold what was said rather than a name: they are looked at by themselves."""

SENTENCES = {Line: ("text",), ChangeLog: ("text", "why")}
"""Fields that hold sentences with names in them."""

DROPPED = frozenset(("entries", "judged", "notes", "nudges", "walk", "points", "comments", "debrief", "plan"))
"""Parts of a log that a copy to share does not have; and the plan, of which only some names are given ones."""


class _Renaming:
    """Puts other words for whole names, and for names inside sentences."""

    def __init__(self, held: Mapping[str, str]) -> None:
        self._held = held
        longest_first = sorted(held, key=len, reverse=True)
        self._inside = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))

    def log(self, log: SessionLog) -> SessionLog:
        """The log with every given name that is held back replaced."""
        plan = replace(log.plan, items=self._in(log.plan.items), themes=self._in(log.plan.themes))
        parts = {name: self._in(getattr(log, name)) for name in log.__struct_fields__ if name not in DROPPED}
        return replace(log, plan=plan, **parts)

    def _in(self, value: Anything) -> Anything:
        """The same with other names in it, however deep."""
        found: object = value
        if isinstance(value, str):
            found = self._held.get(value, value)
        elif isinstance(value, tuple):
            found = tuple(map(self._in, value))
        elif isinstance(value, msgspec.Struct):
            found = self._record(value)
        return cast("Anything", found)

    def _record(self, record: msgspec.Struct) -> msgspec.Struct:
        sentences = SENTENCES.get(type(record), ())
        names = [name for name in record.__struct_fields__ if name not in OWN_WORDS and name not in sentences]
        changed = {name: self._in(getattr(record, name)) for name in names}
        changed |= {name: self._inside.sub(self._other, getattr(record, name)) for name in sentences}
        return replace(record, **changed)

    def _other(self, found: re.Match[str]) -> str:
        return self._held[found.group()]
