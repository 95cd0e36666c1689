"""Reading back: one group's words on one sheet, confirmed or corrected before the group goes on."""

from __future__ import annotations

from functools import partial

from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.painting.times import local_clock
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.groups import ReadBackGroup
from facilitator.live.facts.issues import EditIssue
from facilitator.live.facts.room import ShowInRoom
from facilitator.live.queries.day import place_of_day
from facilitator.live.queries.groups import Read, ReadBacks, read_backs
from facilitator.live.room_state import RoomHold
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

CONFIRMED = "The group confirmed what was written down"


class ReadBackSheet(Sheet):
    """One group at a time; Enter corrects a line, letters keep what the group said to it all."""

    PLACE = "read-back"

    def __init__(self, below: Bench, exercise: str, group: str) -> None:
        """Open on a group's words of an exercise."""
        super().__init__(below)
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
        offsets = self.bench.now.offsets
        told = [f"{answer.result} {local_clock(answer.at.wall, offsets)}" for answer in read.answers]
        return ", ".join(told) or "Read it out, line by line. Did we write down what you said?"

    @key("read_back.next", "right,tab", "next group", "The next group", 1, where="read-back", footer=1)
    @key("read_back.previous", "left,shift+tab", "group before", "The group before", -1, where="read-back")
    def turn(self, way: int) -> None:
        groups = [read.group.id for read in read_backs(self.state, self.exercise).groups]
        if groups:
            place = groups.index(self.group) if self.group in groups else 0
            self.group = groups[(place + way) % len(groups)]
            self.at = ""
            self.renew()
            self.bench.say("")
            if self.before is not None:
                self.bench.ask(ShowInRoom("read-back", self.exercise, self.group))

    @key("read_back.confirmed", "c", "confirmed", CONFIRMED, "confirmed", where="read-back", footer=2)
    @key(
        "read_back.corrected", "x", "corrected", "The group had it corrected", "corrected", where="read-back", footer=3
    )
    def heard(self, result: str) -> None:
        group = self.state.groups.get(self.group)
        if group is not None:
            words = f"{group.name}: {result}. ⟦sheet.undo:u⟧ takes it back."
            self.bench.ask(ReadBackGroup(group.id, result, self.exercise), words)

    @key("read_back.room", "v", "to the room", "Show the words to the room, or no more", where="read-back", footer=5)
    def show_room(self) -> None:
        if self.before is not None:
            self.left()
            return
        shown = place_of_day(self.state.room, self.state)
        if self.bench.ask(ShowInRoom("read-back", self.exercise, self.group)):
            self.before = shown
            self.renew()

    def left(self) -> None:
        """The room sees what it saw before."""
        before, self.before = self.before, None
        if before is not None:
            command = ShowInRoom(before.view, before.exercise, before.group)
            self.bench.ask(command, "The room sees them no more.")

    @key("read_back.edit", "enter", "edit", "Correct the line in hand", where="read-back", footer=4)
    def edit(self) -> None:
        issue = self.state.issues.get(self.at)
        if issue is not None:
            enter = partial(self._edit, issue.id)
            self.bench.line(Purpose(f"edit:{issue.id}", f"Correct {issue.id}", enter, text=issue.text))

    def _edit(self, about: str, text: str) -> None:
        kept = f"{about} is corrected; its first words stay on record. ⟦read_back.corrected:x⟧ marks the read-back."
        self.bench.save(EditIssue(about, text) if text else None, kept)
