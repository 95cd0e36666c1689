"""The wall on the lead's screen: every event of the case, who knew of it, and what others might have been told."""

from __future__ import annotations

from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.live.facts.room import ShowInRoom
from facilitator.live.facts.wall import CoverEvent, TellAgency, UncoverEvent
from facilitator.live.queries.day import place_shown
from facilitator.live.queries.telling import case_of, held_back, parts_now
from facilitator.live.queries.wall import Wall, WallRow, gap_words, mindful_words, sum_words, wall_of, who
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

TOLD = "Suppose that this agency had been told of the event in hand, or no more: what if somebody had rung?"
PART = "Show the room what that group reads of the case, or the page again"


class WallSheet(Sheet):
    """Events down the sheet; Enter uncovers one, arrows choose an agency, a letter supposes that it had been told."""

    PLACE = "wall"

    def __init__(self, below: Bench) -> None:
        """Open on the first event that is still covered."""
        super().__init__(below)
        self.set_class(True, "-wide")
        wall = self._wall(self.bench.state)
        rows = wall.rows if wall is not None else ()
        self.at = next((row.id for row in rows if not row.uncovered), rows[0].id if rows else "")
        self.agency = wall.agencies[0] if wall is not None and wall.agencies else ""

    def _wall(self, state: State) -> Wall | None:
        """The wall of the case that the day is at."""
        case = case_of(state, state.item)
        return wall_of(state, case) if case is not None and case.chronology else None

    def content(self, state: State, now: Stamp) -> Content:
        """The events told so far, what falls out by itself, and what the room sees."""
        wall = self._wall(state)
        if wall is None:
            return Content("Who knew what", "", empty="This item has no case that says what happened when.")
        shown = place_shown(state.room, state).view
        room = {"wall": "The room sees the wall.", "part": "The room sees one group's part."}.get(shown, "")
        found = [sum_words(one, wall.agencies) for one in wall.sums]
        hung = f"{len(wall.uncovered)} of {len(wall.rows)} on the wall"
        above = [room or "⟦wall.room:v⟧ shows the room what is uncovered; what is covered stays with you."]
        if self.agency:
            above.append(f"To be told: ◂ {self.agency} ▸  ⟦wall.told:t⟧ supposes so for the event in hand.")
        case = case_of(state, state.item)
        if case is not None and held_back(state, case):
            above.append("What belongs to a later part of the case is not listed yet.")
        above += [gap_words(wall.uncovered), *found]
        rows = tuple(_row(row, row.id == self.at) for row in wall.rows)
        return Content(f"Who knew what: {wall.title}", hung, tuple(filter(None, above)), rows)

    def _case(self) -> str:
        case = case_of(self.state, self.state.item)
        return case.id if case is not None else ""

    @key("wall.uncover", "enter", "uncover", "Uncover the event in hand, or cover it again", where="wall", footer=1)
    def uncover(self) -> None:
        wall = self._wall(self.state)
        row = next((one for one in wall.rows if one.id == self.at), None) if wall is not None else None
        if row is None:
            return
        if row.uncovered:
            self.bench.ask(CoverEvent(self._case(), row.id), f"{row.date} is covered again.")
        elif self.bench.ask(UncoverEvent(self._case(), row.id)):
            knew, half = who(row, "known"), who(row, "half known")
            words = f"{row.date}: {', '.join(knew) or 'nobody'} knew"
            self.bench.say(f"{words}; half: {', '.join(half)}." if half else f"{words}.")

    @key("wall.told", "t", "had been told", TOLD, where="wall", footer=3)
    def suppose(self) -> None:
        if not self.agency or not self.at:
            return
        told = (self.at, self.agency) in self._told()
        words = "supposes so no more" if told else f"asks: what if {self.agency} had been told?"
        self.bench.ask(TellAgency(self._case(), self.at, self.agency), f"The wall {words}")

    def _told(self) -> tuple[tuple[str, str], ...]:
        wall = self.state.wall.get(self._case())
        return wall.told if wall is not None else ()

    @key("wall.next_agency", "right,tab", "agency", "The next agency", 1, where="wall", footer=2)
    @key("wall.previous_agency", "left,shift+tab", "agency before", "The agency before", -1, where="wall")
    def choose(self, way: int) -> None:
        wall = self._wall(self.state)
        if wall is not None and wall.agencies:
            place = wall.agencies.index(self.agency) if self.agency in wall.agencies else 0
            self.agency = wall.agencies[(place + way) % len(wall.agencies)]
            self.renew()

    @key("wall.room", "v", "to the room", "Show the wall to the room, or the page again", where="wall", footer=4)
    def show_room(self) -> None:
        shown = place_shown(self.state.room, self.state).view
        if self.bench.ask(ShowInRoom("page" if shown == "wall" else "wall")):
            self.bench.say(f"The room sees {self.bench.now.room}.")
            self.renew()

    @key("wall.part", "1,2,3,4,5,6,7,8,9", "a group's part", PART, where="wall", footer=5)
    def show_part(self, figure: str) -> None:
        case = case_of(self.state, self.state.item)
        group = next((one for one in self.state.open_groups() if str(one.number) == figure), None)
        if case is None or group is None:
            self.bench.say(f"There is no group {figure}.")
            return
        shown = place_shown(self.state.room, self.state)
        sent = (shown.view, shown.group) == ("part", group.id)
        if self.bench.ask(ShowInRoom("page") if sent else ShowInRoom("part", group=group.id)):
            part = next((one for one in parts_now(self.state, case) if one.group == group.number), None)
            whose = f": {', '.join(part.agencies)}" if part is not None and not sent else ""
            self.bench.say(f"The room sees {self.bench.now.room}{whose}.")
            self.renew()

    def take(self, way: int) -> None:
        """Take another row in hand, and tell who knew of it."""
        super().take(way)
        self.renew()


def _row(row: WallRow, in_hand: bool) -> Row:
    """An event; the one in hand with who knew, and every one with what is supposed of it."""
    told = [cell.agency for cell in row.cells if cell.told]
    below: list[tuple[str, str]] = []
    if in_hand:
        below.append(("knew", ", ".join(who(row, "known")) or "nobody"))
        half = who(row, "half known")
        below += [("half knew", ", ".join(half))] if half else []
    below += [("suppose told", ", ".join(told))] if told else []
    asks = (*([row.question] if row.question else []), *mindful_words(row))
    below += [("?", ask) for ask in asks]
    tone: Tone = "" if row.uncovered else "quiet"
    return Row(row.id, f"{row.date}: {row.text}", "● on the wall" if row.uncovered else "○ covered", tuple(below), tone)
