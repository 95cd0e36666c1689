"""The day's items against what became of them."""

from __future__ import annotations

from facilitator.agenda.model import Item
from facilitator.live.facts.agenda import CatchUpTaken, ItemEntered
from facilitator.live.facts.clocks import ClockChanged, ClockPaused, ClockSet, ClockStarted
from facilitator.live.facts.day import RunEnded
from facilitator.live.queries.schedule import planned_minutes, planned_starts
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import ItemState
from facilitator.sessionlog.causes import causes
from facilitator.sessionlog.history import History
from facilitator.sessionlog.model import Mark, Pause, Stay, Timing

Pauses = dict[str, tuple[Pause, ...]]


def timings(history: History) -> tuple[Timing, ...]:
    """One timing for each item, in the order the plan had in the end."""
    planned, minutes = planned_starts(history.state), planned_minutes(history.state)
    pauses, given, why = _pauses(history), _given(history), causes(history)
    found = []
    for number, item in enumerate(history.state.plan.items, 1):
        standing = history.state.items[item.id]
        stays = _stays(history, standing)
        mark = _mark(history, item, standing)
        seconds = sum(stay.seconds for stay in stays)
        changes = given.get(item.id, ())
        timing = Timing(
            number=number,
            item=item.id,
            title=item.title,
            kind=item.kind,
            mark=mark,
            planned_start=history.local(planned[item.id]),
            planned_minutes=minutes[item.id],
            began=stays[0].entered if stays else None,
            ended=stays[-1].left if stays else None,
            seconds=seconds,
            over=seconds - minutes[item.id] * 60 if mark == "held" and minutes[item.id] else None,
            stays=stays,
            pauses=pauses.get(item.id, ()),
            added=sum(change for change in changes if change > 0),
            taken=-sum(change for change in changes if change < 0),
            causes=why[item.id],
        )
        found.append(timing)
    return tuple(found)


def _stays(history: History, standing: ItemState) -> tuple[Stay, ...]:
    """The item's stays; one that goes on is counted up to the last event."""
    return tuple(
        Stay(
            entered=history.local(visit.entered.wall),
            left=history.local(visit.left.wall) if visit.left is not None else None,
            seconds=between(visit.entered, visit.left or history.last),
        )
        for visit in standing.visits
    )


def _mark(history: History, item: Item, standing: ItemState) -> Mark:
    """What became of an item. On a day that went on, what lies behind without a stay was passed over."""
    state = history.state
    if standing.skipped:
        return "skipped"
    if standing.visits:
        return "under way" if standing.visits[-1].left is None else "held"
    position = state.plan.position(item.id)
    if state.phase == "ended":
        later = (state.items[other.id] for other in state.plan.items[position + 1 :])
        return "passed over" if any(other.visits for other in later) else "not reached"
    return "passed over" if position < state.plan.position(state.current) else "to come"


def _given(history: History) -> dict[str, list[float]]:
    """By how many seconds each item's clock was changed, one entry for each time."""
    given: dict[str, list[float]] = {}
    for entry in history.effective():
        if isinstance(entry.event, ClockChanged | ClockSet):
            given.setdefault(entry.event.item, []).append(history.given[entry.seq])
        elif isinstance(entry.event, CatchUpTaken):
            for cut in entry.event.cuts:
                given.setdefault(cut.item, []).append(-cut.seconds)
    return given


def _pauses(history: History) -> Pauses:
    """The pauses of each item; one ends when the clock goes on, when another item begins, or with the day."""
    open_since: dict[str, Stamp] = {}
    found: Pauses = {}

    def close(item: str, at: Stamp) -> None:
        began = open_since.pop(item, None)
        if began is not None:
            pause = Pause(history.local(began.wall), between(began, at))
            found[item] = (*found.get(item, ()), pause)

    for entry in history.effective():
        event = entry.event
        if isinstance(event, ClockPaused):
            open_since.setdefault(event.item, entry.at)
        elif isinstance(event, ClockStarted):
            close(event.item, entry.at)
        elif isinstance(event, ItemEntered | RunEnded):
            for item in tuple(open_since):
                close(item, entry.at)
    for item in tuple(open_since):
        close(item, history.last)
    return found
