"""Whose turn it is to report back, who is next, and how long a turn may be: pure, told from the state.

In round-robin each group says one new issue in its turn, round by round, until all have finished. Group by group,
each says all it has in one turn. In a gallery walk everyone goes round the charts and there are no turns.
"""

from __future__ import annotations

import msgspec

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.facts.turns import Order
from facilitator.live.queries.interruptions import worked
from facilitator.live.stamp import Stamp
from facilitator.live.state import State, Turns

SHORTEST_TURN = 60.0
"""Seconds that a turn of one issue needs at least: fewer rounds fit rather than shorter turns."""

ROUNDS_ASKED = 5
"""Rounds to plan for where the plan does not say how many issues each group is asked for."""


class TurnFace(msgspec.Struct, frozen=True):
    """The turns of a report-back as shown.

    `now` and `next` are ids of groups ("": nobody). `share` is how long a turn may be and `left` what is left of this
    one (negative: over), in whole seconds; None while no time can be told. `rounds` is how many more rounds fit, this
    one included; 0 where there are none. `waiting` counts the groups that have not finished.
    """

    item: str
    order: Order
    groups: tuple[str, ...]
    now: str = ""
    next: str = ""
    share: int | None = None
    left: int | None = None
    rounds: int = 0
    waiting: int = 0
    finished: tuple[str, ...] = ()
    given: dict[str, int] = {}


def report_back(state: State, item_id: str = "") -> Item | None:
    """The report-back meant: the named one, else the current item; None where that is none."""
    position = state.plan.position(item_id or state.current) if item_id or state.current else -1
    item = state.plan.items[position] if position >= 0 else None
    return item if item is not None and kind_of(item).reports else None


def _exercise(state: State, item: Item) -> Item | None:
    return next((exercise for exercise in state.plan.exercises() if exercise.id == item.of), None)


def default_order(item: Item) -> Order:
    """How a report-back goes unless the trainer says otherwise: as planned, else round-robin."""
    return item.turns or "round-robin"


def beginning(state: State, item: Item) -> tuple[str, ...]:
    """The groups in the order in which they begin: with each further exercise another group is the first."""
    groups = tuple(group.id for group in state.open_groups())
    exercises = [exercise.id for exercise in state.plan.exercises()]
    start = exercises.index(item.of) % len(groups) if groups and item.of in exercises else 0
    return groups[start:] + groups[:start]


def queue(state: State, item: Item) -> tuple[str, ...]:
    """The groups in the room in the order of their turns; one that sat down later comes last."""
    turns = state.turns.get(item.id)
    listed = turns.groups if turns is not None and turns.groups else beginning(state, item)
    here = [group.id for group in state.open_groups()]
    return (*(group for group in listed if group in here), *(group for group in here if group not in listed))


def following(state: State, item: Item, *, without: str = "") -> str:
    """Whose turn comes after this one: the next in order that has not finished, "" when all have.

    `without` is a group that is about to finish. The group whose turn it is follows itself when no other is left.
    """
    turns = state.turns.get(item.id, Turns())
    groups = queue(state, item)
    if turns.now in groups:
        at = groups.index(turns.now) + 1
    else:
        before = turns.groups[: turns.groups.index(turns.now)] if turns.now in turns.groups else ()
        at = sum(group in groups for group in before)
    waiting = (group for group in groups[at:] + groups[:at] if group not in turns.finished and group != without)
    return next(waiting, "")


def turn_face(state: State, now: Stamp) -> TurnFace | None:
    """The turns of the current report-back; None where the day is at none."""
    item = report_back(state)
    if item is None:
        return None
    turns = state.turns.get(item.id, Turns())
    order: Order = turns.order or default_order(item)
    groups = queue(state, item)
    waiting = tuple(group for group in groups if group not in turns.finished)
    face = TurnFace(item.id, order, groups, finished=turns.finished, given=turns.given, waiting=len(waiting))
    if order == "gallery walk" or not waiting:
        return face
    elapsed = _elapsed(state, item, turns, now)
    whole = countdown.left(state.items[item.id].clock, now) + elapsed
    rounds, count = _left(state, item, turns, order, waiting, whole)
    share = max(0.0, whole) / count
    return msgspec.structs.replace(
        face,
        now=turns.now if turns.now in groups else "",
        next=following(state, item, without=turns.now if order == "group by group" else ""),
        share=int(share),
        left=-int(-(share - elapsed) // 1),
        rounds=rounds,
    )


def _elapsed(state: State, item: Item, turns: Turns, now: Stamp) -> float:
    """Seconds that the present turn has taken; time away from the report-back, or interrupted, does not count."""
    visits = state.items[item.id].visits
    if not turns.now or turns.since is None or not visits:
        return 0.0
    return min(worked(state, turns.since, now), worked(state, visits[-1].entered, now))


def _left(
    state: State, item: Item, turns: Turns, order: Order, waiting: tuple[str, ...], whole: float
) -> tuple[int, int]:
    """How many rounds fit into `whole` seconds, and how many turns are left with this one; both at least 1.

    A round that has begun counts as one, with the turns that are left of it.
    """
    if order == "group by group":
        return 0, len(waiting)
    exercise = _exercise(state, item)
    asked = exercise.issues[1] if exercise is not None and exercise.issues[1] else ROUNDS_ASKED
    had = {group: turns.given.get(group, 0) - (group == turns.now) for group in waiting}
    done = min(had.values())
    begun = sum(count <= done for count in had.values())
    fit = int((whole - begun * SHORTEST_TURN) // (SHORTEST_TURN * len(waiting))) + 1
    rounds = max(1, min(fit, asked - done))
    return rounds, begun + (rounds - 1) * len(waiting)
