"""Notes, the parking lot, actions and pledges."""

from __future__ import annotations

from facilitator.live.facts.base import Command, Event

# -- what may be asked -------------------------------------------------------------------------------------------------


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


class SettleJotting(Command, frozen=True):
    """A parked question was answered, or an action done; `how` says so in a few words."""

    id: str
    how: str = ""


class MakePledge(Command, frozen=True):
    """Write down what someone will do differently: anonymous, at most with the agency."""

    text: str
    agency: str = ""


# -- what then happened ------------------------------------------------------------------------------------------------


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


class JottingSettled(Event, frozen=True, tag="jotting.settled"):
    """A parked question was answered, or an action done; `how` says so in a few words."""

    id: str
    how: str = ""


class PledgeMade(Event, frozen=True, tag="pledge.made"):
    """Someone said what they will do differently: anonymous, at most with the agency."""

    id: str
    text: str
    item: str = ""
    agency: str = ""
