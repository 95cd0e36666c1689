"""Whose turn it is to report back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from msgspec.structs import replace

from facilitator.agenda.model import Item
from facilitator.live import commands, events
from facilitator.live.facts import Recorded
from facilitator.live.facts.turns import Order
from facilitator.live.queries.turns import beginning, default_order, following, report_back
from facilitator.live.refused import Refused
from facilitator.live.rules.guards import (
    the_group,
)
from facilitator.live.rules.registry import Changes, Events, appear, decides, reduces
from facilitator.live.stamp import Stamp
from facilitator.live.state import (
    State,
    Turns,
)

ORDERS: tuple[Order, ...] = get_args(Order)
"""How a report-back may go."""


def _item(state: State, item_id: str) -> Item:
    item = report_back(state, item_id)
    if item is None:
        raise Refused("Groups have turns only while they report back.")
    return item


def _turns(state: State, item: Item) -> Turns:
    return state.turns.get(item.id, Turns())


def _order(state: State, item: Item) -> Order:
    return _turns(state, item).order or default_order(item)


def _begun(state: State, item: Item) -> Events:
    """The event that puts the order on record, where none is yet; the first turn goes with it in one step."""
    if _turns(state, item).order:
        return ()
    return (events.TurnsOrdered(item.id, _order(state, item), beginning(state, item)),)


def _taking_turns(state: State, item_id: str) -> Item:
    item = _item(state, item_id)
    if _order(state, item) == "gallery walk":
        raise Refused("In a gallery walk everyone goes round the charts: nobody has the turn.")
    return item


@decides(commands.OrderTurns)
def _order_turns(state: State, command: commands.OrderTurns, now: Stamp) -> Events:
    item = _item(state, command.item)
    order = next((known for known in ORDERS if known == command.order), None)
    if order is None:
        raise Refused(f"Groups report back {ORDERS[0]}, {ORDERS[1]} or in a {ORDERS[2]}.")
    groups = tuple(the_group(state, group).id for group in dict.fromkeys(command.groups))
    turns = _turns(state, item)
    groups = groups or turns.groups or beginning(state, item)
    if (turns.order, turns.groups) == (order, groups):
        return ()
    return (events.TurnsOrdered(item.id, order, groups),)


@decides(commands.GiveTurn)
def _give(state: State, command: commands.GiveTurn, now: Stamp) -> Events:
    item, group = _taking_turns(state, command.item), the_group(state, command.group)
    if group.closed:
        raise Refused(f"{group.name} has left.")
    if _turns(state, item).now == group.id:
        raise Refused(f"It is {group.name}'s turn already.")
    return (*_begun(state, item), events.TurnGiven(item.id, group.id))


@decides(commands.NextTurn)
def _next(state: State, command: commands.NextTurn, now: Stamp) -> Events:
    """Group by group, a turn that is over is the group's last: it has said all it had."""
    item = _taking_turns(state, command.item)
    turns = _turns(state, item)
    if turns.now and _order(state, item) == "group by group":
        return (events.TurnsFinished(item.id, turns.now, following(state, item, without=turns.now)),)
    group = following(state, item)
    if not group:
        raise Refused("Every group has finished. A group's number gives it another turn.")
    return (*_begun(state, item), events.TurnGiven(item.id, group))


def _present(state: State, item: Item) -> str:
    """The group whose turn it is."""
    group = _turns(state, item).now
    if not group:
        raise Refused("It is nobody's turn: Enter on an empty line gives the first.")
    return group


@decides(commands.PassTurn)
def _pass(state: State, command: commands.PassTurn, now: Stamp) -> Events:
    """Passing leaves a group in the next round; when all others have finished, it is through as well."""
    item = _taking_turns(state, command.item)
    group = _present(state, item)
    to = following(state, item, without=group)
    if not to:
        return (events.TurnsFinished(item.id, group, to),)
    return (events.TurnPassed(item.id, group, to),)


@decides(commands.FinishTurns)
def _finish(state: State, command: commands.FinishTurns, now: Stamp) -> Events:
    item = _taking_turns(state, command.item)
    turns = _turns(state, item)
    group = the_group(state, command.group).id if command.group else _present(state, item)
    if group in turns.finished:
        raise Refused(f"{state.groups[group].name} has finished already.")
    if group != turns.now and turns.now:
        return (events.TurnsFinished(item.id, group, turns.now),)
    return (*_begun(state, item), events.TurnsFinished(item.id, group, following(state, item, without=group)))


# -- what it changes ---------------------------------------------------------------------------------------------------


NOBODY = Turns()


TurnEvent = events.TurnsOrdered | events.TurnGiven | events.TurnPassed | events.TurnsFinished


def _given(turns: Turns, group: str, recorded: Recorded) -> Turns:
    """The turn handed to a group; to nobody where it is ""."""
    given = {**turns.given, group: turns.given.get(group, 0) + 1} if group else turns.given
    return replace(turns, now=group, since=recorded.at if group else None, given=given)


def _on_turns(change: Callable[[Turns, Any, Recorded], Turns]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this to the turns of its report-back."""

    def step(state: State, recorded: Recorded, event: TurnEvent) -> Changes:
        after = change(state.turns.get(event.item, NOBODY), event, recorded)
        return appear(state, "turns", event.item, NOBODY, after)

    return step


def _ordered(turns: Turns, event: events.TurnsOrdered, recorded: Recorded) -> Turns:
    return replace(turns, order=event.order, groups=event.groups)


def _turn(turns: Turns, event: events.TurnGiven, recorded: Recorded) -> Turns:
    again = tuple(group for group in turns.finished if group != event.group)
    return _given(replace(turns, finished=again), event.group, recorded)


def _passed(turns: Turns, event: events.TurnPassed, recorded: Recorded) -> Turns:
    return _given(replace(turns, passed=(*turns.passed, event.group)), event.to, recorded)


def _finished(turns: Turns, event: events.TurnsFinished, recorded: Recorded) -> Turns:
    """A group is through; when it was another's turn, that goes on as it was."""
    others = tuple(group for group in turns.finished if group != event.group)
    through = replace(turns, finished=(*others, event.group))
    return through if turns.now not in ("", event.group) else _given(through, event.to, recorded)


reduces(events.TurnsOrdered)(_on_turns(_ordered))
reduces(events.TurnGiven)(_on_turns(_turn))
reduces(events.TurnPassed)(_on_turns(_passed))
reduces(events.TurnsFinished)(_on_turns(_finished))
