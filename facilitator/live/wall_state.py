"""How far a case has been told, and what of it hangs on the wall, as part of a run's state."""

from __future__ import annotations

import msgspec


class WallState(msgspec.Struct, frozen=True):
    """One case: the ids of events that are uncovered, and what was marked as told to whom, as (event, agency).

    `stage` is how many of its stages have been brought up; 0 where nobody has begun to tell it in stages.
    """

    uncovered: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    stage: int = 0


BARE = WallState()
"""A wall with nothing on it."""
