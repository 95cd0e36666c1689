"""Winning time back: at most three proposals that reach the next fixed point, or the finish, on time. Pure.

A proposal takes minutes from items down to the least that the plan allows each, or drops items that the plan says
could or should be held rather than must. Items marked fixed, and items for which the plan names no least, are never
shortened; what must be held, breaks and fixed points are never dropped. A proposal is tried out on the day before it
is offered, so none is offered that does not work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from math import ceil

import msgspec
from msgspec.structs import replace

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.facts.agenda import Cut
from facilitator.live.queries.schedule import Expected, Schedule, schedule
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

FINISH = "finish"
"""The target that is no item."""
ON_TIME = 60.0
"""Seconds late that still count as on time."""
MISSED = 30 * 60.0
"""Seconds behind from which on it is likelier that the start of something was missed."""
Cuts = tuple[Cut, ...]


class Loss(msgspec.Struct, frozen=True):
    """What one item loses: its title, and "gets 25 min instead of 30" or "is dropped (15 min)"."""

    title: str
    words: str


class Proposal(msgspec.Struct, frozen=True):
    """One way to reach `target` on time: what it comes to in a few words, and what each of its cuts loses."""

    target: str
    title: str
    cuts: Cuts
    lost: tuple[Loss, ...]

    @property
    def words(self) -> str:
        """The proposal on one line."""
        return "; ".join(f"{loss.title} {loss.words}" for loss in self.lost)


class CatchUp(msgspec.Struct, frozen=True):
    """What can be done about being late.

    `target` is what the proposals reach ("": nothing is late, or nothing can be done), `name` what it is called,
    `planned` and `expected` its times. `missed` names a fixed point that can no longer be reached on time. `most` is
    how many minutes could be won at all. `asks` tells that the day is so late that a start may have been missed.
    """

    target: str = ""
    name: str = ""
    planned: datetime | None = None
    expected: datetime | None = None
    proposals: tuple[Proposal, ...] = ()
    missed: str = ""
    late: float = 0.0
    most: int = 0
    asks: bool = False


def catch_up(state: State, now: Stamp) -> CatchUp:
    """What can be done about being late at this moment. Raises ValueError before the run has started."""
    day = schedule(state, now)
    asks = day.behind > MISSED
    missed, first, most = "", None, 0
    for target, name, planned, expected in _targets(day):
        late = (expected - planned).total_seconds()
        if late < ON_TIME or state.phase == "ended":
            continue
        first = first or CatchUp(target, name, planned, expected, late=late, asks=asks)
        trial = _Trial(state, target, now, day)
        proposals = trial.proposals()
        if proposals:
            return CatchUp(target, name, planned, expected, proposals, missed, late, asks=asks)
        missed = missed or name
        most = max(most, trial.most())
    return replace(first, missed=missed, most=most) if first is not None else CatchUp(asks=asks)


def lateness(state: State, target: str, now: Stamp) -> float:
    """Seconds that a fixed point, or the finish, is expected later than planned; negative when earlier."""
    for name, _, planned, expected in _targets(schedule(state, now)):
        if name == target:
            return (expected - planned).total_seconds()
    return 0.0


def allowed(state: State, cuts: Cuts, now: Stamp) -> bool:
    """Whether the plan, and the time already used, allow every one of these cuts."""
    room, optional = _room(state, now), _optional(state)
    dropped = {cut.item for cut in cuts if cut.skipped}
    if len({cut.item for cut in cuts}) < len(cuts) or any(not optional.get(item, {"-"}) <= dropped for item in dropped):
        return False
    return all(cut.skipped or 0 < cut.seconds <= room.get(cut.item, 0) * 60 for cut in cuts)


def _targets(day: Schedule) -> Iterator[tuple[str, str, datetime, datetime]]:
    """The fixed points still to come, then the finish: id, name, planned and expected time."""
    for row in day.rows:
        if row.fixed and row.mark in ("next", "later"):
            yield row.item.id, row.item.title, row.planned, row.begins
    yield FINISH, FINISH, day.planned_finish, day.finish


def _room(state: State, now: Stamp) -> dict[str, int]:
    """By how many whole minutes each item can still be shortened; an item that goes on keeps a last minute."""
    found: dict[str, int] = {}
    here = state.plan.position(state.current)
    for place, item in enumerate(state.plan.items):
        standing = state.items[item.id]
        if place < here or standing.skipped or item.fixed or not item.least:
            continue
        room = standing.clock.allotted - item.least * 60
        if standing.visits:
            room = min(room, countdown.left(standing.clock, now) - 60)
        if room >= 60:
            found[item.id] = int(room // 60)
    return found


def _optional(state: State) -> dict[str, set[str]]:
    """The items that may be dropped, each with all that has to be dropped with it, itself included.

    An exercise takes its report-backs with it, and an item its later parts, so it may go only where they all may.
    """
    here = state.plan.position(state.current)
    may = {
        item.id
        for place, item in enumerate(state.plan.items)
        if place > here and item.priority != "must" and not item.fixed and item.at is None and not kind_of(item).rests
        if not state.items[item.id].visits and not state.items[item.id].skipped
    }
    found: dict[str, set[str]] = {}
    for item_id in may:
        together = {item_id}
        while hanging := _hanging(state, together) - together:
            together |= hanging
        if together <= may:
            found[item_id] = together
    return found


def _hanging(state: State, items: set[str]) -> set[str]:
    """What goes back to one of these items: report-backs and later parts that are not skipped."""
    return {
        item.id
        for item in state.plan.items
        if (item.of in items or state.cut_from.get(item.id) in items) and not state.items[item.id].skipped
    }


class _Trial:
    """Trying out cuts on a day, to reach one target."""

    def __init__(self, state: State, target: str, now: Stamp, day: Schedule) -> None:
        self.state, self.target, self.now = state, target, now
        self.rows: dict[str, Expected] = {}
        for row in day.rows:
            if row.item.id == target:
                break
            self.rows[row.item.id] = row
        self.late = lateness(state, target, now)
        self.room = {
            i: room for i, room in _room(state, now).items() if i in self.rows and self._helps((_shorter(i, room),))
        }
        self.optional = {
            i: together
            for i, together in _optional(state).items()
            if together <= self.rows.keys() and self._helps(_dropped(together))
        }

    def _late_with(self, cuts: Iterable[Cut]) -> float:
        items = dict(self.state.items)
        for cut in cuts:
            standing = items[cut.item]
            clock = countdown.change(standing.clock, -cut.seconds)
            items[cut.item] = replace(standing, clock=clock, skipped=standing.skipped or cut.skipped)
        return lateness(replace(self.state, items=items), self.target, self.now)

    def _helps(self, cuts: Cuts) -> bool:
        return self._late_with(cuts) < self.late

    def _works(self, cuts: Cuts) -> bool:
        return bool(cuts) and self._late_with(cuts) <= 0

    def _whole(self, cuts: Cuts) -> bool:
        """Whether nothing is dropped without all that goes back to it."""
        dropped = {cut.item for cut in cuts if cut.skipped}
        return all(self.optional.get(item, {item}) <= dropped for item in dropped)

    def most(self) -> int:
        """How many whole minutes could be won if everything that may give way did."""
        dropped = set[str]().union(*self.optional.values())
        shorter = tuple(_shorter(item, room) for item, room in self.room.items() if item not in dropped)
        return int((self.late - self._late_with((*shorter, *_dropped(dropped)))) // 60)

    def proposals(self) -> tuple[Proposal, ...]:
        """The ways that work, each once: a little from each, all from few, and dropping something."""
        found: dict[frozenset[Cut], Proposal] = {}
        ways = (("A little from", self._from_each()), ("All of it from", self._from_few()), ("", self._by_dropping()))
        for head, way in ways:
            cuts = next((self._pruned(cuts) for cuts in way if self._works(cuts)), ())
            if cuts:
                found.setdefault(frozenset(cuts), self._proposal(cuts, head))
        return tuple(found.values())

    def _shared(self, cuts: Cuts, room: dict[str, int]) -> Cuts:
        """These cuts, and so many minutes of the others' room in proportion that it works; () if it cannot."""
        if not self._works((*cuts, *(_shorter(item, most) for item, most in room.items()))):
            return ()
        for wanted in range(max(0, ceil(self._late_with(cuts) / 60)), sum(room.values()) + 1):
            shares = _in_proportion(wanted, room)
            found = (*cuts, *(_shorter(item, minutes) for item, minutes in shares.items() if minutes))
            if self._works(found):
                return found
        return ()

    def _from_each(self) -> Iterator[Cuts]:
        """From everything that has some to give, in proportion to how much."""
        yield self._shared((), self.room)

    def _from_few(self) -> Iterator[Cuts]:
        """From the one item that misses it least; else from the fewest, those with most to give first."""
        alone = []
        for item, room in self.room.items():
            found = (minutes for minutes in range(ceil(self.late / 60), room + 1))
            minutes = next((one for one in found if self._works((_shorter(item, one),))), 0)
            if minutes:
                alone.append((minutes / self.rows[item].minutes, item, minutes))
        for _, item, minutes in sorted(alone):
            yield (_shorter(item, minutes),)
        yield self._fewest((), self.room)

    def _fewest(self, cuts: Cuts, room: dict[str, int]) -> Cuts:
        """These cuts, and what is needed from the fewest others, those with most to give first; () if that fails."""
        few: dict[str, int] = {}
        for item, most in sorted(room.items(), key=lambda pair: (-pair[1], pair[0])):
            few[item] = most
            if found := self._shared(cuts, few):
                return found
        return ()

    def _by_dropping(self) -> Iterator[Cuts]:
        """Drop the shortest that is enough, what could be held before what should; else more, and shorten the rest."""

        def cost(item: str) -> tuple[bool, float, str]:
            together = [self.rows[one] for one in self.optional[item]]
            should = any(row.item.priority == "should" for row in together)
            return should, sum(row.minutes for row in together), item

        for item in sorted(self.optional, key=cost):
            cuts = _dropped(self.optional[item])
            if self._works(cuts):
                yield cuts
        dropped = set[str]()
        for item in sorted(self.optional, key=lambda one: (cost(one)[0], -cost(one)[1], one)):
            dropped |= self.optional[item]
            if self._works(_dropped(dropped)):
                yield _dropped(dropped)
            yield self._fewest(_dropped(dropped), {i: room for i, room in self.room.items() if i not in dropped})

    def _pruned(self, cuts: Cuts) -> Cuts:
        """The cuts without what is not needed: whole ones first, then minutes."""
        for cut in sorted(cuts, key=lambda cut: (cut.skipped, cut.seconds)):
            together = self.optional.get(cut.item, set()) if cut.skipped else {cut.item}
            fewer = tuple(one for one in cuts if one.item not in together)
            if together and self._whole(fewer) and self._works(fewer):
                cuts = fewer
        for place, cut in enumerate(cuts):
            while not cut.skipped and cut.seconds > 60:
                cut = replace(cut, seconds=cut.seconds - 60)
                if not self._works((*cuts[:place], cut, *cuts[place + 1 :])):
                    break
                cuts = (*cuts[:place], cut, *cuts[place + 1 :])
        return cuts

    def _proposal(self, cuts: Cuts, head: str) -> Proposal:
        order = list(self.rows)
        cuts = tuple(sorted(cuts, key=lambda cut: order.index(cut.item)))
        dropped = {cut.item for cut in cuts if cut.skipped}
        lost = tuple(self._dropping(cut.item, dropped) if cut.skipped else self._shortening(cut) for cut in cuts)
        return Proposal(self.target, self._title(cuts, head), cuts, lost)

    def _title(self, cuts: Cuts, head: str) -> str:
        """What a proposal comes to: "A little from 7 items", "All of it from Report-back 1", "Drop Loops"."""
        dropped = [self.rows[cut.item].item.title for cut in cuts if cut.skipped]
        shorter = [self.rows[cut.item].item.title for cut in cuts if not cut.skipped]
        if not dropped:
            return f"{head if len(shorter) > 1 else 'All of it from'} {_named(shorter)}"
        also = f", and shorten {_named(shorter)}" if shorter else ""
        return f"Drop {_named(dropped)}{also}"

    def _shortening(self, cut: Cut) -> Loss:
        """What is lost by a shorter item."""
        row = self.rows[cut.item]
        old, new = row.minutes, row.minutes - cut.seconds / 60
        verb = "ends after" if row.mark == "now" else "gets"
        return Loss(row.item.title, f"{verb} {_minutes(new)} min instead of {_minutes(old)}")

    def _dropping(self, item_id: str, dropped: set[str]) -> Loss:
        """What is lost by dropping an item: its minutes, and outcomes that nothing else of the day serves."""
        row = self.rows[item_id]
        others = [item for item in self.state.plan.items if item.id not in dropped and self._serves(item)]
        alone = [name for name in row.item.outcomes if all(name not in other.outcomes for other in others)]
        served = f"; nothing else serves {' or '.join(alone)}" if alone else ""
        return Loss(row.item.title, f"is dropped ({_minutes(row.minutes)} min){served}")

    def _serves(self, item: Item) -> bool:
        return not self.state.items[item.id].skipped


def _shorter(item: str, minutes: int) -> Cut:
    return Cut(item, minutes * 60.0)


def _dropped(items: Iterable[str]) -> Cuts:
    return tuple(Cut(item, skipped=True) for item in sorted(items))


def _in_proportion(wanted: int, room: dict[str, int]) -> dict[str, int]:
    """So many whole minutes shared out in proportion to what each can give; the largest remainders round up."""
    total = sum(room.values())
    exact = {item: wanted * most / total for item, most in room.items()} if total else {}
    shares = {item: int(share) for item, share in exact.items()}
    by_remainder = sorted(exact, key=lambda item: (shares[item] - exact[item], item))
    for item in by_remainder[: wanted - sum(shares.values())]:
        shares[item] += 1
    return shares


def _minutes(minutes: float) -> str:
    """Minutes, with a half where it is one."""
    return f"{round(minutes * 2) / 2:g}"


def _named(titles: Sequence[str]) -> str:
    """One or two titles; more are counted."""
    return " and ".join(titles) if len(titles) < 3 else f"{len(titles)} items"
