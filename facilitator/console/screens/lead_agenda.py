"""The lead's keys for a day that goes otherwise than planned: missed starts, time to win back, a changed agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.console.screens.closing import open_over
from facilitator.console.screens.running import RunScreen
from facilitator.live import commands
from facilitator.live.day_words import meaning, price

if TYPE_CHECKING:
    from facilitator.live.catch_up import Proposal


class AgendaKeys(RunScreen):
    """Commands that open a list of their own over the screen."""

    def do_clock_backdate(self) -> None:
        """It began some minutes ago."""
        from facilitator.console.screens.backdate import BackdateScreen

        self.app.push_screen(BackdateScreen(self))

    def do_plan_change(self) -> None:
        """Put items in, cut them in two, move and skip them."""
        from facilitator.console.screens.change import ChangeScreen

        self.app.push_screen(ChangeScreen(self))

    def do_plan_catch_up(self) -> None:
        """Ways to be on time again; nothing to offer within a minute of the plan."""
        from facilitator.console.screens.catch_up import CatchUpScreen
        from facilitator.live.catch_up import catch_up

        found = catch_up(self.controller.state, self.controller.clock.now())
        if not found.name and not found.asks:
            self.say(f"{meaning(self.now)}. There is nothing to win back.")
            return
        open_over(self.app, CatchUpScreen(found, meaning(self.now)), self._take)

    def _take(self, chosen: Proposal | str | None) -> None:
        """Take what was chosen; where the day has moved on meanwhile, offer what works now."""
        if isinstance(chosen, str):
            self.do_clock_backdate()
        elif chosen is not None:
            if self.ask(commands.TakeCatchUp(chosen.target, chosen.cuts, chosen.words)):
                self.say(f"{chosen.title}: {price(self.now)} · u takes it back")
            else:
                self.do_plan_catch_up()
