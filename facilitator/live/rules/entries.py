"""Notes, the parking lot, actions and pledges."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.agenda.cleaning import clean_line
from facilitator.live import commands, events
from facilitator.live.facts import Recorded
from facilitator.live.refused import Refused
from facilitator.live.rules.guards import (
    a_line,
    next_id,
    the_agency,
    the_jotting,
    the_words,
)
from facilitator.live.rules.registry import Changes, Events, decides, reduces, swap
from facilitator.live.stamp import Stamp
from facilitator.live.state import (
    Change,
    Jotting,
    State,
)


@decides(commands.AddNote)
def _note(state: State, command: commands.AddNote, now: Stamp) -> Events:
    return (events.NoteAdded(next_id(state, "N"), the_words(command.text), state.current),)


@decides(commands.AddParking)
def _parking(state: State, command: commands.AddParking, now: Stamp) -> Events:
    text, owner = the_words(command.text), clean_line(command.owner)
    return (events.ParkingAdded(next_id(state, "P"), text, state.current, owner),)


@decides(commands.AddAction)
def _action(state: State, command: commands.AddAction, now: Stamp) -> Events:
    text, owner, by_when = the_words(command.text), clean_line(command.owner), clean_line(command.by_when)
    return (events.ActionAdded(next_id(state, "A"), text, state.current, owner, by_when),)


@decides(commands.EditJotting)
def _edit(state: State, command: commands.EditJotting, now: Stamp) -> Events:
    jotting, text = the_jotting(state, command.id), the_words(command.text)
    edited = events.JottingEdited(jotting.id, text, clean_line(command.owner), clean_line(command.by_when))
    same = (edited.text, edited.owner, edited.by_when) == (jotting.text, jotting.owner, jotting.by_when)
    return () if same else (edited,)


@decides(commands.WithdrawJotting)
def _withdraw(state: State, command: commands.WithdrawJotting, now: Stamp) -> Events:
    return (events.JottingWithdrawn(the_jotting(state, command.id).id),)


@decides(commands.MakePledge)
def _pledge(state: State, command: commands.MakePledge, now: Stamp) -> Events:
    text, agency = the_words(command.text), the_agency(state, command.agency)
    return (events.PledgeMade(next_id(state, "PL"), text, state.current, agency),)


@decides(commands.SettleJotting)
def _settle(state: State, command: commands.SettleJotting, now: Stamp) -> Events:
    jotting, how = the_jotting(state, command.id), a_line(command.how)
    if jotting.kind not in ("parking", "action"):
        raise Refused("Only a parked question can be answered, and only an action done.")
    return () if jotting.settled and jotting.how == how else (events.JottingSettled(jotting.id, how),)


# -- what it changes ---------------------------------------------------------------------------------------------------


def _new(state: State, jotting: Jotting) -> Changes:
    if jotting.id in state.jottings:
        return ()
    return (Change("jottings", jotting.id, replace(jotting, withdrawn=True), jotting),)


@reduces(events.NoteAdded)
def _noted(state: State, recorded: Recorded, event: events.NoteAdded) -> Changes:
    return _new(state, Jotting(event.id, "note", event.text, recorded.at, event.item))


@reduces(events.ParkingAdded)
def _parked(state: State, recorded: Recorded, event: events.ParkingAdded) -> Changes:
    return _new(state, Jotting(event.id, "parking", event.text, recorded.at, event.item, event.owner))


@reduces(events.ActionAdded)
def _agreed(state: State, recorded: Recorded, event: events.ActionAdded) -> Changes:
    return _new(state, Jotting(event.id, "action", event.text, recorded.at, event.item, event.owner, event.by_when))


@reduces(events.JottingEdited)
def _reworded(state: State, recorded: Recorded, event: events.JottingEdited) -> Changes:
    jotting = state.jottings.get(event.id)
    if jotting is None:
        return ()
    after = replace(jotting, text=event.text, owner=event.owner, by_when=event.by_when)
    return swap(state, "jottings", event.id, after)


@reduces(events.JottingSettled)
def _settled(state: State, recorded: Recorded, event: events.JottingSettled) -> Changes:
    jotting = state.jottings.get(event.id)
    if jotting is None:
        return ()
    return swap(state, "jottings", event.id, replace(jotting, settled=True, how=event.how))


@reduces(events.PledgeMade)
def _pledged(state: State, recorded: Recorded, event: events.PledgeMade) -> Changes:
    return _new(state, Jotting(event.id, "pledge", event.text, recorded.at, event.item, event.agency))


@reduces(events.JottingWithdrawn)
def _taken_back(state: State, recorded: Recorded, event: events.JottingWithdrawn) -> Changes:
    jotting = state.jottings.get(event.id)
    return swap(state, "jottings", event.id, replace(jotting, withdrawn=True)) if jotting is not None else ()
