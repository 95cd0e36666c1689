"""The clock of an item, and the second clock beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live import commands, countdown, events
from facilitator.live.facts import Recorded
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


@decides(commands.ToggleClock)
def _toggle(state: State, command: commands.ToggleClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    return (events.ClockPaused(item.id) if standing.clock.since is not None else events.ClockStarted(item.id),)


@decides(commands.ChangeClock)
def _change(state: State, command: commands.ChangeClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    if not command.seconds:
        return ()
    allotted = standing.clock.allotted + command.seconds
    if allotted < 0:
        raise Refused(f"{item.title} has no time left to take away.")
    if not allotted <= LONGEST_CLOCK:
        raise Refused("A clock cannot be longer than twelve hours.")
    return (events.ClockChanged(item.id, command.seconds),)


@decides(commands.SetClock)
def _set(state: State, command: commands.SetClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    if not 0 <= command.seconds <= LONGEST_CLOCK:
        raise Refused("A clock can be set from nothing to twelve hours.")
    if abs(countdown.left(standing.clock, now) - command.seconds) < 0.5:
        return ()
    return (events.ClockSet(item.id, command.seconds),)


ClockEvent = events.ClockStarted | events.ClockPaused | events.ClockChanged | events.ClockSet


def _clock(change: Callable[[Clock, Any, Stamp], Clock]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to its item's clock."""

    def step(state: State, recorded: Recorded, event: ClockEvent) -> Changes:
        item = state.items.get(event.item)
        if item is None:
            return ()
        return swap(state, "items", event.item, replace(item, clock=change(item.clock, event, recorded.at)))

    return step


reduces(events.ClockStarted)(_clock(lambda clock, event, at: countdown.start(clock, at)))
reduces(events.ClockPaused)(_clock(lambda clock, event, at: countdown.pause(clock, at)))
reduces(events.ClockChanged)(_clock(lambda clock, event, at: countdown.change(clock, event.seconds)))
reduces(events.ClockSet)(_clock(lambda clock, event, at: countdown.set_left(clock, event.seconds, at)))


# -- the second clock --------------------------------------------------------------------------------------------------


LONGEST_NAME = 40
"""Characters of what a second clock is for; it stands beside the main clock in large letters."""


def _the_second(state: State) -> SecondClock:
    if state.second is None:
        raise Refused("There is no second clock. 0 starts one.")
    return state.second


@decides(commands.StartSecondClock)
def _start(state: State, command: commands.StartSecondClock, now: Stamp) -> Events:
    if state.second is not None:
        raise Refused("A second clock is there already. 0 shows it; close it first.")
    if not 0 < command.seconds <= LONGEST_CLOCK:
        raise Refused("A second clock can be set from one second to twelve hours.")
    name = clean_line(command.name)
    if len(name) > LONGEST_NAME:
        raise Refused(f"What a second clock is for has at most {LONGEST_NAME} characters; that is {len(name)}.")
    return (events.SecondClockStarted(command.seconds, name),)


@decides(commands.ToggleSecondClock)
def _toggle_second(state: State, command: commands.ToggleSecondClock, now: Stamp) -> Events:
    running = _the_second(state).clock.since is not None
    return (events.SecondClockPaused() if running else events.SecondClockResumed(),)


@decides(commands.ChangeSecondClock)
def _change_second(state: State, command: commands.ChangeSecondClock, now: Stamp) -> Events:
    second = _the_second(state)
    if not command.seconds:
        return ()
    allotted = second.clock.allotted + command.seconds
    if allotted < 0:
        raise Refused("The second clock has no time left to take away.")
    if not allotted <= LONGEST_CLOCK:
        raise Refused("A second clock cannot be longer than twelve hours.")
    return (events.SecondClockChanged(command.seconds),)


@decides(commands.CloseSecondClock)
def _close(state: State, command: commands.CloseSecondClock, now: Stamp) -> Events:
    _the_second(state)
    return (events.SecondClockClosed(),)


@reduces(events.SecondClockStarted)
def _second_started(state: State, recorded: Recorded, event: events.SecondClockStarted) -> Changes:
    clock = countdown.start(Clock(allotted=event.seconds), recorded.at)
    return swap(state, "second", "", SecondClock(event.name, clock))


def _second(change: Callable[[Clock, Any, Stamp], Clock]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to the second clock."""

    def step(state: State, recorded: Recorded, event: events.Event) -> Changes:
        if state.second is None:
            return ()
        return swap(state, "second", "", replace(state.second, clock=change(state.second.clock, event, recorded.at)))

    return step


@reduces(events.SecondClockClosed)
def _second_closed(state: State, recorded: Recorded, event: events.SecondClockClosed) -> Changes:
    return swap(state, "second", "", None)


reduces(events.SecondClockPaused)(_second(lambda clock, event, at: countdown.pause(clock, at)))
reduces(events.SecondClockResumed)(_second(lambda clock, event, at: countdown.start(clock, at)))
reduces(events.SecondClockChanged)(_second(lambda clock, event, at: countdown.change(clock, event.seconds)))
