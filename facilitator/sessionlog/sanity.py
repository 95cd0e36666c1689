"""Whether imported events make up a day: bounds on what they say, and one fold of the whole run.

The bounds are far beyond any real day. They are there so that no sum of lengths or moments can leave what a clock or
a calendar can hold, and no reference leads nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from facilitator.agenda.model import Plan
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import CatchUpTaken, ItemBackdated, ItemInserted, ItemSplit, PageTurned
from facilitator.live.facts.base import Event
from facilitator.live.facts.clocks import ClockChanged, ClockSet
from facilitator.live.facts.day import GapNoted, RunStarted
from facilitator.live.facts.groups import GroupAdded
from facilitator.live.queries.view import look
from facilitator.live.rules import replay
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.problems import ImportProblem

YEARS = range(2000, 2201)
DAY = 24 * 3600.0
LONGEST_CLOCK = 7 * DAY
LONGEST_GAP = 3660 * DAY
LONGEST_ITEM = 24 * 60
LONGEST_ID = 200
MOST_ITEMS = 500
MOST_PAGES = 10_000
MOST_STEPS = 10_000
MOST_GROUPS = 10_000
MOST_OFFSETS = 100
MOST_THEMES = 500
FASTEST = 100_000


def check_entry(entry: Recorded) -> None:
    """Raise ImportProblem if an event says something that cannot have been."""
    _require(_is_moment(entry.at.wall), entry, "a moment that is no proper time in UTC")
    _require(len(entry.by) <= LONGEST_ID, entry, "a window with too long a name")
    _require(0 <= entry.batch <= entry.seq, entry, "an event that came with a later one")
    event = entry.event
    _require(getattr(event, "id", "-") != "", entry, "something without an id")
    for name in ("id", "item", "exercise", "group"):
        value = getattr(event, name, "")
        _require(not isinstance(value, str) or len(value) <= LONGEST_ID, entry, f"too long a name for its {name}")
    match event:
        case RunStarted():
            _check_start(entry, event)
        case ClockChanged() | ClockSet():
            _require(abs(event.seconds) <= LONGEST_CLOCK, entry, "a clock of more than a week")
        case GapNoted():
            _require(0 <= event.seconds <= LONGEST_GAP, entry, "a gap of an impossible length")
        case PageTurned():
            _require(0 <= event.page < MOST_PAGES, entry, "a page that no deck has")
            _require(0 <= event.step < MOST_STEPS, entry, "a line that no page has")
        case GroupAdded():
            _require(0 < event.number < MOST_GROUPS, entry, "a group with an impossible number")
        case ItemBackdated():
            _require(0 <= event.seconds <= LONGEST_CLOCK, entry, "a start more than a week earlier")
        case CatchUpTaken():
            _require(all(0 <= cut.seconds <= LONGEST_CLOCK for cut in event.cuts), entry, "a cut of more than a week")
        case ItemInserted() | ItemSplit():
            new = event.item if isinstance(event, ItemInserted) else event.rest
            _require(0 <= new.minutes <= LONGEST_ITEM, entry, "an item of an impossible length")
            _require(0 < len(new.id) <= LONGEST_ID, entry, "an item without a proper id")
        case _:
            pass


def check_run(run: str, entries: Sequence[Recorded]) -> None:
    """Raise ImportProblem unless the events make up one run that can be followed, shown and exported."""
    kinds: list[type[Event]] = [type(entry.event) for entry in entries]
    if kinds[0] is not RunStarted:
        raise ImportProblem("The file does not begin with the start of a run.")
    if kinds.count(RunStarted) > 1:
        raise ImportProblem("The file starts a run twice.")
    gaps = sum(entry.event.seconds for entry in entries if isinstance(entry.event, GapNoted))
    if gaps > LONGEST_GAP:
        raise ImportProblem("The gaps in the file add up to more than ten years.")
    try:
        look(replay(entries), entries[-1].at)
        session_log(run, entries)
    except Exception as problem:  # whatever the bounds did not foresee must not stop a day later on
        raise ImportProblem("The events in the file do not make up a day that this program can follow.") from problem


def _check_start(entry: Recorded, event: RunStarted) -> None:
    moments = (
        event.starts_at,
        event.plan_begins,
        event.opened_at or event.starts_at,
        event.finishes_at,
        *event.fixed.values(),
        *(since for since, _ in event.offsets),
    )
    _require(all(map(_is_moment, moments)), entry, "a planned moment that is no proper time in UTC")
    _require(event.day.year in YEARS, entry, "a day that is not of this century or the next")
    _require(len(event.offsets) <= MOST_OFFSETS, entry, "more changes of the clocks than a day can have")
    _require(len(event.fixed) <= MOST_ITEMS, entry, "more fixed points than a day can have")
    _require(all(abs(minutes) < 24 * 60 for _, minutes in event.offsets), entry, "local time more than a day off UTC")
    _require(0 <= event.rehearsal <= FASTEST, entry, "a rehearsal at an impossible speed")
    numbers = [seat.number for seat in event.groups]
    _require(len(set(numbers)) == len(numbers), entry, "two groups with one number")
    _require(all(0 < number < MOST_GROUPS for number in numbers), entry, "a group with an impossible number")
    _check_plan(entry, event.plan)


def _check_plan(entry: Recorded, plan: Plan) -> None:
    ids = [item.id for item in plan.items]
    _require(0 < len(ids) <= MOST_ITEMS, entry, "a plan with no items, or with far too many")
    _require(len(set(ids)) == len(ids) and all(0 < len(one) <= LONGEST_ID for one in ids), entry, "items without ids")
    _require(len(plan.themes) <= MOST_THEMES, entry, "far too many themes")
    for item in plan.items:
        _require(0 <= item.minutes <= LONGEST_ITEM, entry, "an item of an impossible length")
        _require(all(0 <= phase.minutes <= LONGEST_ITEM for phase in item.phases), entry, "a phase that is too long")
        _require(not item.deck or item.deck in plan.decks, entry, "an item whose deck is missing")
        _require(not item.case or item.case in plan.cases, entry, "an item whose case is missing")
        _require(not item.of or item.of in ids, entry, "a report-back on an exercise that is missing")


def _is_moment(moment: datetime) -> bool:
    return moment.utcoffset() == timedelta(0) and moment.year in YEARS


def _require(holds: bool, entry: Recorded, otherwise: str) -> None:
    if not holds:
        raise ImportProblem(f"Entry {entry.seq} of the file holds {otherwise}.")
