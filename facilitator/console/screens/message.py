"""A short message to the room: a few that are often needed, or one's own words."""

from __future__ import annotations

from datetime import datetime, timedelta

from facilitator.agenda.counting import count_words
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.painting.times import local_clock
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.rules.room import LONGEST_MESSAGE
from facilitator.live.stamp import Offsets, Stamp
from facilitator.live.state import State

OFTEN = (
    "One moment, please: we go on soon",
    "Please come back to your tables",
    "A car has its lights on: please look at yours",
    "A car is in the way: please look at yours",
    "We need a first aider: please come to the front",
)
"""What rooms are often told, in words that name nobody."""

ABOVE = "It stands above whatever the room sees until ⟦room.message:A⟧ takes it away."
SHOW = "Show the room the words in hand"
OWN = "Type your own words; what looks personal waits for your yes before the room sees it"


def often(now: datetime, offsets: Offsets) -> tuple[str, ...]:
    """The messages on offer; those that say how long something takes also say until when, since words do not count."""
    back = (f"Back in {m} minutes, at {local_clock(now + timedelta(minutes=m), offsets)}" for m in (5, 10))
    return (*back, *OFTEN)


class MessageSheet(Sheet):
    """Messages down the sheet; it gives the words that were chosen or typed."""

    PLACE = "message"

    def content(self, state: State, now: Stamp) -> Content:
        """The messages on offer."""
        offsets = state.started.offsets if state.started is not None else ()
        rows = tuple(Row(str(number), words) for number, words in enumerate(often(now.wall, offsets), 1))
        return Content("A message to the room", "everyone reads it", (ABOVE,), rows)

    @key("message.show", "enter", "show it", SHOW, where="message", footer=1)
    def show(self) -> None:
        words = next((row.text for row in self.rows if row.id == self.at), "")
        if words:
            self.dismiss(words)

    @key("message.type", "w,o", "own words", OWN, where="message", footer=2)
    def type_own(self) -> None:
        hint = f"enter shows it · at most {LONGEST_MESSAGE} characters · esc out, draft kept"
        self.bench.line(Purpose("message", "To the whole room", self._typed, hint))

    def _typed(self, text: str) -> None:
        if not text:
            self.bench.finish()
        elif len(text) > LONGEST_MESSAGE:
            over = count_words(len(text) - LONGEST_MESSAGE, "character")
            self.bench.say(f"That is {over} too long to be read from the last row.")
        else:
            self.bench.finish()
            self.dismiss(text)
