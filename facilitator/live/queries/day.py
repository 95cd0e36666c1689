"""Where the day stands: the exercise that words belong to, the page, what comes next, what is still open. Pure."""

from __future__ import annotations

import msgspec

from facilitator.agenda.model import Item
from facilitator.live import countdown
from facilitator.live.queries.telling import pages_of
from facilitator.live.room_state import FOLLOWING, Room, RoomHold
from facilitator.live.stamp import Stamp, between, is_later
from facilitator.live.state import Entry, State

PROMPT = 60.0
"""Seconds after its time within which an item moves on by itself. Later, someone was away or decided to stay."""


def exercise_at(state: State) -> Item | None:
    """The exercise that captured words belong to now.

    The current item if it captures, what the current report-back reports on, else the exercise entered last.
    """
    item = state.item
    if item is not None and item.capture:
        return item
    exercises = state.plan.exercises()
    if item is not None and item.of:
        reported = next((exercise for exercise in exercises if exercise.id == item.of), None)
        if reported is not None:
            return reported
    last: tuple[Stamp, Item] | None = None
    for exercise in exercises:
        for visit in state.items[exercise.id].visits[-1:]:
            if last is None or is_later(visit.entered, last[0]):
                last = visit.entered, exercise
    return last[1] if last is not None else None


def exercise_number(state: State, exercise: str) -> int:
    """The number of an exercise in issue numbers: 1 for the first of the day; 0 if it is none.

    An exercise keeps its number when it is moved; one that was put in comes after those of the plan.
    """
    if state.started is None:
        return 0
    numbered = [item.id for item in state.started.plan.exercises()]
    numbered += [item.id for item in state.plan.exercises() if item.id not in numbered]
    return numbered.index(exercise) + 1 if exercise in numbered else 0


def page_count(state: State, item: Item) -> int:
    """How many pages an item has; at least one, since an item without a deck still shows its title."""
    return max(1, len(pages_of(state, item)))


def last_step(state: State, item: Item, page: int) -> int:
    """How many entries of a page of an item come one by one; 0 for a page that is seen at once."""
    pages = pages_of(state, item)
    return pages[page].last_step if page < len(pages) else 0


def following(state: State) -> Item | None:
    """The next item in the plan that is not skipped; None at the end of the day."""
    start = state.plan.position(state.current) + 1
    return next((item for item in state.plan.items[start:] if not state.items[item.id].skipped), None)


def preceding(state: State) -> Item | None:
    """The item before this one in the plan that is not skipped; None at the start."""
    before = state.plan.items[: max(0, state.plan.position(state.current))]
    return next((item for item in reversed(before) if not state.items[item.id].skipped), None)


def to_come(state: State, item_id: str) -> bool:
    """Whether an item lies ahead and was never held, so that it may be moved."""
    place = state.plan.position(item_id)
    return place > state.plan.position(state.current) and not state.items[item_id].visits


def is_due(state: State, now: Stamp) -> bool:
    """Whether the current item's plan lets it move on by itself, and this is the moment.

    Its clock must have run out in this stay: who goes back to an item that is over wants to be there.
    """
    item = state.item
    if item is None or not item.advances or state.phase != "running":
        return False
    standing = state.items[item.id]
    over = -countdown.left(standing.clock, now)
    if standing.clock.since is None or not 0 <= over <= PROMPT * haste(state):
        return False
    stayed = between(standing.visits[-1].entered, now) if standing.visits else 0.0
    return stayed > over and following(state) is not None


def haste(state: State) -> float:
    """How much longer than usual a moment must be on a rehearsal's clock, so that people and ticks can follow it.

    Up to twenty times real speed nothing changes: what takes a minute of the day then takes three seconds.
    """
    return max(1.0, state.started.rehearsal / 20) if state.started is not None else 1.0


def place_shown(room: Room, state: State) -> RoomHold:
    """The item, the page and the view that the room sees while nothing lies over them: beside the day, or of it."""
    peek = room.peek
    if peek is None:
        return place_of_day(room, state)
    here = peek.item == state.current and peek.page == state.pages.get(peek.item, 0)
    pages = state.plan.pages_of(state.plan.item(peek.item))
    last = pages[min(peek.page, len(pages) - 1)].last_step if pages else 0
    step = state.steps.get(peek.item, 0) if here else last
    return RoomHold(peek.item, peek.page, "page", step=step, part=peek.part, beside=True)


