"""The forms behind one key: counts, pledges, hypotheses, reading back, the matrix, words to look at, late words."""

from __future__ import annotations

from facilitator.console.keys import BY_ID, working
from facilitator.console.own_keys import with_own
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.sheet import Sheet
from facilitator.live.stamp import Stamp
from facilitator.live.state import State


class FormsSheet(Sheet):
    """A list of the forms, each with its letter; gives the id of the command chosen."""

    PLACE = "list of forms"
    ALSO = ("forms",)

    def content(self, state: State, now: Stamp) -> Content:
        """The forms that work now."""
        own = getattr(self.run, "own", {})
        keys = [with_own(key, own) for key in working(self.run.view, "forms")]
        rows = tuple(
            Row(
                key.id,
                f"{key.sign.removeprefix('f ')}  {key.label}",
                "",
                (("", key.help),) if key.id == self.at else (),
            )
            for key in keys
        )
        return Content("Forms", "a letter opens one", rows=rows)

    def action_perform(self, command_id: str, *which: str) -> None:
        """Give back the command of a form; everything else works as on every sheet."""
        if command_id in {row.id for row in self.rows}:
            self.dismiss(command_id)
        elif BY_ID[command_id].where == "forms":
            self.say("The day has ended. O opens it again.")
        else:
            super().action_perform(command_id, *which)

    def do_forms_choose(self) -> None:
        """The form in hand."""
        self.dismiss(self.at)
