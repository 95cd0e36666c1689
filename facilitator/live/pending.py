"""Steps that were carried out but could not be stored yet, and what becomes of them after what others did: pure.

While the journal refuses, a window goes on in memory. When it can read and write again, other windows may have been
faster, and every held command is decided again on top of what they did. Three things must not happen then: words
must not be lost, they must not end up in another place than where they were typed, and a step must not be done to
something that only has the number of what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

import msgspec
from msgspec.structs import replace

from facilitator.live.facts import Recorded
from facilitator.live.facts.base import Command, Event, Refused, fields_for
from facilitator.live.facts.changes import ChangeRedone, ChangeUndone
from facilitator.live.queries.day import exercise_at
from facilitator.live.rules import decide, replay
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

Moved = dict[str | int, str | int | None]
"""What a sequence number or an id given out while holding is now; None when it never came to be."""

THEME = "theme "
"""Stands before the id of a theme there, as in the ids of words that are judged."""


class Held(msgspec.Struct, frozen=True):
    """A command that was carried out in memory, with the records it led to.

    Both go by the numbers of the state it was held in, or was last decided again in.
    """

    command: Command
    entries: tuple[Recorded, ...]


class Settled(msgspec.Struct, frozen=True):
    """Held commands on top of a new state: that state with them, those that still happened, and words of the rest."""

    state: State
    held: tuple[Held, ...]
    unplaced: tuple[str, ...] = ()


def pin(state: State, command: Command) -> Command:
    """The command with the exercise or item it is for named, so that it stays with that wherever the day goes."""
    if state.started is None:
        return command
    field = command.at_hand
    if not field or getattr(command, field):
        return command
    at = exercise_at(state) if field == "exercise" else state.item
    return replace(command, **{field: at.id}) if at is not None else command


Answer = tuple[Event, ...] | Refused
"""What became of a command: the events it led to, or why it was refused."""


class Carried(msgspec.Struct, frozen=True):
    """The commands of one press carried out in memory: the state with them, the answers in order, what to store."""

    state: State
    answers: tuple[Answer, ...]
    held: tuple[Held, ...]

    @property
    def entries(self) -> tuple[Recorded, ...]:
        """All that is to be stored."""
        return tuple(entry for held in self.held for entry in held.entries)


def carry_out(state: State, asked: Iterable[Command], now: Stamp, window: str) -> Carried:
    """The commands of one press, each decided on top of those before it; one that is refused is left out."""
    answers: list[Answer] = []
    held: list[Held] = []
    batch = state.seq + 1
    for command in asked:
        try:
            decided = decide(state, command, now)
        except Refused as refusal:
            answers.append(refusal)
            continue
        answers.append(decided)
        if decided:
            held.append(Held(command, record(state, decided, now, window, batch)))
            state = replay(held[-1].entries, state)
    return Carried(state, tuple(answers), tuple(held))


def record(state: State, decided: Iterable[Event], now: Stamp, window: str, batch: int = 0) -> tuple[Recorded, ...]:
    """Events as the journal is to hold them, after the last of this state; a batch of their own unless one is named."""
    first = state.seq + 1
    return tuple(Recorded(seq, now, window, event, batch or first) for seq, event in enumerate(decided, first))


def settle(state: State, held: Iterable[Held], lost: Iterable[Held] = ()) -> Settled:
    """Held commands decided again, oldest first, on top of another state than they were held in.

    `lost` went before them and will never be stored. A command that names what a held one made (a new issue, a new
    group) follows it to its new number; if that one could not happen, neither does this.
    """
    moved: Moved = {}
    batches: dict[int, int] = {}
    for one in lost:
        _follow(moved, one.entries, ())
    kept: list[Held] = []
    unplaced: list[str] = []
    for one in held:
        again = _again(state, one, moved, batches)
        if again is None and (words := words_of(one.command)):
            unplaced.append(words)
        _follow(moved, one.entries, again.entries if again is not None else ())
        if again is not None and again.entries:
            kept.append(again)
            batches[one.entries[0].batch] = again.entries[0].batch
            state = replay(again.entries, state)
    return Settled(state, tuple(kept), tuple(unplaced))


def _again(state: State, held: Held, moved: Moved, batches: dict[int, int]) -> Held | None:
    """What a held command leads to after what others did; None when it can no longer happen as it was meant.

    Its batch goes by the first of it that still happens, unless that is stored already.
    """
    first = held.entries[0]
    command = _renamed(held.command, moved)
    if command is None:
        return None
    try:
        decided = decide(state, command, first.at)
    except Refused:
        return None
    meant = [moved.get(seq, seq) for seq in _taken(entry.event for entry in held.entries)]
    if _taken(decided) != meant:
        return None
    here = first.batch in moved or first.batch == first.seq
    batch = batches.get(first.batch, 0 if here else first.batch)
    return Held(command, record(state, decided, first.at, first.by, batch))


def _renamed(command: Command, moved: Moved) -> Command | None:
    """The command with what it names called by its new number; None when that never came to be."""
    names: dict[str, Any] = {}
    for use in ("names", "names a theme"):
        for field in fields_for(type(command), use):
            theme = use != "names" or (field == "ref" and getattr(command, "about", "") == "theme")
            before = THEME if theme else ""
            named = getattr(command, field)
            if isinstance(named, tuple):
                found = (moved.get(f"{before}{name}", f"{before}{name}") for name in named)
                names[field] = tuple(str(name).removeprefix(before) for name in found if name)
            elif f"{before}{named}" in moved:
                now = moved[f"{before}{named}"]
                if now is None:
                    return None
                names[field] = str(now).removeprefix(before)
    return replace(command, **names) if names else command


def _follow(moved: Moved, then: tuple[Recorded, ...], again: tuple[Recorded, ...]) -> None:
    """Remember what the numbers given out then are now: those of steps, issues, groups, entries and themes."""
    for place, entry in enumerate(then):
        new = again[place] if place < len(again) else None
        moved[entry.seq] = new.seq if new is not None else None
        if name := _given(entry.event):
            moved[name] = (_given(new.event) or None) if new is not None else None


def _given(event: Event) -> str:
    """The id that an event gave to something new; "" when it gave none."""
    if not event.gives:
        return ""
    name = attrgetter(event.gives)(event)
    return f"{THEME}{name}" if event.gives == "theme.id" else str(name)


def _taken(happened: Iterable[Event]) -> list[int]:
    """The numbers of the steps that events took back or did again."""
    return [event.seq for event in happened if isinstance(event, ChangeUndone | ChangeRedone)]


def words_of(command: Command) -> str:
    """What the trainer typed in a command, if anything."""
    typed = (getattr(command, field) for field in fields_for(type(command), "words"))
    return ", ".join(text for text in typed if text)
