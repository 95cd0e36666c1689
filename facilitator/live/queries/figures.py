"""A day in a few figures: how it kept its time, what was said, what is owed. Pure."""

from __future__ import annotations

from collections import Counter

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.live.queries.day import entries
from facilitator.live.queries.day_words import NOTICED, stand_words
from facilitator.live.queries.view import View
from facilitator.live.state import Entry, State


class Figures(msgspec.Struct, frozen=True):
    """The figures of a day as it stands.

    `stand` says how far behind or in hand it is, `late` whether that is a minute or more too late. Issues are those
    that stand, `untagged` those among them without a theme, `most` the themes by how many issues have them, the most
    often first. `owed` are open questions and actions, `ownerless` those among them that nobody has taken.
    """

    stand: str
    late: bool
    held: int
    items: int
    groups: int
    issues: int
    untagged: int
    most: tuple[tuple[str, int], ...]
    owed: tuple[Entry, ...]
    ownerless: int
    pledges: int
    notes: int

    @property
    def words(self) -> str:
        """The three that matter: "on time · 46 issues · 3 owed"."""
        return " · ".join((self.stand, count_words(self.issues, "issue"), f"{len(self.owed) or 'nothing'} owed"))


def figures(state: State, view: View) -> Figures:
    """The figures of a run, from its state and what it looks like."""
    standing = [issue for issue in state.issues.values() if not issue.withdrawn]
    labels = {theme.id: theme.label for theme in state.plan.themes}
    counted = Counter(theme for issue in standing for theme in dict.fromkeys(issue.themes))
    found = entries(state)
    return Figures(
        stand=stand_words(view),
        late=view.behind >= NOTICED,
        held=sum(row.mark == "done" for row in view.rows),
        items=len(view.rows),
        groups=len(view.groups),
        issues=len(standing),
        untagged=sum(not issue.themes for issue in standing),
        most=tuple((labels.get(theme, theme), count) for theme, count in counted.most_common()),
        owed=found.open,
        ownerless=len(found.ownerless),
        pledges=len(found.pledges),
        notes=sum(entry.kind == "note" and not entry.withdrawn for entry in state.entries.values()),
    )
