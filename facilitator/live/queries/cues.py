"""The one word at a time that the console says to the lead unasked: pure.

Everything that could want her eye is worked out from (state, now) each time it is asked for: the plan's own prompts by
minutes left, the usual warnings of a kind of item, a clock that was forgotten, a scribe's nudge, groups nobody looked
in on, a day that runs late. At most one new cue is shown a minute, over all of them; of those that wait, the one that
presses most. What was shown when is a small memory of the window's own: it is handed in and handed back, and never
stored. Nothing is shown twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

import msgspec
from msgspec.structs import replace

from facilitator.agenda.counting import listed
from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Cue, Item
from facilitator.live import countdown
from facilitator.live.queries.day import haste
from facilitator.live.queries.groups import walk_round
from facilitator.live.queries.interruptions import interruption
from facilitator.live.queries.schedule import length_words
from facilitator.live.stamp import Stamp, between
from facilitator.live.state import ItemState, Nudge, State

BUDGET = 60.0
"""Seconds between two new cues, whatever they are about."""

FRESH = 75.0
"""Seconds for which a bare "5 min left" is worth saying; the clock beside it says it anyway."""

STANDS = 180.0
"""Seconds after which a cue is put away by itself, unless it is the plan's own or a nudge that nobody has seen."""

FIRST = 10.0
"""Seconds by which the lead reads a public cue before the room does."""

POSTER = 120.0
"""Seconds for which a public cue stays on the room's screen; the one for the end stays until the item is left."""

CLOCK_OFF, OFF_AGAIN = 60.0, 180.0
"""Seconds after which an item whose clock stands is worth a word, and between two such words."""

LATE, LATER = 300, 1800
"""Seconds behind from which on it is said, again for each further LATE; and from which it looks like a missed start."""

CLOSING = 2
"""Minutes left from which on the clock presses more than a nudge."""


class Rank(IntEnum):
    """How much a cue presses; the lowest is shown first."""

    TIME = 0
    NUDGE = 1
    PROMPT = 2
    WARNING = 3
    CLOCK = 4
    WALK = 5
    DRIFT = 6


class Wanting(msgspec.Struct, frozen=True):
    """Something that could be said now. `keys` name it for good: it is new while one of them was never shown.

    `lasts` tells that it stands for as long as it is true rather than for STANDS seconds.
    """

    rank: Rank
    keys: tuple[str, ...]
    text: str
    lasts: bool = False


class CueMemory(msgspec.Struct, frozen=True):
    """What a window has shown so far: the cue that stands ("": none), when the last one came, and all that ever did.

    `off` is the stay whose clock was seen to stand, and since when.
    """

    text: str = ""
    rank: Rank = Rank.DRIFT
    keys: tuple[str, ...] = ()
    at: Stamp | None = None
    seen: frozenset[str] = frozenset()
    off: tuple[str, Stamp] | None = None


def next_cue(state: State, now: Stamp, memory: CueMemory, behind: float = 0.0) -> CueMemory:
    """What the window shows from this moment on; the same memory where nothing changes.

    `behind` is how many seconds the day is late, as the schedule has it (`View.behind`).
    """
    memory = _watch_clock(state, now, memory)
    wanting = tuple(_wanting(state, now, memory, behind))
    if memory.text and not _stands(memory, now, wanting, haste(state)):
        memory = put_away(memory)
    if memory.at is not None and between(memory.at, now) < BUDGET * haste(state):
        return memory
    new = [one for one in wanting if not memory.seen.issuperset(one.keys)]
    if not new:
        return memory
    first = min(new, key=lambda one: one.rank)
    return replace(
        memory, text=first.text, rank=first.rank, keys=first.keys, at=now, seen=memory.seen.union(first.keys)
    )


def put_away(memory: CueMemory) -> CueMemory:
    """The cue that stands put away; it does not come again."""
    return replace(memory, text="", keys=())


