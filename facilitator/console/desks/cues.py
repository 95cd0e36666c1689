"""The desk for what happens because time passes: cues, the bell, moving on."""

from __future__ import annotations

from facilitator.clock import ClockSource
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.key import is_open, key
from facilitator.console.painting.side import SideCues
from facilitator.console.painting.times import away_words, local_clock
from facilitator.console.program import program
from facilitator.console.widgets.panels import Side
from facilitator.live.facts.agenda import AdvanceByClock
from facilitator.live.facts.room import SeeNudge
from facilitator.live.queries.cues import CueMemory, Rank, next_cue, nudge_shown, prompt_shown, put_away
from facilitator.live.queries.day import is_due
from facilitator.live.queries.view import Now, reading_case

BELL = "The bell when an item's time is up: on or off; at first as the plan has it"

PRESSING = (Rank.TIME, Rank.NUDGE)
"""Cues that stand out; all others are as quiet as the notes below them."""


class CuesDesk(Desk):
    """Cues: what the console says unasked beside the clock, one at a time."""

    MENU = "Time"

    def __init__(self, bench: Bench, side: Side, real_clock: ClockSource) -> None:
        """Say it in the panel at the side, which flashes by the machine's clock."""
        super().__init__(bench)
        self.side, self.real_clock = side, real_clock
        self.cues = CueMemory()
        """What this window has said unasked so far."""
        self._moved = ("", 0)
        """The item that this window last left because the plan said so, and which stay at it that was."""

    def begun(self) -> None:
        """Say what there is to say at the start."""
        self.look_out()

    def passed(self) -> None:
        """Have the clock's figures as they are to be at this moment."""
        self.side.light()

    def looked(self) -> None:
        """What flashes is the item that ran out of time, and no other."""
        self.side.light()

    def clock_set(self, seconds: float) -> None:
        """Say what it is told by now, and what it does not touch."""
        bench = self.bench
        bench.controller.stepped = 0.0
        bench.look()
        way, time = "forward" if seconds > 0 else "back", local_clock(bench.now.at, bench.now.offsets)
        told = f"The laptop's clock was put {way} by {away_words(abs(seconds))} and says {time} now"
        stands = f"; by it the day is {bench.now.drift}" if bench.now.phase == "running" else ""
        bench.say(f"{told}{stands}. The items' own clocks run on untouched. If {time} is wrong, set it right.")

    def ticked(self, before: Now | None) -> None:
        """All that a second which has passed asks for."""
        self._ring(before)
        self._move_on()
        self.look_out()

    def look_out(self) -> None:
        """Show the cue of this moment: beside the clock, or where that is hidden in the line of words."""
        bench, screen = self.bench, self.bench.screen
        state, now = bench.state, bench.controller.clock.now()
        memory = next_cue(state, now, self.cues, bench.now.behind)
        before, self.cues = self.cues, memory
        self.side.cues = SideCues(memory.text, memory.rank in PRESSING, prompt_shown(state, now, memory), self._bell)
        if bench.mode.room or not (screen.has_class("-spread") and screen.has_class("-narrow")):
            return  # what is said unasked is private: never a word of it where participants may read along
        new = memory.at != before.at and before.at is not None  # the first waits until the greeting has been read
        if memory.text and (new or not bench.said):
            bench.say(memory.text)
        elif before.text and not memory.text and bench.said == before.text:
            bench.say("")

    def _move_on(self) -> None:
        """Leave an item whose time is up if its plan says so: once in a stay, so that undo is not undone."""
        state = self.bench.state
        if not is_due(state, self.bench.controller.clock.now()):
            return
        left = state.plan.item(state.current)
        stay = (left.id, len(state.items[left.id].visits))
        if stay != self._moved:
            self._moved = stay
            if self.bench.ask(AdvanceByClock(left.id)).events:
                self.bench.say(
                    f"Time was up: the plan lets {left.title} move on by itself. ⟦item.previous:N⟧ goes back."
                )

    @property
    def _rings(self) -> bool:
        """Whether the bell rings when the time of the item that is on is up."""
        wanted, now = program(self.bench.screen).settings.bell, self.bench.now.now
        if wanted == "on":
            return not reading_case(self.bench.state)
        return wanted == "plan" and now is not None and now.bell

    @property
    def _bell(self) -> str:
        """What stands over the cues about the bell; nothing where nobody has asked for it."""
        wanted = program(self.bench.screen).settings.bell
        return "bell on" if self._rings else "bell off" if wanted == "off" else ""

    @key("bell.toggle", "B,shift+b", "bell", BELL)
    def turn_bell(self) -> None:
        settings = program(self.bench.screen)
        settings.remember(bell="off" if self._rings or settings.settings.bell == "on" else "on")
        words = "on: it rings once when an item's time is up" if self._rings else "off, whatever the plan says"
        self.bench.say(f"The bell is {words}. ⟦bell.toggle:B⟧ turns it {'off' if self._rings else 'on'}.")
        self.look_out()

    def _ring(self, before: Now | None) -> None:
        """Tell once that an item has run out: its clock flashes, and where it is wanted the bell rings."""
        now = self.bench.now.now
        if before is None or now is None or before.id != now.id or now.clock.state != "running":
            return
        if before.clock.left > 0 >= now.clock.left and self.bench.controller.window == "lead":
            self.side.flash(self.real_clock)
            if self._rings:
                self.bench.screen.app.bell()

    @key(
        "cue.seen", "enter", "seen", "Put away the cue beside the clock; a scribe's nudge counts as seen", when=is_open
    )
    def seen(self) -> None:
        nudge = nudge_shown(self.bench.state, self.cues)
        if nudge:
            self.bench.ask(SeeNudge(nudge))
        if self.cues.text:
            self.cues = put_away(self.cues)
            self.bench.say("")
        self.look_out()
