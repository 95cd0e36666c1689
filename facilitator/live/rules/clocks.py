"""The clock of an item, and the second clock beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live import countdown
from facilitator.live.facts import Recorded
from facilitator.live.facts.base import Event
from facilitator.live.facts.clocks import (
    ChangeClock,
    ChangeSecondClock,
    ClockChanged,
    ClockPaused,
    ClockSet,
    ClockStarted,
    CloseSecondClock,
    SecondClockChanged,
    SecondClockClosed,
    SecondClockPaused,
    SecondClockResumed,
    SecondClockStarted,
    SetClock,
    StartSecondClock,
    ToggleClock,
    ToggleSecondClock,
)
from facilitator.live.refused import Refused
from facilitator.live.rules.agenda import standing_at
from facilitator.live.rules.registry import Changes, Events, decides, reduces, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import (
    Clock,
    SecondClock,
    State,
)

LONGEST_CLOCK = 12 * 3600.0
"""No clock is set beyond this many seconds; more is a slip of the finger."""


@decides(ToggleClock)
def _toggle(state: State, command: ToggleClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    return (ClockPaused(item.id) if standing.clock.since is not None else ClockStarted(item.id),)


@decides(ChangeClock)
def _change(state: State, command: ChangeClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    if not command.seconds:
        return ()
    allotted = standing.clock.allotted + command.seconds
    if allotted < 0:
        raise Refused(f"{item.title} has no time left to take away.")
    if not allotted <= LONGEST_CLOCK:
        raise Refused("A clock cannot be longer than twelve hours.")
    return (ClockChanged(item.id, command.seconds),)


@decides(SetClock)
def _set(state: State, command: SetClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    if not 0 <= command.seconds <= LONGEST_CLOCK:
        raise Refused("A clock can be set from nothing to twelve hours.")
    if abs(countdown.left(standing.clock, now) - command.seconds) < 0.5:
        return ()
    return (ClockSet(item.id, command.seconds),)


ClockEvent = ClockStarted | ClockPaused | ClockChanged | ClockSet


def _clock(change: Callable[[Clock, Any, Stamp], Clock]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to its item's clock."""

    def step(state: State, recorded: Recorded, event: ClockEvent) -> Changes:
        item = state.items.get(event.item)
        if item is None:
            return ()
        return swap(state, "items", event.item, replace(item, clock=change(item.clock, event, recorded.at)))

    return step


reduces(ClockStarted)(_clock(lambda clock, event, at: countdown.start(clock, at)))
reduces(ClockPaused)(_clock(lambda clock, event, at: countdown.pause(clock, at)))
reduces(ClockChanged)(_clock(lambda clock, event, at: countdown.change(clock, event.seconds)))
reduces(ClockSet)(_clock(lambda clock, event, at: countdown.set_left(clock, event.seconds, at)))


# -- the second clock --------------------------------------------------------------------------------------------------


LONGEST_NAME = 40
"""Characters of what a second clock is for; it stands beside the main clock in large letters."""


def _the_second(state: State) -> SecondClock:
    if state.second is None:
        raise Refused("There is no second clock. 0 starts one.")
    return state.second


@decides(StartSecondClock)
def _start(state: State, command: StartSecondClock, now: Stamp) -> Events:
    if state.second is not None:
        raise Refused("A second clock is there already. 0 shows it; close it first.")
    if not 0 < command.seconds <= LONGEST_CLOCK:
        raise Refused("A second clock can be set from one second to twelve hours.")
    name = clean_line(command.name)
    if len(name) > LONGEST_NAME:
        raise Refused(f"What a second clock is for has at most {LONGEST_NAME} characters; that is {len(name)}.")
    return (SecondClockStarted(command.seconds, name),)


@decides(ToggleSecondClock)
def _toggle_second(state: State, command: ToggleSecondClock, now: Stamp) -> Events:
    running = _the_second(state).clock.since is not None
    return (SecondClockPaused() if running else SecondClockResumed(),)


@decides(ChangeSecondClock)
def _change_second(state: State, command: ChangeSecondClock, now: Stamp) -> Events:
    second = _the_second(state)
    if not command.seconds:
        return ()
    allotted = second.clock.allotted + command.seconds
    if allotted < 0:
        raise Refused("The second clock has no time left to take away.")
    if not allotted <= LONGEST_CLOCK:
        raise Refused("A second clock cannot be longer than twelve hours.")
    return (SecondClockChanged(command.seconds),)


@decides(CloseSecondClock)
def _close(state: State, command: CloseSecondClock, now: Stamp) -> Events:
    _the_second(state)
    return (SecondClockClosed(),)


@reduces(SecondClockStarted)
def _second_started(state: State, recorded: Recorded, event: SecondClockStarted) -> Changes:
    clock = countdown.start(Clock(allotted=event.seconds), recorded.at)
    return swap(state, "second", "", SecondClock(event.name, clock))


def _second(change: Callable[[Clock, Any, Stamp], Clock]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to the second clock."""

    def step(state: State, recorded: Recorded, event: Event) -> Changes:
        if state.second is None:
            return ()
        return swap(state, "second", "", replace(state.second, clock=change(state.second.clock, event, recorded.at)))

    return step


@reduces(SecondClockClosed)
def _second_closed(state: State, recorded: Recorded, event: SecondClockClosed) -> Changes:
    return swap(state, "second", "", None)


reduces(SecondClockPaused)(_second(lambda clock, event, at: countdown.pause(clock, at)))
reduces(SecondClockResumed)(_second(lambda clock, event, at: countdown.start(clock, at)))
reduces(SecondClockChanged)(_second(lambda clock, event, at: countdown.change(clock, event.seconds)))
