"""Taking back and doing again."""

from __future__ import annotations

from facilitator.live.facts.base import AfterTheEnd, Event

# -- what may be asked -------------------------------------------------------------------------------------------------


class Undo(AfterTheEnd, frozen=True):
    """Take back the last step of a window."""

    window: str = "lead"


class Redo(AfterTheEnd, frozen=True):
    """Do again the step that a window took back last."""

    window: str = "lead"


# -- what then happened ------------------------------------------------------------------------------------------------


class ChangeUndone(Event, frozen=True, tag="change.undone"):
    """The step recorded under this sequence number was taken back."""

    seq: int


class ChangeRedone(Event, frozen=True, tag="change.redone"):
    """A step that had been taken back was done again."""

    seq: int
