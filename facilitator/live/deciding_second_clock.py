"""Deciding what happens to the second clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.agenda.cleaning import clean_line
from facilitator.live import commands, events
from facilitator.live.events import AnyEvent
from facilitator.live.refused import Refused
from facilitator.live.second_clock import LONGEST
from facilitator.live.stamp import Stamp
from facilitator.live.state import SecondClock, State

Events = tuple[AnyEvent, ...]

LONGEST_NAME = 40
"""Characters of what a second clock is for; it stands beside the main clock in large letters."""


def _second(state: State) -> SecondClock:
    if state.second is None:
        raise Refused("There is no second clock. 0 starts one.")
    return state.second


def _start(state: State, command: commands.StartSecondClock, now: Stamp) -> Events:
    if state.second is not None:
        raise Refused("A second clock is there already. 0 shows it; close it first.")
    if not 0 < command.seconds <= LONGEST:
        raise Refused("A second clock can be set from one second to twelve hours.")
    name = clean_line(command.name)
    if len(name) > LONGEST_NAME:
        raise Refused(f"What a second clock is for has at most {LONGEST_NAME} characters; that is {len(name)}.")
    return (events.SecondClockStarted(command.seconds, name),)


def _toggle(state: State, command: commands.ToggleSecondClock, now: Stamp) -> Events:
    running = _second(state).clock.since is not None
    return (events.SecondClockPaused() if running else events.SecondClockResumed(),)


def _change(state: State, command: commands.ChangeSecondClock, now: Stamp) -> Events:
    second = _second(state)
    if not command.seconds:
        return ()
    allotted = second.clock.allotted + command.seconds
    if allotted < 0:
        raise Refused("The second clock has no time left to take away.")
    if not allotted <= LONGEST:
        raise Refused("A second clock cannot be longer than twelve hours.")
    return (events.SecondClockChanged(command.seconds),)


def _close(state: State, command: commands.CloseSecondClock, now: Stamp) -> Events:
    _second(state)
    return (events.SecondClockClosed(),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.StartSecondClock: _start,
    commands.ToggleSecondClock: _toggle,
    commands.ChangeSecondClock: _change,
    commands.CloseSecondClock: _close,
}
