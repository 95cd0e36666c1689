"""What each event does to the state: the fold, pure and total.

Every event that can have been recorded can be folded, whatever came before it: a state from an older program or a
merged journal must never stop a day. An event that names something unknown changes nothing but the sequence number;
only words that a group said are kept even then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import force_setattr, replace

from facilitator.live.facts import KINDS, Recorded
from facilitator.live.rules.registry import STEPS, WHOLE, Changes, Parts
from facilitator.live.rules.room import moved_on
from facilitator.live.stamp import WallSet, was_set
from facilitator.live.state import Chain, State, Step


def evolve(state: State, recorded: Recorded) -> State:
    """The state after one more event."""
    return replay((recorded,), state)


def replay(entries: Iterable[Recorded], before: State | None = None) -> State:
    """The state after all these events, from the beginning or from a given state: the same as evolving one by one.

    Nobody sees it before the last of them, so it is written on in place: making a state for each of thousands would
    take most of a resume's time. `own` names those of its mappings that nobody else has seen either, because this
    replay made them: they are written to, where each line would copy a board of a thousand issues.
    """
    state, own = replace(before or State()), set[str]()
    for recorded in entries:
        event, at, last = recorded.event, recorded.at, state.last
        whole = WHOLE.get(type(event))
        if whole is not None:
            parts = whole(state, recorded, event, own)
        else:
            parts = step(state, recorded, STEPS[type(event)](state, recorded, event), own)
        if state.room.peek is not None and moved_on(state, parts):
            parts["room"] = replace(state.room, peek=None)
        if last is not None and (seconds := was_set(last, at)):
            parts["wall_sets"] = (*state.wall_sets, WallSet(at, seconds))
        for part, becomes in parts.items():
            force_setattr(state, part, becomes)
        force_setattr(state, "seq", recorded.seq)
        force_setattr(state, "last", at)
    return state


def put(state: State, changes: Changes, own: set[str]) -> Parts:
    """The parts of the state in which each change's `after` is in its place."""
    parts: Parts = {}
    for change in changes:
        if change.key:
            _writable(state, change.part, parts, own)[change.key] = change.after
        else:
            parts[change.part] = change.after
    return parts


def _writable(state: State, part: str, parts: Parts, own: set[str]) -> dict[str, Any]:
    """A mapping of the state to write to: the replay's own, else a copy, which the state is about to take."""
    mapping: dict[str, Any] = parts[part] if part in parts else getattr(state, part)
    if part not in own:
        own.add(part)
        parts[part] = mapping = mapping.copy()
    return mapping


def step(state: State, recorded: Recorded, changes: Changes, own: set[str]) -> Parts:
    """What these changes make of the state, on top of what the window can take back; nothing is left to do again.

    Numbers given out are remembered apart from what they stand for: no undo makes one free again.
    """
    if not changes:
        return {}
    event, by = recorded.event, recorded.by
    parts = put(state, changes, own)
    done = _writable(state, "done", parts, own)
    earlier = done.get(by)
    step = Step(recorded.seq, KINDS[type(event)], changes, recorded.at, recorded.batch)
    if not step.batch:
        step = replace(step, batch=batch_of(step, earlier))
    done[by] = Chain(step, earlier)
    if by in state.undone:
        parts["undone"] = stacked(state.undone, by, None)
    if identifier := getattr(event, "id", ""):
        series, number = split_number(identifier)
        if number > state.counts.get(series, 0):
            _writable(state, "counts", parts, own)[series] = number
    return parts


def stacked(stacks: dict[str, Chain], window: str, chain: Chain | None) -> dict[str, Chain]:
    """The stacks of all windows with another one for this window; an empty stack is left out."""
    others = {name: stack for name, stack in stacks.items() if name != window}
    return others if chain is None else {**others, window: chain}


LONGEST_NUMBER = 9
"""More digits than this are no number that was ever given out."""


def split_number(identifier: str) -> tuple[str, int]:
    """The series and the running number of an id: ("E1-G3-", 4) of "E1-G3-4", ("N", 2) of "N2"."""
    head = identifier.rstrip("0123456789")
    digits = identifier[len(head) :]
    return head, int(digits) if 0 < len(digits) <= LONGEST_NUMBER else 0


# -- which steps one press led to, for records that do not tell: those made before events carried their batch ----------


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
    """The number of the first step that came with this one, which is on top of the `earlier` ones of its window.

    Most commands led to one event. Where a line brought marks with its words, or a first turn its order, the events of
    that one moment at that one place go together. Where groups were put together or a theme was split, those of that
    moment go together wherever they are. Nothing that is recorded today comes here.
    """
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
