"""How much there would be to do for an imported run, counted from its events before any of them is followed.

Following a day takes as long as it is full: an item that moves is looked for among all items, a line that is put
under another takes along what was under it. On no real day does that add up to anything; a file made to, or damaged
so that it does, would keep a trainer waiting. Things are counted, not seconds, so that every laptop says the same.
"""

from __future__ import annotations

from collections import Counter

from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import CatchUpTaken, ItemEntered, ItemInserted, ItemMoved, ItemSkipped, ItemSplit
from facilitator.live.facts.day import RunStarted
from facilitator.live.facts.groups import GroupAdded
from facilitator.live.facts.issues import IssueCaptured, IssueMerged
from facilitator.sessionlog.problems import ImportProblem

MOST_OF_A_KIND = 2_000
"""More events of one kind than a day can have: one every fifteen seconds."""

MOST_WINDOWS = 200
MOST_GROUPS = 200
MOST_TOIL = 1_000_000
"""Things that may be looked at. A full day of twelve groups comes to some ten thousand."""

REORDERING = (ItemInserted, ItemSplit, ItemMoved, ItemEntered, ItemSkipped)
"""The events for which every item of the plan is looked at."""

TAKEN_ALONG = 12
"""How much dearer it is to change a thing than to look at it."""


class Toil:
    """Counts one event after another. Raises ImportProblem as soon as it is more than a day can hold."""

    def __init__(self) -> None:
        """Start with no work counted."""
        self.sum = 0
        self._kinds: Counter[str] = Counter()
        self._windows: set[str] = set()
        self._items = 0
        self._groups = 0
        self._issues = 0
        self._under: Counter[str] = Counter()

    def add(self, entry: Recorded) -> None:
        """One more event."""
        event = entry.event
        kind = str(event.__struct_config__.tag)
        self._kinds[kind] += 1
        self._windows.add(entry.by)
        self.sum += 1 + self._cost(entry)
        _at_most(self._kinds[kind], MOST_OF_A_KIND, f"events of the kind {kind}")
        _at_most(len(self._windows), MOST_WINDOWS, "windows")
        _at_most(self._groups, MOST_GROUPS, "groups")
        if self.sum > MOST_TOIL:
            raise ImportProblem(f"Up to entry {entry.seq} more is changed in the file than on any day.")

    def _cost(self, entry: Recorded) -> int:
        """What there is to look at for an event, besides the event itself."""
        event = entry.event
        match event:
            case RunStarted():
                self._items, self._groups = len(event.plan.items), len(event.groups)
            case GroupAdded():
                self._groups += 1
            case IssueCaptured():
                self._issues += 1
            case IssueMerged():
                return self._issues // 8 + TAKEN_ALONG * self._taken_along(event)
            case CatchUpTaken():
                return len(event.cuts) * self._items
            case _:
                pass
        cost = 2 * self._items if isinstance(event, REORDERING) else 0
        self._items += isinstance(event, (ItemInserted, ItemSplit))
        return cost

    def _taken_along(self, event: IssueMerged) -> int:
        moved = 1 + self._under.pop(event.id, 0)
        self._under[event.into] += moved
        return moved


def _at_most(number: int, most: int, what: str) -> None:
    if number > most:
        raise ImportProblem(f"The file holds more than {most} {what}, far more than a day can have.")
