"""Over the lead's screen: the second clock with its keys, and noting that something began some minutes ago."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.digits import large
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import beside, clip, strip_of, wrap
from facilitator.console.painting.spots import Spot, spotted
from facilitator.console.painting.times import face, left_words
from facilitator.console.painting.today import heading
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.typing import TypedLine
from facilitator.live.facts.agenda import Backdate
from facilitator.live.facts.clocks import ChangeSecondClock, CloseSecondClock, ToggleSecondClock
from facilitator.live.queries.day_words import done_at_a_price, local
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
        return [*lines, strip_of(style.offers(f" {HINT}", style.bar_quiet), width, style.bar)]

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


class Beginning(NamedTuple):
    """Something that may have begun earlier: what is asked for, what it is called, and what it did then."""

    what: Literal["item", "clock"]
    name: str
    did: str


def beginnings(view: View) -> tuple[Beginning, ...]:
    """What can have begun earlier now."""
    if view.now is None:
        return (Beginning("item", "The day, with its first item", "began"),)
    title = view.now.title
    return (Beginning("item", title, "began"), Beginning("clock", "Only its clock", "ran"))


class Beginnings(Canvas):
    """What can have begun earlier, one of them in hand, and what came of the last attempt."""

    at = Painted(0)
    minutes = Painted(0)
    words = Painted("")

    def __init__(self, bench: Bench) -> None:
        """Take the bench, which knows the day."""
        super().__init__()
        self.bench = bench

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Heading, choices and words."""
        lines = [heading("It began some minutes ago", "enter notes it · ↑↓ what · esc out", width, style)]
        for number, one in enumerate(beginnings(self.bench.now)):
            here = number == self.at
            shade = style.here if here else style.plain
            when = f" {one.did} {self._when(one)} "
            name = clip(f" {'▶' if here else ' '} {one.name}", width - cell_len(when))
            shade = spotted(shade, Spot("choice", one.what))
            lines.append(beside([(name, shade)], [(when, shade)], width, shade))
        lines.append(strip_of([], width, style.plain))
        lines += [strip_of([(f" {line}", style.warn)], width, style.plain) for line in wrap(self.words, width - 2)]
        return lines[:height]

    def _when(self, one: Beginning) -> str:
        """When that was, by the minutes typed so far."""
        if not self.minutes:
            return "… minutes ago"
        view = self.bench.now
        row = next((row for row in view.rows if row.mark == "now"), None)
        if one.what == "clock":
            return f"{self.minutes} min more"
        since = row.begins if row is not None else view.at
        earlier = f", {self.minutes} min earlier" if row is not None else ""
        return f"at {local(view, since - timedelta(minutes=self.minutes))}{earlier}"


class BackdateScreen(OverTheDay[None]):
    """Asks for minutes, and for what."""

    DEFAULT_CSS = """
    BackdateScreen #began { width: 76; max-width: 98%; height: 9; }
    """

    def __init__(self, bench: Bench) -> None:
        """Work on the lead's day."""
        super().__init__()
        self.bench = bench

    def compose(self) -> ComposeResult:
        """The choices over the line."""
        with Vertical(id="began", classes="frame"):
            yield Beginnings(self.bench)
            yield TypedLine(self, placeholder="how many minutes")

    def follow(self, view: View | None) -> None:
        """Show the day as it is now."""
        super().follow(view)
        for beginnings in self.query(Beginnings):  # none while the screen is still coming up
            beginnings.repaint()

    def on_mount(self) -> None:
        """Take the keyboard; an item whose clock waits was most likely begun without it."""
        now = self.bench.now.now
        if now is not None and now.clock.state == "not started":
            self.query_one(Beginnings).at = 1
        self.set_focus(self.query_one(TypedLine), scroll_visible=False)

    def line_edited(self, line: TypedLine) -> None:
        """Show what so many minutes would mean."""
        shown = self.query_one(Beginnings)
        text = line.value.strip()
        shown.minutes = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        shown.words = ""

    def line_entered(self, line: TypedLine) -> None:
        """Note the beginning in hand, so many minutes ago."""
        shown = self.query_one(Beginnings)
        if not shown.minutes:
            shown.words = "Type how many minutes ago, such as 6."
            return
        one = beginnings(self.bench.now)[shown.at]
        if self.bench.ask(Backdate(shown.minutes * 60.0, one.what)):
            self.dismiss(None)
            earlier = "more" if one.what == "clock" else "earlier"
            self.bench.say(done_at_a_price(self.bench.now, f"{one.name} {one.did} {shown.minutes} min {earlier}"))
        else:
            shown.words = self.bench.said

    def line_left(self, line: TypedLine, key: str) -> None:
        """Out, or take another beginning in hand."""
        shown = self.query_one(Beginnings)
        if key == "escape":
            self.dismiss(None)
        elif key == "tab":
            shown.at = (shown.at + 1) % len(beginnings(self.bench.now))
        else:
            self.step(-1)

    def take_thing(self, spot: Spot) -> None:
        """Take what was clicked in hand."""
        found = [number for number, one in enumerate(beginnings(self.bench.now)) if one.what == spot.name]
        for number in found:
            self.query_one(Beginnings).at = number

    @key("backdate.down", "down", "down", "The next thing that may have begun earlier", 1, where="began earlier")
    def step(self, way: int) -> None:
        shown = self.query_one(Beginnings)
        shown.at = max(0, min(len(beginnings(self.bench.now)) - 1, shown.at + way))
