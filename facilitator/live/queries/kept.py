"""Answers that are kept while what they are made of stays the very same.

A key changes one thing, and a second nothing at all; a state shares all its other parts with the one before. So what
is asked of those need not be worked out again, however many issues, items or pages there are. Pure: an answer that is
kept is the one that would be given anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from operator import attrgetter, is_
from typing import Any, Concatenate, ParamSpec, TypeVar

from facilitator.live.state import State

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

MOST = 64
"""Questions of one kind whose answers are kept: those of the runs that one program has open."""


def kept(
    *parts: str,
) -> Callable[[Callable[Concatenate[State, Asked], Answer]], Callable[Concatenate[State, Asked], Answer]]:
    """Say over a query of which parts of the state (at least two) its answer is made, beside what else it is given.

    What else it is given stands in the key, so it can be hashed.
    """
    of = attrgetter(*parts)

    def over(query: Callable[Concatenate[State, Asked], Answer]) -> Callable[Concatenate[State, Asked], Answer]:
        known: dict[tuple[Any, ...], tuple[tuple[object, ...], Answer]] = {}

        def asked(state: State, /, *rest: Asked.args, **named: Asked.kwargs) -> Answer:
            now = of(state)
            before = known.get(rest)
            if before is not None and all(map(is_, before[0], now)):
                return before[1]
            answer = query(state, *rest, **named)
            if len(known) >= MOST:
                known.clear()
            known[rest] = now, answer
            return answer

        update_wrapper(asked, query)
        return asked

    return over
