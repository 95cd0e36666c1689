"""Deciding whose turn it is to report back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from facilitator.agenda.model import Item
from facilitator.live import commands, events
from facilitator.live.events import AnyEvent, Order
from facilitator.live.finding import the_group
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import State, Turns
from facilitator.live.turns import beginning, default_order, following, report_back

Events = tuple[AnyEvent, ...]

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


def _give(state: State, command: commands.GiveTurn, now: Stamp) -> Events:
    item, group = _taking_turns(state, command.item), the_group(state, command.group)
    if group.closed:
        raise Refused(f"{group.name} has left.")
    if _turns(state, item).now == group.id:
        raise Refused(f"It is {group.name}'s turn already.")
    return (*_begun(state, item), events.TurnGiven(item.id, group.id))


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


def _pass(state: State, command: commands.PassTurn, now: Stamp) -> Events:
    """Passing leaves a group in the next round; when all others have finished, it is through as well."""
    item = _taking_turns(state, command.item)
    group = _present(state, item)
    to = following(state, item, without=group)
    if not to:
        return (events.TurnsFinished(item.id, group, to),)
    return (events.TurnPassed(item.id, group, to),)


def _finish(state: State, command: commands.FinishTurns, now: Stamp) -> Events:
    item = _taking_turns(state, command.item)
    turns = _turns(state, item)
    group = the_group(state, command.group).id if command.group else _present(state, item)
    if group in turns.finished:
        raise Refused(f"{state.groups[group].name} has finished already.")
    if group != turns.now and turns.now:
        return (events.TurnsFinished(item.id, group, turns.now),)
    return (*_begun(state, item), events.TurnsFinished(item.id, group, following(state, item, without=group)))


DECISIONS: dict[type, Callable[[State, Any, Stamp], Events]] = {
    commands.OrderTurns: _order_turns,
    commands.GiveTurn: _give,
    commands.NextTurn: _next,
    commands.PassTurn: _pass,
    commands.FinishTurns: _finish,
}
