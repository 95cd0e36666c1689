"""Everything that can have happened on a day, in the past tense.

Each event's `kind` is its name on disk. It is never renamed and its fields never change meaning; a field that is
added has a default, and a change that needs more is a new version (`facilitator.journal.codec`). Lengths are
seconds; instants are aware UTC. Every event is one whole step: undoing it undoes all that it did.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from facilitator.agenda.model import Plan
from facilitator.live.stamp import Stamp


class Event(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """The ancestor of all events."""


class GroupSeated(msgspec.Struct, frozen=True):
    """A group as it sat down at the start: its number from 1, and the name the room uses for it."""

    number: int
    name: str


class RunStarted(Event, frozen=True, tag="run.started"):
    """A delivery of a plan was opened.

    It holds the whole `plan`, so that the run reads the same after its files have changed. `starts_at` and
    `finishes_at` are the planned start and finish, `fixed` the instant of each item that has a fixed time.
    `offsets` says how far local time was ahead of UTC, in minutes, from each instant on: all that is needed to
    tell local time later, on any machine. `rehearsal` is how many times faster than real the clock runs, 0 for a
    real day. `trainers` are initials or roles, never names.
    """

    plan: Plan
    day: date
    starts_at: datetime
    finishes_at: datetime
    fixed: dict[str, datetime]
    offsets: tuple[tuple[datetime, int], ...]
    groups: tuple[GroupSeated, ...]
    trainers: tuple[str, ...] = ()
    venue: str = ""
    rehearsal: float = 0.0


class RunEnded(Event, frozen=True, tag="run.ended"):
    """The day was closed; its clocks stopped."""


class RunReopened(Event, frozen=True, tag="run.reopened"):
    """A closed day was opened again, for something that had been forgotten."""


class GapNoted(Event, frozen=True, tag="gap.noted"):
    """The laptop was away for `seconds`. `counted` tells whether clocks that were running ran on meanwhile."""

    seconds: float
    counted: bool = True
    why: Literal["restart", "sleep"] = "restart"


class ItemEntered(Event, frozen=True, tag="item.entered"):
    """The day moved to an item; the one before it was left.

    `skipping` tells that the one before it is skipped rather than done, `again` that the item starts afresh with
    its full time, `running` whether its clock starts at once.
    """

    item: str
    skipping: bool = False
    again: bool = False
    running: bool = False


class ItemSkipped(Event, frozen=True, tag="item.skipped"):
    """An item that was still to come will not be held."""

    item: str


class ItemRestored(Event, frozen=True, tag="item.restored"):
    """An item that was to be skipped will be held after all."""

    item: str


class PageTurned(Event, frozen=True, tag="page.turned"):
    """An item shows another of its pages, counted from 0."""

    item: str
    page: int


class ClockStarted(Event, frozen=True, tag="clock.started"):
    """An item's clock went on, or began."""

    item: str


class ClockPaused(Event, frozen=True, tag="clock.paused"):
    """An item's clock was stopped; what was left is kept."""

    item: str


class ClockChanged(Event, frozen=True, tag="clock.changed"):
    """An item was given more time, or less where `seconds` is negative."""

    item: str
    seconds: float


class ClockSet(Event, frozen=True, tag="clock.set"):
    """An item's clock was set so that `seconds` were left."""

    item: str
    seconds: float


class IssueCaptured(Event, frozen=True, tag="issue.captured"):
    """A group's words were written down.

    `id` is the number that never changes ("E1-G3-4"), `exercise` the item that asked, `item` where the day was.
    """

    id: str
    exercise: str
    group: str
    text: str
    item: str = ""


class IssueEdited(Event, frozen=True, tag="issue.edited"):
    """The wording of an issue was corrected; the first words stay on record."""

    id: str
    text: str


class IssueWithdrawn(Event, frozen=True, tag="issue.withdrawn"):
    """An issue was taken off the board; its words stay on record."""

    id: str


class IssueMoved(Event, frozen=True, tag="issue.moved"):
    """An issue was given to the group that really said it; its number stays."""

    id: str
    group: str


class GroupAdded(Event, frozen=True, tag="group.added"):
    """Another group sat down."""

    id: str
    number: int
    name: str


class GroupRenamed(Event, frozen=True, tag="group.renamed"):
    """A group is called something else."""

    id: str
    name: str


class GroupClosed(Event, frozen=True, tag="group.closed"):
    """A group left or joined another; what it said stays."""

    id: str


class GroupReopened(Event, frozen=True, tag="group.reopened"):
    """A group that had been closed came back."""

    id: str


class NoteAdded(Event, frozen=True, tag="note.added"):
    """The trainer noted something for herself."""

    id: str
    text: str
    item: str = ""


class ParkingAdded(Event, frozen=True, tag="parking.added"):
    """A question was put in the parking lot; `owner` is a role or an agency."""

    id: str
    text: str
    item: str = ""
    owner: str = ""


class ActionAdded(Event, frozen=True, tag="action.added"):
    """Something is to be done: what, by whom (a role or an agency), by when in the room's own words."""

    id: str
    text: str
    item: str = ""
    owner: str = ""
    by_when: str = ""


class JottingEdited(Event, frozen=True, tag="jotting.edited"):
    """A note, a parking-lot entry or an action was reworded or given an owner."""

    id: str
    text: str
    owner: str = ""
    by_when: str = ""


class JottingWithdrawn(Event, frozen=True, tag="jotting.withdrawn"):
    """A note, a parking-lot entry or an action was taken back; its words stay on record."""

    id: str


class ChangeUndone(Event, frozen=True, tag="change.undone"):
    """The step recorded under this sequence number was taken back."""

    seq: int


class ChangeRedone(Event, frozen=True, tag="change.redone"):
    """A step that had been taken back was done again."""

    seq: int


AnyEvent = (
    RunStarted
    | RunEnded
    | RunReopened
    | GapNoted
    | ItemEntered
    | ItemSkipped
    | ItemRestored
    | PageTurned
    | ClockStarted
    | ClockPaused
    | ClockChanged
    | ClockSet
    | IssueCaptured
    | IssueEdited
    | IssueWithdrawn
    | IssueMoved
    | GroupAdded
    | GroupRenamed
    | GroupClosed
    | GroupReopened
    | NoteAdded
    | ParkingAdded
    | ActionAdded
    | JottingEdited
    | JottingWithdrawn
    | ChangeUndone
    | ChangeRedone
)
"""Every kind of event. A new kind is added here, in `evolve`, and in the golden file of the journal's tests."""


class Recorded(msgspec.Struct, frozen=True):
    """An event as the journal holds it: its place in the run (from 1), when, and by which window ("lead")."""

    seq: int
    at: Stamp
    by: str
    event: AnyEvent
