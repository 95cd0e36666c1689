"""Words that look as if they told who somebody is: the lead decides before a copy is shared, or the room sees them.

What they look like is asked of `facilitator.live.personal_data`, which is loaded for the first words that deserve
more than a glance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Item, Plan
from facilitator.live.learned import NOTHING, Learned
from facilitator.live.queries.kept import kept
from facilitator.live.queries.schedule import origin
from facilitator.live.queries.typed_words import MESSAGE, typed_words
from facilitator.live.room_state import RoomHold
from facilitator.live.state import Group, Issue, State


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
    return tuple(sorted(_of(typed_words(state), state), key=lambda one: one.decided))


def _of(said: Iterable[tuple[str, str]], state: State) -> list[Doubtful]:
    """Those of such words, by what holds them, that look so."""
    return [
        Doubtful(identifier, words, why, decision(state, identifier, words))
        for identifier, words in said
        if (why := reasons(state, words) or _looked(state, identifier, words))
    ]


def called(holder: str) -> str:
    """What holds the words: "E1-G2-2", "A1 owner:", "group G3:"; an id that is made of the words is not said."""
    first, beside, _ = holder.partition(" ")
    return f"{first}:" if first in ("theme", "item", "agency") else f"{holder}:" if beside else first


def undecided(state: State) -> tuple[str, ...]:
    """The ids of what still waits for a decision."""
    return tuple(one.id for one in doubtful(state) if not one.decided)


def newly_undecided(state: State, before: State) -> tuple[Doubtful, ...]:
    """What waits for a decision now and did not when the run stood as `before`.

    Where nothing was decided meanwhile and no name came or went, only words that are new are looked at.
    """
    if all(getattr(state, part) is getattr(before, part) for part in ("started", "groups", "judged", "earlier")):
        other = {key: issue for key, issue in state.issues.items() if before.issues.get(key) is not issue}
        known = frozenset(typed_words(replace(before, issues={})))
        said = (one for one in typed_words(replace(state, issues=other)) if one not in known)
        found: Sequence[Doubtful] = _of(said, state)
    else:
        found = doubtful(state)
    told = [one for one in found if not one.decided]
    waited = frozenset(undecided(before)) if told else frozenset()
    return tuple(one for one in told if one.id not in waited)


def doubt(state: State, identifier: str, words: str) -> str:
    """Why these words still wait for a decision; empty for most."""
    return "" if decision(state, identifier, words) is not None else reasons(state, words)


def reasons(state: State, words: str) -> str:
    """Why words look as if they told who somebody is, given the names that may stand in this run; empty for most."""
    return _reasons(words, known_names(state), _teaching(state), state.earlier)


@kept("started", "judged")
def _teaching(state: State) -> tuple[tuple[str, bool], ...]:
    """Wordings that teach: those held back, and those of which it was said that they name nobody.

    A line that was only cleared teaches nothing: its name may be another person's in the next one.
    """
    decided = (judged for judged in state.judged.values() if judged.decided)
    return tuple((judged.words, judged.nobody) for judged in decided if judged.nobody or not judged.share)


def _looked(state: State, identifier: str, words: str) -> str:
    """Why words looked so that were decided about: their decision taught not to ask about them again."""
    if decision(state, identifier, words) is None:
        return ""
    return _reasons(words, known_names(state), (), NOTHING)


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
    given = _known(_Same(state.started.plan), state.started.venue)
    return given | {group.name for group in state.groups.values() if _stands(state, given, group)}


def _stands(state: State, given: frozenset[str], group: Group) -> bool:
    decided = decision(state, f"group {group.id}", group.name)
    if decided is None:
        return not _reasons(group.name, given, (), NOTHING)
    return decided


@lru_cache(maxsize=8192)
def _reasons(words: str, known: frozenset[str], decided: tuple[tuple[str, bool], ...], earlier: Learned) -> str:
    from facilitator.live.personal_data import learned, marked

    marks = marked(words, known, learned(decided, known), earlier)
    return ", ".join(dict.fromkeys(mark.words for mark in marks))


class _Same:
    """A plan by identity, to remember what was worked out of it: its dictionaries cannot be hashed."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan


@lru_cache(maxsize=16)
def _known(same: _Same, venue: str) -> frozenset[str]:
    """The names that may stand whatever the groups are called: the same for all runs of a plan at one place."""
    from facilitator.live.personal_data import names_of_the_day

    return names_of_the_day(same.plan, venue)


# -- the same words as the room may see them ---------------------------------------------------------------------------


KEPT_OFF = "(kept off the screen)"
"""What the room reads in place of words that wait for a yes.

The yes is the one that lets a copy to share hold them, and undo takes it back. The plan's own words stand: somebody
wrote, checked and printed them.
"""


def public_issue(state: State, issue: Issue) -> str:
    """An issue's words."""
    return issue.text if _may(state, issue.id, issue.text) else KEPT_OFF


def public_group(state: State, group: Group) -> str:
    """A group's name, else its number."""
    return group.name if _may(state, f"group {group.id}", group.name) else f"Group {group.number}"


def public_title(state: State, item: Item) -> str:
    """An item's title; of one that was put in on the day and looks personal, only what kind of item it is."""
    return item.title if _may_title(state, item) else kind_of(item).word.capitalize()


def public_message(state: State) -> str:
    """What the lead wrote for everyone; nothing while it waits for a yes, since nothing would miss it."""
    words = state.room.message
    return words if words and _may(state, MESSAGE, words) else ""


def kept_off(state: State, place: RoomHold) -> tuple[str, ...]:
    """The ids, as decisions have them, of all that is kept off the picture at this place of the day."""
    waiting = (MESSAGE,) if state.room.message and not public_message(state) else ()
    return (*waiting, *_off_the_place(state, place))


def _off_the_place(state: State, place: RoomHold) -> tuple[str, ...]:
    if not place.item or state.plan.position(place.item) < 0:
        return ()
    if place.view in ("board", "read-back"):
        return tuple(_off_the_board(state, place.exercise, place.group))
    item = state.plan.item(place.item)
    return () if _may_title(state, item) else (f"item {item.id}",)


def _off_the_board(state: State, exercise: str, group: str) -> Iterator[str]:
    """What a board of one exercise leaves out: its title, groups' names, issues."""
    item = state.plan.item(exercise)
    if not _may_title(state, item):
        yield f"item {item.id}"
    said = [i for i in state.issues.values() if i.exercise == exercise and not i.withdrawn]
    for one in state.groups.values():
        shown = not one.closed or any(issue.group == one.id for issue in said)
        if shown and group in ("", one.id) and not _may(state, f"group {one.id}", one.name):
            yield f"group {one.id}"
    for issue in said:
        if group in ("", issue.group) and not _may(state, issue.id, issue.text):
            yield issue.id


def _may_title(state: State, item: Item) -> bool:
    planned = state.started is not None and state.started.plan.position(origin(state, item.id)) >= 0
    return planned or _may(state, f"item {item.id}", item.title)


def _may(state: State, holder: str, words: str) -> bool:
    """Whether words may be seen by everyone: they look harmless, or the lead said yes to these very words."""
    decided = decision(state, holder, words)
    return not doubt(state, holder, words) if decided is None else decided
