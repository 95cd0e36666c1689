"""Whose turn it is to report back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from msgspec.structs import replace

from facilitator.agenda.model import Item
from facilitator.live.facts import Recorded
from facilitator.live.facts import turns as facts
from facilitator.live.facts.base import Refused
from facilitator.live.queries.turns import beginning, default_order, following, report_back
from facilitator.live.rules.guards import the_group
from facilitator.live.rules.registry import Changes, Events, appear, decides, reduces, without
from facilitator.live.stamp import Stamp
from facilitator.live.state import State, Turns

ORDERS: tuple[facts.Order, ...] = get_args(facts.Order)
"""How a report-back may go."""


def _item(state: State, item_id: str) -> Item:
    item = report_back(state, item_id)
    if item is None:
        raise Refused("Groups have turns only while they report back.")
    return item


def _turns(state: State, item: Item) -> Turns:
    return state.turns.get(item.id, Turns())


def _order(state: State, item: Item) -> facts.Order:
    return _turns(state, item).order or default_order(item)


def _begun(state: State, item: Item) -> Events:
    """The event that puts the order on record, where none is yet; the first turn goes with it in one step."""
    if _turns(state, item).order:
        return ()
    return (facts.TurnsOrdered(item.id, _order(state, item), beginning(state, item)),)


def _taking_turns(state: State, item_id: str) -> Item:
    item = _item(state, item_id)
    if _order(state, item) == "gallery walk":
        raise Refused("In a gallery walk everyone goes round the charts: nobody has the turn.")
    return item


@decides(facts.OrderTurns)
def _order_turns(state: State, command: facts.OrderTurns, now: Stamp) -> Events:
    item = _item(state, command.item)
    order = next((known for known in ORDERS if known == command.order), None)
    if order is None:
        raise Refused(f"Groups report back {ORDERS[0]}, {ORDERS[1]} or in a {ORDERS[2]}.")
    groups = tuple(the_group(state, group).id for group in dict.fromkeys(command.groups))
    turns = _turns(state, item)
    groups = groups or turns.groups or beginning(state, item)
    if (turns.order, turns.groups) == (order, groups):
        return ()
    return (facts.TurnsOrdered(item.id, order, groups),)


@decides(facts.GiveTurn)
def _give(state: State, command: facts.GiveTurn, now: Stamp) -> Events:
    item, group = _taking_turns(state, command.item), the_group(state, command.group)
    if group.closed:
        raise Refused(f"{group.name} has left.")
    if _turns(state, item).now == group.id:
        raise Refused(f"It is {group.name}'s turn already.")
    return (*_begun(state, item), facts.TurnGiven(item.id, group.id))


@decides(facts.NextTurn)
def _next(state: State, command: facts.NextTurn, now: Stamp) -> Events:
    """Group by group, a turn that is over is the group's last: it has said all it had."""
    item = _taking_turns(state, command.item)
    turns = _turns(state, item)
    if turns.now and _order(state, item) == "group by group":
        return (facts.TurnsFinished(item.id, turns.now, following(state, item, without=turns.now)),)
    group = following(state, item)
    if not group:
        raise Refused("Every group has finished. A group's number gives it another turn.")
    return (*_begun(state, item), facts.TurnGiven(item.id, group))


def _present(state: State, item: Item) -> str:
    """The group whose turn it is."""
    group = _turns(state, item).now
    if not group:
        raise Refused("It is nobody's turn: Enter on an empty line gives the first.")
    return group


@decides(facts.PassTurn)
def _pass(state: State, command: facts.PassTurn, now: Stamp) -> Events:
    """Passing leaves a group in the next round; when all others have finished, it is through as well."""
    item = _taking_turns(state, command.item)
    group = _present(state, item)
    to = following(state, item, without=group)
    if not to:
        return (facts.TurnsFinished(item.id, group, to),)
    return (facts.TurnPassed(item.id, group, to),)


@decides(facts.FinishTurns)
def _finish(state: State, command: facts.FinishTurns, now: Stamp) -> Events:
    item = _taking_turns(state, command.item)
    turns = _turns(state, item)
    group = the_group(state, command.group).id if command.group else _present(state, item)
    if group in turns.finished:
        raise Refused(f"{state.groups[group].name} has finished already.")
    if group != turns.now and turns.now:
        return (facts.TurnsFinished(item.id, group, turns.now),)
    return (*_begun(state, item), facts.TurnsFinished(item.id, group, following(state, item, without=group)))


# -- what it changes ---------------------------------------------------------------------------------------------------


TurnEvent = facts.TurnsOrdered | facts.TurnGiven | facts.TurnPassed | facts.TurnsFinished


def _on_turns(change: Callable[[Turns, Any, Stamp], Turns]) -> Callable[[State, Recorded, Any], Changes]:
    """The step of an event that does this, at its moment, to the turns of its report-back."""

    def step(state: State, recorded: Recorded, event: TurnEvent) -> Changes:
        nobody = Turns()
        before = state.turns.get(event.item, nobody)
        return appear(state, "turns", event.item, nobody, change(before, event, recorded.at))

    return step


def _handed(turns: Turns, group: str, at: Stamp) -> Turns:
    """The turn handed to a group; to nobody where it is ""."""
    given = {**turns.given, group: turns.given.get(group, 0) + 1} if group else turns.given
    return replace(turns, now=group, since=at if group else None, given=given)


def _ordered(turns: Turns, event: facts.TurnsOrdered, at: Stamp) -> Turns:
    return replace(turns, order=event.order, groups=event.groups)


def _given(turns: Turns, event: facts.TurnGiven, at: Stamp) -> Turns:
    return _handed(replace(turns, finished=without(turns.finished, event.group)), event.group, at)


def _passed(turns: Turns, event: facts.TurnPassed, at: Stamp) -> Turns:
    return _handed(replace(turns, passed=(*turns.passed, event.group)), event.to, at)


def _finished(turns: Turns, event: facts.TurnsFinished, at: Stamp) -> Turns:
    """A group is through; when it was another's turn, that goes on as it was."""
    through = replace(turns, finished=(*without(turns.finished, event.group), event.group))
    return through if turns.now not in ("", event.group) else _handed(through, event.to, at)


reduces(facts.TurnsOrdered)(_on_turns(_ordered))
reduces(facts.TurnGiven)(_on_turns(_given))
reduces(facts.TurnPassed)(_on_turns(_passed))
reduces(facts.TurnsFinished)(_on_turns(_finished))
