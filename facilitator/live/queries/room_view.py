"""What participants may see: the room's view, made of nothing but what is listed here.

A `RoomView` has no field for anything private: no notes, prompts, aims, learning points, drift, parking lot, themes.
Every record in it is made here, field by field, so that a field added to what the lead sees never gets here by itself.
Instants are aware UTC; `offsets` say how far local time is ahead of it from each instant on, in minutes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from facilitator.agenda.model import Block, Case, Item, Page, Span
from facilitator.live import countdown
from facilitator.live.facts.day import RunStarted
from facilitator.live.facts.room import RoomShows
from facilitator.live.queries.board import skipped_numbers
from facilitator.live.queries.cues import public_cue
from facilitator.live.queries.day import place_shown
from facilitator.live.queries.doubtful import public_group, public_issue, public_message, public_title
from facilitator.live.queries.interruptions import has_support, interruption, is_dark
from facilitator.live.queries.room_words import SOON, Shows, usual
from facilitator.live.queries.telling import case_of, pages_of, part_blocks, parts_now
from facilitator.live.queries.view import Column, board_of, whole_seconds
from facilitator.live.queries.wall import Knowing, gap_words, mindful_words, sum_words, wall_of
from facilitator.live.room_state import RoomHold
from facilitator.live.stamp import Offsets, Stamp, after, whole
from facilitator.live.state import State


class RoomClock(msgspec.Struct, frozen=True):
    """A clock for everyone: whole seconds `left` (negative: over) of `allotted`, and when it is over.

    `ends` moves on while the clock stands.
    """

    state: Literal["running", "paused", "not started"]
    left: int
    allotted: int
    ends: datetime


class RoomIssue(msgspec.Struct, frozen=True):
    """An issue as everyone sees it: its number within its group, the words, and how many other groups had it too.

    `skipped` says why numbers before it are missing ("": none are).
    """

    number: str
    text: str
    others: int = 0
    skipped: str = ""


class RoomColumn(msgspec.Struct, frozen=True):
    """One group's issues."""

    name: str
    issues: tuple[RoomIssue, ...]


class RoomWallCell(msgspec.Struct, frozen=True):
    """What one agency knew of an event; what is only supposed is told apart: that it had been told, or would have had
    something earlier in mind.
    """

    agency: str
    knows: Knowing
    told: bool = False
    mindful: bool = False


class RoomWallRow(msgspec.Struct, frozen=True):
    """An event that was uncovered. `asks` are questions about what might have gone otherwise."""

    date: str
    text: str
    cells: tuple[RoomWallCell, ...]
    asks: tuple[str, ...] = ()


class RoomWall(msgspec.Struct, frozen=True):
    """What hangs on the wall, and nothing that is covered but the names of the agencies, which groups have been given.

    `sums` are counts that nobody made, `gaps` how much one agency alone knew, in words.
    """

    agencies: tuple[str, ...]
    rows: tuple[RoomWallRow, ...] = ()
    sums: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


class RoomFrame(msgspec.Struct, frozen=True):
    """What the deck's author had round a page: a line above and below it, its number, and the look that it asks for.

    `classes` are names such as "lead" and "invert"; colours are as CSS writes them, and may be none at all.
    """

    header: tuple[Span, ...] = ()
    footer: tuple[Span, ...] = ()
    number: str = ""
    classes: tuple[str, ...] = ()
    colour: str = ""
    background: str = ""


class RoomView(msgspec.Struct, frozen=True):
    """The room's screen at one moment.

    `title` names the item, or the day. `asked` is how many issues each group is asked for (0, 0: not said). `cue` is
    what the plan says aloud at this minute. `begins` is when the day does. `feedback` is an address to scan or type.
    `rehearsal` tells that this is no real day. `frame` is what the page's deck has round it,
    and `coming` is how many lines are still to come on it, so that those that are there can stay where they are.
    `stepped` tells that its lines come one by one.
    `part` is the part to show, from 0, where the window does not hold all of it; FOLLOWING for the one that has the
    column `turn` of a board, which is the number from 0 of the group whose turn it is (-1: nobody's).
    `message` is what stands above it all.
    """

    shows: Shows
    offsets: Offsets = ()
    title: str = ""
    organisation: str = ""
    blocks: tuple[Block, ...] = ()
    fictional: bool = False
    warning: str = ""
    asked: tuple[int, int] = (0, 0)
    clock: RoomClock | None = None
    cue: str = ""
    columns: tuple[RoomColumn, ...] = ()
    begins: datetime | None = None
    feedback: str = ""
    rehearsal: bool = False
    frame: RoomFrame | None = None
    coming: int = 0
    part: int = 0
    turn: int = -1
    stepped: bool = False
    message: str = ""
    wall: RoomWall | None = None


