"""What the lead's screen does as time passes: cues, the bell, moving on; and its second clock and paper twin."""

from __future__ import annotations

from facilitator.console.painting.side import SideCues
from facilitator.console.painting.times import second_words
from facilitator.console.screens.lead_room import RoomKeys
from facilitator.console.widgets.panels import Side
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.cues import CueMemory, Rank, next_cue, nudge_shown, prompt_shown, put_away
from facilitator.live.deciding_advance import is_due
from facilitator.live.refused import Refused
from facilitator.live.second_clock import read_second
from facilitator.live.view import Now

PRESSING = (Rank.TIME, Rank.NUDGE)
"""Cues that stand out; all others are as quiet as the notes below them."""


class CueKeys(RoomKeys):
    """What happens because time passes, and the second clock."""

    cues = CueMemory()
    """What this window has said unasked so far."""
    moved: tuple[str, int] = ("", 0)
    """The item that this window last left because the plan said so, and which stay at it that was."""

    def follow_time(self, before: Now | None) -> None:
        """All that a second which has passed asks for; `before` is the item as it stood at the last look."""
        self._ring(before)
        self._move_on()
        self.look_out()

    def look_out(self) -> None:
        """Show the cue of this moment: beside the clock, or where that is hidden in the line of words."""
        state, now = self.controller.state, self.controller.clock.now()
        memory = next_cue(state, now, self.cues, self.now.behind)
        before, self.cues = self.cues, memory
        shown = SideCues(memory.text, memory.rank in PRESSING, prompt_shown(state, now, memory))
        self.query_one(Side).cues = shown
        if self.room_safe or not (self.has_class("-spread") and self.has_class("-narrow")):
            return  # what is said unasked is private: never a word of it where participants may read along
        new = memory.at != before.at and before.at is not None  # the first waits until the greeting has been read
        if memory.text and (new or not self._said):
            self.say(memory.text)
        elif before.text and not memory.text and self._said == before.text:
            self.say("")

    def _move_on(self) -> None:
        """Leave an item whose time is up if its plan says so: once in a stay, so that undo is not undone."""
        state = self.controller.state
        if not is_due(state, self.controller.clock.now()):
            return
        left = state.plan.item(state.current)
        stay = (left.id, len(state.items[left.id].visits))
        if stay == self.moved:
            return
        self.moved = stay
        try:
            moved = self.controller.dispatch(commands.AdvanceByClock(left.id))
        except Refused as refusal:
            self.say(str(refusal))
            return
        self.look()
        if moved:
            self.say(f"Time was up: the plan lets {left.title} move on by itself. N goes back.")

    def _ring(self, before: Now | None) -> None:
        """Tell once that an item has run out: its clock flashes, and where the plan asks for it the bell rings."""
        now = self.now.now
        if before is None or now is None or before.id != now.id or now.clock.state != "running":
            return
        if before.clock.left > 0 >= now.clock.left:
            self.query_one(Side).flash(self.real_clock)
            if now.bell:
                self.app.bell()

    def do_cue_seen(self) -> None:
        """Put the cue away; a nudge that it was is marked as seen."""
        nudge = nudge_shown(self.controller.state, self.cues)
        if nudge:
            self.ask(commands.SeeNudge(nudge))
        if self.cues.text:
            self.cues = put_away(self.cues)
            self.say("")
        self.look_out()

    def do_paper_print(self) -> None:
        """Write the rest of the day, with blank sheets for the groups, as a page to print."""
        from facilitator.handover import HandoverProblem, print_run

        state, now = self.controller.state, self.controller.clock.now()
        try:
            path = print_run(state, self.controller.run, now, self.folder / "exports")
        except HandoverProblem as problem:
            self.say(str(problem))
        else:
            self.say(f"The rest of the day is in {path}: open it in a browser and print it.")

    # -- the second clock ---------------------------------------------------------------------------------

    def do_clock_second(self) -> None:
        """Start a second clock, or show the keys of the one there is."""
        if self.now.second is None:
            hint = "minutes or 2:30, and what it is for · enter starts it · esc out"
            self.open_line(Purpose("second", "Second clock", hint))
        else:
            from facilitator.console.screens.second_clock import SecondClockScreen

            self.app.push_screen(SecondClockScreen(self))

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Start the second clock that was typed; all other words go where they always go."""
        if purpose.place != "second":
            super().submitted(purpose, text)
            return
        if not text:
            self._finish("")
            return
        read = read_second(text)
        if read is None:
            self.say("Type the minutes and what they are for, such as 2 energiser, or 2:30 Group 3.")
        elif self.ask(commands.StartSecondClock(*read)) and self.now.second is not None:
            self._finish(f"{second_words(self.now.second)}. 0 shows its keys, the item's clock is untouched.")
