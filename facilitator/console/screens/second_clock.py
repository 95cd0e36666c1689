"""The second clock over the lead's screen: its figures, and the keys that work on it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.console.painting.digits import large
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.times import face, left_words
from facilitator.console.painting.today import heading
from facilitator.console.screens.closing import Closing
from facilitator.console.screens.running import RunScreen
from facilitator.console.widgets.canvas import Canvas
from facilitator.live import commands

HINT = "space pauses · + - a minute · 0 closes the clock · esc leaves it running"


class SecondClock(Canvas):
    """The figures of the second clock."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """What it is for, how much is left, and what the keys do."""
        second = self.view.second if self.view is not None else None
        if second is None:
            return []
        over = second.left < 0
        shade = style.over if over else style.accent if second.running else style.quiet
        standing = "TIME" if over else "running" if second.running else "paused"
        lines = [heading(second.name or "Second clock", standing, width, style), strip_of([], width, style.plain)]
        figures = large(face(second.left), width - 4, max(3, height - 5))
        lines += [strip_of([(row.center(width), shade)], width, style.plain) for row in figures]
        lines.append(strip_of([], width, style.plain))
        lines += [strip_of([], width, style.plain)] * (height - 2 - len(lines))
        lines = [*lines[: height - 2], strip_of([(f" {self._first()}", style.plain)], width, style.plain)]
        return [*lines, strip_of([(f" {HINT}", style.bar_quiet)], width, style.bar)]

    def _first(self) -> str:
        """The item's own clock, which this panel lies over."""
        now = self.view.now if self.view is not None else None
        if now is None:
            return ""
        standing = "" if now.clock.state == "running" else f", {now.clock.state}"
        return f"{now.title}: {left_words(now.clock.left)}{standing}"


class SecondClockScreen(Closing[None]):
    """The second clock, while its keys are needed; it goes on without this screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,t", "pause", show=False),
        Binding("plus,equals_sign", "change(60)", show=False),
        Binding("minus", "change(-60)", show=False),
        Binding("0,x", "put_away", show=False),
        Binding("escape,q", "leave", show=False),
    ]
    DEFAULT_CSS = """
    SecondClockScreen { align: center middle; background: $background 70%; }
    SecondClockScreen #second { width: 78; max-width: 96%; height: 14; max-height: 96%; border: round $accent; }
    SecondClockScreen SecondClock { height: 1fr; }
    """

    def __init__(self, asker: RunScreen) -> None:
        """Stand over a screen on the run."""
        super().__init__()
        self._asker = asker

    def compose(self) -> ComposeResult:
        """The clock."""
        with Vertical(id="second"):
            yield SecondClock()

    def on_mount(self) -> None:
        """Follow the screen below, second by second."""
        self.watch(self._asker, "view", self._look)

    def _look(self) -> None:
        """Show the clock as it is now; close where there is none any more."""
        view = self._asker.view
        if view is None or view.second is None:
            self.action_leave()
        else:
            for clock in self.query(SecondClock):  # none while the screen comes up or goes
                clock.view = view

    def action_pause(self) -> None:
        """Pause it, or let it go on."""
        self._asker.ask(commands.ToggleSecondClock())

    def action_change(self, seconds: int) -> None:
        """Give it more time, or less."""
        self._asker.ask(commands.ChangeSecondClock(float(seconds)))

    def action_put_away(self) -> None:
        """Put the clock away."""
        if self._asker.ask(commands.CloseSecondClock()):
            self._asker.say("The second clock is put away. u brings it back.")

    def action_leave(self) -> None:
        """Leave it running."""
        self.dismiss()

    def on_screen_resume(self) -> None:
        """What lay over it has gone; so may the clock have, meanwhile."""
        self._look()
