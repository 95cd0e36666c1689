"""The desk for turns in a report-back."""

from __future__ import annotations

from typing import get_args

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.hand import Hand
from facilitator.console.key import key, reporting
from facilitator.console.painting.choices import Choice
from facilitator.live.facts.base import Command
from facilitator.live.facts.turns import FinishTurns, GiveTurn, NextTurn, Order, OrderTurns, PassTurn
from facilitator.live.state import Group

ORDER_WORDS = {
    "round-robin": "Round-robin: one new issue each, round and round",
    "group by group": "Group by group: each says all it has in one turn",
    "gallery walk": "Gallery walk: everyone goes round the charts",
}
"""What the trainer reads of each order."""

ORDERS = "How the groups report back: one new issue each in turn, group by group, or a gallery walk"


def giving(bench: Bench) -> Command:
    """What giving the turn to the group in hand asks for."""
    return GiveTurn(bench.mode.group)


class TurnsDesk(Desk):
    """Turns in a report-back: who has it, passes, finishes, and the order."""

    MENU = "Groups"

    def __init__(self, bench: Bench, hand: Hand) -> None:
        """Keep the group in hand, which follows the turn."""
        super().__init__(bench)
        self.hand = hand
        self._seen = ""
        """The group whose turn it was when this was last looked at."""

    def looked(self) -> None:
        """When the turn went to another group, put that one in hand, unless words are being typed for another."""
        view = self.bench.now
        self.bench.screen.set_class(view.turns is not None and bool(view.radar), "-reporting")
        now = view.turns.now if view.turns is not None else ""
        if now != self._seen:
            self._seen = now
            if now and not (self.bench.field.open and self.bench.field.text):
                self.hand.take(self.bench.state.groups.get(now))

    @property
    def conducts(self) -> bool:
        """Whether this window hands the turns on: the lead's does, the scribe's follows."""
        turns = self.bench.now.turns
        return turns is not None and turns.order != "gallery walk" and self.bench.controller.window == "lead"

    def group(self) -> Group | None:
        """The group whose turn it is, else the one that is to begin; None outside a report-back with turns."""
        turns = self.bench.now.turns
        if turns is None or turns.order == "gallery walk":
            return None
        self._seen = turns.now
        return self.bench.state.groups.get(turns.now or ("" if turns.given else turns.next))

    def next(self) -> None:
        """Enter on an empty line: the next turn in a report-back that has turns, else the next group in hand."""
        if self.conducts:
            self._turn(NextTurn())
        else:
            self.hand.turn(1)

    def begun_by(self, group: str) -> tuple[Command, ...]:
        """Whoever speaks first has the turn: what the first words of a report-back ask for besides."""
        turns = self.bench.now.turns
        begins = self.conducts and turns is not None and not turns.given and turns.waiting
        return (GiveTurn(group),) if begins else ()

    def _turn(self, command: Command) -> None:
        if self.bench.ask(command):
            self.handed_on()

    def handed_on(self) -> None:
        """The group whose turn it is now is in hand."""
        turns = self.bench.now.turns
        if turns is not None and turns.now:
            self.hand.take(self.bench.state.groups.get(turns.now))
        self.hand.looked()

    PASS = "The group whose turn it is passes this time"
    FINISHED = "The group whose turn it is has said all it had"
    GIVE = "Give the turn to the group named over the line"

    @key(
        "turn.pass",
        "ctrl+n",
        "nothing new",
        PASS,
        where="line",
        footer=2,
        when=reporting,
        asks=PassTurn,
    )
    def let_pass(self) -> None:
        self._turn(PassTurn())

    @key(
        "turn.finish",
        "ctrl+f",
        "finished",
        FINISHED,
        where="line",
        footer=3,
        when=reporting,
        asks=FinishTurns,
    )
    def finish(self) -> None:
        self._turn(FinishTurns())

    @key("turn.give", "ctrl+t", "its turn", GIVE, where="line", footer=5, when=reporting, of="group", asks=giving)
    def give(self) -> None:
        group = self.hand.in_hand()
        if group is not None:
            self._turn(GiveTurn(group.id))

    @key("turns.order", "y", "turns", ORDERS, when=reporting)
    def order(self) -> None:
        turns = self.bench.now.turns
        orders: tuple[Order, ...] = get_args(Order)
        choices = [
            Choice(f"order:{order}", ORDER_WORDS[order], "now" if turns and turns.order == order else "")
            for order in orders
        ]
        for group in self.bench.now.groups:
            aside = "finished" if turns and group.id in turns.finished else ""
            choices.append(Choice(f"begin:{group.id}", f"{group.name} begins", aside))
        at = f"order:{turns.order}" if turns else ""
        self.bench.choose("How the groups report back", choices, self._order, at)

    def _order(self, chosen: str | None) -> None:
        what, _, about = (chosen or "").partition(":")
        turns = self.bench.now.turns
        if what == "order":
            self.bench.ask(OrderTurns(about))
        elif what == "begin" and turns is not None:
            at = turns.groups.index(about) if about in turns.groups else 0
            self.bench.ask(OrderTurns(turns.order, turns.groups[at:] + turns.groups[:at]))
