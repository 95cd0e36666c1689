"""The ancestors of all commands and all events, with what is said of each on its class. None of that is stored."""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar, get_type_hints

import msgspec

Words = Annotated[str, "words"]
"""A field of a command with what somebody typed: never lost, whatever becomes of the command."""

Name = Annotated[str, "names"]
"""A field of a command with the id of an issue, an entry, an item or a group, which may have come with a held step."""

Names = Annotated[tuple[str, ...], "names"]
"""Several of them."""

ThemeName = Annotated[str, "names a theme"]
"""A field with the id of a theme, which something else may have as well."""

ThemeNames = Annotated[tuple[str, ...], "names a theme"]
"""Several of them."""


class Command(msgspec.Struct, frozen=True):
    """The ancestor of all commands."""

    after_the_end: ClassVar[bool] = False
    """Whether a day that has ended still answers to it: see `AfterTheEnd`."""

    at_hand: ClassVar[str] = ""
    """The field that says which exercise or item it is for; where that is left empty, the one the day is at."""


class AfterTheEnd(Command, frozen=True):
    """The ancestor of those that a day which has ended still answers to."""

    after_the_end: ClassVar[bool] = True


class Event(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """The ancestor of all events; the tag of each is its kind, the name it has on disk."""

    version: ClassVar[int] = 1
    """The version in which it is written today. It grows only together with an upcaster for the one before."""

    told: ClassVar[str] = ""
    """The sentence that tells it, with its fields in braces; "" where a sentence is made of more
    (`facilitator.sessionlog.timeline`). Whatever was typed stands apart from it: a copy to share leaves that out."""

    typed: ClassVar[tuple[str, ...]] = ()
    """The fields with words that were typed, which the sentence ends with."""

    private: ClassVar[bool] = False
    """Whether it is the trainer's own, so that no copy to share tells it."""

    undo: ClassVar[str] = ""
    """What taking it back is called: "capturing"; "" for an event that is no step."""

    undo_all: ClassVar[str] = ""
    """What taking it back is called where others came with it, if anything else."""

    gives: ClassVar[str] = ""
    """Where the id stands that it gives to something new: "id", or "item.id" for its item's; "" if it gives none."""


@cache
def fields_for(command: type[Command], use: str) -> tuple[str, ...]:
    """The fields of a command that are declared with this use: see `Words` and `Name`."""
    hints = get_type_hints(command, include_extras=True)
    return tuple(name for name, hint in hints.items() if use in getattr(hint, "__metadata__", ()))


def kind_of(event: type[Event]) -> str:
    """The name of a kind of event on disk."""
    return str(event.__struct_config__.tag)


class Refused(Exception):
    """What was asked for may not happen; the message is a sentence for the trainer. Nothing was changed."""
