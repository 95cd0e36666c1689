"""The end of the day: what is still open, and what a copy to be shared would hold back, before it is agreed to."""

from __future__ import annotations

from facilitator.agenda.counting import count_words
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.sheet import Sheet
from facilitator.live.queries.day import entries, entry_aside
from facilitator.live.queries.doubtful import undecided
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

AGREED = "ending.agree"
"""What the sheet gives when the day is to end."""

AFTER = (
    "The clocks stop and the session log is exported. ⟦run.reopen:O⟧ opens the day again if something was forgotten."
)

QUESTIONS = "See to open questions and actions first"
NAMES = "Look at words that may name someone first"


class EndingSheet(Sheet):
    """Asks once: what nobody has taken, what is open, and how many words wait for a decision."""

    PLACE = "ending"

    def content(self, state: State, now: Stamp) -> Content:
        """What there is to see to before the end."""
        found = entries(state)
        rows: list[Row] = []
        if found.ownerless:
            rows.append(Row("title:ownerless", "Without an owner", tone="title"))
            rows += [Row(entry.id, f"{entry.id} {entry.text}", entry_aside(entry)) for entry in found.ownerless]
        parked = [entry for entry in found.parked if entry.owner]
        if parked:
            rows.append(Row("title:open", "Still in the parking lot", tone="title"))
            rows += [Row(entry.id, f"{entry.id} {entry.text}", entry_aside(entry)) for entry in parked]
        waiting = len(undecided(state))
        above = ["Nothing is open in the parking lot, and every action has an owner."] if not rows else []
        lines = count_words(waiting, "line looks as if it", "lines look as if they")
        above += [f"{lines} named someone; a shared copy leaves that out until you decide."] if waiting else []
        return Content("End the day?", "", (*above, AFTER), tuple(rows))

    @key("ending.agree", "enter", "end the day", "End the day", AGREED, where="ending", footer=1)
    @key("ending.entries", "o", "open questions", QUESTIONS, "entries.open", where="ending", footer=2)
    @key("ending.doubtful", "n", "names", NAMES, "doubtful.open", where="ending", footer=3)
    def answer(self, answer: str) -> None:
        self.dismiss(answer)
