"""What all sheets over a run's screen share: rows with one in hand, keys that act at once, and a line to type in.

A sheet names its place, says what it shows (`content`), and declares its commands over its own methods. It works with
a bench of its own over the one below.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.agenda.model import Block
from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.pages import title, two_columns
from facilitator.console.painting.sheet import Content, Row, sheet_height, sheet_lines
from facilitator.console.painting.spots import Spot
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas
from facilitator.live.queries.view import View
from facilitator.live.stamp import Stamp
from facilitator.live.state import Group, State

AROUND, LOWEST = 7, 18
"""Lines of a sheet beside its rows (frame, line to type in, words, keys), and the fewest of a sheet."""


LOFTY = 50
"""Lines of a window from which on the rows of a sheet stand apart."""


class SheetRows(Canvas):
    """The painted rows of a sheet."""

    shown = Content("")
    at = ""
    airy = False
    """Whether there is an empty line between any two rows, where all of them fit."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The rows."""
        return sheet_lines(self.shown, self.at, width, height, style, self.airy)


class Sheet(OverTheDay[str]):
    """A sheet over the screen of a run. It gives the id of a command that the screen is to go on with, or ""."""

    PLACE: ClassVar[str] = ""
    """Where this sheet's own keys are declared to work."""
    content: Callable[[State, Stamp], Content]
    """What each kind of sheet shows of a run at an instant."""
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Sheet #sheet { width: 104; max-width: 96%; height: 90%; max-height: 100%; }
    Sheet.-wide #sheet { width: 148; }
    Sheet SheetRows { height: 1fr; }
    Sheet Message { height: 1; }
    Sheet Footer { height: 1; dock: bottom; }
    """

    def __init__(self, below: Bench) -> None:
        """Open over the screen of a run."""
        super().__init__()
        self.bench = below.over(self, self.PLACE)
        self.bench.set_out([self], self.KEYS)
        self.shown = Content("")
        self.at = ""
        """The id of the row in hand."""
        self._rows = SheetRows()
        self._lines = 0

    def compose(self) -> ComposeResult:
        """Rows, the line, words, keys."""
        with Vertical(id="sheet", classes="frame"):
            yield self._rows
            yield self.bench.field
            yield self.bench.message
            yield self.bench.footer

    def take_paste(self, text: str) -> None:
        """Text pasted where nothing is typed: whoever takes dropped files looks at it."""
        for desk in self.bench.heard.dropped:
            desk.dropped(text)

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command of the sheet."""
        self.bench.perform(command_id, *which)

    # -- what it shows ------------------------------------------------------------------------------------

    def follow(self, view: View | None) -> None:
        """Show the run as it is now."""
        super().follow(view)
        self.bench.view = self.bench.footer.view = view
        self.bench.footer.saving = self.bench.controller.saving
        self.renew()

    def renew(self) -> None:
        """Look at the run again."""
        controller = self.bench.controller
        shown = self.content(controller.state, controller.clock.now())
        above = tuple(map(self.bench.named, shown.above))
        self.shown = shown._replace(above=above, empty=self.bench.named(shown.empty))
        ids = [row.id for row in self.rows]
        if self.at not in ids:
            self.at = ids[0] if ids else ""
        self._rows.shown, self._rows.at = self.shown, self.at
        self._fit()
        self._rows.repaint()

    def _fit(self) -> None:
        """Be as high as the rows need; never lower than before, so that nothing jumps while they change."""
        width = self._rows.size.width
        if width:
            airy = self._rows.airy = self.size.height >= LOFTY
            self._lines = max(self._lines, sheet_height(self.shown, width, self._rows.ink, airy) + AROUND)
            for frame in self.query("#sheet"):  # none while the sheet goes
                frame.styles.height = max(LOWEST, min(self._lines, self.size.height))

    def on_resize(self) -> None:
        """Fit the new size."""
        self.call_after_refresh(self.renew)

    @property
    def rows(self) -> list[Row]:
        """The rows that can be in hand."""
        return [row for row in self.shown.rows if row.tone != "title"]

    @property
    def state(self) -> State:
        """The run as it is."""
        return self.bench.state

    def numbered(self, figure: str) -> Group | None:
        """The group in the room with this number; that there is none is said."""
        group = next((group for group in self.state.open_groups() if str(group.number) == figure), None)
        if group is None:
            self.bench.say(f"There is no group {figure}.")
        return group

    # -- what is done on every sheet ----------------------------------------------------------------------

    def take_thing(self, spot: Spot) -> None:
        """Take the row that was clicked in hand."""
        if spot.kind == "row" and any(row.id == spot.name for row in self.rows):
            self.at = spot.name
            self.renew()

    def take(self, way: int) -> None:
        """Take another row in hand; the ends are ends."""
        ids = [row.id for row in self.rows]
        if ids:
            place = ids.index(self.at) if self.at in ids else 0
            self.at = ids[max(0, min(len(ids) - 1, place + way))]
            self.renew()

    @key("sheet.up", "up,pageup", "up", "The row above", where="sheet")
    def up(self) -> None:
        self.take(-1)

    @key("sheet.down", "down,pagedown", "down", "The row below", where="sheet")
    def down(self) -> None:
        self.take(1)

    @key("sheet.undo", "u,ctrl+z", "undo", "Undo the last step of this window", where="sheet")
    def undo(self) -> None:
        self.bench.undo()

    @key("sheet.redo", "U,shift+u,ctrl+y", "redo", "Redo what was undone", where="sheet")
    def redo(self) -> None:
        self.bench.redo()

    @key("sheet.help", "question_mark", "keys", "The keys that work on the sheet", where="sheet")
    def show_keys(self) -> None:
        blocks: list[Block] = []
        for place, name in ((self.PLACE, "On this sheet"), ("sheet", "On every sheet")):
            blocks += [title(name), two_columns((one.sign, one.help) for one in self.bench.working(place))]
        self.bench.show_paper("Keys", blocks)

    @key("sheet.close", "escape,q", "back", "Close the sheet", where="sheet", footer=9)
    def close_sheet(self) -> None:
        for desk in self.bench.heard.left:
            desk.left()
        self.dismiss("")
