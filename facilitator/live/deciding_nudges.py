"""Deciding about nudges between the scribe and the lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.agenda.cleaning import clean_line
from facilitator.live import events
from facilitator.live.commands import SeeNudge, SendNudge
from facilitator.live.events import AnyEvent
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

LONGEST_NUDGE = 120
"""Characters of a nudge: it is read at a glance, while someone speaks."""


def _send(state: State, command: SendNudge, now: Stamp) -> tuple[AnyEvent, ...]:
    text = clean_line(command.text)
    if not text:
        raise Refused("There are no words to tell the lead yet.")
    if len(text) > LONGEST_NUDGE:
        raise Refused(f"A nudge has at most {LONGEST_NUDGE} characters; that is {len(text)}.")
    if command.group and command.group not in state.groups:
        raise Refused("There is no such group.")
    return (events.NudgeSent(f"U{state.counts.get('U', 0) + 1}", text, command.group),)


def _see(state: State, command: SeeNudge, now: Stamp) -> tuple[AnyEvent, ...]:
    nudge = next((one for one in state.nudges if one.id == command.id), None)
    if nudge is None:
        raise Refused("There is no such nudge.")
    return () if nudge.seen else (events.NudgeSeen(nudge.id),)


DECISIONS: dict[type, Callable[[State, Any, Stamp], tuple[AnyEvent, ...]]] = {SendNudge: _send, SeeNudge: _see}
