"""The line the lead types into: opening and closing it, its drafts, and whose words it takes."""

from __future__ import annotations

from facilitator.console.screens.running import RunScreen
from facilitator.console.widgets.panels import Footer, Middle
from facilitator.console.widgets.typing import Purpose, TypingLine
from facilitator.drafts import Drafts
from facilitator.live.capture_line import understand
from facilitator.live.state import Group

CAPTURE_HINT = "enter saves · tab next group · ↑ board · esc out, draft kept"
TURN_HINT = "enter saves, on an empty line: next turn · tab another group · ↑ board · esc out"


class LineKeys(RunScreen):
    """The typed line, and the group in hand."""

    drafts: Drafts
    group: str = ""
    """The id of the group in hand."""
    room_safe = False
    """Whether participants see this window now, so that nothing may open over it by itself (`RoomKeys`)."""
    came_from: str = ""
    """The id of the item that was shown before; "" when the window has just opened."""
    late_for: str = ""
    """The exercise whose words are copied from a flipchart now that it is over; "" while they are typed as said."""

    @property
    def typing(self) -> TypingLine | None:
        """The typed line, while it is open."""
        return next((line for line in self.query(TypingLine) if line.open), None)

    def take_group(self, group: Group | None) -> None:
        """Put a group in hand; what is typed is its from now on."""
        self.group = group.id if group else ""
        self.query_one(Middle).group = self.group
        line = self.typing
        if line is not None and line.takes_words and line.text:
            self._keep_words(line.text)

    def group_in_hand(self) -> Group | None:
        """The group in hand; the first in the room if that one has left."""
        groups = self.now.groups
        return next((group for group in groups if group.id == self.group), groups[0] if groups else None)

    def open_line(self, purpose: Purpose, text: str | None = None) -> None:
        """Open the typed line for a purpose, with its draft or else with `text`."""
        line = self.query_one(TypingLine)
        line.hand_in()
        line.turn_to(purpose, self.drafts.of(purpose.place) or text or "")
        footer = self.query_one(Footer)
        footer.words, footer.place = line.takes_words, "typing"
        if line.takes_words:
            self.edited(purpose, line.text)  # a draft may name a group

    def close_line(self) -> None:
        """Close the typed line; its draft stays."""
        line = self.typing
        if line is not None:
            line.close()
            self.drafts.store()
        self.set_focus(None)
        self.query_one(Footer).place = "lead"

    def _capture_purpose(self, group: Group) -> Purpose:
        board = self.now.board
        count = next((len(c.issues) for c in board.columns if c.group.id == group.id), 0) if board else 0
        lo, hi = board.asked if board else (0, 0)
        so_far = f"{count} of {lo} to {hi}" if hi else f"{count} so far"
        turns = self.now.turns
        hint = CAPTURE_HINT if turns is None or turns.order == "gallery walk" else TURN_HINT
        late = f", late for E{board.number}" if board is not None and self.late_for else ""
        return Purpose("capture", f"{group.name} ({so_far}){late}", hint)

    def edited(self, purpose: Purpose, text: str) -> None:
        """Keep the words as a draft, and put the group that they name in hand."""
        if purpose.place != "capture":
            self.drafts.keep(purpose.place, text)
        else:
            self._keep_words(text)
            named = understand(text, self.now.groups).group
            group = next((group for group in self.now.groups if group.id == named), None)
            if group is not None and group.id != self.group:
                self.take_group(group)
                self.show_capture_head()
            self.edited_words(text)
        if purpose.place.startswith("mark:"):
            self.show_understood(text)

    def _keep_words(self, text: str) -> None:
        """Keep a group's words; after a crash they name their group, if that would not be in hand by itself then."""
        usual, group = self.usual_group(), self.group_in_hand()
        unsaid = bool(text.strip()) and group is not None and group != usual
        marked = unsaid and not understand(text, self.now.groups).group
        self.drafts.keep("capture", text, f"{group.number}: {text}" if marked and group is not None else "")

    def usual_group(self) -> Group | None:
        """The group that is in hand when the window opens (`CaptureKeys`)."""
        return None

    def edited_words(self, text: str) -> None:
        """A group's words changed (`SenseKeys`)."""

    def show_understood(self, text: str) -> None:
        """Say what the marks of a line mean (`SenseKeys`)."""

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
            if place.startswith(("edit:", "mark:")):
                self.enter_board()
            self.say("The draft is kept: the same key brings it back." if kept else "")
        elif place == "capture" and key in ("tab", "shift+tab"):
            self.turn_group(-1 if key == "shift+tab" else 1)
        elif place == "capture" and key == "up":
            self.enter_board()

    def pasted(self, purpose: Purpose, text: str) -> bool:
        """Text was pasted (`SheetKeys`)."""
        return False

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

    def _emptied(self) -> None:
        """Empty the line; its draft has become something."""
        line = self.typing
        if line is not None:
            self.drafts.keep(line.purpose.place, "")
            self.drafts.store()  # at once: a power cut now must not bring kept words back into the line
            line.fill("")

    def _finish(self, words: str) -> None:
        """Empty and close the line, with a word about what happened."""
        self._emptied()
        self.close_line()
        self.say(words)
