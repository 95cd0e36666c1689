"""What each kind of step is called when it is undone or done again."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.live.facts import BY_KIND
from facilitator.live.state import Step


def step_words(batch: Sequence[Step]) -> str:
    """What one press did, in words: what was captured, else its first step, with the issue or entry it was about."""
    captured = [step for step in batch if step.kind == "issue.captured"]
    if len(captured) > 1:
        return f"{len(captured)} pasted issues"
    first = (captured or batch)[0]
    event = BY_KIND[first.kind]
    words = event.undo_all if len(batch) > 1 and event.undo_all else event.undo
    about = next((change.key for change in first.changes if change.part in ("issues", "entries")), "")
    return f"{words} {about}".strip()
