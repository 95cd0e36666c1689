"""The lead's keys for the day itself: pages, items, clocks, undo, the end."""

from __future__ import annotations

from facilitator.agenda.kinds import KINDS
from facilitator.console.painting.times import away_words, face, left_words, local_clock
from facilitator.console.screens.running import RunScreen
from facilitator.console.screens.step_words import step_words
from facilitator.console.widgets.panels import Middle
from facilitator.live import commands


class DayKeys(RunScreen):
    """Commands that move the day."""

    def do_page_next(self) -> None:
        """Next page, or what lies under the fold of a long one first."""
        middle = self.query_one(Middle)
        if middle.showing == "page" and middle.top < middle.overflow():
            self.do_page_down()
            return
        if self.ask(commands.NextPage()):
            middle.top = 0
            middle.showing = "page" if self.now.now and not KINDS[self.now.now.kind].reports else middle.showing

    def do_page_previous(self) -> None:
        """Previous page."""
        if self.ask(commands.PreviousPage()):
            self.query_one(Middle).top = 0

    def do_page_down(self) -> None:
        """Scroll a long page on."""
        middle = self.query_one(Middle)
        middle.top = min(middle.overflow(), middle.top + max(1, middle.size.height - 4))

    def do_page_up(self) -> None:
        """Scroll a long page back."""
        middle = self.query_one(Middle)
        middle.top = max(0, middle.top - max(1, middle.size.height - 4))

    def do_item_next(self) -> None:
        """Next item."""
        self.ask(commands.NextItem())

    def do_item_previous(self) -> None:
        """Item before."""
        self.ask(commands.PreviousItem())

    def do_item_skip(self) -> None:
        """Skip the current item."""
        title = self.now.now.title if self.now.now else ""
        if self.ask(commands.SkipItem(self.controller.state.current)):
            self.say_price(f"{title} is marked as skipped")

    def do_item_repeat(self) -> None:
        """Start the current item again."""
        if self.ask(commands.RepeatItem()) and self.now.now:
            self.say_price(f"{self.now.now.title} starts again with its full time")

    def do_clock_toggle(self) -> None:
        """Start or pause the clock."""
        if self.ask(commands.ToggleClock()) and self.now.now:
            clock = self.now.now.clock
            self.say(
                "The clock runs." if clock.state == "running" else f"The clock is paused: {left_words(clock.left)}."
            )

    def do_clock_add_1(self) -> None:
        """One minute more."""
        self._change(60)

    def do_clock_take_1(self) -> None:
        """One minute less."""
        self._change(-60)

    def do_clock_add_5(self) -> None:
        """Five minutes more."""
        self._change(300)

    def do_clock_take_5(self) -> None:
        """Five minutes less."""
        self._change(-300)

    def _change(self, seconds: int) -> None:
        """Change the clock, and say at what price."""
        if self.ask(commands.ChangeClock(float(seconds))):
            sign = "+" if seconds > 0 else "-"
            self.say_price(f"{sign}{abs(seconds) // 60}")

    def do_undo(self) -> None:
        """Undo the last step of this window."""
        if self.ask(commands.Undo(self.controller.window)):
            chain = self.controller.state.undone.get(self.controller.window)
            if chain is not None:
                self.bring_back(chain.step.seq)
                _, redo = self.undo_and_redo
                self.say(f"Taken back: {step_words(chain.step)}. {redo} does it again.")

    def bring_back(self, seq: int) -> None:
        """Words that a step took out of the line, when it is taken back (`OfferKeys`)."""

    def take_away(self, seq: int) -> None:
        """Words that came back to the line, when the step is done again (`OfferKeys`)."""

    def do_redo(self) -> None:
        """Redo what was undone."""
        chain = self.controller.state.undone.get(self.controller.window)
        if self.ask(commands.Redo(self.controller.window)) and chain:
            self.take_away(chain.step.seq)
            self.say(f"Done again: {step_words(chain.step)}.")

    def greet(self) -> None:
        """Say what there is to say when the window opens (`PaperKeys`)."""

    def woke(self, seconds: float) -> None:
        """The laptop was away while the program was alive."""
        self.controller.note_gap(seconds, counted=True, slept=True)
        self.look()
        self.say(f"The laptop was away for {away_words(seconds)}. {self.going_on()}")

    def clock_was_set(self, seconds: float) -> None:
        """The laptop's clock was put forward, or back: what it is told by now, and what it does not touch."""
        self.controller.stepped = 0.0
        self.look()
        way = "forward" if seconds > 0 else "back"
        time = local_clock(self.now.at, self.now.offset)
        told = f"The laptop's clock was put {way} by {away_words(abs(seconds))} and says {time} now"
        stands = f"; by it the day is {self.now.drift}" if self.now.phase == "running" else ""
        self.say(f"{told}{stands}. The items' own clocks run on untouched. If {time} is wrong, set it right.")

    def going_on(self) -> str:
        """What goes on now, in words."""
        now = self.now.now
        if now is None:
            return "The day has not begun."
        if now.clock.state != "running":
            return f"{now.title} goes on; its clock is {now.clock.state}."
        if now.clock.left < 0:
            return f"{now.title} goes on, {face(-now.clock.left)} over."
        return f"{now.title} goes on with {face(now.clock.left)} left."

    def do_remote_nothing(self) -> None:
        """What presenter remotes send to start a slide show does nothing here."""
