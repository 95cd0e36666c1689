"""The walk-round sheet: how each group gets on, one key for each standing."""

from __future__ import annotations

from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.live.facts.groups import ObserveGroup, Progress
from facilitator.live.queries.groups import Visited, walk_round
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

    @key("walk.group", "1,2,3,4,5,6,7,8,9", "group", "Take that group in hand", where="walk", footer=7)
    def take_group(self, figure: str) -> None:
        group = next((group for group in self.state.open_groups() if str(group.number) == figure), None)
        if group is None:
            self.bench.say(f"There is no group {figure}.")
            return
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
