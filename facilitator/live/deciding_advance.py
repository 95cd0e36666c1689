"""Deciding whether the day moves on by itself: only from an item whose plan says so, and once in a stay.

This is the only place that makes an entry "by clock". The lead's window asks for it on its tick; no other window does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.live import countdown
from facilitator.live.commands import AdvanceByClock
from facilitator.live.deciding_agenda import enter, following
from facilitator.live.events import AnyEvent
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import State

PROMPT = 60.0
"""Seconds after its time within which an item moves on by itself. Later, someone was away or decided to stay."""


def is_due(state: State, now: Stamp) -> bool:
    """Whether the current item's plan lets it move on by itself, and this is the moment.

    Its clock must have run out in this stay: who goes back to an item that is over wants to be there.
    """
    item = state.item
    if item is None or not item.advances or state.phase != "running":
        return False
    standing = state.items[item.id]
    over = -countdown.left(standing.clock, now)
    if standing.clock.since is None or not 0 <= over <= PROMPT * haste(state):
        return False
    stayed = between(standing.visits[-1].entered, now) if standing.visits else 0.0
    return stayed > over and following(state) is not None


def haste(state: State) -> float:
    """How much longer than usual a moment must be on a rehearsal's clock, so that people and ticks can follow it.

    Up to twenty times real speed nothing changes: what takes a minute of the day then takes three seconds.
    """
    return max(1.0, state.started.rehearsal / 20) if state.started is not None else 1.0


def _advance(state: State, command: AdvanceByClock, now: Stamp) -> tuple[AnyEvent, ...]:
    item = following(state)
    if command.item != state.current or item is None or not is_due(state, now):
        return ()
    return (replace(enter(state, item), by_clock=True),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], tuple[AnyEvent, ...]]] = {AdvanceByClock: _advance}
