"""The groups: who sits where, how they get on, what was read back to them, who is here."""

from __future__ import annotations

from facilitator.live.commands.base import Command


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
