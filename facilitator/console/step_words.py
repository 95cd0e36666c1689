"""What each kind of step is called when it is undone or done again."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.live.state import Step

STEP_WORDS = {
    "run.ended": "the end of the day",
    "run.reopened": "the reopening",
    "gap.noted": "leaving out the time away",
    "item.entered": "going to this item",
    "item.skipped": "skipping",
    "item.restored": "bringing an item back",
    "clock.started": "starting the clock",
    "clock.paused": "pausing the clock",
    "clock.changed": "changing the clock",
    "clock.set": "setting the clock",
    "issue.captured": "capturing",
    "issue.edited": "editing",
    "issue.withdrawn": "withdrawing",
    "issue.moved": "moving",
    "group.added": "adding a group",
    "group.renamed": "renaming a group",
    "group.closed": "closing a group",
    "group.reopened": "bringing a group back",
    "note.added": "a note",
    "parking.added": "a parked question",
    "action.added": "an action",
    "jotting.edited": "rewording",
    "jotting.withdrawn": "taking an entry back",
    "jotting.settled": "settling",
    "pledge.made": "a pledge",
    "item.backdated": "backdating",
    "item.inserted": "putting an item in",
    "item.split": "cutting an item in two",
    "item.moved": "moving an item",
    "catch_up.taken": "winning time back",
    "second_clock.started": "the second clock",
    "second_clock.paused": "pausing the second clock",
    "second_clock.resumed": "the second clock going on",
    "second_clock.changed": "changing the second clock",
    "second_clock.closed": "putting the second clock away",
    "issue.echoed": "“also us” for",
    "issue.echo_withdrawn": "taking “also us” off",
    "issue.merged": "merging",
    "issue.split": "taking apart",
    "hypothesis.detailed": "the basis and the test of",
    "hypothesis.judged": "judging",
    "words.judged": "deciding about the words of",
    "issue.tagged": "a theme of",
    "issue.untagged": "taking a theme off",
    "issue.linked": "a learning point of",
    "issue.unlinked": "taking a learning point off",
    "theme.added": "adding a theme",
    "theme.renamed": "renaming a theme",
    "theme.merged": "merging themes",
    "turns.ordered": "the order of turns",
    "turn.given": "handing on the turn",
    "turn.passed": "passing",
    "turns.finished": "finishing a group's turns",
    "group.observed": "what was seen of a group",
    "group.read_back": "a read-back",
    "attendance.counted": "an attendance count",
    "tally.taken": "a tally",
    "tally.withdrawn": "taking a tally back",
    "comment.made": "a comment",
    "comment.withdrawn": "taking a comment back",
    "debrief.written": "the debrief form",
    "retention.set": "the day of deletion",
}
"""What each kind of step is called when it is undone; a test proves that no kind is missing."""


TOGETHER = {"group.closed": "putting groups together", "theme.added": "splitting a theme"}
"""What some kinds of step are called when others came with them."""

MARKS = ("issue.tagged", "issue.untagged", "issue.echoed", "issue.echo_withdrawn")
"""What several of one issue are called in one word."""


def step_words(batch: Sequence[Step]) -> str:
    """What one press did, in words: what was captured, else its first step, with the issue or entry it was about."""
    captured = [step for step in batch if step.kind == "issue.captured"]
    if len(captured) > 1:
        return f"{len(captured)} pasted issues"
    first = (captured or batch)[0]
    if len(batch) > 1 and first.kind in TOGETHER:
        return TOGETHER[first.kind]
    words = "the marks of" if len(batch) > 1 and first.kind in MARKS else STEP_WORDS[first.kind]
    about = next((change.key for change in first.changes if change.part in ("issues", "jottings")), "")
    return f"{words} {about}".strip()