def prompt_shown(state: State, now: Stamp, memory: CueMemory) -> str:
    """The plan's own words for this stretch of the item, once they were shown and while another cue may stand."""
    item, standing = state.item, state.items.get(state.current)
    if item is None or standing is None or state.phase != "running":
        return ""
    cue = _come(item, standing, now)
    key = _cue_key(_stay(state, standing), cue) if cue is not None else ""
    return cue.text if cue is not None and key in memory.seen and key not in memory.keys else ""


def nudge_shown(state: State, memory: CueMemory) -> str:
    """The id of the scribe's nudge that stands as the cue; "" when none does."""
    return next((nudge.id for nudge in state.nudges if not nudge.seen and _nudge_key(nudge) in memory.keys), "")


def public_cue(state: State, now: Stamp) -> str:
    """What the plan wants the room itself to read at this moment; "" most of the time.

    Only cues that the plan calls public, while the item they belong to is on and its clock has begun.
    """
    item, standing = state.item, state.items.get(state.current)
    if item is None or standing is None or state.phase != "running" or not standing.clock.started:
        return ""
    if interruption(state) is not None:
        return ""
    left = countdown.left(standing.clock, now)
    come = [cue for cue in item.cues if cue.public and left <= cue.minutes * 60]
    cue = min(come, key=lambda one: one.minutes, default=None)
    if cue is None or (cue.minutes and cue.minutes * 60 - left > POSTER * haste(state)):
        return ""
    return cue.text


def _stands(memory: CueMemory, now: Stamp, wanting: Iterable[Wanting], slowed: float) -> bool:
    """Whether the cue that stands is still true, and not older than it may become."""
    still = next((one for one in wanting if not set(one.keys).isdisjoint(memory.keys)), None)
    return still is not None and (still.lasts or memory.at is None or between(memory.at, now) < STANDS * slowed)


def _stay(state: State, standing: ItemState) -> str:
    """The name of this stay at the current item."""
    return f"{state.current}/{len(standing.visits)}"


def _watch_clock(state: State, now: Stamp, memory: CueMemory) -> CueMemory:
    """The memory with since when the current item's clock was seen to stand.

    One that was never started stands since the item was entered, also for a window that was opened later.
    """
    standing = state.items.get(state.current)
    still = standing is not None and standing.clock.since is None and interruption(state) is None
    if state.phase != "running" or standing is None or not still:
        return memory if memory.off is None else replace(memory, off=None)
    stay = _stay(state, standing)
    if memory.off is not None and memory.off[0] == stay:
        return memory
    since = standing.visits[-1].entered if standing.visits and not standing.clock.started else now
    return replace(memory, off=(stay, since))


# -- what could be said ----------------------------------------------------------------------------------------


def _wanting(state: State, now: Stamp, memory: CueMemory, behind: float) -> Iterator[Wanting]:
    """All that is true now and could be said, in no order."""
    for nudge in state.nudges:
        if not nudge.seen:
            group = state.groups.get(nudge.group)
            who = f"{group.name}: " if group is not None else ""
            yield Wanting(Rank.NUDGE, (_nudge_key(nudge),), f"Scribe: {who}{nudge.text}", lasts=True)
    if state.phase != "running" or interruption(state) is not None:
        return
    item, standing = state.item, state.items.get(state.current)
    if item is not None and standing is not None:
        stay = _stay(state, standing)
        if standing.clock.since is not None:
            yield from _time(item, standing, stay, now, haste(state))
            yield from _walk(state, item, stay, now, memory.seen)
        elif memory.off is not None:
            yield from _clock_off(standing, memory.off, now, item.title)
    yield from _second(state, now)
    yield from _late(behind)


def _nudge_key(nudge: Nudge) -> str:
    return f"nudge {nudge.id}"


def _second(state: State, now: Stamp) -> Iterator[Wanting]:
    second = state.second
    if second is None or second.clock.since is None or countdown.left(second.clock, now) > 0:
        return
    key = f"second {second.clock.since.wall.isoformat()} {second.clock.allotted:.0f}"
    yield Wanting(Rank.TIME, (key,), f"{second.name or 'Second clock'}: time is up. 0 puts it away")


