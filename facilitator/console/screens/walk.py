"""The walk-round sheet: how each group gets on, one key for each standing."""

from __future__ import annotations

from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.live import commands
from facilitator.live.events import Standing
from facilitator.live.sheets.walk import Visited, walk_round
from facilitator.live.stamp import Stamp
from facilitator.live.state import State


class WalkSheet(Sheet):
    """Groups down the sheet; a digit takes one in hand, a letter says how it gets on."""

    PLACE = "walk"

    def content(self, state: State, now: Stamp) -> Content:
        """The groups, their standing, and minutes since the last visit."""
        sheet = walk_round(state, now)
        rows = tuple(Row(row.group.id, _name(row), _since(row, bool(sheet.item)), (), _tone(row)) for row in sheet.rows)
        if not sheet.item:
            return Content("Walk round", "private", ("No exercise is going on now.",), rows)
        waiting = [row.group.name for row in sheet.rows if row.overdue]
        above = f"Waiting for you: {', '.join(waiting)}" if waiting else "Nobody has waited six minutes."
        return Content(f"Walk round: {sheet.title}", "private", (above,), rows)

    def do_walk_group(self, figure: str = "") -> None:
        """Take the group with this number in hand."""
        group = next((group for group in self.state.open_groups() if str(group.number) == figure), None)
        if group is None:
            self.say(f"There is no group {figure}.")
            return
        self.at = group.id
        self.take(0)

    def do_walk_settling(self) -> None:
        """It is settling."""
        self._saw("settling")

    def do_walk_on_task(self) -> None:
        """It is on task."""
        self._saw("on task")

    def do_walk_has_points(self) -> None:
        """It has points to report."""
        self._saw("has points")

    def do_walk_stuck(self) -> None:
        """It is stuck."""
        self._saw("stuck")

    def do_walk_done(self) -> None:
        """It is done."""
        self._saw("done")

    def _saw(self, standing: Standing) -> None:
        group = self.state.groups.get(self.at)
        if group is not None:
            self.ask(commands.ObserveGroup(group.id, standing), f"{group.name}: {standing}. u takes it back.")


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
