"""A look at pasted lines before they become issues: whose each is, and which to leave out."""

from __future__ import annotations

from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.lettering import clip
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.sheet import Sheet
from facilitator.live.capture_line import PastedLine, given
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

TAKE = "pasting.all"
"""What the sheet gives when its lines are to be taken; they are then in `lines`."""


class PastingSheet(Sheet):
    """The lines of a paste. Nothing is kept before Enter."""

    PLACE = "pasting"

    def __init__(self, below: Bench, lines: tuple[PastedLine, ...], late: bool) -> None:
        """List the lines; `late` where they are copied down afterwards."""
        super().__init__(below)
        self.lines = lines
        self.late = late

    def content(self, state: State, now: Stamp) -> Content:
        """The lines and their groups."""
        rows = tuple(Row(str(number), line.words, self._aside(state, line)) for number, line in enumerate(self.lines))
        late = " They are marked as late entries." if self.late else ""
        above = f"Each line becomes an issue.{late} Esc puts them into the line as one instead."
        return Content(f"{len(rows)} pasted lines", "", (above,), rows, "Nothing is left.")

    def _aside(self, state: State, line: PastedLine) -> str:
        """Whose it is, and what its marks say; a question where that is not certain."""
        if line.heading:
            return "heading? 1-9 or d" if line.words == line.heading else "whose? 1-9"
        labels = {theme.id: theme.label for theme in state.plan.themes}
        also = [f"+{state.groups[group].number}" for group in line.echoes if group in state.groups]
        return " · ".join((*(labels.get(theme, theme) for theme in line.themes), *also, state.groups[line.group].name))

    @key("pasting.all", "enter", "take all", "Take all lines; one undo takes them all back", where="pasting", footer=1)
    def take_all(self) -> None:
        """Once it is certain whose each is."""
        unsure = next((str(place) for place, line in enumerate(self.lines) if line.heading), "")
        if unsure:
            heading = self.lines[int(unsure)].heading
            self.at = unsure
            self.renew()
            self.bench.say(f"Whose is what stands under {clip(heading, 20)}? Press the group's number.")
            return
        self.dismiss(TAKE if self.lines else "")

    @key(
        "pasting.group", "1,2,3,4,5,6,7,8,9", "group", "Give the line in hand to that group", where="pasting", footer=2
    )
    def give(self, figure: str) -> None:
        group = self.numbered(figure)
        if group is not None and self.lines:
            place = int(self.at)
            self.lines = given(self.lines, place, group.id)
            self.at = str(max(0, min(place, len(self.lines) - 1)))
            self.take(1)
            self.renew()

    @key("pasting.drop", "d", "leave out", "Leave the line in hand out", where="pasting", footer=3)
    def drop(self) -> None:
        if self.lines:
            place = int(self.at)
            self.lines = (*self.lines[:place], *self.lines[place + 1 :])
            self.at = str(max(0, min(place, len(self.lines) - 1)))
            self.renew()
