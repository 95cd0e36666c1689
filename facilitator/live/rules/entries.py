"""Notes, the parking lot, actions and pledges."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts import Recorded
from facilitator.live.facts import entries as facts
from facilitator.live.refused import Refused
from facilitator.live.rules.guards import a_line, next_id, the_agency, the_entry, the_words
from facilitator.live.rules.registry import Changes, Events, decides, reduces, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import Change, Entry, State


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


def _new(state: State, entry: Entry) -> Changes:
    if entry.id in state.entries:
        return ()
    return (Change("entries", entry.id, replace(entry, withdrawn=True), entry),)


@reduces(facts.NoteAdded)
def _noted(state: State, recorded: Recorded, event: facts.NoteAdded) -> Changes:
    return _new(state, Entry(event.id, "note", event.text, recorded.at, event.item))


@reduces(facts.ParkingAdded)
def _parked(state: State, recorded: Recorded, event: facts.ParkingAdded) -> Changes:
    return _new(state, Entry(event.id, "parking", event.text, recorded.at, event.item, event.owner))


@reduces(facts.ActionAdded)
def _agreed(state: State, recorded: Recorded, event: facts.ActionAdded) -> Changes:
    return _new(state, Entry(event.id, "action", event.text, recorded.at, event.item, event.owner, event.by_when))


@reduces(facts.PledgeMade)
def _pledged(state: State, recorded: Recorded, event: facts.PledgeMade) -> Changes:
    return _new(state, Entry(event.id, "pledge", event.text, recorded.at, event.item, event.agency))


def _on_entry(state: State, entry_id: str, change: Callable[[Entry], Entry]) -> Changes:
    entry = state.entries.get(entry_id)
    return swap(state, "entries", entry_id, change(entry)) if entry is not None else ()


@reduces(facts.EntryEdited)
def _reworded(state: State, recorded: Recorded, event: facts.EntryEdited) -> Changes:
    asides = {"owner": event.owner, "by_when": event.by_when}
    return _on_entry(state, event.id, lambda entry: replace(entry, text=event.text, **asides))


@reduces(facts.EntrySettled)
def _settled(state: State, recorded: Recorded, event: facts.EntrySettled) -> Changes:
    return _on_entry(state, event.id, lambda entry: replace(entry, settled=True, how=event.how))


@reduces(facts.EntryWithdrawn)
def _taken_back(state: State, recorded: Recorded, event: facts.EntryWithdrawn) -> Changes:
    return _on_entry(state, event.id, lambda entry: replace(entry, withdrawn=True))
