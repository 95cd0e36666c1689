"""Sentences about a changed agenda, winning time back, and the second clock."""

from __future__ import annotations

from facilitator.live.facts.agenda import CatchUpTaken, Cut, ItemBackdated, ItemInserted, ItemMoved, ItemSplit
from facilitator.live.facts.clocks import (
    SecondClockChanged,
    SecondClockStarted,
)
from facilitator.live.state import State
from facilitator.sessionlog.sentence import Sentence, Told, item_title, tells
from facilitator.sessionlog.words import span_words


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
