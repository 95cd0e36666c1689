"""Sentences about the room's screen, walking round, counting and the scribe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.agenda.counting import count_words
from facilitator.live import events
from facilitator.live.state import State
from facilitator.sessionlog.sentence import Sentence, Told, group_name, item_title


def _chosen(state: State, event: events.RoomViewChosen, told: Told) -> Sentence:
    what = {"page": "the page", "clock": "the clock", "board": "the board", "read-back": "what was read back"}[
        event.view
    ]
    whose = f" of {group_name(state, event.group)}" if event.group else ""
    part = f", part {event.part + 1} of it" if event.part else ""
    return Sentence(f"The room was shown {what}{whose}{part}.")


def _blanked(state: State, event: events.RoomBlanked, told: Told) -> Sentence:
    return Sentence("The room's screen went dark.")


def _unblanked(state: State, event: events.RoomUnblanked, told: Told) -> Sentence:
    return Sentence("The room's screen came back.")


def _held(state: State, event: events.RoomHeld, told: Told) -> Sentence:
    return Sentence("The room's screen was held where it was.")


def _released(state: State, event: events.RoomReleased, told: Told) -> Sentence:
    return Sentence("The room's screen followed again.")


def _support(state: State, event: events.RoomSupportShown, told: Told) -> Sentence:
    part = f", part {event.part + 1} of it" if event.part else ""
    return Sentence(f"The support page was on the room's screen{part}.")


def _support_gone(state: State, event: events.RoomSupportHidden, told: Told) -> Sentence:
    return Sentence("The support page left the room's screen.")


def _peeked(state: State, event: events.RoomPeeked, told: Told) -> Sentence:
    part = f", part {event.part + 1} of it" if event.part else ""
    where = f"page {event.page + 1} of {item_title(state, event.item)}{part}"
    return Sentence(f"A {_which_way(state, event)}: the room was shown {where}; the day stayed where it was.")


def _which_way(state: State, event: events.RoomPeeked) -> str:
    """Whether it came before or comes after where the day is, in the order of the agenda."""
    place, day = state.plan.position(event.item), state.plan.position(state.current)
    later = place > day or (place == day and event.page > state.pages.get(event.item, 0))
    return "look ahead" if later else "look back"


def _peek_ended(state: State, event: events.RoomPeekEnded, told: Told) -> Sentence:
    return Sentence("The room saw what the day was at again.")


def _message(state: State, event: events.RoomMessageShown, told: Told) -> Sentence:
    return Sentence("A message stood on the room's screen.", event.text)


def _message_taken(state: State, event: events.RoomMessageTaken, told: Told) -> Sentence:
    return Sentence("The message left the room's screen.")


def _nudged(state: State, event: events.NudgeSent, told: Told) -> Sentence:
    return Sentence("The scribe told the lead something.", event.text, private=True)


def _nudge_seen(state: State, event: events.NudgeSeen, told: Told) -> Sentence:
    return Sentence("The lead saw what the scribe had sent.", private=True)


def _observed(state: State, event: events.GroupObserved, told: Told) -> Sentence:
    where = item_title(state, event.item)
    return Sentence(f"{group_name(state, event.group)} was seen in {where}: {event.standing}.", private=True)


def _read_back(state: State, event: events.GroupReadBack, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.group)}'s words were read back: {event.result}.")


def _attendance(state: State, event: events.AttendanceCounted, told: Told) -> Sentence:
    where = f" at {group_name(state, event.group)}" if event.group else ""
    return Sentence(f"{event.agency}: {count_words(event.count, 'person', 'people')}{where}.", private=True)


def _tallied(state: State, event: events.TallyTaken, told: Told) -> Sentence:
    moment = f" at the {event.moment} of the day" if event.moment else ""
    hands = count_words(sum(event.counts), "hand")
    return Sentence(f"Hands were counted{moment}.", f"{event.question} ({hands})".strip())


def _tally_withdrawn(state: State, event: events.TallyWithdrawn, told: Told) -> Sentence:
    return Sentence(f"The tally {event.id} was taken back.")


SENTENCES: dict[type, Callable[[State, Any, Told], Sentence]] = {
    events.RoomViewChosen: _chosen,
    events.RoomBlanked: _blanked,
    events.RoomUnblanked: _unblanked,
    events.RoomHeld: _held,
    events.RoomReleased: _released,
    events.RoomSupportShown: _support,
    events.RoomSupportHidden: _support_gone,
    events.RoomPeeked: _peeked,
    events.RoomPeekEnded: _peek_ended,
    events.RoomMessageShown: _message,
    events.RoomMessageTaken: _message_taken,
    events.NudgeSent: _nudged,
    events.NudgeSeen: _nudge_seen,
    events.GroupObserved: _observed,
    events.GroupReadBack: _read_back,
    events.AttendanceCounted: _attendance,
    events.TallyTaken: _tallied,
    events.TallyWithdrawn: _tally_withdrawn,
}
"""Which function tells which kind of event."""
