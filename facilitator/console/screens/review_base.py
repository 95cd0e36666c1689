"""What the review's screens share: a heading, a pane of lines, a typed line, words, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.reactive import var
from textual.screen import Screen
from textual.strip import Strip

from facilitator.console.key import Key
from facilitator.console.keys import footer_keys, working
from facilitator.console.painting.footer import footer
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import beside, clip, strip_of
from facilitator.console.painting.paper import two_columns
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.widgets.canvas import Canvas
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.reading import ReadingPane
from facilitator.console.widgets.typing import Purpose, TypingLine

if TYPE_CHECKING:
    from facilitator.console.app import ConsoleApp


HELP = 4
"""Where "? keys" stands in the footer: before what may not fit into a narrow window."""


class ReviewHead(Canvas):
    """What is being read, and under it the tabs, one of them in hand."""

    name_line: var[str] = var("")
    aside: var[str] = var("")
    tabs: var[tuple[str, ...]] = var(())
    at: var[int] = var(0)

    def watch_name_line(self) -> None:
        """Name something else."""
        self.repaint()

    def watch_aside(self) -> None:
        """Say something else at the right."""
        self.repaint()

    def watch_at(self) -> None:
        """Take another tab in hand."""
        self.repaint()

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The lines."""
        title = clip(f" {self.name_line}", max(10, width - len(self.aside) - 2))
        lines = [beside([(title, style.bar_strong)], [(f"{self.aside} ", style.bar_quiet)], width, style.bar)]
        if self.tabs:
            tabs = [
                (f" {number} {name} ", style.chip if number - 1 == self.at else style.bar)
                for number, name in enumerate(self.tabs, 1)
            ]
            lines.append(beside(tabs, [], width, style.bar))
        return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))]


class ReviewFoot(Canvas):
    """The keys of the screen that is on top, as far as they do something now."""

    keys: var[tuple[Key, ...]] = var(())

    def watch_keys(self) -> None:
        """Offer others."""
        self.repaint()

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """The line."""
        return [footer(list(self.keys), None, (), width, style)]


class ReviewBase(Screen[None]):
    """A screen of the review."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""
    PLACE = "reviews"
    """Where its keys are declared."""

    @property
    def console(self) -> ConsoleApp:
        """The app, as what it is."""
        return cast("ConsoleApp", self.app)

    def compose(self) -> ComposeResult:
        """Heading, lines, typed line, words, keys."""
        yield ReviewHead()
        yield ReadingPane()
        yield TypingLine(self)
        yield Message()
        yield ReviewFoot(id="foot")

    @property
    def pane(self) -> ReadingPane:
        """The lines."""
        return self.query_one(ReadingPane)

    @property
    def head(self) -> ReviewHead:
        """The heading."""
        return self.query_one(ReviewHead)

    @property
    def typing(self) -> TypingLine:
        """The typed line."""
        return self.query_one(TypingLine)

    def idle(self) -> frozenset[str]:
        """The commands that would have nothing to do where the reader is now; the footer leaves them out."""
        return frozenset()

    def offer_keys(self) -> None:
        """Show the keys that do something; while something is typed, the line over it tells what its keys do."""
        idle = self.idle()
        found = [] if self.typing.open else footer_keys(None, self.PLACE)
        found.sort(key=lambda key: HELP if key.id == "help" else key.footer)
        self.query_one(ReviewFoot).keys = tuple(key for key in found if key.id not in idle)

    def open_line(self, purpose: Purpose, text: str) -> None:
        """Have something typed. A long label gives way to what the keys do."""
        label = clip(purpose.label, max(20, self.size.width - len(purpose.hint) - 6))
        self.typing.turn_to(purpose._replace(label=label), text)
        self.offer_keys()

    def close_line(self) -> None:
        """Nothing is typed now."""
        self.typing.close()
        self.offer_keys()

    def say(self, words: str) -> None:
        """One line of words."""
        self.query_one(Message).words = words

    def action_perform(self, command_id: str, *which: str) -> None:
        """Carry out a command of the declaration."""
        getattr(self, f"do_{command_id.replace('.', '_')}")(*which)

    def do_help(self) -> None:
        """The keys of this screen."""
        keys = (*working(None, self.PLACE), *working(None, "anywhere"))
        rows = [(key.sign, key.help) for key in keys]
        self.app.push_screen(PaperScreen("Keys", [two_columns(rows)]))

    def pasted(self, purpose: Purpose, text: str) -> bool:
        """Pasted text goes into the line, as one line."""
        return False

    def edited(self, purpose: Purpose, text: str) -> None:
        """The words in the line changed."""

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Enter was pressed."""

    def leaving(self, key: str) -> None:
        """A key was pressed that leads out of the line; the arrows go on marking."""
        if key == "up":
            self.pane.move(-1)
        else:
            self.close_line()

    def back(self) -> None:
        """To the screen below, or out of the program."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit(0)
