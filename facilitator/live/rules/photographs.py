"""Photographs of flipcharts: attached to a group, captioned, taken away."""

from __future__ import annotations

import re

from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts import photographs as facts
from facilitator.live.facts.base import Refused
from facilitator.live.photograph_state import Photograph
from facilitator.live.rules.guards import a_line, next_id, the_group, the_photograph
from facilitator.live.rules.registry import Changes, Events, alters, begin, decides, reduces
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

MOST = 40
"""Photographs that a run holds, those that were taken away among them: their pictures stay until it is deleted."""

DIGEST = re.compile("[0-9a-f]{64}")


@decides(facts.AttachPhotograph)
def _attach(state: State, command: facts.AttachPhotograph, now: Stamp) -> Events:
    group, caption = the_group(state, command.group), a_line(command.caption)
    if not DIGEST.fullmatch(command.digest):
        raise Refused("That is no photograph.")
    for known in state.photographs.values():
        if (known.digest, known.group, known.removed) == (command.digest, group.id, False):
            raise Refused(f"{known.id} is this very photograph, and {group.name}'s already.")
    if len(state.photographs) >= MOST:
        raise Refused(f"A run holds {MOST} photographs at most, those that were taken away among them.")
    new = next_id(state, "PH")
    return (facts.PhotographAttached(new, group.id, command.digest, command.width, command.height, caption),)


@decides(facts.CaptionPhotograph)
def _caption(state: State, command: facts.CaptionPhotograph, now: Stamp) -> Events:
    known, caption = the_photograph(state, command.id), a_line(command.caption)
    return () if caption == known.caption else (facts.PhotographCaptioned(known.id, caption),)


@decides(facts.RemovePhotograph)
def _remove(state: State, command: facts.RemovePhotograph, now: Stamp) -> Events:
    return (facts.PhotographRemoved(the_photograph(state, command.id).id),)


@reduces(facts.PhotographAttached)
def _attached(state: State, recorded: Recorded, event: facts.PhotographAttached) -> Changes:
    new = Photograph(event.id, event.group, event.digest, recorded.at, event.width, event.height, event.caption)
    return begin(state, "photographs", replace(new, removed=True), new)


reduces(facts.PhotographCaptioned)(alters("photographs", lambda one, event: replace(one, caption=event.caption)))
reduces(facts.PhotographRemoved)(alters("photographs", lambda one, _: replace(one, removed=True)))
