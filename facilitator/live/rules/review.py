"""What a review adds to a run: comments, the debrief form, the day of deletion, a colleague's copy."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts import review as facts
from facilitator.live.facts.base import Refused
from facilitator.live.rules.guards import a_line, next_id
from facilitator.live.rules.registry import Changes, Events, alters, appear, begin, decides, reduces, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import Comment, Debrief, State

LONGEST_AUTHOR = 30
"""Characters of initials or a role; more looks like a full name and address."""


def _author(author: str) -> str:
    author = clean_line(author)
    if not author:
        raise Refused("Say first who you are, by initials or a role.")
    if len(author) > LONGEST_AUTHOR:
        raise Refused(f"Initials or a role, please: at most {LONGEST_AUTHOR} characters.")
    return author


def _known(state: State, about: str) -> bool:
    """Whether there is something of this id that can be commented on."""
    return about in state.issues or about in state.entries or about in state.items


@decides(facts.MakeComment)
def _comment(state: State, command: facts.MakeComment, now: Stamp) -> Events:
    author, text = _author(command.author), a_line(command.text)
    if not text:
        raise Refused("There are no words to save yet.")
    if command.about and not _known(state, command.about):
        raise Refused(f"There is nothing called {clean_line(command.about)} in this run.")
    return (facts.CommentMade(next_id(state, "C"), text, author, command.about),)


@decides(facts.WithdrawComment)
def _withdraw(state: State, command: facts.WithdrawComment, now: Stamp) -> Events:
    comment = state.comments.get(command.id)
    if comment is None:
        raise Refused(f"There is no comment {clean_line(command.id)}.")
    if comment.withdrawn:
        raise Refused(f"The comment {comment.id} has been taken back already.")
    return (facts.CommentWithdrawn(comment.id),)


@decides(facts.WriteDebrief)
def _debrief(state: State, command: facts.WriteDebrief, now: Stamp) -> Events:
    author, text = _author(command.author), a_line(command.text)
    if (command.part == "cause") != bool(command.item):
        raise Refused("A cause belongs to one item of the day, and nothing else does.")
    if command.item and command.item not in state.items:
        raise Refused("There is no such item in this plan.")
    before = state.debriefs.get(f"{command.part}/{command.item}/{author}")
    if text == (before.text if before is not None else ""):
        return ()
    return (facts.DebriefWritten(command.part, text, author, command.item),)


@decides(facts.SetRetention)
def _retention(state: State, command: facts.SetRetention, now: Stamp) -> Events:
    if command.delete_by == state.delete_by:
        return ()
    if command.delete_by is not None and state.started is not None and command.delete_by < state.started.day:
        raise Refused("A run cannot be deleted before the day it was held on.")
    return (facts.RetentionSet(command.delete_by),)


@decides(facts.TakeOver)
def _take_over(state: State, command: facts.TakeOver, now: Stamp) -> Events:
    first = state.counts.get("C", 0) + 1
    comments = tuple(
        facts.CommentMade(f"C{number}", foreign.text, foreign.author, foreign.about, foreign.made, foreign.origin)
        for number, foreign in enumerate(command.comments, first)
    )
    return (*comments, *command.others)


# -- what it changes ---------------------------------------------------------------------------------------------------


@reduces(facts.CommentMade)
def _commented(state: State, recorded: Recorded, event: facts.CommentMade) -> Changes:
    comment = Comment(event.id, event.text, event.author, recorded.at, event.about, event.made, event.origin)
    return begin(state, "comments", replace(comment, withdrawn=True), comment)


reduces(facts.CommentWithdrawn)(alters("comments", lambda comment, _: replace(comment, withdrawn=True)))


@reduces(facts.DebriefWritten)
def _debriefed(state: State, recorded: Recorded, event: facts.DebriefWritten) -> Changes:
    after = Debrief(event.part, event.item, event.author, event.text, recorded.at)
    key = f"{event.part}/{event.item}/{event.author}"
    return appear(state, "debriefs", key, replace(after, text=""), after)


@reduces(facts.RetentionSet)
def _retention_set(state: State, recorded: Recorded, event: facts.RetentionSet) -> Changes:
    return swap(state, "delete_by", "", event.delete_by)
