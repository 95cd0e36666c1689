"""Notes, the parking lot, actions and pledges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts import entries as facts
from facilitator.live.facts.base import Refused
from facilitator.live.rules.guards import a_line, next_id, the_agency, the_entry, the_words
from facilitator.live.rules.registry import Changes, Events, alters, begin, decides, reduces
from facilitator.live.stamp import Stamp
from facilitator.live.state import Entry, EntryKind, State


@decides(facts.AddNote)
def _note(state: State, command: facts.AddNote, now: Stamp) -> Events:
    return (facts.NoteAdded(next_id(state, "N"), the_words(command.text), state.current),)


@decides(facts.AddParking)
def _parking(state: State, command: facts.AddParking, now: Stamp) -> Events:
    text, owner = the_words(command.text), clean_line(command.owner)
    return (facts.ParkingAdded(next_id(state, "P"), text, state.current, owner),)


@decides(facts.AddAction)
def _action(state: State, command: facts.AddAction, now: Stamp) -> Events:
    text, owner, by_when = the_words(command.text), clean_line(command.owner), clean_line(command.by_when)
    return (facts.ActionAdded(next_id(state, "A"), text, state.current, owner, by_when),)


@decides(facts.EditEntry)
def _edit(state: State, command: facts.EditEntry, now: Stamp) -> Events:
    entry, text = the_entry(state, command.id), the_words(command.text)
    edited = facts.EntryEdited(entry.id, text, clean_line(command.owner), clean_line(command.by_when))
    same = (edited.text, edited.owner, edited.by_when) == (entry.text, entry.owner, entry.by_when)
    return () if same else (edited,)


@decides(facts.WithdrawEntry)
def _withdraw(state: State, command: facts.WithdrawEntry, now: Stamp) -> Events:
    return (facts.EntryWithdrawn(the_entry(state, command.id).id),)


@decides(facts.MakePledge)
def _pledge(state: State, command: facts.MakePledge, now: Stamp) -> Events:
    text, agency = the_words(command.text), the_agency(state, command.agency)
    return (facts.PledgeMade(next_id(state, "PL"), text, state.current, agency),)


@decides(facts.SettleEntry)
def _settle(state: State, command: facts.SettleEntry, now: Stamp) -> Events:
    entry, how = the_entry(state, command.id), a_line(command.how)
    if entry.kind not in ("parking", "action"):
        raise Refused("Only a parked question can be answered, and only an action done.")
    return () if entry.settled and entry.how == how else (facts.EntrySettled(entry.id, how),)


# -- what it changes ---------------------------------------------------------------------------------------------------


Added = facts.NoteAdded | facts.ParkingAdded | facts.ActionAdded | facts.PledgeMade


def _adds(kind: EntryKind, whose: str = "owner") -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that adds an entry of a kind; its field `whose` says whose it is, where it has such."""

    def step(state: State, recorded: Recorded, event: Added) -> Changes:
        owner, by_when = getattr(event, whose, ""), getattr(event, "by_when", "")
        entry = Entry(event.id, kind, event.text, recorded.at, event.item, owner, by_when)
        return begin(state, "entries", replace(entry, withdrawn=True), entry)

    return step


reduces(facts.NoteAdded)(_adds("note"))
reduces(facts.ParkingAdded)(_adds("parking"))
reduces(facts.ActionAdded)(_adds("action"))
reduces(facts.PledgeMade)(_adds("pledge", whose="agency"))

reduces(facts.EntryEdited)(
    alters("entries", lambda entry, new: replace(entry, text=new.text, owner=new.owner, by_when=new.by_when))
)
reduces(facts.EntrySettled)(alters("entries", lambda entry, event: replace(entry, settled=True, how=event.how)))
reduces(facts.EntryWithdrawn)(alters("entries", lambda entry, _: replace(entry, withdrawn=True)))
