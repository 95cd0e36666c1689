"""Which pages and which other pictures of a day a room's window cannot hold at once, so that they come in parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from facilitator.agenda.counting import count_words
from facilitator.agenda.model import Item, Page
from facilitator.console.painting.ink import ink
from facilitator.console.painting.room import room_parts
from facilitator.console.painting.room_pictured import Draw
from facilitator.live.queries.room_view import RoomColumn, RoomIssue, RoomView, room_look
from facilitator.live.queries.telling import case_of, pages_of, parts_now, stage_of
from facilitator.live.room_state import Room, RoomHold, WallState
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

SAID = "what a group may say of a case in some ten words"
"""Stands for an issue where none has been said yet."""
USUAL = 6
"""Issues of each group, where a plan does not say how many it asks for."""


class Need(NamedTuple):
    """Something that takes several parts: what, or whose page with which number, from 1, and how many parts."""

    what: str
    parts: int
    page: Page | None = None
    number: int = 0

    @property
    def words(self) -> str:
        """What it is, in words."""
        return f"page {self.number} of {self.what}" if self.number else self.what


class _Shown(NamedTuple):
    """What the room may be shown: what it is called, how it looks, and of which page it is."""

    what: str
    view: RoomView
    page: Page | None = None
    number: int = 0


def needs(state: State, now: Stamp, width: int, height: int, draw: Draw | None = None) -> list[Need]:
    """All that a room's window of this size shows in parts, in the order of the day; `draw` draws pictures.

    Cases count as told to their end, and walls as full: what the room may be shown in the course of the day.
    """
    told = {
        case.id: WallState(
            tuple(event.id for event in case.chronology), stage=len(case.stages) if stage_of(state, case) else 0
        )
        for case in state.plan.cases.values()
    }
    state = replace(state, room=Room(), phase="running", wall=told)
    style = ink("dark")
    counted = ((shown, len(room_parts(shown.view, width, height, style, draw))) for shown in _all(state, now))
    return [Need(shown.what, parts, shown.page, shown.number) for shown, parts in counted if parts > 1]


def _all(state: State, now: Stamp) -> Iterator[_Shown]:
    """Everything that the room may be shown on a day."""
    plan = state.plan
    yield _Shown("the title of the day", _at(state, now, RoomHold("", 0, "page")))
    if plan.support in plan.decks:
        yield _Shown("the support page", room_look(replace(state, room=Room(support=True)), now))
    seen: set[str] = set()
    for item in plan.items:
        pages = pages_of(state, item)
        for number, page in enumerate(pages):
            view = _at(state, now, RoomHold(item.id, number, "page", step=page.last_step))
            yield _Shown(item.title, view, page, number + 1)
        if not pages:
            yield _Shown(item.title, _at(state, now, RoomHold(item.id, 0, "page")))
        yield from _of_case(state, item, now, seen)
        if item.of:
            yield _board(state, item, now)
    yield _Shown("thank you", room_look(replace(state, phase="ended"), now))


def _at(state: State, now: Stamp, place: RoomHold) -> RoomView:
    """What the room would see, were it held there."""
    return room_look(replace(state, room=Room(held=place)), now)


def _of_case(state: State, item: Item, now: Stamp, seen: set[str]) -> Iterator[_Shown]:
    """The wall of an item's case, and what each group reads of it, once for each case."""
    case = case_of(state, item)
    if case is None or not case.chronology or case.id in seen:
        return
    seen.add(case.id)
    yield _Shown(f"the wall of {case.title} (once all of it hangs)", _at(state, now, RoomHold(item.id, 0, "wall")))
    groups = {group.number: group for group in state.groups.values()}
    for group in (groups[part.group] for part in parts_now(state, case) if part.group in groups):
        view = _at(state, now, RoomHold(item.id, 0, "part", group=group.id))
        yield _Shown(f"what {group.name} reads of {case.title}", view)


def _board(state: State, item: Item, now: Stamp) -> _Shown:
    """The board of a report-back: as it stands, or as it may be where nothing has been said yet."""
    view = _at(state, now, RoomHold(item.id, 0, "board", item.of))
    if any(column.issues for column in view.columns):
        return _Shown(f"the board of {item.title}", view)
    count = max(state.plan.item(item.of).issues) or USUAL
    issues = tuple(RoomIssue(str(number), SAID) for number in range(1, count + 1))
    view = replace(view, columns=tuple(RoomColumn(column.name, issues) for column in view.columns))
    return _Shown(f"the board of {item.title} (with {count_words(count, 'issue')} of ten words from each group)", view)
