"""How the day stands and what a change costs, in words made from the view alone: pure.

Never a bare plus or minus: "6 min behind: lunch 12:31 instead of 12:25". Times are local, each by the offset that
holds at its own instant.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitator.agenda.times_of_day import as_said
from facilitator.live.queries.schedule import length_words
from facilitator.live.queries.view import Milestone, View
from facilitator.live.stamp import offset_at

NOTICED = 60.0
"""Seconds from which on a milestone counts as late or early."""


def meaning(view: View) -> str:
    """How far behind or in hand the day is, and what that does to the next fixed point and the finish."""
    moved = [milestone for milestone in view.milestones if abs(_late(milestone)) >= NOTICED]
    if not moved:
        return f"{stand_words(view)}: {_holding(view)}"
    but = ", but" if abs(view.behind) < NOTICED else ":"
    told = ", ".join(f"{_named(view, m)} instead of {local(view, m.planned)}" for m in moved)
    return f"{stand_words(view)}{but} {told}"


def stand_words(view: View) -> str:
    """How far behind or in hand the day is, and that the laptop's clock was set, where that is part of it."""
    return f"{view.drift} ({view.clock_set})" if view.clock_set else view.drift


def price(view: View) -> str:
    """What the day looks like now to those who wait for lunch and the finish: "lunch 12:36, 11 min late"."""
    moved = [milestone for milestone in view.milestones if abs(_late(milestone)) >= NOTICED]
    if not moved:
        return _holding(view)
    still = [milestone for milestone in view.milestones if milestone not in moved]
    told: dict[str, list[str]] = {}
    for milestone in moved:
        told.setdefault(lateness_words(milestone), []).append(_named(view, milestone))
    words = [f"{' and '.join(names)}, {late}" for late, names in told.items()]
    return "; ".join([*words, *(f"{_named(view, milestone)} as planned" for milestone in still)])


def is_late(view: View) -> bool:
    """Whether a fixed point or the finish is expected a minute or more too late."""
    return any(_late(milestone) >= NOTICED for milestone in view.milestones)


def lateness_words(milestone: Milestone) -> str:
    """How much later or earlier than planned it is expected: "11 min late", "4 min early"."""
    late = _late(milestone)
    return f"{length_words(int(abs(late) // 60))} {'late' if late > 0 else 'early'}"


def local(view: View, instant: datetime) -> str:
    """The local time of day at an aware UTC instant: "12:31"."""
    return as_said(instant + timedelta(minutes=offset_at(view.offsets, instant)))


def _late(milestone: Milestone) -> float:
    return (milestone.expected - milestone.planned).total_seconds()


def _named(view: View, milestone: Milestone) -> str:
    return f"{milestone.name.lower()} {local(view, milestone.expected)}"


def _holding(view: View) -> str:
    """The milestones that are where they were planned, and the time to spare before the next fixed point."""
    times = " and ".join(_named(view, milestone) for milestone in view.milestones)
    spare = int(_spare(view) // 60)
    before = f", {length_words(spare)} to spare before {view.milestones[0].name.lower()}" if spare else ""
    return f"{times} {'hold' if len(view.milestones) > 1 else 'holds'}{before}"


def _spare(view: View) -> float:
    """Seconds that lie free before the next fixed point; 0 when there is none."""
    ends = view.at
    for row in view.rows:
        if row.fixed and row.mark in ("next", "later"):
            return max(0.0, (row.begins - ends).total_seconds())
        if row.mark in ("now", "next", "later"):
            ends = row.ends
    return 0.0


def done_at_a_price(view: View, what: str) -> str:
    """What was done, what it does to the next fixed point and the finish, and how to take it back."""
    back = " · ⟦plan.catch_up:r⟧ shows how to win it back" if is_late(view) else ""
    return f"{what}: {price(view)} · ⟦undo:u⟧ takes it back{back}"
