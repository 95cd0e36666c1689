"""What a window finds when it comes back: how long the laptop was away, and the words that were unfinished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from facilitator.controller import LEAD, Controller
from facilitator.journal.port import Journal, JournalProblem

NOTICED = 15.0
"""Seconds away from which on the absence is put on record; less is a quick restart."""

ASKED = 15 * 60.0
"""Seconds away from which on the trainer is asked whether running clocks ran on; reconnecting sooner just goes on."""


class Absence(msgspec.Struct, frozen=True):
    """A stretch without a sign of life: how long in seconds, and since when (aware UTC)."""

    seconds: float
    since: datetime

    @property
    def asks(self) -> bool:
        """Whether it is long enough to ask what the clocks should do."""
        return self.seconds >= ASKED


def absence(controller: Controller) -> Absence | None:
    """How long the lead's window of a run that is under way was away until now; None when it is not worth a word.

    The last sign is the later of the lead's last event and the lead's last touch: a scribe who typed on meanwhile does
    not lead the day. Only the wall clock can tell across a restart; a clock that was set back gives no absence rather
    than a negative one.
    """
    state = controller.state
    if state.phase != "running" or state.last is None:
        return None
    try:
        touched = controller.journal.touched(controller.run)
    except JournalProblem:
        touched = None
    led = [entry.at.wall for entry in controller.recorded() if entry.by == LEAD]
    since = max((*led[-1:], *((touched,) if touched else ())), default=state.last.wall)
    seconds = (controller.clock.now().wall - since).total_seconds()
    return Absence(seconds, since) if seconds >= NOTICED else None


class Drafts:
    """The drafts of one window of a run, by the place they are typed in ("capture:G2").

    `keep` is instant and in memory; `store` writes what changed and is called at least once a second while anything
    is typed, so that a crash loses at most that second.
    """

    def __init__(
        self, journal: Journal, run: str, window: str = "lead", waits: Callable[[], bool] = lambda: False
    ) -> None:
        """Read the window's drafts. `waits` tells whether steps wait for the journal. Raises JournalProblem."""
        self.journal = journal
        self._waits = waits
        self._run = run
        self._prefix = f"{window}:"
        found = journal.drafts(run)
        self._texts = {
            place.removeprefix(self._prefix): t for place, t in found.items() if place.startswith(self._prefix)
        }
        self._found: dict[str, str] = {}
        self._unstored: set[str] = set()

    def of(self, place: str) -> str:
        """The words kept for a place; empty when there are none."""
        return self._texts.get(place, "")

    def places(self) -> tuple[str, ...]:
        """The places that hold unfinished words."""
        return tuple(place for place, text in self._texts.items() if text)

    def keep(self, place: str, text: str, found: str = "") -> None:
        """Remember the words for a place; empty words forget it.

        `found` is what a new start finds in their place, where the words alone would not say enough then.
        """
        if (self._texts.get(place, ""), self._found.get(place, "")) != (text, found):
            self._texts[place], self._found[place] = text, found
            self._unstored.add(place)

    def move_to(self, journal: Journal) -> None:
        """Keep the drafts in another journal from now on, those written before included."""
        self.journal = journal
        self._unstored.update(place for place, text in self._texts.items() if text)

    def store(self, *, again: bool = False) -> str:
        """Write what changed since the last time; words about the trouble if that failed, else an empty text.

        While steps wait, a key does not wait for the journal once more; only what comes every second does (`again`).
        And what the words of a line became is not stored then, so they stay as they were written.
        """
        waits = self._waits()
        for place in tuple(self._unstored) if again or not waits else ():
            if waits and not self._texts[place]:
                continue
            try:
                self.journal.save_draft(self._run, self._prefix + place, self._found.get(place) or self._texts[place])
            except JournalProblem as problem:
                return str(problem)
            self._unstored.discard(place)
        return ""
