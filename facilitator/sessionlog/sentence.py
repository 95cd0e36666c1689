"""What a sentence about an event is made of."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from facilitator.live.state import State
from facilitator.sessionlog.model import Line

Told = Mapping[int, Line]
"""The lines of earlier events by sequence number."""


class Sentence(msgspec.Struct, frozen=True):
    """What happened; the words that were typed, if any; whether it is about the trainer's own notes."""

    text: str
    words: str = ""
    private: bool = False


def item_title(state: State, item_id: str) -> str:
    """An item's title as it was then; its id where the plan has none of that name."""
    if state.started is None or state.plan.position(item_id) < 0:
        return item_id or "no item"
    return state.plan.item(item_id).title


def group_name(state: State, group_id: str) -> str:
    """A group's name as it was then; its id where there is none."""
    group = state.groups.get(group_id)
    return group.name if group is not None else group_id


JOTTINGS = {"note": "private note", "parking": "parking-lot entry", "action": "action", "pledge": "pledge"}
