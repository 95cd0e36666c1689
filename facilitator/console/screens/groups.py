"""The sheets about the groups: walking round, who is here, and reading their words back."""

from __future__ import annotations

from functools import partial

from facilitator.console.bench import Bench, Done
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.painting.times import local_clock
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.groups import CountAttendance, ObserveGroup, Progress, ReadBackGroup
from facilitator.live.facts.issues import EditIssue
from facilitator.live.facts.room import ShowInRoom
from facilitator.live.queries.day import place_of_day
from facilitator.live.queries.groups import Agency, Read, ReadBacks, Visited, agency_mix, read_backs, walk_round
from facilitator.live.room_state import RoomHold
from facilitator.live.stamp import Stamp
from facilitator.live.state import State


class WalkSheet(Sheet):
    """Groups down the sheet; a digit takes one in hand, a letter says how it gets on."""

    PLACE = "walk"

    def content(self, state: State, now: Stamp) -> Content:
        """The groups, their standing, and minutes since the last visit."""
        sheet = walk_round(state, now)
        rows = tuple(
            Row(row.group.id, _name(row), _since(row, bool(sheet.item)), (), _tone(row), _figure(row, bool(sheet.item)))
            for row in sheet.rows
        )
        if not sheet.item:
            return Content("Walk round", "private", ("No exercise is going on now.",), rows, tiled=True)
        waiting = [row.group.name for row in sheet.rows if row.overdue]
        above = f"Waiting for you: {', '.join(waiting)}" if waiting else "Nobody has waited six minutes."
        return Content(f"Walk round: {sheet.title}", "private", (above,), rows, tiled=True)

    @key("walk.left", "left", "before", "The group before", -1, where="walk")
    @key("walk.right", "right", "next", "The next group", 1, where="walk")
    def step(self, way: int) -> None:
        self.take(way)

    @key("walk.group", "1,2,3,4,5,6,7,8,9", "group", "Take that group in hand", where="walk", footer=7)
    def take_group(self, figure: str) -> None:
        group = self.numbered(figure)
        if group is not None:
            self.at = group.id
            self.take(0)

    @key("walk.settling", "s", "settling", "The group is settling", "settling", where="walk", footer=2)
    @key("walk.on_task", "t", "on task", "The group is on task", "on task", where="walk", footer=3)
    @key("walk.has_points", "p", "points", "The group has points to report", "has points", where="walk", footer=4)
    @key("walk.stuck", "k", "stuck", "The group is stuck", "stuck", where="walk", footer=5)
    @key("walk.done", "d", "done", "The group is done", "done", where="walk", footer=6)
    def saw(self, standing: Progress) -> None:
        group = self.state.groups.get(self.at)
        if group is not None:
            self.bench.ask(ObserveGroup(group.id, standing), f"{group.name}: {standing}. ⟦sheet.undo:u⟧ takes it back.")


def _name(row: Visited) -> str:
    standing = row.standing or "not visited yet"
    number = str(row.group.number)
    called = row.group.name if number in row.group.name else f"{number} {row.group.name}"
    return f"{called}: {standing}"


def _since(row: Visited, going_on: bool) -> str:
    if not going_on:
        return ""
    if not row.standing and not row.minutes:
        return ""
    ago = f"{row.minutes} min" if row.minutes else "just now"
    if not row.standing:
        ago = f"waits {ago}"
    elif row.minutes:
        ago += " ago"
    return f"{ago} · look in" if row.overdue else ago


def _figure(row: Visited, going_on: bool) -> str:
    """The minutes since somebody looked in, for a tile."""
    return f"{row.minutes} min" if going_on and (row.standing or row.minutes) else ""


def _tone(row: Visited) -> Tone:
    return "warn" if row.overdue else TONES[row.standing]


TONES: dict[str, Tone] = {
    "": "quiet",
    "settling": "",
    "on task": "",
    "has points": "good",
    "stuck": "warn",
    "done": "good",
}
"""How each standing sounds."""


