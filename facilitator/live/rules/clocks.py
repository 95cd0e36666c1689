"""The clock of an item, and the second clock beside it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live import countdown
from facilitator.live.facts import Recorded
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
from facilitator.live.state import Clock, SecondClock, State

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


def _on_clock(state: State, item_id: str, change: Callable[[Clock], Clock]) -> Changes:
    item = state.items.get(item_id)
    return swap(state, "items", item_id, replace(item, clock=change(item.clock))) if item is not None else ()


@reduces(ClockStarted)
def _started(state: State, recorded: Recorded, event: ClockStarted) -> Changes:
    return _on_clock(state, event.item, lambda clock: countdown.start(clock, recorded.at))


@reduces(ClockPaused)
def _paused(state: State, recorded: Recorded, event: ClockPaused) -> Changes:
    return _on_clock(state, event.item, lambda clock: countdown.pause(clock, recorded.at))


@reduces(ClockChanged)
def _changed(state: State, recorded: Recorded, event: ClockChanged) -> Changes:
    return _on_clock(state, event.item, lambda clock: countdown.change(clock, event.seconds))


@reduces(ClockSet)
def _was_set(state: State, recorded: Recorded, event: ClockSet) -> Changes:
    return _on_clock(state, event.item, lambda clock: countdown.set_left(clock, event.seconds, recorded.at))


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


def _on_second(state: State, change: Callable[[Clock], Clock]) -> Changes:
    second = state.second
    return swap(state, "second", "", replace(second, clock=change(second.clock))) if second is not None else ()


@reduces(SecondClockPaused)
def _second_paused(state: State, recorded: Recorded, event: SecondClockPaused) -> Changes:
    return _on_second(state, lambda clock: countdown.pause(clock, recorded.at))


@reduces(SecondClockResumed)
def _second_resumed(state: State, recorded: Recorded, event: SecondClockResumed) -> Changes:
    return _on_second(state, lambda clock: countdown.start(clock, recorded.at))


@reduces(SecondClockChanged)
def _second_changed(state: State, recorded: Recorded, event: SecondClockChanged) -> Changes:
    return _on_second(state, lambda clock: countdown.change(clock, event.seconds))


@reduces(SecondClockClosed)
def _second_closed(state: State, recorded: Recorded, event: SecondClockClosed) -> Changes:
    return swap(state, "second", "", None)
