"""Whose turn it is to report back."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

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


def _on_turns(state: State, item: str, change: Callable[[Turns], Turns]) -> Changes:
    nobody = Turns()
    return appear(state, "turns", item, nobody, change(state.turns.get(item, nobody)))


def _handed(turns: Turns, group: str, recorded: Recorded) -> Turns:
    """The turn handed to a group; to nobody where it is ""."""
    given = {**turns.given, group: turns.given.get(group, 0) + 1} if group else turns.given
    return replace(turns, now=group, since=recorded.at if group else None, given=given)


@reduces(facts.TurnsOrdered)
def _ordered(state: State, recorded: Recorded, event: facts.TurnsOrdered) -> Changes:
    return _on_turns(state, event.item, lambda turns: replace(turns, order=event.order, groups=event.groups))


@reduces(facts.TurnGiven)
def _given(state: State, recorded: Recorded, event: facts.TurnGiven) -> Changes:
    def give(turns: Turns) -> Turns:
        return _handed(replace(turns, finished=without(turns.finished, event.group)), event.group, recorded)

    return _on_turns(state, event.item, give)


@reduces(facts.TurnPassed)
def _passed(state: State, recorded: Recorded, event: facts.TurnPassed) -> Changes:
    def hand_on(turns: Turns) -> Turns:
        return _handed(replace(turns, passed=(*turns.passed, event.group)), event.to, recorded)

    return _on_turns(state, event.item, hand_on)


@reduces(facts.TurnsFinished)
def _finished(state: State, recorded: Recorded, event: facts.TurnsFinished) -> Changes:
    """A group is through; when it was another's turn, that goes on as it was."""

    def finish(turns: Turns) -> Turns:
        through = replace(turns, finished=(*without(turns.finished, event.group), event.group))
        return through if turns.now not in ("", event.group) else _handed(through, event.to, recorded)

    return _on_turns(state, event.item, finish)
