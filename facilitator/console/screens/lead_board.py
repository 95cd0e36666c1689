"""The lead's keys on the board: choosing an issue, editing, moving, withdrawing."""

from __future__ import annotations

from facilitator.agenda.kinds import KINDS
from facilitator.console.painting.board import neighbours, where_words
from facilitator.console.painting.choices import Choice
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
        self.say_where()

    def follow_board(self) -> None:
        """Have an issue in hand that stands: where the one in hand was taken back, another, or none is left."""
        middle, board = self.query_one(Middle), self.now.board
        issues = [issue for column in board.columns for issue in column.issues] if board else []
        standing = {issue.id for issue in issues}
        if middle.merging not in standing:
            middle.merging = ""
        if self.query_one(Footer).place != "board" or middle.chosen in standing:
            return
        own = [issue for issue in issues if issue.group == self.group]
        middle.chosen = next((issue.id for issue in reversed(own or issues)), "")
        if not middle.chosen:
            self.do_board_leave()

    def say_where(self, issue: str = "") -> None:
        """Say where an issue stands, the chosen one if none is named, and what is beside it."""
        board, about = self.now.board, issue or self.query_one(Middle).chosen
        if board is None or not about:
            return
        standing = self.controller.state.issues[about]
        labels = {theme.id: theme.label for theme in self.now.plan.themes}
        themes = ", ".join(labels.get(theme, theme) for theme in standing.themes)
        together = f"; together with {standing.merged}" if standing.merged else ""
        self.say(f"On the board: {where_words(board, about)}{together}" + (f". {themes}" if themes else ""))

    def _step(self, way: str) -> bool:
        board, middle = self.now.board, self.query_one(Middle)
        found = neighbours(board, middle.chosen).get(way, "") if board else ""
        if found:
            middle.chosen = found
            self.take_group(self.controller.state.groups.get(self.controller.state.issues[found].group))
            self.say_where()
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
        """Edit the chosen issue's words, or put together what is to be."""
        middle = self.query_one(Middle)
        chosen = middle.chosen
        if middle.merging:
            self._merge(middle.merging, chosen)
            return
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
            self.follow_board()
            undo, _ = self.undo_and_redo
            self.say(f"{chosen} is withdrawn; its words stay on record. {undo} brings it back.")

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

    # -- beside the words ---------------------------------------------------------------------------------

    def do_board_tag(self) -> None:
        """Open the line for themes of the chosen issue."""
        self._open_marks("#", "themes: #1 takes one on offer, #word searches; what it has is taken off")

    def do_board_also(self) -> None:
        """Open the line for groups that had the chosen issue too."""
        self._open_marks("+", "the number of a group that had it too; again takes it off")

    def _open_marks(self, sign: str, hint: str) -> None:
        issue = self.controller.state.issues.get(self.query_one(Middle).chosen)
        if issue is not None:
            self.forget()
            self.subject = issue.id
            self.open_line(Purpose(f"mark:{issue.id}", f"Beside {issue.id}", hint), sign)
            self.sense_issue(issue)

    def do_board_merge(self) -> None:
        """Choose another issue to put the chosen one together with."""
        middle = self.query_one(Middle)
        issue = self.controller.state.issues.get(middle.chosen)
        if issue is None:
            return
        if issue.merged:
            self.say(f"{issue.id} is together with {issue.merged} already. p takes it apart.")
            return
        middle.merging = issue.id
        self.say(f"Put {issue.id} together with: arrows choose the other issue, enter does it, esc does not.")

    def _merge(self, issue: str, into: str) -> None:
        middle = self.query_one(Middle)
        if self.ask(commands.MergeIssue(issue, into)):
            middle.merging = ""
            kept = self.controller.state.issues[issue].merged
            middle.chosen = kept
            board = self.now.board
            where = where_words(board, kept) if board else kept
            self.say(f"{issue} is together with {where}. Its words stay; u takes it back.")

    def do_board_split(self) -> None:
        """Take the chosen issue apart from the one it is with, or one of those that are with it."""
        chosen = self.query_one(Middle).chosen
        issues = self.controller.state.issues
        inside = [issue for issue in issues.values() if issue.merged == chosen and not issue.withdrawn]
        if chosen in issues and issues[chosen].merged:
            self._split(chosen)
        elif len(inside) == 1:
            self._split(inside[0].id)
        elif inside:
            choices = [Choice(issue.id, f"{issue.id}  {issue.text}") for issue in inside]
            self.choose("Take apart", choices, self._split)
        else:
            self.say(f"{chosen} stands alone already.")

    def _split(self, issue: str | None) -> None:
        if issue and self.ask(commands.SplitIssue(issue)):
            self.say(f"{issue} stands alone again. u takes it back.")

    def do_board_link(self) -> None:
        """Link the chosen issue to a learning point, or unlink it."""
        issue = self.controller.state.issues.get(self.query_one(Middle).chosen)
        if issue is None or not self.now.radar:
            self.say("This exercise has no learning points.")
            return
        linked = {point for _, point in issue.points}
        choices = [
            Choice(point.id, f"{point.number:2} {point.text}", "linked" if point.id in linked else "")
            for point in self.now.radar
        ]
        self.choose(f"{issue.id} brings out", choices, lambda chosen: self._link(issue.id, chosen))

    def _link(self, issue: str, point: str | None) -> None:
        if not point:
            return
        linked = {name for _, name in self.controller.state.issues[issue].points}
        command = commands.UnlinkIssue if point in linked else commands.LinkIssue
        if self.ask(command(issue, point)):
            self.say_where(issue)

    def do_board_leave(self) -> None:
        """Back to the line, or to the lead's keys; out of putting together first."""
        middle = self.query_one(Middle)
        if middle.merging:
            middle.merging = ""
            self.say_where()
            return
        middle.chosen = ""
        now = self.now.now
        self.set_focus(None)
        self.query_one(Footer).place = "lead"
        if self.typing is not None or (now is not None and KINDS[now.kind].reports):
            self.do_capture_open()
