"""The wall: every event of a case by date and agency, who knew of it at the time, and what a telephone call might do.

What falls out by itself is worked out here: what one agency alone knew, counts that nobody made, and where an agency
would have had something in mind, had it been told. None of that is a fact about what would have happened. Pure.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.agenda.counting import listed
from facilitator.agenda.model import Case, CaseEvent
from facilitator.live.queries.telling import events_told, wall_state
from facilitator.live.room_state import WallState
from facilitator.live.state import State

Knowing = Literal["known", "half known", "not known"]


class WallCell(msgspec.Struct, frozen=True):
    """What one agency knew of one event at the time.

    `told`: the room supposes that it had been told. `mindful` are the dates of earlier events of which it would then
    have known when this one came, in their order; only where it was there itself.
    """

    agency: str
    knows: Knowing
    told: bool = False
    mindful: tuple[str, ...] = ()


class WallRow(msgspec.Struct, frozen=True):
    """One event. `question` asks what might have gone otherwise, where somebody is supposed to have been told of it."""

    id: str
    date: str
    text: str
    uncovered: bool
    cells: tuple[WallCell, ...]
    question: str = ""


class WallSum(msgspec.Struct, frozen=True):
    """A count that nobody made: what it is of, what each agency could count for itself, and all of it."""

    name: str
    counts: tuple[int, ...]
    total: int

    @property
    def most(self) -> int:
        """The most that any one of them could count."""
        return max(self.counts, default=0)


class Wall(msgspec.Struct, frozen=True):
    """A case's wall. `rows` are the events told so far, in order, the covered ones too: those are for the lead alone.

    `sums` are those whose every part is uncovered.
    """

    case: str
    title: str
    fictional: bool
    agencies: tuple[str, ...]
    rows: tuple[WallRow, ...]
    sums: tuple[WallSum, ...]

    @property
    def uncovered(self) -> tuple[WallRow, ...]:
        """What hangs on it."""
        return tuple(row for row in self.rows if row.uncovered)


def wall_of(state: State, case: Case) -> Wall:
    """The wall of a case as it hangs now."""
    hung = wall_state(state, case.id)
    told = events_told(state, case)
    return Wall(
        case=case.id,
        title=case.title,
        fictional=case.fictional,
        agencies=tuple(view.agency for view in case.views),
        rows=tuple(_row(case, hung, told[:place], event) for place, event in enumerate(told)),
        sums=_sums(case, hung),
    )


def knowing(case: Case, event: CaseEvent, agency: str) -> Knowing:
    """What an agency knew of an event at the time."""
    if any(event.id in view.events for view in case.views if view.agency == agency):
        return "known"
    return "half known" if agency in event.half else "not known"


def _row(case: Case, hung: WallState, earlier: tuple[CaseEvent, ...], event: CaseEvent) -> WallRow:
    uncovered = event.id in hung.uncovered
    told = {agency for one, agency in hung.told if one == event.id} if uncovered else set[str]()
    return WallRow(
        id=event.id,
        date=event.date,
        text=event.text,
        uncovered=uncovered,
        cells=tuple(_cell(case, hung, earlier, event, view.agency, view.agency in told) for view in case.views),
        question=event.what_if if told else "",
    )


def _cell(
    case: Case, hung: WallState, earlier: tuple[CaseEvent, ...], event: CaseEvent, agency: str, told: bool
) -> WallCell:
    knows = knowing(case, event, agency)
    there = knows != "not known" and event.id in hung.uncovered
    mindful = tuple(one.date for one in earlier if there and (one.id, agency) in hung.told and one.id in hung.uncovered)
    return WallCell(agency, knows, told, mindful)


def _sums(case: Case, hung: WallState) -> tuple[WallSum, ...]:
    """The counts whose every part is on the wall: what each agency had on its own list, and what it comes to."""
    found = []
    for name in dict.fromkeys(name for event in case.chronology for name in event.adds):
        parts = {event.id: event.adds[name] for event in case.chronology if name in event.adds}
        if set(parts) <= set(hung.uncovered):
            counts = tuple(sum(parts.get(event, 0) for event in view.events) for view in case.views)
            found.append(WallSum(name, counts, sum(parts.values())))
    return tuple(found)


# -- what falls out by itself ------------------------------------------------------------------------------------------


def who(row: WallRow, knows: Knowing) -> tuple[str, ...]:
    """The agencies that knew of an event in this way."""
    return tuple(cell.agency for cell in row.cells if cell.knows == knows)


def gap_words(rows: tuple[WallRow, ...]) -> str:
    """How much of what hangs there one agency alone knew, and how much none; "" on an empty wall."""
    if not rows:
        return ""
    alone = sum(len(who(row, "known")) == 1 for row in rows)
    nobody = sum(not who(row, "known") for row in rows)
    events = f"{len(rows)} events" if len(rows) > 1 else "1 event"
    number = "none was" if not alone else "1 was" if alone == 1 else f"{alone} were"
    words = f"Of {events}, {number} known in full to one alone"
    return f"{words}, {nobody} to nobody." if nobody else f"{words}."


def sum_words(found: WallSum, agencies: tuple[str, ...]) -> str:
    """A count that nobody made, in words; where one agency could have made it, that is said instead."""
    longest = [agency for agency, count in zip(agencies, found.counts, strict=True) if count == found.most]
    told = f"{found.name[:1].upper()}{found.name[1:]}: {found.total} in all"
    if not found.most:
        return f"{told}. Nobody had any of them on a list."
    if found.most >= found.total:
        return f"{told}, and {listed(longest)} had them all."
    return f"{told}. The longest list had {found.most} ({listed(longest)}). Nobody added them up."


def mindful_words(row: WallRow) -> tuple[str, ...]:
    """Who would have had what in mind when this event came: questions, never facts."""
    return tuple(
        f"With {listed(cell.mindful)} in mind, what would {cell.agency} have made of this?"
        for cell in row.cells
        if cell.mindful
    )
