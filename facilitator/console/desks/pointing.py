"""The desk for the mouse: what is clicked is taken in hand, opened, moved and scrolled as the keys would."""

from __future__ import annotations

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.board import BoardDesk
from facilitator.console.desks.pages import PagesDesk
from facilitator.console.key import is_open
from facilitator.console.painting.spots import Spot
from facilitator.live.queries.day_words import local
from facilitator.live.state import Issue

ITEM = "{title}, {when}."
GOES = f"{ITEM} A second click goes there, the right button lists what can be done with it."


class PointingDesk(Desk):
    """Issues, groups and items under the mouse. A click alone changes nothing of the day, nor of what the room sees."""

    def __init__(self, bench: Bench, pages: PagesDesk, board: BoardDesk) -> None:
        """Take things in hand at the desks that they belong to."""
        super().__init__(bench)
        self.pages, self.board = pages, board

    def pointed(self, spot: Spot) -> None:
        """Take in hand what was clicked; while participants see this window there is nothing to take."""
        state, mode = self.bench.state, self.bench.mode
        if mode.room:
            return
        if spot.kind == "field" and mode.place == "board":
            self.board.leave()
        elif spot.kind == "issue" and (issue := state.issues.get(spot.name)) is not None:
            self._choose(issue)
        elif spot.kind == "group" and (group := state.groups.get(spot.name)) is not None:
            if spot.which:
                self.bench.perform("capture.group", str(group.number))
            else:
                self.board.hand.take(group)
                self.board.hand.looked()
        elif spot.kind == "item":
            self._mark(spot.name)

    def _choose(self, issue: Issue) -> None:
        """Choose an issue as the arrows do. A line for other than a group's words is left as Esc leaves it."""
        bench = self.bench
        if bench.field.open and not bench.field.purpose.words:
            bench.field.hand_in()
            bench.leaving("escape")
        bench.screen.set_focus(self.board.middle)
        bench.put(showing="board", chosen=issue.id, place="board")
        self.board.hand.take(bench.state.groups.get(issue.group))
        self.board.say_where()

    def _mark(self, item: str) -> None:
        """Have the next command be about an item of the day; nothing moves yet."""
        row = next((row for row in self.bench.now.rows if row.item.id == item), None)
        if row is not None:
            self.bench.put(item=item)
            told = GOES if self._leads else ITEM
            self.bench.say(told.format(title=row.item.title, when=local(self.bench.now, row.begins)))

    @property
    def _leads(self) -> bool:
        """Whether this window leads the day; the scribe's follows it, and has no key that goes to an item either."""
        return "item.go" in self.bench.handlers

    def opens(self, spot: Spot) -> bool:
        """An item that is clicked twice is gone to, as from the list, where the day is led."""
        if spot.kind == "item" and self._leads and is_open(self.bench.view) and not self.bench.mode.room:
            self.pages.go(spot.name)
        return spot.kind == "item"

    def given(self, held: Spot, onto: Spot, done: bool) -> None:
        """An issue that is dragged over another group's column is given to that group."""
        state = self.bench.state
        issue = state.issues.get(held.name) if held.kind == "issue" else None
        if issue is None or self.bench.mode.room:
            return
        under = state.issues.get(onto.name) if onto.kind == "issue" else None
        group = state.groups.get(under.group if under is not None else onto.name)
        if group is None or group.id == issue.group:
            self.bench.say(f"{issue.id} stays where it is.")
        elif done:
            self._choose(issue)
            self.board.move(str(group.number))
        else:
            self.bench.say(f"Let go, and {issue.id} is {group.name}'s.")

    def wheeled(self, way: int) -> None:
        """Scroll a long page, or choose the issue above or below."""
        mode = self.bench.mode
        if mode.place == "board":
            self.board.step("down" if way > 0 else "up")
        elif mode.showing == "page" and not mode.room and self.pages.middle.overflow():
            self.pages.scroll(way)
