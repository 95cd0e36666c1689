"""How long the laptop was away, and what goes on: honest recovery after a crash, a restart or a closed lid."""

from __future__ import annotations

from datetime import datetime

import msgspec

from facilitator.controller import LEAD, Controller
from facilitator.journal.port import JournalProblem

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