BLANK = RoomView("blank")
"""Nothing at all."""


def page_look(page: Page) -> RoomView:
    """A page by itself with all of its lines, as the room is going to see it."""
    return RoomView("page", title=page.title, blocks=page.blocks, frame=_frame(page))


def room_look(state: State, now: Stamp) -> RoomView:
    """What the room sees at this moment. Raises ValueError before the run has started."""
    started = state.started
    if started is None:
        raise ValueError("a run that has not been started cannot be looked at")
    if is_dark(state):
        return BLANK
    shown = replace(_shown(state, started, now), part=_part(state), message=public_message(state))
    return replace(shown, rehearsal=True) if started.rehearsal else shown


def _part(state: State) -> int:
    """Which part the room is turned to, from 0; where there are fewer, its window shows the last."""
    if has_support(state):
        return state.room.support_part
    return 0 if interruption(state) is not None else place_shown(state.room, state).part


def _shown(state: State, started: RunStarted, now: Stamp) -> RoomView:
    offsets = started.offsets
    if has_support(state):
        return _support(state, offsets)
    plan, place = state.plan, place_shown(state.room, state)
    if interruption(state) is not None:
        return RoomView("soon", offsets, SOON, plan.title)
    if state.phase == "ended" and not place.beside:
        return RoomView("thanks", offsets, plan.title, plan.organisation, feedback=_address(plan.feedback))
    if not place.item or plan.position(place.item) < 0:
        return RoomView("title", offsets, plan.title, plan.organisation, begins=started.starts_at)
    return _at_item(state, place, now, offsets)


def _support(state: State, offsets: Offsets) -> RoomView:
    """The plan's support page, or its pages one below the other."""
    plan = state.plan
    pages = plan.decks[plan.support].pages if plan.support in plan.decks else ()
    blocks = tuple(block for page in pages for block in page.blocks)
    return RoomView("support", offsets, "Support", blocks=blocks)


def _at_item(state: State, place: RoomHold, now: Stamp, offsets: Offsets) -> RoomView:
    item = state.plan.item(place.item)
    shows: dict[RoomShows, Shows] = {"clock": "clock", "board": "board", "read-back": "read-back"}
    shown = shows.get(place.view) or ("page" if place.beside else usual(item))
    if shown in ("board", "read-back"):
        reported = public_title(state, state.plan.item(place.exercise))
        title = reported if shown == "board" else "Is this what you said?"
        columns = [c for c in board_of(state, place.exercise).columns if place.group in ("", c.group.id)]
        turn = next((at for at, column in enumerate(columns) if column.group.id == place.turn), -1)
        return RoomView(shown, offsets, title, columns=_columns(state, place.exercise, columns), turn=turn)
    case = case_of(state, item)
    if case is not None and place.view in ("wall", "part"):
        return _wall(state, case, offsets) if place.view == "wall" else _part_of(state, case, place.group, offsets)
    title, clock = public_title(state, item), room_clock(state, item, now)
    cue = public_cue(state, now) if item.id == state.current and not place.beside else ""
    if shown == "clock":
        return RoomView(shown, offsets, title, clock=clock, cue=cue, asked=item.issues)
    page, number = _page(state, item, place.page)
    case, deck = state.plan.cases.get(item.case), state.plan.decks.get(item.deck)
    told = case is not None and number >= len(deck.pages if deck is not None else ())
    return RoomView(
        shown,
        offsets,
        title,
        blocks=page.blocks_at(place.step) if page is not None else (),
        coming=len(page.blocks) - len(page.blocks_at(place.step)) if page is not None else 0,
        stepped=page is not None and bool(page.steps),
        fictional=told and case is not None and case.fictional,
        warning=case.warning if case is not None else "",
        asked=item.issues if shown == "task" else (0, 0),
        clock=clock if shown in ("task", "break") else None,
        cue=cue,
        frame=_frame(page) if page is not None else None,
        feedback=_address(state.plan.feedback) if page is not None and _asks(state, item, page) else "",
    )


