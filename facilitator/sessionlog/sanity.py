"""Whether an imported file can be a day: its text cleaned, bounds on what it says, and one fold of the whole run.

The bounds are far beyond any real day. They are there so that no sum of lengths or moments can leave what a clock or
a calendar can hold, and no reference leads nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Plan
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import (
    CatchUpTaken,
    ItemBackdated,
    ItemEntered,
    ItemInserted,
    ItemMoved,
    ItemSkipped,
    ItemSplit,
    PageTurned,
)
from facilitator.live.facts.base import Event
from facilitator.live.facts.clocks import ClockChanged, ClockSet
from facilitator.live.facts.day import GapNoted, RunStarted
from facilitator.live.facts.groups import GroupAdded
from facilitator.live.facts.issues import IssueCaptured, IssueMerged
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
HIGHEST_GROUP = 10_000
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
            _require(0 < event.number < HIGHEST_GROUP, entry, "a group with an impossible number")
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
    _require(all(0 < number < HIGHEST_GROUP for number in numbers), entry, "a group with an impossible number")
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


# -- text, cleaned where it enters; and bounds that hold for plain values of any meaning -------------------------------


DEEPEST = 40
"""Levels that values may be nested; a plan's tables need about ten."""

MOST_VALUES = 300_000
"""Words, numbers and the like in a whole file; a full day has some ten thousand."""

LARGEST_NUMBER = 1e11
"""No number in a run is beyond this, whatever it counts."""


class Cleansing:
    """Cleans one event after another and remembers what it changed."""

    def __init__(self) -> None:
        """Start with nothing changed."""
        self._changed = 0
        self._first = 0
        self._values = 0

    def entry(self, raw: Mapping[str, object], number: int) -> dict[str, object]:
        """An event as plain values, with its text cleaned. Raises ImportProblem for absurd values.

        Everything is one line except in the plan, whose drawings and notes may have tabs and line ends.
        """
        event = raw.get("event")
        if not isinstance(event, dict):
            raise ImportProblem(f"Entry {number} of the file does not say what happened.")
        rest = {key: value for key, value in event.items() if key != "plan"}
        plan = {"plan": event["plan"]} if "plan" in event else {}
        cleaned = self._fields({key: value for key, value in raw.items() if key != "event"}, number, clean_line, 0)
        cleaned["event"] = self._fields(rest, number, clean_line, 0) | self._fields(plan, number, clean, 0)
        return cleaned

    def words(self) -> tuple[str, ...]:
        """What was changed, in one sentence; nothing if nothing was."""
        if not self._changed:
            return ()
        places = count_words(self._changed, "place")
        return (f"Control characters were taken out of the text in {places}, first in entry {self._first}.",)

    def _value(self, value: object, number: int, tidy: Callable[[str], str], depth: int) -> object:
        self._values += 1
        if self._values > MOST_VALUES:
            raise ImportProblem(f"The file holds more than {MOST_VALUES:,} words and numbers, far more than a day has.")
        if depth > DEEPEST:
            raise ImportProblem(f"Entry {number} of the file is nested deeper than any event is.")
        match value:
            case str():
                return self._text(value, number, tidy)
            case dict():
                return self._fields(value, number, tidy, depth)
            case list():
                return [self._value(inner, number, tidy, depth + 1) for inner in value]
            case int() | float() if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
                raise ImportProblem(f"Entry {number} of the file holds a number that is beyond any sense.")
            case _:
                return value

    def _fields(
        self, fields: Mapping[str, object], number: int, tidy: Callable[[str], str], depth: int
    ) -> dict[str, object]:
        if any(clean(key) != key for key in fields):
            raise ImportProblem(f"Entry {number} of the file has control characters in a name.")
        return {key: self._value(value, number, tidy, depth + 1) for key, value in fields.items()}

    def _text(self, text: str, number: int, tidy: Callable[[str], str]) -> str:
        cleaned = tidy(text)
        if cleaned != text:
            self._changed += 1
            self._first = self._first or number
        return cleaned


# -- how much there would be to do, counted before any event is followed -----------------------------------------------


