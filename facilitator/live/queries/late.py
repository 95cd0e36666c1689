"""Late entry: words copied from a flipchart after the exercise and its report-back are over."""

from __future__ import annotations

from facilitator.agenda.model import Item
from facilitator.live.state import State


def is_over(state: State, exercise: str) -> bool:
    """Whether an exercise and all its report-backs lie behind, so that words for it now can only be copied down.

    An exercise without a report-back is over once the day has gone on to another item; a day that has ended is over
    as a whole.
    """
    if state.phase == "ended":
        return True
    place = state.plan.position(exercise)
    if place < 0 or not state.current or not state.items[exercise].visits:
        return False
    reports = [n for n, item in enumerate(state.plan.items) if item.of == exercise and not state.items[item.id].skipped]
    return state.plan.position(state.current) > max((place, *reports))


def can_be_late(state: State) -> tuple[Item, ...]:
    """The exercises that were held and are over."""
    return tuple(item for item in state.plan.exercises() if state.items[item.id].visits and is_over(state, item.id))
