"""When the day goes otherwise than planned: starts that were missed, a changed agenda.

What is past keeps its true times: only items still to come are moved, and nothing is put before the current one.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.facts import Recorded
from facilitator.live.facts import agenda as facts
from facilitator.live.facts.base import Event, Refused
from facilitator.live.facts.clocks import ClockStarted
from facilitator.live.queries.day import following, to_come
from facilitator.live.queries.schedule import length_words, origin
from facilitator.live.rules.agenda import enter
from facilitator.live.rules.clocks import LONGEST_CLOCK
from facilitator.live.rules.reducing import evolve
from facilitator.live.rules.registry import Changes, Events, appear, decides, reduces, swap
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import Clock, ItemState, State

LONGEST_TITLE = 80
"""Characters of the title of an item put in while the day runs; a longer one is no title."""


@decides(facts.Backdate)
def _backdate(state: State, command: facts.Backdate, now: Stamp) -> Events:
    if not 0 < command.seconds <= LONGEST_CLOCK:
        raise Refused("Say how many minutes ago it began: more than none, and not more than twelve hours.")
    if not state.current:
        first = following(state)
        if first is None:
            raise Refused("There is no item to begin with.")
        entered = enter(state, first)
        return (entered, facts.ItemBackdated(first.id, command.seconds))
    item = state.plan.item(state.current)
    return _clock_ran(state, item, command, now) if command.what == "clock" else _item_began(state, item, command)


def _item_began(state: State, item: Item, command: facts.Backdate) -> Events:
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
    return (facts.ItemBackdated(item.id, command.seconds),)


def _clock_ran(state: State, item: Item, command: facts.Backdate, now: Stamp) -> Events:
    """The current item's clock should have been running; never for longer than the item is open."""
    standing = state.items[item.id]
    stood = sum(between(visit.entered, visit.left or now) for visit in standing.visits)
    stood = min(stood - countdown.used(standing.clock, now), between(standing.visits[-1].entered, now))
    if command.seconds > stood + 0.5:
        minutes = length_words(int(max(0.0, stood) // 60))
        raise Refused(f"The clock of {item.title} has stood for {minutes} only. Did the item itself begin earlier?")
    started: Events = () if standing.clock.since is not None else (ClockStarted(item.id),)
    return (*started, facts.ItemBackdated(item.id, command.seconds, "clock"))


# -- a changed agenda --------------------------------------------------------------------------------------------------


def fresh_id(state: State) -> str:
    """An id that no item of this run has or had: "x1", "x2", ..."""
    taken = {key[1:] for key in state.items if key.startswith("x")}
    return next(f"x{number}" for number in range(1, len(taken) + 2) if str(number) not in taken)


def _placed(state: State, after: str) -> None:
    """Refuse a place that lies behind the day."""
    if after and state.plan.position(after) < 0:
        raise Refused("There is no such item in this plan.")
    if state.plan.position(after) < state.plan.position(state.current):
        raise Refused("What is past stays as it was: choose a place after the current item.")


@decides(facts.InsertItem)
def _insert(state: State, command: facts.InsertItem, now: Stamp) -> Events:
    title = clean_line(command.title)
    if not title:
        raise Refused("Give the new item a title and its minutes, such as: Energiser 5.")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"That title is too long; {LONGEST_TITLE} characters are enough.")
    if not 1 <= command.minutes <= LONGEST_CLOCK / 60:
        raise Refused("An item takes from one minute to twelve hours.")
    _placed(state, command.after)
    return (facts.ItemInserted(Item(fresh_id(state), title, command.minutes), command.after),)


@decides(facts.SplitItem)
def _split(state: State, command: facts.SplitItem, now: Stamp) -> Events:
    item = _ahead(state, command.item, "cut in two")
    whole = round(state.items[item.id].clock.allotted / 60)
    if not 1 <= command.minutes < whole:
        raise Refused(f"{item.title} has {length_words(whole)}: the first part takes from 1 min to {whole - 1}.")
    rest = second_part(state, item, command.minutes, whole - command.minutes)
    split = facts.ItemSplit(item.id, command.minutes, rest)
    page = state.pages.get(item.id, 0)
    step = state.steps.get(item.id, 0)
    return (split, facts.PageTurned(rest.id, page, step)) if page or step else (split,)


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


@decides(facts.MoveItem)
def _move(state: State, command: facts.MoveItem, now: Stamp) -> Events:
    item = _ahead(state, command.item, "moved")
    if item.id == state.current:
        raise Refused(f"{item.title} is going on. Only what is still to come can be moved.")
    _placed(state, command.after)
    place = state.plan.position(item.id)
    before = state.plan.items[place - 1].id if place else ""
    if command.after in (item.id, before):
        raise Refused(f"{item.title} is there already.")
    moved = facts.ItemMoved(item.id, command.after)
    order = [other.id for other in _with(state, moved, now).plan.items]
    for other in state.plan.items:
        reported = other.of or state.cut_from.get(other.id, "")
        if reported in order and order.index(other.id) < order.index(reported):
            first, second = state.plan.item(reported).title, other.title
            raise Refused(f"{second} goes back to {first}, so it has to come after it.")
    return (moved,)


def _with(state: State, event: Event, now: Stamp) -> State:
    """The state as it would be after an event."""
    return evolve(state, Recorded(state.seq + 1, now, "", event))


@decides(facts.TakeCatchUp)
def _take_catch_up(state: State, command: facts.TakeCatchUp, now: Stamp) -> Events:
    from facilitator.live.queries import catch_up  # most days never need it, and it is large

    behind = catch_up.lateness(state, command.target, now)
    if behind < catch_up.ON_TIME:
        raise Refused("The day is on time again: there is nothing to win back.")
    if not catch_up.allowed(state, command.cuts, now) or not command.cuts:
        raise Refused("The day has moved on, and this is no longer possible. r works it out again.")
    taken = facts.CatchUpTaken(command.target, command.cuts, behind, clean_line(command.words))
    if catch_up.lateness(_with(state, taken, now), command.target, now) >= catch_up.ON_TIME:
        raise Refused("The day has moved on, and this is no longer enough. r works it out again.")
    return (taken,)


# -- what it changes ---------------------------------------------------------------------------------------------------


def _earlier(stamp: Stamp, seconds: float) -> Stamp:
    """A moment so many seconds before another."""
    return Stamp(stamp.wall - timedelta(seconds=seconds), stamp.run - seconds, stamp.boot)


@reduces(facts.ItemBackdated)
def _backdated(state: State, recorded: Recorded, event: facts.ItemBackdated) -> Changes:
    """The clock has run that much longer; a stay began earlier, and the one that ended as it began ended earlier."""
    item = state.items.get(event.item)
    if item is None:
        return ()
    clock = replace(item.clock, banked=item.clock.banked + event.seconds, started=True)
    if event.what == "clock" or not item.visits:
        return swap(state, "items", event.item, replace(item, clock=clock))
    entered = item.visits[-1].entered
    visits = (*item.visits[:-1], replace(item.visits[-1], entered=_earlier(entered, event.seconds)))
    if not item.clock.started:
        clock = item.clock
    changes = swap(state, "items", event.item, replace(item, clock=clock, visits=visits))
    for key, other in state.items.items():
        if key != event.item and other.visits and other.visits[-1].left == entered:
            last = other.visits[-1]
            left = max(last.entered, _earlier(entered, event.seconds), key=lambda stamp: stamp.wall)
            changes += swap(state, "items", key, replace(other, visits=(*other.visits[:-1], replace(last, left=left))))
    return changes


def _with_items(state: State, items: tuple[Item, ...]) -> Changes:
    return swap(state, "agenda", "", replace(state.plan, items=items))


def _place(items: tuple[Item, ...], item: Item, after: str) -> tuple[Item, ...]:
    """The items with one more, after the named one; at the beginning where there is none of that name."""
    at = next((number for number, other in enumerate(items, 1) if other.id == after), 0)
    return (*items[:at], item, *items[at:])


def _appeared(state: State, item: Item) -> Changes:
    there = ItemState(clock=Clock(allotted=item.minutes * 60.0))
    return appear(state, "items", item.id, replace(there, skipped=True), there)


def _known(state: State, item_id: str) -> bool:
    return state.started is not None and state.plan.position(item_id) >= 0


@reduces(facts.ItemInserted)
def _inserted(state: State, recorded: Recorded, event: facts.ItemInserted) -> Changes:
    if state.started is None or _known(state, event.item.id):
        return ()
    return _with_items(state, _place(state.plan.items, event.item, event.after)) + _appeared(state, event.item)


@reduces(facts.ItemSplit)
def _cut(state: State, recorded: Recorded, event: facts.ItemSplit) -> Changes:
    standing = state.items.get(event.item)
    if standing is None or not _known(state, event.item) or _known(state, event.rest.id):
        return ()
    clock = replace(standing.clock, allotted=event.minutes * 60.0)
    kept = (replace(item, minutes=event.minutes) if item.id == event.item else item for item in state.plan.items)
    changes = _with_items(state, _place(tuple(kept), event.rest, event.item))
    changes += appear(state, "cut_from", event.rest.id, "", event.item)
    return changes + swap(state, "items", event.item, replace(standing, clock=clock)) + _appeared(state, event.rest)


@reduces(facts.ItemMoved)
def _moved(state: State, recorded: Recorded, event: facts.ItemMoved) -> Changes:
    if not _known(state, event.item) or event.item == event.after:
        return ()
    rest = tuple(item for item in state.plan.items if item.id != event.item)
    return _with_items(state, _place(rest, state.plan.item(event.item), event.after))


@reduces(facts.CatchUpTaken)
def _caught_up(state: State, recorded: Recorded, event: facts.CatchUpTaken) -> Changes:
    changes: Changes = ()
    for cut in event.cuts:
        item = state.items.get(cut.item)
        if item is not None:
            clock = countdown.change(item.clock, -cut.seconds)
            won = item.won + (item.clock.allotted if cut.skipped else cut.seconds)
            given = replace(item, clock=clock, skipped=item.skipped or cut.skipped, won=won)
            changes += swap(state, "items", cut.item, given)
    return changes