MOST_OF_A_KIND = 2_000
"""More events of one kind than a day can have: one every fifteen seconds."""

MOST_WINDOWS = 200
MOST_GROUPS = 200
MOST_TOIL = 1_000_000
"""Things that may be looked at. A full day of twelve groups comes to some ten thousand."""

REORDERING = (ItemInserted, ItemSplit, ItemMoved, ItemEntered, ItemSkipped)
"""The events for which every item of the plan is looked at."""

TAKEN_ALONG = 12
"""How much dearer it is to change a thing than to look at it."""


class Toil:
    """Counts one event after another. Raises ImportProblem as soon as it is more than a day can hold.

    Following a day takes as long as it is full: an item that moves is looked for among all items, a line that is put
    under another takes along what was under it. On no real day does that add up to anything; a file made to, or
    damaged so that it does, would keep a trainer waiting. Things are counted, not seconds, so that every laptop says
    the same.
    """

    def __init__(self) -> None:
        """Start with no work counted."""
        self.sum = 0
        self._kinds: Counter[str] = Counter()
        self._windows: set[str] = set()
        self._items = 0
        self._groups = 0
        self._issues = 0
        self._under: Counter[str] = Counter()

    def add(self, entry: Recorded) -> None:
        """One more event."""
        event = entry.event
        kind = str(event.__struct_config__.tag)
        self._kinds[kind] += 1
        self._windows.add(entry.by)
        self.sum += 1 + self._cost(entry)
        _at_most(self._kinds[kind], MOST_OF_A_KIND, f"events of the kind {kind}")
        _at_most(len(self._windows), MOST_WINDOWS, "windows")
        _at_most(self._groups, MOST_GROUPS, "groups")
        if self.sum > MOST_TOIL:
            raise ImportProblem(f"Up to entry {entry.seq} more is changed in the file than on any day.")

    def _cost(self, entry: Recorded) -> int:
        """What there is to look at for an event, besides the event itself."""
        event = entry.event
        match event:
            case RunStarted():
                self._items, self._groups = len(event.plan.items), len(event.groups)
            case GroupAdded():
                self._groups += 1
            case IssueCaptured():
                self._issues += 1
            case IssueMerged():
                return self._issues // 8 + TAKEN_ALONG * self._taken_along(event)
            case CatchUpTaken():
                return len(event.cuts) * self._items
            case _:
                pass
        cost = 2 * self._items if isinstance(event, REORDERING) else 0
        self._items += isinstance(event, (ItemInserted, ItemSplit))
        return cost

    def _taken_along(self, event: IssueMerged) -> int:
        moved = 1 + self._under.pop(event.id, 0)
        self._under[event.into] += moved
        return moved


def _at_most(number: int, most: int, what: str) -> None:
    if number > most:
        raise ImportProblem(f"The file holds more than {most} {what}, far more than a day can have.")


def strangers(raw: object, value: object, path: str = "") -> str:
    """Where the plain values `raw` first hold something that the record made of them does not; empty: nowhere.

    Dropping it in silence would not be taking a run in exactly.
    """
    if isinstance(value, msgspec.Struct):
        return _in_record(raw, value, path)
    if isinstance(raw, dict) and isinstance(value, dict):
        pairs = ((f"{path}.{key}", inner, value[key]) for key, inner in raw.items())
    elif isinstance(raw, list) and isinstance(value, tuple):
        pairs = ((f"{path}.{index}", inner, value[index]) for index, inner in enumerate(raw))
    else:
        return ""
    return next(filter(None, (strangers(inner, made, where) for where, inner, made in pairs)), "").lstrip(".")


def _in_record(raw: object, value: msgspec.Struct, path: str) -> str:
    fields = value.__struct_encode_fields__
    if isinstance(raw, list):
        return f"{path}.{len(fields)}".lstrip(".") if len(raw) > len(fields) else ""
    if not isinstance(raw, dict):
        return ""
    for key, inner in raw.items():
        if key in fields:
            found = strangers(inner, getattr(value, key), f"{path}.{key}")
        else:
            found = "" if key == value.__struct_config__.tag_field else f"{path}.{key}"
        if found:
            return found.lstrip(".")
    return ""
