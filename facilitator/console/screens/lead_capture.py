"""The lead's keys for typing: issues, notes, parked questions, actions, times, names."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.console.screens.running import RunScreen
from facilitator.console.widgets.panels import Footer, Middle
from facilitator.console.widgets.typing import Purpose, TypingLine
from facilitator.drafts import Drafts
from facilitator.live import commands
from facilitator.live.capture_line import understand
from facilitator.live.state import Group

SAVE_HINT = "enter saves · esc out, draft kept"
CAPTURE_HINT = "enter saves · tab next group · ↑ board · esc out, draft kept"


class CaptureKeys(RunScreen):
    """Commands that open the typed line, and what becomes of what is typed."""

    drafts: Drafts
    group: str = ""
    """The id of the group in hand."""
    action_words: tuple[str, str] = ("", "")
    """What an action is about and who does it, while its last part is asked for."""

    def item_changed(self) -> None:
        """Another item: the group that spoke last is in hand, else the first; a report-back opens the line for it."""
        groups, board = self.now.groups, self.now.board
        said = [issue for column in board.columns for issue in column.issues] if board else []
        newest = max(said, key=lambda issue: issue.wordings[0].at.wall, default=None)
        spoke = next((group for group in groups if newest is not None and group.id == newest.group), None)
        self.take_group(spoke or (groups[0] if groups else None))
        now = self.now.now
        if now is not None and now.kind == "report-back" and self.now.phase == "running":
            self.do_capture_open()
        elif self.typing is not None and self.typing.purpose.place == "capture":
            self.close_line()

    @property
    def typing(self) -> TypingLine | None:
        """The typed line, while it is open."""
        line = self.query_one(TypingLine)
        return line if line.open else None

    def take_group(self, group: Group | None) -> None:
        """Put a group in hand."""
        self.group = group.id if group else ""
        self.query_one(Middle).group = self.group

    def group_in_hand(self) -> Group | None:
        """The group in hand; the first in the room if that one has left."""
        groups = self.now.groups
        return next((group for group in groups if group.id == self.group), groups[0] if groups else None)

    # -- opening and closing the line ---------------------------------------------------------------------

    def open_line(self, purpose: Purpose, text: str | None = None) -> None:
        """Open the typed line for a purpose, with its draft or else with `text`."""
        line = self.query_one(TypingLine)
        line.hand_in()
        line.turn_to(purpose, self.drafts.of(purpose.place) or text or "")
        self.query_one(Footer).place = "typing"

    def close_line(self) -> None:
        """Close the typed line; its draft stays."""
        line = self.typing
        if line is not None:
            line.close()
            self.drafts.store()
        self.set_focus(None)
        self.query_one(Footer).place = "lead"

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

    def do_capture_group(self, figure: str = "") -> None:
        """Capture for the group with this number."""
        group = next((group for group in self.now.groups if str(group.number) == figure), None)
        if group is not None:
            self.take_group(group)
        self.do_capture_open()
        if group is None and self.now.board is not None:
            self.say(f"There is no group {figure}; the line is for the group named over it.")

    def _capture_purpose(self, group: Group) -> Purpose:
        board = self.now.board
        count = next((len(c.issues) for c in board.columns if c.group.id == group.id), 0) if board else 0
        lo, hi = board.asked if board else (0, 0)
        so_far = f"{count} of {lo} to {hi}" if hi else f"{count} so far"
        return Purpose("capture", f"{group.name} ({so_far})", CAPTURE_HINT)

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

    # -- what is typed ------------------------------------------------------------------------------------

    def edited(self, purpose: Purpose, text: str) -> None:
        """Keep the words as a draft, and put the group that they name in hand."""
        self.drafts.keep(purpose.place, text)
        if purpose.place == "capture":
            named = understand(text, self.now.groups).group
            group = next((group for group in self.now.groups if group.id == named), None)
            if group is not None and group.id != self.group:
                self.take_group(group)
                self.show_capture_head()

    def show_capture_head(self) -> None:
        """Say over the line whose words it takes, and how many that group has."""
        line, group = self.typing, self.group_in_hand()
        if line is not None and group is not None and line.purpose.place == "capture":
            line.name_purpose(self._capture_purpose(group))

    def leaving(self, key: str) -> None:
        """Out of the line, to another group, or up to the board."""
        line = self.typing
        if line is None:
            return
        place = line.purpose.place
        if key == "escape":
            kept = bool(line.text) and place not in ("clock", "folder")
            self.close_line()
            if place.startswith("edit:"):
                self.enter_board()
            self.say("The draft is kept: the same key brings it back." if kept else "")
        elif place == "capture" and key in ("tab", "shift+tab"):
            self.turn_group(-1 if key == "shift+tab" else 1)
        elif place == "capture" and key == "up":
            self.enter_board()

    def enter_board(self) -> None:
        """Walk over the board (`BoardKeys`)."""

    def turn_group(self, way: int) -> None:
        """Put the next group in hand, or the one before; typed words stay in the line."""
        groups = self.now.groups
        if not groups:
            return
        at = next((n for n, group in enumerate(groups) if group.id == self.group), 0)
        self.take_group(groups[(at + way) % len(groups)])
        self.show_capture_head()

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
        }
        handlers[kind](about, text)

    def _save_issue(self, about: str, text: str) -> None:
        typed = understand(text, self.now.groups)
        group = typed.group or self.group
        if not typed.words:
            self.turn_group(1)
            return
        before = self.controller.state.seq
        if self.ask(commands.CaptureIssue(group, typed.words)):
            self._emptied()
            self.show_capture_head()
            issue = next(reversed(self.controller.state.issues), "")
            if self.controller.state.seq != before:
                self.say(f"{issue} kept: {typed.words}")

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
            self._finish(f"{text} left. u takes it back.")

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

    def _emptied(self) -> None:
        """Empty the line; its draft has become something."""
        line = self.typing
        if line is not None:
            self.drafts.keep(line.purpose.place, "")
            line.fill("")

    def _finish(self, words: str) -> None:
        """Empty and close the line, with a word about what happened."""
        self._emptied()
        self.close_line()
        self.say(words)
