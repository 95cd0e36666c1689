"""Words that look as if they told who somebody is, for the lead to decide about before a copy is shared.

What they look like is asked of `facilitator.live.personal_data`, which is loaded for the first words that deserve
more than a glance.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from facilitator.live.facts.day import RunStarted
from facilitator.live.queries.kept import kept
from facilitator.live.queries.typed_words import typed_words
from facilitator.live.state import Group, State


class Doubtful(msgspec.Struct, frozen=True):
    """Words, why they look so, and whether a copy may hold them (None: not decided yet).

    `id` names what holds them, as `facilitator.live.queries.typed_words` has it.
    """

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
        for identifier, words in typed_words(state)
        if (why := reasons(state, words) or _looked(state, identifier, words))
    ]
    return tuple(sorted(found, key=lambda one: one.decided))


def called(holder: str) -> str:
    """What holds the words: "E1-G2-2", "A1 owner:", "group G3:"; an id that is made of the words is not said."""
    first, beside, _ = holder.partition(" ")
    return f"{first}:" if first in ("theme", "item", "agency") else f"{holder}:" if beside else first


def undecided(state: State) -> tuple[str, ...]:
    """The ids of what still waits for a decision."""
    return tuple(one.id for one in doubtful(state) if not one.decided)


def doubt(state: State, identifier: str, words: str) -> str:
    """Why these words still wait for a decision; empty for most."""
    return "" if decision(state, identifier, words) is not None else reasons(state, words)


def reasons(state: State, words: str) -> str:
    """Why words look as if they told who somebody is, given the names that may stand in this run; empty for most."""
    return _reasons(words, known_names(state), _decided(state))


@kept("started", "judged")
def _decided(state: State) -> tuple[tuple[str, bool], ...]:
    """What the lead has decided about words so far."""
    return tuple((judged.words, judged.share) for judged in state.judged.values() if judged.decided)


def _looked(state: State, identifier: str, words: str) -> str:
    """Why words looked so that were decided about: their decision taught not to ask about them again."""
    if decision(state, identifier, words) is None:
        return ""
    return _reasons(words, known_names(state), ())


def is_held(state: State, identifier: str, words: str) -> bool:
    """Whether a copy to share leaves them out, because it was decided so or nothing was."""
    share = decision(state, identifier, words)
    return bool(reasons(state, words)) if share is None else not share


def decision(state: State, identifier: str, words: str) -> bool | None:
    """What was decided about these words; None when nothing was, or about another wording."""
    judged = state.judged.get(identifier)
    return judged.share if judged is not None and judged.decided and judged.words == words else None


@kept("started", "groups", "judged")
def known_names(state: State) -> frozenset[str]:
    """Names that may stand: those of the cases' invented people, of the groups, of the venue and of the pool.

    A group's name that looks personal itself makes nothing stand until the lead has shared it.
    """
    if state.started is None:
        return frozenset()
    same = _Same(state.started)
    return _known(same, frozenset(group.name for group in state.groups.values() if _stands(state, same, group)))


def _stands(state: State, same: _Same, group: Group) -> bool:
    decided = decision(state, f"group {group.id}", group.name)
    if decided is None:
        return not _reasons(group.name, _known(same, frozenset()), ())
    return decided


@lru_cache(maxsize=8192)
def _reasons(words: str, known: frozenset[str], decided: tuple[tuple[str, bool], ...]) -> str:
    from facilitator.live.personal_data import learned, looks_personal

    taught = learned(decided, known)
    marks = looks_personal(words, known | taught.cleared, taught.sought)
    return ", ".join(dict.fromkeys(mark.words for mark in marks))


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
    from facilitator.live.personal_data import names_of_the_day

    return names_of_the_day(same.started.plan, same.started.venue) | groups
