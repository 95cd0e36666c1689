"""Whether what is asked for may happen, and what then happens: pure.

`decide(state, command, now)` gives the events to record, or raises `Refused` with a sentence a trainer understands.
It never changes anything itself.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

from facilitator.agenda.cleaning import clean_line
from facilitator.live import (
    commands,
    deciding_advance,
    deciding_agenda,
    deciding_asides,
    deciding_capture,
    deciding_changes,
    deciding_counts,
    deciding_joining,
    deciding_nudges,
    deciding_replanning,
    deciding_review,
    deciding_room,
    deciding_second_clock,
    deciding_sense,
    deciding_turns,
    events,
)
from facilitator.live.commands import Command
from facilitator.live.events import AnyEvent
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

Events = tuple[AnyEvent, ...]


def decide(state: State, command: Command, now: Stamp) -> Events:
    """The events that answer a command. Raises Refused, with the reason, when it may not happen."""
    if state.started is None and not isinstance(command, commands.StartRun):
        raise Refused("This run has not been started yet.")
    if state.phase == "ended" and not answers_after_the_end(command):
        raise Refused("The day has ended. Reopen it first if something was forgotten.")
    return DECISIONS[type(command)](state, command, now)


def answers_after_the_end(command: Command) -> bool:
    """Whether an ended day still answers to this: what a review adds, and words copied from a flipchart late."""
    return type(command) in AFTER_THE_END or (isinstance(command, commands.CaptureIssue) and command.late)


def _start(state: State, command: commands.StartRun, now: Stamp) -> Events:
    if state.started is not None:
        raise Refused("This run has already been started.")
    deciding_capture.refuse_number(len(command.groups))
    names = [clean_line(name) or f"Group {number}" for number, name in enumerate(command.groups, 1)]
    for number, name in enumerate(names):
        deciding_capture.refuse_name(name, names[:number])
    return (
        events.RunStarted(
            plan=command.plan,
            day=command.day,
            starts_at=command.starts_at,
            finishes_at=command.finishes_at,
            fixed=command.fixed,
            offsets=command.offsets,
            groups=tuple(events.GroupSeated(number, name) for number, name in enumerate(names, 1)),
            trainers=tuple(filter(None, map(clean_line, command.trainers))),
            venue=clean_line(command.venue),
            rehearsal=command.rehearsal,
            planned_at=command.planned_at,
            opened_at=command.opened_at,
        ),
    )


def _end(state: State, command: commands.EndRun, now: Stamp) -> Events:
    return (events.RunEnded(),)


def _reopen(state: State, command: commands.ReopenRun, now: Stamp) -> Events:
    if state.phase != "ended":
        raise Refused("The day is still open.")
    return (events.RunReopened(),)


def _gap(state: State, command: commands.NoteGap, now: Stamp) -> Events:
    if not 0 < command.seconds < inf:
        return ()
    return (events.GapNoted(command.seconds, command.counted, "sleep" if command.slept else "restart"),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.StartRun: _start,
    commands.EndRun: _end,
    commands.ReopenRun: _reopen,
    commands.NoteGap: _gap,
    **deciding_changes.DECISIONS,
    **deciding_agenda.DECISIONS,
    **deciding_capture.DECISIONS,
    **deciding_joining.DECISIONS,
    **deciding_review.DECISIONS,
    **deciding_second_clock.DECISIONS,
    **deciding_advance.DECISIONS,
    **deciding_nudges.DECISIONS,
    **deciding_sense.DECISIONS,
    **deciding_turns.DECISIONS,
    **deciding_counts.DECISIONS,
    **deciding_room.DECISIONS,
    **deciding_asides.DECISIONS,
    **deciding_replanning.DECISIONS,
}
"""Which function answers which command."""

AFTER_THE_END = (
    *(commands.ReopenRun, commands.NoteGap, commands.Undo, commands.Redo),
    *(commands.TagIssue, commands.UntagIssue, commands.LinkIssue, commands.UnlinkIssue, commands.JudgeWords),
    *(commands.EditJotting, commands.SettleJotting),
    *deciding_review.DECISIONS,
    *deciding_room.DECISIONS,
    *deciding_asides.DECISIONS,
)
"""All that an ended day still answers to, beside words copied from a flipchart afterwards (`late`)."""
