"""Deciding about the scribe's nudges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.agenda.cleaning import clean_line
from facilitator.live import commands, events
from facilitator.live.events import AnyEvent
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

Events = tuple[AnyEvent, ...]

LONGEST_NUDGE = 120
"""Characters; more cannot be taken in at a glance."""


def _send(state: State, command: commands.SendNudge, now: Stamp) -> Events:
    text = clean_line(command.text)
    if not text:
        raise Refused("There are no words to send yet.")
    if len(text) > LONGEST_NUDGE:
        raise Refused(f"That is {len(text)} characters; the lead can take in {LONGEST_NUDGE} at a glance.")
    if command.group and command.group not in state.groups:
        raise Refused("There is no such group.")
    return (events.NudgeSent(f"U{state.counts.get('U', 0) + 1}", text, command.group),)


def _see(state: State, command: commands.SeeNudge, now: Stamp) -> Events:
    nudge = next((nudge for nudge in state.nudges if nudge.id == command.id), None)
    if nudge is None:
        raise Refused(f"There is no nudge {clean_line(command.id)}.")
    return () if nudge.seen else (events.NudgeSeen(nudge.id),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.SendNudge: _send,
    commands.SeeNudge: _see,
}
