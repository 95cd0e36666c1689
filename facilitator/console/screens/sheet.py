"""What all sheets over a run's screen share: rows with one in hand, keys that act at once, and a line to type in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.agenda.model import Block
from facilitator.console.keys import BY_ID, bindings, working
from facilitator.console.own_keys import with_own
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.paper import title, two_columns
from facilitator.console.painting.sheet import Content, Row, sheet_height, sheet_lines
from facilitator.console.painting.times import time_words
from facilitator.console.screens.closing import Closing
from facilitator.console.screens.lead_line import LineKeys
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.running import stands
from facilitator.console.screens.step_words import step_words
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.panels import Footer, Message
from facilitator.console.widgets.typing import Purpose, TypingLine
from facilitator.controller import held_words
from facilitator.live import commands
from facilitator.live.commands import Command
from facilitator.live.refused import Refused
from facilitator.live.stamp import Stamp
from facilitator.live.state import State
from facilitator.live.view import View

NOTHING = Content("")
AROUND, LOWEST = 7, 18
"""Lines of a sheet beside its rows (frame, line to type in, words, keys), and the fewest of a sheet."""


class SheetRows(Canvas):
    """The painted rows of the sheet it stands on."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The rows."""
        sheet = self.screen
        return sheet.paint(width, height, style) if isinstance(sheet, Sheet) else []


