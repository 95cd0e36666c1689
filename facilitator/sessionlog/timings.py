"""The day's items against what became of them, and why each took longer or less."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from facilitator.agenda.model import Item
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import CatchUpTaken, ItemBackdated, ItemEntered
from facilitator.live.facts.clocks import ClockChanged, ClockPaused, ClockSet, ClockStarted
from facilitator.live.facts.day import GapNoted, RunEnded
from facilitator.live.queries.interruptions import interruption
from facilitator.live.queries.schedule import origin, planned_minutes, planned_starts, starts_in_order
from facilitator.live.rules import evolve
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import ItemState, State
from facilitator.sessionlog.history import History
from facilitator.sessionlog.model import Cause, CauseKind, Pause, Stay, Timing
from facilitator.sessionlog.model_issues import Mark
from facilitator.sessionlog.words import span_words

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
            leads=item.leads,
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


# -- why an item took longer or less than planned ----------------------------------------------------------------------
# For an item that was held and left, the causes other than "started late" add up to its time less its planned length;
# with "started late" and "left for a while" they add up to how much later than planned it ended. A time corrected
# afterwards ("backdated") explains nothing by itself, so it says how much but is not counted (`counts`).


CHANGES: dict[type, tuple[CauseKind, CauseKind]] = {
    ClockChanged: ("extended", "shortened"),
    ClockSet: ("extended", "shortened"),
    CatchUpTaken: ("extended", "won back"),
}
"""What a longer and a shorter clock is called after each of these events."""


def causes(history: History) -> dict[str, tuple[Cause, ...]]:
    """The causes of every item that differs from the plan by a second or more, by item, in the order they arose."""
    found = _followed(history)
    planned, starts = planned_minutes(history.state), starts_in_order(history.state)
    told: dict[str, tuple[Cause, ...]] = {}
    for item in history.state.plan.items:
        standing, minutes = history.state.items[item.id], planned[item.id] * 60.0
        if not standing.visits:
            all_of_it = _not_held(history, item.id, minutes, found.skips.get(item.id))
        else:
            late = (standing.visits[0].entered.wall - starts[item.id]).total_seconds()
            start = Cause("started late", late, at=history.local(standing.visits[0].entered.wall))
            length = _length(history, item.id, minutes, found.of.get(item.id, []))
            all_of_it = (start, *length, *_absences(history, standing))
        told[item.id] = tuple(cause for cause in all_of_it if abs(cause.seconds) >= 0.5)
    return told


def cause_words(cause: Cause) -> str:
    """A cause as a few words: "extended by 5 min", "overran by 3 min", "started 6 min late"."""
    length, later = span_words(cause.seconds), cause.seconds > 0
    by = f" ({cause.by})" if cause.by not in ("", "lead") else ""
    match cause.kind:
        case "started late":
            return f"started {length} {'late' if later else 'early'}"
        case "inserted":
            return f"put in with {length}"
        case "split":
            return f"cut in two: {length} {'more' if later else 'less'}"
        case "waited for its clock":
            return f"its time began {length} late"
        case "backdated":
            return f"began {length} earlier than noted{by}"
        case "laptop away":
            return f"stood still for {length} while the laptop was away"
        case "won back":
            return f"cut by {length} to make up for lost time{by}"
        case "begun again":
            return f"begun again after {length}{by}"
        case "paused" | "interrupted" | "left for a while" | "finished early":
            head = {"left for a while": "left for", "finished early": "finished early, by"}
            return f"{head.get(cause.kind, f'{cause.kind} for')} {length}{by}"
        case "skipped" | "passed over" | "not reached":
            return f"{cause.kind}: {length} of the plan{by}"
        case _:
            return f"{cause.kind} by {length}{by}"


class _Found(msgspec.Struct):
    """What was found on the way: each item's causes so far, and who skipped what when."""

    of: dict[str, list[Cause]] = {}
    skips: dict[str, Recorded] = {}


def _followed(history: History) -> _Found:
    """Go through what still counts, and keep for each item what lengthened it while it happened."""
    found, state, since = _Found(), State(), history.entries[0].at
    for entry in history.effective():
        before, state = state, evolve(state, entry)
        _stood(history, found, before, since, entry.at)
        since = entry.at
        for item, after in state.items.items() if state.items is not before.items else ():
            earlier = before.items.get(item)
            if earlier is not None and after is not earlier:
                _changed(history, found.of.setdefault(item, []), entry, item, (earlier, after))
                if after.skipped and not earlier.skipped:
                    found.skips[item] = entry
    _stood(history, found, state, since, history.last)
    return found


