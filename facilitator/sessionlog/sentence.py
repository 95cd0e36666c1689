"""What a sentence about an event is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from facilitator.live.facts.base import Event
from facilitator.live.state import State
from facilitator.sessionlog.model import Line
from facilitator.sessionlog.words import span_words

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
"""Which function tells an event that no sentence on its class tells."""


def tells(event: type[E]) -> Callable[[Teller[E]], Teller[E]]:
    """Register what tells a kind of event in a sentence."""

    def register(teller: Teller[E]) -> Teller[E]:
        SENTENCES[event] = teller
        return teller

    return register


class _Named(dict[str, object]):
    """The fields of an event as a sentence calls them: items, groups and themes by name, lengths in words."""

    def __init__(self, state: State, event: Event) -> None:
        self.state, self.event = state, event

    def __missing__(self, field: str) -> object:
        value = getattr(self.event, field)
        called = CALLED.get(field)
        return called(self.state, value) if called is not None and not isinstance(value, msgspec.Struct) else value


def declared(state: State, event: Event, told: Told) -> Sentence:
    """The sentence that stands on the event's class."""
    words = " / ".join(filter(None, (getattr(event, field) for field in event.typed)))
    return Sentence(event.told.format_map(_Named(state, event)), words, event.private)


def item_title(state: State, item_id: str) -> str:
    """An item's title as it was then; its id where the plan has none of that name."""
    if state.started is None or state.plan.position(item_id) < 0:
        return item_id or "no item"
    return state.plan.item(item_id).title


def group_name(state: State, group_id: str) -> str:
    """A group's name as it was then; its id where there is none."""
    group = state.groups.get(group_id)
    return group.name if group is not None else group_id


def theme_label(state: State, theme_id: str) -> str:
    """What a theme was called then; its id where the plan has none of that name."""
    themes = state.plan.themes if state.started is not None else ()
    return next((theme.label for theme in themes if theme.id == theme_id), theme_id)


CALLED: dict[str, Callable[[State, Any], str]] = {
    "item": item_title,
    "group": group_name,
    "theme": theme_label,
    "seconds": lambda state, seconds: span_words(seconds),
}
"""What fields stand for, by their name."""

JOTTINGS = {"note": "private note", "parking": "parking-lot entry", "action": "action", "pledge": "pledge"}
