"""The menu over a screen, and the small list of what can be done with a thing under the mouse."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.agenda.cleaning import clean_line
from facilitator.console.key import key
from facilitator.console.menus import Menus
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.menu import AROUND, Entry, Menu, menu_lines, words_of
from facilitator.console.painting.spots import NOWHERE, Spot
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.typing import TypedLine
from facilitator.live.queries.view import View

WIDE, SMALL = 104, 76
"""Cells of the menu, and of the list of what can be done with a thing."""
FRAME, LINE = 2, 1
"""Lines of the frame, and of the line that letters go into."""


class MenuCanvas(Canvas):
    """Headings and lines."""

    menu: Painted[Menu] = Painted(Menu())

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The menu."""
        return menu_lines(self.menu, width, height, style)


class MenuScreen(OverTheDay[Spot]):
    """Commands by subject; gives what stands in the line that was chosen, or NOWHERE."""

    DEFAULT_CSS = """
    MenuScreen { align: left top; background: $background 40%; }
    MenuScreen #menu { width: 104; max-width: 100%; height: auto; max-height: 100%; }
    MenuScreen MenuCanvas { height: 1fr; }
    """
    MENU = "Menu"

    def __init__(self, menus: Menus, thing: Spot = NOWHERE, at: tuple[int, int] = (0, 0)) -> None:
        """All of a screen's commands, or what can be done with a `thing`, at a cell of the screen."""
        super().__init__()
        self.menus, self.thing, self._at = menus, thing, at
        self._open = menus.names[0] if menus.names else ""
        self._in_hand = 0

    def compose(self) -> ComposeResult:
        """The lines over the line that letters go into."""
        with Vertical(id="menu", classes="frame"):
            yield MenuCanvas()
            yield TypedLine(self, placeholder="type to find")

    def on_mount(self) -> None:
        """Open the first heading, and take the keyboard."""
        if self.thing != NOWHERE and not self.menus.about(self.thing):
            self.thing = NOWHERE
        self._show()
        self.set_focus(self.query_one(TypedLine), scroll_visible=False)

    def follow(self, view: View | None) -> None:
        """What would come of something changes as the day goes on."""
        super().follow(view)
        if self.is_mounted and self.menus.screen.is_attached and self.query(MenuCanvas):  # none while it goes
            self._show()

    @property
    def _typed(self) -> str:
        return clean_line(self.query_one(TypedLine).value)

    def _entries(self) -> tuple[Entry, ...]:
        if self._typed:
            return self.menus.with_words(self._typed)
        return self.menus.about(self.thing) if self.thing != NOWHERE else self.menus.under(self._open)

    def _show(self) -> None:
        """Show the lines there are now, in as much room as they need."""
        entries = self._entries()
        self._in_hand = max(0, min(self._in_hand, len(entries) - 1))
        names = self.menus.names if self.thing == NOWHERE else ()
        canvas = self.query_one(MenuCanvas)
        about = self._open if names else self.menus.title_of(self.thing)
        canvas.menu = Menu(names, about, entries, self._in_hand, self._typed)
        frame, (x, y), size = self.query_one("#menu"), self._at, self.app.size
        width = min(size.width, WIDE if self.thing == NOWHERE else SMALL)
        more = max(0, len(words_of(canvas.menu, width - FRAME)) - 1)
        height = min(size.height, max(3, len(entries) + more) + AROUND + FRAME + LINE)
        frame.styles.width, frame.styles.height = width, height
        frame.styles.offset = (max(0, min(x, size.width - width)), max(0, min(y, size.height - height)))

    # -- the mouse ----------------------------------------------------------------------------------------

    def take_thing(self, spot: Spot) -> None:
        """A heading that is clicked opens, a line that is clicked is done."""
        if spot.name == "turn":
            self.turn(spot.which)
        elif spot.name == "take":
            self.take(int(spot.which))

    def beside(self) -> None:
        """A click beside it closes it."""
        self.dismiss(NOWHERE)

    # -- keys ---------------------------------------------------------------------------------------------

    @key("menu.left", "left", "left", "The heading to the left", -1, where="menu", first=True)
    @key("menu.right", "right", "right", "The heading to the right", 1, where="menu", first=True)
    def step(self, way: int) -> None:
        names = self.menus.names
        if names and self.thing == NOWHERE:
            self.turn(names[(names.index(self._open) + way) % len(names)])

    def turn(self, name: str) -> None:
        """Open a heading."""
        self._open, self._in_hand = name, 0
        self.query_one(TypedLine).value = ""
        self._show()

    @key("menu.down", "down", "down", "The next line", 1, where="menu")
    @key("menu.page_down", "pagedown", "on", "Ten lines on", 10, where="menu")
    @key("menu.page_up", "pageup", "back", "Ten lines back", -10, where="menu")
    def move(self, way: int) -> None:
        self._in_hand = max(0, self._in_hand + way)
        self._show()

    def take(self, number: int) -> None:
        """Take a line in hand, and do it."""
        entries = self._entries()
        if number < len(entries):
            self._in_hand = number
            self._take(entries[self._in_hand])

    def _take(self, entry: Entry) -> None:
        """Do it; what does not work now says why, and the menu stays."""
        if entry.reason:
            self._show()
        else:
            self.dismiss(entry.spot)

    # -- typing -------------------------------------------------------------------------------------------

    def line_edited(self, line: TypedLine) -> None:
        """List what has these letters."""
        self._in_hand = 0
        self._show()

    def line_entered(self, line: TypedLine) -> None:
        """Do what is in hand."""
        entries = self._entries()
        if entries:
            self._take(entries[self._in_hand])

    def line_left(self, line: TypedLine, key: str) -> None:
        """Esc takes the letters away first, then the menu; the other keys move."""
        if key == "escape" and line.value:
            line.value = ""
        elif key == "escape":
            self.dismiss(NOWHERE)
        elif key == "up":
            self.move(-1)
        else:
            self.step(1 if key == "tab" else -1)
