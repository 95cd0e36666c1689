"""How long a day stood because it was interrupted, and what that cost: pure."""

from __future__ import annotations

from facilitator.live.stamp import Stamp, between, is_later
from facilitator.live.standstill import Interruption
from facilitator.live.state import State


def interruption(state: State) -> Interruption | None:
    """The interruption that lasts; None while the day goes on."""
    last = state.interruptions[-1] if state.interruptions else None
    return last if last is not None and last.ended is None and state.phase == "running" else None


def is_dark(state: State) -> bool:
    """Whether the room's screen shows nothing: words about an interruption lie over what was dark when it began."""
    return state.room.blank and (interruption(state) is None or "blank" not in state.room.under)


def has_support(state: State) -> bool:
    """Whether the support page is on the room's screen, if nothing is dark."""
    return state.room.support and (interruption(state) is None or "support" not in state.room.under)


def stood(state: State, earlier: Stamp, later: Stamp) -> float:
    """Seconds between two stamps in which the day was interrupted."""
    return sum(_overlap(one, earlier, later) for one in state.interruptions)


def worked(state: State, earlier: Stamp, later: Stamp) -> float:
    """Seconds between two stamps in which the day was not interrupted; never negative."""
    return max(0.0, between(earlier, later) - stood(state, earlier, later))


def _overlap(one: Interruption, earlier: Stamp, later: Stamp) -> float:
    begins = one.began if is_later(one.began, earlier) else earlier
    ends = later if one.ended is None or is_later(one.ended, later) else one.ended
    return 0.0 if is_later(begins, ends) else between(begins, ends)
