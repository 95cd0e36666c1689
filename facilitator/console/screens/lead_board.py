"""The lead's keys on the board: choosing an issue, editing, moving, withdrawing."""

from __future__ import annotations

from facilitator.console.painting.board import neighbours, where_words
from facilitator.console.screens.lead_capture import SAVE_HINT, CaptureKeys
from facilitator.console.screens.lead_day import DayKeys
from facilitator.console.widgets.panels import Footer, Middle
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands


class BoardKeys(CaptureKeys, DayKeys):
    """Commands that work on the issue chosen on the board."""

    def do_board_show(self) -> None:
        """Show the board, or the page again."""
        middle = self.query_one(Middle)
        middle.showing = "page" if middle.showing == "board" else "board"

    def do_board_enter(self) -> None:
        """Walk over the board."""
        middle = self.query_one(Middle)
        if middle.showing == "page" and middle.top > 0:
            middle.top = max(0, middle.top - max(1, middle.size.height - 4))
            return
        self.enter_board()

    def enter_board(self) -> None:
        """Choose the newest issue of the group in hand, else any, and take the keys to the board."""
        board = self.now.board
        issues = [issue for column in board.columns for issue in column.issues] if board else []
        own = [issue for issue in issues if issue.group == self.group]
        if not issues:
            self.say("The board is empty: c captures the first issue.")
            return
        middle = self.query_one(Middle)
        middle.showing = "board"
        if middle.chosen not in {issue.id for issue in issues}:
            middle.chosen = (own or issues)[-1].id
        self.set_focus(middle)
        self.query_one(Footer).place = "board"
        self._say_where()

    def _say_where(self) -> None:
        board, chosen = self.now.board, self.query_one(Middle).chosen
        if board is not None and chosen:
            self.say(f"On the board: {where_words(board, chosen)}")

    def _step(self, way: str) -> bool:
        board, middle = self.now.board, self.query_one(Middle)
        found = neighbours(board, middle.chosen).get(way, "") if board else ""
        if found:
            middle.chosen = found
            self.take_group(self.controller.state.groups.get(self.controller.state.issues[found].group))
            self._say_where()
        return bool(found)

    def do_board_up(self) -> None:
        """The issue above."""
        self._step("up")

    def do_board_down(self) -> None:
        """The issue below; from the last, back to the line."""
        if not self._step("down"):
            self.do_board_leave()

    def do_board_left(self) -> None:
        """The group to the left."""
        self._step("left")

    def do_board_right(self) -> None:
        """The group to the right."""
        self._step("right")

    def do_board_edit(self) -> None:
        """Edit the chosen issue's words."""
        chosen = self.query_one(Middle).chosen
        issue = self.controller.state.issues.get(chosen)
        if issue is not None:
            self.open_line(Purpose(f"edit:{issue.id}", f"Edit {issue.id}", SAVE_HINT), issue.text)

    def do_board_withdraw(self) -> None:
        """Take the chosen issue off the board."""
        middle = self.query_one(Middle)
        chosen, board = middle.chosen, self.now.board
        beside = neighbours(board, chosen) if board else {}
        if chosen and self.ask(commands.WithdrawIssue(chosen)):
            middle.chosen = next((beside[way] for way in ("down", "up", "left", "right") if beside.get(way)), "")
            self.say(f"{chosen} is withdrawn; its words stay on record. u brings it back.")
            if not middle.chosen:
                self.do_board_leave()

    def do_board_move(self, figure: str = "") -> None:
        """Give the chosen issue to another group."""
        chosen = self.query_one(Middle).chosen
        group = next((group for group in self.now.groups if str(group.number) == figure), None)
        if group is None:
            self.say(f"There is no group {figure}.")
        elif chosen and self.ask(commands.MoveIssue(chosen, group.id)):
            self.take_group(group)
            self.show_capture_head()
            self.say(f"{chosen} is {group.name}'s now. u takes it back.")

    def do_board_undo(self) -> None:
        """Undo the last step of this window."""
        self.do_undo()

    def do_board_leave(self) -> None:
        """Back to the line, or to the lead's keys."""
        middle = self.query_one(Middle)
        middle.chosen = ""
        now = self.now.now
        self.set_focus(None)
        self.query_one(Footer).place = "lead"
        if self.typing is not None or (now is not None and now.kind == "report-back"):
            self.do_capture_open()
