"""Notes, the parking lot, actions and pledges."""

from __future__ import annotations

from typing import ClassVar

from facilitator.live.facts.base import AfterTheEnd, Command, Event, Name, Words

# -- what may be asked -------------------------------------------------------------------------------------------------


class AddNote(Command, frozen=True):
    """Note something privately."""

    text: Words


class AddParking(Command, frozen=True):
    """Put a question in the parking lot."""

    text: Words
    owner: Words = ""


class AddAction(Command, frozen=True):
    """Agree something to be done."""

    text: Words
    owner: Words = ""
    by_when: Words = ""


class EditEntry(AfterTheEnd, frozen=True):
    """Reword a note, a parking-lot entry or an action, or name its owner."""

    id: Name
    text: Words
    owner: Words = ""
    by_when: Words = ""


class WithdrawEntry(Command, frozen=True):
    """Take back a note, a parking-lot entry or an action."""

    id: Name


class SettleEntry(AfterTheEnd, frozen=True):
    """A parked question was answered, or an action done; `how` says so in a few words."""

    id: Name
    how: Words = ""


class MakePledge(Command, frozen=True):
    """Write down what someone will do differently: anonymous, at most with the agency."""

    text: Words
    agency: Words = ""


# -- what then happened ------------------------------------------------------------------------------------------------


class NoteAdded(Event, frozen=True, tag="note.added"):
    """The trainer noted something for herself."""

    told: ClassVar[str] = "Private note {id} was made."
    typed: ClassVar[tuple[str, ...]] = ("text",)
    private: ClassVar[bool] = True
    undo: ClassVar[str] = "a note"
    gives: ClassVar[str] = "id"

    id: str
    text: str
    item: str = ""


class ParkingAdded(Event, frozen=True, tag="parking.added"):
    """A question was put in the parking lot; `owner` is a role or an agency."""

    told: ClassVar[str] = "{id} was put in the parking lot."
    typed: ClassVar[tuple[str, ...]] = ("text",)
    undo: ClassVar[str] = "a parked question"
    gives: ClassVar[str] = "id"

    id: str
    text: str
    item: str = ""
    owner: str = ""


class ActionAdded(Event, frozen=True, tag="action.added"):
    """Something is to be done: what, by whom (a role or an agency), by when in the room's own words."""

    told: ClassVar[str] = "Action {id} was agreed."
    typed: ClassVar[tuple[str, ...]] = ("text",)
    undo: ClassVar[str] = "an action"
    gives: ClassVar[str] = "id"

    id: str
    text: str
    item: str = ""
    owner: str = ""
    by_when: str = ""


class EntryEdited(Event, frozen=True, tag="jotting.edited"):
    """A note, a parking-lot entry or an action was reworded or given an owner."""

    undo: ClassVar[str] = "rewording"

    id: str
    text: str
    owner: str = ""
    by_when: str = ""


class EntryWithdrawn(Event, frozen=True, tag="jotting.withdrawn"):
    """A note, a parking-lot entry or an action was taken back; its words stay on record."""

    undo: ClassVar[str] = "taking an entry back"

    id: str


class EntrySettled(Event, frozen=True, tag="jotting.settled"):
    """A parked question was answered, or an action done; `how` says so in a few words."""

    undo: ClassVar[str] = "settling"

    id: str
    how: str = ""


class PledgeMade(Event, frozen=True, tag="pledge.made"):
    """Someone said what they will do differently: anonymous, at most with the agency."""

    told: ClassVar[str] = "Pledge {id} was made."
    typed: ClassVar[tuple[str, ...]] = ("text",)
    undo: ClassVar[str] = "a pledge"
    gives: ClassVar[str] = "id"

    id: str
    text: str
    item: str = ""
    agency: str = ""
