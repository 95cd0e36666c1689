"""Between the lead and a page that is shared with another device: signs in the journal, as windows leave them.

One tells her of the page; by another she ends it, also where it was begun in a window that nobody looks at.
"""

from __future__ import annotations

import asyncio

from facilitator.application.presence import SIGN, ending_name, shared_name
from facilitator.clock import ClockSource
from facilitator.journal.port import Journal
from facilitator.live.stamp import Stamp, between
from facilitator.serving.door import Door


class Shown:
    """What the lead is told of one shared page: that it is shared, and which device has it open now.

    A page for this laptop alone is no news, and leaves no sign. `ended_by_lead` is set once she ends it.
    """

    def __init__(self, what: str, door: Door, clock: ClockSource) -> None:
        """Of this page ("room", "remote", "scribe"), at this door; `clock` is the machine's."""
        self._what, self._door, self._clock = what, door, clock
        self._at: Stamp | None = None
        self._device, self._name = "", ""
        self._journal: Journal | None = None
        self._run = ""
        self.ended_by_lead = asyncio.Event()

    def came(self, device: str) -> None:
        """A device has opened it, by its address."""
        self._device = device

    def left(self) -> None:
        """It has closed it."""
        self._device = ""

    def sign(self, journal: Journal | None, run: str) -> None:
        """Leave the sign, in a run's journal, as often as a window that is alive does."""
        if not self._door.shared or journal is None or not run:
            return
        name = shared_name(self._what, self._door.fingerprint, self._device)
        if (journal, run, name) != (self._journal, self._run, self._name):
            self.end()
        elif self._at is not None and between(self._at, self._clock.now()) < SIGN:
            return
        self._journal, self._run, self._name, self._at = journal, run, name, self._clock.now()
        journal.here(run, name)
        if ending_name(self._door.fingerprint) in journal.signs(run):
            self.ended_by_lead.set()

    def end(self) -> None:
        """Take the signs away."""
        if self._journal is not None:
            self._journal.gone(self._run, self._name)
            self._journal.gone(self._run, ending_name(self._door.fingerprint))
        self._journal = None
