"""Which steps one press led to, for records that do not tell: those made before events carried their batch.

Most commands led to one event. Where a line brought marks with its words, or a first turn its order, the events of that
one moment at that one place go together. Where groups were put together or a theme was split, those of that moment go
together wherever they are. Nothing that is recorded today comes here.
"""

from __future__ import annotations

from facilitator.live.state import Chain, Step

ELSEWHERE = {
    "group.closed": ("turn.given", "issue.moved", "issue.echo_withdrawn", "issue.echoed"),
    "theme.added": ("issue.untagged", "issue.tagged"),
}
"""Steps that others may have come with at any place, and which."""

LEADS = ("issue.captured", "turns.ordered", "item.entered", "clock.started", *ELSEWHERE)
"""Steps that others may have come with."""

FOLLOWS = (
    *("issue.echoed", "issue.tagged", "issue.linked", "issue.merged"),
    *("turn.given", "turns.finished", "item.backdated"),
)
"""Steps that may have come with one before them."""


def batch_of(step: Step, earlier: Chain | None) -> int:
    """The number of the first step that came with this one, which is on top of the `earlier` ones of its window."""
    if earlier is None or not _came_with(step, before := earlier.step):
        return step.seq
    return before.batch if before.batch != before.seq or before.kind in LEADS else step.seq


def _came_with(step: Step, before: Step) -> bool:
    """Whether a step was decided in one with the one before it."""
    if (step.seq, step.at) != (before.seq + 1, before.at):
        return False
    if any(step.kind in with_it and before.kind in (lead, *with_it) for lead, with_it in ELSEWHERE.items()):
        return True
    places = [(one.changes[0].part, one.changes[0].key) for one in (step, before)]
    return places[0] == places[1] and step.kind in FOLLOWS and before.kind in (*LEADS, *FOLLOWS)
