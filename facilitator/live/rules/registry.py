"""Where rules are registered: what decides a command, and what an event does to the state.

A subject's module registers its functions as it is loaded; importing `facilitator.live.rules` loads them all. A
reducer names the changes of a step (`Change`: where, before, after) instead of making a state, so that undo is the
same list read backwards and no kind of event needs an undo of its own. Which rule is for what is looked up by type,
because asking `isinstance` of a struct is slow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from facilitator.live.facts import Recorded
from facilitator.live.facts.base import Command, Event
from facilitator.live.photograph_state import Photograph
from facilitator.live.stamp import Stamp
from facilitator.live.state import Change, Comment, Entry, Group, Issue, Part, State, Value

Events = tuple[Event, ...]
Changes = tuple[Change, ...]
Thing = Issue | Entry | Group | Comment | Photograph
Parts = dict[str, Any]
"""Fields of a state by name, with what they become."""

C = TypeVar("C", bound=Command)
E = TypeVar("E", bound=Event)
T = TypeVar("T")
Decision = Callable[[State, C, Stamp], Events]
Reducer = Callable[[State, Recorded, E], Changes]
Rewriter = Callable[[State, Recorded, E, set[str]], Parts]

DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {}
"""Which function answers which command."""

STEPS: dict[type, Callable[[State, Recorded, Any], Changes]] = {}
"""Events that can be taken back, each with what it changes."""

WHOLE: dict[type, Callable[[State, Recorded, Any, set[str]], Parts]] = {}
"""Events that do something other than one step; each tells which parts of the state become what."""


def decides(command: type[C]) -> Callable[[Decision[C]], Decision[C]]:
    """Register what answers a command: the events that it leads to, or Refused."""

    def register(rule: Decision[C]) -> Decision[C]:
        DECISIONS[command] = rule
        return rule

    return register


def reduces(event: type[E]) -> Callable[[Reducer[E]], Reducer[E]]:
    """Register what an event that can be taken back changes."""

    def register(rule: Reducer[E]) -> Reducer[E]:
        STEPS[event] = rule
        return rule

    return register


def rewrites(event: type[E]) -> Callable[[Rewriter[E]], Rewriter[E]]:
    """Register what an event that is no step, or more than one, makes of the state.

    The last argument names the mappings of the state that may be written to: see `facilitator.live.rules.reducing`.
    """

    def register(rule: Rewriter[E]) -> Rewriter[E]:
        WHOLE[event] = rule
        return rule

    return register


def swap(state: State, part: Part, key: str, after: Value) -> Changes:
    """One change at a place of the state that holds something; none when it holds that already."""
    before = getattr(state, part)[key] if key else getattr(state, part)
    return () if before == after else (Change(part, key, before, after),)


def appear(state: State, part: Part, key: str, nothing: Value, after: Value) -> Changes:
    """One change at a place that may still hold nothing; `nothing` is what it then counts as having held."""
    before = getattr(state, part).get(key, nothing)
    return () if before == after else (Change(part, key, before, after),)


def begin(state: State, part: Part, nothing: Thing, thing: Thing) -> Changes:
    """One change that puts something new in its place, by its id; none where that id is taken.

    `nothing` is what the place holds once that is undone: ids are never given again, so it is never empty.
    """
    return () if thing.id in getattr(state, part) else (Change(part, thing.id, nothing, thing),)


def alters(part: Part, change: Callable[[Any, E], Any], by: str = "id") -> Reducer[E]:
    """The step of an event that changes one thing of a part of the state: the one that its field `by` names, if any."""

    def step(state: State, recorded: Recorded, event: E) -> Changes:
        key = getattr(event, by)
        before = getattr(state, part).get(key)
        return swap(state, part, key, change(before, event)) if before is not None else ()

    return step


def with_one(several: tuple[T, ...], one: T) -> tuple[T, ...]:
    """All of these and one more, unless it is among them."""
    return several if one in several else (*several, one)


def without(several: tuple[T, ...], one: T) -> tuple[T, ...]:
    """All of these but one."""
    return tuple(other for other in several if other != one)
