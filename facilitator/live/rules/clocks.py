"""The clock of an item, and the second clock beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live import countdown
from facilitator.live.facts import Recorded
from facilitator.live.facts import clocks as facts
from facilitator.live.facts.base import Event, Refused
from facilitator.live.facts.interruptions import InterruptionEnded
from facilitator.live.queries.interruptions import interruption
from facilitator.live.rules.agenda import standing_at
from facilitator.live.rules.interruptions import gone_on, refuse_interrupted
from facilitator.live.rules.registry import Changes, Events, decides, reduces, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import Clock, SecondClock, State

LONGEST_CLOCK = 12 * 3600.0
"""No clock is set beyond this many seconds; more is a slip of the finger."""


@decides(facts.ToggleClock)
def _toggle(state: State, command: facts.ToggleClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    if interruption(state) is not None:
        return (InterruptionEnded(),)
    return (facts.ClockPaused(item.id) if standing.clock.since is not None else facts.ClockStarted(item.id),)


@decides(facts.ChangeClock)
def _change(state: State, command: facts.ChangeClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    if not command.seconds:
        return ()
    allotted = standing.clock.allotted + command.seconds
    if allotted < 0:
        raise Refused(f"{item.title} has no time left to take away.")
    if not allotted <= LONGEST_CLOCK:
        raise Refused("A clock cannot be longer than twelve hours.")
    return (facts.ClockChanged(item.id, command.seconds),)


@decides(facts.SetClock)
def _set(state: State, command: facts.SetClock, now: Stamp) -> Events:
    item, standing = standing_at(state)
    if not 0 <= command.seconds <= LONGEST_CLOCK:
        raise Refused("A clock can be set from nothing to twelve hours.")
    if abs(countdown.left(standing.clock, now) - command.seconds) < 0.5:
        return ()
    return (facts.ClockSet(item.id, command.seconds),)


ClockEvent = facts.ClockStarted | facts.ClockPaused | facts.ClockChanged | facts.ClockSet


def _on_clock(change: Callable[[Clock, Any, Stamp], Clock]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this, at its moment, to the clock of its item."""

    def step(state: State, recorded: Recorded, event: ClockEvent) -> Changes:
        item = state.items.get(event.item)
        if item is None:
            return ()
        clock = change(item.clock, event, recorded.at)
        over = gone_on(state, recorded.at) if clock.since is not None else ()
        return over + swap(state, "items", event.item, replace(item, clock=clock))

    return step


reduces(facts.ClockStarted)(_on_clock(lambda clock, event, at: countdown.start(clock, at)))
reduces(facts.ClockPaused)(_on_clock(lambda clock, event, at: countdown.pause(clock, at)))
reduces(facts.ClockChanged)(_on_clock(lambda clock, event, at: countdown.change(clock, event.seconds)))
reduces(facts.ClockSet)(_on_clock(lambda clock, event, at: countdown.set_left(clock, event.seconds, at)))


# -- the second clock --------------------------------------------------------------------------------------------------


LONGEST_NAME = 40
"""Characters of what a second clock is for; it stands beside the main clock in large letters."""


def _the_second(state: State) -> SecondClock:
    if state.second is None:
        raise Refused("There is no second clock. 0 starts one.")
    return state.second


@decides(facts.StartSecondClock)
def _start(state: State, command: facts.StartSecondClock, now: Stamp) -> Events:
    refuse_interrupted(state)
    if state.second is not None:
        raise Refused("A second clock is there already. 0 shows it; close it first.")
    if not 0 < command.seconds <= LONGEST_CLOCK:
        raise Refused("A second clock can be set from one second to twelve hours.")
    name = clean_line(command.name)
    if len(name) > LONGEST_NAME:
        raise Refused(f"What a second clock is for has at most {LONGEST_NAME} characters; that is {len(name)}.")
    return (facts.SecondClockStarted(command.seconds, name),)


@decides(facts.ToggleSecondClock)
def _toggle_second(state: State, command: facts.ToggleSecondClock, now: Stamp) -> Events:
    refuse_interrupted(state)
    running = _the_second(state).clock.since is not None
    return (facts.SecondClockPaused() if running else facts.SecondClockResumed(),)


@decides(facts.ChangeSecondClock)
def _change_second(state: State, command: facts.ChangeSecondClock, now: Stamp) -> Events:
    second = _the_second(state)
    if not command.seconds:
        return ()
    allotted = second.clock.allotted + command.seconds
    if allotted < 0:
        raise Refused("The second clock has no time left to take away.")
    if not allotted <= LONGEST_CLOCK:
        raise Refused("A second clock cannot be longer than twelve hours.")
    return (facts.SecondClockChanged(command.seconds),)


@decides(facts.CloseSecondClock)
def _close(state: State, command: facts.CloseSecondClock, now: Stamp) -> Events:
    _the_second(state)
    return (facts.SecondClockClosed(),)


@reduces(facts.SecondClockStarted)
def _second_started(state: State, recorded: Recorded, event: facts.SecondClockStarted) -> Changes:
    clock = countdown.start(Clock(allotted=event.seconds), recorded.at)
    return swap(state, "second", "", SecondClock(event.name, clock))


def _on_second(change: Callable[[Clock, Any, Stamp], Clock]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this, at its moment, to the second clock."""

    def step(state: State, recorded: Recorded, event: Event) -> Changes:
        second = state.second
        if second is None:
            return ()
        return swap(state, "second", "", replace(second, clock=change(second.clock, event, recorded.at)))

    return step


reduces(facts.SecondClockPaused)(_on_second(lambda clock, event, at: countdown.pause(clock, at)))
reduces(facts.SecondClockResumed)(_on_second(lambda clock, event, at: countdown.start(clock, at)))
reduces(facts.SecondClockChanged)(_on_second(lambda clock, event, at: countdown.change(clock, event.seconds)))


@reduces(facts.SecondClockClosed)
def _second_closed(state: State, recorded: Recorded, event: facts.SecondClockClosed) -> Changes:
    return swap(state, "second", "", None)
