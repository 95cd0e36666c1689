"""Moving through the agenda: items and pages, by a key or by the clock."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.agenda.kinds import clock_starts_on_entry, kind_of
from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.facts import Recorded
from facilitator.live.facts import agenda as facts
from facilitator.live.facts.base import Refused
from facilitator.live.queries.day import following, is_due, last_step, page_count, preceding
from facilitator.live.queries.telling import held_back
from facilitator.live.rules.interruptions import gone_on, refuse_interrupted
from facilitator.live.rules.registry import Changes, Events, Parts, alters, decides, reduces, rewrites, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import Clock, ItemState, State, Visit


def current(state: State) -> Item:
    """The item the day is at; refused before the first."""
    item = state.item
    if item is None:
        raise Refused("The day has not begun: ⟦page.next:space⟧ starts the first item.")
    return item


def standing_at(state: State) -> tuple[Item, ItemState]:
    """The item the day is at, with how it has gone so far; refused before the first."""
    item = current(state)
    return item, state.items[item.id]


def _find(state: State, item_id: str) -> Item:
    if state.plan.position(item_id) < 0 or item_id not in state.items:  # what was taken back is in one of them alone
        raise Refused("There is no such item in this plan.")
    return state.plan.item(item_id)


def enter(state: State, item: Item, *, skipping: bool = False, again: bool = False) -> facts.ItemEntered:
    """The event of going to an item.

    A clock that starts by hand goes on when the trainer comes back to an item whose clock she had started before.
    """
    refuse_interrupted(state)
    clock = state.items[item.id].clock
    running = clock_starts_on_entry(item) or (clock.started and not again)
    return facts.ItemEntered(item.id, skipping=skipping, again=again, running=running)


@decides(facts.NextPage)
def _next_page(state: State, command: facts.NextPage, now: Stamp) -> Events:
    if not state.current:
        return _next_item(state, facts.NextItem(), now)
    item, standing = standing_at(state)
    page, step = state.pages.get(item.id, 0), state.steps.get(item.id, 0)
    if step < last_step(state, item, page):
        return (facts.PageTurned(item.id, page, step + 1),)
    if page + 1 < page_count(state, item):
        return (facts.PageTurned(item.id, page + 1),)
    case = state.plan.cases.get(item.case)
    if case is not None and held_back(state, case):
        raise Refused(
            "The next part of the case is still covered: ⟦stage.next:J⟧ brings it up."
            " ⟦item.next:n⟧ goes on to the next item."
        )
    if kind_of(item).holds:
        if standing.clock.since is not None:
            raise Refused(f"{item.title} is still running. ⟦item.next:n⟧ goes on to the next item.")
        if not standing.clock.started:
            raise Refused(
                f"{item.title} has not been started. ⟦clock.toggle:t⟧ starts its clock,"
                " ⟦item.next:n⟧ goes on without it."
            )
    return _next_item(state, facts.NextItem(), now)


@decides(facts.PreviousPage)
def _previous_page(state: State, command: facts.PreviousPage, now: Stamp) -> Events:
    item = current(state)
    page, step = state.pages.get(item.id, 0), state.steps.get(item.id, 0)
    shown = min(step, last_step(state, item, page))
    if shown:
        return (facts.PageTurned(item.id, page, shown - 1),)
    if page == 0:
        raise Refused("This is the first page. ⟦item.previous:N⟧ goes back to the item before.")
    return (facts.PageTurned(item.id, page - 1, last_step(state, item, page - 1)),)


@decides(facts.TurnTo)
def _turn_to(state: State, command: facts.TurnTo, now: Stamp) -> Events:
    item = current(state)
    page = min(max(0, command.page), page_count(state, item) - 1)
    return () if page == state.pages.get(item.id, 0) else (facts.PageTurned(item.id, page),)


@decides(facts.NextItem)
def _next_item(state: State, command: facts.NextItem, now: Stamp) -> Events:
    item = following(state)
    if item is None:
        raise Refused("This is the last item. ⟦run.end:E⟧ ends the day.")
    return (enter(state, item, skipping=command.skipping and bool(state.current)),)


@decides(facts.PreviousItem)
def _previous_item(state: State, command: facts.PreviousItem, now: Stamp) -> Events:
    current(state)
    item = preceding(state)
    if item is None:
        raise Refused("This is the first item.")
    return (enter(state, item),)


@decides(facts.GoTo)
def _go_to(state: State, command: facts.GoTo, now: Stamp) -> Events:
    item = _find(state, command.item)
    entered: Events = () if item.id == state.current else (enter(state, item),)
    if command.page is None:
        if not entered:
            raise Refused("The day is at this item already.")
        return entered
    page = min(max(0, command.page), page_count(state, item) - 1)
    turned: Events = () if page == state.pages.get(item.id, 0) else (facts.PageTurned(item.id, page),)
    return entered + turned


@decides(facts.RepeatItem)
def _repeat(state: State, command: facts.RepeatItem, now: Stamp) -> Events:
    item = current(state)
    begun = state.pages.get(item.id, 0) or state.steps.get(item.id, 0)
    turned: Events = (facts.PageTurned(item.id, 0),) if begun else ()
    return (enter(state, item, again=True), *turned)


@decides(facts.SkipItem)
def _skip(state: State, command: facts.SkipItem, now: Stamp) -> Events:
    item = _find(state, command.item)
    if item.id == state.current:
        return _next_item(state, facts.NextItem(skipping=True), now)
    standing = state.items[item.id]
    if standing.skipped:
        raise Refused(f"{item.title} is skipped already.")
    if standing.visits:
        raise Refused(f"{item.title} has been held already.")
    return (facts.ItemSkipped(item.id),)


@decides(facts.RestoreItem)
def _restore(state: State, command: facts.RestoreItem, now: Stamp) -> Events:
    item = _find(state, command.item)
    if not state.items[item.id].skipped:
        raise Refused(f"{item.title} is not skipped.")
    return (facts.ItemRestored(item.id),)


@decides(facts.AdvanceByClock)
def _advance(state: State, command: facts.AdvanceByClock, now: Stamp) -> Events:
    item = following(state)
    if command.item != state.current or item is None or not is_due(state, now):
        return ()
    return (replace(enter(state, item), by_clock=True),)


def leave(state: State, recorded: Recorded, skipping: bool = False) -> Changes:
    """The current item left: its stay ended and its clock stopped."""
    item = state.items.get(state.current)
    if item is None:
        return ()
    visits = item.visits
    if visits and visits[-1].left is None:
        visits = (*visits[:-1], replace(visits[-1], left=recorded.at))
    after = replace(item, visits=visits, clock=countdown.pause(item.clock, recorded.at), skipped=skipping)
    return swap(state, "items", state.current, after)


@reduces(facts.ItemEntered)
def _entered(state: State, recorded: Recorded, event: facts.ItemEntered) -> Changes:
    item = state.items.get(event.item)
    if item is None:
        return ()
    changes = gone_on(state, recorded.at)
    if event.item != state.current:
        changes += leave(state, recorded, event.skipping)
        item = replace(item, visits=(*item.visits, Visit(recorded.at)))
    elif event.again and item.visits:
        item = replace(item, visits=(*item.visits[:-1], replace(item.visits[-1], left=recorded.at), Visit(recorded.at)))
    if event.again:
        item = replace(item, clock=Clock(allotted=state.plan.item(event.item).minutes * 60.0))
    clock = countdown.start(item.clock, recorded.at) if event.running else item.clock
    changes += swap(state, "items", event.item, replace(item, clock=clock, skipped=False))
    changes += swap(state, "current", "", event.item)
    return changes + swap(state, "phase", "", "running")


reduces(facts.ItemSkipped)(alters("items", lambda item, _: replace(item, skipped=True), by="item"))
reduces(facts.ItemRestored)(alters("items", lambda item, _: replace(item, skipped=False), by="item"))


@rewrites(facts.PageTurned)
def _turned(state: State, recorded: Recorded, event: facts.PageTurned, own: set[str]) -> Parts:
    if event.item not in state.items:
        return {}
    pages = {"pages": {**state.pages, event.item: event.page}}
    if event.step == state.steps.get(event.item, 0):
        return pages
    return pages | {"steps": {**state.steps, event.item: event.step}}
