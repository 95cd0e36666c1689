"""Taking back and doing again."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class Undo(Command, frozen=True):
    """Take back the last step of a window."""

    window: str = "lead"


class Redo(Command, frozen=True):
    """Do again the step that a window took back last."""

    window: str = "lead"
