"""Who is here: people by agency, in the room or at one group. Counts, never names."""

from __future__ import annotations

from facilitator.console.bench import Bench, Done
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.groups import CountAttendance
from facilitator.live.queries.groups import Agency, agency_mix
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

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
