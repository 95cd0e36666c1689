"""The lead's keys that open a sheet: walking round, forms, counts, reading back, late words, the end of the day."""

from __future__ import annotations

from facilitator.agenda.counting import count_words
from facilitator.console.key import Key
from facilitator.console.screens.closing import open_over
from facilitator.console.screens.lead_copying import CopyKeys
from facilitator.console.widgets.panels import Middle
from facilitator.console.widgets.typing import Purpose
from facilitator.live.sheets.doubtful import doubtful, undecided
from facilitator.live.sheets.entries import entries, is_closing
from facilitator.live.sheets.hypotheses import is_hypothesis


class SheetKeys(CopyKeys):
    """Commands that open a sheet over the screen; each sheet is loaded when it is first opened."""

    brought_back: bool | None = None
    """Whether open questions and actions were brought back at the close; None until the first item is shown."""

    def do_walk_open(self) -> None:
        """The walk-round sheet."""
        from facilitator.console.screens.walk import WalkSheet

        self.app.push_screen(WalkSheet(self))

    def do_forms_open(self) -> None:
        """All forms."""
        from facilitator.console.screens.forms import FormsSheet

        open_over(self.app, FormsSheet(self), self.go_on_with)

    def keys_at(self, place: str) -> list[Key]:
        """The commands of a place that work now; on the lead's screen also those behind `f`."""
        found = super().keys_at(place)
        return [*found, *super().keys_at("forms")] if place == "lead" else found

    def go_on_with(self, command_id: str | None) -> None:
        """Carry out the command that a sheet gave back, if it gave one."""
        if command_id:
            getattr(self, f"do_{command_id.replace('.', '_')}")()

    def do_tally_open(self) -> None:
        """Hands up."""
        from facilitator.console.screens.tally import TallySheet

        self.app.push_screen(TallySheet(self))

    def do_attendance_open(self) -> None:
        """Who is here."""
        from facilitator.console.screens.attendance import AttendanceSheet

        self.app.push_screen(AttendanceSheet(self))

    def do_hypotheses_open(self) -> None:
        """All hypotheses."""
        self.open_hypothesis("")

    def open_hypothesis(self, issue: str) -> None:
        """All hypotheses, with this one in hand."""
        from facilitator.console.screens.hypotheses import HypothesesSheet

        self.app.push_screen(HypothesesSheet(self, issue))

    def do_board_detail(self) -> None:
        """The hypothesis chosen on the board, in detail."""
        state = self.controller.state
        issue = state.issues.get(self.query_one(Middle).chosen)
        if issue is not None and is_hypothesis(state, issue):
            self.open_hypothesis(issue.id)
        else:
            self.say("Only hypotheses have a basis and a test: items with “capture: hypotheses” in the plan.")

    def do_read_back_open(self) -> None:
        """Read back what the group in hand said."""
        from facilitator.console.screens.read_back import ReadBackSheet

        board = self.now.board
        if board is None:
            self.say("No exercise has begun yet, so there is nothing to read back.")
        else:
            self.app.push_screen(ReadBackSheet(self, board.exercise, self.group))

    def do_matrix_open(self) -> None:
        """Themes by group."""
        from facilitator.console.screens.matrix import MatrixSheet

        self.app.push_screen(MatrixSheet(self))

    def do_entries_open(self) -> None:
        """Open questions and actions."""
        from facilitator.console.screens.entries import EntriesSheet

        self.app.push_screen(EntriesSheet(self))

    def do_doubtful_open(self) -> None:
        """Words to look at."""
        from facilitator.console.screens.doubtful import DoubtfulSheet

        self.app.push_screen(DoubtfulSheet(self))

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Make of the words what they were typed for, and say so where they look as if they named someone."""
        before = undecided(self.controller.state)
        super().submitted(purpose, text)
        new = set(undecided(self.controller.state)).difference(before)
        for one in doubtful(self.controller.state) if new else ():
            if one.id in new:
                self.say(f"{one.id} is kept. It {one.why}: f n decides before it is shown or shared.")

    def export(self, done: str) -> None:
        """Write the session log, and say in the end how many words wait for a decision."""
        waiting = len(undecided(self.controller.state))
        if waiting:
            lines = count_words(waiting, "line that may name someone is", "lines that may name someone are")
            done = f"{done.removesuffix('.')} · {lines} held back: f n decides."
        super().export(done)

    # -- the close ----------------------------------------------------------------------------------------

    def item_changed(self) -> None:
        """Another item; at the last, what is still open is brought back once."""
        super().item_changed()
        state = self.controller.state
        if self.brought_back is None:
            self.brought_back = False
        elif not self.brought_back and is_closing(state) and entries(state).open and not self.room_safe:
            self.brought_back = True
            self.do_entries_open()

    def do_run_end(self) -> None:
        """Show what is still open, and end the day on Enter."""
        from facilitator.console.screens.ending import EndingSheet

        open_over(self.app, EndingSheet(self), self._ending)

    def _ending(self, answer: str | None) -> None:
        from facilitator.console.screens.ending import AGREED

        if answer == AGREED:
            self.end_day()
        else:
            self.go_on_with(answer)
