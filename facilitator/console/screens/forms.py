"""The forms behind one key: counts, pledges, hypotheses, reading back, the matrix, words to look at, late words."""

from __future__ import annotations

from facilitator.console.bench import ENDED, Bench
from facilitator.console.desks.lead import KINDS
from facilitator.console.key import at, bindings, key, keys_of
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.sheet import Sheet
from facilitator.live.stamp import Stamp
from facilitator.live.state import State


class FormsSheet(Sheet):
    """A list of the forms, each with its letter; gives the id of the command chosen."""

    PLACE = "list of forms"
    BINDINGS = bindings(at(keys_of(KINDS), "forms"), "form")

    def __init__(self, below: Bench) -> None:
        """List the forms that the window below has."""
        super().__init__(below)
        self.below = below

    def content(self, state: State, now: Stamp) -> Content:
        """The forms that work now."""
        rows = tuple(
            Row(
                form.id,
                f"{form.sign.rpartition(' ')[2]}  {form.label}",
                "",
                (("", form.help),) if form.id == self.at else (),
            )
            for form in self.below.working("forms")
        )
        return Content("Forms", "a letter opens one", rows=rows)

    def action_form(self, command_id: str) -> None:
        """Give back the command of a form, if it works now."""
        if command_id in {row.id for row in self.rows}:
            self.dismiss(command_id)
        else:
            self.bench.say(ENDED)

    @key("forms.choose", "enter", "open", "Open the form in hand", where="list of forms", footer=1)
    def choose(self) -> None:
        self.dismiss(self.at)
