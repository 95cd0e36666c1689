"""Sentences about making sense of what was said: also us, merging, themes, learning points, hypotheses, turns."""

from __future__ import annotations

from facilitator.live.facts.issues import (
    WordsJudged,
)
from facilitator.live.facts.themes import (
    ThemeMerged,
)
from facilitator.live.facts.turns import TurnPassed, TurnsFinished, TurnsOrdered
from facilitator.live.state import State
from facilitator.sessionlog.sentence import Sentence, Told, group_name, item_title, tells, theme_label


def _then(state: State, group: str) -> str:
    """Whose turn came next."""
    return f" Then {group_name(state, group)}." if group else ""


@tells(WordsJudged)
def _words_judged(state: State, event: WordsJudged, told: Told) -> Sentence:
    may = "may" if event.share else "may not"
    return Sentence(f"The words of {event.id} {may} be shared.", private=True)


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