def _time(item: Item, standing: ItemState, stay: str, now: Stamp, slowed: float) -> Iterator[Wanting]:
    """The plan's prompts, each until the next comes; and the usual warnings where the plan has none of its own."""
    clock = standing.clock
    left = countdown.left(clock, now)
    cue = _come(item, standing, now)
    if cue is not None:
        rank = Rank.TIME if cue.minutes <= CLOSING else Rank.PROMPT
        text = f"The room reads: {cue.text}" if cue.public else cue.text
        yield Wanting(rank, (_cue_key(stay, cue),), text, lasts=True)
    own = {cue.minutes for cue in item.cues}
    for minutes in kind_of(item).warns:
        over = minutes * 60 - left
        # said again where the item was given more time; not at the start of an item that is hardly longer
        if minutes not in own and 0 <= over < FRESH * slowed and clock.allotted > (minutes + 1) * 60:
            rank = Rank.TIME if minutes <= CLOSING else Rank.WARNING
            yield Wanting(
                rank, (f"warns {stay} {minutes} {clock.allotted:.0f}",), f"{max(1, -int(-left // 60))} min left"
            )


def _cue_key(stay: str, cue: Cue) -> str:
    return f"cue {stay} {cue.minutes}"


def _come(item: Item, standing: ItemState, now: Stamp) -> Cue | None:
    """The plan's cue for the stretch that a clock is in: the last whose minute has come; none before it began."""
    if not standing.clock.started:
        return None
    left = countdown.left(standing.clock, now)
    come = [cue for cue in item.cues if left <= _lead_sees(cue)]
    return min(come, key=lambda one: one.minutes, default=None)


def _lead_sees(cue: Cue) -> float:
    """Seconds left from which on the lead is shown a cue; a public one a little before the room."""
    return cue.minutes * 60 + (FIRST if cue.public else 0.0)


def _clock_off(standing: ItemState, off: tuple[str, Stamp], now: Stamp, title: str) -> Iterator[Wanting]:
    """A timed item whose clock stands."""
    stay, since = off
    stood = between(since, now)
    if stood >= CLOCK_OFF:
        how = "is paused" if standing.clock.started else "is off"
        again = int((stood - CLOCK_OFF) // OFF_AGAIN)
        key = f"off {stay} {since.wall.isoformat()} {again}"
        yield Wanting(Rank.CLOCK, (key,), f"Clock: it {how} at {title}. ⟦clock.toggle:t⟧ starts it")


def _walk(state: State, item: Item, stay: str, now: Stamp, seen: frozenset[str]) -> Iterator[Wanting]:
    """Groups at work that nobody looked in on for a while, or ever; those that are done are left alone."""
    rows = walk_round(state, now).rows if kind_of(item).at_work else ()
    waiting = {f"walk {stay} {row.group.id} {row.visits}": row.group.name for row in rows if row.overdue}
    names = [name for key, name in waiting.items() if key not in seen]
    if waiting:
        yield Wanting(Rank.WALK, tuple(waiting), f"Walk round: {listed(names)} not looked in on for 6 min")


def _late(behind: float) -> Iterator[Wanting]:
    """How late the day runs, once for each five minutes more; beyond half an hour, whether a start was missed."""
    if behind < LATE:
        return
    words = length_words(int(behind // 60))
    if behind >= LATER:
        yield Wanting(
            Rank.DRIFT,
            ("late, or missed",),
            f"Day: {words} behind. Was a start missed? ⟦clock.backdate:T⟧ puts it right",
        )
    else:
        levels = range(1, int(behind // LATE) + 1)  # the lower ones too: a day that gets better is not nagged
        yield Wanting(
            Rank.DRIFT,
            tuple(f"late {level}" for level in levels),
            f"Day: {words} behind. ⟦plan.catch_up:r⟧ wins time back",
        )
