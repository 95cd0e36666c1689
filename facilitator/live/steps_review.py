"""What a review adds to a run: comments, the debrief form, the day by which it is to be deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.live import events
from facilitator.live.events import Recorded
from facilitator.live.state import Comment, Debrief, State
from facilitator.live.swapping import Changes, appear, swap


def _commented(state: State, recorded: Recorded, event: events.CommentMade) -> Changes:
    if event.id in state.comments:
        return ()
    comment = Comment(event.id, event.text, event.author, recorded.at, event.about, event.made, event.origin)
    return appear(state, "comments", event.id, replace(comment, withdrawn=True), comment)


def _comment_withdrawn(state: State, recorded: Recorded, event: events.CommentWithdrawn) -> Changes:
    comment = state.comments.get(event.id)
    return swap(state, "comments", event.id, replace(comment, withdrawn=True)) if comment is not None else ()


def _debriefed(state: State, recorded: Recorded, event: events.DebriefWritten) -> Changes:
    after = Debrief(event.part, event.item, event.author, event.text, recorded.at)
    key = f"{event.part}/{event.item}/{event.author}"
    return appear(state, "debriefs", key, replace(after, text=""), after)


def _retention_set(state: State, recorded: Recorded, event: events.RetentionSet) -> Changes:
    return swap(state, "delete_by", "", event.delete_by)


STEPS: dict[type, Callable[[State, Recorded, Any], Changes]] = {
    events.CommentMade: _commented,
    events.CommentWithdrawn: _comment_withdrawn,
    events.DebriefWritten: _debriefed,
    events.RetentionSet: _retention_set,
}
"""What these events change."""