def _stood(history: History, found: _Found, state: State, since: Stamp, now: Stamp) -> None:
    """Put on the account of the current item that its clock stood from one moment to another."""
    standing = state.items.get(state.current)
    if standing is None or state.phase != "running" or standing.clock.since is not None:
        return
    kind: CauseKind = "paused" if standing.clock.started else "waited for its clock"
    if interruption(state) is not None:
        kind = "interrupted"
    mine, seconds = found.of.setdefault(state.current, []), between(since, now)
    for place in range(len(mine) - 1, -1, -1):
        if mine[place].kind == kind:
            mine[place] = msgspec.structs.replace(mine[place], seconds=mine[place].seconds + seconds)
            return
    mine.append(Cause(kind, seconds, at=history.local(since.wall)))


def _changed(
    history: History, mine: list[Cause], entry: Recorded, item: str, change: tuple[ItemState, ItemState]
) -> None:
    """What one event did to an item's clock."""
    event, at = entry.event, history.local(entry.at.wall)
    earlier, after = (standing.clock for standing in change)
    if isinstance(event, ItemEntered) and event.again and event.item == item:
        tried = sum(between(visit.entered, visit.left or entry.at) for visit in change[0].visits)
        mine[:] = [Cause("begun again", tried, entry.by, at)]
    elif isinstance(event, ItemBackdated) and event.item == item:
        if event.what == "clock":
            _take_off(mine, event.seconds)
        elif not earlier.started:
            mine.append(Cause("waited for its clock", event.seconds, at=at))
        mine.append(Cause("backdated", event.seconds, entry.by, at, counts=False))
    elif isinstance(event, ClockPaused):
        mine.append(Cause("paused", 0.0, entry.by, at))
    elif isinstance(event, GapNoted):
        mine.append(Cause("laptop away", earlier.banked - after.banked, at=at))
    elif type(event) in CHANGES and after.allotted != earlier.allotted:
        longer, shorter = CHANGES[type(event)]
        seconds = after.allotted - earlier.allotted
        mine.append(Cause(longer if seconds > 0 else shorter, seconds, entry.by, at))


def _take_off(mine: list[Cause], seconds: float) -> None:
    """A clock that ran after all did not stand so long: less waiting, or a shorter pause."""
    for place in range(len(mine) - 1, -1, -1):
        if mine[place].kind in ("waited for its clock", "paused") and seconds > 0:
            less = min(seconds, mine[place].seconds)
            mine[place] = msgspec.structs.replace(mine[place], seconds=mine[place].seconds - less)
            seconds -= less


def _length(history: History, item: str, planned: float, followed: Iterable[Cause]) -> tuple[Cause, ...]:
    """Everything that made an item longer or shorter than planned; what nothing else explains, it overran."""
    standing = history.state.items[item]
    mine = tuple(followed)
    changed = sum(cause.seconds for cause in mine if cause.kind in ("extended", "shortened", "won back"))
    own = standing.clock.allotted - changed - planned
    first: CauseKind = "split"
    if history.started.plan.position(origin(history.state, item)) < 0:
        first = "inserted"
    explained = own + sum(cause.seconds for cause in mine if cause.counts)
    open_stay = standing.visits[-1].left is None
    spent = sum(between(visit.entered, visit.left or history.last) for visit in standing.visits)
    rest = spent - planned - explained
    if open_stay and rest < 0:
        return (Cause(first, own), *mine)
    left = standing.visits[-1].left
    at = history.local(left.wall) if left is not None else None
    early: CauseKind = "skipped" if standing.skipped else "finished early"
    return (Cause(first, own), *mine, Cause("overran" if rest > 0 else early, rest, at=at))


def _absences(history: History, standing: ItemState) -> tuple[Cause, ...]:
    """The stretches between the stays at an item, when the day was elsewhere."""
    pairs = zip(standing.visits, standing.visits[1:], strict=False)
    return tuple(
        Cause("left for a while", between(one.left, other.entered), at=history.local(one.left.wall))
        for one, other in pairs
        if one.left is not None and one.left != other.entered
    )


def _not_held(history: History, item: str, planned: float, skip: Recorded | None) -> tuple[Cause, ...]:
    """An item without a stay, if that is settled: all its planned time was not needed."""
    state = history.state
    if state.items[item].skipped:
        by, at = (skip.by, history.local(skip.at.wall)) if skip is not None else ("", None)
        return (Cause("skipped", -planned, by, at),)
    place = state.plan.position(item)
    later = any(state.items[other.id].visits for other in state.plan.items[place + 1 :])
    if later or place < state.plan.position(state.current):
        return (Cause("passed over", -planned),)
    return (Cause("not reached", -planned),) if state.phase == "ended" else ()
