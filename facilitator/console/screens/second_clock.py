"""The second clock over the lead's screen: its figures, and the keys that work on it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.digits import large
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import strip_of
from facilitator.console.painting.times import face, left_words
from facilitator.console.painting.today import heading
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas
from facilitator.live.facts.clocks import ChangeSecondClock, CloseSecondClock, ToggleSecondClock
from facilitator.live.queries.view import View

HINT = (
    "⟦second.pause:space⟧ pauses · ⟦second.more:+⟧ ⟦second.less:-⟧ a minute"
    " · ⟦second.put_away:0⟧ closes the clock · ⟦second.leave:esc⟧ leaves it running"
)


class SecondClockSheet(Canvas):
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
        return [*lines, strip_of([(style.named(f" {HINT}"), style.bar_quiet)], width, style.bar)]

    def _first(self) -> str:
        """The item's own clock, which this panel lies over."""
        now = self.view.now if self.view is not None else None
        if now is None:
            return ""
        standing = "" if now.clock.state == "running" else f", {now.clock.state}"
        return f"{now.title}: {left_words(now.clock.left)}{standing}"


class SecondClockScreen(OverTheDay[None]):
    """The second clock, while its keys are needed; it goes on without this screen."""

    DEFAULT_CSS = """
    SecondClockScreen #second { width: 78; max-width: 96%; height: 14; max-height: 96%; border: round $accent; }
    SecondClockScreen SecondClockSheet { height: 1fr; }
    """

    def __init__(self, bench: Bench) -> None:
        """Stand over a screen on the run."""
        super().__init__()
        self.bench = bench
        self._clock = SecondClockSheet()

    def compose(self) -> ComposeResult:
        """The clock."""
        with Vertical(id="second"):
            yield self._clock

    def follow(self, view: View | None) -> None:
        """Show the clock as it is now; close where there is none any more."""
        super().follow(view)
        if view is None or view.second is None:
            self.leave()
        else:
            self._clock.view = view

    @key("second.pause", "space,t", "pause", "Pause the clock, or let it go on", where="second clock")
    def pause(self) -> None:
        self.bench.ask(ToggleSecondClock())

    @key("second.more", "plus,equals_sign", "1 min more", "One minute more", 60.0, where="second clock")
    @key("second.less", "minus", "1 min less", "One minute less", -60.0, where="second clock")
    def change(self, seconds: float) -> None:
        self.bench.ask(ChangeSecondClock(seconds))

    @key("second.put_away", "0,x", "put away", "Put the clock away", where="second clock")
    def put_away(self) -> None:
        self.bench.ask(CloseSecondClock(), "The second clock is put away. ⟦sheet.undo:u⟧ brings it back.")

    @key("second.leave", "escape,q", "back", "Leave it running", where="second clock")
    def leave(self) -> None:
        self.dismiss()
