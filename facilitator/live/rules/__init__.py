"""The rules of a day, by subject: whether what is asked for may happen, what then happens, and what it changes. Pure.

`decide(state, command, now)` gives the events to record, or raises `Refused` with a sentence a trainer understands.
It never changes anything itself. `evolve` and `replay` make the state that events add up to.
"""

from __future__ import annotations

from facilitator.live.facts.base import Command, Refused
from facilitator.live.facts.day import StartRun
from facilitator.live.rules import (
    agenda,
    changes,
    clocks,
    day,
    entries,
    groups,
    interruptions,
    issues,
    photographs,
    replanning,
    review,
    room,
    tallies,
    themes,
    turns,
    wall,
)
from facilitator.live.rules.reducing import evolve, replay
from facilitator.live.rules.registry import DECISIONS, Events
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

SUBJECTS = (
    *(agenda, changes, clocks, day, entries, groups, interruptions, issues, photographs),
    *(replanning, review, room, tallies, themes, turns, wall),
)
"""Every subject; loading it registers what it decides and reduces."""


def decide(state: State, command: Command, now: Stamp) -> Events:
    """The events that answer a command. Raises Refused, with the reason, when it may not happen."""
    if state.started is None and not isinstance(command, StartRun):
        raise Refused("This run has not been started yet.")
    if state.phase == "ended" and not answers_after_the_end(command):
        raise Refused("The day has ended. Reopen it first if something was forgotten.")
    return DECISIONS[type(command)](state, command, now)


def answers_after_the_end(command: Command) -> bool:
    """Whether an ended day still answers to this: what a review adds, and words copied from a flipchart late."""
    return command.after_the_end or getattr(command, "late", False)


__all__ = ["answers_after_the_end", "decide", "evolve", "replay"]
