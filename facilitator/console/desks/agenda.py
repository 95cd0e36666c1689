"""The desk for a day that goes otherwise than planned: missed starts, time to win back, a changed agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.console.desk import Desk
from facilitator.console.key import is_open, key, late
from facilitator.live.facts.agenda import TakeCatchUp
from facilitator.live.queries.day_words import meaning, price

if TYPE_CHECKING:
    from facilitator.live.queries.catch_up import Proposal

CATCH_UP = "Running late: up to three ways to be on time again; Enter takes one"
BACKDATE = "It began N minutes ago: the day, the item, or only its clock"
CHANGE = "Change the day: put an item in, cut one in two, move or skip what is still to come"


class AgendaDesk(Desk):
    """Commands that open a list of their own over the screen."""

    @key("clock.backdate", "T,shift+t", "began earlier", BACKDATE, when=is_open)
    def backdate(self) -> None:
        from facilitator.console.screens.backdate import BackdateScreen

        self.bench.open(BackdateScreen(self.bench))

    @key("plan.catch_up", "r", "win time back", CATCH_UP, footer=3, when=is_open, offered=late, synonyms=("late",))
    def catch_up(self) -> None:
        """Nothing is offered within a minute of the plan."""
        from facilitator.console.screens.catch_up import MISSED, CatchUpScreen
        from facilitator.live.queries.catch_up import catch_up

        bench = self.bench
        found = catch_up(bench.state, bench.controller.clock.now())
        if not found.name and not found.asks:
            bench.say(f"{meaning(bench.now)}. There is nothing to win back.")
            return
        bench.open(CatchUpScreen(found, meaning(bench.now), bench.named(MISSED)), self._take)

    def _take(self, chosen: Proposal | str | None) -> None:
        """Take what was chosen; where the day has moved on meanwhile, offer what works now."""
        if isinstance(chosen, str):
            self.backdate()
        elif chosen is not None:
            if self.bench.ask(TakeCatchUp(chosen.target, chosen.cuts, chosen.words)):
                self.bench.say(f"{chosen.title}: {price(self.bench.now)} · ⟦undo:u⟧ takes it back")
            else:
                self.catch_up()

    @key("plan.change", "e", "change the day", CHANGE, when=is_open)
    def change(self) -> None:
        from facilitator.console.screens.change import ChangeScreen

        self.bench.open(ChangeScreen(self.bench))