class Sheet(Closing[str]):
    """A sheet over the screen of a run. It gives the id of a command that the screen is to go on with, or "".

    Subclasses name their keys' place, say what they show (`content`), and have a method `do_<id>` for each key.
    """

    PLACE: ClassVar[str] = ""
    """Where this sheet's own keys are declared to work."""
    ALSO: ClassVar[tuple[str, ...]] = ()
    """Other places whose keys work here as well."""
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    Sheet { align: center middle; background: $background 70%; }
    Sheet #sheet { width: 104; max-width: 96%; height: 90%; border: round $accent; background: $background;
        border-title-align: right; border-title-color: $foreground; }
    Sheet #sheet { max-height: 100%; }
    Sheet.-wide #sheet { width: 140; }
    Sheet SheetRows { height: 1fr; }
    Sheet Message { height: 1; }
    Sheet Footer { height: 1; dock: bottom; }
    """

    def __init_subclass__(cls) -> None:
        """Take the keys declared for the sheet's place, and those of every sheet; Textual reads them right after."""
        cls.BINDINGS = [*bindings("sheet", cls.PLACE, *cls.ALSO)]
        super().__init_subclass__()

    def __init__(self, run: LineKeys) -> None:
        """Open over the screen of a run, whose controller and drafts it works with."""
        super().__init__()
        self.run = run
        self.shown = NOTHING
        self._lines = 0
        self.at = ""
        """The id of the row in hand."""

    def compose(self) -> ComposeResult:
        """Rows, the line, words, keys."""
        with Vertical(id="sheet"):
            yield SheetRows()
            yield TypingLine(self)
            yield Message()
            yield Footer()

    def on_mount(self) -> None:
        """Show the run as it is, and again whenever the screen below does."""
        footer = self.query_one(Footer)
        footer.own, footer.place = getattr(self.run, "own", {}), self.PLACE
        self.watch(self.run, "view", self._view_changed, init=True)

    # -- what it shows ------------------------------------------------------------------------------------

    def content(self, state: State, now: Stamp) -> Content:
        """What the sheet shows now; nothing, unless a subclass has something."""
        return NOTHING

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Its lines; a sheet that is no list of rows paints its own."""
        return sheet_lines(self.shown, self.at, width, height, style)

    def _view_changed(self, view: View | None) -> None:
        if not stands(self, SheetRows, Footer):
            return
        footer = self.query_one(Footer)
        footer.view, footer.saving = view, self.run.controller.saving
        self.query_one("#sheet").border_title = time_words(view)
        self.renew()

    def renew(self) -> None:
        """Look at the run again."""
        if not stands(self, SheetRows, Footer):
            return
        controller = self.run.controller
        self.shown = self.content(controller.state, controller.clock.now())
        ids = [row.id for row in self.rows]
        if self.at not in ids:
            self.at = ids[0] if ids else ""
        self._fit()
        self.query_one(SheetRows).repaint()

    def _fit(self) -> None:
        """Be as high as the rows need; never lower than before, so that nothing jumps while they change."""
        rows = self.query_one(SheetRows)
        width = rows.size.width
        if width:
            self._lines = max(self._lines, sheet_height(self.shown, width, rows.ink) + AROUND)
            self.query_one("#sheet").styles.height = max(LOWEST, min(self._lines, self.size.height))

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
        return self.run.controller.state

    def say(self, words: str) -> None:
        """Show one line of words; trouble with saving stays over it."""
        trouble = held_words(self.run.controller.saving)
        message = self.query_one(Message)
        message.alarm = bool(trouble)
        message.set_class(bool(trouble), "-alarm")
        message.words = trouble or words

    # -- what is done -------------------------------------------------------------------------------------

    def ask(self, command: Command, words: str = "") -> bool:
        """Carry out a command and say so in words; a refusal is shown. Returns whether it was done."""
        try:
            self.run.controller.dispatch(command)
        except Refused as refusal:
            self.say(str(refusal))
            return False
        self.run.look()
        self.renew()
        self.say(words)
        return True

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command of the declaration."""
        if BY_ID[command_id].when(self.run.view):
            getattr(self, f"do_{command_id.replace('.', '_')}")(*which)
        else:
            self.say("The day has ended. O opens it again.")

    def take(self, way: int) -> None:
        """Take another row in hand; the ends are ends."""
        ids = [row.id for row in self.rows]
        if ids:
            place = ids.index(self.at) if self.at in ids else 0
            self.at = ids[max(0, min(len(ids) - 1, place + way))]
            self.renew()

    def do_sheet_up(self) -> None:
        """The row above."""
        self.take(-1)

    def do_sheet_down(self) -> None:
        """The row below."""
        self.take(1)

    def do_sheet_close(self) -> None:
        """Back to the screen below."""
        self.dismiss("")

    def do_sheet_undo(self) -> None:
        """Undo the last step of this window."""
        chain = self.state.done.get(self.run.controller.window)
        if self.ask(commands.Undo(self.run.controller.window)) and chain:
            self.say(f"Taken back: {step_words(chain.step)}. U does it again.")

    def do_sheet_redo(self) -> None:
        """Redo what was undone."""
        chain = self.state.undone.get(self.run.controller.window)
        if self.ask(commands.Redo(self.run.controller.window)) and chain:
            self.say(f"Done again: {step_words(chain.step)}.")

    def do_sheet_help(self) -> None:
        """The keys that work on this sheet."""
        blocks: list[Block] = []
        for place, name in ((self.PLACE, "On this sheet"), ("sheet", "On every sheet")):
            found = [with_own(key, getattr(self.run, "own", {})) for key in working(self.run.view, place)]
            blocks += [title(name), two_columns((key.sign, key.help) for key in found)]
        self.app.push_screen(PaperScreen("Keys", blocks))

    # -- the line -----------------------------------------------------------------------------------------

    def open_line(
        self, place: str, label: str, text: str = "", hint: str = "enter saves · esc out, draft kept"
    ) -> None:
        """Open the line for a purpose, with its draft or else with `text`."""
        purpose = Purpose(place, label, hint)
        self.query_one(TypingLine).turn_to(purpose, self.run.drafts.of(place) or text)
        self.query_one(Footer).place = "typing"

    def close_line(self, kept: bool = False) -> None:
        """Close the line; its draft is forgotten unless `kept`."""
        line = self.query_one(TypingLine)
        if line.open:
            place = line.purpose.place
            line.close()
            if not kept:
                self.run.drafts.keep(place, "")
            self.run.drafts.store()
        self.query_one(Footer).place = self.PLACE

    def edited(self, purpose: Purpose, text: str) -> None:
        """Keep the words as a draft."""
        self.run.drafts.keep(purpose.place, text)

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Make of the words what they were typed for; a subclass with a line does so."""
        self.close_line()

    def pasted(self, purpose: Purpose, text: str) -> bool:
        """A paste goes into the line as one line."""
        return False

    def leaving(self, key: str) -> None:
        """Out of the line; the draft is kept."""
        if key == "escape":
            kept = bool(self.query_one(TypingLine).text)
            self.close_line(kept=True)
            self.say("The draft is kept: the same key brings it back." if kept else "")
