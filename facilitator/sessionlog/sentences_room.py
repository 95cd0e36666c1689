"""Sentences about the room's screen, walking round, counting and the scribe."""

from __future__ import annotations

from facilitator.agenda.counting import count_words
from facilitator.live.facts.asides import RoomPeeked
from facilitator.live.facts.groups import AttendanceCounted, GroupObserved
from facilitator.live.facts.room import (
    RoomShows,
    RoomSupportShown,
    RoomViewChosen,
)
from facilitator.live.facts.tallies import TallyTaken
from facilitator.live.state import State
from facilitator.sessionlog.sentence import Sentence, Told, group_name, item_title, tells

SHOWN: dict[RoomShows, str] = {
    "page": "the page",
    "clock": "the clock",
    "board": "the board",
    "read-back": "what was read back",
    "wall": "the wall",
    "part": "the part of the case",
}
"""What the room may be shown."""


@tells(RoomViewChosen)
def _chosen(state: State, event: RoomViewChosen, told: Told) -> Sentence:
    what = SHOWN[event.view]
    whose = f" of {group_name(state, event.group)}" if event.group else ""
    part = f", part {event.part + 1} of it" if event.part else ""
    return Sentence(f"The room was shown {what}{whose}{part}.")


@tells(RoomSupportShown)
def _support(state: State, event: RoomSupportShown, told: Told) -> Sentence:
    part = f", part {event.part + 1} of it" if event.part else ""
    return Sentence(f"The support page was on the room's screen{part}.")


@tells(RoomPeeked)
def _peeked(state: State, event: RoomPeeked, told: Told) -> Sentence:
    part = f", part {event.part + 1} of it" if event.part else ""
    where = f"page {event.page + 1} of {item_title(state, event.item)}{part}"
    return Sentence(f"A {_which_way(state, event)}: the room was shown {where}; the day stayed where it was.")


def _which_way(state: State, event: RoomPeeked) -> str:
    """Whether it came before or comes after where the day is, in the order of the agenda."""
    place, day = state.plan.position(event.item), state.plan.position(state.current)
    later = place > day or (place == day and event.page > state.pages.get(event.item, 0))
    return "look ahead" if later else "look back"


@tells(GroupObserved)
def _observed(state: State, event: GroupObserved, told: Told) -> Sentence:
    where = item_title(state, event.item)
    return Sentence(f"{group_name(state, event.group)} was seen in {where}: {event.standing}.", private=True)


@tells(AttendanceCounted)
def _attendance(state: State, event: AttendanceCounted, told: Told) -> Sentence:
    where = f" at {group_name(state, event.group)}" if event.group else ""
    return Sentence(f"{event.agency}: {count_words(event.count, 'person', 'people')}{where}.", private=True)


@tells(TallyTaken)
def _tallied(state: State, event: TallyTaken, told: Told) -> Sentence:
    moment = f" at the {event.moment} of the day" if event.moment else ""
    hands = count_words(sum(event.counts), "hand")
    return Sentence(f"Hands were counted{moment}.", f"{event.question} ({hands})".strip())
