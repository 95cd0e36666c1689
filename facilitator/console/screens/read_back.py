"""Reading back: one group's words on one sheet, confirmed or corrected before the group goes on."""

from __future__ import annotations

from facilitator.console.painting.sheet import Content, Row
from facilitator.console.painting.times import local_clock
from facilitator.console.screens.lead_line import LineKeys
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.folding_room import place_shown
from facilitator.live.sheets.reading_back import Read, ReadBacks, read_backs
from facilitator.live.stamp import Stamp
from facilitator.live.state import RoomHold, State


class ReadBackSheet(Sheet):
    """One group at a time; Enter corrects a line, letters keep what the group said to it all."""

    PLACE = "read-back"

    def __init__(self, run: LineKeys, exercise: str, group: str) -> None:
        """Open on a group's words of an exercise."""
        super().__init__(run)
        self.exercise = exercise
        self.group = group
        self.before: RoomHold | None = None
        """What the room saw before these words; None while it does not see them."""

    def content(self, state: State, now: Stamp) -> Content:
        """The group's words, and every answer so far with its time."""
        found = read_backs(state, self.exercise)
        read = self._read(found)
        if read is None:
            return Content("Read back", "", (), (), "Nothing has been written down for this exercise yet.")
        self.group = read.group.id
        rows = tuple(Row(issue.id, f"{issue.id} {issue.text}") for issue in read.issues)
        place = [one.group.id for one in found.groups].index(self.group) + 1
        room = ("The room sees these words too.",) if self.before is not None else ()
        unread = ", ".join(group.name for group in found.unread)
        above = (
            *room,
            self._answers(read),
            f"Not read back yet: {unread}" if unread else "Every group's words were read back.",
        )
        return Content(f"Read back: {read.group.name}", f"E{found.number}, {place} of {len(found.groups)}", above, rows)

    def _read(self, found: ReadBacks) -> Read | None:
        named = next((read for read in found.groups if read.group.id == self.group), None)
        return named or (found.groups[0] if found.groups else None)

    def _answers(self, read: Read) -> str:
        offsets = self.run.now.offsets
        told = [f"{answer.result} {local_clock(answer.at.wall, offsets)}" for answer in read.answers]
        return ", ".join(told) or "Read it out, line by line. Did we write down what you said?"

    def _turn(self, way: int) -> None:
        groups = [read.group.id for read in read_backs(self.state, self.exercise).groups]
        if groups:
            place = groups.index(self.group) if self.group in groups else 0
            self.group = groups[(place + way) % len(groups)]
            self.at = ""
            self.renew()
            self.say("")
            if self.before is not None:
                self.ask(commands.ShowInRoom("read-back", self.exercise, self.group))

    def do_read_back_next(self) -> None:
        """The next group."""
        self._turn(1)

    def do_read_back_previous(self) -> None:
        """The group before."""
        self._turn(-1)

    def do_read_back_confirmed(self) -> None:
        """It confirmed the words."""
        self._heard("confirmed")

    def do_read_back_corrected(self) -> None:
        """It had them corrected."""
        self._heard("corrected")

    def _heard(self, result: str) -> None:
        group = self.state.groups.get(self.group)
        if group is not None:
            words = f"{group.name}: {result}. u takes it back."
            self.ask(commands.ReadBackGroup(group.id, result, self.exercise), words)

    def do_read_back_room(self) -> None:
        """Show the words to the room, or give it back what it saw before."""
        if self.before is not None:
            self._give_back()
            return
        shown = place_shown(self.state.room, self.state)
        if self.ask(commands.ShowInRoom("read-back", self.exercise, self.group)):
            self.before = shown
            self.renew()

    def _give_back(self) -> None:
        """What the room saw before."""
        before, self.before = self.before, None
        if before is not None:
            command = commands.ShowInRoom(before.view, before.exercise, before.group)
            self.ask(command, "The room sees them no more.")

    def do_sheet_close(self) -> None:
        """Back to the screen below; the room sees what it saw before."""
        self._give_back()
        super().do_sheet_close()

    def do_read_back_edit(self) -> None:
        """Correct the line in hand."""
        issue = self.state.issues.get(self.at)
        if issue is not None:
            self.open_line(f"edit:{issue.id}", f"Correct {issue.id}", issue.text)

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Keep the corrected line."""
        about = purpose.place.partition(":")[2]
        if text and not self.ask(commands.EditIssue(about, text)):
            return
        self.close_line()
        self.say(f"{about} is corrected; its first words stay on record. x marks the read-back." if text else "")
