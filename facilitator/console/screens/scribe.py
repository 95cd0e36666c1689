"""The scribe's screen: the board and the line the groups' words go into, while somebody else leads the day."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.app import ComposeResult
from textual.strip import Strip

from facilitator.application.coming_back import Drafts
from facilitator.clock import ClockSource
from facilitator.console.desks.scribe import KINDS, scribe_desks
from facilitator.console.everywhere import Everywhere
from facilitator.console.key import at, bindings, keys_of
from facilitator.console.mode import Mode
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.side import scribe_side
from facilitator.console.screens.running import RunScreen
from facilitator.console.widgets.canvas import Painted
from facilitator.console.widgets.panels import DayBar, Middle, Panels, Side
from facilitator.console.widgets.typing import OwnLine
from facilitator.controller import Controller

KEYS = (*keys_of(KINDS, scribe=True), *Everywhere.KEYS)


class ScribeLine(OwnLine):
    """The line the scribe types in."""

    BINDINGS = bindings(at(KEYS, "line"))


class ScribeMiddle(Middle):
    """The board, or the page."""

    BINDINGS = bindings(at(KEYS, "board"))
    begin = "The lead begins the day."


class ScribeSide(Side):
    """The scribe's side panel: the clock, the page the room sees, nudges sent."""

    mode = Painted(Mode())
    """Whether the board shows beside it."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The panel."""
        beside = self.mode.showing == "board"
        return scribe_side(self.view, width, height, self.app.theme, style, beside) if self.view else []


class ScribeScreen(RunScreen):
    """What the second person types on."""

    CSS_PATH = "lead.tcss"
    KEYS = KEYS
    BINDINGS = bindings([*at(KEYS, "lead"), *at(KEYS, "scribe")])

    def __init__(
        self,
        controller: Controller,
        drafts: Drafts,
        folder: Path,
        real_clock: ClockSource,
        told: tuple[str, ...] = (),
        own: Mapping[str, str] | None = None,
    ) -> None:
        """Open on a run. That the laptop was away is for the lead to settle."""
        super().__init__(controller, drafts, own or {}, ScribeLine, Mode())
        self.bar, self.middle, self.side = DayBar(), ScribeMiddle(), ScribeSide()
        desks = scribe_desks(self.bench, self.middle, self.side, folder, real_clock)
        self.set_out(desks, [self.bar, self.middle, self.side], [self.middle, self.side])

    def compose(self) -> ComposeResult:
        """Bar, the board, the side; words and keys."""
        yield self.bar
        with Panels(id="panels"):
            yield self.middle
            yield self.side
        yield self.bench.field
        yield self.bench.message
        yield self.bench.footer
