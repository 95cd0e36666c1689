"""Words that look as if they told who somebody is, for the lead to decide about before a copy is shared.

What they look like is asked of `facilitator.live.personal`, which is loaded for the first words that deserve more than
a glance.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from facilitator.live.events.day import RunStarted
from facilitator.live.first_glance import worth_a_look
from facilitator.live.state import State


class Doubtful(msgspec.Struct, frozen=True):
    """Words of an issue or an entry, why they look so, and whether a copy may hold them (None: not decided yet)."""

    id: str
    words: str
    why: str
    share: bool | None

    @property
    def decided(self) -> bool:
        """Whether the lead has decided about these very words."""
        return self.share is not None


def doubtful(state: State) -> tuple[Doubtful, ...]:
    """All that look so and stand, undecided first. Notes are never shared, so they are not among them."""
    found = [
        Doubtful(identifier, words, why, decision(state, identifier, words))
        for identifier, words in _shared(state)
        if (why := reasons(state, words))
    ]
    return tuple(sorted(found, key=lambda one: one.decided))


def undecided(state: State) -> tuple[str, ...]:
    """The ids of what still waits for a decision."""
    return tuple(one.id for one in doubtful(state) if not one.decided)


def doubt(state: State, identifier: str, words: str) -> str:
    """Why these words still wait for a decision; empty for most."""
    return "" if decision(state, identifier, words) is not None else reasons(state, words)


def reasons(state: State, words: str) -> str:
    """Why words look as if they told who somebody is, given the names that may stand in this run; empty for most."""
    return _reasons(words, known_names(state)) if worth_a_look(words) else ""


def decision(state: State, identifier: str, words: str) -> bool | None:
    """What was decided about these words; None when nothing was, or about another wording."""
    judged = state.judged.get(identifier)
    return judged.share if judged is not None and judged.decided and judged.words == words else None


def known_names(state: State) -> frozenset[str]:
    """Names that may stand: the cases' invented people, groups, agencies, the venue and the pool.

    The same ones stand in a shared copy (`sessionlog.sharing`), so that nothing is held back that was never shown.
    """
    if state.started is None:
        return frozenset()
    names = frozenset(group.name for group in state.groups.values())
    return _known(_Same(state.started), names)


@lru_cache(maxsize=8192)
def _reasons(words: str, known: frozenset[str]) -> str:
    from facilitator.live.personal import looks_personal

    return ", ".join(dict.fromkeys(mark.words for mark in looks_personal(words, known)))


class _Same:
    """A run's start by identity, to remember what was worked out of it: a plan's dictionaries cannot be hashed."""

    def __init__(self, started: RunStarted) -> None:
        self.started = started

    def __hash__(self) -> int:
        return id(self.started)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.started is self.started


@lru_cache(maxsize=16)
def _known(same: _Same, groups: frozenset[str]) -> frozenset[str]:
    from facilitator.live.personal import invented_names

    plan = same.started.plan
    return invented_names(plan) | groups | {same.started.venue, plan.organisation, *plan.agencies}


def _shared(state: State) -> list[tuple[str, str]]:
    """The words that a copy would hold: issues that stand, and entries but for notes."""
    issues = [(issue.id, issue.text) for issue in state.issues.values() if not issue.withdrawn]
    entries = [
        (entry.id, entry.text) for entry in state.jottings.values() if not entry.withdrawn and entry.kind != "note"
    ]
    return issues + entries
