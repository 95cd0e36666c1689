"""Notes, the parking lot, actions and pledges."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts.entries import (
    ActionAdded,
    AddAction,
    AddNote,
    AddParking,
    EditEntry,
    EntryEdited,
    EntrySettled,
    EntryWithdrawn,
    MakePledge,
    NoteAdded,
    ParkingAdded,
    PledgeMade,
    SettleEntry,
    WithdrawEntry,
)
from facilitator.live.refused import Refused
from facilitator.live.rules.guards import a_line, next_id, the_agency, the_entry, the_words
from facilitator.live.rules.registry import Changes, Events, decides, reduces, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import Change, Entry, State


@decides(AddNote)
def _note(state: State, command: AddNote, now: Stamp) -> Events:
    return (NoteAdded(next_id(state, "N"), the_words(command.text), state.current),)


@decides(AddParking)
def _parking(state: State, command: AddParking, now: Stamp) -> Events:
    text, owner = the_words(command.text), clean_line(command.owner)
    return (ParkingAdded(next_id(state, "P"), text, state.current, owner),)


@decides(AddAction)
def _action(state: State, command: AddAction, now: Stamp) -> Events:
    text, owner, by_when = the_words(command.text), clean_line(command.owner), clean_line(command.by_when)
    return (ActionAdded(next_id(state, "A"), text, state.current, owner, by_when),)


@decides(EditEntry)
def _edit(state: State, command: EditEntry, now: Stamp) -> Events:
    entry, text = the_entry(state, command.id), the_words(command.text)
    edited = EntryEdited(entry.id, text, clean_line(command.owner), clean_line(command.by_when))
    same = (edited.text, edited.owner, edited.by_when) == (entry.text, entry.owner, entry.by_when)
    return () if same else (edited,)


@decides(WithdrawEntry)
def _withdraw(state: State, command: WithdrawEntry, now: Stamp) -> Events:
    return (EntryWithdrawn(the_entry(state, command.id).id),)


@decides(MakePledge)
def _pledge(state: State, command: MakePledge, now: Stamp) -> Events:
    text, agency = the_words(command.text), the_agency(state, command.agency)
    return (PledgeMade(next_id(state, "PL"), text, state.current, agency),)


@decides(SettleEntry)
def _settle(state: State, command: SettleEntry, now: Stamp) -> Events:
    entry, how = the_entry(state, command.id), a_line(command.how)
    if entry.kind not in ("parking", "action"):
        raise Refused("Only a parked question can be answered, and only an action done.")
    return () if entry.settled and entry.how == how else (EntrySettled(entry.id, how),)


# -- what it changes ---------------------------------------------------------------------------------------------------


def _new(state: State, entry: Entry) -> Changes:
    if entry.id in state.entries:
        return ()
    return (Change("entries", entry.id, replace(entry, withdrawn=True), entry),)


@reduces(NoteAdded)
def _noted(state: State, recorded: Recorded, event: NoteAdded) -> Changes:
    return _new(state, Entry(event.id, "note", event.text, recorded.at, event.item))


@reduces(ParkingAdded)
def _parked(state: State, recorded: Recorded, event: ParkingAdded) -> Changes:
    return _new(state, Entry(event.id, "parking", event.text, recorded.at, event.item, event.owner))


@reduces(ActionAdded)
def _agreed(state: State, recorded: Recorded, event: ActionAdded) -> Changes:
    return _new(state, Entry(event.id, "action", event.text, recorded.at, event.item, event.owner, event.by_when))


@reduces(PledgeMade)
def _pledged(state: State, recorded: Recorded, event: PledgeMade) -> Changes:
    return _new(state, Entry(event.id, "pledge", event.text, recorded.at, event.item, event.agency))


def _on_entry(state: State, entry_id: str, change: Callable[[Entry], Entry]) -> Changes:
    entry = state.entries.get(entry_id)
    return swap(state, "entries", entry_id, change(entry)) if entry is not None else ()


@reduces(EntryEdited)
def _reworded(state: State, recorded: Recorded, event: EntryEdited) -> Changes:
    asides = {"owner": event.owner, "by_when": event.by_when}
    return _on_entry(state, event.id, lambda entry: replace(entry, text=event.text, **asides))


@reduces(EntrySettled)
def _settled(state: State, recorded: Recorded, event: EntrySettled) -> Changes:
    return _on_entry(state, event.id, lambda entry: replace(entry, settled=True, how=event.how))


@reduces(EntryWithdrawn)
def _taken_back(state: State, recorded: Recorded, event: EntryWithdrawn) -> Changes:
    return _on_entry(state, event.id, lambda entry: replace(entry, withdrawn=True))