FIGURE = "Type how many people of the agency in hand are here"
AGENCY = "An agency that the plan does not list"


class AttendanceSheet(Sheet):
    """The agencies of the plan down the sheet; a figure counts the one in hand."""

    PLACE = "attendance"

    def __init__(self, below: Bench) -> None:
        """Count in the room as a whole."""
        super().__init__(below)
        self.group = ""
        """The id of the group counted at; "" for the whole room."""

    def content(self, state: State, now: Stamp) -> Content:
        """The agencies and their counts."""
        mix = agency_mix(state)
        rows = tuple(
            Row(agency.name, agency.name, self._aside(agency), (), self._tone(agency)) for agency in mix.agencies
        )
        where, here = "in the room", mix.total
        if self.group:
            where, here = f"at {state.groups[self.group].name}", mix.at(self.group)
        next_place = "the next group" if state.groups else "the room"
        above = f"Counting {where}: {here} so far. ⟦attendance.place:g⟧ turns to {next_place}."
        return Content(
            "Who is here",
            "counts, never names",
            (above,),
            rows,
            "The plan lists no agencies: ⟦attendance.agency:n⟧ adds one.",
        )

    def _aside(self, agency: Agency) -> str:
        return str(self._here(agency) or "·")

    def _tone(self, agency: Agency) -> Tone:
        return "" if self._here(agency) else "quiet"

    def _here(self, agency: Agency) -> int:
        return agency.at.get(self.group, 0) if self.group else agency.count

    def _in_hand(self) -> Agency | None:
        return next((agency for agency in agency_mix(self.state).agencies if agency.name == self.at), None)

    @key("attendance.figure", "1,2,3,4,5,6,7,8,9", "count", FIGURE, where="attendance", footer=1)
    @key("attendance.count", "enter", "count", "Type how many; 0 for nobody", where="attendance")
    def type_count(self, figure: str = "") -> None:
        agency = self._in_hand()
        if agency is not None:
            self.bench.drafts.keep("attendance", figure)
            hint = "enter keeps it and goes on to the next · esc out"
            self.bench.line(Purpose("attendance", f"{agency.name}: how many", self._counted, hint, figure))

    @key("attendance.more", "plus,equals_sign", "one more", "One more", 1, where="attendance", footer=2)
    @key("attendance.fewer", "minus", "one fewer", "One fewer", -1, where="attendance", footer=3)
    def add(self, more: int) -> None:
        agency = self._in_hand()
        if agency is not None:
            self._keep(agency.name, max(0, self._here(agency) + more))

    @key("attendance.place", "g", "room or group", "Count in the room, or at one group", where="attendance", footer=4)
    def turn_place(self) -> None:
        places = ["", *(group.id for group in self.state.open_groups())]
        at = places.index(self.group) if self.group in places else 0
        self.group = places[(at + 1) % len(places)]
        self.renew()

    @key("attendance.agency", "n", "another agency", AGENCY, where="attendance", footer=5)
    def type_agency(self) -> None:
        hint = "enter adds one person of it · esc out"
        self.bench.line(Purpose("agency", "Another agency", self._add_agency, hint))

    def _keep(self, agency: str, count: int) -> Done:
        where = f" at {self.state.groups[self.group].name}" if self.group else ""
        return self.bench.ask(
            CountAttendance(agency, count, self.group),
            f"{agency}{where}: {count}. ⟦sheet.undo:u⟧ takes it back.",
        )

    def _add_agency(self, name: str) -> None:
        self.bench.finish()
        if name and self._keep(name, 1):
            self.at = name
            self.renew()

    def _counted(self, text: str) -> None:
        """Keep a count and go on to the next agency."""
        if text and not (text.isascii() and text.isdigit() and len(text) <= 4):
            self.bench.say("Type a number, such as 4; 0 for nobody.")
            return
        self.bench.finish()
        if text and self._keep(self.at, int(text)):
            self.take(1)


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
