"""Sentences about pledges and about what a review adds."""

from __future__ import annotations

from facilitator.live.facts.review import CommentMade, DebriefWritten, RetentionSet
from facilitator.live.state import State
from facilitator.sessionlog.sentence import Sentence, Told, tells
from facilitator.sessionlog.words import day_words


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
