"""Notes, the parking lot, actions and pledges."""

from __future__ import annotations

from facilitator.live.commands.base import Command


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
