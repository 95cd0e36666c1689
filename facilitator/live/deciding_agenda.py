"""Deciding what happens to items, pages and clocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.agenda.kinds import clock_starts_on_entry, kind_of
from facilitator.agenda.model import Item
from facilitator.live import commands, countdown, events
from facilitator.live.events import AnyEvent
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import ItemState, State

Events = tuple[AnyEvent, ...]

LONGEST_CLOCK = 12 * 3600.0
"""No clock is set beyond this many seconds; more is a slip of the finger."""


def page_count(state: State, item: Item) -> int:
    """How many pages an item has; at least one, since an item without a deck still shows its title."""
    return max(1, len(state.plan.pages_of(item)))


def last_step(state: State, item: Item, page: int) -> int:
    """How many entries of a page of an item come one by one; 0 for a page that is seen at once."""
    pages = state.plan.pages_of(item)
    return pages[page].last_step if page < len(pages) else 0


def _current(state: State) -> Item:
    item = state.item
    if item is None:
        raise Refused("The day has not begun: ⟦page.next:space⟧ starts the first item.")
    return item


def _standing(state: State) -> tuple[Item, ItemState]:
    item = _current(state)
    return item, state.items[item.id]


def _find(state: State, item_id: str) -> Item:
    if state.plan.position(item_id) < 0 or item_id not in state.items:  # what was taken back is in one of them alone
        raise Refused("There is no such item in this plan.")
    return state.plan.item(item_id)


def following(state: State) -> Item | None:
    """The next item in the plan that is not skipped; None at the end of the day."""
    start = state.plan.position(state.current) + 1
    return next((item for item in state.plan.items[start:] if not state.items[item.id].skipped), None)


def preceding(state: State) -> Item | None:
    """The item before this one in the plan that is not skipped; None at the start."""
    before = state.plan.items[: max(0, state.plan.position(state.current))]
    return next((item for item in reversed(before) if not state.items[item.id].skipped), None)


def enter(state: State, item: Item, *, skipping: bool = False, again: bool = False) -> events.ItemEntered:
    """The event of going to an item.

    A clock that starts by hand goes on when the trainer comes back to an item whose clock she had started before.
    """
    clock = state.items[item.id].clock
    running = clock_starts_on_entry(item) or (clock.started and not again)
    return events.ItemEntered(item.id, skipping=skipping, again=again, running=running)


def _next_page(state: State, command: commands.NextPage, now: Stamp) -> Events:
    if not state.current:
        return _next_item(state, commands.NextItem(), now)
    item, standing = _standing(state)
    page, step = state.pages.get(item.id, 0), state.steps.get(item.id, 0)
    if step < last_step(state, item, page):
        return (events.PageTurned(item.id, page, step + 1),)
    if page + 1 < page_count(state, item):
        return (events.PageTurned(item.id, page + 1),)
    if kind_of(item).holds:
        if standing.clock.since is not None:
            raise Refused(f"{item.title} is still running. ⟦item.next:n⟧ goes on to the next item.")
        if not standing.clock.started:
            raise Refused(
                f"{item.title} has not been started. ⟦clock.toggle:t⟧ starts its clock,"
                " ⟦item.next:n⟧ goes on without it."
            )
    return _next_item(state, commands.NextItem(), now)


def _previous_page(state: State, command: commands.PreviousPage, now: Stamp) -> Events:
    item = _current(state)
    page, step = state.pages.get(item.id, 0), state.steps.get(item.id, 0)
    shown = min(step, last_step(state, item, page))
    if shown:
        return (events.PageTurned(item.id, page, shown - 1),)
    if page == 0:
        raise Refused("This is the first page. ⟦item.previous:N⟧ goes back to the item before.")
    return (events.PageTurned(item.id, page - 1, last_step(state, item, page - 1)),)


def _turn_to(state: State, command: commands.TurnTo, now: Stamp) -> Events:
    item = _current(state)
    page = min(max(0, command.page), page_count(state, item) - 1)
    return () if page == state.pages.get(item.id, 0) else (events.PageTurned(item.id, page),)


def _next_item(state: State, command: commands.NextItem, now: Stamp) -> Events:
    item = following(state)
    if item is None:
        raise Refused("This is the last item. ⟦run.end:E⟧ ends the day.")
    return (enter(state, item, skipping=command.skipping and bool(state.current)),)


def _previous_item(state: State, command: commands.PreviousItem, now: Stamp) -> Events:
    _current(state)
    item = preceding(state)
    if item is None:
        raise Refused("This is the first item.")
    return (enter(state, item),)


def _go_to(state: State, command: commands.GoTo, now: Stamp) -> Events:
    item = _find(state, command.item)
    entered: Events = () if item.id == state.current else (enter(state, item),)
    if command.page is None:
        if not entered:
            raise Refused("The day is at this item already.")
        return entered
    page = min(max(0, command.page), page_count(state, item) - 1)
    turned: Events = () if page == state.pages.get(item.id, 0) else (events.PageTurned(item.id, page),)
    return entered + turned


def _repeat(state: State, command: commands.RepeatItem, now: Stamp) -> Events:
    item = _current(state)
    begun = state.pages.get(item.id, 0) or state.steps.get(item.id, 0)
    turned: Events = (events.PageTurned(item.id, 0),) if begun else ()
    return (enter(state, item, again=True), *turned)


def _skip(state: State, command: commands.SkipItem, now: Stamp) -> Events:
    item = _find(state, command.item)
    if item.id == state.current:
        return _next_item(state, commands.NextItem(skipping=True), now)
    standing = state.items[item.id]
    if standing.skipped:
        raise Refused(f"{item.title} is skipped already.")
    if standing.visits:
        raise Refused(f"{item.title} has been held already.")
    return (events.ItemSkipped(item.id),)


def _restore(state: State, command: commands.RestoreItem, now: Stamp) -> Events:
    item = _find(state, command.item)
    if not state.items[item.id].skipped:
        raise Refused(f"{item.title} is not skipped.")
    return (events.ItemRestored(item.id),)


def _toggle(state: State, command: commands.ToggleClock, now: Stamp) -> Events:
    item, standing = _standing(state)
    return (events.ClockPaused(item.id) if standing.clock.since is not None else events.ClockStarted(item.id),)


def _change(state: State, command: commands.ChangeClock, now: Stamp) -> Events:
    item, standing = _standing(state)
    if not command.seconds:
        return ()
    allotted = standing.clock.allotted + command.seconds
    if allotted < 0:
        raise Refused(f"{item.title} has no time left to take away.")
    if not allotted <= LONGEST_CLOCK:
        raise Refused("A clock cannot be longer than twelve hours.")
    return (events.ClockChanged(item.id, command.seconds),)


def _set(state: State, command: commands.SetClock, now: Stamp) -> Events:
    item, standing = _standing(state)
    if not 0 <= command.seconds <= LONGEST_CLOCK:
        raise Refused("A clock can be set from nothing to twelve hours.")
    if abs(countdown.left(standing.clock, now) - command.seconds) < 0.5:
        return ()
    return (events.ClockSet(item.id, command.seconds),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.NextPage: _next_page,
    commands.PreviousPage: _previous_page,
    commands.TurnTo: _turn_to,
    commands.NextItem: _next_item,
    commands.PreviousItem: _previous_item,
    commands.GoTo: _go_to,
    commands.RepeatItem: _repeat,
    commands.SkipItem: _skip,
    commands.RestoreItem: _restore,
    commands.ToggleClock: _toggle,
    commands.ChangeClock: _change,
    commands.SetClock: _set,
}
