"""Sentences about making sense of what was said: also us, merging, themes, learning points, hypotheses, turns."""

from __future__ import annotations

from facilitator.live.facts.issues import (
    HypothesisDetailed,
    HypothesisJudged,
    IssueEchoed,
    IssueEchoWithdrawn,
    IssueMerged,
    IssueSplit,
    WordsJudged,
)
from facilitator.live.facts.themes import (
    IssueLinked,
    IssueTagged,
    IssueUnlinked,
    IssueUntagged,
    ThemeAdded,
    ThemeMerged,
    ThemeRenamed,
)
from facilitator.live.facts.turns import TurnGiven, TurnPassed, TurnsFinished, TurnsOrdered
from facilitator.live.state import State
from facilitator.sessionlog.sentence import Sentence, Told, group_name, item_title, tells


def theme_label(state: State, theme_id: str) -> str:
    """What a theme was called then; its id where the plan has none of that name."""
    themes = state.plan.themes if state.started is not None else ()
    return next((theme.label for theme in themes if theme.id == theme_id), theme_id)


def _both(*parts: str) -> str:
    """Typed words side by side."""
    return " / ".join(filter(None, parts))


def _then(state: State, group: str) -> str:
    """Whose turn came next."""
    return f" Then {group_name(state, group)}." if group else ""


@tells(IssueEchoed)
def _echoed(state: State, event: IssueEchoed, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.group)} had {event.id} too.")


@tells(IssueEchoWithdrawn)
def _echo_withdrawn(state: State, event: IssueEchoWithdrawn, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.group)} did not have {event.id} after all.")


@tells(IssueMerged)
def _merged(state: State, event: IssueMerged, told: Told) -> Sentence:
    return Sentence(f"{event.id} was put together with {event.into}.")


@tells(IssueSplit)
def _split(state: State, event: IssueSplit, told: Told) -> Sentence:
    return Sentence(f"{event.id} stands alone again.")


@tells(HypothesisDetailed)
def _detailed(state: State, event: HypothesisDetailed, told: Told) -> Sentence:
    return Sentence(f"{event.id}: what it is based on, and how to test it.", _both(event.based_on, event.how_to_test))


@tells(HypothesisJudged)
def _judged(state: State, event: HypothesisJudged, told: Told) -> Sentence:
    return Sentence(f"The hypothesis {event.id} is {event.standing}.", _both(event.finding, event.recommended))


@tells(WordsJudged)
def _words_judged(state: State, event: WordsJudged, told: Told) -> Sentence:
    may = "may" if event.share else "may not"
    return Sentence(f"The words of {event.id} {may} be shared.", private=True)


@tells(IssueTagged)
def _tagged(state: State, event: IssueTagged, told: Told) -> Sentence:
    return Sentence(f"{event.id} was given the theme {theme_label(state, event.theme)}.")


@tells(IssueUntagged)
def _untagged(state: State, event: IssueUntagged, told: Told) -> Sentence:
    return Sentence(f"{event.id} no longer has the theme {theme_label(state, event.theme)}.")


@tells(IssueLinked)
def _linked(state: State, event: IssueLinked, told: Told) -> Sentence:
    return Sentence(f"{event.id} brings out learning point {event.point}.", private=True)


@tells(IssueUnlinked)
def _unlinked(state: State, event: IssueUnlinked, told: Told) -> Sentence:
    return Sentence(f"{event.id} no longer counts for learning point {event.point}.", private=True)


@tells(ThemeAdded)
def _theme_added(state: State, event: ThemeAdded, told: Told) -> Sentence:
    return Sentence(f"The theme {event.theme.label} was added for this run.")


@tells(ThemeRenamed)
def _theme_renamed(state: State, event: ThemeRenamed, told: Told) -> Sentence:
    return Sentence(f"The theme {theme_label(state, event.theme)} is called {event.label} in this run.")


@tells(ThemeMerged)
def _theme_merged(state: State, event: ThemeMerged, told: Told) -> Sentence:
    into = theme_label(state, event.into)
    return Sentence(f"The theme {theme_label(state, event.theme)} is part of {into} in this run.")


@tells(TurnsOrdered)
def _ordered(state: State, event: TurnsOrdered, told: Told) -> Sentence:
    names = ", ".join(group_name(state, group) for group in event.groups)
    return Sentence(f"{item_title(state, event.item)} goes {event.order}: {names}.")


@tells(TurnGiven)
def _turn(state: State, event: TurnGiven, told: Told) -> Sentence:
    return Sentence(f"It was {group_name(state, event.group)}'s turn.")


@tells(TurnPassed)
def _passed(state: State, event: TurnPassed, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.group)} passed.{_then(state, event.to)}")


@tells(TurnsFinished)
def _finished(state: State, event: TurnsFinished, told: Told) -> Sentence:
    return Sentence(f"{group_name(state, event.group)} had said all it had.{_then(state, event.to)}")
