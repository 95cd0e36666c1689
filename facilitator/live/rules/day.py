"""Opening and closing the day, and stretches the laptop was away."""

from __future__ import annotations

from datetime import date
from math import inf

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live import countdown
from facilitator.live.facts import Recorded
from facilitator.live.facts import day as facts
from facilitator.live.facts.base import Refused
from facilitator.live.rules.agenda import leave
from facilitator.live.rules.groups import refuse_name, refuse_number
from facilitator.live.rules.interruptions import gone_on
from facilitator.live.rules.reducing import step
from facilitator.live.rules.registry import Changes, Events, Parts, decides, reduces, rewrites, swap
from facilitator.live.stamp import Stamp
from facilitator.live.standstill import Gap
from facilitator.live.state import Change, Clock, Group, ItemState, State, Visit


@decides(facts.StartRun)
def _start(state: State, command: facts.StartRun, now: Stamp) -> Events:
    if state.started is not None:
        raise Refused("This run has already been started.")
    refuse_number(len(command.groups))
    names = [clean_line(name) or f"Group {number}" for number, name in enumerate(command.groups, 1)]
    for number, name in enumerate(names):
        refuse_name(name, names[:number])
    return (
        facts.RunStarted(
            plan=command.plan,
            day=command.day,
            starts_at=command.starts_at,
            finishes_at=command.finishes_at,
            fixed=command.fixed,
            offsets=command.offsets,
            groups=tuple(facts.GroupSeated(number, name) for number, name in enumerate(names, 1)),
            trainers=tuple(filter(None, map(clean_line, command.trainers))),
            venue=clean_line(command.venue),
            rehearsal=command.rehearsal + 0.0,  # a new object is always written; the default itself would be left out
            planned_at=command.planned_at,
            opened_at=command.opened_at,
        ),
    )


@decides(facts.EndRun)
def _end(state: State, command: facts.EndRun, now: Stamp) -> Events:
    return (facts.RunEnded(),)


@decides(facts.ReopenRun)
def _reopen(state: State, command: facts.ReopenRun, now: Stamp) -> Events:
    if state.phase != "ended":
        raise Refused("The day is still open.")
    return (facts.RunReopened(),)


@decides(facts.NoteGap)
def _gap(state: State, command: facts.NoteGap, now: Stamp) -> Events:
    if not 0 < command.seconds < inf:
        return ()
    return (facts.GapNoted(command.seconds, command.counted, "sleep" if command.slept else "restart"),)


@reduces(facts.RunEnded)
def _ended(state: State, recorded: Recorded, event: facts.RunEnded) -> Changes:
    return leave(state, recorded) + gone_on(state, recorded.at) + swap(state, "phase", "", "ended")


@reduces(facts.RunReopened)
def _reopened(state: State, recorded: Recorded, event: facts.RunReopened) -> Changes:
    item = state.items.get(state.current)
    changes = swap(state, "phase", "", "running" if state.current else "waiting")
    if item is not None and item.visits and item.visits[-1].left is not None:
        changes += swap(state, "items", state.current, replace(item, visits=(*item.visits, Visit(recorded.at))))
    return changes


@rewrites(facts.RunStarted)
def _started(state: State, recorded: Recorded, event: facts.RunStarted, own: set[str]) -> Parts:
    if state.started is not None:
        return {}
    return {
        "started": event,
        "items": {item.id: ItemState(clock=Clock(allotted=item.minutes * 60.0)) for item in event.plan.items},
        "groups": {f"G{seat.number}": Group(f"G{seat.number}", seat.number, seat.name) for seat in event.groups},
        "counts": {"G": max((seat.number for seat in event.groups), default=0)},
        "first": recorded.at,
        "delete_by": _kept_until(event.day, event.plan.keep_days),
    }


def _kept_until(day: date, days: int) -> date | None:
    """The day by which a run is to be deleted; a run from elsewhere may name any day and any number."""
    if days <= 0:
        return None
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


@rewrites(facts.GapNoted)
def _was_away(state: State, recorded: Recorded, event: facts.GapNoted, own: set[str]) -> Parts:
    gap = Gap(recorded.at, event.seconds, event.counted, state.current, event.why)
    changes: Changes = ()
    before = state.items.get(state.current)
    if before is not None and not event.counted:
        after = replace(before, clock=countdown.leave_out(before.clock, event.seconds, recorded.at))
        changes = (Change("items", state.current, before, after),) if after != before else ()
    return {"gaps": (*state.gaps, gap), **step(state, recorded, changes, own)}


@rewrites(facts.RecordLost)
def _lost(state: State, recorded: Recorded, event: facts.RecordLost, own: set[str]) -> Parts:
    return {}
