"""The scribe's screen: the board and the line the groups' words go into, while somebody else leads the day."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip

from facilitator.console.key import Key
from facilitator.console.keys import BY_ID
from facilitator.console.keys_scribe import allowed, scribe_bindings, scribe_footer
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.scribe import scribe_side
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.running import RunScreen
from facilitator.console.widgets.panels import DayBar, Footer, Message, Middle, Panels, Side
from facilitator.console.widgets.typing import Purpose, TypingLine
from facilitator.controller import Controller
from facilitator.drafts import Drafts
from facilitator.live import commands
from facilitator.live.capture_line import understand
from facilitator.live.view import Now


class ScribeMiddle(Middle):
    """The board, or the page."""

    BEGIN = "The lead begins the day."


class ScribeSide(Side):
    """Clock, page, nudges."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The panel."""
        beside = all(middle.showing == "board" for middle in self.screen.query(Middle))
        return scribe_side(self.view, width, height, self.app.theme, style, beside) if self.view else []


class ScribeFooter(Footer):
    """The bottom line with the scribe's keys."""

    def keys_here(self) -> list[Key]:
        """The commands that work where the keys go now."""
        place = ("line" if self.words else "") if self.place == "typing" else self.place
        return scribe_footer(self.view, place) if place else []


class ScribeScreen(LeadScreen, inherit_bindings=False):
    """What the second person types on. It is the lead's screen without everything that moves the day."""

    BINDINGS: ClassVar[list[BindingType]] = [*scribe_bindings()]

    def __init__(
        self,
        controller: Controller,
        drafts: Drafts,
        folder: Path,
        told: tuple[str, ...] = (),
        own: dict[str, str] | None = None,
    ) -> None:
        """Open on a run. That the laptop was away is for the lead to settle."""
        super().__init__(controller, drafts, folder, told, own)
        self.away = None

    def compose(self) -> ComposeResult:
        """Bar, the board, the side; words and keys."""
        yield DayBar().data_bind(RunScreen.view)
        with Panels(id="panels"):
            yield ScribeMiddle().data_bind(RunScreen.view)
            yield ScribeSide().data_bind(RunScreen.view)
        yield TypingLine(self, captures=True)
        yield Message()
        yield ScribeFooter(id="footer").data_bind(RunScreen.view)

    def keys_at(self, place: str) -> list[Key]:
        """The commands of a place that the scribe has."""
        found = [key for key in super().keys_at(place) if place != "lead" or allowed(key.id)]
        return [*found, *super().keys_at("scribe")] if place == "lead" else found

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command that the scribe has, if it works now."""
        key = BY_ID[command_id]
        if not allowed(key.id):
            return
        super().action_perform(command_id, *which)

    def look(self) -> None:
        """Show the run as it is now; once the day has ended there is nothing to type, and a draft is kept."""
        super().look()
        if self.now.phase == "ended" and self.typing is not None:
            self.close_line()
            self.say("The day has ended.")

    def _follow_item(self) -> None:
        """The board, as soon as there is one."""
        super()._follow_item()
        self.query_one(Middle).showing = "board" if self.now.board is not None else "page"

    def item_changed(self) -> None:
        """Another item. Words half typed stay where they are: only the lead moves on, the scribe is in mid-sentence."""
        if self.typing is None:
            super().item_changed()
            self._open_for_words()

    def _open_for_words(self) -> None:
        """Have the line open as soon as there is something to capture: this window is for typing."""
        if self.typing is None and self.now.board is not None and self.now.phase == "running":
            self.do_capture_open()

    def _ring(self, before: Now | None) -> None:
        """The bell is the lead's."""

    def greet(self) -> None:
        """Say what this window is for, and what was left typed."""
        if self.drafts.places():
            self.say("Unfinished words are kept: c, o, k or a brings them back.")
        else:
            self.say("You type, the lead leads. esc leaves the line, then ! tells the lead something.")

    def woke(self, seconds: float) -> None:
        """That the laptop was away is for the lead's window to note, once."""
        self.controller.slept = 0.0

    def do_nudge_send(self) -> None:
        """Tell the lead something."""
        hint = "enter sends · 4: at the start names a group · esc out, draft kept"
        self.open_line(Purpose("nudge", "Tell the lead (only she sees it)", hint))

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Make of the words what they were typed for."""
        if purpose.place != "nudge":
            super().submitted(purpose, text)
            return
        typed = understand(text, self.now.groups)
        if not typed.words:
            self._finish("")
        elif self.ask(commands.SendNudge(typed.words, typed.group)):
            self._finish("The lead has it on her screen.")
