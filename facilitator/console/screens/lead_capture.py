"""The lead's keys for typing: issues, notes, parked questions, actions, times, names."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.agenda.kinds import KINDS
from facilitator.console.painting.board import where_words
from facilitator.console.painting.times import left_words
from facilitator.console.screens.lead_turns import TurnKeys
from facilitator.console.widgets.panels import Middle
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.capture_line import Typed
from facilitator.live.state import Group, State

SAVE_HINT = "enter saves · esc out, draft kept"


class CaptureKeys(TurnKeys):
    """Commands that open the typed line, and what becomes of what is typed."""

    action_words: tuple[str, str] = ("", "")
    """What an action is about and who does it, while its last part is asked for."""

    def item_changed(self) -> None:
        """Another item: a report-back opens the line for the group whose turn it is, when the day first gets there.

        Who comes back to one may be on the way elsewhere: the next key is a command, not a word.

        Elsewhere the group that spoke last is in hand, and the first before any has spoken.
        """
        self.take_group(self.group_with_turn() or self.usual_group())
        now = self.now.now
        first = now is not None and KINDS[now.kind].reports and is_first_stay(self.controller.state, self.came_from)
        if first and self.now.phase == "running":
            self.do_capture_open()
        elif self.typing is not None and self.typing.purpose.place == "capture":
            self.close_line()

    def usual_group(self) -> Group | None:
        """The group whose turn it is, else the one that spoke last, else the first."""
        groups, board, turns = self.now.groups, self.now.board, self.now.turns
        if turns is not None and turns.now:
            return self.controller.state.groups.get(turns.now)
        said = [issue for column in board.columns for issue in column.issues] if board else []
        newest = max(said, key=lambda issue: issue.wordings[0].at.wall, default=None)
        spoke = next((group for group in groups if newest is not None and group.id == newest.group), None)
        return spoke or (groups[0] if groups else None)

    def do_capture_open(self) -> None:
        """Capture for the group in hand."""
        group = self.group_in_hand()
        if self.now.board is None or group is None:
            # Words that follow a key must never become commands, so a line opens even where there is no exercise.
            self.do_note_add()
            self.say("No exercise has begun yet, so these words are kept as a note.")
            return
        self.take_group(group)
        middle = self.query_one(Middle)
        middle.showing, middle.chosen = "board", ""
        self.open_line(self._capture_purpose(group))
        self.get_ready()

    def do_capture_group(self, figure: str = "") -> None:
        """Capture for the group with this number."""
        group = next((group for group in self.now.groups if str(group.number) == figure), None)
        if group is not None:
            self.take_group(group)
        self.do_capture_open()
        if group is None and self.now.board is not None:
            self.say(f"There is no group {figure}; the line is for the group named over it.")

    def do_note_add(self) -> None:
        """A private note."""
        self.open_line(Purpose("note", "Note for yourself", SAVE_HINT))

    def do_parking_add(self) -> None:
        """A question for the parking lot."""
        self.open_line(Purpose("parking", "Parking lot", SAVE_HINT))

    def do_action_add(self) -> None:
        """An action: first what, then who, then by when."""
        self.open_line(Purpose("action", "Action: what is to be done", "enter goes on · esc out, draft kept"))

    def do_clock_set(self) -> None:
        """Set what is left."""
        self.open_line(Purpose("clock", "Minutes left on the clock", "enter sets it · esc out"))

    def do_folder_move(self) -> None:
        """Go on in another folder."""
        self.open_line(Purpose("folder", "Go on in this folder", "enter goes on there · esc out"))

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Make of the words what they were typed for."""
        kind, _, about = purpose.place.partition(":")
        handlers: dict[str, Callable[[str, str], None]] = {
            "capture": self._save_issue,
            "edit": self._save_edit,
            "note": self._save_note,
            "parking": self._save_parking,
            "action": self._save_action,
            "clock": self._save_clock,
            "folder": self._save_folder,
            "group": self._save_group,
            "jotting": self._save_jotting,
            "theme": self._save_theme,
            "mark": self._save_mark,
        }
        handlers[kind](about, text)

    def _save_issue(self, about: str, text: str) -> None:
        typed = self.understood(text)
        if not typed.words:
            self._save_marks(typed)
            return
        before = self.controller.state.seq
        if self.keep_words(typed):
            self._emptied()
            self.show_capture_head()
            issue = next(reversed(self.controller.state.issues), "")
            if self.controller.state.seq != before:
                self.after_saving(issue)
                self.say(f"{issue} kept: {typed.words}")
                self.take_later(issue, typed.waiting)

    def do_repeat_take(self) -> None:
        """Keep what is typed as this group's own words for the issue it may repeat; undo brings them back to the line.

        They have a number of their own, beside those that were said first.
        """
        line, repeat = self.typing, self.repeat()
        if line is None or repeat is None:
            self.say("No issue comes to mind that this may repeat.")
            return
        typed, words = self.understood(line.text), line.text
        if self.keep_words(typed, repeat.id):
            kept = next(reversed(self.controller.state.issues), "")
            self.put_away(self._captured_last(), words)
            self.forget()
            self.subject = repeat.id
            self.show_understood("")
            board = self.now.board
            where = where_words(board, repeat.id) if board else repeat.id
            self.say(f"{where}, in its own words as {kept}. ctrl+z takes it back and brings the words back.")
            self.take_later(kept, typed.waiting)

    def _captured_last(self) -> int:
        """The number of this window's last step that kept words, below what stands beside them; 0 if there is none."""
        chain = self.controller.state.done.get(self.controller.window)
        while chain is not None and chain.step.kind != "issue.captured":
            chain = chain.rest
        return chain.step.seq if chain is not None else 0

    def keep_words(self, typed: Typed, under: str = "") -> bool:
        """Capture the words of a line with its marks, put together with the issue `under` if one is named."""
        group = typed.group or self.group
        offered = (*typed.suggested, *self.linking)
        marks = (typed.echoes, typed.themes, self.linking, offered, under)
        if not self.late_for:
            self.begin_turns(group)
        return self.ask(commands.CaptureIssue(group, typed.words, self.late_for, bool(self.late_for), *marks))

    def _save_marks(self, typed: Typed) -> None:
        """A line without words: marks for the issue saved last, a group's turn, or the next one's."""
        marks = typed.marks or bool(typed.waiting)
        issue = self.marked_issue() if marks else ""
        if issue:
            if self.mark_issue(issue, typed):
                self._emptied()
                self.show_understood("")
                self.say_where(issue)
                self.take_later(issue, typed.waiting)
        elif marks:
            self.say("The board is empty, so there is no issue to mark yet.")
        elif typed.group:
            self._emptied()
            self.do_turn_give() if self.conducts else self.show_capture_head()
        else:
            self.next_turn()

    def say_where(self, issue: str) -> None:
        """Say where an issue stands and what is beside it (`BoardKeys`)."""

    def _save_mark(self, about: str, text: str) -> None:
        """Marks for the issue chosen on the board; one it has already is taken off."""
        typed = self.understood(text)
        if typed.words:
            self.say(f"Not understood as a mark: {typed.words}. #word searches the themes, +4 is Group 4.")
        elif not typed.marks or self.mark_issue(about, typed, toggle=True):
            self._emptied()
            self.close_line()
            self.enter_board()
            self.take_later(about, typed.waiting)

    def _save_edit(self, about: str, text: str) -> None:
        if not text or self.ask(commands.EditIssue(about, text)):
            self._emptied()
            self.close_line()
            self.enter_board()

    def _save_note(self, about: str, text: str) -> None:
        if text and not self.ask(commands.AddNote(text)):
            return
        self._finish("The note is kept." if text else "")

    def _save_parking(self, about: str, text: str) -> None:
        if text and not self.ask(commands.AddParking(text)):
            return
        self._finish("The question is in the parking lot." if text else "")

    def _save_action(self, part: str, text: str) -> None:
        what, who = self.action_words
        if part == "":
            if not text:
                self._finish("")
                return
            self.action_words = (text, "")
            self.open_line(Purpose("action:who", "Who does it (a role or an agency)", "enter goes on, also when empty"))
        elif part == "who":
            self.action_words = (what, text)
            self.open_line(Purpose("action:when", "By when", "enter saves, also when empty"))
        elif self.ask(commands.AddAction(what, who, text)):
            for place in ("action", "action:who", "action:when"):
                self.drafts.keep(place, "")
            self._finish("The action is kept.")

    def _save_clock(self, about: str, text: str) -> None:
        if not text:
            self._finish("")
            return
        minutes, _, seconds = text.partition(":")
        try:
            left = int(minutes or 0) * 60 + int(seconds or 0)
        except ValueError:
            self.say("Type the minutes that are to be left, such as 12 or 12:30.")
            return
        if self.ask(commands.SetClock(float(left))):
            self._finish("")
            self.say_price(left_words(left))

    def _save_group(self, about: str, text: str) -> None:
        if about == "new":
            done = self.ask(commands.AddGroup(text))
        else:
            done = not text or self.ask(commands.RenameGroup(about, text))
        if done:
            self._finish("")

    def _save_jotting(self, about: str, text: str) -> None:
        entry = self.controller.state.jottings[about]
        if text:
            done = self.ask(commands.EditJotting(about, text, entry.owner, entry.by_when))
        else:
            done = self.ask(commands.WithdrawJotting(about))
        if done:
            self._finish(f"{about} is {'reworded' if text else 'taken back'}. u undoes it.")

    def _save_folder(self, about: str, text: str) -> None:
        """Go on in another folder (`PaperKeys`)."""
        self.drafts.keep("folder", "")
        self.move_to_folder(text)

    def move_to_folder(self, folder: str) -> None:
        """Go on in another folder (`PaperKeys`)."""


def is_first_stay(state: State, came_from: str) -> bool:
    """Whether the day is at its item for the first time, and went forward to it ("": the window has just opened)."""
    forward = state.plan.position(came_from) < state.plan.position(state.current)
    return forward and len(state.items[state.current].visits) == 1
