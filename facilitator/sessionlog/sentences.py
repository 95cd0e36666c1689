"""What a sentence about an event is made of; those about a changed agenda, the room, the wall, themes and reviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.live.facts.agenda import CatchUpTaken, Cut, ItemBackdated, ItemInserted, ItemMoved, ItemSplit
from facilitator.live.facts.base import Event
from facilitator.live.facts.clocks import SecondClockChanged, SecondClockStarted
from facilitator.live.facts.groups import AttendanceCounted, GroupObserved
from facilitator.live.facts.issues import WordsJudged
from facilitator.live.facts.review import CommentMade, DebriefWritten, RetentionSet
from facilitator.live.facts.room import RoomPeeked, RoomShows, RoomSupportShown, RoomViewChosen
from facilitator.live.facts.tallies import TallyTaken
from facilitator.live.facts.themes import ThemeMerged
from facilitator.live.facts.turns import TurnPassed, TurnsFinished, TurnsOrdered
from facilitator.live.facts.wall import StageBroughtUp
from facilitator.live.state import State
from facilitator.sessionlog.model import Line
from facilitator.sessionlog.words import day_words, span_words

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
        if field == "event":
            return event_date(self.state, getattr(self.event, "case", ""), value)
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


def case_title(state: State, case_id: str) -> str:
    """A case's title; its id where the plan has none of that name."""
    case = state.plan.cases.get(case_id) if state.started is not None else None
    return case.title if case is not None else case_id


def event_date(state: State, case_id: str, event_id: str) -> str:
    """When an event of a case was, which is what the wall calls it; its id where the case has none of that name."""
    case = state.plan.cases.get(case_id) if state.started is not None else None
    return next((one.date for one in case.chronology if one.id == event_id), event_id) if case is not None else event_id


CALLED: dict[str, Callable[[State, Any], str]] = {
    "item": item_title,
    "group": group_name,
    "theme": theme_label,
    "case": case_title,
    "seconds": lambda state, seconds: span_words(seconds),
}
"""What fields stand for, by their name."""

ENTRIES = {"note": "private note", "parking": "parking-lot entry", "action": "action", "pledge": "pledge"}
"""What the kinds of entry are called in a sentence."""


def _place(state: State, after: str) -> str:
    """Where something was put."""
    return f" after {item_title(state, after)}" if after else " at the beginning"


def _cut(state: State, cut: Cut) -> str:
    """What one item gave up."""
    title = item_title(state, cut.item)
    return f"{title} dropped" if cut.skipped else f"{title} {span_words(cut.seconds)} shorter"


@tells(ItemBackdated)
def _backdated(state: State, event: ItemBackdated, told: Told) -> Sentence:
    what = "The clock of " if event.what == "clock" else ""
    return Sentence(f"{what}{item_title(state, event.item)} began {span_words(event.seconds)} earlier than noted.")


@tells(ItemInserted)
def _inserted(state: State, event: ItemInserted, told: Told) -> Sentence:
    return Sentence(f"{event.item.title} was put in{_place(state, event.after)}.")


@tells(ItemSplit)
def _split(state: State, event: ItemSplit, told: Told) -> Sentence:
    kept = f"{item_title(state, event.item)} was cut to {event.minutes} min"
    return Sentence(f"{kept}; {event.rest.title} follows with {event.rest.minutes} min.")


@tells(ItemMoved)
def _moved(state: State, event: ItemMoved, told: Told) -> Sentence:
    return Sentence(f"{item_title(state, event.item)} was moved{_place(state, event.after)}.")


@tells(CatchUpTaken)
def _caught_up(state: State, event: CatchUpTaken, told: Told) -> Sentence:
    target = "the finish" if event.target == "finish" else item_title(state, event.target)
    cuts = "; ".join(_cut(state, cut) for cut in event.cuts)
    return Sentence(f"To reach {target} on time, {span_words(event.behind)} late: {cuts}.")


@tells(SecondClockStarted)
def _second_started(state: State, event: SecondClockStarted, told: Told) -> Sentence:
    name = f" for {event.name}" if event.name else ""
    return Sentence(f"A second clock of {span_words(event.seconds)} was started{name}.")


@tells(SecondClockChanged)
def _second_changed(state: State, event: SecondClockChanged, told: Told) -> Sentence:
    way = "given" if event.seconds > 0 else "shortened by"
    return Sentence(f"The second clock was {way} {span_words(abs(event.seconds))}.")


def _then(state: State, group: str) -> str:
    """Whose turn came next."""
    return f" Then {group_name(state, group)}." if group else ""


@tells(WordsJudged)
def _words_judged(state: State, event: WordsJudged, told: Told) -> Sentence:
    may = "may" if event.share else "may not"
    why = ": what looks like a name in them is nobody's" if event.nobody else ""
    return Sentence(f"The words of {event.id} {may} be shared{why}.", private=True)


@tells(ThemeMerged)
def _theme_merged(state: State, event: ThemeMerged, told: Told) -> Sentence:
    into = theme_label(state, event.into)
    return Sentence(f"The theme {theme_label(state, event.theme)} is part of {into} in this run.")


@tells(TurnsOrdered)
def _ordered(state: State, event: TurnsOrdered, told: Told) -> Sentence:
    names = ", ".join(group_name(state, group) for group in event.groups)
    return Sentence(f"{item_title(state, event.item)} goes {event.order}: {names}.")


@tells(TurnPassed)
def _passed(state: State, event: TurnPassed, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.group)} passed.{_then(state, event.to)}")


@tells(TurnsFinished)
def _finished(state: State, event: TurnsFinished, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.group)} had said all it had.{_then(state, event.to)}")


@tells(CommentMade)
def _commented(state: State, event: CommentMade, told: Told) -> Sentence:
    about = f" on {event.about}" if event.about else ""
    return Sentence(f"{event.author or 'Somebody'} commented{about}.", event.text, private=True)


@tells(DebriefWritten)
def _debriefed(state: State, event: DebriefWritten, told: Told) -> Sentence:
    return Sentence(f"{event.author or 'Somebody'} filled in the debrief form.", event.text, private=True)


@tells(RetentionSet)
def _retention(state: State, event: RetentionSet, told: Told) -> Sentence:
    if event.delete_by is None:
        return Sentence("The run is to be kept for now.")
    return Sentence(f"The run is to be deleted by {day_words(event.delete_by)}.")


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


@tells(StageBroughtUp)
def _stage(state: State, event: StageBroughtUp, told: Told) -> Sentence:
    case = state.plan.cases.get(event.case) if state.started is not None else None
    stages = case.stages if case is not None else ()
    name = f": {stages[event.stage - 1].title}" if 0 < event.stage <= len(stages) else ""
    return Sentence(f"Part {event.stage} of {case_title(state, event.case)} was brought up{name}.")