def _wall(state: State, case: Case, offsets: Offsets) -> RoomView:
    """What was uncovered, with what falls out of that."""
    wall = wall_of(state, case)
    rows = tuple(
        RoomWallRow(
            row.date,
            row.text,
            tuple(RoomWallCell(cell.agency, cell.knows, cell.told, bool(cell.mindful)) for cell in row.cells),
            (*([row.question] if row.question else []), *mindful_words(row)),
        )
        for row in wall.uncovered
    )
    sums = tuple(sum_words(found, wall.agencies) for found in wall.sums)
    gaps = gap_words(wall.uncovered)
    told = RoomWall(wall.agencies, rows, sums, (gaps,) if gaps else ())
    return RoomView("wall", offsets, "Who knew what", fictional=case.fictional, wall=told)


def _part_of(state: State, case: Case, group_id: str, offsets: Offsets) -> RoomView:
    """The part of a case that one group reads, as a page."""
    group = state.groups.get(group_id)
    part = next((one for one in parts_now(state, case) if group is not None and one.group == group.number), None)
    if group is None or part is None:
        return RoomView("part", offsets, "Who knew what", fictional=case.fictional)
    title = f"{public_group(state, group)}: {', '.join(part.agencies)}"
    return RoomView("part", offsets, "Who knew what", blocks=part_blocks(title, part), fictional=case.fictional)


def _asks(state: State, item: Item, page: Page) -> bool:
    """Whether a page is where people are asked what they think: it names the address, or it is the day's last."""
    last = state.plan.items[-1]
    said = "".join(span.text for block in page.blocks for span in getattr(block, "spans", ()))
    return state.plan.feedback in said or (item.id == last.id and page is pages_of(state, last)[-1])


def _frame(page: Page) -> RoomFrame | None:
    """What stands round a page; None where nothing does."""
    frame = RoomFrame(page.header, page.footer, page.number, page.classes, page.colour, page.background)
    return frame if frame != RoomFrame() else None


def _page(state: State, item: Item, number: int) -> tuple[Page | None, int]:
    """The page of an item, and its number from 0; None when the item has none."""
    pages = pages_of(state, item)
    number = max(0, min(number, len(pages) - 1))
    return (pages[number] if pages else None), number


def room_clock(state: State, item: Item, now: Stamp) -> RoomClock:
    """An item's clock for everyone."""
    clock = state.items[item.id].clock
    left = countdown.left(clock, now)
    standing: Literal["running", "paused", "not started"] = "paused" if clock.started else "not started"
    return RoomClock(
        "running" if clock.since is not None else standing,
        whole_seconds(left),
        round(clock.allotted),
        whole(after(now, left)).replace(second=0) if clock.since is None else whole(after(now, left)),
    )


def _columns(state: State, exercise: str, columns: list[Column]) -> tuple[RoomColumn, ...]:
    """Columns of the board for everyone: names, numbers and words that may be seen."""
    skipped = skipped_numbers(state, exercise, lambda group: public_group(state, group))
    return tuple(
        RoomColumn(
            public_group(state, column.group),
            tuple(
                RoomIssue(_number(i.id, i.group), public_issue(state, i), len(i.echoes), skipped.get(i.id, ""))
                for i in column.issues
            ),
        )
        for column in columns
    )


def _number(issue_id: str, group: str) -> str:
    """An issue's number as the board writes it: "4", or "G2-4" for one that came from another group."""
    _, said_by, number = issue_id.rsplit("-", 2)
    return number if said_by == group else f"{said_by}-{number}"


def _address(feedback: str) -> str:
    """The address of the evaluation form, if it is one: a blank that nobody filled in is none."""
    return feedback if feedback.startswith(("http://", "https://")) and "{{" not in feedback else ""


def room_until_pulse(state: State, now: Stamp) -> float:
    """Seconds until `room_pulse` changes by time alone: above 0, at most 60."""
    standing = state.items.get(place_shown(state.room, state).item)
    if standing is not None and standing.clock.since is not None:
        left = countdown.left(standing.clock, now)
        return (left % 1 if left > 0 else 1 - (-left % 1)) or 1.0
    return 60 - now.wall.timestamp() % 60


def room_pulse(state: State, now: Stamp) -> tuple[int, int]:
    """Something that changes whenever the room's view may: cheap, to know when to look again."""
    place = place_shown(state.room, state)
    standing = state.items.get(place.item)
    if standing is not None and standing.clock.since is not None:
        return state.seq, whole_seconds(countdown.left(standing.clock, now))
    return state.seq, int(now.wall.timestamp()) // 60
