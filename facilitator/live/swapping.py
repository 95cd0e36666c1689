"""What a step is made of: changes at places of the state."""

from __future__ import annotations

from facilitator.live.state import Change, Part, State, Value

Changes = tuple[Change, ...]


def swap(state: State, part: Part, key: str, after: Value) -> Changes:
    """One change at a place of the state that holds something; none when it holds that already."""
    before = getattr(state, part)[key] if key else getattr(state, part)
    return () if before == after else (Change(part, key, before, after),)


def appear(state: State, part: Part, key: str, nothing: Value, after: Value) -> Changes:
    """One change at a place that may still hold nothing; `nothing` is what it then counts as having held."""
    before = getattr(state, part).get(key, nothing)
    return () if before == after else (Change(part, key, before, after),)
