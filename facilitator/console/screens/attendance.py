"""Who is here: people by agency, in the room or at one group. Counts, never names."""

from __future__ import annotations

from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.lead_line import LineKeys
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.sheets.attendance import Agency, agency_mix
from facilitator.live.stamp import Stamp
from facilitator.live.state import State


class AttendanceSheet(Sheet):
    """The agencies of the plan down the sheet; a figure counts the one in hand."""

    PLACE = "attendance"

    def __init__(self, run: LineKeys) -> None:
        """Count in the room as a whole."""
        super().__init__(run)
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
        above = f"Counting {where}: {here} so far. g turns to {'the next group' if state.groups else 'the room'}."
        return Content("Who is here", "counts, never names", (above,), rows, "The plan lists no agencies: n adds one.")

    def _aside(self, agency: Agency) -> str:
        return str(self._here(agency) or "·")

    def _tone(self, agency: Agency) -> Tone:
        return "" if self._here(agency) else "quiet"

    def _here(self, agency: Agency) -> int:
        return agency.at.get(self.group, 0) if self.group else agency.count

    def _in_hand(self) -> Agency | None:
        return next((agency for agency in agency_mix(self.state).agencies if agency.name == self.at), None)

    def do_attendance_figure(self, figure: str = "") -> None:
        """Begin to type a count."""
        self._type(figure)

    def do_attendance_count(self) -> None:
        """Type a count."""
        self._type("")

    def _type(self, figure: str) -> None:
        agency = self._in_hand()
        if agency is not None:
            self.run.drafts.keep("attendance", figure)
            hint = "enter keeps it and goes on to the next · esc out"
            self.open_line("attendance", f"{agency.name}: how many", figure, hint)

    def do_attendance_more(self) -> None:
        """One more."""
        self._add(1)

    def do_attendance_fewer(self) -> None:
        """One fewer."""
        self._add(-1)

    def _add(self, more: int) -> None:
        agency = self._in_hand()
        if agency is not None:
            self._keep(agency.name, max(0, self._here(agency) + more))

    def do_attendance_place(self) -> None:
        """The room, then each group."""
        places = ["", *(group.id for group in self.state.open_groups())]
        at = places.index(self.group) if self.group in places else 0
        self.group = places[(at + 1) % len(places)]
        self.renew()

    def do_attendance_agency(self) -> None:
        """An agency that the plan does not list."""
        self.open_line("agency", "Another agency", hint="enter adds one person of it · esc out")

    def _keep(self, agency: str, count: int) -> bool:
        where = f" at {self.state.groups[self.group].name}" if self.group else ""
        return self.ask(
            commands.CountAttendance(agency, count, self.group), f"{agency}{where}: {count}. u takes it back."
        )

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Keep a count and go on to the next agency, or take in another agency."""
        if not text:
            self.close_line()
            return
        if purpose.place == "agency":
            self.close_line()
            if self._keep(text, 1):
                self.at = text
                self.renew()
            return
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            self.say("Type a number, such as 4; 0 for nobody.")
            return
        self.close_line()
        if self._keep(self.at, int(text)):
            self.take(1)
