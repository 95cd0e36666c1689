"""The lead's keys that open a sheet: walking round, forms, counts, reading back, late words, the end of the day."""

from __future__ import annotations

from facilitator.console.screens.lead_capture import SAVE_HINT, CaptureKeys
from facilitator.console.screens.pick import Choice, PickScreen
from facilitator.console.screens.step_words import step_words
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.sheets.entries import entries, is_closing
from facilitator.live.sheets.late import can_be_late
from facilitator.live.sheets.pasting import pasted_lines


class SheetKeys(CaptureKeys):
    """Commands that open a sheet over the screen; each sheet is loaded when it is first opened."""

    pledge_words: str = ""
    """A pledge, while its agency is asked for."""
    brought_back: bool = False
    """Whether open questions and actions were brought back at the close."""

    def do_walk_open(self) -> None:
        """The walk-round sheet."""
        from facilitator.console.screens.walk import WalkSheet

        self.app.push_screen(WalkSheet(self))

    def do_forms_open(self) -> None:
        """All forms."""
        from facilitator.console.screens.forms import FormsSheet

        self.app.push_screen(FormsSheet(self), self.go_on_with)

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

    # -- pledges ------------------------------------------------------------------------------------------

    def do_pledge_add(self) -> None:
        """A pledge, and then the next, until Esc."""
        self.open_line(Purpose("pledge", "Pledge (no names)", SAVE_HINT))

    def save_pledge(self, text: str) -> None:
        """Ask for the agency; the first choice is none."""
        if not text:
            self.finish_line("")
            return
        self.pledge_words = text
        agencies = self.now.plan.agencies
        choices = [Choice("", "no agency"), *(Choice(agency, agency) for agency in agencies)]
        self.app.push_screen(PickScreen("Of which agency? Never who.", choices), self._pledged)

    def _pledged(self, agency: str | None) -> None:
        """Keep the pledge and ask for the next; Esc at the agencies leaves it in the line."""
        if agency is not None and self.ask(commands.MakePledge(self.pledge_words, agency)):
            self.empty_line()
            self.say("The pledge is kept. Type the next, or esc.")

    # -- late words and pastes ----------------------------------------------------------------------------

    def do_late_open(self) -> None:
        """Type from a flipchart afterwards, for an exercise that is over."""
        over = can_be_late(self.controller.state)
        if not over:
            self.say("No exercise and its report-back are over yet: c captures as usual.")
        elif len(over) == 1:
            self._copy_for(over[0].id)
        else:
            choices = [Choice(item.id, item.title) for item in over]
            self.app.push_screen(PickScreen("Late words for", choices, over[-1].id), self._copy_for)

    def _copy_for(self, exercise: str | None) -> None:
        if exercise:
            self.late_for = exercise
            self.open_late()

    def pasted(self, purpose: Purpose, text: str) -> bool:
        """Several lines pasted where issues are captured are looked at first; whether they are."""
        group = self.group_in_hand()
        if purpose.place != "capture" or group is None:
            return False
        lines = pasted_lines(text, group.id, self.now.groups)
        if len(lines) < 2:
            return False
        from facilitator.console.screens.pasting import TAKE, PastingSheet

        sheet = PastingSheet(self, lines, bool(self.late_for))

        def decided(answer: str | None) -> None:
            if answer == TAKE:
                self.take_lines([(line.group, line.words) for line in sheet.lines])
            else:
                self.put_as_one(text)

        self.app.push_screen(sheet, decided)
        return True

    # -- the close ----------------------------------------------------------------------------------------

    def bring_back(self) -> None:
        """At the last item, show once what is still open."""
        state = self.controller.state
        if not self.brought_back and is_closing(state) and entries(state).open:
            self.brought_back = True
            self.do_entries_open()

    def do_run_end(self) -> None:
        """Show what is still open, and end the day on Enter."""
        from facilitator.console.screens.ending import EndingSheet

        self.app.push_screen(EndingSheet(self), self._ending)

    def _ending(self, answer: str | None) -> None:
        from facilitator.console.screens.ending import AGREED

        if answer == AGREED:
            self.end_day()
        else:
            self.go_on_with(answer)

    def end_day(self) -> None:
        """End the day and hand it over (`PaperKeys`)."""
