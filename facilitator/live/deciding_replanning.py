"""Deciding what happens when the day goes otherwise than planned: starts that were missed, a changed agenda.

What is past keeps its true times: only items still to come are moved, and nothing is put before the current one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Item
from facilitator.live import catch_up, commands, countdown, events
from facilitator.live.deciding_agenda import LONGEST_CLOCK, enter, following
from facilitator.live.events import AnyEvent
from facilitator.live.evolve import evolve
from facilitator.live.refused import Refused
from facilitator.live.schedule import length_words, origin
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import State

Events = tuple[AnyEvent, ...]

LONGEST_TITLE = 80
"""Characters of the title of an item put in while the day runs; a longer one is no title."""


def _backdate(state: State, command: commands.Backdate, now: Stamp) -> Events:
    if not 0 < command.seconds <= LONGEST_CLOCK:
        raise Refused("Say how many minutes ago it began: more than none, and not more than twelve hours.")
    if not state.current:
        first = following(state)
        if first is None:
            raise Refused("There is no item to begin with.")
        entered = enter(state, first)
        return (entered, events.ItemBackdated(first.id, command.seconds))
    item = state.plan.item(state.current)
    return _clock_ran(state, item, command, now) if command.what == "clock" else _item_began(state, item, command)


def _item_began(state: State, item: Item, command: commands.Backdate) -> Events:
    """The stay at the current item began earlier; it cannot have begun before the one before it."""
    visits = state.items[item.id].visits
    entered = visits[-1].entered
    if len(visits) > 1 and visits[-2].left is not None and command.seconds > between(visits[-2].left, entered):
        raise Refused(f"The day was at {item.title} then already, so this stay cannot have begun so early.")
    for other in state.items.values():
        if other.visits and other.visits[-1].left == entered:
            longest = between(other.visits[-1].entered, entered)
            if command.seconds > longest:
                minutes = length_words(int(longest // 60))
                raise Refused(f"{item.title} began at most {minutes} earlier: then the item before it began.")
    return (events.ItemBackdated(item.id, command.seconds),)


def _clock_ran(state: State, item: Item, command: commands.Backdate, now: Stamp) -> Events:
    """The current item's clock should have been running; never for longer than the item is open."""
    standing = state.items[item.id]
    stood = sum(between(visit.entered, visit.left or now) for visit in standing.visits)
    stood = min(stood - countdown.used(standing.clock, now), between(standing.visits[-1].entered, now))
    if command.seconds > stood + 0.5:
        minutes = length_words(int(max(0.0, stood) // 60))
        raise Refused(f"The clock of {item.title} has stood for {minutes} only. Did the item itself begin earlier?")
    started: Events = () if standing.clock.since is not None else (events.ClockStarted(item.id),)
    return (*started, events.ItemBackdated(item.id, command.seconds, "clock"))


# -- a changed agenda ------------------------------------------------------------------------------------------


def fresh_id(state: State) -> str:
    """An id that no item of this run has or had: "x1", "x2", ..."""
    taken = {key[1:] for key in state.items if key.startswith("x")}
    return next(f"x{number}" for number in range(1, len(taken) + 2) if str(number) not in taken)


def to_come(state: State, item_id: str) -> bool:
    """Whether an item lies ahead and was never held, so that it may be moved."""
    place = state.plan.position(item_id)
    return place > state.plan.position(state.current) and not state.items[item_id].visits


def _placed(state: State, after: str) -> None:
    """Refuse a place that lies behind the day."""
    if after and state.plan.position(after) < 0:
        raise Refused("There is no such item in this plan.")
    if state.plan.position(after) < state.plan.position(state.current):
        raise Refused("What is past stays as it was: choose a place after the current item.")


def _insert(state: State, command: commands.InsertItem, now: Stamp) -> Events:
    title = clean_line(command.title)
    if not title:
        raise Refused("Give the new item a title and its minutes, such as: Energiser 5.")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"That title is too long; {LONGEST_TITLE} characters are enough.")
    if not 1 <= command.minutes <= LONGEST_CLOCK / 60:
        raise Refused("An item takes from one minute to twelve hours.")
    _placed(state, command.after)
    return (events.ItemInserted(Item(fresh_id(state), title, command.minutes), command.after),)


def _split(state: State, command: commands.SplitItem, now: Stamp) -> Events:
    item = _ahead(state, command.item, "cut in two")
    whole = round(state.items[item.id].clock.allotted / 60)
    if not 1 <= command.minutes < whole:
        raise Refused(f"{item.title} has {length_words(whole)}: the first part takes from 1 min to {whole - 1}.")
    rest = second_part(state, item, command.minutes, whole - command.minutes)
    split = events.ItemSplit(item.id, command.minutes, rest)
    page = state.pages.get(item.id, 0)
    step = state.steps.get(item.id, 0)
    return (split, events.PageTurned(rest.id, page, step)) if page or step else (split,)


def second_part(state: State, item: Item, kept: int, minutes: int) -> Item:
    """The item that follows when one is cut in two. Words captured in it belong to the exercise it was part of."""
    whole_item = origin(state, item.id)
    parts = sum(origin(state, other.id) == whole_item for other in state.plan.items)
    return replace(
        item,
        id=fresh_id(state),
        title=f"{state.plan.item(whole_item).title} (part {parts + 1})",
        minutes=minutes,
        least=min(minutes, max(1, item.least - kept)) if item.least else 0,
        at=None,
        of=item.id if item.capture else item.of,
        capture="",
        cues=tuple(cue for cue in item.cues if cue.minutes < minutes),
        phases=(),
    )


def _ahead(state: State, item_id: str, what: str) -> Item:
    """An item that is current or still to come."""
    if item_id not in state.items or state.plan.position(item_id) < 0:
        raise Refused("There is no such item in this plan.")
    item = state.plan.item(item_id)
    if item_id != state.current and not to_come(state, item_id):
        raise Refused(f"{item.title} has been held or lies behind: what is past is not {what}.")
    return item


def _move(state: State, command: commands.MoveItem, now: Stamp) -> Events:
    item = _ahead(state, command.item, "moved")
    if item.id == state.current:
        raise Refused(f"{item.title} is going on. Only what is still to come can be moved.")
    _placed(state, command.after)
    place = state.plan.position(item.id)
    before = state.plan.items[place - 1].id if place else ""
    if command.after in (item.id, before):
        raise Refused(f"{item.title} is there already.")
    moved = events.ItemMoved(item.id, command.after)
    order = [other.id for other in _with(state, moved, now).plan.items]
    for other in state.plan.items:
        reported = other.of or state.cut_from.get(other.id, "")
        if reported in order and order.index(other.id) < order.index(reported):
            first, second = state.plan.item(reported).title, other.title
            raise Refused(f"{second} goes back to {first}, so it has to come after it.")
    return (moved,)


def _with(state: State, event: AnyEvent, now: Stamp) -> State:
    """The state as it would be after an event."""
    return evolve(state, events.Recorded(state.seq + 1, now, "", event))


def _take_catch_up(state: State, command: commands.TakeCatchUp, now: Stamp) -> Events:
    behind = catch_up.lateness(state, command.target, now)
    if behind < catch_up.ON_TIME:
        raise Refused("The day is on time again: there is nothing to win back.")
    if not catch_up.allowed(state, command.cuts, now) or not command.cuts:
        raise Refused("The day has moved on, and this is no longer possible. r works it out again.")
    taken = events.CatchUpTaken(command.target, command.cuts, behind, clean_line(command.words))
    if catch_up.lateness(_with(state, taken, now), command.target, now) >= catch_up.ON_TIME:
        raise Refused("The day has moved on, and this is no longer enough. r works it out again.")
    return (taken,)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.Backdate: _backdate,
    commands.InsertItem: _insert,
    commands.SplitItem: _split,
    commands.MoveItem: _move,
    commands.TakeCatchUp: _take_catch_up,
}
"""Which function answers which command."""
