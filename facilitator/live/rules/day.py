"""Opening and closing the day, and stretches the laptop was away."""

from __future__ import annotations

from datetime import date
from math import inf

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live import countdown
from facilitator.live.facts import Recorded
from facilitator.live.facts.day import (
    EndRun,
    GapNoted,
    GroupSeated,
    NoteGap,
    RecordLost,
    ReopenRun,
    RunEnded,
    RunReopened,
    RunStarted,
    StartRun,
)
from facilitator.live.refused import Refused
from facilitator.live.rules.agenda import leave
from facilitator.live.rules.groups import refuse_name, refuse_number
from facilitator.live.rules.reducing import step
from facilitator.live.rules.registry import Changes, Events, Parts, decides, reduces, rewrites, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import Change, Clock, Gap, Group, ItemState, State, Visit


@decides(StartRun)
def _start(state: State, command: StartRun, now: Stamp) -> Events:
    if state.started is not None:
        raise Refused("This run has already been started.")
    refuse_number(len(command.groups))
    names = [clean_line(name) or f"Group {number}" for number, name in enumerate(command.groups, 1)]
    for number, name in enumerate(names):
        refuse_name(name, names[:number])
    return (
        RunStarted(
            plan=command.plan,
            day=command.day,
            starts_at=command.starts_at,
            finishes_at=command.finishes_at,
            fixed=command.fixed,
            offsets=command.offsets,
            groups=tuple(GroupSeated(number, name) for number, name in enumerate(names, 1)),
            trainers=tuple(filter(None, map(clean_line, command.trainers))),
            venue=clean_line(command.venue),
            rehearsal=command.rehearsal + 0.0,  # a new object is always written; the default itself would be left out
            planned_at=command.planned_at,
            opened_at=command.opened_at,
        ),
    )


@decides(EndRun)
def _end(state: State, command: EndRun, now: Stamp) -> Events:
    return (RunEnded(),)


@decides(ReopenRun)
def _reopen(state: State, command: ReopenRun, now: Stamp) -> Events:
    if state.phase != "ended":
        raise Refused("The day is still open.")
    return (RunReopened(),)


@decides(NoteGap)
def _gap(state: State, command: NoteGap, now: Stamp) -> Events:
    if not 0 < command.seconds < inf:
        return ()
    return (GapNoted(command.seconds, command.counted, "sleep" if command.slept else "restart"),)


@reduces(RunEnded)
def _ended(state: State, recorded: Recorded, event: RunEnded) -> Changes:
    return leave(state, recorded) + swap(state, "phase", "", "ended")


@reduces(RunReopened)
def _reopened(state: State, recorded: Recorded, event: RunReopened) -> Changes:
    item = state.items.get(state.current)
    changes = swap(state, "phase", "", "running" if state.current else "waiting")
    if item is not None and item.visits and item.visits[-1].left is not None:
        changes += swap(state, "items", state.current, replace(item, visits=(*item.visits, Visit(recorded.at))))
    return changes


@rewrites(RunStarted)
def _started(state: State, recorded: Recorded, event: RunStarted, own: set[str]) -> Parts:
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


@rewrites(GapNoted)
def _was_away(state: State, recorded: Recorded, event: GapNoted, own: set[str]) -> Parts:
    gap = Gap(recorded.at, event.seconds, event.counted, state.current, event.why)
    changes: Changes = ()
    before = state.items.get(state.current)
    if before is not None and not event.counted:
        after = replace(before, clock=countdown.leave_out(before.clock, event.seconds, recorded.at))
        changes = (Change("items", state.current, before, after),) if after != before else ()
    return {"gaps": (*state.gaps, gap), **step(state, recorded, changes, own)}


@rewrites(RecordLost)
def _lost(state: State, recorded: Recorded, event: RecordLost, own: set[str]) -> Parts:
    return {}
