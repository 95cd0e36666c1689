"""The groups: who sits where, how they get on, what was read back to them, who is here."""

from __future__ import annotations

from typing import Literal

from facilitator.live.facts.base import Command, Event

Standing = Literal["settling", "on task", "has points", "stuck", "done"]
"""How a group gets on with its exercise, as the trainer sees it walking round."""


# -- what may be asked -------------------------------------------------------------------------------------------------


class AddGroup(Command, frozen=True):
    """Seat another group; without a name it is called by its number."""

    name: str = ""


class RenameGroup(Command, frozen=True):
    """Call a group what the room calls it."""

    id: str
    name: str


class CloseGroup(Command, frozen=True):
    """A group has left."""

    id: str


class JoinGroups(Command, frozen=True):
    """Two groups sit together from now on: the first is closed, and all that stands of what it said is the other's.

    Issues keep their numbers, "also us" marks and a turn go over; who was counted and what was seen of the first stays
    on record under it. All of it is one step, and one undo.
    """

    id: str
    into: str


class ReopenGroup(Command, frozen=True):
    """A closed group is back."""

    id: str


class ObserveGroup(Command, frozen=True):
    """Note how a group gets on with an exercise; without an item, the current one."""

    group: str
    standing: str
    item: str = ""


class ReadBackGroup(Command, frozen=True):
    """Note what a group said to what was read back: "confirmed" or "corrected". Without an exercise, as for capture."""

    group: str
    result: str
    exercise: str = ""


class CountAttendance(Command, frozen=True):
    """So many people of an agency are here, or at one group; 0 when nobody is."""

    agency: str
    count: int
    group: str = ""


# -- what then happened ------------------------------------------------------------------------------------------------


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
    """A group left, or sits with another from now on (`into`); what it said stays."""

    id: str
    into: str = ""


class GroupReopened(Event, frozen=True, tag="group.reopened"):
    """A group that had been closed came back."""

    id: str


class GroupObserved(Event, frozen=True, tag="group.observed"):
    """The trainer looked in on a group during an exercise and saw how it gets on; private."""

    group: str
    item: str
    standing: Standing


class GroupReadBack(Event, frozen=True, tag="group.read_back"):
    """What was written down for a group was read back to it, and it said "confirmed" or had it corrected."""

    group: str
    exercise: str
    result: Literal["confirmed", "corrected"]


class AttendanceCounted(Event, frozen=True, tag="attendance.counted"):
    """So many people of an agency are here: a count, never names. With a `group`, those at that group alone."""

    agency: str
    count: int
    group: str = ""
