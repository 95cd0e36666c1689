"""What each kind of step is called when it is undone or done again."""

from __future__ import annotations

from facilitator.live.facts import BY_KIND
from facilitator.live.state import Step


def step_words(step: Step, count: int = 1) -> str:
    """What one press did, in words: its first step with the issue or entry that was about, of `count` in all."""
    about = next((change.key for change in step.changes if change.part in ("issues", "entries")), "")
    event = BY_KIND[step.kind]
    if count > 1 and event.undo_all:
        return event.undo_all
    return f"{event.undo} {about}".strip()
