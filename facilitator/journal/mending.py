"""Making a run that can be read again out of those of its rows that are left.

Words come first: every event that can be read is kept, in its place and under its number, and the place of each that
cannot is held by a `record.lost`. Where the plan is gone the library's plan of that id stands in for it, if it has all
items that the events name; else a plan is made of what they name, so that every word can be shown and exported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import msgspec

from facilitator.agenda.model import Item, Plan
from facilitator.journal.codec import VERSIONS, Row, decode, numbered_on
from facilitator.journal.port import JournalProblem
from facilitator.live.facts import KINDS, Recorded
from facilitator.live.facts.agenda import ItemInserted
from facilitator.live.facts.base import Event
from facilitator.live.facts.day import GroupSeated, RecordLost, RunStarted
from facilitator.live.facts.groups import GroupAdded
from facilitator.live.facts.issues import IssueCaptured, IssueEdited
from facilitator.live.stamp import Stamp

ISSUE = re.compile(r"E(\d{1,3})-(G(\d{1,3}))-\d{1,6}")
"""An issue's number: exercise, group, running number."""

MOST = 200_000
"""The highest number of an event that is believed: many times what a day can hold."""

PlanOf = Callable[[str], Plan | None]
"""The library's plan of an id; None where there is none that can be read."""

NAMES = frozenset(KINDS.values())


class Known(msgspec.Struct, frozen=True):
    """What the journal's list of runs says of a run, as far as it can be read; `stored` is how many events it had."""

    title: str = ""
    plan: str = ""
    stored: int | None = None


class Mended(msgspec.Struct, frozen=True):
    """A run's events without a hole, how many of them are placeholders, and where its plan comes from."""

    entries: tuple[Recorded, ...]
    lost: int = 0
    plan: Literal["its own", "the library", "none"] = "its own"


def mend(run: str, rows: Iterable[Row], known: Known, plan_of: PlanOf) -> Mended:
    """The events of a run out of any of its rows, in any order; none where no row can be read."""
    found = {row[0]: row for row in rows if 0 < row[0] <= MOST}
    read = {seq: one for seq, row in found.items() if (one := _read(row)) is not None}
    source: Literal["its own", "the library", "none"] = "its own"
    if not (1 in read and isinstance(read[1].event, RunStarted)):
        rest = {seq: one for seq, one in read.items() if seq > 1}
        if not rest and 1 not in found:
            return Mended(())
        plan, source = _stand_in(rest, known, plan_of)
        read = {**rest, 1: _start(run, found.get(1), plan, rest)}
    started = read[1].event
    if isinstance(started, RunStarted):
        read |= _words_of_lost(read, started.plan)
    entries: list[Recorded] = []
    for seq in range(1, max(read) + 1):
        one = read.get(seq)
        entries.append(one or Recorded(seq, entries[-1].at, entries[-1].by, RecordLost()))
    return Mended(tuple(entries), len(entries) - len(read), source)


def _read(row: Row) -> Recorded | None:
    """The event of one row by itself; None when it cannot be read. A kind or batch wrong in its column is put right."""
    if row[1] not in NAMES:
        try:
            kind = str(msgspec.json.decode(row[7], type=dict[str, object]).get("kind"))
        except msgspec.MsgspecError:
            return None
        if kind not in NAMES:
            return None
        row = (row[0], kind, VERSIONS[kind], *row[3:])
    if not 0 <= row[8] <= row[0]:
        row = (*row[:8], 0)
    try:
        return decode([row])[0]
    except JournalProblem:
        return None


def contradicts(rows: Iterable[Row]) -> bool:
    """Whether the rows are damaged, and not a newer program's: that one's kinds stand in body and column alike."""
    for row in rows:
        try:
            body = msgspec.json.decode(row[7], type=dict[str, object])
        except msgspec.MsgspecError:
            return True
        if body.get("kind") != row[1] or (row[1] in NAMES and _read(row) is None):
            return True
    return not numbered_on(list(rows), 0)


# -- the start ------------------------------------------------------------------------------------------------------