def place_of_day(room: Room, state: State) -> RoomHold:
    """The same where the room does not look beside the day."""
    if room.held is not None:
        return room.held
    page, step = state.pages.get(state.current, 0), state.steps.get(state.current, 0)
    if room.item != state.current:
        return RoomHold(state.current, page, "page", step=step)
    part, group, turn = room.part if room.part_page == page else 0, room.group, ""
    if room.view == "board":
        turn, same = turn_now(state), room.part_turn == turns_given(state)
        part = part if same or (group and not room.follows) else FOLLOWING
        group = turn or group if room.follows and not same else group
    return RoomHold(state.current, page, room.view, room.exercise, group, step, part, group or turn)


def turn_now(state: State) -> str:
    """The group whose turn it is in the current item; "" where it is nobody's."""
    turns = state.turns.get(state.current)
    return turns.now if turns is not None else ""


def turns_given(state: State) -> int:
    """How many turns have been given in the current item."""
    turns = state.turns.get(state.current)
    return sum(turns.given.values()) if turns is not None else 0


def is_over(state: State, exercise: str) -> bool:
    """Whether an exercise and all its report-backs lie behind, so that words for it now can only be copied down.

    An exercise without a report-back is over once the day has gone on to another item; a day that has ended is over
    as a whole.
    """
    if state.phase == "ended":
        return True
    place = state.plan.position(exercise)
    if place < 0 or not state.current or not state.items[exercise].visits:
        return False
    reports = [n for n, item in enumerate(state.plan.items) if item.of == exercise and not state.items[item.id].skipped]
    return state.plan.position(state.current) > max((place, *reports))


def can_be_late(state: State) -> tuple[Item, ...]:
    """The exercises that were held and are over."""
    return tuple(item for item in state.plan.exercises() if state.items[item.id].visits and is_over(state, item.id))


# -- the parking lot, actions and pledges as the close of a day needs them ---------------------------------------------


class Entries(msgspec.Struct, frozen=True):
    """Parked questions and actions that are open, those among them without an owner, what is settled, and pledges."""

    parked: tuple[Entry, ...]
    actions: tuple[Entry, ...]
    settled: tuple[Entry, ...]
    pledges: tuple[Entry, ...]

    @property
    def open(self) -> tuple[Entry, ...]:
        """Everything that is still open: questions first."""
        return (*self.parked, *self.actions)

    @property
    def ownerless(self) -> tuple[Entry, ...]:
        """What is open and nobody has taken."""
        return tuple(entry for entry in self.open if not entry.owner)


def entries(state: State) -> Entries:
    """All that stands of them; notes are private and not among them."""
    standing = [entry for entry in state.entries.values() if not entry.withdrawn]
    settleable = [entry for entry in standing if entry.kind in ("parking", "action")]
    return Entries(
        parked=tuple(entry for entry in settleable if entry.kind == "parking" and not entry.settled),
        actions=tuple(entry for entry in settleable if entry.kind == "action" and not entry.settled),
        settled=tuple(entry for entry in settleable if entry.settled),
        pledges=tuple(entry for entry in standing if entry.kind == "pledge"),
    )


def is_closing(state: State) -> bool:
    """Whether the day is at its last item that is to be held."""
    if state.phase != "running" or not state.current:
        return False
    rest = state.plan.items[state.plan.position(state.current) + 1 :]
    return all(state.items[item.id].skipped for item in rest)


def entry_aside(entry: Entry) -> str:
    """What kind of entry it is, whose, by when, and what came of it."""
    kind = {"note": "note", "parking": "parked", "action": "action", "pledge": "pledge"}[entry.kind]
    owner = entry.owner
    if not owner and entry.kind in ("parking", "action") and not entry.settled:
        owner = "no owner"
    settled = "" if not entry.settled else (entry.how or {"parking": "answered"}.get(entry.kind, "done"))
    return " · ".join(part for part in (kind, owner, entry.by_when, settled) if part)
