"""What a sentence about an event is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from facilitator.live.facts.base import Event
from facilitator.live.state import State
from facilitator.sessionlog.model import Line

Told = Mapping[int, Line]
"""The lines of earlier events by sequence number."""


class Sentence(msgspec.Struct, frozen=True):
    """What happened; the words that were typed, if any; whether it is about the trainer's own notes."""

    text: str
    words: str = ""
    private: bool = False


E = TypeVar("E", bound=Event)
Teller = Callable[[State, E, Told], Sentence]

SENTENCES: dict[type, Callable[[State, Any, Told], Sentence]] = {}
"""Which function tells which kind of event."""


def tells(event: type[E]) -> Callable[[Teller[E]], Teller[E]]:
    """Register what tells a kind of event in a sentence."""

    def register(teller: Teller[E]) -> Teller[E]:
        SENTENCES[event] = teller
        return teller

    return register


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
