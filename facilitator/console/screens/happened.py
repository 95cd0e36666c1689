"""Something happened: what it may be, each with its letter and with what will be done."""

from __future__ import annotations

from facilitator.console.bench import NOT_BEGUN, Bench
from facilitator.console.desks.lead import KINDS
from facilitator.console.key import at, bindings, key, keys_of
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.sheet import Sheet
from facilitator.live.queries.day_words import meaning
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

ROOMY = 30
"""Lines of a window from which on every situation says what will be done; else the one in hand does."""

SITUATIONS = at(keys_of(KINDS), "happened")


class HappenedSheet(Sheet):
    """The situations; gives the id of the command chosen."""

    PLACE = "happened list"
    BINDINGS = bindings(SITUATIONS, "situation")

    def __init__(self, below: Bench) -> None:
        """List what the window below has for it; where participants look on, only what they may read."""
        super().__init__(below)
        self.below = below

    def content(self, state: State, now: Stamp) -> Content:
        """All situations, with the reason beside those that cannot be now."""
        rows = []
        roomy = self.size.height >= ROOMY
        for one in SITUATIONS:
            told = one.id != "interruption.explain" or bool(state.interruptions)
            if not told or (self.below.mode.room and not one.room):
                continue
            can = one.when(self.below.view)
            aside = "" if can else "not before the day begins"
            if one.id == "happened.late" and can:
                aside = meaning(self.below.now).partition(":")[0]
            letter = one.sign.rpartition(" ")[2]
            below = (("", one.help),) if roomy or one.id == self.at else ()
            rows.append(Row(one.id, f"{letter}  {one.label}", aside, below, "" if can else "quiet"))
        return Content("Something happened", "a letter does it", rows=tuple(rows))

    def action_situation(self, command_id: str) -> None:
        """Give back the command of a situation, if it can be done now."""
        one = next((one for one in SITUATIONS if one.id == command_id), None)
        if one is None or command_id not in {row.id for row in self.rows}:
            return
        if one.when(self.below.view):
            self.dismiss(command_id)
        else:
            self.bench.say(NOT_BEGUN)

    @key("happened.choose", "enter", "do it", "Do what the row in hand says", where="happened list", footer=1)
    def choose(self) -> None:
        self.action_situation(self.at)
