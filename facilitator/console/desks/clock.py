"""The desk for the clocks: the item's own, and the second one beside it."""

from __future__ import annotations

from facilitator.console.desk import Desk
from facilitator.console.key import clock_key, key, under_way
from facilitator.console.painting.times import left_words, second_words
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.clocks import ChangeClock, SetClock, StartSecondClock, ToggleClock
from facilitator.live.queries.day_words import done_at_a_price
from facilitator.live.typed_lines import read_second

SET = "Set the clock: type the minutes that are to be left"
SECOND = "Second clock, for an energiser or one group's turn; the item's own is untouched"


class ClockDesk(Desk):
    """Time of the item that is on."""

    @clock_key("clock.toggle", "t", "clock", "Start or pause the clock", footer=3, synonyms=("start", "pause"))
    def toggle(self) -> None:
        if self.bench.ask(ToggleClock()) and (now := self.bench.now.now):
            paused = f"The clock is paused: {left_words(now.clock.left)}."
            self.bench.say("The clock runs." if now.clock.state == "running" else paused)

    @clock_key("clock.add_1", "plus,equals_sign", "1 min more", "One minute more", 60, footer=4, synonyms=("+1",))
    @clock_key("clock.take_1", "minus", "1 min less", "One minute less", -60, synonyms=("-1",))
    @clock_key("clock.add_5", "right_square_bracket", "5 min more", "Five minutes more", 300, synonyms=("+5",))
    @clock_key("clock.take_5", "left_square_bracket", "5 min less", "Five minutes less", -300, synonyms=("-5",))
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
            from facilitator.console.screens.second_clock import SecondClockScreen

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
