"""When the clock's figures are reversed after time is up: worked out from when that was, so that no late timer matters.

A flash that was counted by timers would stay lit for good when one of them came once too often or not at all.
"""

from __future__ import annotations

import msgspec

from facilitator.live.queries.view import Now
from facilitator.live.stamp import Stamp, between

FLASHES, FLASH = 3, 0.6
"""How often the clock flashes when time is up, and seconds for each: fewer than two a second, which harms nobody."""


class Flashing(msgspec.Struct, frozen=True):
    """What flashes: an item's clock, since a moment of the real clock (a rehearsal's own one runs faster)."""

    item: str
    since: Stamp

    def goes_on(self, now: Now | None, at: Stamp) -> bool:
        """Whether it still flashes: the same item, out of time, and FLASHES not over."""
        here = now is not None and now.id == self.item and now.clock.left <= 0
        return here and between(self.since, at) < FLASHES * FLASH

    def lit(self, now: Now | None, at: Stamp) -> bool:
        """Whether the figures are reversed at this moment: in the first half of each flash."""
        return self.goes_on(now, at) and between(self.since, at) % FLASH < FLASH / 2
