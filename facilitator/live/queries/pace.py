"""How a talk's pages keep up with its clock: pure.

A page takes as long as there is to say about it, so pages are weighted by their words and lines, and the item's time
is shared out among them. While the clock is within the current page's share, the talk is on pace; before it, the
talk is faster than planned, after it, slower. Only talks are judged: an exercise's pages do not tell how far people
have come.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from facilitator.agenda.kinds import kind_of
from facilitator.agenda.model import Bars, Block, Drawing, Item, ListLine, Page, Picture, Plan, Rule, Span, Table
from facilitator.live import countdown
from facilitator.live.queries.telling import stage_of
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

TURNING = 20.0
"""What every page weighs, in words: to be seen, and to be turned to."""

LINE = 5.0
"""What a line of a list, a table or a drawing weighs beside its words: people say more than it holds."""

TOLERANCE = 60.0
"""Seconds beyond which a pace is worth a word."""


def weight(page: Page) -> float:
    """How much of its item's time a page takes, beside other pages: about the words that it gives rise to."""
    return TURNING + sum(map(_block_weight, page.blocks))


def _block_weight(block: Block) -> float:
    if isinstance(block, Rule):
        return 0.0
    if isinstance(block, Table):
        rows = (*((block.header,) if block.header else ()), *block.rows)
        return sum(LINE + sum(_words(cell) for cell in row) for row in rows)
    if isinstance(block, Bars):
        return sum(LINE + len(bar.label.split()) for bar in block.bars)
    if isinstance(block, Drawing):
        return LINE * len(block.lines)
    if isinstance(block, Picture):
        return LINE + len(block.alternative.split())
    return _words(block.spans) + (LINE if isinstance(block, ListLine) else 0.0)


def _words(spans: Iterable[Span]) -> int:
    return sum(len(span.text.split()) for span in spans)


def pace(state: State, now: Stamp) -> float:
    """Seconds by which the current talk is slower than planned; negative when it is faster, 0 when it is on pace.

    It is 0 too where pages tell nothing: no talk, one page, a clock that has not begun, or time that is over.
    """
    item = state.item
    if item is None or not kind_of(item).paced or state.phase != "running":
        return 0.0
    clock = state.items[item.id].clock
    used = countdown.used(clock, now)
    if not clock.started or not 0 <= used < clock.allotted:
        return 0.0
    case = state.plan.cases.get(item.case)
    if case is not None and stage_of(state, case):  # how long a question takes is the groups' affair
        return 0.0
    sums = weights_so_far(state.plan, item)
    if len(sums) < 3:
        return 0.0
    here = max(0, min(state.pages.get(item.id, 0), len(sums) - 2))
    share = clock.allotted / sums[-1]
    begins, ends = share * sums[here], share * sums[here + 1]
    return used - begins if used < begins else max(0.0, used - ends)


_weighed: dict[str, tuple[Plan, tuple[float, ...]]] = {}
"""Sums by item id, with the plan they are of: pages do not change while a day runs, and a look comes with every key."""


def weights_so_far(plan: Plan, item: Item) -> tuple[float, ...]:
    """What the first 0, 1, 2 ... pages of an item weigh together."""
    known = _weighed.get(item.id)
    if known is None or known[0] is not plan:
        known = _weighed[item.id] = (plan, (0.0, *accumulate(map(weight, plan.pages_of(item)))))
    return known[1]


def pace_words(seconds: float) -> str:
    """A pace in words: "2 min slower than planned", "3 min faster than planned"; nothing within a minute."""
    if abs(seconds) < TOLERANCE:
        return ""
    return f"{int(abs(seconds) // 60)} min {'slower' if seconds > 0 else 'faster'} than planned"
