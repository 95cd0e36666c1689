"""What may be asked on a day (commands) and what then happened (events, in the past tense), by subject.

A command is a wish; `facilitator.live.rules` turns it into events or refuses it with a reason. Text may be raw: it is
cleaned where it is decided.

Each event's `kind` is its name on disk. It is never renamed and its fields never change meaning; a field that is
added has a default, and a change that needs more is a new version (`facilitator.journal.codec`). Lengths are
seconds; instants are aware UTC. Every event is one whole step: undoing it undoes all that it did.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from facilitator.live.facts import (
    agenda,
    changes,
    clocks,
    day,
    entries,
    groups,
    interruptions,
    issues,
    photographs,
    review,
    room,
    tallies,
    themes,
    turns,
    wall,
)
from facilitator.live.facts.base import Event, kind_of
from facilitator.live.stamp import Stamp

SUBJECTS = (
    *(agenda, changes, clocks, day, entries, groups, interruptions, issues, photographs, review, room),
    *(tallies, themes, turns, wall),
)
"""Every subject; loading it tells what kinds of event there are."""

KINDS: dict[type[Event], str] = {event: kind_of(event) for event in sorted(Event.__subclasses__(), key=kind_of)}
"""Every kind of event, with its name on disk."""

BY_KIND: dict[str, type[Event]] = {kind: event for event, kind in KINDS.items()}
"""The same, the other way round."""

if TYPE_CHECKING:
    AnyEvent = Event
else:
    AnyEvent = reduce(or_, KINDS)  # what reads events has to know each kind


class Recorded(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event as the journal holds it: its place in the run (from 1), when, and by which window ("lead").

    `batch` is the number of the first event that the same press of a key led to: an event that came alone has its own.
    0 where that was not yet recorded.
    """

    seq: int
    at: Stamp
    by: str
    event: AnyEvent
    batch: int = 0

    def tells_the_same(self, other: Recorded) -> bool:
        """Whether two copies agree in this; one that went through an older program has lost its batch."""
        if self.batch and other.batch:
            return self == other
        return replace(self, batch=0) == replace(other, batch=0)
