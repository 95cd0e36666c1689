"""What it costs to know what to say: asked on every tick, so it must cost next to nothing."""

from __future__ import annotations

from functools import partial
from statistics import median

from msgspec.structs import replace

from facilitator.agenda.model import Cue, Item
from facilitator.live.facts.clocks import StartSecondClock, ToggleClock
from facilitator.live.facts.groups import GroupObserved
from facilitator.live.facts.room import NudgeSeen, NudgeSent
from facilitator.live.queries.cues import CueMemory, next_cue
from tests.benchmarks.figures import Figure, worst
from tests.benchmarks.storing import timed
from tests.makers import Day, small_plan

ITEMS = 60
"""Items of a day that is longer than any real one."""


def busy_day() -> Day:
    """The last exercise of a day of 60 items: twelve groups, twenty cues, fifty nudges that were seen and one not."""
    cues = tuple(Cue(minutes, f"Cue {minutes}") for minutes in range(20, 0, -1))
    items = [Item(f"i{number}", f"Item {number}", 5) for number in range(ITEMS - 1)]
    last = Item("last", "Exercise", 30, kind="exercise", capture="issues", cues=cues)
    day = Day(small_plan([*items, last]), groups=12).at("09:30").goes_to("last")
    day.does(ToggleClock(), StartSecondClock(600.0, "energiser"))
    for number in range(1, 51):
        day.happens(NudgeSent(f"U{number}", "stuck", "G4"), NudgeSeen(f"U{number}"))
    for group in day.state.groups:
        day.happens(*(GroupObserved(group, "last", "on task") for _ in range(10)))
    return day.happens(NudgeSent("U51", "stuck", "G4"))


def cues(quick: bool) -> list[Figure]:
    """The next cue, for every second of twenty minutes."""
    day, memory = busy_day(), CueMemory()
    taken: list[float] = []
    for _ in range(300 if quick else 1200):
        now = day.wait(1).now
        taken.append(timed(partial(next_cue, day.state, now, memory, 420.0)))
        memory = next_cue(day.state, now, replace(memory), 420.0)
    return [
        Figure("the next cue, median", median(taken), "ms", None, 0.2, by_ratio=False),
        Figure("the next cue, 95 of 100", worst(taken), "ms"),
    ]
