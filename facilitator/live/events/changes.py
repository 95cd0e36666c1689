"""Taking back and doing again."""

from __future__ import annotations

from facilitator.live.events.base import Event


class ChangeUndone(Event, frozen=True, tag="change.undone"):
    """The step recorded under this sequence number was taken back."""

    seq: int


class ChangeRedone(Event, frozen=True, tag="change.redone"):
    """A step that had been taken back was done again."""

    seq: int
