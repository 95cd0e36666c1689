"""The desks for the clocks, and for a day that goes otherwise than planned: missed starts, time to win back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.key import clock_key, is_open, key, late, under_way
from facilitator.console.painting.times import left_words, second_words
from facilitator.console.widgets.typing import Purpose
from facilitator.live.capture_line import read_second
from facilitator.live.facts.agenda import TakeCatchUp
from facilitator.live.facts.base import Command
from facilitator.live.facts.clocks import ChangeClock, SetClock, StartSecondClock, ToggleClock
from facilitator.live.queries.day_words import done_at_a_price, meaning, price

if TYPE_CHECKING:
    from facilitator.live.queries.catch_up import Proposal


CATCH_UP = "Running late: up to three ways to be on time again; Enter takes one"
BACKDATE = "It began N minutes ago: the day, the item, or only its clock"
CHANGE = "Change the day: put an item in, cut one in two, move or skip what is still to come"


class AgendaDesk(Desk):
    """Commands that open a list of their own over the screen."""

    MENU = "Time"

    @key("clock.backdate", "T,shift+t", "began earlier", BACKDATE, when=is_open)
    def backdate(self) -> None:
        from facilitator.console.screens.clocks import BackdateScreen

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

    @key("plan.change", "e", "change the day", CHANGE, when=is_open, of="item", menu="Day")
    def change(self) -> None:
        from facilitator.console.screens.change import ChangeScreen

        self.bench.open(ChangeScreen(self.bench))


SET = "Set the clock: type the minutes that are to be left"
SECOND = "Second clock, for an energiser or one group's turn; the item's own is untouched"


def more(bench: Bench, seconds: int) -> Command:
    """What more or less time asks for."""
    return ChangeClock(float(seconds))


class ClockDesk(Desk):
    """Time of the item that is on."""

    MENU = "Time"

    @clock_key(
        "clock.toggle",
        "t",
        "clock",
        "Start or pause the clock",
        footer=3,
        synonyms=("start", "pause"),
        asks=ToggleClock,
    )
    def toggle(self) -> None:
        if self.bench.now.interrupted is not None:
            self.bench.perform("happened.open")  # it goes on, and says what the interruption cost
            return
        if self.bench.ask(ToggleClock()) and (now := self.bench.now.now):
            paused = f"The clock is paused: {left_words(now.clock.left)}."
            self.bench.say("The clock runs." if now.clock.state == "running" else paused)

    @clock_key(
        "clock.add_1", "plus,equals_sign", "1 min more", "One minute more", 60, footer=4, synonyms=("+1",), asks=more
    )
    @clock_key("clock.take_1", "minus", "1 min less", "One minute less", -60, synonyms=("-1",), asks=more)
    @clock_key(
        "clock.add_5", "right_square_bracket", "5 min more", "Five minutes more", 300, synonyms=("+5",), asks=more
    )
    @clock_key(
        "clock.take_5", "left_square_bracket", "5 min less", "Five minutes less", -300, synonyms=("-5",), asks=more
    )
    def change(self, seconds: int) -> None:
        if self.bench.ask(ChangeClock(float(seconds))):
            sign = "+" if seconds > 0 else "-"
            self.bench.say(done_at_a_price(self.bench.now, f"{sign}{abs(seconds) // 60}"))

    @clock_key("clock.set", "C,shift+c", "set clock", SET, types=True)
    def type_left(self) -> None:
        self.bench.line(Purpose("clock", "Minutes left on the clock", self._set, "enter sets it · esc out", kept=False))

    def _set(self, text: str) -> None:
        if not text:
            self.bench.finish()
            return
        minutes, _, seconds = text.partition(":")
        try:
            left = int(minutes or 0) * 60 + int(seconds or 0)
        except ValueError:
            self.bench.say("Type the minutes that are to be left, such as 12 or 12:30.")
            return
        if self.bench.ask(SetClock(float(left))):
            self.bench.finish()
            self.bench.say(done_at_a_price(self.bench.now, left_words(left)))

    @key("clock.second", "0", "second clock", SECOND, when=under_way)
    def second(self) -> None:
        if self.bench.now.second is None:
            hint = "minutes or 2:30, and what it is for · enter starts it · esc out"
            self.bench.line(Purpose("second", "Second clock", self._start_second, hint))
        else:
            from facilitator.console.screens.clocks import SecondClockScreen

            self.bench.open(SecondClockScreen(self.bench))

    def _start_second(self, text: str) -> None:
        if not text:
            self.bench.finish()
            return
        read = read_second(text)
        if read is None:
            self.bench.say("Type the minutes and what they are for, such as 2 energiser, or 2:30 Group 3.")
        elif self.bench.ask(StartSecondClock(*read)) and (second := self.bench.now.second) is not None:
            self.bench.finish(f"{second_words(second)}. 0 shows its keys, the item's clock is untouched.")
