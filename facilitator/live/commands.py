"""Everything a trainer can ask for, in the imperative.

A command is a wish; `facilitator.live.decide` turns it into events or refuses it with a reason. Lengths are
seconds. Text may be raw: it is cleaned where it is decided.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from facilitator.agenda.model import Plan


class Command(msgspec.Struct, frozen=True):
    """The ancestor of all commands."""


class StartRun(Command, frozen=True):
    """Open a delivery of a plan. The instants are worked out from the plan's times where the zone is known."""

    plan: Plan
    day: date
    starts_at: datetime
    finishes_at: datetime
    fixed: dict[str, datetime]
    offsets: tuple[tuple[datetime, int], ...]
    groups: tuple[str, ...]
    trainers: tuple[str, ...] = ()
    venue: str = ""
    rehearsal: float = 0.0


class EndRun(Command, frozen=True):
    """Close the day."""


class ReopenRun(Command, frozen=True):
    """Open a closed day again."""


class NoteGap(Command, frozen=True):
    """Put on record that the laptop was away, and whether running clocks ran on."""

    seconds: float
    counted: bool = True
    slept: bool = False


class NextPage(Command, frozen=True):
    """Turn to the next page; from the last page of a talk, go to the next item."""


class PreviousPage(Command, frozen=True):
    """Turn back a page; never leaves the item."""


class TurnTo(Command, frozen=True):
    """Show this page of the current item, counted from 0."""

    page: int


class NextItem(Command, frozen=True):
    """Go to the next item that is to be held; at the start, the first."""

    skipping: bool = False


class PreviousItem(Command, frozen=True):
    """Go back to the item before this one; its clock goes on from where it was."""


class GoTo(Command, frozen=True):
    """Go to an item, and if asked straight to one of its pages."""

    item: str
    page: int | None = None


class RepeatItem(Command, frozen=True):
    """Start the current item again with its full time."""


class SkipItem(Command, frozen=True):
    """Do not hold this item. Skipping the current one goes on to the next."""

    item: str


class RestoreItem(Command, frozen=True):
    """Hold an item after all that was to be skipped."""

    item: str


class ToggleClock(Command, frozen=True):
    """Start the current item's clock, or pause it."""


class ChangeClock(Command, frozen=True):
    """Give the current item more time, or less."""

    seconds: float


class SetClock(Command, frozen=True):
    """Set the current item's clock so that this much is left."""

    seconds: float


class CaptureIssue(Command, frozen=True):
    """Write down a group's words. Without an exercise, the one that the day is at or was last at."""

    group: str
    text: str
    exercise: str = ""


class EditIssue(Command, frozen=True):
    """Correct the wording of an issue."""

    id: str
    text: str


class WithdrawIssue(Command, frozen=True):
    """Take an issue off the board."""

    id: str


class MoveIssue(Command, frozen=True):
    """Give an issue to another group."""

    id: str
    group: str


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


class ReopenGroup(Command, frozen=True):
    """A closed group is back."""

    id: str


class AddNote(Command, frozen=True):
    """Note something privately."""

    text: str


class AddParking(Command, frozen=True):
    """Put a question in the parking lot."""

    text: str
    owner: str = ""


class AddAction(Command, frozen=True):
    """Agree something to be done."""

    text: str
    owner: str = ""
    by_when: str = ""


class EditJotting(Command, frozen=True):
    """Reword a note, a parking-lot entry or an action, or name its owner."""

    id: str
    text: str
    owner: str = ""
    by_when: str = ""


class WithdrawJotting(Command, frozen=True):
    """Take back a note, a parking-lot entry or an action."""

    id: str


class Undo(Command, frozen=True):
    """Take back the last step of a window."""

    window: str = "lead"


class Redo(Command, frozen=True):
    """Do again the step that a window took back last."""

    window: str = "lead"
