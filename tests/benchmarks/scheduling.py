"""What the expected times of a long day cost, since they are worked out anew each second; and the ways to catch up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from statistics import median
from time import thread_time

from facilitator.agenda.model import Item, Plan
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import InsertItem, MoveItem, NextItem, SplitItem
from facilitator.live.facts.base import Command
from facilitator.live.facts.day import StartRun
from facilitator.live.queries.catch_up import catch_up
from facilitator.live.queries.schedule import schedule
from facilitator.live.rules import decide, evolve
from facilitator.live.state import State
from tests.benchmarks.days import PastClock
from tests.benchmarks.figures import Figure

ITEMS = 60
NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def long_plan() -> Plan:
    """Sixty items of seven minutes, every tenth of them at a fixed time a minute after the one before."""
    items = tuple(
        Item(
            f"i{n}",
            f"Item {n}",
            7,
            least=5,
            priority=("must", "should")[n % 5 == 3],
            at=time(9) if n % 10 == 9 else None,
        )
        for n in range(ITEMS)
    )
    return Plan("long", "Long", time(9), time(16, 6), items)


def late_day() -> tuple[State, PastClock]:
    """That day a quarter of an hour late in its third item, with an item put in, one cut in two and one moved."""
    plan, clock, state = long_plan(), PastClock(NINE), State()
    fixed = {item.id: NINE + timedelta(minutes=7 * n + (n + 1) // 10) for n, item in enumerate(plan.items) if item.at}
    finishes = NINE + timedelta(hours=7, minutes=6)
    start = StartRun(plan, NINE.date(), NINE, finishes, fixed, ((NINE, 0),), ("Group 1",))
    done: tuple[Command, ...] = (
        start,
        NextItem(),
        NextItem(),
        NextItem(),
        InsertItem("Energiser", 5, "i20"),
        SplitItem("i30", 4),
        MoveItem("i40", "i42"),
    )
    for wish in done:
        for event in decide(state, wish, clock.now()):
            state = evolve(state, Recorded(state.seq + 1, clock.now(), "lead", event))
        clock.move(300)
    return state, clock


def cost(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds of this thread's CPU that something takes; of five series the median, each a mean of its rounds."""
    found = []
    for _ in range(5):
        began = thread_time()
        for _ in range(rounds):
            work()
        found.append((thread_time() - began) * 1000 / rounds)
    return median(found)


def expected_times(quick: bool) -> Sequence[Figure]:
    """The schedule of a changed day of 60 items, and the proposals of the same day."""
    state, clock = late_day()
    now = clock.now()
    rounds = 100 if quick else 1000
    return [
        Figure(
            f"schedule of {ITEMS} items", cost(lambda: schedule(state, now), rounds), "ms", None, 1.0, by_ratio=False
        ),
        Figure(
            "ways to win time back", cost(lambda: catch_up(state, now), rounds // 20), "ms", None, 100.0, by_ratio=False
        ),
    ]
