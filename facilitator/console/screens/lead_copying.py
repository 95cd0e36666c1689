"""The lead's keys for words that come another way: pledges, words copied from a flipchart afterwards, pastes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from facilitator.agenda.counting import count_words
from facilitator.console.painting.choices import Choice
from facilitator.console.screens.closing import open_over
from facilitator.console.screens.lead_capture import SAVE_HINT
from facilitator.console.screens.lead_papers import PaperKeys
from facilitator.console.widgets.typing import Purpose, TypingLine
from facilitator.live import commands
from facilitator.live.sheets.late import can_be_late, is_over
from facilitator.live.state import Chain
from facilitator.live.view import View, board_of

if TYPE_CHECKING:
    from facilitator.live.sheets.pasting import PastedLine


class CopyKeys(PaperKeys):
    """Commands for pledges, late words and pastes."""

    pledge_words: str = ""
    """A pledge, while its agency is asked for."""
    taken: range = range(0)
    """The sequence numbers of the last paste."""

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Make of the words what they were typed for."""
        if purpose.place == "pledge":
            self._save_pledge(text)
        else:
            super().submitted(purpose, text)

    # -- pledges ------------------------------------------------------------------------------------------

    def do_pledge_add(self) -> None:
        """A pledge, and then the next, until Esc."""
        self.open_line(Purpose("pledge", "Pledge (no names)", SAVE_HINT))

    def _save_pledge(self, text: str) -> None:
        """Ask for the agency; the first choice is none."""
        if not text:
            self._finish("")
            return
        self.pledge_words = text
        choices = [Choice("", "no agency"), *(Choice(agency, agency) for agency in self.now.plan.agencies)]
        self.choose("Of which agency? Never who.", choices, self._pledged)

    def _pledged(self, agency: str | None) -> None:
        """Keep the pledge and ask for the next; Esc at the agencies leaves it in the line."""
        if agency is not None and self.ask(commands.MakePledge(self.pledge_words, agency)):
            self._emptied()
            self.say("The pledge is kept. Type the next, or esc.")

    # -- late words ---------------------------------------------------------------------------------------

    def present(self) -> View:
        """The run; while late words are typed, with the board they go to."""
        view = super().present()
        if self.late_for and (view.board is None or view.board.exercise != self.late_for):
            return replace(view, board=board_of(self.controller.state, self.late_for))
        return view

    def do_late_open(self) -> None:
        """Type from a flipchart afterwards, for an exercise that is over."""
        over = can_be_late(self.controller.state)
        if not over:
            self.say("No exercise and its report-back are over yet: c captures as usual.")
        elif len(over) == 1:
            self._copy_for(over[0].id)
        else:
            choices = [Choice(item.id, item.title) for item in over]
            self.choose("Late words for", choices, self._copy_for, over[-1].id)

    def _copy_for(self, exercise: str | None) -> None:
        if exercise:
            self._be_late(exercise)
            super().do_capture_open()

    def do_capture_open(self) -> None:
        """Capture for the group in hand; as late words where the exercise and its report-back are over."""
        board = self.now.board
        if self.typing is None and board is not None and is_over(self.controller.state, board.exercise):
            self._be_late(board.exercise)
        super().do_capture_open()

    def do_late_toggle(self) -> None:
        """Late words, or words as they are said."""
        board = self.now.board
        if self.typing is not None and self.typing.purpose.place == "capture" and board is not None:
            self._be_late("" if self.late_for else board.exercise)

    def _be_late(self, exercise: str) -> None:
        self.late_for = exercise
        self.look()
        if exercise:
            self.say(f"Late words for {self.now.plan.item(exercise).title}: marked so in the log. ctrl+o if not.")
        else:
            self.say("The words are taken as they are said.")

    def leaving(self, key: str) -> None:
        """Out of the line; late words end with it."""
        super().leaving(key)
        if self.late_for and self.typing is None and key == "escape":
            self.late_for = ""
            self.look()

    def item_changed(self) -> None:
        """Another item: words are taken as they are said again."""
        self.late_for = ""
        super().item_changed()

    # -- pastes -------------------------------------------------------------------------------------------

    def pasted(self, purpose: Purpose, text: str) -> bool:
        """Several lines pasted where issues are captured, into an empty line, are looked at first; whether they are."""
        group = self.group_in_hand()
        line = self.typing
        if purpose.place != "capture" or group is None or line is None or line.text.strip() or self.room_safe:
            return False
        from facilitator.live.sheets.pasting import pasted_lines

        lines = pasted_lines(text, group.id, self.now.groups, self.now.plan.themes)
        if len(lines) < 2:
            return False
        from facilitator.console.screens.pasting import TAKE, PastingSheet

        sheet = PastingSheet(self, lines, bool(self.late_for))

        def decided(answer: str | None) -> None:
            if answer == TAKE:
                self._take_lines(sheet.lines)
            else:
                self.query_one(TypingLine).insert(text)

        open_over(self.app, sheet, decided)
        return True

    def _take_lines(self, lines: tuple[PastedLine, ...]) -> None:
        """Capture pasted lines, each for its group."""
        before = self.controller.state.seq
        kept = sum(
            self.ask(
                commands.CaptureIssue(
                    line.group, line.words, self.late_for, bool(self.late_for), line.echoes, line.themes
                )
            )
            for line in lines
        )
        self.taken = range(before + 1, self.controller.state.seq + 1)
        self.show_capture_head()
        back = f" ctrl+z takes {'it' if kept == 1 else 'them all'} back." if self.typing else ""
        self.say(f"{count_words(kept, 'issue')} kept.{back}")

    def do_undo(self) -> None:
        """Undo the last step of this window; the lines of a paste are one step."""
        self._all_of_a_paste(super().do_undo, self.controller.state.done, "Taken back")

    def do_redo(self) -> None:
        """Redo what was undone; the lines of a paste are one step."""
        self._all_of_a_paste(super().do_redo, self.controller.state.undone, "Done again")

    def _all_of_a_paste(self, step: Callable[[], None], chains: dict[str, Chain], words: str) -> None:
        """Take one step, and where it is one of a paste, all that belong to it."""
        chain = chains.get(self.controller.window)
        steps = 0
        while chain is not None and chain.step.seq in self.taken:
            steps += 1
            chain = chain.rest
        step()
        if steps > 1:
            for _ in range(steps - 1):
                step()
            self.say(f"{words}: {steps} pasted issues.")
