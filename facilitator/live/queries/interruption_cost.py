"""What an interruption costs the rest of the day: pure."""

from __future__ import annotations

from facilitator.live.queries.interruptions import interruption
from facilitator.live.queries.schedule import schedule
from facilitator.live.stamp import Stamp
from facilitator.live.state import State


def finish_moved(state: State, now: Stamp) -> float:
    """Seconds by which the interruption that lasts has moved the expected finish until this moment.

    Less than it lasted where time that lay free before a fixed point or the finish took some of it up; 0 where the day
    is not interrupted.
    """
    lasting = interruption(state)
    if lasting is None:
        return 0.0
    before, after = schedule(state, lasting.began).finish, schedule(state, now).finish
    return max(0.0, (after - before).total_seconds())
