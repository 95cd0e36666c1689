"""What the review's screens share: a heading, a pane of lines, a typed line, words, keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.strip import Strip

from facilitator.console.everywhere import Everywhere
from facilitator.console.key import TYPING, Key, KeyedScreen, working
from facilitator.console.mode import Mode
from facilitator.console.painting.bars import footer
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import beside, clip, strip_of
from facilitator.console.painting.spots import Spot, does
from facilitator.console.program import Program, program
from facilitator.console.screens.paper import all_keys
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.reading import ReadingPane
from facilitator.console.widgets.typing import TypingLine

HELP = 4
"""Where "? keys" stands in the footer: before what may not fit into a narrow window."""


class ReviewHead(Canvas):
    """What is being read, and under it the tabs, one of them in hand."""

    name_line = Painted("")
    aside = Painted("")
    tabs: Painted[tuple[str, ...]] = Painted(())
    at = Painted(0)
    turns = "review.tab"
    """The command that turns to a tab, by its figure."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The lines."""
        title = clip(f" {self.name_line}", max(10, width - len(self.aside) - 2))
        lines = [
            beside([(title, does(style.bar_strong, "menu"))], [(f"{self.aside} ", style.bar_quiet)], width, style.bar)
        ]
        if self.tabs:
            tabs = [
                (
                    f" {number} {name} ",
                    does(style.chip if number - 1 == self.at else style.bar, self.turns, str(number)),
                )
                for number, name in enumerate(self.tabs, 1)
            ]
            lines.append(beside(tabs, [], width, style.bar))
        return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))]


class ReviewFoot(Canvas):
    """The keys that do something now; while something is typed, the line over it tells what its keys do."""

    keys: Painted[tuple[Key, ...]] = Painted(())
    mode = Painted(Mode())

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line."""
        keys = [] if self.mode.place in TYPING else list(self.keys)
        return [footer(keys, None, (), width, style)]

    def offer(self, keys: tuple[Key, ...], idle: frozenset[str] = frozenset()) -> None:
        """Offer these keys and those that work everywhere, but none that would be `idle`."""
        found = [one for one in working((*keys, *Everywhere.KEYS), None, *PLACES) if one.footer and one.id not in idle]
        self.keys = tuple(sorted(found, key=lambda one: HELP if one.id == "help" else one.footer))


PLACES = ("reviews", "review", "compared", "anywhere")


class ReviewBase(KeyedScreen):
    """A screen of the review."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""

    def __init__(self, message: Message | None = None, field: TypingLine | None = None) -> None:
        """Stand over a line of words, and over a typed one where something is typed."""
        super().__init__()
        self.head, self.pane, self.foot = ReviewHead(), ReadingPane(), ReviewFoot(id="foot")
        self.message, self.field = message or Message(), field

    def compose(self) -> ComposeResult:
        """Heading, lines, typed line, words, keys."""
        yield self.head
        yield self.pane
        if self.field is not None:
            yield self.field
        yield self.message
        yield self.foot

    @property
    def console(self) -> Program:
        """The program."""
        return program(self)

    def say(self, words: str) -> None:
        """Show a sentence in the line at the foot."""
        self.message.words = words

    def take_thing(self, spot: Spot) -> None:
        """Mark the line that was clicked."""
        if spot.kind == "line":
            self.pane.take(spot.name)

    def show_keys(self) -> None:
        """The keys of this screen."""
        self.app.push_screen(all_keys(self.KEYS, self.console.signs))

    def back(self) -> None:
        """To the screen below, or out of the program."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit(0)
