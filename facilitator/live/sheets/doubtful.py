"""Words that look as if they told who somebody is, for the lead to decide about before a copy is shared."""

from __future__ import annotations

import msgspec

from facilitator.live.sheets.signs import signs
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
    found = []
    for identifier, words in _shared(state):
        reasons = signs(words)
        if reasons:
            found.append(Doubtful(identifier, words, ", ".join(reasons), decision(state, identifier, words)))
    return tuple(sorted(found, key=lambda one: one.decided))


def undecided(state: State) -> tuple[str, ...]:
    """The ids of what still waits for a decision."""
    return tuple(
        identifier
        for identifier, words in _shared(state)
        if signs(words) and decision(state, identifier, words) is None
    )


def decision(state: State, identifier: str, words: str) -> bool | None:
    """What was decided about these words; None when nothing was, or about another wording."""
    judged = state.judged.get(identifier)
    return judged.share if judged is not None and judged.decided and judged.words == words else None


def _shared(state: State) -> list[tuple[str, str]]:
    """The words that a copy would hold: issues that stand, and entries but for notes."""
    issues = [(issue.id, issue.text) for issue in state.issues.values() if not issue.withdrawn]
    entries = [
        (entry.id, entry.text) for entry in state.jottings.values() if not entry.withdrawn and entry.kind != "note"
    ]
    return issues + entries
