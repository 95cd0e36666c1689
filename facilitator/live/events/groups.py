"""The groups: who sits where, how they get on, and what was read back to them."""

from __future__ import annotations

from typing import Literal

from facilitator.live.events.base import Event


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


Standing = Literal["settling", "on task", "has points", "stuck", "done"]
"""How a group gets on with its exercise, as the trainer sees it walking round."""


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
