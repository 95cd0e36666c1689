"""The groups: who sits where, how they get on, what was read back to them, who is here."""

from __future__ import annotations

from typing import ClassVar, Literal

from facilitator.live.facts.base import Command, Event, Name, Words

Progress = Literal["settling", "on task", "has points", "stuck", "done"]
"""How a group gets on with its exercise, as the trainer sees it walking round."""

ReadBackResult = Literal["confirmed", "corrected"]
"""What came of reading a group's words back to it."""


# -- what may be asked -------------------------------------------------------------------------------------------------


class AddGroup(Command, frozen=True):
    """Seat another group; without a name it is called by its number."""

    name: Words = ""


class RenameGroup(Command, frozen=True):
    """Call a group what the room calls it."""

    id: Name
    name: Words


class CloseGroup(Command, frozen=True):
    """A group has left."""

    id: Name


class JoinGroups(Command, frozen=True):
    """Two groups sit together from now on: the first is closed, and all that stands of what it said is the other's.

    Issues keep their numbers, "also us" marks and a turn go over; who was counted and what was seen of the first stays
    on record under it. All of it is one step, and one undo.
    """

    id: Name
    into: Name


class ReopenGroup(Command, frozen=True):
    """A closed group is back."""

    id: Name


class ObserveGroup(Command, frozen=True):
    """Note how a group gets on with an exercise; without an item, the current one."""

    at_hand: ClassVar[str] = "item"

    group: Name
    standing: str
    item: Name = ""


class ReadBackGroup(Command, frozen=True):
    """Note what a group said to what was read back: "confirmed" or "corrected". Without an exercise, as for capture."""

    at_hand: ClassVar[str] = "exercise"

    group: Name
    result: str
    exercise: str = ""


class CountAttendance(Command, frozen=True):
    """So many people of an agency are here, or at one group; 0 when nobody is."""

    agency: Words
    count: int
    group: Name = ""


# -- what then happened ------------------------------------------------------------------------------------------------


class GroupAdded(Event, frozen=True, tag="group.added"):
    """Another group sat down."""

    told: ClassVar[str] = "{name} sat down as group {number}."
    undo: ClassVar[str] = "adding a group"
    gives: ClassVar[str] = "id"

    id: str
    number: int
    name: str


class GroupRenamed(Event, frozen=True, tag="group.renamed"):
    """A group is called something else."""

    undo: ClassVar[str] = "renaming a group"

    id: str
    name: str


class GroupClosed(Event, frozen=True, tag="group.closed"):
    """A group left, or sits with another from now on (`into`); what it said stays."""

    undo: ClassVar[str] = "closing a group"
    undo_all: ClassVar[str] = "putting groups together"

    id: str
    into: str = ""


class GroupReopened(Event, frozen=True, tag="group.reopened"):
    """A group that had been closed came back."""

    undo: ClassVar[str] = "bringing a group back"

    id: str


class GroupObserved(Event, frozen=True, tag="group.observed"):
    """The trainer looked in on a group during an exercise and saw how it gets on; private."""

    undo: ClassVar[str] = "what was seen of a group"

    group: str
    item: str
    standing: Progress


class GroupReadBack(Event, frozen=True, tag="group.read_back"):
    """What was written down for a group was read back to it, and it said "confirmed" or had it corrected."""

    told: ClassVar[str] = "{group}'s words were read back: {result}."
    undo: ClassVar[str] = "a read-back"

    group: str
    exercise: str
    result: ReadBackResult


class AttendanceCounted(Event, frozen=True, tag="attendance.counted"):
    """So many people of an agency are here: a count, never names. With a `group`, those at that group alone."""

    undo: ClassVar[str] = "an attendance count"

    agency: str
    count: int
    group: str = ""
