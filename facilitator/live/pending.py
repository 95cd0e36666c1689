"""Steps that were carried out but could not be stored yet, and what becomes of them after what others did: pure.

While the journal refuses, a window goes on in memory. When it can read and write again, other windows may have been
faster, and every held command is decided again on top of what they did. Three things must not happen then: words
must not be lost, they must not end up in another place than where they were typed, and a step must not be done to
something that only has the number of what was meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from facilitator.live import commands, events
from facilitator.live.facts import AnyEvent, Recorded
from facilitator.live.facts.base import Command
from facilitator.live.queries.day import exercise_at
from facilitator.live.refused import Refused
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
    if isinstance(command, commands.CaptureIssue | commands.ReadBackGroup) and not command.exercise:
        exercise = exercise_at(state)
        return replace(command, exercise=exercise.id) if exercise is not None else command
    if isinstance(command, AT_AN_ITEM) and not command.item:
        return replace(command, item=state.current)
    return command


AT_AN_ITEM = (
    commands.OrderTurns,
    commands.GiveTurn,
    commands.NextTurn,
    commands.PassTurn,
    commands.FinishTurns,
    commands.ObserveGroup,
)
"""Commands that are about the item the day is at, unless they name another."""


def record(state: State, decided: Iterable[AnyEvent], now: Stamp, window: str) -> tuple[Recorded, ...]:
    """Events as the journal is to hold them, after the last of this state."""
    return tuple(Recorded(state.seq + number, now, window, event) for number, event in enumerate(decided, 1))


def settle(state: State, held: Iterable[Held], lost: Iterable[Held] = ()) -> Settled:
    """Held commands decided again, oldest first, on top of another state than they were held in.

    `lost` went before them and will never be stored. A command that names what a held one made (a new issue, a new
    group) follows it to its new number; if that one could not happen, neither does this.
    """
    moved: Moved = {}
    for one in lost:
        _follow(moved, one.entries, ())
    kept: list[Held] = []
    unplaced: list[str] = []
    for one in held:
        again = _again(state, one, moved)
        if again is None and (words := words_of(one.command)):
            unplaced.append(words)
        _follow(moved, one.entries, again.entries if again is not None else ())
        if again is not None and again.entries:
            kept.append(again)
            state = replay(again.entries, state)
    return Settled(state, tuple(kept), tuple(unplaced))


def _again(state: State, held: Held, moved: Moved) -> Held | None:
    """What a held command leads to after what others did; None when it can no longer happen as it was meant."""
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
    return Held(command, record(state, decided, first.at, first.by))


def _renamed(command: Command, moved: Moved) -> Command | None:
    """The command with what it names called by its new number; None when that never came to be."""
    names: dict[str, Any] = {}
    for field in ("id", "group", "into", "to", "ref", "item", "after", "theme"):
        name = getattr(command, field, None)
        before = THEME if name and _names_theme(command, field) else ""
        known = f"{before}{name}" if before else name
        if known in moved:
            now = moved[known]
            if now is None:
                return None
            names[field] = str(now).removeprefix(before) if before else now
    for field, before in (("echoes", ""), ("groups", ""), ("issues", ""), ("themes", THEME)):
        several = [f"{before}{name}" for name in getattr(command, field, ())]
        if any(name in moved for name in several):
            found = (moved.get(name, name) for name in several)
            names[field] = tuple(str(name).removeprefix(before) for name in found if name)
    return replace(command, **names) if names else command


def _names_theme(command: Command, field: str) -> bool:
    """Whether a field of the command has the id of a theme, which an item or a group may have as well."""
    if field == "into":
        return isinstance(command, commands.MergeThemes)
    return field == "theme" or (field == "ref" and getattr(command, "about", "") == "theme")


def _follow(moved: Moved, then: tuple[Recorded, ...], again: tuple[Recorded, ...]) -> None:
    """Remember what the numbers given out then are now: those of steps, issues, groups, entries and themes."""
    for place, entry in enumerate(then):
        new = again[place] if place < len(again) else None
        moved[entry.seq] = new.seq if new is not None else None
        if name := _given(entry.event):
            moved[name] = (_given(new.event) or None) if new is not None else None


def _given(event: AnyEvent) -> str:
    """The id that an event gave to something new; "" when it gave none."""
    if isinstance(event, events.ItemInserted):
        return event.item.id
    if isinstance(event, events.ItemSplit):
        return event.rest.id
    if isinstance(event, events.ThemeAdded):
        return f"{THEME}{event.theme.id}"
    return event.id if isinstance(event, GIVING) else ""


def _taken(happened: Iterable[AnyEvent]) -> list[int]:
    """The numbers of the steps that events took back or did again."""
    return [event.seq for event in happened if isinstance(event, events.ChangeUndone | events.ChangeRedone)]


GIVING = (
    events.IssueCaptured,
    events.GroupAdded,
    events.NoteAdded,
    events.ParkingAdded,
    events.ActionAdded,
    events.PledgeMade,
    events.TallyTaken,
    events.CommentMade,
)
"""Events that give something new its number."""


def words_of(command: Command) -> str:
    """What the trainer typed in a command, if anything."""
    typed = (getattr(command, field, "") for field in TYPED)
    return ", ".join(text for text in typed if text)


TYPED = (
    *("text", "name", "owner", "by_when", "how", "agency"),
    *("label", "definition", "based_on", "how_to_test", "finding", "recommended", "question"),
)
"""Fields of commands that hold what the trainer typed."""