def _start(run: str, row: Row | None, plan: Plan, rest: Mapping[int, Recorded]) -> Recorded:
    """The start of a run with another plan: the rest of what its row says, else what can be told from its events."""
    if row is not None:
        try:
            fields = msgspec.json.decode(row[7], type=dict[str, msgspec.Raw])
            fields["plan"] = msgspec.Raw(msgspec.json.encode(plan))
            whole = _read((*row[:7], msgspec.json.encode(fields).decode(), row[8]))
        except msgspec.MsgspecError:
            whole = None
        if whole is not None and isinstance(whole.event, RunStarted):
            return whole
    first = rest[min(rest)].at if rest else Stamp(datetime(2000, 1, 1, tzinfo=UTC), 0.0, "")
    numbers = {_number(getattr(one.event, "group", "")) for one in rest.values()}
    numbers |= {int(match[3]) for one in rest.values() if (match := ISSUE.fullmatch(getattr(one.event, "id", "")))}
    added = {one.event.number for one in rest.values() if isinstance(one.event, GroupAdded)}
    seats = sorted(number for number in numbers - added if number)
    began = RunStarted(
        plan=plan,
        day=_day(run, first.wall),
        starts_at=first.wall,
        finishes_at=first.wall + timedelta(minutes=sum(item.minutes for item in plan.items)),
        fixed={},
        offsets=((first.wall, 0),),
        groups=tuple(GroupSeated(number, f"Group {number}") for number in seats),
    )
    return Recorded(1, first, "lead", began)


def _number(group: str) -> int:
    digits = group.removeprefix("G")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else 0


def _day(run: str, wall: datetime) -> date:
    """The day that a run's id begins with, else that of its first event."""
    try:
        return date.fromisoformat(run[:10])
    except ValueError:
        return wall.date()


def _stand_in(
    rest: Mapping[int, Recorded], known: Known, plan_of: PlanOf
) -> tuple[Plan, Literal["the library", "none"]]:
    named = _items_named([rest[seq].event for seq in sorted(rest)])
    plan = plan_of(known.plan) if known.plan else None
    if plan is not None and named.keys() <= {item.id for item in plan.items}:
        return plan, "the library"
    items = [_item(item, number) for item, number in named.items()]
    exercises = iter(sorted((item for item in items if item.capture), key=lambda item: named[item.id]))
    items = [next(exercises) if item.capture else item for item in items] or [Item("lost", "The day", 60)]
    minutes = sum(item.minutes for item in items)
    return Plan(
        id=known.plan or "lost-plan",
        title=known.title or "A day whose plan was lost",
        starts=time(9, 0),
        finishes=time(9 + min(minutes // 60, 14), minutes % 60),
        items=tuple(items),
        description="The plan of this day could not be read any more; its items are those that the words name.",
    ), "none"


def _item(name: str, number: int) -> Item:
    """What can be told of an item; one with a number as an exercise captured issues."""
    if number:
        return Item(name, f"Item {name}", 10, "exercise", capture="issues")
    return Item(name, f"Item {name}", 10)


def _items_named(happened: Sequence[Event]) -> dict[str, int]:
    """The items that events name, in the order they come up, each with its number as an exercise (0: none)."""
    named: dict[str, int] = {}
    for event in happened:
        for field in ("exercise", "item"):
            item = getattr(event, field, "")
            if isinstance(item, str) and item:
                named.setdefault(item, 0)
        match = ISSUE.fullmatch(event.id) if isinstance(event, IssueCaptured) else None
        if match and isinstance(event, IssueCaptured):
            named[event.exercise] = int(match[1])
    made = {event.item.id for event in happened if isinstance(event, ItemInserted)}
    return {item: number for item, number in named.items() if item not in made}


def _words_of_lost(read: Mapping[int, Recorded], plan: Plan) -> dict[int, Recorded]:
    """Issues whose first words are lost, told by later ones: the first new wording of each becomes its capture."""
    there = {one.event.id for one in read.values() if isinstance(one.event, IssueCaptured)}
    exercises = plan.exercises()
    found: dict[int, Recorded] = {}
    for seq in sorted(read):
        event = read[seq].event
        if not isinstance(event, IssueEdited) or event.id in there:
            continue
        match = ISSUE.fullmatch(event.id)
        if match and 0 < int(match[1]) <= len(exercises):
            item = exercises[int(match[1]) - 1].id
            captured = IssueCaptured(event.id, item, match[2], event.text, item)
            found[seq] = msgspec.structs.replace(read[seq], event=captured)
            there.add(event.id)
    return found
